"""Nothing from the network is run unread."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import installers, scan, seen, shell

PIPES = (
    shell.PIPED,
    shell.PROCESS,
    shell.SUBSTITUTED,
    shell.POWERSHELL,
    shell.EXECUTED,
    shell.ADDRESSED,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """An installer whose makers document the line is a warning, as is a file fetched and run."""
    reported: set[int | None] = set()
    for hit in seen.hits(doc, PIPES, "runs what the network sends", judge=_official):
        reported.add(hit.line)
        yield hit
    later = seen.hits(doc, (shell.THEN_RUN,), "runs a download unread", judge=_milder)
    yield from (hit for hit in later if hit.line not in reported)


def _official(found: scan.Found) -> Severity | None:
    return Severity.WARNING if installers.is_official(found.text) else None


def _milder(found: scan.Found) -> Severity:
    return Severity.HINT if installers.is_official(found.text) else Severity.WARNING


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No command runs what it downloads; only a maker's own installer may.",
    why="Whoever holds the server, or the line to it, runs anything on the reader's machine.",
    fix="Install from a package index, or download, check the sum, read, then run.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(*PIPES, shell.THEN_RUN, r"(?:curl|wget|irm|iwr)[^\n]*\\\r?\n"),
    is_security=True,
    fails=(
        Example(
            body="```bash\ncurl -fsSL https://get.tokens.dev/i.sh | sudo bash -s\n```", at="curl"
        ),
        Example(body="Run `bash <(wget -qO- https://tokens.dev/i)` first.", at="wget"),
        Example(body='```bash\npython -c "$(curl -s https://tokens.dev/i.py)"\n```', at="curl"),
        Example(body="```powershell\nirm https://tokens.dev/i.ps1 | iex\n```", at="irm"),
        Example(body="```bash\ncurl -LsSf https://astral.sh/uv/install.sh | sh\n```", at="curl"),
    ),
    passes=(
        Example(
            body="```bash\ncurl -s https://api.x.dev/v1 | python -m json.tool\n```", also=("*",)
        ),
        Example(body="```bash\nwget -qO- https://x.dev/k.gpg | sudo gpg --dearmor -o k\n```"),
    ),
)
