"""Python on a page: parsed with the liberties people take in examples."""

import ast
import re
import symtable
import sys
import textwrap
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache

LANGUAGES = frozenset({"python", "py", "python3", "pycon", "py3", "ipython"})
MAX_CHARS = 200_000

_MAGIC = re.compile(r"^([ \t]*)(?:[!%].*|.*[^\s\w)\]'\"]?\?\??)$", re.MULTILINE)
_ELLIPSIS = re.compile(r"(?<=[,({\[\n:])([ \t]*)\.\.\.[ \t]*(?:,|(?=[)}\]]))")
_ELLIPSIS_LAST = re.compile(r"(,\s*)\.\.\.(?=\s*[)}\]])")
_GENERIC = re.compile(r"^([ \t]*(?:async )?(?:def|class) \w+)\[[^\]\n]{0,200}\]", re.MULTILINE)
_TYPE = re.compile(r"^([ \t]*)type (\w+)(?:\[[^\]\n]{0,200}\])? =", re.MULTILINE)
_SESSION = re.compile(r"^[ \t]*(?:>>> |In \[\d+\]: )", re.MULTILINE)
_EXCERPT = re.compile(r"\s*\.\.\.\s*\S[^\n]*(?:\n\s*)?")
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)|^In \[\d+\]: ")
_FLAGS = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_NAMELESS = "\ud800"
"""In place of a file's name: to quote the line of an error Python opens what is called so, and
nothing can be."""
_REFUSED = "x; global x\n"
_REFUSAL = "name 'x' is used prior to global declaration"
_PYTHON_TWO = (
    "Missing parentheses in call to",
    "multiple exception types must be parenthesized",
)
_OLD_RAISE = re.compile(r"^\s*raise \w+, ", re.MULTILINE)
_OLD_OPERATOR = re.compile(r"[\w)\]] <> [\w(\[]|(?<![\w`])`[\w. ]{1,60}`(?![\w`])|\b0[0-7]{2,}\b")


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """What parses, mended where needed, or why nothing does; `line` counts from 1 in the code."""

    code: str | None = None
    line: int = 0
    message: str = ""
    is_python_two: bool = False

    @cached_property
    def tree(self) -> ast.Module | None:
        """Built only where somebody looks at it."""
        if self.code is None:
            return None
        try:
            return _compiled(self.code)
        except RecursionError:
            return None


@lru_cache(maxsize=512)
def parse(code: str) -> Parsed:
    """Parse with retries; the line of the first honest failure is kept."""
    if len(code) > MAX_CHARS:
        return Parsed(line=1, message=f"over {MAX_CHARS} characters")
    if _EXCERPT.fullmatch(code):
        return Parsed(code="")
    first = _try(code)
    if first.code is not None:
        return first
    best = first
    tried = code
    for mended in _mended(code):
        if mended == tried:
            continue
        tried = mended
        again = _try(mended)
        if again.code is not None:
            return again
        if again.line > best.line:
            best = again
    again = _with_bodies(mended)
    return again if again.code is not None else best


def _try(code: str) -> Parsed:
    if _parses(code):
        return Parsed(code=code)
    try:
        _compiled(code)
    except SyntaxError as error:
        message = error.msg or "invalid syntax"
        if "f-string" in message and _is_newer(code, error.lineno or 1):
            return Parsed(code="")
        is_old = any(sign in message for sign in _PYTHON_TWO)
        return Parsed(
            line=error.lineno or 1,
            message=message,
            is_python_two=is_old or _is_old(code, error.lineno or 1),
        )
    except (ValueError, RecursionError, MemoryError) as error:
        return Parsed(line=1, message=str(error) or type(error).__name__)
    return Parsed(code=code)


def _parses(code: str) -> bool:
    """Does the parser take it? Told without a tree, which costs more than the parsing.

    What is put before it is refused by the pass that comes after the parser, at once: the refusal
    says that the parser had nothing to object to. What it warns of is nobody's concern: the judge
    ignores warnings for all pages at once.
    """
    try:
        symtable.symtable(_REFUSED + code, _NAMELESS, "exec")
    except SyntaxError as error:
        return error.msg == _REFUSAL and error.lineno == 1
    except (ValueError, RecursionError, MemoryError):
        pass
    return False


def _compiled(code: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = compile(code, _NAMELESS, "exec", flags=_FLAGS, dont_inherit=True)
    assert isinstance(tree, ast.Module)
    return tree


def _is_newer(code: str, line: int) -> bool:
    """May an f-string be one of Python 3.12, where quotes may nest? Then its braces are even."""
    lines = code.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return sys.version_info < (3, 12) and text.count("{") == text.count("}")


def _is_old(code: str, line: int) -> bool:
    lines = code.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return bool(_OLD_RAISE.search(text) or _OLD_OPERATOR.search(text))


def _mended(code: str) -> list[str]:
    """The code after each forgiving step; lines keep their numbers."""
    steps = [textwrap.dedent(code)]
    text = steps[0]
    if _SESSION.search(text):
        text = "\n".join(_without_prompt(line) for line in text.split("\n"))
        steps.append(text)
    text = _MAGIC.sub(_passed, text)
    steps.append(text)
    text = _ELLIPSIS_LAST.sub(r"\1", text)
    text = _ELLIPSIS.sub(r"\1", text)
    text = _TYPE.sub(r"\1\2 =", _GENERIC.sub(r"\1", text))
    steps.append(text)
    return steps


def _passed(match: re.Match[str]) -> str:
    line = match.group()
    if line.lstrip().startswith(("!", "%")):
        return match.group(1) + "pass"
    return match.group(1) + "pass" if re.fullmatch(r"\s*[\w.]+\?{1,2}", line) else line


def _without_prompt(line: str) -> str:
    match = _PROMPT.match(line)
    if match is None:
        return ""
    return line[match.end() :]


def _with_bodies(code: str) -> Parsed:
    """Give a `pass` to each statement whose body was left out."""
    lines = code.split("\n")
    for _ in range(20):
        parsed = _try("\n".join(lines))
        match = re.search(r"expected an indented block after .* on line (\d+)", parsed.message)
        if parsed.code is not None or match is None:
            return parsed
        number = int(match.group(1)) - 1
        while number < len(lines) - 1 and not lines[number].split("#")[0].rstrip().endswith(":"):
            number += 1
        head = lines[number].split("#")[0].rstrip()
        after = next((line for line in lines[number + 1 :] if line.strip()), "#")
        if not head.endswith(":") or not after.lstrip().startswith("#"):
            return parsed
        lines[number] = head + " pass"
    return parsed
