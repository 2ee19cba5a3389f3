"""A skill says a thing once."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View

SHARE = 0.35
FEWEST = 80
DIGITS = dict.fromkeys(map(ord, "0123456789"))


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page of which more than a third of the longer lines stand elsewhere on it."""
    seen: dict[str, int] = {}
    repeated = total = first = 0
    start = max(doc.body_line, 1)
    for number, line in enumerate(doc.lines[start - 1 :], start):
        text = line.strip().lower()
        if len(text) < 25 or text.startswith("|"):
            continue
        total += 1
        text = text.translate(DIGITS)
        if text in seen:
            repeated += 1
            first = first or number
        seen.setdefault(text, number)
    if total >= FEWEST and repeated > SHARE * total:
        yield Hit(
            message=f"{repeated} of {total} lines repeat another line of the page", line=first
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A skill does not repeat itself to reach a length.",
    why="Repetition costs every reader and teaches nothing.",
    fix="Say it once; put variants into a table.",
    document=check,
    fails=(
        Example(
            body="".join(
                f"Set the batch size of step {n} and run it again to see.\n" for n in range(120)
            ),
            at="of step 1 and",
        ),
    ),
    passes=(Example(),),
)
