"""Pull requests, their files, commits, reviews and reviewers."""

from bot.simulator.changes import commits, issues, pulls, reviews
from bot.simulator.changes.threads import files_of, pull_json
from bot.simulator.errors import Refusal, invalid, not_found
from bot.simulator.render import accounts
from bot.simulator.render import commits as render_commits
from bot.simulator.render import pulls as render
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.threads import Pull

READ = "pull_requests:read"
WRITE = "pull_requests:write"
FILES = 3000
"""Most files that the list of a pull request shows."""


def find(request: Request) -> Pull:
    """The pull request of the path."""
    found = request.hub.store.issues.get((request.repo.id, request.number("pull_number")))
    if found is None or found.pull is None:
        raise not_found()
    return found.pull


@route("GET", "/repos/{owner}/{repo}/pulls", needs=READ)
def list_pulls(request: Request) -> Answer:
    """Newest first; filtered by state, head (`owner:branch`) and base."""
    query = request.query
    state = query.get("state", "open")
    rows = [each.pull for each in request.hub.store.issues_of(request.repo) if each.pull]
    if state != "all":
        rows = [each for each in rows if each.issue.state == state]
    if head := query.get("head"):
        rows = [each for each in rows if each.head_label == head]
    if base := query.get("base"):
        rows = [each for each in rows if each.base_branch == base]
    if query.get("sort") == "updated":
        rows.sort(key=lambda each: each.issue.updated_at)
    if query.get("direction", "desc") == "desc":
        rows.reverse()
    return request.paged(rows, lambda each: render.pull(request.hub.at, each))


@route("POST", "/repos/{owner}/{repo}/pulls", needs=WRITE)
def create_pull(request: Request) -> Answer:
    """Open a pull request of a branch of this repository or of a fork (`owner:branch`)."""
    owner, _, branch = request.text("head").rpartition(":")
    head = request.repo
    if owner and owner != request.repo.owner.login:
        found = request.hub.store.repository(f"{owner}/{request.repo.name}")
        if found is None:
            raise invalid("PullRequest", "head")
        head = found
    pull = pulls.open_pull(
        request.hub,
        request.repo,
        request.actor,
        head=head,
        branch=branch,
        base=request.text("base"),
        title=str(request.body.get("title") or ""),
        body=request.optional("body") or "",
        draft=bool(request.body.get("draft")),
    )
    return Answer(status=201, body=pull_json(request.hub, pull))


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}", needs=READ)
def get_pull(request: Request) -> Answer:
    """One pull request with its counts."""
    return Answer(body=pull_json(request.hub, find(request)))


@route("PATCH", "/repos/{owner}/{repo}/pulls/{pull_number}", needs=WRITE)
def edit_pull(request: Request) -> Answer:
    """Change title, body or state."""
    pull = find(request)
    issues.edit(
        request.hub,
        pull.issue,
        request.actor,
        title=request.optional("title"),
        body=request.optional("body"),
        state=request.optional("state"),
    )
    return Answer(body=pull_json(request.hub, pull))


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}/files", needs=READ)
def list_files(request: Request) -> Answer:
    """The files with their patches; at most 3,000."""
    pull = find(request)
    return request.paged(
        files_of(pull)[:FILES], lambda each: render.file(request.hub.at, pull, each)
    )


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}/commits", needs=READ)
def list_commits(request: Request) -> Answer:
    """The commits, oldest first; at most 250."""
    pull = find(request)
    git = request.repo.git
    found = list(reversed(git.log(pull.base_sha, pull.head_sha, limit=250)))
    return request.paged(
        found,
        lambda each: render_commits.commit(
            request.hub.at,
            request.repo.full_name,
            each,
            commits.author_of(request.hub.store, each),
        ),
    )


@route("PUT", "/repos/{owner}/{repo}/pulls/{pull_number}/merge", needs="contents:write")
def merge_pull(request: Request) -> Answer:
    """Merge."""
    sha = pulls.merge(
        request.hub,
        find(request),
        request.actor,
        method=request.optional("merge_method") or "merge",
        sha=request.optional("sha"),
        title=request.optional("commit_title"),
        message=request.optional("commit_message") or "",
    )
    return Answer(body={"sha": sha, "merged": True, "message": "Pull Request successfully merged"})


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", needs=READ)
def list_reviews(request: Request) -> Answer:
    """Reviews, oldest first."""
    return request.paged(find(request).reviews, lambda each: render.review(request.hub.at, each))


@route("POST", "/repos/{owner}/{repo}/pulls/{pull_number}/reviews", needs=WRITE)
def create_review(request: Request) -> Answer:
    """Submit a review with its line comments; 422 for a line that the diff does not show."""
    rows = request.body.get("comments") or []
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise Refusal(422, "Invalid request.")
    made = reviews.review(
        request.hub,
        find(request),
        request.actor,
        request.optional("event") or "PENDING",
        request.optional("body") or "",
        commit_id=request.optional("commit_id"),
        comments=rows,
    )
    return Answer(body=render.review(request.hub.at, made))


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}/comments", needs=READ)
def list_review_comments(request: Request) -> Answer:
    """Line comments of all reviews."""
    rows = [each for review in find(request).reviews for each in review.comments]
    return request.paged(rows, lambda each: render.review_comment(request.hub.at, each))


@route("GET", "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", needs=READ)
def list_reviewers(request: Request) -> Answer:
    """Who is asked for a review and has not given one."""
    asked = find(request).reviewers
    return Answer(
        body={"users": [accounts.account(request.hub.at, each) for each in asked], "teams": []}
    )


@route("POST", "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", needs=WRITE)
def ask_reviewers(request: Request) -> Answer:
    """Ask people; 422 if one is no collaborator or the author."""
    pull = find(request)
    if request.body.get("team_reviewers"):
        raise Refusal(501, "The simulator does not implement review requests to teams")
    pulls.request_reviewers(request.hub, pull, request.actor, request.words("reviewers"))
    return Answer(status=201, body=render.pull(request.hub.at, pull))


@route("DELETE", "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", needs=WRITE)
def dismiss_reviewers(request: Request) -> Answer:
    """Take requests back."""
    pull = find(request)
    pulls.remove_reviewers(request.hub, pull, request.actor, request.words("reviewers"))
    return Answer(body=render.pull(request.hub.at, pull))


@route("GET", "/repos/{owner}/{repo}/commits/{commit_sha}/pulls", needs=READ)
def pulls_of_commit(request: Request) -> Answer:
    """Pull requests that hold a commit, or were merged as it."""
    sha = request.params["commit_sha"]
    rows = [
        each.pull
        for each in request.hub.store.issues_of(request.repo)
        if each.pull and sha in (each.pull.head_sha, each.pull.merge_sha)
    ]
    return request.paged(rows, lambda each: render.pull(request.hub.at, each))
