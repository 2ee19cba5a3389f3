"""Hold every webhook against GitHub's published payload schemas. Needs `jsonschema-rs`."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.simulator.truth.components import Components
from bot.simulator.truth.openapi import Untrue


class WebhookSchemas:
    """One validator per event and action, built when first needed."""

    def __init__(self, path: Path) -> None:
        self._document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self._components = Components(self._document["components"]["schemas"])
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    def name_of(self, event: str, body: dict[str, Any]) -> str:
        """GitHub's name of an event with its action: `pull-request-opened`."""
        words = f"{event} {body.get('action') or ''}".strip()
        return words.replace("_", "-").replace(" ", "-")

    def __call__(self, event: str, body: dict[str, Any]) -> None:
        """Untrue if GitHub would not send this."""
        name = self.name_of(event, body)
        problems = self.problems(event, body)
        if problems:
            raise Untrue(f"webhook {name}: " + "; ".join(problems[:5]))

    def problems(self, event: str, body: dict[str, Any]) -> list[str]:
        """What is wrong with a payload, in words."""
        name = self.name_of(event, body)
        described = self._document["webhooks"].get(name)
        if described is None:
            return [f"GitHub describes no webhook {name}"]
        if name not in self._validators:
            schema = described["post"]["requestBody"]["content"]["application/json"]["schema"]
            self._validators[name] = self._components.validator(schema)
        return [
            f"{'/'.join(str(part) for part in each.instance_path) or '(whole)'}: "
            f"{each.message[-300:]}"
            for each in self._validators[name].iter_errors(body)
        ]
