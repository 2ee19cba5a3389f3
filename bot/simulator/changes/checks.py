"""Check runs and suites, with the limits that GitHub enforces."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.simulator.errors import Refusal, forbidden, invalid, not_found
from bot.simulator.hub import Hub
from bot.simulator.render import checks as render
from bot.simulator.state.accounts import Account, App
from bot.simulator.state.checks import CheckRun, CheckSuite
from bot.simulator.state.repositories import Repository

ANNOTATIONS = 50
"""Most annotations in one request."""

TEXT_BYTES = 65_535
"""Bytes, not characters, of summary and text."""

ACTIONS = {"label": 20, "description": 40, "identifier": 20}
"""Most characters of a button's parts; three buttons at most."""


def request_suites(
    hub: Hub,
    repository: Repository,
    actor: Account,
    branch: str,
    *,
    before: str | None,
    after: str,
) -> None:
    """A push: each App that writes checks gets its suite; a fork's pushes are not seen."""
    for each in hub.installations_of(repository):
        if each.permissions.get("checks") == "write":
            made = suite_for(hub, repository, each.app, after, branch=branch, before=before)
            if not made.runs:
                _announce_suite(hub, made, actor, "requested")


def suite_for(
    hub: Hub,
    repository: Repository,
    app: App,
    sha: str,
    *,
    branch: str | None = None,
    before: str | None = None,
) -> CheckSuite:
    """The App's suite of a commit, made if it is not there."""
    for each in hub.store.suites.values():
        if each.repository is repository and each.app is app and each.head_sha == sha:
            return each
    number, node = hub.store.identify("CheckSuite")
    made = CheckSuite(
        id=number,
        node_id=node,
        repository=repository,
        app=app,
        head_sha=sha,
        branch=branch,
        before=before,
        created_at=hub.now(),
        updated_at=hub.now(),
    )
    hub.store.suites[number] = made
    return hub.store.keep(node, made)


def create_run(
    hub: Hub, repository: Repository, app: App, actor: Account, fields: Mapping[str, Any]
) -> CheckRun:
    """Make a check run from the request's fields."""
    sha = str(fields["head_sha"])
    commit = repository.git.commit_of(sha)
    if commit is None or commit.sha != sha:
        raise Refusal(422, f"No commit found for SHA: {sha}")
    suite = suite_for(hub, repository, app, sha, branch=_branch_of(repository, sha))
    number, node = hub.store.identify("CheckRun")
    run = CheckRun(
        id=number,
        node_id=node,
        suite=suite,
        name=str(fields["name"]),
        external_id=str(fields.get("external_id") or ""),
        details_url=fields.get("details_url"),
        status="queued",
        conclusion=None,
        started_at=None,
        completed_at=None,
    )
    _apply(hub, run, fields)
    suite.runs.append(run)
    suite.updated_at = hub.now()
    hub.store.runs[number] = run
    hub.store.keep(node, run)
    _announce(hub, run, actor, "created")
    if run.status == "completed":
        _completed(hub, run, actor)
    return run


def update_run(
    hub: Hub, run: CheckRun, app: App, actor: Account, fields: Mapping[str, Any]
) -> None:
    """Change a run that is the App's own; annotations are added to those already there."""
    if run.suite.app is not app:
        raise forbidden(
            "Invalid app_id `"
            + str(app.id)
            + "` - check run can only be modified by the GitHub App that created it."
        )
    was = run.status
    _apply(hub, run, fields)
    run.suite.updated_at = hub.now()
    if run.status == "completed" and was != "completed":
        _completed(hub, run, actor)


def rerequest_run(hub: Hub, run: CheckRun, actor: Account) -> None:
    """Somebody pressed "Re-run" of a check."""
    run.status, run.conclusion, run.completed_at = "queued", None, None
    _announce(hub, run, actor, "rerequested", only=run.suite.app)


def rerequest_suite(hub: Hub, suite: CheckSuite, actor: Account) -> None:
    """Somebody pressed "Re-run all checks"."""
    for run in suite.runs:
        run.status, run.conclusion, run.completed_at = "queued", None, None
    _announce_suite(hub, suite, actor, "rerequested")


def press(hub: Hub, run: CheckRun, actor: Account, identifier: str) -> None:
    """Somebody pressed a button of a check."""
    if identifier not in {action["identifier"] for action in run.actions}:
        raise not_found(f"no button {identifier}")
    _announce(
        hub,
        run,
        actor,
        "requested_action",
        only=run.suite.app,
        requested_action={"identifier": identifier},
    )


