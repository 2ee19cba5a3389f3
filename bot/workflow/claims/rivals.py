"""Whom a verdict took for the holders of what a pull request brings, kept until that changes."""

from collections.abc import Iterable, Mapping

import msgspec

from bot.workflow.claims.state import same

PREFIX = "rivals:"
"""Ledger cursors under it hold one `Rivals` each, by number of the pull request; an empty one is of
a request that is closed or brings no item of the roadmap."""


class Rivals(msgspec.Struct, frozen=True):
    """Who but the author holds the items that a pull request brings."""

    author: str
    holders: Mapping[str, str]
    """By the slug of the item; empty where nobody but the author holds it."""

    def as_of(self, held: Mapping[str, str]) -> "Rivals":
        """The same with the holders of now, by slug."""
        return rivals(self.author, self.holders, held)


def rivals(author: str, slugs: Iterable[str], held: Mapping[str, str]) -> Rivals:
    """Tell who but the author holds the items; `held` has the login of each holder by slug."""
    others = {slug: login for slug, login in held.items() if not same(login, author)}
    return Rivals(author=author, holders={slug: others.get(slug, "") for slug in slugs})


def dump(known: Rivals) -> str:
    """Write it for the ledger; the empty text if nothing is brought."""
    return msgspec.json.encode(known).decode() if known.holders else ""


def load(kept: Mapping[str, str]) -> dict[int, Rivals]:
    """Read them back by number; `kept` is the cursors by their name."""
    return {
        int(name.removeprefix(PREFIX)): msgspec.json.decode(text, type=Rivals)
        for name, text in kept.items()
        if text
    }
