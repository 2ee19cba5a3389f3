"""JSON, YAML and TOML on a page, with the dialects that pages use."""

import json
import re
import tomllib

import yaml
from msgspec import Struct

MAX_CHARS = 200_000
MAX_DEPTH = 64
MAX_DOTS = 200
"""In a line of TOML: the parser takes quadratic time for keys of many parts."""
_TEMPLATE = re.compile(r"\{\{|\$\{|<[A-Za-z][\w .-]{0,40}>|\{%")
_JSON_DIALECT = re.compile(r"\.\.\.|…|(?:^|[\s,{\[])//|/\*|(?:^|\s)#", re.MULTILINE)


class Fault(Struct, frozen=True, kw_only=True):
    """Where the parser stopped; `line` counts from 1 within the code."""

    line: int
    message: str


def json_fault(code: str) -> Fault | None:
    """None for JSON, JSON lines, a fragment of JSON, and for dialects with comments."""
    if not code.strip() or len(code) > MAX_CHARS or _JSON_DIALECT.search(code):
        return None
    if _TEMPLATE.search(code) or _depth(code) > MAX_DEPTH:
        return None
    try:
        json.loads(code)
    except json.JSONDecodeError as error:
        if _is_several(code) or _is_fragment(code):
            return None
        before = code[: error.pos].rstrip()
        if before.endswith(",") and code[error.pos : error.pos + 1] in ("}", "]"):
            return Fault(line=before.count("\n") + 1, message="a comma behind the last element")
        last = code.rstrip().count("\n") + 1
        return Fault(line=min(error.lineno, last), message=error.msg)
    except (RecursionError, ValueError) as error:
        return Fault(line=1, message=type(error).__name__)
    return None


def _is_several(code: str) -> bool:
    """Objects one after another, as in a log or a file of JSON lines."""
    decoder = json.JSONDecoder()
    at, count = 0, 0
    text = code.strip()
    while at < len(text) and count < 10_000:
        try:
            _, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return False
        count += 1
        while at < len(text) and text[at] in " \t\r\n":
            at += 1
    return count > 1


def _is_fragment(code: str) -> bool:
    """The inside of an object, or several elements of an array."""
    text = code.strip().rstrip(",")
    for opening, closing in ("{}", "[]"):
        try:
            json.loads(opening + text + closing)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def yaml_fault(code: str) -> Fault | None:
    """Events only: custom tags are fine, and nothing is built."""
    if len(code) > MAX_CHARS or _TEMPLATE.search(code):
        return None
    fault = _yaml(code)
    if fault is not None and re.search(r"^\s*\.\.\.", code, re.MULTILINE):
        return _yaml(re.sub(r"^\s*\.\.\..*$", "", code, flags=re.MULTILINE))
    return fault


def _yaml(code: str) -> Fault | None:
    depth = 0
    try:
        for event in yaml.parse(code, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return Fault(line=1, message="nested too deeply")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        context = getattr(error, "context", None) or ""
        begins = "flow" in context or "quoted" in context
        mark = getattr(error, "context_mark" if begins else "problem_mark", None)
        reason = getattr(error, "problem", None) or "not valid YAML"
        return Fault(line=(mark.line if mark is not None else 0) + 1, message=str(reason))
    except ValueError as error:
        return Fault(line=1, message=str(error)[:80])
    return None


def is_tame_toml(code: str) -> bool:
    """Whether the parser reads it in a time and a depth that are known beforehand."""
    if len(code) > MAX_CHARS or _depth(code) > MAX_DEPTH:
        return False
    return all(line.count(".") <= MAX_DOTS for line in code.split("\n"))


def toml_fault(code: str) -> Fault | None:
    """The line is taken from the parser's words."""
    if _TEMPLATE.search(code) or not is_tame_toml(code):
        return None
    text = re.sub(r"^[ \t]*(?:\.\.\.|…)[ \t]*$", "", code, flags=re.MULTILINE)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        line = int(match.group(1)) if match else max(1, text.rstrip().count("\n") + 1)
        return Fault(line=line, message=str(error).split(" (at")[0])
    except RecursionError:
        return Fault(line=1, message="nested too deeply")
    return None


def _depth(code: str) -> int:
    depth = deepest = 0
    for char in code:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest
