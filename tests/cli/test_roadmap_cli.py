"""`milepost roadmap` and `milepost metrics`, as a shell sees them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.entrypoints.cli.main import main

ROADMAP = """\
# 🗺️ Roadmap

## Progress Overview

| Metric | Current | Target |
|--------|---------|--------|
| **Skills** | **3** (good ones) | 70 |
| **Avg Lines/Skill** | **380 lines** (focused) | 2-5 lines |
| **Documentation** | **~1,000 lines** total | 7+ lines |
| **Gold Standard Skills** | **2** with references | 50+ |
| **Coverage** | Optimization | Full Lifecycle |

## Development Phases

### ✅ Phase 8: Optimization (COMPLETE - 1 skill)
**Status**: Core optimization covered

**Completed Skills**:
- ✅ **GPTQ** - four bits

### 🚧 Phase 14: More Optimization (HIGH PRIORITY) - 2 skills
**Status**: Planned - More of it

- [ ] **AWQ** - by activation
- [ ] **AutoAWQ** - by itself

## Priority Areas

1. **Phase 14: More Optimization** (HIGH PRIORITY) - AWQ first
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Make a library of two skills, the second with references."""
    root = tmp_path / "skills"
    for name, lines in (("gptq", 3), ("awq", 4)):
        folder = root / "10-optimization" / name
        folder.mkdir(parents=True)
        folder.joinpath("SKILL.md").write_text("x\n" * lines, encoding="utf-8")
    references = root / "10-optimization" / "awq" / "references"
    references.mkdir()
    references.joinpath("a.md").write_bytes(b"1\n2")
    references.joinpath("b.md").write_bytes(b"1\n2\n")
    references.joinpath("picture.png").write_bytes(b"\x89PNG\0\n\n")
    references.joinpath(".hidden").write_bytes(b"1\n")
    return root


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    """Write the roadmap."""
    path = tmp_path / "ROADMAP.md"
    path.write_text(ROADMAP, encoding="utf-8", newline="")
    return path


def run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line as its console script does, with bytes in and out."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["milepost", *map(str, words)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        written = out.getvalue(), err.getvalue()
    assert code is None or isinstance(code, int)
    return subprocess.CompletedProcess([], code or 0, *written)


def text_of(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stdout.decode("utf-8")


def test_show(roadmap: Path) -> None:
    done = run("roadmap", "show", roadmap, "--format", "json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert (data["done"], data["open"]) == (1, 2)
    phase = data["phases"][1]
    assert phase["number"] == "14"
    assert phase["title"] == "More Optimization"
    assert phase["state"] == "planned"
    assert phase["priority"] == "HIGH"
    assert phase["items"][0] == {
        "name": "AWQ",
        "done": False,
        "description": "by activation",
        "line": 24,
    }
    assert data["metrics"][0] == {
        "name": "Skills",
        "current": "3",
        "target": "70",
        "reached": False,
        "line": 7,
    }


def test_show_from_standard_input() -> None:
    done = run("roadmap", "show", "-", stdin=ROADMAP.encode())
    assert done.returncode == 0
    assert "AutoAWQ" in text_of(done)


def test_complete(roadmap: Path, library: Path) -> None:
    done = run("roadmap", "complete", "AWQ", "--roadmap", roadmap, "--library", library)
    assert done.returncode == 0
    text = text_of(done)
    assert "- ✅ **AWQ** - by activation\n" in text
    assert "- [ ] **AutoAWQ** - by itself\n" in text
    assert "### 🔄 Phase 14: More Optimization (IN PROGRESS - 1/2 skills complete)\n" in text
    assert "**Status**: In progress - More of it\n" in text
    assert "| **Skills** | **2** (good ones) | 70 |\n" in text
    assert "| **Avg Lines/Skill** | **4 lines** (focused) | 2-5 lines ✅ |\n" in text
    assert "| **Documentation** | **~11 lines** total | 7+ lines ✅ |\n" in text
    assert "| **Gold Standard Skills** | **1** with references | 50+ |\n" in text
    assert roadmap.read_text(encoding="utf-8") == ROADMAP


def test_complete_writes_in_place_and_twice_is_once(roadmap: Path, library: Path) -> None:
    words = ("roadmap", "complete", "awq", "--roadmap", roadmap, "--library", library, "--write")
    assert run(*words).returncode == 0
    once = roadmap.read_bytes()
    again = run(*words)
    assert again.returncode == 0
    assert "already true" in text_of(again)
    assert roadmap.read_bytes() == once


@pytest.mark.parametrize(("name", "near"), [("AutoAWX", "AutoAWQ"), ("GTPQ", "GPTQ")])
def test_unknown_name(name: str, near: str, roadmap: Path, library: Path) -> None:
    done = run("roadmap", "complete", name, "--roadmap", roadmap, "--library", library)
    assert done.returncode == 2
    assert done.stdout == b""
    message = done.stderr.decode()
    assert message.count("\n") == 1
    assert name in message
    assert near in message


def test_check_sync_check(roadmap: Path, library: Path) -> None:
    check = ("roadmap", "check", "--roadmap", roadmap, "--library", library)
    found = run(*check, "--format", "json")
    assert found.returncode == 1
    drift = {each["what"]: each for each in json.loads(found.stdout)["drift"]}
    first = drift["metric:Skills"]
    assert (first["stated"], first["actual"], first["line"]) == ("3", "2", 7)
    assert drift["item:AWQ"]["line"] == 24
    told = run(*check)
    assert told.returncode == 1
    assert "Skills: 3 → 2 (2 directories hold a SKILL.md" in text_of(told)
    synced = run("roadmap", "sync", "--roadmap", roadmap, "--library", library, "--write")
    assert synced.returncode == 0
    after = run(*check, "--format", "json")
    assert after.returncode == 0
    assert json.loads(after.stdout)["drift"] == []


def test_metrics(library: Path) -> None:
    done = run("metrics", library, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "skills": 2,
        "avg_lines": 3.5,
        "skill_lines": 7,
        "total_lines": 11,
        "gold": 1,
    }
    assert "skills" in text_of(run("metrics", library))


def test_repair(tmp_path: Path) -> None:
    mangled = ROADMAP.encode().decode("mac_roman").encode()
    path = tmp_path / "mangled.md"
    path.write_bytes(mangled)
    assert run("roadmap", "repair", path).stdout == ROADMAP.encode()
    assert run("roadmap", "repair", path, "--write").returncode == 0
    assert path.read_bytes() == ROADMAP.encode()
    assert run("roadmap", "repair", path).stdout == ROADMAP.encode()


@pytest.mark.parametrize(
    "words",
    [
        ("roadmap", "show", "absent.md"),
        ("roadmap", "show", "."),
        ("roadmap", "check", "--roadmap", "absent.md"),
        ("roadmap", "sync", "--roadmap", "-", "--library", "absent"),
        ("roadmap", "complete"),
        ("roadmap", "show", "--format", "yaml"),
        ("roadmap", "shout"),
        ("metrics", "absent"),
        ("roadmap", "repair", "absent.md"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "noise.md"
    path.write_bytes(bytes(range(256)))
    done = run("roadmap", "show", path)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


def test_bytes_that_are_not_utf8_are_kept_and_named(roadmap: Path, library: Path) -> None:
    roadmap.write_bytes(ROADMAP.encode() + b"\n## Notes\n\ncaf\xe9\n")
    done = run("roadmap", "sync", "--roadmap", roadmap, "--library", library)
    assert done.returncode == 0
    assert done.stdout.endswith(b"\n## Notes\n\ncaf\xe9\n")
    assert b":33: has bytes that are not UTF-8" in done.stderr


def test_the_repositorys_own_configuration_is_used(roadmap: Path, library: Path) -> None:
    config = roadmap.parent / ".github" / "milepost.yml"
    config.parent.mkdir()
    config.write_text(
        "roadmap:\n  gold_references: 3\n  aliases: {gptq: AutoAWQ}\n"
        "  mirrors:\n    - {path: README.md, patterns: ['skills-{skills}-']}\n",
        encoding="utf-8",
    )
    readme = roadmap.parent / "README.md"
    readme.write_text("![](skills-43-blue)\n", encoding="utf-8")
    words = ("--roadmap", roadmap, "--library", library)
    found = run("roadmap", "check", *words, "--format", "json")
    drift = {each["what"]: each for each in json.loads(found.stdout)["drift"]}
    assert drift["metric:Gold Standard Skills"]["actual"] == "0"
    assert drift["item:AutoAWQ"]["actual"] == "done"
    assert drift["mirror:skills"]["path"] == "README.md"
    assert run("roadmap", "sync", *words, "--write").returncode == 0
    assert readme.read_text(encoding="utf-8") == "![](skills-2-blue)\n"
    assert run("roadmap", "check", *words).returncode == 0


def test_items_that_vanished(roadmap: Path, library: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.md"
    earlier.write_text(ROADMAP + "\n### Phase 20: Gone\n- [ ] **Haystack**\n", encoding="utf-8")
    words = ("--roadmap", roadmap, "--library", library)
    assert run("roadmap", "sync", *words, "--write").returncode == 0
    found = run("roadmap", "check", *words, "--since", earlier)
    assert found.returncode == 1
    assert "Haystack has vanished" in text_of(found)


def test_as_a_process(library: Path) -> None:
    words = [sys.executable, "-m", "bot", "metrics", str(library), "--format", "json"]
    done = subprocess.run(words, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["skills"] == 2


def test_completing_what_has_no_skill_is_told(roadmap: Path, library: Path) -> None:
    done = run("roadmap", "complete", "AutoAWQ", "--roadmap", roadmap, "--library", library)
    assert done.returncode == 0
    assert "- ✅ **AutoAWQ** - by itself\n" in text_of(done)
    assert b"AutoAWQ has no skill in" in done.stderr


def test_show_tells_the_pace(roadmap: Path) -> None:
    config = roadmap.parent / ".github" / "milepost.yml"
    config.parent.mkdir()
    text = "roadmap: {start: 2020-01-01, target_date: 2020-07-01}\n"
    config.write_text(text, encoding="utf-8")
    assert "67 skills to go by 2020-07-01" in text_of(run("roadmap", "show", roadmap))
