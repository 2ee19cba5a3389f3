"""One schema with only the components that it needs, so that its validator is built in no time."""

from typing import Any

import jsonschema_rs

LOOSE = {"email": lambda text: "@" in text}
"""A bot's real address (`1+x[bot]@users.noreply.github.com`) is no address to a strict reader."""


class Components:
    """The named schemas of one OpenAPI document."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas
        self._wanted: dict[str, set[str]] = {}

    def validator(self, schema: dict[str, Any]) -> jsonschema_rs.Validator:
        """A validator of the schema, with everything that it refers to."""
        found: dict[str, Any] = {}
        waiting = _refs(schema)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._schemas[name]
                if name not in self._wanted:
                    self._wanted[name] = _refs(found[name])
                waiting |= self._wanted[name] - found.keys()
        whole = {**schema, "components": {"schemas": found}}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, formats=LOOSE)


def _refs(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {name for each in schema for name in _refs(each)}
    if not isinstance(schema, dict):
        return set()
    found = {name for value in schema.values() for name in _refs(value)}
    reference = schema.get("$ref")
    if isinstance(reference, str):
        found.add(reference.removeprefix("#/components/schemas/"))
    return found
