"""Hold every REST exchange against GitHub's OpenAPI description, both ways.

A call that GitHub's description does not allow, or an answer that it does not describe, is
`Untrue`.
Needs the development dependency `jsonschema-rs`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.simulator.truth.components import Components
from bot.simulator.truth.excused import excused

Json = dict[str, Any]
REST_ONLY_HERE = 501
"""Answers that are the simulator's own: it says what it cannot do."""


class Untrue(AssertionError):
    """Something that GitHub's published description does not allow."""


class OpenApi:
    """Validators are built when first needed and kept."""

    def __init__(self, path: Path) -> None:
        self._document: Json = json.loads(path.read_text(encoding="utf-8"))
        self._components = Components(_modern(self._document["components"]["schemas"]))
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    def knows(self, route: str) -> bool:
        """Whether GitHub describes `GET /repos/{owner}/{repo}`."""
        return self._operation(route) is not None

    def operations(self) -> list[str]:
        """All operations described."""
        return [
            f"{method.upper()} {path}"
            for path, methods in self._document["paths"].items()
            for method in methods
            if method in ("get", "post", "put", "patch", "delete")
        ]

    def _operation(self, route: str) -> Json | None:
        method, _, path = route.partition(" ")
        found: Json | None = self._document["paths"].get(path, {}).get(method.lower())
        return found

    def check_request(
        self, route: str, *, query: Mapping[str, str], params: Mapping[str, str], body: Any
    ) -> None:
        """Untrue if the path's values, the query or the body are not what GitHub takes."""
        operation = self._operation(route)
        if operation is None:
            raise Untrue(f"GitHub does not describe {route}")
        known: dict[str, Json] = {}
        for each in operation.get("parameters", ()):
            shown = self._resolve(each)
            known[shown["name"]] = shown
        for name, value in query.items():
            if name not in known:
                raise Untrue(f"{route} has no query parameter {name}")
            self._check_text(f"{route} ?{name}", known[name], value)
        for name, value in params.items():
            if name in known:
                self._check_text(f"{route} {{{name}}}", known[name], value)
        content = self._resolve(operation.get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        if body is None:
            if self._resolve(operation.get("requestBody", {})).get("required"):
                raise Untrue(f"{route} needs a body")
        elif schema is None:
            if body:
                raise Untrue(f"{route} takes no body")
        else:
            self._check(f"request {route}", schema, body)
            self._check_names(route, schema, body)

    def _check_names(self, route: str, schema: Json, body: Any) -> None:
        """GitHub ignores unknown keys; a client that sends one has misspelt something."""
        shown = self._resolve(schema)
        names = set(shown.get("properties", ()))
        for each in (*shown.get("oneOf", ()), *shown.get("anyOf", ()), *shown.get("allOf", ())):
            names |= set(self._resolve(each).get("properties", ()))
        if isinstance(body, dict) and names and not set(body) <= names:
            raise Untrue(f"{route} takes no {sorted(set(body) - names)}")

    def _check_text(self, where: str, parameter: Json, text: str) -> None:
        schema = self._resolve(parameter["schema"])
        kinds = {schema.get("type")} | {
            self._resolve(each).get("type") for each in schema.get("oneOf", ())
        }
        value: Any = text
        if kinds & {"integer", "number"} and text.lstrip("-").isdigit():
            value = int(text)
        elif "boolean" in kinds and text in ("true", "false"):
            value = text == "true"
        elif kinds == {"array"}:
            value = text.split(",")
        self._check(f"parameter {where}", schema, value)

    def check_response(self, route: str, status: int, body: Any) -> None:
        """Untrue if GitHub does not answer like this."""
        if status in (REST_ONLY_HERE, 401) or (status in (403, 404, 405, 422) and _error(body)):
            return
        operation = self._operation(route)
        if operation is None:
            raise Untrue(f"GitHub does not describe {route}")
        answers = operation["responses"]
        if str(status) not in answers:
            raise Untrue(f"{route} never answers {status}, only {sorted(answers)}")
        content = self._resolve(answers[str(status)]).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        if isinstance(body, bytes):
            return
        if schema is None:
            if body not in (None, {}):
                raise Untrue(f"{route} answers {status} with an empty body")
            return
        self._check(f"response {route} {status}", schema, body)

    def _resolve(self, schema: Json) -> Json:
        while "$ref" in schema:
            found: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def _check(self, where: str, schema: Json, value: Any) -> None:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            self._validators[key] = self._components.validator(_modern(schema))
        problems = [
            f"{'/'.join(str(part) for part in each.instance_path) or '(whole)'}: "
            f"{each.message[-300:]}"
            for each in self._validators[key].iter_errors(value)
            if not excused(where, list(each.instance_path))
        ]
        if problems:
            raise Untrue(f"{where}: " + "; ".join(problems[:5]))


def _error(body: Any) -> bool:
    return isinstance(body, dict) and isinstance(body.get("message"), str)


def _modern(schema: Any) -> Any:
    """OpenAPI 3.0's `nullable` in the words of JSON Schema."""
    if isinstance(schema, list):
        return [_modern(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        key: _modern(value)
        for key, value in schema.items()
        if key not in ("nullable", "example", "examples", "x-github", "externalDocs")
    }
    if schema.get("nullable") is True:
        if "enum" in made and None not in made["enum"]:
            made["enum"] = [*made["enum"], None]
        if isinstance(made.get("type"), str):
            made["type"] = [made["type"], "null"]
        elif "type" not in made:
            made = {"anyOf": [made, {"type": "null"}]}
    return made
