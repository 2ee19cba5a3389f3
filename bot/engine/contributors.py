"""The list of contributors: who merged a pull request is named in the roadmap's commit.

Each is named once. Who is taken off the list by hand afterwards stays off it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.engine.desk import Desk
from bot.model.ledger import Kind
from bot.workflow.review.thanks import recognised
from bot.workflow.roadmap.draft import Change

SEEN = "contributors:seen"
"""Ledger cursor: number of the last merge whose author the list was compared with."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """The list as it ought to be, what that changes, and up to which merge it holds."""

    text: str
    changes: tuple[Change, ...]
    up_to: int


def named(desk: Desk, head: str, path: str, text: str) -> Named:
    """Name who is missing from the text; one request more, for who merged the head itself.

    The push may come before the event that tells of the merge, and both belong into one commit.
    """
    before = int(desk.ledger.cursor(repo=desk.repo, name=SEEN) or 0)
    fresh = [
        entry
        for entry in desk.ledger.entries(repo=desk.repo)
        if entry.kind is Kind.MERGED and entry.seq > before and entry.fact("listed") == "no"
    ]
    told = {entry.pull: entry.person for entry in fresh}
    told |= {number: login for number, login in _of_head(desk, head) if number not in told}
    changes = []
    for number, login in told.items():
        grown = recognised(text, login)
        if grown != text:
            text = grown
            changes.append(
                Change(
                    what=f"{path}:{login}",
                    line=1,
                    before="not named",
                    after="named",
                    why=f"#{number} was merged",
                )
            )
    return Named(
        text=text, changes=tuple(changes), up_to=max([before, *(entry.seq for entry in fresh)])
    )


def settle(desk: Desk, up_to: int) -> None:
    """Remember that everybody up to this merge was named."""
    desk.ledger.set_cursor(repo=desk.repo, name=SEEN, value=str(up_to))


def _of_head(desk: Desk, head: str) -> Iterator[tuple[int, str]]:
    for pull in desk.github.pulls_of_commit(sha=head):
        if pull.merged and not pull.author.is_bot:
            yield pull.number, pull.author.login
