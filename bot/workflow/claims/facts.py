"""What a decision about claims may look at, and what was asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from bot.model.config.claims import ClaimsConfig
from bot.model.events import Person
from bot.model.facts import Pull, Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.state import Claims, fold, same


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line of the roadmap, as far as claims need to know it."""

    name: str
    slug: str
    done: bool = False
    phase: str = ""
    """Its number as written, e.g. `14`."""
    phase_title: str = ""
    priority: str | None = None
    """`HIGH`, `MEDIUM`, `LOW` or None."""
    path: str | None = None
    """Directory of the skill in the repository, if it is there."""
    aliases: tuple[str, ...] = ()
    """Other slugs that mean this item."""


@dataclass(frozen=True, kw_only=True)
class Work:
    """A pull request as claims see it."""

    pull: Pull
    paths: tuple[str, ...] = ()
    """Paths it adds or changes."""
    told: tuple[tuple[str, str], ...] = ()
    """Slug of an item and the directory of the skill that stands for it, where the directory's
    name does not tell; see `linking.told`."""
    maintainers_turn: bool = False
    """Whether the next move is not its author's: ready for review, nothing asked of them."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing a comment asks for, in plain data; who reads the language makes these."""

    verb: str
    skills: tuple[str, ...] = ()
    """Names (or slugs) of roadmap items, in the order they were said."""
    certain: bool = True
    """False: ask back instead of acting."""
    question: str | None = None
    """What to ask back, in Markdown, where who read it knows better than "did you mean"."""
    unknown: tuple[str, ...] = ()
    """Names that no roadmap item fits, as they were written."""
    nearest: tuple[str, ...] = ()
    """Names of items that may have been meant."""
    everything: bool = False
    """`/release all`: all that the speaker holds."""
    person: str | None = None
    """Login named by `/assign @login`."""
    days: int | None = None
    """Days named by `/extend 5d`."""


@dataclass(frozen=True, kw_only=True)
class ClaimFacts:
    """The snapshot that claims are decided on. The engine reads it; nothing here reads more."""

    repo: str
    me: str
    """The App's own login."""
    entries: tuple[Entry, ...] = ()
    """The whole ledger of the repository, in order."""
    items: tuple[Item, ...] = ()
    permission: str = "none"
    """Of who speaks, as the permission API says (`admin`, `write` …)."""
    spoken: tuple[Spoken, ...] = ()
    """Comments of all claim threads since the last processed one, for `order.to_handle`."""
    pulls: tuple[Work, ...] = ()
    """Open pull requests that may belong to a claim."""
    recent_replies: int = 0
    """The App's replies in this thread within the last hour."""
    elsewhere: tuple[str, ...] = ()
    """What another step of the workflow has to tell where `/why` is asked, in Markdown."""
    board_url: str = ""
    tracking: tuple[tuple[str, int], ...] = ()
    """Tracking issues that exist: slug and number."""

    @cached_property
    def claims(self) -> Claims:
        return fold(self.entries)

    def grown(self, entries: Iterable[Entry]) -> "ClaimFacts":
        """Give the facts with these entries at the end of the ledger."""
        added = tuple(entries)
        grown = replace(self, entries=(*self.entries, *added))
        grown.__dict__["claims"] = fold(added, self.claims)  # fills the cache; no second fold
        return grown

    def item(self, name: str) -> Item | None:
        """Find an item by name or slug."""
        return self._index.get(name) or self._index.get(name.casefold())

    @cached_property
    def _index(self) -> dict[str, Item]:
        index: dict[str, Item] = {}
        for item in self.items:
            for key in (item.name, item.slug, item.name.casefold(), item.slug.casefold()):
                index.setdefault(key, item)
        return index

    def name_of(self, slug: str) -> str:
        """Give the item's name, or the slug of one that left the roadmap."""
        item = self.item(slug)
        return item.name if item else slug

    def tracked(self, slug: str) -> int | None:
        return dict(self.tracking).get(slug)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What one request sees: who said what where, the facts, and the claims so far.

    A comment may hold several requests; each sees the claims as the ones before left them.
    """

    spoken: Spoken
    facts: ClaimFacts
    config: ClaimsConfig
    now: datetime
    said_at: datetime
    """When it was said: the comment's creation, or its edit if that brought it in."""
    claims: Claims
    new: tuple[Entry, ...] = field(default=())
    """Entries of the requests before."""

    @property
    def speaker(self) -> Person:
        return self.spoken.comment.author

    @property
    def is_maintainer(self) -> bool:
        return self.facts.permission in self.config.maintainers

    def entry(
        self,
        kind: Kind,
        slug: str,
        why: str,
        *,
        person: str | None = None,
        due: datetime | None = None,
        pull: int | None = None,
        **data: str,
    ) -> Entry:
        """Make an entry caused by this comment."""
        thread, comment = self.spoken.thread, self.spoken.comment
        said = {
            "place": thread.place,
            "number": str(thread.number),
            "thread": thread.node_id,
            "node": comment.node_id,
            "url": comment.url,
        }
        return Entry(
            kind=kind,
            subject=slug,
            person=person or self.speaker.login,
            actor=self.speaker.login,
            at=self.said_at,
            why=why,
            comment=comment.id,
            pull=pull,
            due=due,
            data=tuple(sorted({**said, **data}.items())),
        )

    def after(self, entries: Iterable[Entry]) -> "Desk":
        """Give the desk as the next request sees it."""
        added = tuple(entries)
        return replace(self, new=(*self.new, *added), claims=fold(added, self.claims))

    def said_here(self, slug: str, *kinds: Kind) -> Entry | None:
        """Give the speaker's entry on a skill that this very comment caused before."""
        for entry in reversed(self.facts.entries):
            if (
                entry.comment == self.spoken.comment.id
                and entry.subject == slug
                and entry.kind in kinds
                and same(entry.actor, self.speaker.login)
            ):
                return entry
        return None
