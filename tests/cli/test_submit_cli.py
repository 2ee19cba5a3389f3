"""`milepost submit --dry-run`, on a real Git checkout and without a network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.model.config.review import ChecklistConfig
from bot.workflow.standards import specimen
from bot.workflow.standards.rule import Example

ROOT = Path(__file__).parent.parent.parent
SHORT = "standards: {min_lines: 1, advised_lines: 1, stub_lines: 1}\n"
ROADMAP = """\
# Roadmap

| Metric | Current | Target |
|--------|---------|--------|
| **Skills** | **0** | 70 |

## Development Phases

### 🚧 Phase 2: Tokenization - 1 skill
- [ ] **Counting Tokens** - Prompts and data sets
"""
SKILL = "skills/02-tokenization/counting-tokens"


def milepost(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "submit", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )


def git(root: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(root), *words],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def put_skill(root: Path, example: Example) -> None:
    put(root, f"{SKILL}/SKILL.md", specimen.page(example))
    for path, text in specimen.FILES.items():
        put(root, f"{SKILL}/{path}", text)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    put(root, "ROADMAP.md", ROADMAP)
    put(root, ".github/milepost.yml", SHORT)
    git(tmp_path, "init", "-q", "-b", "main", "library")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "begin")
    git(root, "switch", "-q", "-c", "work")
    return root


def told(root: Path, *options: str) -> tuple[dict[str, object], int]:
    done = milepost("--dry-run", "--format", "json", *options, cwd=root)
    assert done.stderr == ""
    document: dict[str, object] = json.loads(done.stdout)
    return document, done.returncode


def test_a_good_skill_sees_the_roadmap_that_the_merge_will_write(checkout: Path) -> None:
    put_skill(checkout, Example())
    document, code = told(checkout)
    assert (code, document["blocks"]) == (0, False)
    assert document["base"] == {
        "name": "main",
        "commit": git(checkout, "rev-parse", "main").strip(),
    }
    assert document["skills"] == [SKILL]
    whats = {change["what"] for change in document["roadmap"]["changes"]}
    assert {"item:Counting Tokens", "metric:Skills", "phase:2"} <= whats
    assert "-- [ ] **Counting Tokens**" in document["roadmap"]["diff"]
    assert (checkout / "ROADMAP.md").read_text() == ROADMAP


def test_the_checklist_is_the_one_that_the_bot_uses(checkout: Path) -> None:
    put_skill(checkout, Example())
    document, _ = told(checkout)
    first, *others = document["checklist"]
    assert (first["id"], first["by"], first["done"]) == ("standards", "machine", True)
    assert [(line["id"], line["text"]) for line in others] == [
        (line.id, line.text) for line in ChecklistConfig().human
    ]
    assert not any(line["done"] for line in others)


def test_an_error_blocks_whether_it_is_committed_or_not(checkout: Path) -> None:
    put_skill(checkout, Example(fields={"version": "1.0"}))
    for stage in ("untracked", "committed"):
        if stage == "committed":
            git(checkout, "add", "-A")
            git(checkout, "commit", "-q", "-m", "work")
        document, code = told(checkout)
        assert (code, document["blocks"]) == (1, True)
        assert [(f["rule"], f["path"]) for f in document["check"]["findings"]] == [
            ("version-form", f"{SKILL}/SKILL.md")
        ]
        assert document["checklist"][0]["done"] is False


def test_what_the_base_already_had_does_not_block(checkout: Path) -> None:
    git(checkout, "switch", "-q", "main")
    put_skill(checkout, Example(fields={"version": "1.0"}))
    git(checkout, "add", "-A")
    git(checkout, "commit", "-q", "-m", "an old skill")
    git(checkout, "switch", "-q", "-C", "work")
    assert told(checkout)[0]["skills"] == []
    put(checkout, f"{SKILL}/references/limits.md", "# Limits of models\n\nMore of them.\n")
    document, code = told(checkout)
    assert (code, document["skills"]) == (0, [SKILL])
    assert [f["rule"] for f in document["check"]["old"]] == ["version-form"]


def test_the_configuration_is_that_of_the_base_and_cannot_be_softened(checkout: Path) -> None:
    put_skill(checkout, Example(fields={"version": "1.0"}))
    soft = "standards: {rules: {version-form: {off: I do not like it}}}\n"
    put(checkout, ".github/milepost.yml", soft)
    assert told(checkout)[1] == 1


def test_a_hand_edited_roadmap_and_foreign_files_are_told(checkout: Path) -> None:
    put_skill(checkout, Example())
    put(checkout, "ROADMAP.md", ROADMAP.replace("- [ ]", "- [x]"))
    put(checkout, "setup.py", "")
    rules = {f["rule"] for f in told(checkout)[0]["check"]["findings"]}
    assert {"roadmap-lines", "foreign-files"} <= rules


def test_a_path_narrows_what_counts(checkout: Path) -> None:
    put_skill(checkout, Example())
    put(checkout, "skills/15-rag/other/SKILL.md", "---\nname: other\n---\n# Other\n")
    assert told(checkout)[1] == 1
    document, code = told(checkout, SKILL)
    assert (code, document["skills"]) == (0, [SKILL])
    assert told(checkout / SKILL)[0]["skills"] == [SKILL]


def test_text_and_markdown_tell_the_same(checkout: Path) -> None:
    put_skill(checkout, Example(fields={"version": "1.0"}))
    text = milepost("--dry-run", cwd=checkout)
    assert text.returncode == 1
    assert text.stdout.startswith(f"Against `main` ({git(checkout, 'rev-parse', 'HEAD')[:7]})")
    for part in (
        "1 error to mend",
        "version-form",
        "Roadmap after the merge:",
        "[ ] The standards",
    ):
        assert part in text.stdout
    markdown = milepost("--dry-run", "--format", "markdown", cwd=checkout).stdout
    for part in ("1 error to mend", "`version-form`", "```diff", "- [ ] The standards are met"):
        assert part in markdown


def test_a_skill_that_goes_or_moves_shows_in_the_roadmap(checkout: Path) -> None:
    git(checkout, "switch", "-q", "main")
    put_skill(checkout, Example())
    put(checkout, "ROADMAP.md", ROADMAP.replace("- [ ]", "- ✅").replace("**0**", "**1**"))
    git(checkout, "add", "-A")
    git(checkout, "commit", "-q", "-m", "done")
    git(checkout, "switch", "-q", "-C", "work")
    elsewhere = "skills/10-optimization/counting-tokens"
    (checkout / elsewhere).parent.mkdir()
    git(checkout, "mv", SKILL, elsewhere)
    document, _ = told(checkout)
    assert document["skills"] == [elsewhere]
    assert not [c for c in document["roadmap"]["changes"] if c["what"].startswith("item:")]
    git(checkout, "rm", "-rq", "--cached", elsewhere)
    (checkout / elsewhere).rename(checkout.parent / "gone")
    document, code = told(checkout)
    assert (code, document["skills"]) == (0, [])
    changes = {c["what"]: c["after"] for c in document["roadmap"]["changes"]}
    assert changes["item:Counting Tokens"] == "open"


def test_the_branch_of_the_library_is_preferred_to_that_of_the_fork(checkout: Path) -> None:
    git(checkout, "update-ref", "refs/remotes/upstream/main", "main")
    assert told(checkout)[0]["base"]["name"] == "upstream/main"
    assert told(checkout, "--base", "work")[0]["base"]["name"] == "work"


def test_what_cannot_be_read_is_one_clear_line(checkout: Path, tmp_path: Path) -> None:
    for words, cwd, said in (
        ((), checkout, "--dry-run"),
        (("--dry-run",), tmp_path, "not in a Git checkout"),
        (("--dry-run", "nowhere"), checkout, "no such file"),
        (("--dry-run", "--base", "-x"), checkout, "not a Git revision"),
        (("--dry-run", "--base", "gone"), checkout, "not a Git revision"),
    ):
        done = milepost(*words, cwd=cwd)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert said in done.stderr
    git(checkout, "branch", "-m", "main", "trunk")
    done = milepost("--dry-run", cwd=checkout)
    assert "name it with --base REV" in done.stderr
