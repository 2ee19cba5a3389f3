"""Reading `.github/milepost.yml`: unknown keys are refused with their line and the nearest name."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from bot.model.config import Config
from bot.model.errors import ConfigError

FILE = ".github/milepost.yml"
LARGEST = 100_000
DEEPEST = 200
"""Brackets; the parser in C dies of deep nesting instead of refusing it."""


def read_config(data: bytes) -> Config:
    """Read the file; raises `ConfigError` with the line and how to mend it."""
    if len(data) > LARGEST:
        raise ConfigError(f"{FILE} is larger than {LARGEST:,} bytes")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ConfigError(f"{FILE} is not UTF-8 (byte {error.start})") from error
    if sum(text.count(bracket) for bracket in "[{") > DEEPEST:
        raise ConfigError(f"{FILE} nests too deeply")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text) if node is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        place = f" line {line}" if line else ""
        reason = getattr(error, "problem", None) or "it cannot be read"
        raise ConfigError(f"{FILE}{place}: not valid YAML: {reason}", line=line) from error
    if not isinstance(values, dict):
        raise ConfigError(f"{FILE} line 1: the file must be a mapping of sections", line=1)
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise _explained(error, node) from error


def _explained(error: ValidationError, node: yaml.Node | None) -> ConfigError:
    first = error.errors()[0]
    path = list(first["loc"])
    line = _line_of(node, path)
    name = ".".join(str(part) for part in path)
    if first["type"] == "extra_forbidden":
        known = list(_fields(path[:-1]))
        near = process.extractOne(str(path[-1]), known, score_cutoff=60)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known))}"
        return ConfigError(f"{FILE} line {line}: unknown key {name!r}{hint}", line=line)
    return ConfigError(f"{FILE} line {line}: {name}: {first['msg']}", line=line)


def _fields(path: list[str | int]) -> Iterator[str]:
    model: Any = Config
    for part in path:
        field = getattr(model, "model_fields", {}).get(part)
        model = field.annotation if field is not None else None
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield from model.model_fields


def _line_of(node: yaml.Node | None, path: list[str | int]) -> int:
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
