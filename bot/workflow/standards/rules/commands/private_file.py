"""No command reads the private files of its user."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report reading and copying of keys; what sends them is judged as a dangerous command."""
    yield from seen.hits(doc, (shell.PRIVATE,), "reads private files", judge=_own)
    yield from seen.hits(doc, (shell.METADATA,), "asks for the credentials of the machine")


def _own(found: scan.Found) -> bool | None:
    is_public = scan.has(r"\.pub\b", found.text)
    return False if is_public or scan.has(shell.NETWORK, found.text) else None


RULE = Rule(
    severity=Severity.WARNING,
    references=Severity.HINT,
    standard="No command reads keys and credentials of its user.",
    why="What an agent reads stands in its context, and goes where its context goes.",
    fix="Name the file to the program that needs it, such as `ssh -i`, without reading it.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(shell.PRIVATE, shell.METADATA),
    is_security=True,
    fails=(
        Example(body="```bash\ncat ~/.ssh/id_rsa\n```", at="id_rsa"),
        Example(
            body="```bash\ncurl http://169.254.169.254/latest/meta-data/iam/\n```", at="169.254"
        ),
    ),
    passes=(
        Example(body="```bash\ncat ~/.ssh/id_ed25519.pub\nssh -i ~/.ssh/id_rsa a@b\n```"),
        Example(body="Block 169.254.169.254 for the pods."),
    ),
)
