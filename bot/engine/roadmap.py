"""Writing the roadmap: planned from the head it is written on, and again when the head moved.

`createCommitOnBranch` takes the head that we read; if another commit came first it refuses
(`StaleHead`), and the plan is made anew. Where the branch takes no direct commits, one rolling
pull request on `milepost/roadmap` is refreshed instead.
"""

from dataclasses import dataclass, replace

from bot.engine.desk import Desk
from bot.engine.gather.library import read_library
from bot.model.actions import UpdateRoadmap
from bot.model.errors import Forbidden, Refused, StaleHead
from bot.workflow.roadmap import telling
from bot.workflow.roadmap.document import decode, encode, parse
from bot.workflow.roadmap.mirrors import mirror_all
from bot.workflow.roadmap.plan import Change, plan

TRIES = 6
COUNTED = "roadmap:counted"
"""Ledger cursor: set when the numbers have been counted from the tree once."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What should be written on top of a commit."""

    head: str
    files: dict[str, bytes]
    changes: tuple[Change, ...]


def update_roadmap(_action: UpdateRoadmap, *, desk: Desk) -> str:
    """Make the roadmap true on the default branch, or propose it; says which."""
    branch = desk.github.default_branch()
    for _ in range(TRIES):
        draft = _draft(desk, branch)
        if not draft.files:
            desk.ledger.set_cursor(repo=desk.repo, name=COUNTED, value=draft.head)
            return "as it was"
        first = desk.ledger.cursor(repo=desk.repo, name=COUNTED) is None
        needs_yes = first and bool(telling.falls(draft.changes))
        if needs_yes or desk.github.rules(branch=branch).pull_request_required:
            return _propose(desk, branch, draft, first=first)
        try:
            sha = _commit(desk, branch, draft)
        except StaleHead:
            continue
        except (Refused, Forbidden):
            return _propose(desk, branch, draft, first=first)
        desk.ledger.set_cursor(repo=desk.repo, name=COUNTED, value=sha)
        return f"commit {sha}"
    raise StaleHead(f"{branch} moved {TRIES} times while the roadmap was planned")


def _draft(desk: Desk, branch: str) -> Draft:
    head = desk.github.head(branch=branch)
    config = desk.config
    data = desk.github.file(path=config.roadmap.path, ref=head)
    if data is None:
        return Draft(head=head, files={}, changes=())
    library = read_library(github=desk.github, ledger=desk.ledger, config=config, commit=head)
    planned = plan(parse(decode(data)), library, config.roadmap)
    text = encode(planned.text)
    files = {config.roadmap.path: text} if text != data else {}
    changes = list(planned.changes)
    others = {own.path: desk.github.file(path=own.path, ref=head) for own in config.roadmap.mirrors}
    texts = {path: decode(found) for path, found in others.items() if found is not None}
    for other in mirror_all(texts, config.roadmap, planned.metrics, parse(planned.text)):
        if other.changes:
            files[other.path] = encode(other.text)
            changes += [replace(each, what=f"{other.path}:{each.what}") for each in other.changes]
    return Draft(head=head, files=files, changes=tuple(changes))


def _commit(desk: Desk, branch: str, draft: Draft) -> str:
    return desk.github.commit(
        branch=branch,
        expected_head=draft.head,
        headline=telling.headline(draft.changes),
        body=telling.body(draft.changes),
        files=draft.files,
    )


def _propose(desk: Desk, base: str, draft: Draft, *, first: bool) -> str:
    """Refresh the rolling pull request: its branch is the base plus one commit, always."""
    github = desk.github
    github.set_branch(branch=telling.BRANCH, sha=draft.head)
    github.commit(
        branch=telling.BRANCH,
        expected_head=draft.head,
        headline=telling.headline(draft.changes),
        body=telling.body(draft.changes),
        files=draft.files,
    )
    title = telling.pull_title(draft.changes)
    body = telling.pull_body(draft.changes, first=first)
    for pull in github.pulls():
        if pull.head_ref == telling.BRANCH and pull.head_repo == desk.repo:
            if (pull.title, pull.body) != (title, body):
                github.edit_pull(number=pull.number, title=title, body=body)
            return f"pull request #{pull.number} refreshed"
    number = github.open_pull(branch=telling.BRANCH, base=base, title=title, body=body)
    return f"pull request #{number}"
