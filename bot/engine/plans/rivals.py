"""Pull requests that bring a skill somebody else holds: judged again when that is no longer so.

A verdict says who holds what a pull request brings. When that claim ends, or another begins, its
author must not wait until something else happens to the pull request.
"""

from collections.abc import Sequence

from bot.engine.desk import Desk
from bot.engine.gather.look import Seen, claimed
from bot.model.ledger import Entry
from bot.workflow.claims.facts import Work
from bot.workflow.claims.linking import brought
from bot.workflow.claims.rivals import PREFIX, Rivals, dump, load, rivals
from bot.workflow.standards.submission import Claimed


def note(seen: Seen, desk: Desk) -> None:
    """Remember what the verdict took for true, and look again if it is so no longer."""
    number = seen.pull.number
    paths = tuple(file.path for file in seen.files if file.status != "removed")
    items = brought(Work(pull=seen.pull, paths=paths), desk.home.items)
    known = rivals(seen.pull.author.login, [each.slug for each in items], _held(seen.claims))
    desk.ledger.set_cursor(repo=desk.repo, name=f"{PREFIX}{number}", value=dump(known))
    # Read after it was written: what another lane decides from here on finds it.
    _compare({number: known}, desk.ledger.entries(repo=desk.repo), desk)


def look_again(desk: Desk, entries: Sequence[Entry]) -> None:
    """Have the pull requests looked at whose verdicts speak of claims as they were."""
    _compare(load(desk.ledger.cursors(repo=desk.repo, prefix=PREFIX)), entries, desk)


def _compare(known: dict[int, Rivals], entries: Sequence[Entry], desk: Desk) -> None:
    held = _held(claimed(entries, desk)) if known else {}
    for number, each in known.items():
        if each.as_of(held) != each:
            desk.ledger.set_deadline(repo=desk.repo, name=str(number), at=desk.now())


def _held(claims: Sequence[Claimed]) -> dict[str, str]:
    return {claim.directory: claim.holder for claim in claims}
