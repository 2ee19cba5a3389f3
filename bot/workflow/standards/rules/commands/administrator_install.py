"""Packages are installed without administrator's rights."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report `sudo pip` and its like; overriding the system's guard is a hint."""
    yield from seen.hits(doc, (shell.SUDO_PIP,), "runs a package's code as root")
    yield from seen.hits(
        doc,
        (shell.SYSTEM_PIP,),
        "may break the system's own Python",
        judge=lambda _found: Severity.HINT,
    )


RULE = Rule(
    severity=Severity.WARNING,
    references=Severity.HINT,
    standard="Packages are installed into an environment of their own, without `sudo`.",
    why="Installing a package runs its code; as root that code may do anything.",
    fix="Make an environment (`python -m venv .venv`) and install into it.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(shell.SUDO_PIP, shell.SYSTEM_PIP),
    is_security=True,
    fails=(Example(body="```bash\nsudo pip3 install tiktoken\n```", at="sudo pip3"),),
    passes=(
        Example(body="```bash\nsudo apt-get install -y python3-pip\npip install tiktoken\n```"),
    ),
)
