"""A link has words and a target."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report links without a target, and without anything to click on."""
    for link in doc.links:
        if not link.target.strip() or link.target == "#":
            yield Hit(message=f"the link `{link.text[:60]}` has no target", line=link.line)
        elif not link.text.strip() and not link.is_image and not link.is_automatic:
            yield Hit(
                message=f"the link to `{link.target[:80]}` has no words",
                line=link.line,
                severity=Severity.WARNING,
            )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="A link has words and a target.",
    why="A link without one of them does nothing.",
    fix="Fill in what is missing.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="See [the guide]().", at="[the guide]()"),
        Example(body="See [](https://huggingface.co/docs).", at="[](https"),
    ),
    passes=(
        Example(
            body="[![badge](references/b.svg)](https://huggingface.co)",
            files={"references/b.svg": "<svg/>"},
            also=("*",),
        ),
    ),
)
