"""Labels of a repository and of its issues."""

from bot.simulator.changes import labels
from bot.simulator.errors import not_found
from bot.simulator.render.repositories import label as render
from bot.simulator.rest.resources.issues import READ, WRITE, find
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.repositories import Label


def _shown(request: Request, label: Label) -> dict[str, object]:
    return render(request.hub.at, request.repo, label)


@route("GET", "/repos/{owner}/{repo}/labels", needs=READ)
def list_labels(request: Request) -> Answer:
    """All labels by name."""
    rows = sorted(request.repo.labels.values(), key=lambda each: each.name.casefold())
    return request.paged(rows, lambda each: _shown(request, each))


@route("POST", "/repos/{owner}/{repo}/labels", needs=WRITE)
def create_label(request: Request) -> Answer:
    """Make a label."""
    made = labels.create(
        request.hub,
        request.repo,
        request.actor,
        request.text("name"),
        color=request.optional("color"),
        description=request.optional("description"),
    )
    return Answer(status=201, body=_shown(request, made))


@route("GET", "/repos/{owner}/{repo}/labels/{name}", needs=READ)
def get_label(request: Request) -> Answer:
    """One label, by name in any case."""
    found = request.repo.labels.get(request.params["name"].casefold())
    if found is None:
        raise not_found()
    return Answer(body=_shown(request, found))


@route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/labels", needs=READ)
def list_on_issue(request: Request) -> Answer:
    """The labels of an issue."""
    return request.paged(find(request).labels, lambda each: _shown(request, each))


@route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/labels", needs=WRITE)
def add_to_issue(request: Request) -> Answer:
    """Put labels on; unknown names become labels."""
    issue = find(request)
    found = labels.named(request.hub, request.repo, request.actor, request.words("labels"))
    labels.add(request.hub, issue, request.actor, found)
    return Answer(body=[_shown(request, each) for each in issue.labels])


@route("PUT", "/repos/{owner}/{repo}/issues/{issue_number}/labels", needs=WRITE)
def replace_on_issue(request: Request) -> Answer:
    """Have exactly these labels."""
    issue = find(request)
    found = labels.named(request.hub, request.repo, request.actor, request.words("labels"))
    labels.replace(request.hub, issue, request.actor, found)
    return Answer(body=[_shown(request, each) for each in issue.labels])


@route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", needs=WRITE)
def remove_from_issue(request: Request) -> Answer:
    """Take one label off; 404 if it is not on."""
    issue = find(request)
    labels.remove_named(request.hub, issue, request.actor, request.params["name"])
    return Answer(body=[_shown(request, each) for each in issue.labels])
