"""Reading `.github/milepost.yml`: unknown keys are refused with their line and the nearest name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, TypeVar, get_args, get_type_hints

import yaml

from bot.model.config import FILE, Config, plain
from bot.model.errors import ConfigError

_Section = TypeVar("_Section")
LARGEST = 100_000
DEEPEST = 200
"""Brackets; the parser in C dies of deep nesting instead of refusing it."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something wrong in the file; `line` counts from 1."""

    line: int
    message: str


def read_config(data: bytes) -> Config:
    """Read the file; raises `ConfigError` with the line and how to mend it."""
    read = examine(data)
    if isinstance(read, Config):
        return read
    first = read[0]
    raise ConfigError(f"{FILE} line {first.line}: {first.message}", line=first.line)


def examine(data: bytes) -> Config | tuple[Problem, ...]:
    """Read the file, or name all that is wrong with it, in the order of lines."""
    if len(data) > LARGEST:
        return _one(f"larger than {LARGEST:,} bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _one(f"not UTF-8 (byte {error.start})", line=line)
    if sum(text.count(bracket) for bracket in "[{") > DEEPEST:
        return _one("nests too deeply")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it cannot be read"
        return _one(f"not valid YAML: {reason}", line=mark.line + 1 if mark else 1)
    except RecursionError:  # dashes and indentation nest without a bracket
        return _one("nests too deeply")
    except ValueError as error:  # a date like 2026-13-45
        return _one(f"not valid YAML: {error}")
    if not isinstance(values, dict):
        return _one("the file must be a mapping of sections")
    problems = list(_doubled(node, set()))
    config = _checked(values, node)
    if isinstance(config, Config) and not problems:
        return config
    if not isinstance(config, Config):
        problems += config
    return tuple(sorted(problems, key=lambda each: each.line))


def _checked(values: dict[Any, Any], node: yaml.Node | None) -> Config | list[Problem]:
    try:
        made: Config = plain.section(Config, values)
        return made
    except (ValueError, TypeError):  # a bound, or a key that is missing
        from pydantic import ValidationError
    try:
        return checked(Config, values)
    except ValidationError as error:
        return [
            _explained(each["type"], each["msg"], each["loc"], node)
            for each in error.errors(include_url=False, include_context=False, include_input=False)
        ]


def checked(section: type[_Section], values: object) -> _Section:
    """The section of plain values; raises pydantic's `ValidationError`, which names each fault."""
    read: _Section = _adapter(section).validate_python(values)
    return read


def to_json(section: object) -> str:
    """A section as JSON, to be kept."""
    text: bytes = _adapter(type(section)).dump_json(section)
    return text.decode()


def from_json(section: type[_Section], text: str) -> _Section:
    """A section that was kept."""
    read: _Section = _adapter(section).validate_json(text)
    return read


_ADAPTERS: dict[Any, Any] = {}


def _adapter(section: Any) -> Any:
    from pydantic import TypeAdapter

    if section not in _ADAPTERS:
        _ADAPTERS[section] = TypeAdapter(section)
    return _ADAPTERS[section]


def line_of(data: bytes, path: tuple[str | int, ...]) -> int:
    """The line on which a key stands, for what else is wrong with a file that could be read."""
    return _line_of(yaml.compose(data.decode(), Loader=yaml.SafeLoader), path)


def _one(message: str, *, line: int = 1) -> tuple[Problem, ...]:
    return (Problem(line=line, message=message),)


def _doubled(node: yaml.Node | None, seen: set[int]) -> Iterator[Problem]:
    """Keys written twice: YAML would take the last one without a word."""
    if node is None or id(node) in seen:  # an alias names a node again
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _doubled(each, seen)
    elif isinstance(node, yaml.MappingNode):
        known: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = str(key.value)
            if isinstance(key, yaml.ScalarNode) and name in known:
                message = f"{name!r} is written twice (first in line {known[name]})"
                yield Problem(line=line, message=message)
            known.setdefault(name, line)
            yield from _doubled(value, seen)


def _explained(
    kind: str, said: str, path: tuple[str | int, ...], node: yaml.Node | None
) -> Problem:
    line = _line_of(node, path)
    name = ".".join(str(part) for part in path)
    if kind == "unexpected_keyword_argument":
        from rapidfuzz import process

        known = list(_fields(path[:-1]))
        near = process.extractOne(str(path[-1]), known, score_cutoff=60)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known))}"
        return Problem(line=line, message=f"unknown key {name!r}{hint}")
    return Problem(line=line, message=f"{name}: {said.removeprefix('Value error, ')}")


def _fields(path: tuple[str | int, ...]) -> Iterator[str]:
    """Keys that are known at a place; a list's index or a free key leads to what it holds."""
    model: Any = Config
    for part in path:
        if is_dataclass(model):
            model = get_type_hints(model).get(str(part))
        else:
            held = [each for each in get_args(model) if each is not Ellipsis]
            model = held[-1] if held else None
    if is_dataclass(model):
        yield from get_type_hints(model)


def _line_of(node: yaml.Node | None, path: tuple[str | int, ...]) -> int:
    """Line of the deepest part of the path that the text has; 1 where there is none."""
    line = 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pairs: Mapping[str, tuple[yaml.Node, yaml.Node]] = {
                key.value: (key, value) for key, value in node.value
            }
            if str(part) not in pairs:
                return line
            key, node = pairs[str(part)]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part >= len(node.value):
                return line
            node = node.value[part]
            line = node.start_mark.line + 1
    return line
