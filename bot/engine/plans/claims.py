"""Claims: what comments, tracking issues and time ask for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.commands.command import Access
from bot.commands.grammar import Intent, Reading, read
from bot.commands.manual import deeds
from bot.commands.words import all_words
from bot.engine.desk import Desk
from bot.engine.gather.why import of_review
from bot.engine.plans import rivals, said
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, Reply
from bot.model.events import CommentDeleted, Commented, IssueChanged
from bot.model.facts import Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims import board, decide
from bot.workflow.claims.facts import Asked, ClaimFacts, Work
from bot.workflow.claims.order import fair

CURSOR = "claims:spoken"
"""Ledger cursor: creation time of the newest comment that was decided."""
FIRST_LOOK = timedelta(days=3)
"""How far a repository is read back that nothing was ever claimed in: as far as GitHub redelivers.
"""
OVERLAP = timedelta(minutes=10)
"""Read back a little further than the cursor: GitHub's replicas lag behind each other."""
JUDGED_BY_RANK = frozenset({"claim", "help", "undo"})
"""Words that everyone may use, but maintainers with more effect."""


def on_comment(event: Commented, desk: Desk) -> Iterator[Planned]:
    """Decide a comment, after the earlier ones whose own deliveries are late or lost."""
    spoken = Spoken(thread=event.thread, comment=event.comment)
    if event.actor.is_bot or event.comment.author.is_bot:
        return
    if not _is_heard(spoken, desk):
        return
    reading = _read(spoken, desk, before=event.before)
    if not reading.intents:
        return
    if event.before is not None:
        if not said.is_decided_anew(event.comment, desk):
            yield _planned(spoken, reading, desk, edit=event)
        return
    if any(intent.word == "claim" for intent in reading.intents):
        for earlier in _late(spoken, desk):
            found = _read(earlier, desk)
            if found.intents:
                yield _planned(earlier, found, desk)
        desk.ledger.set_cursor(
            repo=desk.repo, name=CURSOR, value=event.comment.created_at.isoformat()
        )
    yield _planned(spoken, reading, desk)


def _is_heard(spoken: Spoken, desk: Desk) -> bool:
    """Whether claims are made here: a repository may listen to some categories only."""
    wanted = {slug.lower() for slug in desk.config.claims.categories}
    thread = spoken.thread
    return thread.place != "discussion" or not wanted or thread.category.lower() in wanted


def _read(spoken: Spoken, desk: Desk, before: str | None = None) -> Reading:
    return read(
        spoken.comment.body, names=desk.home.names, before=before, place=spoken.thread.place
    )


def catch_up(desk: Desk) -> Iterator[Planned]:
    """Decide the comments whose webhooks never came, in the fair order, then what is due."""
    cursor = desk.ledger.cursor(repo=desk.repo, name=CURSOR)
    since = datetime.fromisoformat(cursor) if cursor else desk.now() - FIRST_LOOK
    for spoken in sorted(desk.github.spoken(since=since - OVERLAP), key=fair):
        if (
            not said.is_decided(spoken.comment, desk)
            and not spoken.comment.author.is_bot
            and _is_heard(spoken, desk)
        ):
            reading = _read(spoken, desk)
            if reading.intents:
                yield _planned(spoken, reading, desk)
    yield from on_time(desk)


def _late(spoken: Spoken, desk: Desk) -> tuple[Spoken, ...]:
    """Earlier comments that were not decided yet, in the fair order."""
    cursor = desk.ledger.cursor(repo=desk.repo, name=CURSOR)
    since = spoken.comment.created_at - OVERLAP
    if cursor is not None:
        since = min(since, datetime.fromisoformat(cursor) - OVERLAP)
    read_back = [each for each in desk.github.spoken(since=since) if _is_heard(each, desk)]
    handled = {each.comment.id for each in read_back if said.is_decided(each.comment, desk)}
    return decide.to_handle(spoken, read_back, handled=handled)[:-1]


def _planned(
    spoken: Spoken, reading: Reading, desk: Desk, edit: Commented | None = None
) -> Planned:
    comment = spoken.comment
    name = said.name(comment, edited=edit is not None)
    asked = [_asked(intent, reading) for intent in reading.intents]
    why = spoken.thread.place == "pull" and any(
        intent.word == "why" and not intent.skills for intent in reading.intents
    )
    rank = any(_needs_rank(intent) for intent in reading.intents)
    permission = desk.github.permission(login=comment.author.login) if rank else "none"
    return Planned(
        id=name,
        decide=lambda entries: decide.on_comment(
            spoken,
            asked,
            facts(
                desk,
                entries,
                permission=permission,
                recent_replies=_recent_replies(spoken, desk),
                elsewhere=of_review(desk, spoken.thread.number) if why else (),
            ),
            desk.config.claims,
            desk.now(),
            verbs=deeds(),
            said_at=edit.at if edit else None,
        ),
        then=lambda entries: _follow(desk, entries, comment.id),
        seen=(
            ("comment", comment.url or str(comment.id)),
            ("said by", comment.author.login),
            ("said at", comment.created_at.isoformat()),
            said.digest(comment),
            *(("understood", _understood(intent)) for intent in reading.intents),
            *(("unknown name", name) for name in reading.unknown),
        ),
    )


