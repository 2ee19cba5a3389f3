"""No two files differ only in case."""

import posixpath
import unicodedata
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill
from bot.workflow.standards.tree import Entry


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report the second of two names that are one on a Mac or on Windows."""
    seen: dict[str, str] = {}
    page = skill.doc.text

    def order(entry: Entry) -> tuple[bool, str]:
        """What the page names comes first: the other one was added to it."""
        return (skill.relative(entry.path) not in page, entry.path)

    for entry in sorted(skill.entries, key=order):
        for path in (entry.path, posixpath.dirname(entry.path)):
            name = unicodedata.normalize("NFC", path).casefold()
            first = seen.setdefault(name, path)
            if first != path:
                yield Hit(
                    message=f"differs from `{skill.relative(first)}` only in case",
                    path=entry.path,
                    line=1,
                )
                break


RULE = Rule(
    severity=Severity.ERROR,
    standard="No two files of a skill differ only in the case of their names.",
    why="On a Mac or on Windows one of them overwrites the other.",
    fix="Rename one.",
    skill=check,
    needs=frozenset(),
    fails=(
        Example(
            files={"references/Limits.md": "# Limits\n\nText.\n"},
            also=("*",),
            where="references/Limits.md",
        ),
    ),
    passes=(Example(),),
)
