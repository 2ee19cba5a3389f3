"""What the bot answers to a comment about claims. Kind, exact, short."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.counting import counted
from bot.workflow.claims.phrases import call, code, date, listed, ordinal, plain, span


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
        f"{counted(limit, 'waiting list')}, which is as many as this project allows. "
        f"`/status` shows what is free."
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
    return f"Which skill? Say `/{verb} NAME`; `/status` lists them."


def late_for_newer(name: str) -> str:
    return f"{code(name)} changed hands since; nothing to do."


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
        f" That works {counted(left, 'more time')} before the next push."
        if left
        else " The next push or pull request makes it extendable again."
    )
    return f"{code(name)} is yours until **{date(due)}** now.{more}"


def extended_to_the_most(name: str, due: datetime) -> str:
    return (
        f"{code(name)} lasts until **{date(due)}** already; extend it again when less time is left."
    )


def no_more_extensions(name: str, due: datetime, times: int) -> str:
    return (
        f"{code(name)} was extended {counted(times, 'time')} without a push, which is as often as "
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


def not_held_by(name: str, person: str) -> str:
    return f"{code(name)} is not held by {code(person)}; nothing to do."


def maintainers_only(verb: str) -> str:
    return f"`/{verb}` is for maintainers (write permission here), so I left things as they are."


def name_the_person(verb: str) -> str:
    return f"Whom? Say `/{verb} @login NAME`."


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
