"""Whole-library validation: lines per second on one core, and against peers that check content."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.table import Table

ROOT = Path(__file__).parent.parent
SKILLS = 98
PEERS = {
    "agnix": ["agnix", "."],
    "skillcheck": ["skillcheck", "."],
    "skillsaw": ["skillsaw", "."],
    "secretlint": ["secretlint", "**/*"],
}
"""Run where they are installed: on PATH, or in the directory that MILEPOST_BENCH_PEERS names."""


def run(table: Table) -> None:
    """Copy our skills until there are as many as the library that Milepost was made for has."""
    with tempfile.TemporaryDirectory() as name:
        library = Path(name)
        lines = _library(library)
        table.say("library", f"{SKILLS} skills, {lines} lines of Markdown")
        own = _cpu([sys.executable, "-m", "bot", "check", "--format", "json", name], ROOT)
        table.say("milepost, with start-up", f"{own:.2f} s CPU, {lines / own:,.0f} lines/s")
        cache = library.parent / f"{library.name}-cache"
        words = [sys.executable, "-m", "bot", "check", "--cache", str(cache), name]
        _cpu(words, ROOT)
        table.say("milepost, unchanged", f"{_cpu(words, ROOT):.2f} s CPU")
        shutil.rmtree(cache, ignore_errors=True)
        for peer, command in PEERS.items():
            found = shutil.which(command[0], path=_path())
            if found is None:
                table.say(peer, "not installed")
                continue
            other = _cpu([found, *command[1:]], library)
            table.say(peer, f"{other:.2f} s CPU; milepost takes {own / other:.2f} times that")


def _path() -> str:
    return os.pathsep.join((os.environ.get("MILEPOST_BENCH_PEERS", ""), os.environ["PATH"]))


def _library(root: Path) -> int:
    skills = sorted(path.parent for path in (ROOT / "skills").rglob("SKILL.md"))
    lines = 0
    for number in range(SKILLS):
        skill = skills[number % len(skills)]
        target = root / skill.parent.name / f"{skill.name}-{number}"
        shutil.copytree(skill, target)
        page = target / "SKILL.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(f"name: {skill.name}", f"name: {target.name}", 1))
        lines += sum(path.read_bytes().count(b"\n") for path in target.rglob("*.md"))
    return lines


def _cpu(command: list[str], cwd: Path) -> float:
    """CPU seconds of the command with its children; the least of three runs."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise RuntimeError(json.dumps([command[0], done.stderr.decode()[-200:]]))
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)
