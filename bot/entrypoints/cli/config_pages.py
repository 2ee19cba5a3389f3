"""What is published about the configuration: the settings page and the schema for editors.

Both are made from the sections in `bot/model/config/`, so that they cannot say anything else.
"""

import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from bot.model.config import FILE, Config

_INTRO = f"""\
# Settings

Milepost reads `{FILE}` from the default branch. Every key is optional; what is not written has
the default given here. Unknown keys are refused with their line and the nearest name:

```yaml
claims:
  lease_days: 21
review:
  promise_hours: 72
```

`milepost config check` looks at the file before you push it. For completion in an editor, save what
`milepost config schema` prints and name it in the first line:
`# yaml-language-server: $schema=milepost.schema.json`.
"""
_LONGEST = 60
"""Characters of a default that fit in a table."""


def schema() -> str:
    """Give the JSON schema of the file, as text."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(Config).json_schema(),
        "title": FILE,
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def settings_page() -> str:
    """Give the page of all settings, as Markdown."""
    parts = [_INTRO]
    for name, model in get_type_hints(Config).items():
        parts += _section(f"`{name}`", name, model, level=2)
    return "\n".join(parts)


def _section(title: str, path: str, model: Any, *, level: int) -> Iterator[str]:
    """Show a section's keys in a table, then the sections within it."""
    rows: list[str] = []
    inner: list[tuple[str, Any]] = []
    types = get_type_hints(model)
    for field in fields(model):
        name = field.name
        nested, suffix = _model_in(types[name])
        if nested is not None:
            inner.append((f"{path}.{name}{suffix}", nested))
        if nested is None or suffix:
            said = field.metadata.get("description") or (nested.__doc__ if nested else "") or ""
            rows.append(f"| `{name}` | {_default(field)} | {_plain(said)} |")
    yield f"{'#' * level} {title}\n"
    yield f"{_plain(model.__doc__ or '')}\n"
    if rows:
        yield "\n".join(["| Key | Default | What it says |", "|---|---|---|", *rows]) + "\n"
    for deeper, nested in inner:
        yield from _section(f"`{deeper}`", deeper, nested, level=min(level + 1, 4))


def _model_in(annotation: Any) -> tuple[Any, str]:
    """Give the section a field holds, and how it is reached: itself, in a list, or under a name."""
    if is_dataclass(annotation):
        return annotation, ""
    origin = getattr(annotation, "__origin__", None)
    for each in getattr(annotation, "__args__", ()):
        if is_dataclass(each):
            return each, ".NAME" if origin is dict else "[]"
    return None, ""


def _default(field: Field[Any]) -> str:
    made = field.default_factory() if field.default_factory is not MISSING else field.default
    if made is MISSING:
        return "*required*"
    value = TypeAdapter(Any).dump_python(made, mode="json")
    if value is None or value in ("", [], {}):
        return "empty"
    shown = json.dumps(value, ensure_ascii=False)
    if len(shown) <= _LONGEST:
        return f"`{_plain(shown)}`"
    if isinstance(value, list) and isinstance(value[0], str):
        return f"{len(value)} entries, {value[0]} to {value[-1]}"
    return f"{len(value)} entries, see the schema"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
