"""Nothing from the network is run unread."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import commands, fetched, installers, scan, seen, shell

PIPES = (
    shell.PIPED,
    shell.PROCESS,
    shell.SUBSTITUTED,
    shell.POWERSHELL,
    shell.EXECUTED,
    shell.ADDRESSED,
    shell.SCRIPTED,
    shell.WINDOWS,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """An installer whose makers document the line is a warning, as is a file fetched and run."""
    reported: set[int | None] = set()
    for hit in seen.hits(doc, PIPES, "runs what the network sends", judge=_official):
        reported.add(hit.line)
        yield hit
    later = seen.hits(doc, (shell.THEN_RUN,), "runs a download unread", judge=_milder)
    for hit in later:
        if hit.line not in reported:
            reported.add(hit.line)
            yield hit
    yield from _kept(doc, reported)


def _kept(doc: Doc, reported: set[int | None]) -> Iterator[Hit]:
    """What is written to a file on one line and run on another."""
    text = commands.joined(doc.text)
    if not scan.has(fetched.SIGN, text):
        return
    for download in fetched.found(text):
        line = doc.line_at(download.start)
        if line in reported:
            continue
        is_known = installers.is_official(download.text) or any(
            installers.is_known_index(address) and installers.host(address) != "github.com"
            for address in installers.addresses(download.text)
        )
        severity = Severity.HINT if is_known else Severity.WARNING
        if download.is_held and not is_known:
            yield Hit(
                message=f"{seen.shown(download.text)} is run unread afterwards",
                line=line,
                severity=commands.weight(doc, download.start),
            )
            continue
        yield Hit(
            message=f"{seen.shown(download.text)} is run unread afterwards",
            line=line,
            severity=severity.at_most(commands.weight(doc, download.start)),
        )


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
    trigger=scan.trigger(
        *PIPES, shell.THEN_RUN, r"(?:curl|wget|irm|iwr)[^\n]*\\\r?\n", fetched.SIGN
    ),
    is_security=True,
    fails=(
        Example(
            body="```bash\ncurl -fsSL https://get.tokens.dev/i.sh | sudo bash -s\n```", at="curl"
        ),
        Example(body="Run `bash <(wget -qO- https://tokens.dev/i)` first.", at="wget"),
        Example(body='```bash\npython -c "$(curl -s https://tokens.dev/i.py)"\n```', at="curl"),
        Example(body="```powershell\nirm https://tokens.dev/i.ps1 | iex\n```", at="irm"),
        Example(
            body="```bash\nwget -O /tmp/g https://tokens.dev/g\nchmod +x /tmp/g\n/tmp/g\n```",
            at="wget",
        ),
        Example(
            body='```python\nurllib.request.urlretrieve("https://tokens.dev/i.sh", "i.sh")\n'
            'subprocess.run(["bash", "i.sh"])\n```',
            at="urlretrieve",
            also=("*",),
        ),
        Example(
            body="```powershell\niwr https://tokens.dev/i.ps1 -OutFile i.ps1\n.\\i.ps1\n```",
            at="iwr",
        ),
        Example(body="```bash\ncurl -LsSf https://astral.sh/uv/install.sh | sh\n```", at="curl"),
    ),
    passes=(
        Example(
            body="```bash\ncurl -LO https://tokens.dev/i.sh\nsha256sum -c i.sha256\nbash i.sh\n"
            "wget https://tokens.dev/data.json\npython train.py data.json\nchmod +x train.sh\n"
            "./train.sh\n```"
        ),
        Example(
            body="```bash\ncurl -s https://api.x.dev/v1 | python -m json.tool\n```", also=("*",)
        ),
        Example(body="```bash\nwget -qO- https://x.dev/k.gpg | sudo gpg --dearmor -o k\n```"),
    ),
)
