"""Which pull request belongs to which skill, without being told.

The evidence, strongest first: the directory it adds or changes, the tracking issue it names, then,
for a skill that its author holds, the name in its branch or title. Text is split into words and
looked up, never searched with a pattern made from it.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.workflow.claims.facts import ClaimFacts, Item, Work
from bot.workflow.claims.state import same

_LONGEST = 20_000
"""Characters of a description that are looked at."""
_LONGEST_NAME = 300
"""Characters of a title or branch that are looked at."""
_MOST_WORDS = 6
"""Words that a name may have."""


def brought(work: Work, items: Iterable[Item]) -> tuple[Item, ...]:
    """Give the items whose skill directory the pull request touches."""
    directories = {
        part.casefold()
        for path in work.paths
        if path.endswith("/SKILL.md")
        for part in path.split("/")[-2:-1]
    }
    told_of = {slug for slug, _ in work.told}
    return tuple(
        item
        for item in items
        if item.slug in told_of
        or directories & {item.slug.casefold(), *(alias.casefold() for alias in item.aliases)}
    )


def told(work: Work, facts: ClaimFacts) -> tuple[tuple[str, str], ...]:
    """Give the item that an oddly named skill stands for, with the skill's directory.

    The pull request's text says it (`roadmap: NAME` on a line of its own), else the claim of its
    author does, if it works on one claimed item and brings one skill that no item names.
    """
    odd = [
        path.removesuffix("/SKILL.md")
        for path in work.paths
        if path.endswith("/SKILL.md") and not brought(replace(work, paths=(path,)), facts.items)
    ]
    if len(odd) != 1:
        return ()
    for line in work.pull.body[:_LONGEST].splitlines():
        key, sign, name = line.strip().partition(":")
        if sign and key.casefold() == "roadmap":
            item = facts.item(name.strip())
            return ((item.slug, odd[0]),) if item is not None else ()
    author = work.pull.author.login
    mine = [item for item in linked(work, facts) if facts.claims.held_for(item.slug, author)]
    return ((mine[0].slug, odd[0]),) if len(mine) == 1 else ()


def linked(work: Work, facts: ClaimFacts) -> tuple[Item, ...]:
    """Give the items that the pull request works on, each once."""
    author = work.pull.author.login
    found = {item.slug: item for item in brought(work, facts.items)}
    mine = [item for item in facts.items if facts.claims.held_for(item.slug, author)]
    issues = _issues(work.pull.body[:_LONGEST])
    named = _named(_words(work.pull.head_ref), facts) | _named(_words(work.pull.title), facts)
    for item in mine:
        if facts.tracked(item.slug) in issues or item.slug in named:
            found.setdefault(item.slug, item)
    return tuple(found.values())


def _named(words: list[str], facts: ClaimFacts) -> set[str]:
    """Give the slugs of the items named; `auto-awq` names AutoAWQ and not AWQ."""
    spellings = {
        "".join(_words(text)): item.slug
        for item in facts.items
        for text in (item.slug, item.name, *item.aliases)
    }
    spans = [
        (start, end, slug)
        for start in range(len(words))
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1)
        if (slug := spellings.get("".join(words[start:end])))
    ]
    return {
        slug
        for start, end, slug in spans
        if not any(
            left <= start and end <= right and right - left > end - start
            for left, right, _ in spans
        )
    }


def work_of(facts: ClaimFacts, item: Item, person: str) -> Work | None:
    """Give the person's open pull request that brings the item, if there is one already."""
    return next(
        (
            work
            for work in facts.pulls
            if work.pull.state == "open"
            and same(work.pull.author.login, person)
            and item in brought(work, (item,))
        ),
        None,
    )


def _words(text: str) -> list[str]:
    text = text[:_LONGEST_NAME]
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def _issues(text: str) -> set[int | None]:
    words = "".join(c if c.isalnum() or c == "#" else " " for c in text).split()
    return {
        int(word[1:])
        for word in words
        if word[0] == "#" and word[1:].isascii() and word[1:].isdigit() and len(word) < 12
    }
