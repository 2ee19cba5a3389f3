"""Which pull request belongs to which skill, without being told.

The evidence, strongest first: the directory it adds or changes, the tracking issue it names, then,
for a skill that its author holds, the name in its branch or title. Text is split into words and
looked up, never searched with a pattern made from it.
"""

from collections.abc import Iterable

from bot.workflow.claims.facts import ClaimFacts, Item, Work
from bot.workflow.claims.state import same

_LONGEST = 20_000
"""Characters of a description that are looked at."""


def brought(work: Work, items: Iterable[Item]) -> tuple[Item, ...]:
    """Give the items whose skill directory the pull request touches."""
    directories = {
        part.casefold()
        for path in work.paths
        if path.endswith("/SKILL.md")
        for part in path.split("/")[-2:-1]
    }
    return tuple(
        item
        for item in items
        if directories & {item.slug.casefold(), *(alias.casefold() for alias in item.aliases)}
    )


def linked(work: Work, facts: ClaimFacts) -> tuple[Item, ...]:
    """Give the items that the pull request works on, each once."""
    author = work.pull.author.login
    found = {item.slug: item for item in brought(work, facts.items)}
    mine = {skill.slug for skill in facts.claims.held_by(author)}
    issues = _issues(work.pull.body[:_LONGEST])
    branch, title = _words(work.pull.head_ref), _words(work.pull.title)
    for item in facts.items:
        if item.slug not in mine or item.slug in found:
            continue
        spellings = [_words(text) for text in (item.slug, item.name, *item.aliases)]
        if facts.tracked(item.slug) in issues or any(
            _within(spelling, text) for spelling in spellings for text in (branch, title)
        ):
            found[item.slug] = item
    return tuple(found.values())


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
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def _within(part: list[str], whole: list[str]) -> bool:
    size = len(part)
    return size > 0 and any(
        whole[start : start + size] == part for start in range(len(whole) - size + 1)
    )


def _issues(text: str) -> set[int | None]:
    words = "".join(c if c.isalnum() or c == "#" else " " for c in text).split()
    return {
        int(word[1:])
        for word in words
        if word[0] == "#" and word[1:].isascii() and word[1:].isdigit() and len(word) < 12
    }
