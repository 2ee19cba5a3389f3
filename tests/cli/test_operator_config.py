"""`milepost config`, as a shell sees it; what is published about settings is fresh."""

import io
import json
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.entrypoints.cli.config_pages import schema, settings_page
from bot.entrypoints.cli.main import main
from bot.model.config import FILE, Config, plain
from bot.model.config.file import checked, examine, read_config
from bot.model.errors import ConfigError

KEYS = st.sampled_from(
    [field.name for part in (Config, *map(type, vars(Config()).values())) for field in fields(part)]
)
DOCS = Path(__file__).parent.parent.parent / "docs"
WRONG = """\
claims:
  lease_day: 3
review:
  ladder:
    rungs:
      - step: label
        percnt: 50
  calendar:
    time_zone: Mars/Base
standards:
  rules:
    size:
      severety: hint
claims:
  limit: none
"""


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["milepost", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(str(ended.value.code))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 400) | st.sampled_from(["", "error", "abc", "UTC"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3), max_size=2))
@example({"standards": {"rules": {"size": {"severity": "hint", "off": None}}, "min_tags": 0}})
@example({"review": {"ladder": {"rungs": [{"step": "label"}]}}})
@example({"claims": {"maintainers": ["admin"], "count_in_review": 1}})
def test_what_is_plainly_right_is_what_pydantic_says_too(values: dict[str, object]) -> None:
    try:
        made = plain.section(Config, values)
    except (ValueError, TypeError):
        return
    assert made == checked(Config, values)


def test_a_plain_file_is_taken_at_once() -> None:
    values = {"standards": {"rules": {"size": {"severity": "hint"}}}, "claims": {"limit": 2}}
    assert plain.section(Config, values).claims.limit == 2


def test_all_that_is_wrong_is_named_by_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "milepost.yml"
    file.write_text(WRONG)
    assert run(monkeypatch, "config", "check", str(file), "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)["problems"]
    lines = [each["line"] for each in told]
    assert lines == sorted(lines)
    messages = {each["line"]: each["message"] for each in told}
    assert "did you mean 'percent'?" in messages[7]
    assert "Europe/Berlin" in messages[9]
    assert "did you mean 'severity'?" in messages[13]
    assert messages[14] == "'claims' is written twice (first in line 1)"
    assert "valid integer" in messages[15]


def test_a_good_file_is_fine_and_a_missing_one_is_bad_usage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "milepost.yml"
    file.write_text("claims:\n  limit: 2\n")
    assert run(monkeypatch, "config", "check", str(file)) == 0
    assert run(monkeypatch, "config", "check", str(tmp_path / "none.yml")) == 2
    caught = capsys.readouterr()
    assert caught.err.count("\n") == 1
    assert "none.yml: no such file" in caught.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"- " * 40_000, "nests too deeply"),
        (b"[" * 300, "nests too deeply"),
        (b"a: &a [*a]\n", "unknown key 'a'"),
        (b"roadmap:\n  start: 2026-13-45\n", "not valid YAML"),
        (b"\xff", "not UTF-8"),
        (b"just text", "mapping"),
        (b"#" * 100_001, "larger"),
        (b"? [a, b]\n: c\n", "not valid YAML"),
        (b"1: 2\n", "should be strings"),
        (b"x: {a: 1, a: 2}\n", "written twice"),
    ],
)
def test_hostile_files_are_refused_in_one_line(data: bytes, said: str) -> None:
    found = examine(data)
    assert isinstance(found, tuple)
    assert any(said in each.message for each in found)
    with pytest.raises(ConfigError, match=FILE):
        read_config(data)


def test_aliases_do_not_multiply() -> None:
    levels = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 90))
    found = examine(f"a0: &a0 [1]\n{levels}".encode())
    assert isinstance(found, tuple)
    assert len(found) == 90


def test_the_published_pages_are_fresh(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, name in (("docs", "settings.md"), ("schema", "milepost.schema.json")):
        assert run(monkeypatch, "config", command) == 0
        kept = (DOCS / name).read_text(encoding="utf-8")
        assert kept == capsys.readouterr().out, f"run: milepost config {command} > docs/{name}"


def test_every_key_has_a_sentence() -> None:
    rows = [line for line in settings_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 60
    assert [row for row in rows if row.endswith("|  |")] == []


def test_the_schema_accepts_the_example_and_refuses_unknown_keys() -> None:
    known = json.loads(schema())
    example = settings_page().split("```yaml\n")[1].split("```")[0]
    jsonschema.validate(yaml.safe_load(example), known)
    assert isinstance(examine(example.encode()), Config)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"claims": {"lease_day": 1}}, known)


def test_standard_input_is_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = io.BytesIO(b"rodmap: {}\n")

    monkeypatch.setattr("sys.stdin", Stdin())
    assert run(monkeypatch, "config", "check", "-") == 1
    assert "-:1: unknown key 'rodmap'; did you mean 'roadmap'?" in capsys.readouterr().out
