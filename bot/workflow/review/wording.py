"""The words of the review step. Texts for people stand here, decisions elsewhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.markdown import code, prose
from bot.workflow.review.moments import Cause, Interval, Turn
from bot.workflow.review.promise import Promise, Standing, State
from bot.workflow.review.thanks import Free

PROMISES = {
    Promise.FIRST: "First review",
    Promise.FOLLOW_UP: "Next review",
    Promise.DECISION: "Decision",
}

WHOSE = {
    Turn.AUTHOR: "the author's turn",
    Turn.MAINTAINERS: "the maintainers' turn",
    Turn.CHECKS: "the checks' turn",
    Turn.PAUSED: "paused",
}


def moment(at: datetime) -> str:
    """Name a time so that it needs no calendar: `Tue 24 Nov, 14:00 UTC`."""
    return f"{at:%a} {at.day} {at:%b}, {at:%H:%M} UTC"


def span(length: timedelta) -> str:
    """Name a length of time; from three days on in days."""
    hours = length // timedelta(hours=1)
    if hours < 1:
        return "less than 1 h"
    if hours < 72:
        return f"{hours} h"
    days, rest = divmod(hours, 24)
    return f"{days} days" if not rest else f"{days} days {rest} h"


def commit(sha: str) -> str:
    """Name a commit."""
    return code(sha[:7])


def cause(span: Interval) -> str:
    """Say why it was that turn, as the end of a sentence."""
    by = code(span.by) if span.by else "a maintainer"
    return {
        Cause.REVIEW: "a review was awaited",
        Cause.MERGE: "it was approved and waited for the merge",
        Cause.CHECKS_SILENT: "the checks had said nothing for too long",
        Cause.CHECKS_NEED_LEAVE: "a maintainer had to let the checks run",
        Cause.CHANGES_REQUESTED: f"{by} had requested changes",
        Cause.QUESTION: f"{by} had commented and awaited an answer",
        Cause.CHECKS_FAILED: f"checks failed at {commit(span.commit)}",
        Cause.CHECKS_RUNNING: "checks were running",
        Cause.DRAFT: "it was a draft",
        Cause.PAUSED: f"{by} had paused it",
        Cause.SUSPENDED: "Milepost was suspended here",
        Cause.CLOSED: "it was closed",
    }[span.cause]


def next_step(
    now: Interval, *, author: str, reviewer: str, errors: int, unticked: bool = False
) -> str:
    """Say what happens next and whose turn it is."""
    by = code(now.by) if now.by else "a maintainer"
    who = code(author)
    match now.cause:
        case Cause.REVIEW | Cause.CHECKS_SILENT:
            asked = f"{code(reviewer)} reviews it" if reviewer else "a maintainer reviews it"
            silent = (
                " The checks have said nothing for long; the review goes on without them."
                if now.cause is Cause.CHECKS_SILENT
                else ""
            )
            return f"Next: {asked}.{silent}"
        case Cause.MERGE if unticked:
            return "Next: a reviewer ticks what is open in the checklist, and a maintainer merges."
        case Cause.MERGE:
            return "Next: a maintainer merges it."
        case Cause.CHECKS_NEED_LEAVE:
            return "Next: a maintainer lets the checks run."
        case Cause.CHANGES_REQUESTED:
            return (
                f"Next: {who} answers the changes that {by} requested, by a push or, if nothing "
                "needs to change, by the comment `/ready`."
            )
        case Cause.QUESTION:
            return f"Next: {who} answers the comments of {by}, by a push or a comment."
        case Cause.CHECKS_FAILED if errors:
            it = "the error" if errors == 1 else f"the {errors} errors"
            return f"Next: {who} mends {it} below and pushes."
        case Cause.CHECKS_FAILED:
            return f"Next: {who} looks at the failed checks and pushes."
        case Cause.CHECKS_RUNNING:
            return "Next: the checks finish."
        case Cause.DRAFT:
            return f"Next: {who} marks it as ready for review; the promise begins then."
        case Cause.PAUSED:
            return f"Paused by {by}; a maintainer goes on with `/resume`."
        case _:
            return "Milepost is suspended here."


def due(standing: Standing) -> tuple[str, str]:
    """Say how a promise stands: what lasts, and what changes with every hour."""
    what = PROMISES[standing.promise]
    left = standing.left
    if standing.answered is not None:
        who = f" by {code(standing.answered_by)}" if standing.answered_by else ""
        kept = "in time" if standing.state is State.KEPT else "late"
        spent = span(standing.spent)
        return f"{what}{who} {moment(standing.answered)}, {kept}: after {spent}", ""
    if standing.state is State.BROKEN and standing.due is not None:
        return f"{what} was due {moment(standing.due)}", f"{span(-left)} late"
    if standing.due is not None:
        return f"{what} due {moment(standing.due)}", f"{span(left)} left"
    promised = span(standing.allowed)
    return f"{what}: {span(left)} of {promised} left, the clock stands still", ""


def thanks(author: str, names: Sequence[str], free: Sequence[Free]) -> str:
    """Thank for a merged pull request, and offer what is free next."""
    what = ", ".join(f"**{prose(name)}**" for name in names)
    verb = "is" if len(names) == 1 else "are"
    brought = f" {what} {verb} in the library now." if names else ""
    text = f"Thank you, @{author}!{brought}"
    if not free:
        return text
    offers = "\n".join(
        f"- **{prose(item.name)}**{f': {prose(item.description)}' if item.description else ''}"
        for item in free
    )
    return f"{text}\n\nFree in the same phase, should you like another:\n\n{offers}"


def unseen(teams: Sequence[str]) -> str:
    """Say why nobody of a team is asked."""
    names = ", ".join(code(f"@{team}") for team in teams)
    return f"Nobody of {names} is asked: Milepost may not see its members (permission `members`)."


SORRY = "Sorry that you wait longer than promised; the maintainers have been reminded."
READY_DRAFT = (
    "This is still a draft: mark it as ready for review with GitHub's button, and the clock of "
    "the promise begins."
)
READY_AUTHOR = "Only its author or a maintainer can hand this pull request back for review."
REVIEWER_WHO = "Whom shall I ask? Write the login after the word: `/reviewer @login`."
REVIEWER_AUTHOR = "Nobody reviews their own pull request; please name somebody else."


def maintainers_only(verb: str) -> str:
    """Refuse a word."""
    return f"`/{verb}` is for maintainers."


def ping(step: str, person: str, standing: Standing, now: datetime) -> str:
    """Ping one person, once, and say what for."""
    review = "your review" if step == "reviewer" else "the review"
    due_at = standing.due
    if due_at is None:
        when = "is awaited"
    elif due_at > now:
        when = f"is due {moment(due_at)}"
    else:
        when = f"was due {moment(due_at)}"
    asks = {
        "reviewer": "; can you look at it?",
        "next": " and you are next in line; can you take it?",
        "team": " and nobody has looked yet; can one of you take it?",
        "lead": " and is still missing; can you see to it?",
    }[step]
    return f"@{person}, {review} of this pull request {when}{asks}"
