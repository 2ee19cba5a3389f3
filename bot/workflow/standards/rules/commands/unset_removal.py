"""No removal depends on a variable that may be empty."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report `rm -r $NAME/` where the page does not set the variable."""

    def is_set(found: scan.Found) -> Severity | bool:
        name = found.value
        known = rf"\b{name}\s*=|\b(?:read|for)\s+(?:-\w+\s+)*{name}\b"
        return False if name == "HOME" or scan.has(known, doc.text) else Severity.WARNING

    yield from seen.hits(
        doc, (shell.UNSET,), "removes the root where the variable is unset", judge=is_set
    )


RULE = Rule(
    severity=Severity.WARNING,
    references=Severity.HINT,
    standard="No removal depends on a variable that the page does not set.",
    why="Where the variable is empty the path is the root of the machine.",
    fix='Set the variable before, or write `"${DIR:?}"`, which stops where it is empty.',
    document=check,
    reads=Reads.TEXT,
    trigger=shell.UNSET,
    is_security=True,
    fails=(Example(body="```bash\nrm -rf $CACHE_ROOT/*\n```", at="rm -rf"),),
    passes=(Example(body="```bash\nOUT=/tmp/out\nrm -rf $OUT/*\n```"),),
)
