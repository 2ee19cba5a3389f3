"""Where a command stands, and how gravely it is meant there."""
# ruff: noqa: E501 - patterns are read whole

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
MOST_ROWS = 200
_DO = r"(?:run|use|do|execute|pipe|copy|paste|install|type|try|trust|call|write|allow|give|set|delete|disable)"
_WARNS = (
    rf"(?i)\b(?:(?:never|do not|don['’]t|avoid|should not|must not|refuses? to)(?: ever| blindly| just)? {_DO}\w*|never\s*[:`]|avoid\b|dangerous(?:ly)?\b|malicious"
    r"|attack\w*|exploit\w*|vulnerab\w*|harmful|forbidden|disallow\w*|reject\w*|unsafe|insecure|destructive|suspicious|red[- ]team\w*|adversarial|anti-?pattern"
    r"|not recommended|bad (?:example|practice|idea)|wrong|injection|block(?:s|ed|list)|den(?:y|ies|ied)|prevent(?:s|ed)?|detect(?:s|ed|ion|ing)?|instead of)\b|❌|⛔|🚫"
)
"""Words that speak of the command itself as something not to do; `Warning` alone does not."""


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
    if scan.has(_WARNS, doc.line_text(line)) or scan.has(_WARNS, doc.line_text(line - 1)):
        return True
    if scan.has(_WARNS, _table_head(doc, line)):
        return True
    above = [heading for heading in doc.headings if heading.line < line]
    return bool(above) and scan.has(_WARNS, above[-1].text)


def _table_head(doc: Doc, line: int) -> str:
    """The first row of the table that the line is a row of; empty outside tables."""
    first = line
    while line - first < MOST_ROWS and doc.line_text(first - 1).lstrip().startswith("|"):
        first -= 1
    return doc.line_text(first) if doc.line_text(line).lstrip().startswith("|") else ""


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
        return Severity.WARNING if place is Place.PROSE else Severity.HINT
    return Severity.WARNING if place in (Place.QUOTE, Place.TABLE) else None
