"""Inline steps keep the promises that the engine's steps keep."""

import pytest

from bot.engine.delivery import InlineSteps


def test_a_finished_piece_is_not_run_again() -> None:
    runs: list[str] = []
    remembered: dict[str, object] = {}
    for _ in range(2):
        steps = InlineSteps(done=remembered)
        assert steps.run("look", lambda: runs.append("look") or {"n": 1}) == {"n": 1}  # type: ignore[func-returns-value]
    assert runs == ["look"]


def test_a_name_is_used_once() -> None:
    steps = InlineSteps()
    steps.run("look", lambda: None)
    with pytest.raises(ValueError, match="twice"):
        steps.run("look", lambda: None)


@pytest.mark.parametrize("value", [(1, 2), {1: 2}, b"bytes", {1, 2}])
def test_what_a_checkpoint_would_change_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="plain data"):
        InlineSteps().run("look", lambda: value)
