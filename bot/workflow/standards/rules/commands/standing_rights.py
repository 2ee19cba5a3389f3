"""No command gives rights that outlast the work."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report setuid bits and root without a password; files open to all are warned of."""
    yield from seen.hits(doc, (shell.SETUID,), "lets everybody run it as its owner")
    yield from seen.hits(doc, (shell.SUDOERS,), "lets somebody be root")
    yield from seen.hits(
        doc, (shell.UNASKED,), "lets an agent do anything unasked", judge=lambda _: Severity.WARNING
    )

    def narrow(found: scan.Found) -> Severity | bool:
        return False if scan.has(shell.OPEN_ROOT, found.text) else Severity.WARNING

    yield from seen.hits(doc, (shell.OPEN,), "lets everybody write", judge=narrow)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No command sets a setuid bit, `chmod 777`, `sudo` without a password, or an agent "
    "that asks nothing.",
    why="Every other program on the machine gets the same rights, and keeps them.",
    fix="Give the one right that is needed to the one user who needs it.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(shell.SETUID, shell.SUDOERS, shell.UNASKED, shell.OPEN),
    is_security=True,
    fails=(
        Example(body="```bash\nsudo chmod u+s /usr/local/bin/count\n```", at="chmod"),
        Example(
            body="```bash\necho 'ada ALL=(ALL) NOPASSWD: ALL' > sudoers.add\n```", at="NOPASSWD"
        ),
        Example(body="```bash\nsudo usermod -aG sudo eve\n```", at="usermod"),
        Example(body="```bash\nclaude --dangerously-skip-permissions -p go\n```", at="dangerously"),
    ),
    passes=(
        Example(
            body="```bash\nchmod +x run.sh\nchmod 600 key\nchmod 0755 bin\n"
            "sudo usermod -aG docker $USER\n```"
        ),
    ),
)
