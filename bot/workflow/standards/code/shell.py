"""Shell on a page: parsed by tree-sitter, and confirmed by a count of quotes and keywords."""

import re
from functools import cache, lru_cache

import tree_sitter
import tree_sitter_bash
from msgspec import Struct

LANGUAGES = frozenset({"bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession"})
MAX_CHARS = 50_000
MAX_CHAIN = 1_000
"""Longer pipelines and `&&` chains are left alone: the parser is quadratic in their length."""

_PLACEHOLDER = re.compile(r"<[A-Za-z][\w .:/|-]{0,60}>")
_PROMPT = re.compile(r"^[ \t]*(?:[\w.-]+@[\w.-]+[:~][^$#\n]{0,60})?[$%❯][ \t]+", re.MULTILINE)
_ELLIPSIS = re.compile(r"^[ \t]*\.\.\.[ \t]*$|\[[A-Za-z][\w |=-]{0,60}\]", re.MULTILINE)
_HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
_QUOTED = re.compile(
    r"\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\"|\$\(\(|(?:(?<=^)|(?<=\s))#[^\n]*", re.DOTALL | re.MULTILINE
)
_WORDS = re.compile(r"(?:(?<=^)|(?<=[\s;&|(]))(if|fi|do|done|case|esac)(?=$|[\s;)&|])", re.M)
_START_BAD = re.compile(r"^[ \t]*(?:fi|done|esac|then|else|do|\)|\}|;;?|\||&&)(?=$|[\s;])", re.M)


class Fault(Struct, frozen=True, kw_only=True):
    """Where the shell would stop; `is_sure` when two readings agree."""

    line: int
    message: str
    is_sure: bool


@cache
def _parser() -> tree_sitter.Parser:
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_bash.language()))


@lru_cache(maxsize=512)
def fault(code: str) -> Fault | None:
    """The first place that is no shell, or None; `line` counts from 1 within the code."""
    if len(code) > MAX_CHARS or max(code.count("|"), code.count("&&")) > MAX_CHAIN:
        return None
    line = _error_line(code)
    if line is None:
        return None
    cleaned = _ELLIPSIS.sub("x", _PLACEHOLDER.sub("x", _PROMPT.sub("", code)))
    if cleaned != code:
        line = _error_line(cleaned)
        if line is None:
            return None
    imbalance = _imbalance(cleaned)
    if imbalance is not None:
        where, message = imbalance
        return Fault(line=where or line, message=message, is_sure=True)
    return Fault(line=line, message="the shell cannot read this", is_sure=False)


def spoken(transcript: str) -> str:
    """The commands of a transcript, everything else blanked; empty where no line has a prompt."""
    lines = [line if _PROMPT.match(line) else "" for line in transcript.split("\n")]
    return "\n".join(lines) if any(lines) else ""


def _error_line(code: str) -> int | None:
    tree = _parser().parse(code.encode("utf-8", "replace"))
    if not tree.root_node.has_error:
        return None
    waiting = [tree.root_node]
    lines = []
    for _ in range(20_000):
        if not waiting:
            break
        node = waiting.pop()
        if node.is_error or node.is_missing:
            lines.append(node.start_point[0] + 1)
        waiting.extend(child for child in node.children if child.has_error or child.is_missing)
    return min(lines, default=1)


def _without_heredocs(code: str) -> tuple[str, int]:
    """The code without the texts, and the line of one that is never ended (0 if there is none)."""
    lines: list[str] = []
    until: str | None = None
    begun = 0
    for number, line in enumerate(code.split("\n"), 1):
        if until is not None:
            if line.strip() == until:
                until = None
            lines.append("")
            continue
        match = _HEREDOC.search(line)
        if match is not None and "<<<" not in line:
            until, begun = match.group(2), number
        lines.append(line)
    return "\n".join(lines), begun if until is not None else 0


def _imbalance(code: str) -> tuple[int, str] | None:
    """A quote or keyword without its partner: line (0 where only the whole is known) and words."""
    text, open_line = _without_heredocs(code)
    if open_line:
        return open_line, "a here-document is never ended"
    rest = _QUOTED.sub(lambda match: " " * 1 + "\n" * match.group().count("\n"), text)
    for quote, name in (("'", "single"), ('"', "double")):
        at = rest.find(quote)
        if at >= 0:
            return rest.count("\n", 0, at) + 1, f"a {name} quote is never closed"
    counts = dict.fromkeys(("if", "fi", "do", "done", "case", "esac"), 0)
    first: dict[str, int] = {}
    for match in _WORDS.finditer(rest):
        counts[match.group()] += 1
        first.setdefault(match.group(), rest.count("\n", 0, match.start()) + 1)
    for begin, end in (("if", "fi"), ("do", "done"), ("case", "esac")):
        if counts[begin] > counts[end]:
            return first[begin], f"`{begin}` without `{end}`"
        if counts[begin] < counts[end]:
            return first[end], f"`{end}` without `{begin}`"
    bad = _START_BAD.match(rest)
    if bad is not None:
        return 1, f"a command cannot begin with `{bad.group().strip()}`"
    for begin, end in (("(", ")"), ("{", "}"), ("[[", "]]")):
        if rest.count(begin) > rest.count(end):
            return rest.count("\n", 0, rest.rfind(begin)) + 1, f"`{begin}` is never closed"
    return None
