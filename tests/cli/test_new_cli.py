"""`milepost new`, as a contributor calls it: skeleton, placeholders found, filled in, green."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.workflow.standards import specimen
from bot.workflow.standards.rule import Example

ROOT = Path(__file__).parent.parent.parent
ROADMAP = """\
# Roadmap

## Development Phases

### ✅ Phase 2: Tokenization (COMPLETE - 1 skill)
- ✅ **SentencePiece** - Raw text in any language

### 🔄 Phase 14: Advanced Optimization (IN PROGRESS - 0/2 skills complete)
- [ ] **GGUF** - The file format of llama.cpp: quantized models #1
- [ ] **AWQ** - Quantization that keeps the weights that matter

### 🚧 Phase 15: MLOps & Observability - 2 skills
- [ ] **LangSmith** - Traces of applications
- [ ] **Weights & Biases** - Sweeps

### 🚧 Phase 16: Advanced Applications - 1 skill
- [ ] **Haystack** - Pipelines
"""
PLACEHOLDERS = {"template-bracket", "placeholder-value", "placeholder-url"}
MARKET = ".claude-plugin/marketplace.json"


def milepost(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    put(tmp_path, "ROADMAP.md", ROADMAP)
    (tmp_path / ".git").mkdir()
    (tmp_path / "skills").mkdir()
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def findings(repository: Path, *paths: str) -> list[dict[str, object]]:
    done = milepost("check", "--format", "json", *paths, cwd=repository)
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    assert done.returncode == (1 if any(f["severity"] == "error" for f in found) else 0)
    return found


def test_what_a_skeleton_lacks_is_its_placeholders_and_filled_in_it_is_green(
    repository: Path,
) -> None:
    done = milepost("new", "GGUF", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    skill = repository / "skills/10-optimization/gguf"
    assert "category 10-optimization: the title of Phase 14 names it" in done.stdout
    assert sorted(path.name for path in (skill / "references").iterdir()) == [
        "options.md",
        "troubleshooting.md",
    ]

    found = findings(repository)
    assert {f["rule"] for f in found} == PLACEHOLDERS | {"too-short"}
    assert [f["severity"] for f in found if f["rule"] == "too-short"] == ["warning"]
    page = (skill / "SKILL.md").read_text()
    told = {f["line"] for f in found if f["path"] == "skills/10-optimization/gguf/SKILL.md"}
    for number, line in enumerate(page.split("\n"), 1):
        open_ones = ("[" in line.replace("- [ ] ", "").replace("](", "")) or "https://" in line
        if open_ones and not line.startswith("- [How") and not line.startswith("- [Problems"):
            assert number in told, line

    put(skill, "SKILL.md", specimen.page(Example(fields={"name": "gguf"})))
    for path in ("options.md", "troubleshooting.md"):
        (skill / "references" / path).unlink()
    for path, text in specimen.FILES.items():
        put(skill, path, text)
    left = findings(repository)
    assert {(f["rule"], f["severity"]) for f in left} == {("too-short", "warning")}


def test_each_placeholder_that_is_filled_is_one_finding_less(repository: Path) -> None:
    milepost("new", "AWQ", cwd=repository)
    page = repository / "skills/10-optimization/awq/SKILL.md"
    before = len(findings(repository))
    text = page.read_text()
    for left, filled in (
        ("[describe what is done]", "the weights are quantized"),
        ("Tag 3", "LLM"),
        ("https://your-docs-site", "https://huggingface.co/docs/transformers/quantization/awq"),
    ):
        assert text.count(left) == 1
        text = text.replace(left, filled)
        page.write_text(text)
        assert len(findings(repository)) == before - 1
        before -= 1


@pytest.mark.parametrize(
    ("name", "category", "why"),
    [
        ("AWQ", "10-optimization", "the title of Phase 14 names it"),
        ("activation-aware-quantization", "10-optimization", "the title of Phase 14 names it"),
        ("langsmith", "17-observability", "the item's words fit it"),
    ],
)
def test_the_category_is_told_by_phase_or_words(
    repository: Path, name: str, category: str, why: str
) -> None:
    done = milepost("new", name, cwd=repository)
    assert done.returncode == 0
    assert f"category {category}: {why}" in done.stdout


def test_a_category_that_cannot_be_told_is_asked_for(repository: Path) -> None:
    done = milepost("new", "Weights & Biases", cwd=repository)
    assert done.returncode == 2
    assert "--category (13-mlops, 17-observability)" in done.stderr
    assert list((repository / "skills").iterdir()) == []
    done = milepost("new", "wandb", "--category", "mlops", cwd=repository)
    assert done.returncode == 0
    assert (repository / "skills/13-mlops/weights-and-biases/SKILL.md").is_file()


def test_skills_of_the_phase_and_the_configuration_tell_the_category(repository: Path) -> None:
    put(repository, ".github/milepost.yml", "roadmap:\n  phases: {15-rag: '16'}\n")
    done = milepost("new", "Haystack", cwd=repository)
    assert "category 15-rag: the configuration gives Phase 16 to it" in done.stdout
    milepost("new", "wandb", "--category", "13-mlops", cwd=repository)
    text = (repository / "ROADMAP.md").read_text().replace("Traces of applications", "Hosted")
    put(repository, "ROADMAP.md", text)
    done = milepost("new", "LangSmith", cwd=repository)
    assert "category 13-mlops: skills of Phase 15 stand there" in done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SentencePiece", "“SentencePiece” is done; still open: GGUF, AWQ, LangSmith"),
        ("GGUV", "the roadmap has no item “GGUV”; the nearest: GGUF"),
        ("../../etc", "the roadmap has no item “../../etc”"),
        ("AWQ", "“../outside” is no category; the library knows"),
    ],
)
def test_what_cannot_be_begun_is_one_clear_line(repository: Path, name: str, said: str) -> None:
    options = ("--category", "../outside") if name == "AWQ" else ()
    done = milepost("new", name, *options, cwd=repository)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert list((repository / "skills").iterdir()) == []


def test_nothing_is_overwritten(repository: Path) -> None:
    milepost("new", "AWQ", cwd=repository)
    page = repository / "skills/10-optimization/awq/SKILL.md"
    page.write_text("mine")
    again = milepost("new", "AWQ", cwd=repository)
    assert again.returncode == 2
    assert "has a skill already: skills/10-optimization/awq" in again.stderr
    page.unlink()
    again = milepost("new", "AWQ", cwd=repository)
    assert again.returncode == 2
    assert "is there already, and nothing was changed" in again.stderr
    assert not page.exists()


def test_the_skill_is_listed_in_the_plugin_of_its_category_by_one_new_line(
    repository: Path,
) -> None:
    put(repository, "skills/10-optimization/gptq/SKILL.md", "---\nname: gptq\n---\n")
    listed = {
        "name": "library",
        "plugins": [
            {"name": "rag", "source": "./", "skills": []},
            {"name": "optimization", "source": "./", "skills": ["./skills/10-optimization/gptq"]},
        ],
    }
    text = json.dumps(listed, indent=4) + "\n"
    put(repository, MARKET, text)
    done = milepost("new", "AWQ", cwd=repository)
    assert MARKET in done.stdout
    after = (repository / MARKET).read_text()
    assert json.loads(after)["plugins"][1]["skills"] == [
        "./skills/10-optimization/gptq",
        "./skills/10-optimization/awq",
    ]
    assert len(after.split("\n")) == len(text.split("\n")) + 1
    rules = {f["rule"] for f in findings(repository)}
    assert not any(str(rule).startswith("marketplace") for rule in rules)


def test_where_each_skill_is_a_plugin_it_gets_its_own(repository: Path) -> None:
    plugins = [{"name": "gptq", "source": "./skills/10-optimization/gptq"}]
    put(repository, "skills/10-optimization/gptq/SKILL.md", "---\nname: gptq\n---\n")
    put(repository, MARKET, json.dumps({"plugins": plugins}))
    milepost("new", "AWQ", cwd=repository)
    after = json.loads((repository / MARKET).read_text())["plugins"]
    assert [(plugin["name"], plugin["source"]) for plugin in after] == [
        ("gptq", "./skills/10-optimization/gptq"),
        ("awq", "./skills/10-optimization/awq"),
    ]


def test_a_broken_marketplace_file_is_told_before_anything_is_written(repository: Path) -> None:
    put(repository, MARKET, "{")
    done = milepost("new", "AWQ", cwd=repository)
    assert done.returncode == 2
    assert "marketplace.json" in done.stderr
    assert not (repository / "skills/10-optimization").exists()


def test_words_of_the_roadmap_that_yaml_would_read_do_not_break_the_page(repository: Path) -> None:
    text = ROADMAP.replace("**AWQ**", "**AWQ: [a] {b} #c <x>**")
    put(repository, "ROADMAP.md", text)
    assert milepost("new", "AWQ: [a] {b} #c <x>", cwd=repository).returncode == 0
    assert {f["rule"] for f in findings(repository)} == PLACEHOLDERS | {"too-short"}