def _apply(hub: Hub, run: CheckRun, fields: Mapping[str, Any]) -> None:
    status = fields.get("status")
    conclusion = fields.get("conclusion")
    if status == "completed" and conclusion is None and run.conclusion is None:
        raise invalid("CheckRun", "conclusion", "missing_field")
    if conclusion == "stale":
        raise invalid("CheckRun", "conclusion", message="stale is set by GitHub alone")
    output = fields.get("output") or {}
    annotations: Sequence[dict[str, Any]] = output.get("annotations") or ()
    _check_output(output, annotations, run)
    actions: Sequence[dict[str, str]] = fields.get("actions") or ()
    _check_actions(actions)
    if fields.get("name"):
        run.name = str(fields["name"])
    if fields.get("external_id") is not None:
        run.external_id = str(fields["external_id"])
    if fields.get("details_url"):
        run.details_url = str(fields["details_url"])
    if conclusion is not None:
        run.status, run.conclusion = "completed", conclusion
        run.completed_at = _moment(fields.get("completed_at")) or hub.now()
    elif status is not None:
        run.status = status
        if status != "completed":
            run.conclusion, run.completed_at = None, None
    run.started_at = _moment(fields.get("started_at")) or run.started_at or hub.now()
    if output:
        run.title = output.get("title", run.title)
        run.summary = output.get("summary", run.summary)
        run.text = output.get("text", run.text)
        run.annotations.extend(dict(each) for each in annotations)
    if "actions" in fields:
        run.actions = [dict(each) for each in actions]


def _check_output(
    output: Mapping[str, Any], annotations: Sequence[Mapping[str, Any]], run: CheckRun
) -> None:
    if not output:
        return
    if not output.get("summary") or not (output.get("title") or run.title):
        raise invalid("CheckRun", "output", "missing_field", message="title and summary are needed")
    for part in ("summary", "text"):
        if len(str(output.get(part) or "").encode()) > TEXT_BYTES:
            raise Refusal(
                422,
                "Validation Failed",
                errors=[
                    f"Only {TEXT_BYTES} bytes are allowed: {part} exceeds a maximum bytesize "
                    f"of {TEXT_BYTES}"
                ],
            )
    if len(annotations) > ANNOTATIONS:
        raise Refusal(
            422,
            "Invalid request.\n\nNo more than 50 items are allowed; "
            f"{len(annotations)} were supplied.",
        )
    for each in annotations:
        columns = each.get("start_column") is not None or each.get("end_column") is not None
        if columns and each["start_line"] != each["end_line"]:
            raise invalid("CheckAnnotation", "start_column", message="columns need a single line")
        if len(str(each.get("title") or "")) > 255:
            raise invalid("CheckAnnotation", "title", message="title is too long")
        if each["end_line"] < each["start_line"] or each["start_line"] < 1:
            raise invalid("CheckAnnotation", "end_line")


def _check_actions(actions: Sequence[Mapping[str, str]]) -> None:
    if len(actions) > 3:
        raise invalid("CheckRun", "actions", message="at most 3 actions")
    for each in actions:
        for part, most in ACTIONS.items():
            if len(each[part]) > most:
                raise invalid("CheckRun", f"actions.{part}", message=f"at most {most} characters")


def _branch_of(repository: Repository, sha: str) -> str | None:
    for name, head in repository.git.refs("refs/heads").items():
        if head == sha:
            return name.removeprefix("refs/heads/")
    return None


def _moment(text: object) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(str(text))
    except ValueError as error:
        raise invalid("CheckRun", "started_at") from error


def _completed(hub: Hub, run: CheckRun, actor: Account) -> None:
    _announce(hub, run, actor, "completed")
    if run.suite.status == "completed":
        _announce_suite(hub, run.suite, actor, "completed")


def _announce(
    hub: Hub,
    run: CheckRun,
    actor: Account,
    action: str,
    *,
    only: App | None = None,
    **fields: Any,
) -> None:
    shown = render.hooked_run(hub.at, run, pulls=hub.pulls_with(run.suite))
    hub.emit(
        "check_run",
        action=action,
        sender=actor,
        repository=run.suite.repository,
        only=only,
        check_run=shown,
        **fields,
    )


def _announce_suite(hub: Hub, suite: CheckSuite, actor: Account, action: str) -> None:
    commit = suite.repository.git.commit_of(suite.head_sha)
    assert commit is not None
    hub.emit(
        "check_suite",
        action=action,
        sender=actor,
        repository=suite.repository,
        only=None if action == "completed" else suite.app,
        check_suite=render.suite(hub.at, suite, commit=commit, pulls=hub.pulls_with(suite)),
    )
