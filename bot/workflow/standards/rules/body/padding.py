"""A page is not stretched to reach a length."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View

BLANKS = 8
FILLER = re.compile(
    r"(?:\s|\ufeff|\u200b|&(?:nbsp|emsp|ensp|thinsp|zwnj|#160|#8203);|<br\s*/?>|<p>\s*</p>|</?p>"
    r"|<!--\s*-->|[-*_=.\\>|~])*"
)
"""Lines that show nothing but a space, a rule or a dot."""
COPIES = 4
LINES, LONG_LINE = 6, 40
"""So often stands a line of that length, one under the other, only to fill the page."""
DIGITS = re.compile(r"\d+")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report long runs of blank lines, and one paragraph that stands four times or more."""
    run = 0
    for number, line in enumerate(doc.lines, 1):
        if line and (line[0].isalnum() or not FILLER.fullmatch(line[:200])):
            run = 0
            continue
        run += 1
        if run == BLANKS:
            yield Hit(
                message=f"{BLANKS} or more lines in a row say nothing", line=number - BLANKS + 1
            )
    for message, place in _copies(doc):
        yield Hit(message=message, line=place)


def _copies(doc: Doc) -> Iterator[tuple[str, int]]:
    places: dict[str, list[int]] = {}
    lines_at: dict[str, list[int]] = {}
    start, block = 0, list[str]()
    for number, line in enumerate([*doc.lines, ""], 1):
        if line.strip():
            if len(line) >= LONG_LINE and line[0] not in "|#`":
                lines_at.setdefault(line.strip(), []).append(number)
            start = start if block else number
            block.append(line.strip())
            continue
        text = "\n".join(block)
        is_code = text.startswith(("```", "~~~"))
        if len(text) >= (120 if is_code else 60) and not text.startswith(("|", "---")):
            places.setdefault(text if is_code else DIGITS.sub("0", text), []).append(start)
        block = []
    for lines in places.values():
        if len(lines) >= COPIES:
            yield (
                f"the same paragraph stands {len(lines)} times (first on line {lines[0]})",
                lines[1],
            )
    for lines in lines_at.values():
        if len(lines) >= LINES and lines[1] == lines[0] + 1:
            yield (
                f"the same line stands {len(lines)} times (first on line {lines[0]})",
                lines[1],
            )


SENTENCE = "This sentence fills the page without saying anything that was not said before."

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Length comes from content: no page is filled with blank lines or repeated text.",
    why="Each line costs every reader; a line that says nothing costs the same.",
    fix="Remove the repetition; if the page is then short, say what is missing.",
    document=check,
    fails=(
        Example(body="A line.\n" + "\n" * 9 + "Another line.", at="", where="SKILL.md"),
        Example(body=f"{SENTENCE}\n\n" * 5, at=SENTENCE),
        Example(body=f"- {SENTENCE}\n" * 8, at=SENTENCE),
        Example(body="".join(f"{n}. {SENTENCE[:-1]} ({n})\n\n" for n in range(6)), at="(1)"),
        Example(body="A line.\n\n" + "<br>\n\n" * 9 + "Another line.", at=""),
    ),
    passes=(Example(body=f"{SENTENCE}\n\n\n{SENTENCE}"),),
)
