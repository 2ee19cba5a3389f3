"""Which skill is which item: by slug, alias, claim or its own word; never by likeness or place."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Library, Skill
from bot.workflow.roadmap.slug import slug, slugs, unordered
from bot.workflow.roadmap.structure import Document


@dataclass(frozen=True, kw_only=True)
class Match:
    """What belongs together."""

    skill_of: Mapping[int, Skill]
    """Line of an item → the skill that makes it done."""
    unlisted: tuple[Skill, ...]
    """Skills that no item names."""


def match(
    document: Document,
    library: Library,
    aliases: Aliases,
    *,
    assigned: Mapping[str, str] | None = None,
) -> Match:
    """Match every item with a skill of the library, where there is one.

    In this order: `assigned` (item name → the skill's path: a claim, or what the pull request
    says) and the frontmatter's `roadmap`; the directory's slug; an alias of it; the frontmatter's
    `name`. A skill may stand behind several items (duplicates), an item behind one skill.
    """
    by_path = {skill.path: skill for skill in library.skills}
    told: dict[str, Skill] = {}
    for skill in library.skills:
        for name in skill.roadmap:
            told.setdefault(aliases.meaning(slug(name)), skill)
    for name, path in (assigned or {}).items():
        if path in by_path:
            told[aliases.meaning(slug(name))] = by_path[path]
    exact: dict[str, Skill] = {}
    alike: dict[str, Skill] = {}
    named: dict[str, Skill] = {}
    for skill in library.skills:
        exact.setdefault(skill.slug, skill)
        alike.setdefault(aliases.meaning(skill.slug), skill)
    for skill in library.skills:
        if skill.name and slug(skill.name) not in exact:
            named.setdefault(slug(skill.name), skill)
    found: dict[int, Skill] = {}
    for item in document.items:
        hit = _skill_of(item, aliases, told, exact, alike)
        if hit:
            found[item.line] = hit
    taken = {skill.path for skill in found.values()}
    for item in document.items:
        by_name = named.get(item.slug) if item.line not in found else None
        if by_name and by_name.path not in taken:
            found[item.line] = by_name
    taken = {skill.path for skill in found.values()}
    meant = {aliases.meaning(key) for item in document.items for key in slugs(item.name)}
    return Match(
        skill_of=found,
        unlisted=tuple(
            skill
            for skill in library.skills
            if skill.path not in taken and aliases.meaning(skill.slug) not in meant
        ),
    )


def _skill_of(
    item: Item,
    aliases: Aliases,
    told: Mapping[str, Skill],
    exact: Mapping[str, Skill],
    alike: Mapping[str, Skill],
) -> Skill | None:
    keys = slugs(item.name)
    for key in keys:
        if aliases.meaning(key) in told:
            return told[aliases.meaning(key)]
    for key in keys:
        if key in exact:
            return exact[key]
    for key in keys:
        if aliases.meaning(key) in alike:
            return alike[aliases.meaning(key)]
    return None


@dataclass(frozen=True, kw_only=True)
class Stood:
    """The skill that stood behind an item when the roadmap was last true."""

    path: str
    blob: str | None = None
    name: str | None = None


def follow(
    document: Document, library: Library, aliases: Aliases, stood: Mapping[str, Stood]
) -> dict[str, str]:
    """Give item name → path for skills that are no longer found by name: moved or replaced.

    `stood` is by item name. Only items that nothing else matches are followed, and only to
    skills that stand behind no other item.
    """
    found = match(document, library, aliases)
    taken = {skill.path for skill in found.skill_of.values()}
    free = {skill.path: skill for skill in library.skills if skill.path not in taken}
    lost = {
        item.name: stood[item.name]
        for item in document.items
        if item.line not in found.skill_of and item.name in stood
    }
    here = {name: was.path for name, was in lost.items() if was.path in free}
    before = {
        was.path: Skill(
            path=was.path,
            slug=unordered(posixpath.basename(was.path)),
            category=posixpath.basename(posixpath.dirname(was.path)) or None,
            lines=0,
            name=was.name,
            blob=was.blob,
        )
        for was in lost.values()
    }
    change = compare(
        Library(skills=tuple(before.values())), Library(skills=tuple(free.values())), aliases
    )
    moved = {was.path: skill.path for was, skill in change.moved}
    return here | {name: moved[was.path] for name, was in lost.items() if was.path in moved}


def items_named(document: Document, name: str, aliases: Aliases) -> tuple[Item, ...]:
    """Give every item line that the name means: the exact ones, else those of an alias.

    A path such as `10-optimization/awq` means its last part.
    """
    asked = [name, name.rstrip("/").rpartition("/")[2]] if "/" in name else [name]
    for said in asked:
        keys = set(slugs(said))
        exact = tuple(item for item in document.items if keys & set(slugs(item.name)))
        whole = tuple(item for item in exact if item.slug == slug(said))
        meanings = {aliases.meaning(key) for key in keys}
        alike = tuple(
            item
            for item in document.items
            if meanings & {aliases.meaning(key) for key in slugs(item.name)}
        )
        if whole or exact or alike:
            return whole or exact or alike
    return ()


def nearest(document: Document, name: str, *, limit: int = 3) -> tuple[str, ...]:
    """Give the item names nearest to one that the roadmap does not have, the best first."""
    from rapidfuzz import fuzz, process

    names = {slug(item.name): item.name for item in document.items}
    asked = slug(name[:200])
    hits = process.extract(asked, list(names), scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
    return tuple(names[key] for key, _, _ in hits)


@dataclass(frozen=True, kw_only=True)
class LibraryChange:
    """What a change of the tree means; a moved or replaced skill is neither new nor gone."""

    added: tuple[Skill, ...] = ()
    removed: tuple[Skill, ...] = ()
    moved: tuple[tuple[Skill, Skill], ...] = ()
    """Before and after: the same skill at another path or under another name."""


def compare(before: Library, after: Library, aliases: Aliases) -> LibraryChange:
    """Tell what was added, removed and moved between two states of the tree."""
    old = {skill.path: skill for skill in before.skills}
    new = {skill.path: skill for skill in after.skills}
    gone = [skill for path, skill in old.items() if path not in new]
    came = [skill for path, skill in new.items() if path not in old]
    moved: list[tuple[Skill, Skill]] = []
    for kind in ("blob", "slug", "name", "meaning", "words"):
        index: dict[str, Skill] = {}
        for skill in gone:
            key = _key(skill, kind, aliases)
            if key:
                index.setdefault(key, skill)
        for skill in list(came):
            key = _key(skill, kind, aliases)
            was = index.pop(key, None) if key else None
            if was:
                moved.append((was, skill))
                gone.remove(was)
                came.remove(skill)
    return LibraryChange(added=tuple(came), removed=tuple(gone), moved=tuple(moved))


def _key(skill: Skill, kind: str, aliases: Aliases) -> str | None:
    if kind == "blob":
        return skill.blob
    if kind == "slug":
        return skill.slug
    if kind == "name":
        return slug(skill.name) if skill.name else None
    if kind == "meaning":
        return aliases.meaning(skill.slug)
    return " ".join(sorted(_stem(word) for word in skill.slug.split("-")))


def _stem(word: str) -> str:
    """Make `papers` and `paper`, `fsdp2` and `fsdp` one, for a skill that replaces another."""
    return word.rstrip("0123456789").removesuffix("s") or word


def vanished(before: Document, after: Document, aliases: Aliases) -> tuple[Item, ...]:
    """Give the items of an earlier roadmap that the later one no longer names in any way."""
    left = {aliases.meaning(key) for item in after.items for key in slugs(item.name)}
    gone: dict[str, Item] = {}
    for item in before.items:
        if not left & {aliases.meaning(key) for key in slugs(item.name)}:
            gone.setdefault(item.slug, item)
    return tuple(gone.values())


def names(items: Iterable[Item]) -> tuple[str, ...]:
    """Give the names of items, each once."""
    return tuple({item.slug: item.name for item in items}.values())
