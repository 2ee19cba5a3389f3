"""What the bot says about claims.

Kind, exact, short. A date is in words and in UTC. Skills and people stand in code spans, where
nothing is interpreted and nobody is notified; a person is named with `@` only in `call`, when
they are the one who must act. Text from outside comes in through `code` alone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?\Z")
_LONGEST = 80


def code(text: str) -> str:
    """Put text in a code span that it cannot leave: one line, no backticks, not too long."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    flat = flat.replace("`", "'")
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"`{flat}`" if flat else "` `"


def call(login: str) -> str:
    """Name somebody so that GitHub tells them; only for who must act."""
    return f"@{login}" if _LOGIN.match(login) else code(login)


def cell(text: str) -> str:
    """Text of the roadmap for a cell of a table: one line, nothing that Markdown would act on."""
    flat = " ".join(text.split())[:_LONGEST]
    flat = flat.replace("@", "@\u2060")  # a word joiner keeps it from naming a person
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#~!" else c for c in flat)


def day(moment: datetime) -> str:
    """`Sunday 6 December 2026`."""
    at = moment.astimezone(UTC)
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year}"


def date(moment: datetime) -> str:
    """`Sunday 6 December 2026, 14:05 UTC`."""
    at = moment.astimezone(UTC)
    return f"{day(at)}, {at:%H:%M} UTC"


def span(length: timedelta) -> str:
    """`14 days`, `1 day 3 hours`, `5 hours`, `less than an hour`."""
    hours = int(length.total_seconds() // 3600)
    days, hours = divmod(max(hours, 0), 24)
    words = [_count(days, "day")] if days else []
    if hours and days < 3:
        words.append(_count(hours, "hour"))
    return " ".join(words) or "less than an hour"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`, each in a code span."""
    spans = [code(name) for name in names]
    if len(spans) < 2:
        return "".join(spans)
    return f"{', '.join(spans[:-1])} and {spans[-1]}"


# --- claiming


def granted(name: str, due: datetime, now: datetime) -> str:
    return f"{code(name)} is yours until **{date(due)}** ({span(due - now)} from now)."


def how_to_go_on(names: Sequence[str]) -> str:
    first = names[0]
    return (
        f"Open a pull request when you like, a draft is fine: I link it by itself, and each push "
        f"of yours moves the date along. `/extend {plain(first)}` does so without a push. While "
        f"a pull request waits for review, the clock stands still. If it does not work out, "
        f"`/release {plain(first)}` gives it back, no reason needed."
    )


def already_yours(name: str, due: datetime) -> str:
    return f"{code(name)} is already yours, until **{date(due)}**."


def already_in_review(name: str, pull: int | None) -> str:
    which = f" (#{pull})" if pull else ""
    return f"{code(name)} is already yours and in review{which}; no clock is running."


def queued(name: str, holder: str, until: str, place: int) -> str:
    return (
        f"{code(name)} is held by {code(holder)} {until}. You are **{ordinal(place)}** on the "
        f"waiting list; I will tell you here when it is your turn. `/release {plain(name)}` takes "
        f"you off the list."
    )


def queued_first_though_earlier(name: str, holder: str, until: str, place: int) -> str:
    return (
        f"You wrote before {code(holder)}, but your comment reached me only after I had confirmed "
        f"their claim of {code(name)} ({until}), and a confirmed claim is never taken back. You "
        f"are **{ordinal(place)}** on the waiting list instead; I will tell you here when it is "
        f"your turn."
    )


def queued_behind_offer(name: str, person: str, until: datetime, place: int) -> str:
    return (
        f"{code(name)} was just freed and is kept for {code(person)}, who waited for it, until "
        f"**{date(until)}**. You are **{ordinal(place)}** on the waiting list."
    )


def until_held(due: datetime) -> str:
    return f"until **{date(due)}**, or longer if they keep at it"


def until_reviewed(pull: int | None) -> str:
    return f"and in review (#{pull})" if pull else "and in review"


def already_waiting(name: str, place: int) -> str:
    return f"You are already **{ordinal(place)}** on the waiting list for {code(name)}."


def waiting_list_full(name: str, holder: str, limit: int) -> str:
    return (
        f"{code(name)} is held by {code(holder)}, and you already stand on "
        f"{_count(limit, 'waiting list')}, which is as many as this project allows. "
        f"`/claims` shows what is free."
    )


def needs_a_yes(name: str, place: int) -> str:
    return (
        f"{code(name)} needs a maintainer's yes before it is claimed. I noted your wish "
        f"({ordinal(place)} in line); a maintainer says yes with `/assign @you "
        f"{plain(name)}`."
    )


def cooling_down(name: str, until: datetime) -> str:
    return (
        f"Your last claim of {code(name)} ran out, so others have the first chance at it until "
        f"**{date(until)}**. After that it is open to you again."
    )


def limit_reached(name: str, held: Sequence[str], limit: int, *, newcomer: bool) -> str:
    rule = (
        f"the limit for a first contribution is {limit}; it rises with your first merged skill"
        if newcomer
        else f"the limit is {limit} at a time"
    )
    return (
        f"I did not claim {code(name)} for you: you hold {listed(held)}, and {rule}. Finish or "
        f"`/release` one, then claim again."
    )


def done(name: str, path: str | None) -> str:
    where = f": it is in {code(path)}" if path else ""
    return f"{code(name)} is done already{where}. Improvements need no claim, just a pull request."


def unknown(names: Sequence[str], nearest: Sequence[str]) -> str:
    verb = "is" if len(names) == 1 else "are"
    text = f"{listed(names)} {verb} not on the roadmap."
    if nearest:
        text += f" The nearest there: {listed(nearest)}."
    return (
        f"{text} To propose a new skill, open a discussion that says what it would teach, or a "
        f"pull request that adds it to the roadmap."
    )


def did_you_mean(verb: str, names: Sequence[str]) -> str:
    if not names:
        return f"Did you mean `/{verb}`? Then say which skill, e.g. `/{verb} NAME`."
    commands = " or ".join(f"`/{verb} {plain(name)}`" for name in names[:4])
    return f"I am not sure, so I did nothing. Did you mean {commands}?"


def which(verb: str) -> str:
    return f"Which skill? Say `/{verb} NAME`; `/claims` lists them."


def late_for_newer(name: str) -> str:
    return f"{code(name)} changed hands since; nothing to do."


# --- giving back, prolonging


def released(name: str) -> str:
    return f"{code(name)} is free again. Thank you for saying so."


def left_queue(name: str) -> str:
    return f"You are off the waiting list for {code(name)}."


def not_yours(name: str, holder: str | None) -> str:
    if holder is None:
        return f"{code(name)} is not claimed by anybody, so there is nothing to release."
    return (
        f"{code(name)} is held by {code(holder)}, not by you, so I left it alone. A maintainer "
        f"can free it with `/unassign`."
    )


def nothing_held() -> str:
    return "You hold nothing at the moment, so there is nothing to do."


def extended(name: str, due: datetime, left: int) -> str:
    more = (
        f" That works {left} more {'time' if left == 1 else 'times'} before the next push."
        if left
        else " The next push or pull request makes it extendable again."
    )
    return f"{code(name)} is yours until **{date(due)}** now.{more}"


def extended_to_the_most(name: str, due: datetime) -> str:
    return f"{code(name)} already lasts until **{date(due)}**, which is the most I can give ahead."


def no_more_extensions(name: str, due: datetime, times: int) -> str:
    return (
        f"{code(name)} was extended {_count(times, 'time')} without a push, which is as often as "
        f"this project allows; it stays yours until **{date(due)}**. A draft pull request, "
        f"however small, renews it."
    )


def not_extendable(name: str, holder: str | None) -> str:
    if holder is None:
        return f"{code(name)} is free, so there is nothing to extend. `/claim {plain(name)}`?"
    return f"{code(name)} is held by {code(holder)}; only they can extend it."


def no_need_to_extend(name: str, pull: int | None) -> str:
    which = f" (#{pull})" if pull else ""
    return f"{code(name)} is in review{which}: no clock is running, so nothing needs extending."


# --- maintainers


def assigned(name: str, person: str, due: datetime) -> str:
    return (
        f"{call(person)}, {code(name)} is yours until **{date(due)}**. If you would rather not: "
        f"`/release {plain(name)}`."
    )


def held_by_other(name: str, holder: str) -> str:
    return (
        f"{code(name)} is held by {code(holder)}. I never take a skill from its holder in "
        f"passing; `/unassign @{plain(holder)} {plain(name)}` first, if that is meant."
    )


def unassigned(name: str, person: str) -> str:
    return f"{code(name)} is free again; {code(person)} does not hold it any more."


def not_held_by(name: str, person: str) -> str:
    return f"{code(name)} is not held by {code(person)}; nothing to do."


def maintainers_only(verb: str) -> str:
    return f"`/{verb}` is for maintainers (write permission here), so I left things as they are."


def name_the_person(verb: str) -> str:
    return f"Whom? Say `/{verb} @login NAME`."


# --- undoing


def undone(what: Sequence[str]) -> str:
    return "Undone: " + "; ".join(what) + "."


def undone_one(name: str, kind: str, person: str) -> str:
    acts = {
        "claimed": f"{code(name)} is no longer claimed by {code(person)}",
        "queued": f"{code(person)} no longer waits for {code(name)}",
        "released": f"{code(name)} is held by {code(person)} again",
        "left_queue": f"{code(person)} waits for {code(name)} again",
        "renewed": f"{code(name)} is due when it was before",
    }
    return acts[kind]


def nothing_to_undo() -> str:
    return "There is nothing of mine in this thread that could be undone."


def not_yours_to_undo(person: str) -> str:
    return f"My last act here was for {code(person)}; they or a maintainer can undo it."


def cannot_undo(name: str) -> str:
    return f"{code(name)} changed since then, so undoing would take it from somebody. I left it."


# --- what time and events cause


def warning(person: str, name: str, release_at: datetime, now: datetime) -> str:
    return (
        f"{call(person)}, your claim of {code(name)} ends on **{date(release_at)}** "
        f"({span(release_at - now)} from now). Still at it? `/extend {plain(name)}` here, or any "
        f"push to its pull request, and it stays yours. No time at the moment? "
        f"`/release {plain(name)}` lets the next person start."
    )


def expired(name: str, *, cooldown: int) -> str:
    again = f"in {_count(cooldown, 'day')} you can claim it again" if cooldown else "claim it again"
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


def thanks(names: Sequence[str], person: str) -> str:
    verb = "is" if len(names) == 1 else "are"
    return f"{listed(names)} {verb} in the library now. Thank you, {code(person)}!"


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


def refused_assignee(person: str) -> str:
    return (
        f"GitHub does not let me assign {code(person)} to this issue (that needs a comment of "
        f"theirs here, or a role in the repository). The claim counts all the same."
    )


# --- telling


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
        f"A claim lasts {_count(lease_days, 'day')} and is renewed by the holder's pushes and "
        f"`/extend`; a warning comes at least {_count(grace_days, 'day')} before it ends."
    )


def overview(free: int, taken: int, finished: int, of: int, board_url: str) -> str:
    board = (
        f" [The claim board]({board_url}) lists them." if board_url else " `/claims` lists them."
    )
    return f"{free} free, {taken} taken, {finished} of {of} done.{board}"


def yours(names: Sequence[str], waiting: Sequence[str]) -> str:
    held = f"You hold {listed(names)}." if names else "You hold nothing at the moment."
    return held + (f" You wait for {listed(waiting)}." if waiting else "")


def because(what: str, person: str, actor: str, at: datetime, why: str, url: str, seq: int) -> str:
    where = f" ([said here]({url}))" if url else ""
    by = "" if same_login(person, actor) else f", by {code(actor)}"
    return f"{date(at)}: **{what}**, {code(person)}{by}{where}. {escaped(why)} (ledger no. {seq})"


def no_history(name: str) -> str:
    return f"Nobody has claimed {code(name)} yet, so there is nothing to explain."


def same_login(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def escaped(text: str) -> str:
    """A sentence of ours that may hold names from outside: Markdown and mentions are inert."""
    return cell(text) if len(text) <= _LONGEST else cell(text[:_LONGEST]) + "…"


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


def plain(text: str) -> str:
    """Text for inside a code span that is already open."""
    return code(text)[1:-1]
