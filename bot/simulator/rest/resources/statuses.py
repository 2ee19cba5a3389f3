"""Commit statuses."""

from bot.simulator.errors import not_found
from bot.simulator.render import statuses as render
from bot.simulator.rest.route import Answer, Request, route


@route("GET", "/repos/{owner}/{repo}/commits/{ref}/statuses", needs="statuses:read")
def list_statuses(request: Request) -> Answer:
    """The statuses of a commit, the newest first."""
    commit = request.repo.git.commit_of(request.params["ref"])
    if commit is None:
        raise not_found(f"No commit found for SHA: {request.params['ref']}")
    rows = [each for each in reversed(request.repo.statuses) if each.sha == commit.sha]
    name = request.repo.full_name
    return request.paged(rows, lambda each: render.status(request.hub.at, name, each))
