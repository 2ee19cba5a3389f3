"""Where a new skill begins: which roadmap item it fulfils, its directory and its category."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.config import Config
from bot.model.errors import InputError
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Library, Skill
from bot.workflow.roadmap.match import items_named, match, nearest
from bot.workflow.roadmap.slug import slug, slugs, unordered
from bot.workflow.roadmap.structure import Document, Phase
from bot.workflow.standards import category as subjects

LONGEST_SLUG = 64
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A roadmap item that is to become a skill."""

    item: Item
    slug: str
    category: str
    why: str
    """Why it stands in that category, in a few words."""

    @property
    def path(self) -> str:
        """The skill's directory, relative to the library."""
        return f"{self.category}/{self.slug}"


def begin(
    document: Document, library: Library, name: str, config: Config, *, category: str | None = None
) -> Beginning:
    """Find the open item that `name` means, and the place of its skill.

    Raises `InputError` with the nearest names for an item that is unknown or done, and with the
    categories in question where neither configuration, roadmap nor library tells one.
    """
    item = _open_item(document, library, name, config)
    chosen, why = _category(document, library, item, config, category)
    return Beginning(item=item, slug=_directory(item), category=chosen, why=why)


def _open_item(document: Document, library: Library, name: str, config: Config) -> Item:
    aliases = Aliases(config.roadmap.aliases)
    items = items_named(document, name, aliases)
    if not items:
        near = nearest(document, name)
        hint = f"; the nearest: {', '.join(near)}" if near else ""
        raise InputError(f"the roadmap has no item “{name}”{hint}")
    skills = match(document, library, aliases).skill_of
    for item in items:
        if not item.done and item.line not in skills:
            return item
    item = items[0]
    skill = next((skills[each.line] for each in items if each.line in skills), None)
    where = f": {config.roadmap.library}/{skill.path}" if skill else ""
    state = "is done" if item.done else "has a skill already"
    near = tuple(_still_open(document, item))
    hint = f"; still open: {', '.join(near)}" if near else ""
    raise InputError(f"“{item.name}” {state}{where}{hint}")


def _still_open(document: Document, item: Item) -> Sequence[str]:
    """Open names to take instead, of the same phase if it has any."""
    phase = document.phase(item.phase)
    own = [each.name for each in phase.items if not each.done] if phase else []
    return (own or list(document.open))[:3]


def _directory(item: Item) -> str:
    """The shortest name that says it whole: of `Segment Anything (SAM)`, `segment-anything`."""
    keys = slugs(item.name)
    chosen = keys[1] if len(keys) > 1 else keys[0] if keys else ""
    if not _SLUG.fullmatch(chosen) or len(chosen) > LONGEST_SLUG:
        raise InputError(
            f"“{item.name}” makes no directory name (a-z, 0-9 and hyphens, at most "
            f"{LONGEST_SLUG}); give the item a plainer name on the roadmap"
        )
    return chosen


def _category(
    document: Document, library: Library, item: Item, config: Config, wanted: str | None
) -> tuple[str, str]:
    there = sorted({skill.category for skill in library.skills if skill.category})
    known = tuple(dict.fromkeys((*config.standards.categories, *there)))
    if wanted is not None:
        return _wanted(wanted, known), "as asked for"
    phase = document.phase(item.phase)
    configured = [name for name, number in config.roadmap.phases.items() if number == item.phase]
    if len(configured) == 1:
        return configured[0], f"the configuration gives Phase {item.phase} to it"
    candidates = tuple(configured) or (_titled(phase, known) if phase else ())
    if len(candidates) == 1:
        return candidates[0], f"the title of Phase {item.phase} names it"
    text = f"{item.name} {item.description or ''}"
    fitting = subjects.fitting(text, candidates or known)
    if fitting is not None:
        return fitting, "the item's words fit it"
    beside = _beside(document, library, item, config)
    if beside is not None and (not candidates or beside in candidates):
        return beside, f"skills of Phase {item.phase} stand there"
    told = ", ".join(candidates or known) or "none yet"
    raise InputError(
        f"the category of “{item.name}” cannot be told; choose with --category ({told})"
    )


def _wanted(wanted: str, known: Sequence[str]) -> str:
    name = wanted.strip("/")
    for category in known:
        if name in (category, unordered(category)):
            return category
    if not re.fullmatch(r"\d{1,3}-[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise InputError(f"“{wanted}” is no category; the library knows {', '.join(known)}")
    return name


def _titled(phase: Phase, known: Sequence[str]) -> tuple[str, ...]:
    """Categories whose words all stand in the phase's title."""
    title = set(slug(phase.title).split("-"))
    named = [name for name in known if set(unordered(name).split("-")) <= title]
    whole = [name for name in named if set(unordered(name).split("-")) == title - {"and"}]
    return tuple(whole or named)


def _beside(document: Document, library: Library, item: Item, config: Config) -> str | None:
    """The category in which most skills of the item's phase stand."""
    skills = match(document, library, Aliases(config.roadmap.aliases)).skill_of
    found: list[Skill] = [
        skills[each.line]
        for each in document.items
        if each.phase == item.phase and each.line in skills
    ]
    counted = Counter(skill.category for skill in found if skill.category)
    return counted.most_common(1)[0][0] if counted else None
