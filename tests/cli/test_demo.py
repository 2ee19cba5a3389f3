"""The demo is true: it ends with 0 only if every outcome was verified."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.engine import act
from bot.entrypoints.demo import tell as telling
from bot.model.actions import UpdateRoadmap


def test_the_demo_ends_well() -> None:
    out = io.StringIO()
    assert telling.tell(once=True, console=Console(file=out, width=200)) == 0
    assert "Every outcome was read back from GitHub and verified." in out.getvalue()
    assert "Tick AWQ on the roadmap" in out.getvalue()


def test_the_demo_ends_badly_when_a_step_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = act._do

    def lame(action: object, *rest: object) -> str:
        return "done" if isinstance(action, UpdateRoadmap) else whole(action, *rest)

    monkeypatch.setattr(act, "_do", lame)
    out = io.StringIO()
    assert telling.tell(once=True, console=Console(file=out, width=200)) == 1
    assert "expected: AWQ is ticked" in out.getvalue()


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(telling, "_play", lambda *_args, **_kw: 0)
    assert telling.tell(once=True, console=Console(file=io.StringIO())) == 0
    assert list(tmp_path.iterdir()) == []
