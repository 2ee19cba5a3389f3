"""What every section shares: frozen, and closed to unknown keys.

A section is a plain dataclass that carries its bounds. Only who reads a file imports what checks
them (`file.py`): most processes are handed a configuration, or have none.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from typing import Any, TypeVar, dataclass_transform

_Section = TypeVar("_Section")


def setting(
    *, default: Any = MISSING, default_factory: Any = MISSING, description: str, **bounds: Any
) -> Any:
    """A key of a section with its sentence; `bounds` are those of pydantic (`ge`, `max_length`)."""
    return field(
        default=default,
        default_factory=default_factory,
        metadata={"description": description, **bounds},
    )


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(setting,))
def section(found: type[_Section]) -> type[_Section]:
    """A part of the configuration; `__post_init__` refuses values that do not fit together."""
    found.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(found)


class Checked:
    """Beside a type, in `Annotated`: what else a value must be, asked where a file is read."""

    def __init__(self, check: Callable[[Any], Any]) -> None:
        self.check = check

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Pydantic's own hook: the check comes after those of the type."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.check, handler(source))
