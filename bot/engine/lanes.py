"""Which lane a delivery belongs to: what shares a lane runs one after the other, in order.

A lane is named `owner/repo#SUBJECT`. Decisions that read one another's results share a lane: every
claim of a repository (holders and limits span threads), and every write to its roadmap. Pull
requests have a lane each. Only the few fields that name the subject are read, so that a payload
of a new shape still finds its place; one that cannot be read at all gets a lane of its own kind
and fails there, where a person sees it.
"""

from typing import Annotated

import msgspec

APP = "app"
"""Lane of what concerns no repository and no installation."""
UNREADABLE = "unreadable"
"""Lane of signed bodies that are not a JSON object of a known shape."""

_CLAIM_EVENTS = {"discussion", "discussion_comment", "issues", "issue_comment"}
_INSTALLATION_EVENTS = {"installation", "installation_repositories", "installation_target"}
_BURSTS = {"check_run", "check_suite", "status", "workflow_run"}

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class _Repository(msgspec.Struct):
    full_name: _Name
    default_branch: str = ""


class _Number(msgspec.Struct):
    number: int


class _Present(msgspec.Struct):
    pass


class _Issue(msgspec.Struct):
    number: int
    pull_request: _Present | None = None


class _Identity(msgspec.Struct):
    id: int


class _Check(msgspec.Struct):
    pull_requests: list[_Number] = []
    head_sha: str = ""


class _Payload(msgspec.Struct):
    action: str = ""
    ref: str = ""
    sha: str = ""
    repository: _Repository | None = None
    installation: _Identity | None = None
    pull_request: _Number | None = None
    issue: _Issue | None = None
    check_run: _Check | None = None
    check_suite: _Check | None = None
    workflow_run: _Check | None = None


_decoder = msgspec.json.Decoder(_Payload)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a delivery queues: its lane, and its burst if what comes later makes it needless.

    Of waiting deliveries with the same lane and burst, only the newest has to be handled: their
    handlers read the present state of the subject from GitHub anyway.
    """

    lane: str
    burst: str | None = None


def place(event: str, body: bytes) -> Place:
    """Read the lane from the event's name and its payload; never fails."""
    try:
        payload = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Place(lane=UNREADABLE)
    installation = f"installation#{payload.installation.id}" if payload.installation else APP
    if event in _INSTALLATION_EVENTS or payload.repository is None:
        return Place(lane=installation)
    repository = payload.repository.full_name
    return Place(
        lane=f"{repository}#{_subject(event, payload)}",
        burst=_burst(event, payload),
    )


def repository_of(lane: str) -> str:
    """The part before the `#`: what fairness and shards are counted by."""
    return lane.partition("#")[0]


def _subject(event: str, payload: _Payload) -> str:
    if payload.pull_request is not None:
        return str(payload.pull_request.number)
    if event in _CLAIM_EVENTS:
        if payload.issue is not None and payload.issue.pull_request is not None:
            return str(payload.issue.number)
        return "claims"
    if event == "push" and payload.repository is not None:
        default = f"refs/heads/{payload.repository.default_branch}"
        return "roadmap" if payload.ref == default else payload.ref
    check = payload.check_run or payload.check_suite or payload.workflow_run
    if check is not None and check.pull_requests:
        return str(check.pull_requests[0].number)
    if check is not None:
        return f"checks:{check.head_sha}"
    if event == "status":
        return f"checks:{payload.sha}"
    return "repository"


def _burst(event: str, payload: _Payload) -> str | None:
    if event == "pull_request" and payload.action == "synchronize":
        return "synchronize"
    if event == "push":
        return "push"
    if event in _BURSTS and payload.action in ("completed", ""):
        return event
    return None
