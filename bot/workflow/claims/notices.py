"""What the bot says of its own accord: notices, the state of a skill, texts of its mirrors."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.counting import counted
from bot.workflow.claims.phrases import call, code, date, escaped, listed, plain, span


def warning(person: str, name: str, release_at: datetime, now: datetime) -> str:
    return (
        f"{call(person)}, your claim of {code(name)} ends on **{date(release_at)}** "
        f"({span(release_at - now)} from now). Still at it? `/extend {plain(name)}` here, or any "
        f"push to its pull request, and it stays yours. No time at the moment? "
        f"`/release {plain(name)}` lets the next person start."
    )


def expired(name: str, *, cooldown: int) -> str:
    again = (
        f"in {counted(cooldown, 'day')} you can claim it again" if cooldown else "claim it again"
    )
    return (
        f"Your claim of {code(name)} ran out, so it is free again. Nothing else changed: your "
        f"branch and pull request stay as they are, and a pull request that is ready counts even "
        f"without a claim. If you get back to it, {again} (`/claim {plain(name)}`)."
    )


def offered(person: str, name: str, until: datetime) -> str:
    return (
        f"{call(person)}, {code(name)} is free and you are first in line. It is kept for you "
        f"until **{date(until)}**: `/claim {plain(name)}` takes it, `/release {plain(name)}` "
        f"passes it on."
    )


def offer_lapsed(name: str, more: bool) -> str:
    then = "it went to the next in line" if more else "it is free for everybody now"
    return (
        f"The time to take {code(name)} is over, so {then}. You are welcome to claim it again at "
        f"any time."
    )


def claimed_by_pull(name: str, due: datetime) -> str:
    return (
        f"This pull request brings {code(name)}, which nobody held, so I noted it as claimed by "
        f"you until **{date(due)}**. Each push moves the date along; during review no clock runs."
    )


def comment_deleted(names: Sequence[str]) -> str:
    verb = "stays" if len(names) == 1 else "stay"
    return (
        f"The comment that this answers was deleted. That releases nothing: {listed(names)} "
        f"{verb} as before. `/release {plain(names[0])}` gives it back."
    )


def claim_stands(name: str, person: str) -> str:
    return (
        f"This issue mirrors the claim of {code(name)} by {code(person)}, which still stands, so "
        f"I brought it back in line. `/release {plain(name)}` (they) or "
        f"`/unassign @{plain(person)} {plain(name)}` (a maintainer) ends the claim."
    )


def breaker(limit: int) -> str:
    return (
        f"I have written {limit} times here within the hour, so I go quiet for a while. Claims are "
        f"still recorded in the order they come in; the claim board shows them."
    )


def status_free(name: str, priority: str | None) -> str:
    how = f" ({priority.lower()} priority)" if priority else ""
    return f"{code(name)} is free{how}. `/claim {plain(name)}` takes it."


def status_held(name: str, holder: str, due: datetime, now: datetime, warned: bool) -> str:
    left = f"{span(due - now)} left" if due > now else "due now"
    note = ", and the warning has been given" if warned else ""
    return f"{code(name)} is held by {code(holder)} until **{date(due)}** ({left}{note})."


def status_in_review(name: str, holder: str, pull: int | None) -> str:
    which = f" (#{pull})" if pull else ""
    return (
        f"{code(name)} is held by {code(holder)} and in review{which}. It is the maintainers' "
        f"turn, so no clock is running."
    )


def status_offered(name: str, person: str, until: datetime) -> str:
    return f"{code(name)} is kept for {code(person)} until **{date(until)}**."


def status_waiting(people: Sequence[str]) -> str:
    return f"Waiting, in this order: {listed(people)}."


def rule_of_lease(lease_days: int, grace_days: int) -> str:
    return (
        f"A claim lasts {counted(lease_days, 'day')} and is renewed by the holder's pushes and "
        f"`/extend`; a warning comes at least {counted(grace_days, 'day')} before it ends."
    )


def overview(free: int, taken: int, finished: int, of: int, board_url: str) -> str:
    board = (
        f" [The claim board]({board_url}) lists them."
        if board_url
        else " The claim board lists them."
    )
    return f"{free} free, {taken} taken, {finished} of {of} done.{board}"


def yours(names: Sequence[str], waiting: Sequence[str]) -> str:
    held = f"You hold {listed(names)}." if names else "You hold nothing at the moment."
    return held + (f" You wait for {listed(waiting)}." if waiting else "")


def theirs(person: str, names: Sequence[str], waiting: Sequence[str]) -> str:
    who = code(person)
    held = f"{who} holds {listed(names)}." if names else f"{who} holds nothing at the moment."
    return held + (f" They wait for {listed(waiting)}." if waiting else "")


def free_ones(names: Sequence[str], of: int) -> str:
    more = f" and {of - len(names)} more" if of > len(names) else ""
    return f"Free, the most wanted first: {', '.join(code(name) for name in names)}{more}."


def nothing_here() -> str:
    return "Nothing was claimed, released or extended in this thread yet. Try `/why SKILL`."


def because(what: str, person: str, actor: str, at: datetime, why: str, url: str, seq: int) -> str:
    where = f" ([said here]({url}))" if url else ""
    by = "" if person.casefold() == actor.casefold() else f", by {code(actor)}"
    return f"{date(at)}: **{what}**, {code(person)}{by}{where}. {escaped(why)} (ledger no. {seq})"


def no_history(name: str) -> str:
    return f"Nobody has claimed {code(name)} yet, so there is nothing to explain."


def tracking_intro(name: str) -> str:
    return f"Work on the skill {code(name)}. I keep this issue in line with its claim."


def tracking_held(person: str, since: datetime, until: str) -> str:
    return f"Claimed by {code(person)} on {date(since)}; until: **{until}**."


def tracking_done(person: str | None) -> str:
    return f"Done by {code(person)}. Thank you!" if person else "Done."


def tracking_how_to(name: str) -> str:
    return (
        f"`/claim {plain(name)}`, `/extend {plain(name)}`, `/release {plain(name)}` and `/help` "
        f"work in a comment here too."
    )


def unassigned(name: str, person: str) -> str:
    return f"{code(name)} is free again; {code(person)} does not hold it any more."
