"""Text is UTF-8."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill

TEXTS = (
    *(".md", ".markdown", ".mdx", ".txt", ".rst", ".tex", ".csv", ".tsv", ".html", ".svg", ".xml"),
    *(".py", ".sh", ".js", ".ts", ".ipynb"),
    *(".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".cfg"),
)
"""Endings of files that hold text."""


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report SKILL.md and Markdown files that are not UTF-8, or begin with a mark of byte order."""
    for entry in skill.entries:
        data = entry.data
        if data is None or not entry.name.lower().endswith(TEXTS):
            continue
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:8192].count(0) * 100 > len(
            data[:8192]
        ):
            yield Hit(message="this file is not UTF-8 text", path=entry.path, line=1)
            continue
        if data.startswith(b"\xef\xbb\xbf"):
            yield Hit(
                message="this file begins with a byte order mark",
                path=entry.path,
                line=1,
                severity=Severity.WARNING,
            )
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield Hit(
                message="this byte is not UTF-8",
                path=entry.path,
                line=data.count(b"\n", 0, error.start) + 1,
            )


RULE = Rule(
    severity=Severity.ERROR,
    standard="Text files are UTF-8 without a byte order mark.",
    why="Readers guess another encoding and show or refuse something else.",
    fix="Save the file as UTF-8.",
    skill=check,
    needs=frozenset(),
    fails=(
        Example(
            files={"references/limits.md": b"# Limits\n\ncaf\xe9\n"},
            at="caf",
            where="references/limits.md",
        ),
        Example(
            files={"references/limits.md": b"\xef\xbb\xbf# Limits\n"},
            at="Limits",
            where="references/limits.md",
        ),
    ),
    passes=(Example(body="naïve café"),),
)