def _understood(intent: Intent) -> str:
    words = " ".join((intent.word, *intent.skills))
    return words if intent.certain else f"{words} (not certain)"


def _follow(desk: Desk, entries: Sequence[Entry], comment: int) -> None:
    """Note what is due; a pull request that was there before its claim is linked by a look at it.

    One request where a claim was made, none elsewhere.
    """
    look_again(desk, entries)
    fresh = {
        entry.person.lower()
        for entry in entries
        if entry.comment == comment and entry.kind is Kind.CLAIMED
    }
    for pull in desk.github.pulls() if fresh else ():
        if pull.author.login.lower() in fresh:
            desk.ledger.set_deadline(repo=desk.repo, name=str(pull.number), at=desk.now())


def _asked(intent: Intent, reading: Reading) -> Asked:
    return Asked(
        verb=intent.word,
        skills=intent.skills,
        certain=intent.certain,
        question=intent.question,
        unknown=reading.unknown,
        everything=intent.arguments.everything,
        person=intent.arguments.person,
        days=intent.arguments.days,
    )


def _needs_rank(intent: Intent) -> bool:
    command = all_words()[intent.word]
    return command.access is Access.MAINTAINERS or intent.word in JUDGED_BY_RANK


def _recent_replies(spoken: Spoken, desk: Desk) -> int:
    recent = desk.ledger.decided(repo=desk.repo, since=desk.now() - timedelta(hours=1))
    return sum(
        isinstance(action, Reply)
        and action.number == spoken.thread.number
        and action.place == spoken.thread.place
        for decision in recent
        for action in decision.actions
    )


def facts(
    desk: Desk,
    entries: Sequence[Entry],
    *,
    permission: str = "none",
    recent_replies: int = 0,
    elsewhere: tuple[str, ...] = (),
    pulls: tuple[Work, ...] = (),
    tracking: tuple[tuple[str, int], ...] = (),
) -> ClaimFacts:
    """The snapshot that claims are decided on."""
    return ClaimFacts(
        repo=desk.repo,
        me=desk.github.me(),
        entries=tuple(entries),
        items=desk.home.items,
        permission=permission,
        pulls=pulls,
        recent_replies=recent_replies,
        elsewhere=elsewhere,
        tracking=tracking or _tracked(desk),
    )


def _tracked(desk: Desk) -> tuple[tuple[str, int], ...]:
    """Tracking issues by skill, as they were remembered."""
    known = desk.ledger.cursors(repo=desk.repo, prefix="track:")
    return tuple((key.removeprefix("track:"), int(number)) for key, number in known.items())


def on_deleted(event: CommentDeleted, desk: Desk) -> Iterator[Planned]:
    """A deleted comment releases nothing, and the reply says so."""
    if event.comment.author.is_bot:
        return
    spoken = Spoken(thread=event.thread, comment=event.comment)
    yield Planned(
        id=f"deleted:{event.comment.id}",
        decide=lambda entries: decide.on_deleted(spoken, facts(desk, entries)),
    )


def on_issue(event: IssueChanged, desk: Desk) -> Iterator[Planned]:
    """Somebody changed a tracking issue by hand."""
    skill = desk.ledger.cursor(repo=desk.repo, name=f"issue:{event.number}")
    if event.actor.is_bot or skill is None:
        return
    issue = desk.github.issue(number=event.number)
    permission = desk.github.permission(login=event.actor.login)
    yield Planned(
        id=f"{event.delivery}:issue",
        decide=lambda entries: decide.on_issue(
            issue,
            facts(desk, entries, permission=permission, tracking=((skill, event.number),)),
            desk.config.claims,
            desk.now(),
            change=event.change,
            actor=event.actor.login,
            assignee=event.assignee,
        ),
        then=lambda entries: look_again(desk, entries),
    )


def on_time(desk: Desk) -> Iterator[Planned]:
    """What is due: warnings, ends, offers."""
    entries = desk.ledger.entries(repo=desk.repo)
    for decision in decide.on_time(facts(desk, entries), desk.config.claims, desk.now()):
        yield Planned(id=f"time:claims:{decision.id}", decide=partial(_as_decided, decision))
    look_again(desk, desk.ledger.entries(repo=desk.repo))


def on_board(delivery: str, desk: Desk) -> Iterator[Planned]:
    """The board had waited for its turn."""
    desk.ledger.set_deadline(repo=desk.repo, name="board", at=None)

    def decided(entries: Sequence[Entry]) -> Decision:
        now = facts(desk, entries)
        return Decision(
            rule="claims.board",
            why="the board had waited until GitHub's limits allowed it",
            actions=(board.update(now.claims, now, desk.config.claims),),
        )

    yield Planned(id=f"{delivery}:board", decide=decided)


def look_again(desk: Desk, entries: Sequence[Entry]) -> None:
    """Note when time will next cause something."""
    at = decide.next_deadline(facts(desk, entries), desk.config.claims)
    desk.ledger.set_deadline(repo=desk.repo, name="claims", at=at)
    rivals.look_again(desk, entries)


def _as_decided(decision: Decision, _entries: Sequence[Entry]) -> Decision:
    """Each skill's decision is its own: what happened to another does not change it."""
    return decision
