"""A code block is closed where it ends."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the first fence that runs on."""
    fence = doc.unclosed_fence
    if fence is not None:
        yield Hit(
            message=f"the code block that begins here is never closed with `{fence.fence}`",
            line=fence.line,
        )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="Each code block is closed with the marks that opened it.",
    why="The rest of the page becomes code: headings, links and checklists vanish.",
    fix="Add the closing marks on a line of their own; use four to hold a block that shows three.",
    document=check,
    reads=Reads.MARKDOWN,
    fails=(
        Example(body="```bash\npip list\n\nThen go on.", at="```bash", also=("*",)),
        Example(body="```yaml\na: 1\n\n```toml\nb = 1\n```\n", at="```yaml"),
    ),
    passes=(Example(body="````markdown\n```bash\npip list\n```\n````"),),
)
