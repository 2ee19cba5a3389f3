"""Issues and comments."""

from bot.simulator.changes import issues, labels, reactions
from bot.simulator.errors import Refusal, not_found
from bot.simulator.render import issues as render
from bot.simulator.render import timeline as render_timeline
from bot.simulator.render.accounts import account, moment
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.threads import REACTIONS, Issue, IssueComment, Reaction

READ = "issues:read pull_requests:read"
WRITE = "issues:write pull_requests:write"
BY_REST = {rest: graphql for graphql, rest in REACTIONS.items()}


def find(request: Request) -> Issue:
    """The issue of the path."""
    found = request.hub.store.issues.get((request.repo.id, request.number("issue_number")))
    if found is None:
        raise not_found()
    return found


def find_comment(request: Request) -> IssueComment:
    """The comment of the path."""
    found = request.hub.store.comments.get(request.number("comment_id"))
    if found is None or found.repository is not request.repo:
        raise not_found()
    return found


def _shown(request: Request, issue: Issue) -> dict[str, object]:
    return render.issue(request.hub.at, issue)


@route("GET", "/repos/{owner}/{repo}/issues", needs=READ)
def list_issues(request: Request) -> Answer:
    """Issues and pull requests, newest first, filtered as GitHub documents it."""
    query = request.query
    state = query.get("state", "open")
    rows = list(reversed(request.hub.store.issues_of(request.repo)))
    if state != "all":
        rows = [each for each in rows if each.state == state]
    for name in filter(None, query.get("labels", "").split(",")):
        rows = [each for each in rows if name in {label.name for label in each.labels}]
    if creator := query.get("creator"):
        rows = [each for each in rows if each.user.login.casefold() == creator.casefold()]
    if assignee := query.get("assignee"):
        rows = [each for each in rows if _assigned(each, assignee)]
    if since := query.get("since"):
        rows = [each for each in rows if moment(each.updated_at) >= since]
    if query.get("sort", "created") == "updated":
        rows.sort(key=lambda each: each.updated_at, reverse=True)
    if query.get("direction", "desc") == "asc":
        rows.reverse()
    return request.paged(rows, lambda each: _shown(request, each))


def _assigned(issue: Issue, wanted: str) -> bool:
    logins = {each.login.casefold() for each in issue.assignees}
    if wanted in ("*", "none"):
        return bool(logins) == (wanted == "*")
    return wanted.casefold() in logins


@route("POST", "/repos/{owner}/{repo}/issues", needs="issues:write")
def create_issue(request: Request) -> Answer:
    """Open an issue."""
    issue = issues.open_issue(
        request.hub,
        request.repo,
        request.actor,
        str(request.body.get("title") or ""),
        request.optional("body") or "",
        labels=request.words("labels"),
        assignees=request.words("assignees"),
    )
    return Answer(status=201, body=_shown(request, issue))


@route("GET", "/repos/{owner}/{repo}/issues/{issue_number}", needs=READ)
def get_issue(request: Request) -> Answer:
    """One issue."""
    return Answer(body=_shown(request, find(request)))


@route("PATCH", "/repos/{owner}/{repo}/issues/{issue_number}", needs=WRITE)
def edit_issue(request: Request) -> Answer:
    """Change text, state, labels or assignees."""
    issue = find(request)
    if request.body.get("milestone") is not None:
        raise Refusal(501, "The simulator does not implement milestones")
    issues.edit(
        request.hub,
        issue,
        request.actor,
        title=request.optional("title"),
        body=request.optional("body"),
        state=request.optional("state"),
        state_reason=request.optional("state_reason"),
    )
    if "labels" in request.body:
        found = labels.named(request.hub, request.repo, request.actor, request.words("labels"))
        labels.replace(request.hub, issue, request.actor, found)
    if "assignees" in request.body:
        wanted = request.words("assignees")
        known = {each.casefold() for each in wanted}
        leaving = [each.login for each in issue.assignees if each.login.casefold() not in known]
        issues.unassign(request.hub, issue, request.actor, leaving)
        issues.assign(request.hub, issue, request.actor, wanted)
    return Answer(body=_shown(request, issue))


