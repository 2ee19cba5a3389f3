"""Check runs; only a GitHub App writes them."""

from bot.simulator.changes import checks
from bot.simulator.errors import not_found
from bot.simulator.render import checks as render
from bot.simulator.rest.route import Answer, Request, route
from bot.simulator.state.checks import CheckRun

READ = "checks:read"
WRITE = "checks:write"


def find(request: Request) -> CheckRun:
    """The check run of the path."""
    found = request.hub.store.runs.get(request.number("check_run_id"))
    if found is None or found.suite.repository is not request.repo:
        raise not_found()
    return found


def _shown(request: Request, run: CheckRun) -> dict[str, object]:
    return render.run(request.hub.at, run, pulls=request.hub.pulls_with(run.suite))


@route("POST", "/repos/{owner}/{repo}/check-runs", needs=WRITE)
def create_run(request: Request) -> Answer:
    """Make a check run on a commit, also one that came by a fork's pull request."""
    request.text("name"), request.text("head_sha")
    run = checks.create_run(request.hub, request.repo, request.the_app, request.actor, request.body)
    return Answer(status=201, body=_shown(request, run))


@route("GET", "/repos/{owner}/{repo}/check-runs/{check_run_id}", needs=READ)
def get_run(request: Request) -> Answer:
    """One check run."""
    return Answer(body=_shown(request, find(request)))


@route("PATCH", "/repos/{owner}/{repo}/check-runs/{check_run_id}", needs=WRITE)
def update_run(request: Request) -> Answer:
    """Change a check run; annotations are added."""
    run = find(request)
    checks.update_run(request.hub, run, request.the_app, request.actor, request.body)
    return Answer(body=_shown(request, run))


@route("GET", "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", needs=READ)
def list_annotations(request: Request) -> Answer:
    """The annotations."""
    run = find(request)
    return request.paged(run.annotations, lambda each: render.annotation(request.hub.at, run, each))


@route("GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", needs=READ)
def list_runs(request: Request) -> Answer:
    """The check runs of a commit; by default only the latest of each name."""
    commit = request.repo.git.commit_of(request.params["ref"])
    if commit is None:
        raise not_found(f"No commit found for SHA: {request.params['ref']}")
    rows = [
        run
        for suite in request.hub.store.suites.values()
        if suite.repository is request.repo and suite.head_sha == commit.sha
        for run in suite.runs
    ]
    if name := request.query.get("check_name"):
        rows = [each for each in rows if each.name == name]
    if app_id := request.query.get("app_id"):
        rows = [each for each in rows if str(each.suite.app.id) == app_id]
    if status := request.query.get("status"):
        rows = [each for each in rows if each.status == status]
    if request.query.get("filter", "latest") == "latest":
        latest = {(each.suite.app.id, each.name): each for each in rows}
        rows = list(latest.values())
    rows.reverse()
    return request.paged(
        rows,
        lambda each: _shown(request, each),
        wrap=lambda shown: {"total_count": len(rows), "check_runs": shown},
    )


@route("GET", "/repos/{owner}/{repo}/commits/{ref}/check-suites", needs=READ)
def list_suites(request: Request) -> Answer:
    """The check suites of a commit."""
    commit = request.repo.git.commit_of(request.params["ref"])
    if commit is None:
        raise not_found(f"No commit found for SHA: {request.params['ref']}")
    rows = [
        suite
        for suite in request.hub.store.suites.values()
        if suite.repository is request.repo and suite.head_sha == commit.sha
    ]
    if app_id := request.query.get("app_id"):
        rows = [each for each in rows if str(each.app.id) == app_id]
    return request.paged(
        rows,
        lambda each: render.full_suite(
            request.hub.at, each, commit=commit, pulls=request.hub.pulls_with(each)
        ),
        wrap=lambda shown: {"total_count": len(rows), "check_suites": shown},
    )
