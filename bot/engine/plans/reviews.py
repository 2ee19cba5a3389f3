"""Comments on pull requests: words about the review, and ticks in our own comment."""

from collections.abc import Iterator

from bot.commands.grammar import Intent, read
from bot.engine.desk import Desk
from bot.engine.gather.look import Seen, as_words, look
from bot.engine.gather.review import with_ledger
from bot.engine.plans import pulls
from bot.engine.plans.plan import Planned
from bot.model.actions import Decision, React, Reply
from bot.model.events import CommentDeleted, Commented
from bot.model.ledger import Entry, Kind
from bot.model.markdown import code
from bot.workflow.review import decide
from bot.workflow.review.decide import Said
from bot.workflow.review.wording import maintainers_only
from bot.workflow.standards.registry import all_rules


def on_comment(event: Commented, desk: Desk) -> Iterator[Planned]:
    """A comment on a pull request was written or edited."""
    if event.actor.is_bot:
        return
    if event.comment.author.login == desk.github.me():
        yield from pulls.on_tick(event, desk)
        return
    if event.comment.author.is_bot:
        return
    reading = read(event.comment.body, names=desk.home.names, before=event.before, place="pull")
    words = [intent for intent in reading.intents if intent.certain]
    said = [intent for intent in words if intent.word in pulls.WORDS]
    for intent in said:
        yield from _said(event, intent, desk)
    for intent in words:
        if intent.word == "waive":
            yield _waived(event, intent, desk)
    if len(said) < len(words) or (not words and event.before is None):
        # A comment may end a turn; a waiver or `/recheck` changes the verdict.
        seen = look(event.thread.number, desk)
        if seen is not None and (words or _acts(event, seen)):
            yield pulls.judged(seen, desk)
            yield pulls.reviewed(seen, desk, event.delivery, at=event.at)


def on_deleted(event: CommentDeleted, desk: Desk) -> Iterator[Planned]:
    """Somebody deleted the comment that is kept up to date: it comes back."""
    me, number = desk.github.me(), event.thread.number
    if event.comment.author.login != me or event.actor.login == me:
        return
    body = event.comment.body
    key = desk.markers.key(repo=desk.repo, subject=f"#{number}", body=body)
    if key != decide.report_key(number):
        return
    seen = look(number, desk)
    if seen is not None:
        yield pulls.reviewed(seen, desk, event.delivery, at=event.at)


def _acts(event: Commented, seen: Seen) -> bool:
    """Whether a plain comment can matter to the clock: the author's or a maintainer's."""
    login = event.comment.author.login.lower()
    return login == seen.pull.author.login.lower() or login in seen.facts.maintainers


def _is_maintainer(login: str, desk: Desk) -> bool:
    """Asked anew each time: a word is held against the right of this moment."""
    return desk.github.permission(login=login) in desk.config.claims.maintainers


def _said(event: Commented, intent: Intent, desk: Desk) -> Iterator[Planned]:
    seen = look(event.thread.number, desk)
    if seen is None:
        return
    by = event.comment.author.login
    facts = seen.facts.with_rank(by, is_maintainer=_is_maintainer(by, desk))
    said = Said(
        verb=intent.word,
        by=by,
        at=event.at,
        comment=event.comment.id,
        node_id=event.comment.node_id,
        person=intent.arguments.person or "",
        reason=intent.arguments.reason or "",
    )
    yield Planned(
        id=f"{event.delivery}:{intent.word}",
        decide=lambda entries: decide.on_said(
            with_ledger(facts, entries, desk.home.items),
            said,
            desk.config.review,
            desk.now(),
        ),
        then=lambda entries: pulls.look_again(seen, desk, entries),
        seen=as_words(seen),
    )


def _waived(event: Commented, intent: Intent, desk: Desk) -> Planned:
    """`/waive RULE reason`: maintainers only, a rule that exists, and a reason."""
    by, number = event.comment.author.login, event.thread.number
    rule, reason = intent.arguments.rule or "", intent.arguments.reason or ""
    refusal = ""
    if not _is_maintainer(by, desk):
        refusal = maintainers_only("waive")
    elif rule not in all_rules():
        refusal = f"There is no rule {code(rule)}; `milepost explain` lists them all."
    elif not reason:
        refusal = f"A waiver needs a reason: `/waive {rule} because …`."
    if refusal:
        reply = Reply(
            key=f"reply:{event.comment.id}:waive",
            place="pull",
            number=number,
            node_id="",
            body=refusal,
        )
        refused = Decision(rule="waive.refused", why=refusal, actions=(reply,))
        return Planned(id=f"{event.delivery}:waive", decide=lambda _entries: refused)
    entry = Entry(
        kind=Kind.WAIVED,
        subject=f"#{number}",
        person=by,
        actor=by,
        at=event.at,
        why=reason,
        comment=event.comment.id,
        pull=number,
        data=(("rule", rule),),
    )
    seen = React(
        key=f"react:{event.comment.id}:waive",
        node_id=event.comment.node_id,
        content="THUMBS_UP",
    )
    decision = Decision(
        rule="waive.granted", why=f"{by} waived {rule}.", entries=(entry,), actions=(seen,)
    )
    return Planned(id=f"{event.delivery}:waive", decide=lambda _entries: decision)
