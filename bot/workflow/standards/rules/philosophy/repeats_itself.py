"""A skill says a thing once."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View

SHARE = 0.35
FEWEST = 80


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page of which more than a third of the longer lines stand elsewhere on it."""
    start = max(doc.body_line, 1)
    lines = [
        (number, text)
        for number, text in enumerate(doc.stripped[start - 1 :], start)
        if len(text) >= 25 and text[0] != "|"
    ]
    if len(lines) < FEWEST:
        return
    whole = "\n".join(text for _, text in lines).lower().encode()
    texts = whole.translate(None, b"0123456789").split(b"\n")
    repeated = len(texts) - len(set(texts))
    if repeated > SHARE * len(texts):
        seen: set[bytes] = set()
        numbers = (number for number, _ in lines)
        first = next(n for n, text in zip(numbers, texts, strict=True) if _again(text, seen))
        yield Hit(
            message=f"{repeated} of {len(texts)} lines repeat another line of the page", line=first
        )


def _again(text: bytes, seen: set[bytes]) -> bool:
    if text in seen:
        return True
    seen.add(text)
    return False


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
