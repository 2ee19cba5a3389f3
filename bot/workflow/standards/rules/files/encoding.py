"""Text is UTF-8."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill
from bot.workflow.standards.threats import scan

GARBLED = r"â€[™œ“”˜¦\x{9d}\x{9c}\x{93}\x{94}\x{99}]|Ã[©¨¤¶¼Ÿ±³¡«ª§ ]|Â[  °±«»©®]|ï»¿|\x{fffd}"
"""UTF-8 that was read as Latin-1 or Windows-1252, and bytes that nobody could read."""

ABOUT = r"(?i)\bmojibake\b|\bgarbled\b|\bin place of\b|\binstead of\b|\b(?:wrong|bad) encoding\b"
"""Words of a line that shows such text on purpose."""
SIGNS = tuple(sign.encode() for sign in ("â€", "Ã", "Â", "ï»¿", "\ufffd"))
"""What each of them begins with, in UTF-8."""

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
    for doc in skill.documents:
        if not doc.is_markdown or not any(sign in doc.utf8 for sign in SIGNS):
            continue
        said = doc.only(Place.PROSE, Place.TABLE, Place.QUOTE, Place.FRONTMATTER)
        for line in dict.fromkeys(doc.line_at(hit.start) for hit in scan.find(GARBLED, said)):
            if scan.has(ABOUT, doc.line_text(line)[:2000]):
                continue
            yield Hit(
                message="characters here were read in the wrong encoding",
                path=doc.path,
                line=line,
                severity=Severity.WARNING,
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
        Example(body="The modelâ€™s limit is 8k.", at="8k"),
        Example(body="The \ufffd limit is 8k.", at="limit is 8k"),
        Example(
            files={"references/limits.md": b"\xef\xbb\xbf# Limits\n"},
            at="Limits",
            where="references/limits.md",
        ),
    ),
    passes=(
        Example(body="naïve café, Âge, `Ã©` stands for é\n\n```text\nÃ©\n```"),
        Example(body="The text shows sequences such as Ã¼ in place of ü."),
    ),
)
