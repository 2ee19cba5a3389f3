"""Nothing starts by itself after the page is done."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import scan, seen, shell


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report services and login files; setting a variable at login is a hint."""
    yield from seen.hits(doc, shell.LATER, "starts by itself from now on")
    yield from seen.hits(doc, (shell.STARTUP,), "runs at each login from now on", judge=_startup)


def _startup(found: scan.Found) -> Severity | bool | None:
    """What fetches from the network at login is judged as a dangerous command."""
    if scan.has(shell.NETWORK, found.text):
        return False
    is_ordinary = scan.has(shell.ORDINARY, found.text) and not scan.has(shell.ODD, found.text)
    return Severity.HINT if is_ordinary else None


RULE = Rule(
    severity=Severity.WARNING,
    references=Severity.HINT,
    standard="Nothing starts by itself later: no login files, services or agents at start.",
    why="The reader follows a page for an hour; what it plants runs for years.",
    fix="Show how to start it by hand; set variables for the session with `export`.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(*shell.LATER, shell.STARTUP),
    is_security=True,
    fails=(
        Example(body="```bash\necho 'nohup /tmp/.x &' >> ~/.bashrc\n```", at=".bashrc"),
        Example(body="```bash\necho 'source /tmp/.x' >> ~/.zshrc\n```", at=".zshrc"),
        Example(body="```bash\nsystemctl --user enable x.service\n```", at="systemctl"),
        Example(body="```bash\ngit config --global core.hooksPath /tmp/h\n```", at="hooksPath"),
        Example(body="```powershell\nRegister-ScheduledTask -TaskName x -Action $a\n```", at="Reg"),
        Example(body="```bash\nlaunchctl load ~/Library/LaunchAgents/x.plist\n```", at="launchctl"),
    ),
    passes=(
        Example(
            body="Show the jobs with `crontab -l`; a crontab entry. Save `model.pth` yourself."
        ),
        Example(body="```bash\nexport PATH=$HOME/.local/bin:$PATH\nsource ~/.bashrc\n```"),
    ),
)
