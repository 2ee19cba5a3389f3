"""The names the grammar is tried with: 69 items of a real roadmap, 28 of them open."""

import json
from pathlib import Path

import pytest

from bot.commands.names import Item, Names


@pytest.fixture(scope="session")
def names() -> Names:
    rows = json.loads((Path(__file__).parent / "roadmap.json").read_text(encoding="utf-8"))
    return Names.of(
        Item(name=name, done=done, phase=phase, description=description)
        for phase, name, done, description in rows
    )
