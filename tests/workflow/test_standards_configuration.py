"""A rule that does not exist is refused where the configuration names it."""

import pytest

from bot.model.config import Config
from bot.model.errors import ConfigError
from bot.workflow.standards.configuration import examine, read_config


def test_an_unknown_rule_is_named_with_its_line_and_the_nearest() -> None:
    data = b"standards:\n  rules:\n    todo: {severity: hint}\n    brokn-link: {severity: hint}\n"
    found = examine(data)
    assert not isinstance(found, Config)
    assert [(each.line, each.message) for each in found] == [
        (4, "there is no rule 'brokn-link'; did you mean 'broken-link'?")
    ]
    with pytest.raises(ConfigError, match=r"mine\.yml line 4: there is no rule"):
        read_config(data, path="mine.yml")


@pytest.mark.parametrize("data", [b"", b"standards:\n  rules:\n    todo: {severity: hint}\n"])
def test_known_rules_are_taken(data: bytes) -> None:
    assert isinstance(examine(data), Config)


def test_what_is_no_configuration_is_told_first() -> None:
    found = examine(b"standards:\n  rules:\n    brokn: {severty: hint}\n")
    assert not isinstance(found, Config)
    assert "unknown key" in found[0].message
