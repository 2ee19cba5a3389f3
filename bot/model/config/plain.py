"""Values that are plainly right, taken without what explains those that are wrong.

Most files change a few numbers and names. Pydantic takes longer to import than a short command to
run, so it is asked only about the rest: what is wrong, and what this cannot tell for certain.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

_BOUNDS: dict[str, Callable[[Any, Any], bool]] = {
    "description": lambda _value, _bound: True,
    "ge": lambda value, bound: value >= bound,
    "le": lambda value, bound: value <= bound,
    "min_length": lambda value, bound: len(value) >= bound,
    "max_length": lambda value, bound: len(value) <= bound,
}


class Unclear(ValueError):
    """Wrong, or of a kind that is not looked at here."""


def section(kind: Any, values: object) -> Any:
    """The section of values as YAML gives them; raises `Unclear`, or what making it does."""
    known = {field.name: field for field in fields(kind)}
    if type(values) is not dict or not known.keys() >= values.keys():
        raise Unclear
    return kind(
        **{
            name: _value(known[name].type, value, known[name].metadata)
            for name, value in values.items()
        }
    )


def _value(kind: Any, value: object, bounds: Mapping[str, Any]) -> Any:
    if is_dataclass(kind):
        return section(kind, value)
    if get_origin(kind) in (Union, UnionType):
        wanted = [each for each in get_args(kind) if (each is NoneType) is (value is None)]
        if len(wanted) != 1:
            raise Unclear
        return None if value is None else _value(wanted[0], value, bounds)
    made = _made(kind, value)
    if not bounds.keys() <= _BOUNDS.keys() or not all(
        _BOUNDS[name](made, bound) for name, bound in bounds.items()
    ):
        raise Unclear
    return made


def _made(kind: Any, value: object) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (bool, int, str) and type(value) is kind:
        return value
    if origin is Literal and type(value) is str and value in inner:
        return value
    if origin is tuple and type(value) is list:
        return tuple(_value(inner[0], each, {}) for each in value)
    if origin is dict and type(value) is dict:
        return {_value(inner[0], k, {}): _value(inner[1], v, {}) for k, v in value.items()}
    raise Unclear
