"""`milepost check` and `milepost explain`, as a person calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workflow.standards import specimen
from bot.workflow.standards.rule import Example

ROOT = Path(__file__).parent.parent.parent
SKILL = "10-optimization/counting-tokens"


def milepost(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )


def put(root: Path, example: Example) -> Path:
    for entry in specimen.submission(example).tree:
        path = root / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.data or b"")
    return root


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return put(tmp_path / "library", Example())


def checked(path: Path, *options: str) -> tuple[dict[str, object], int]:
    done = milepost("check", "--format", "json", *options, str(path))
    return json.loads(done.stdout), done.returncode


def test_a_clean_skill_exits_with_zero(library: Path) -> None:
    document, code = checked(library)
    assert (document["skills"], document["errors"], code) == (1, 0, 0)


@pytest.mark.parametrize(
    ("below", "path"),
    [
        ("", f"{SKILL}/SKILL.md"),
        ("10-optimization", "counting-tokens/SKILL.md"),
        (SKILL, "SKILL.md"),
    ],
)
def test_paths_are_relative_to_the_directory_given(tmp_path: Path, below: str, path: str) -> None:
    put(tmp_path, Example(fields={"version": "1.0"}))
    document, code = checked(tmp_path / below)
    found = [f for f in document["findings"] if f["rule"] == "version-form"]
    assert code == 1
    assert [(f["path"], f["line"], f["severity"]) for f in found] == [(path, 4, "error")]


def test_our_own_skills_have_no_errors() -> None:
    document, code = checked(ROOT / "skills")
    assert [f for f in document["findings"] if f["severity"] == "error"] == []
    assert code == 0


def test_a_path_that_is_not_there_is_one_clear_line() -> None:
    done = milepost("check", "nowhere-at-all")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_link_out_of_the_path_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "outside.md"
    secret.write_text("# The secret words\n\nTODO: never shown\n")
    put(tmp_path / "library", Example())
    (tmp_path / "library" / SKILL / "references" / "stolen.md").symlink_to(secret)
    (tmp_path / "library" / SKILL / "loop").symlink_to(tmp_path / "library")
    done = milepost("check", "--format", "json", str(tmp_path / "library"))
    assert "never shown" not in done.stdout
    assert json.loads(done.stdout)["skills"] == 1


def test_a_huge_file_and_a_pipe_do_not_hang(library: Path) -> None:
    with (library / SKILL / "references" / "huge.md").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    os.mkfifo(library / SKILL / "references" / "pipe.md")
    _, code = checked(library)
    assert code in (0, 1)


def test_each_form_says_the_same(tmp_path: Path) -> None:
    root = put(tmp_path, Example(fields={"version": "1.0"}, body="See [x](references/gone.md)."))
    document, _ = checked(root)
    wanted = {(f["rule"], f["line"]) for f in document["findings"]}
    sarif = json.loads(milepost("check", "--format", "sarif", str(root)).stdout)
    results = sarif["runs"][0]["results"]
    assert {
        (r["ruleId"], r["locations"][0]["physicalLocation"].get("region", {}).get("startLine"))
        for r in results
    } == wanted
    text = milepost("check", str(root)).stdout
    github = milepost("check", "--format", "github", str(root)).stdout
    markdown = milepost("check", "--format", "markdown", str(root)).stdout
    for rule, line in wanted:
        assert f"SKILL.md:{line}: " in text or line is None
        assert f"title={rule}" in github
        assert f"`{rule}`" in markdown
    assert len(github.splitlines()) == len(document["findings"])


def test_fix_mends_what_can_be_mended(tmp_path: Path) -> None:
    root = put(tmp_path, Example(fields={"version": "v1.2", "name": '"counting-tokens"'}))
    milepost("check", "--fix", str(root))
    text = (root / SKILL / "SKILL.md").read_text()
    assert "\nversion: 1.2.0\n" in text
    assert "\nname: counting-tokens\n" in text
    assert text.endswith(specimen.page(Example())[-200:])


def git(root: Path, *words: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *words], cwd=root, check=True, capture_output=True)


def test_base_tells_old_findings_from_new_ones(tmp_path: Path) -> None:
    root = put(tmp_path, Example(body="See [x](references/gone.md)."))
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    page = root / SKILL / "SKILL.md"
    page.write_text(page.read_text().replace("# Counting tokens\n", "# Counting tokens\n\nMore.\n"))
    document, code = checked(root, "--base", "HEAD")
    assert code == 0
    assert [f["rule"] for f in document["old"] if f["severity"] == "error"] == ["broken-link"]
    page.write_text(page.read_text().replace("More.", "See [y](references/lost.md)."))
    document, code = checked(root, "--base", "HEAD")
    assert code == 1
    assert [f["rule"] for f in document["findings"] if f["severity"] == "error"] == ["broken-link"]


def test_an_unchanged_path_is_taken_from_the_cache(library: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, _ = checked(library, "--cache", str(cache))
    kept = list(cache.iterdir())
    assert len(kept) == 1
    kept[0].write_text(kept[0].read_text().replace("counting-tokens", "from-the-cache"))
    second, _ = checked(library, "--cache", str(cache))
    assert "from-the-cache" in json.dumps(second)
    page = library / SKILL / "SKILL.md"
    page.write_text(page.read_text() + "\nMore.\n")
    third, _ = checked(library, "--cache", str(cache))
    assert "from-the-cache" not in json.dumps(third)
    assert first["errors"] == third["errors"] == 0


def test_a_wrong_configuration_is_one_clear_line(library: Path, tmp_path: Path) -> None:
    config = tmp_path / "milepost.yml"
    config.write_text("standards:\n  max_lines: many\n")
    done = milepost("check", "--config", str(config), str(library))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_explain_shows_the_page_and_names_the_nearest() -> None:
    assert (
        "A relative link leads to a file that exists." in milepost("explain", "broken-link").stdout
    )
    done = milepost("explain", "broken-lnk")
    assert done.returncode == 2
    assert "broken-link" in done.stderr
