"""Where a command stands, and how gravely it is meant there."""

from functools import lru_cache

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Severity
from bot.workflow.standards.outline import Fence, Place
from bot.workflow.standards.threats import scan

SHELLS = frozenset(
    {"bash", "sh", "shell", "zsh", "fish", "console", "shell-session", "shellsession", "powershell"}
    | {"ps1", "pwsh", "cmd", "bat", "batch", "terminal", "dockerfile", "docker", "makefile", "make"}
    | {"", "yaml", "yml", "toml", "ini", "systemd", "cron", "crontab", "nginx", "jsonc", "ipython"}
)
"""Languages of blocks whose lines are commands, or hold them."""

_RUNS = (
    r"os\.system|subprocess|check_output|check_call|popen|Popen|shell\s*=\s*True|\bexec\(|\beval\("
    r"|^\s*[!%]|child_process|execSync|spawn|run_command|\bsh\(|system\(|Runtime|^\s*RUN\b"
)
_WARNS = (
    r"(?i)\b(?:never|do not|don['’]t|avoid|dangerous|malicious|attack\w*|block(?:s|ed|list)?"
    r"|den(?:y|ies|ied)|forbid\w*|unsafe|insecure|harmful|detect\w*|reject\w*|prevent\w*|suspicious"
    r"|vulnerab\w*|exploit\w*|refuse\w*|bad|wrong|anti-?pattern|injection|warning|not recommended"
    r"|instead of|red[- ]team\w*|adversarial|disallow\w*|guard\w*|destructive)\b|❌|⛔|🚫"
)


@lru_cache(maxsize=64)
def joined(text: str) -> str:
    """The text with continued lines joined; offsets stay."""
    return text.replace("\\\r\n", "   ").replace("\\\n", "  ").replace("`\n", "`\n")


def fence_at(doc: Doc, line: int) -> Fence | None:
    """The fenced block that the line stands in."""
    return next((item for item in doc.fences if item.line <= line <= item.end_line), None)


def language(doc: Doc, line: int) -> str:
    """The language of the code on that line; empty where none is named."""
    if not doc.is_markdown:
        return doc.snippets[0].language if doc.snippets else ""
    fence = fence_at(doc, line)
    return fence.language if fence is not None else ""


def is_warned(doc: Doc, line: int) -> bool:
    """Does the line, the one above or the heading say that this is what not to do?"""
    near = f"{doc.line_text(line - 1)}\n{doc.line_text(line)}"
    if scan.has(_WARNS, near):
        return True
    above = [heading for heading in doc.headings if heading.line < line]
    return bool(above) and scan.has(_WARNS, above[-1].text)


def weight(doc: Doc, start: int) -> Severity | None:
    """What softens a command found at that offset: None where nothing does.

    A command of a block is meant; in a string of another language it is data unless the line runs
    it; in prose it is meant unless the words around it warn.
    """
    line = doc.line_at(start)
    place = doc.place_at(start)
    warned = is_warned(doc, line)
    if place is Place.CODE:
        if language(doc, line) in SHELLS or scan.has(_RUNS, doc.line_text(line)):
            return Severity.WARNING if warned else None
        return Severity.HINT if warned else Severity.WARNING
    if warned:
        return Severity.HINT
    return Severity.WARNING if place in (Place.QUOTE, Place.TABLE) else None
