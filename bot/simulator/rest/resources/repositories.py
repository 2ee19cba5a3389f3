"""Repositories: settings, people, branches' rules; the limits; accounts."""

from bot.simulator.changes.issues import assignable
from bot.simulator.errors import not_found
from bot.simulator.render import accounts as render_accounts
from bot.simulator.render import commits as render_commits
from bot.simulator.render.repositories import full_repository
from bot.simulator.rest.route import Answer, Request, route

LEGACY = {"triage": "read", "maintain": "write"}
"""`permission` knows four levels; `role_name` all of them."""


@route("GET", "/repos/{owner}/{repo}")
def get_repository(request: Request) -> Answer:
    """The repository, with what the caller may do."""
    count = request.hub.open_issues(request.repo)
    return Answer(body=full_repository(request.hub.at, request.repo, open_issues=count))


@route("GET", "/repos/{owner}/{repo}/collaborators/{username}/permission")
def permission(request: Request) -> Answer:
    """What an account may do here; anyone reads a public repository."""
    who = request.hub.store.account(request.params["username"])
    if who is None:
        raise not_found(f"{request.params['username']} is not a user")
    role = request.repo.role(who)
    return Answer(
        body={
            "permission": LEGACY.get(role, role),
            "role_name": role,
            "user": {
                **render_accounts.account(request.hub.at, who),
                "role_name": role,
                "permissions": render_accounts.permissions(role),
            },
        }
    )


@route("GET", "/repos/{owner}/{repo}/assignees/{assignee}", needs="issues:read pull_requests:read")
def may_be_assigned(request: Request) -> Answer:
    """204 if the account can be assigned to any issue here."""
    who = request.hub.store.account(request.params["assignee"])
    if not assignable(request.repo, who):
        raise not_found()
    return Answer(status=204)


@route("GET", "/repos/{owner}/{repo}/rules/branches/{branch}")
def branch_rules(request: Request) -> Answer:
    """The rules that hold for a branch."""
    rule = request.repo.rules.get(request.params["branch"])
    if rule is None or rule.classic or not rule.requires_pull_request:
        return Answer(body=[])
    shown = {
        "type": "pull_request",
        "parameters": {
            "allowed_merge_methods": ["merge", "squash", "rebase"],
            "dismiss_stale_reviews_on_push": False,
            "require_code_owner_review": False,
            "require_last_push_approval": False,
            "required_approving_review_count": 1,
            "required_review_thread_resolution": False,
        },
        "ruleset_source_type": "Repository",
        "ruleset_source": request.repo.full_name,
        "ruleset_id": rule.id,
    }
    return Answer(body=[shown])


@route("GET", "/repos/{owner}/{repo}/rulesets/{ruleset_id}")
def ruleset(request: Request) -> Answer:
    """One ruleset, and whether the asking App may pass it by."""
    number = request.params["ruleset_id"]
    for rule in request.repo.rules.values():
        if str(rule.id) == number and not rule.classic:
            passes = request.app is not None and request.app.id in rule.bypass
            return Answer(
                body={
                    "id": rule.id,
                    "name": f"rules of {rule.branch}",
                    "target": "branch",
                    "source_type": "Repository",
                    "source": request.repo.full_name,
                    "enforcement": "active",
                    "current_user_can_bypass": "always" if passes else "never",
                }
            )
    raise not_found()


@route("GET", "/repos/{owner}/{repo}/branches/{branch}", needs="contents:read")
def get_branch(request: Request) -> Answer:
    """A branch and its head."""
    name = request.params["branch"]
    sha = request.repo.git.branch(name)
    commit = request.repo.git.commit_of(sha) if sha else None
    if commit is None:
        raise not_found("Branch not found")
    at, full_name = request.hub.at, request.repo.full_name
    url = f"{at}/repos/{full_name}/branches/{name}"
    protected = name in request.repo.rules
    return Answer(
        body={
            "name": name,
            "commit": render_commits.commit(at, full_name, commit, None),
            "_links": {"html": f"{at}/{full_name}/tree/{name}", "self": url},
            "protected": protected,
            "protection": {"enabled": protected},
            "protection_url": f"{url}/protection",
        }
    )


@route("GET", "/orgs/{org}/teams/{team_slug}/members", needs="members:read")
def team_members(request: Request) -> Answer:
    """Who is in a team."""
    store = request.hub.store
    org = store.account(request.params["org"])
    if org is None or request.params["team_slug"] not in org.teams:
        raise not_found()
    people = [store.account(login) for login in org.teams[request.params["team_slug"]]]
    return request.paged(
        [each for each in people if each is not None],
        lambda each: render_accounts.account(request.hub.at, each),
    )


@route("GET", "/orgs/{org}/members/{username}", needs="members:read")
def member(request: Request) -> Answer:
    """204 for a member of the organization."""
    org = request.hub.store.account(request.params["org"])
    if org is None or request.params["username"] not in org.members:
        raise not_found("User does not exist or is not a member of the organization")
    return Answer(status=204)


@route("GET", "/rate_limit", auth="any")
def rate_limit(request: Request) -> Answer:
    """What is left of each limit; asking costs nothing."""
    core = request.hub.limits.show(request.actor.login, "core", request.hub.now())
    graphql = request.hub.limits.show(request.actor.login, "graphql", request.hub.now())
    search = {**core, "limit": 30, "remaining": 30, "used": 0}
    return Answer(
        body={"resources": {"core": core, "graphql": graphql, "search": search}, "rate": core}
    )
