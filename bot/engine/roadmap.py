"""Writing the roadmap: planned from the head it is written on, and again when the head moved.

`createCommitOnBranch` takes the head that we read; if another commit came first it refuses
(`StaleHead`), and the plan is made anew. Where the branch takes no direct commits, one rolling
pull request on `milepost/roadmap` is refreshed instead. What only a person can mend is told in a
check run on the commit.
"""

import hashlib
from dataclasses import dataclass, replace

from bot.engine import contributors
from bot.engine.desk import Desk
from bot.engine.gather.files import Files, read_files, remember
from bot.engine.gather.home import home_at, note_public
from bot.engine.gather.roadmap import STOOD, plan_on
from bot.model.actions import Annotation, UpdateRoadmap
from bot.model.config import Config
from bot.model.errors import Forbidden, Refused, StaleHead
from bot.model.ledger import Kind
from bot.workflow.roadmap import notes, telling
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.census import count, dump
from bot.workflow.roadmap.document import Document, decode, encode, parse
from bot.workflow.roadmap.draft import Change
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.match import vanished
from bot.workflow.roadmap.mirrors import mirror_all
from bot.workflow.roadmap.notes import Note

TRIES = 6
COUNTED = "roadmap:counted"
"""Ledger cursor: the commit at which roadmap and tree last agreed; set once they were counted."""
PROPOSED = "roadmap:proposed"
"""Ledger cursor: base and head of the rolling pull request as last written; empty without one."""
PROPOSAL = "roadmap:proposal"
"""Ledger cursor: digest of what was last proposed, and the number of its pull request."""
DECLINED = "roadmap:declined"
"""Ledger cursor: digest of the proposal that was closed by hand, once that was answered."""
TOLD = "roadmap:told"
"""Ledger cursor: digest of the remarks that were last told, so that each is told once."""
NEXT = f"{telling.BRANCH}-next"
"""Where a commit is made before the rolling branch moves to it.

GitHub closes a pull request for good when its branch is moved to its base, if only for a moment
(https://github.com/wei/pull/issues/365).
"""
CHECK = "Roadmap"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What should be written on top of a commit."""

    head: str
    config: Config
    files: dict[str, bytes]
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    stood: str | None
    """What to remember of which skill stands behind which item."""
    named: int | None = None
    """The merge up to which the list of contributors is complete; None without a list."""


def update_roadmap(_action: UpdateRoadmap, *, desk: Desk) -> str:
    """Make the roadmap true on the default branch, or propose it; says which."""
    branch = desk.github.default_branch()
    for _ in range(TRIES):
        draft = _draft(desk, branch)
        if not draft.files:
            _settled(desk, draft, draft.head)
            return "as it was"
        first = desk.ledger.cursor(repo=desk.repo, name=COUNTED) is None
        needs_yes = first and bool(telling.falls(draft.changes))
        asks = needs_yes or draft.config.roadmap.write == "pull"
        if asks or desk.github.rules(branch=branch).pull_request_required:
            return _propose(desk, branch, draft, first=first)
        try:
            sha = _commit(desk, branch, draft)
        except StaleHead:
            continue
        except (Refused, Forbidden):
            return _propose(desk, branch, draft, first=first)
        remember(desk.ledger, draft.files.values())
        _settled(desk, draft, sha)
        return f"commit {sha}"
    raise StaleHead(f"{branch} moved {TRIES} times while the roadmap was planned")


def _draft(desk: Desk, branch: str) -> Draft:
    head = desk.github.head(branch=branch)
    files = read_files(github=desk.github, ledger=desk.ledger, commit=head)
    home = home_at(files)
    note_public(home, ledger=desk.ledger, repo=desk.repo)
    config, document = home.config, home.roadmap
    remarks = notes.of_text(document, path=config.roadmap.path)
    if any(note.stops for note in remarks):
        return Draft(head=head, config=config, files={}, changes=(), notes=remarks, stood=None)
    planned = plan_on(
        files.entries,
        document=document,
        config=config,
        repo=desk.repo,
        github=desk.github,
        ledger=desk.ledger,
    )
    text = planned.plan.text
    written = {config.roadmap.path: encode(text)} if text != document.text else {}
    changes = list(planned.plan.changes)
    others = files.read_all(own.path for own in config.roadmap.mirrors)
    texts = {path: decode(data) for path, data in others.items()}
    true = parse(text)
    counted = count(true, config.roadmap, planned.plan.metrics, at=desk.now(), commit=head)
    desk.ledger.set_cursor(repo=desk.repo, name=counted.name, value=dump(counted))
    for other in mirror_all(texts, config.roadmap, planned.plan.metrics, true):
        if other.changes:
            written[other.path] = encode(other.text)
            changes += [replace(each, what=f"{other.path}:{each.what}") for each in other.changes]
        remarks += tuple(
            Note(text=f"{other.path}, line {each.line}: {each.message}") for each in other.problems
        )
    named = None
    if home.contributors is not None:
        path = config.review.contributors
        text = decode(written[path]) if path in written else home.contributors
        named = contributors.named(desk, head, path, text)
        if named.changes:
            written[path] = encode(named.text)
            changes += named.changes
    return Draft(
        head=head,
        config=config,
        files=written,
        changes=tuple(changes),
        notes=(
            *remarks,
            *_lost(desk, document, config),
            *notes.of_unlisted(planned.plan.unlisted),
        ),
        stood=planned.stood(document),
        named=named.up_to if named is not None else None,
    )


def _lost(desk: Desk, document: Document, config: Config) -> tuple[Note, ...]:
    """What was dropped from the roadmap since it was last true, and what the ledger misses."""
    aliases = Aliases(config.roadmap.aliases)
    completed = tuple(
        entry.subject
        for entry in desk.ledger.entries(repo=desk.repo)
        if entry.kind is Kind.COMPLETED
    )
    counted = desk.ledger.cursor(repo=desk.repo, name=COUNTED)
    gone: tuple[Item, ...] = ()
    told: tuple[Note, ...] = ()
    if counted is not None:
        earlier = home_at(_at(desk, counted)).roadmap
        gone = vanished(earlier, document, aliases)
        told = notes.of_vanished(gone, earlier, completed=frozenset(completed))
    rest = notes.of_completed(document, completed, aliases, told=[item.slug for item in gone])
    return told + rest


def _at(desk: Desk, commit: str) -> Files:
    return read_files(github=desk.github, ledger=desk.ledger, commit=commit)


def _settled(desk: Desk, draft: Draft, sha: str) -> None:
    """Remember that the roadmap is true at a commit; a proposal is needed no more."""
    desk.ledger.set_cursor(repo=desk.repo, name=COUNTED, value=sha)
    if draft.stood is not None:
        desk.ledger.set_cursor(repo=desk.repo, name=STOOD, value=draft.stood)
    if draft.named is not None:
        contributors.settle(desk, draft.named)
    if desk.ledger.cursor(repo=desk.repo, name=PROPOSED):
        for pull in desk.github.pulls():
            if pull.head_ref == telling.BRANCH and pull.head_repo == desk.repo:
                desk.github.add_comment(number=pull.number, body=telling.NEEDLESS)
                desk.github.edit_issue(number=pull.number, title=None, body=None, state="closed")
        desk.ledger.set_cursor(repo=desk.repo, name=PROPOSED, value="")
        desk.ledger.set_cursor(repo=desk.repo, name=PROPOSAL, value="")
    _tell(desk, draft, sha)


def _tell(desk: Desk, draft: Draft, sha: str) -> None:
    """Show a maintainer what is left as it is, once, as a check run on the newest commit."""
    said = notes.summary(draft.notes) if draft.notes else ""
    digest = hashlib.sha256(said.encode()).hexdigest() if said else ""
    if digest == (desk.ledger.cursor(repo=desk.repo, name=TOLD) or ""):
        return
    if said:
        path = draft.config.roadmap.path
        desk.github.create_check(
            name=CHECK,
            head_sha=sha,
            external_id=f"roadmap:{sha}",
            conclusion="neutral",
            title=telling.remarks(len(draft.notes)),
            summary=said,
            annotations=[
                Annotation(
                    path=path,
                    line=note.line,
                    level="warning",
                    title="Left as it is",
                    message=note.text,
                )
                for note in draft.notes[:50]
                if note.line is not None
            ],
        )
    desk.ledger.set_cursor(repo=desk.repo, name=TOLD, value=digest)


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
    title = telling.pull_title(draft.changes)
    body = telling.pull_body(draft.changes, first=first)
    mine = [
        pull
        for pull in github.pulls()
        if pull.head_ref == telling.BRANCH and pull.head_repo == desk.repo
    ]
    if mine:
        pull = mine[0]
        state = f"{draft.head} {pull.head_sha}"
        if desk.ledger.cursor(repo=desk.repo, name=PROPOSED) != state:
            github.set_branch(branch=NEXT, sha=draft.head)
            sha = _commit(desk, NEXT, draft)
            github.set_branch(branch=telling.BRANCH, sha=sha)
            github.delete_branch(branch=NEXT)
            _proposed(desk, draft, sha)
        if (pull.title, pull.body) != (title, body):
            github.edit_pull(number=pull.number, title=title, body=body)
        _note_proposal(desk, draft, pull.number)
        outcome = f"pull request #{pull.number} refreshed"
    elif (declined := _declined(desk, draft)) is not None:
        outcome = f"pull request #{declined} was closed by hand, and nothing else is to be proposed"
    else:
        github.set_branch(branch=telling.BRANCH, sha=draft.head)
        sha = _commit(desk, telling.BRANCH, draft)
        number = github.open_pull(branch=telling.BRANCH, base=base, title=title, body=body)
        _proposed(desk, draft, sha)
        _note_proposal(desk, draft, number)
        outcome = f"pull request #{number}"
    _tell(desk, draft, draft.head)
    return outcome


def _proposed(desk: Desk, draft: Draft, sha: str) -> None:
    desk.ledger.set_cursor(repo=desk.repo, name=PROPOSED, value=f"{draft.head} {sha}")


def _note_proposal(desk: Desk, draft: Draft, number: int) -> None:
    value = f"{telling.proposal(draft.changes)} {number}"
    if desk.ledger.cursor(repo=desk.repo, name=PROPOSAL) != value:
        desk.ledger.set_cursor(repo=desk.repo, name=PROPOSAL, value=value)


def _declined(desk: Desk, draft: Draft) -> int | None:
    """Give the pull request that proposed the same and was closed by hand; answers there once."""
    last = desk.ledger.cursor(repo=desk.repo, name=PROPOSAL) or ""
    digest, _, number = last.partition(" ")
    if digest != telling.proposal(draft.changes):
        return None
    pull = desk.github.pull(number=int(number))
    if pull.merged or pull.state == "open":
        return None
    if desk.ledger.cursor(repo=desk.repo, name=DECLINED) != last:
        desk.github.add_comment(number=pull.number, body=telling.DECLINED)
        desk.ledger.set_cursor(repo=desk.repo, name=DECLINED, value=last)
    return pull.number