@route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}", needs=READ)
def may_be_assigned(request: Request) -> Answer:
    """204 if the account can be assigned to this very issue: whoever commented on it can."""
    who = request.hub.store.account(request.params["assignee"])
    if not issues.assignable(request.repo, who, find(request)):
        raise not_found()
    return Answer(status=204)


@route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/assignees", needs=WRITE)
def add_assignees(request: Request) -> Answer:
    """201 always; compare the assignees of the answer with those asked for."""
    issue = find(request)
    issues.assign(request.hub, issue, request.actor, request.words("assignees"))
    return Answer(status=201, body=_shown(request, issue))


@route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/assignees", needs=WRITE)
def remove_assignees(request: Request) -> Answer:
    """Take assignees off."""
    issue = find(request)
    issues.unassign(request.hub, issue, request.actor, request.words("assignees"))
    return Answer(body=_shown(request, issue))


@route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/comments", needs=READ)
def list_comments(request: Request) -> Answer:
    """The thread, oldest first."""
    rows = find(request).comments
    if since := request.query.get("since"):
        rows = [each for each in rows if moment(each.updated_at) >= since]
    return request.paged(rows, lambda each: render.comment(request.hub.at, each))


@route("GET", "/repos/{owner}/{repo}/issues/comments", needs=READ)
def list_all_comments(request: Request) -> Answer:
    """Comments of all issues and pull requests, by id or by time."""
    rows = [
        each
        for (repository, _), issue in request.hub.store.issues.items()
        if repository == request.repo.id
        for each in issue.comments
        if moment(each.updated_at) >= request.query.get("since", "")
    ]
    rows.sort(key=lambda each: (each.created_at, each.id))
    if request.query.get("direction") == "desc":
        rows.reverse()
    return request.paged(rows, lambda each: render.comment(request.hub.at, each))


@route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/comments", needs=WRITE)
def create_comment(request: Request) -> Answer:
    """Write a comment."""
    made = issues.comment(request.hub, find(request), request.actor, request.text("body"))
    return Answer(status=201, body=render.comment(request.hub.at, made))


@route("GET", "/repos/{owner}/{repo}/issues/comments/{comment_id}", needs=READ)
def get_comment(request: Request) -> Answer:
    """One comment."""
    return Answer(body=render.comment(request.hub.at, find_comment(request)))


@route("PATCH", "/repos/{owner}/{repo}/issues/comments/{comment_id}", needs=WRITE)
def edit_comment(request: Request) -> Answer:
    """Change a comment of one's own."""
    made = find_comment(request)
    issues.edit_comment(request.hub, made, request.actor, request.text("body"))
    return Answer(body=render.comment(request.hub.at, made))


@route("DELETE", "/repos/{owner}/{repo}/issues/comments/{comment_id}", needs=WRITE)
def delete_comment(request: Request) -> Answer:
    """Remove a comment."""
    issues.delete_comment(request.hub, find_comment(request), request.actor)
    return Answer(status=204)


@route("POST", "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", needs=WRITE)
def react_to_comment(request: Request) -> Answer:
    """201 for a new reaction, 200 for one that was there."""
    return _react(request, find_comment(request))


@route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/reactions", needs=WRITE)
def react_to_issue(request: Request) -> Answer:
    """201 for a new reaction, 200 for one that was there."""
    return _react(request, find(request))


def _react(request: Request, text: Issue | IssueComment) -> Answer:
    content = request.text("content")
    if content not in BY_REST:
        raise Refusal(422, "Validation Failed")
    made, new = reactions.add(request.hub, text, request.actor, BY_REST[content])
    return Answer(status=201 if new else 200, body=_reaction(request, made))


def _reaction(request: Request, made: Reaction) -> dict[str, object]:
    return {
        "id": made.id,
        "node_id": made.node_id,
        "user": account(request.hub.at, made.user),
        "content": REACTIONS[made.content],
        "created_at": moment(made.created_at),
    }


@route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/timeline", needs=READ)
def list_timeline(request: Request) -> Answer:
    """What happened to an issue or pull request, oldest first."""
    issue = find(request)
    git = request.repo.git
    commits = git.log(issue.pull.base_sha, issue.pull.head_sha) if issue.pull else []
    rows = render_timeline.timeline(request.hub.at, issue, commits=commits)
    return request.paged(rows, lambda each: each)
