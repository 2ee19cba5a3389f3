"""Whole-library validation: lines per second on one core, and against peers that check content."""

import compileall
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import library
from bench.table import Table

PEERS = {
    "agnix": (
        ["agnix", "."],
        "structure: frontmatter, links, sizes; a pattern or two over the text",
    ),
    "skill-check": (
        ["skill-check", "check", "--no-security-scan", "."],
        "structure: frontmatter, links, lengths",
    ),
    "nikhail": (["nikhail", "."], "structure: frontmatter, links, references"),
    "rumdl": (["rumdl", "check", "."], "Markdown alone: style, links, fences; no skill, no code"),
    "skillcheck": (
        ["skillcheck", "."],
        "content: patterns over SKILL.md, no other file; parses no code",
    ),
    "skilltotal": (["skilltotal", "scan", "."], "content: security alone"),
    "skillsaw": (["skillsaw", "."], "content: patterns, links, hidden text; parses no code"),
}
"""What is run, and what it looks at. None of them parses a block of code or compares its imports
with `dependencies`. Run where they are installed: on PATH, or in the directories that
MILEPOST_BENCH_PEERS names, such as the `bin` of a virtual environment of their own with
skillcheck==1.5.0 from PyPI, the fastest of those that check content."""

PAGES_ALONE = frozenset({"skillcheck"})
"""Those that read `SKILL.md` and no file beside it."""


def run(table: Table) -> None:
    """Copy our skills until there are as many as the library that Milepost was made for has."""
    with tempfile.TemporaryDirectory() as name:
        lines = library.build(Path(name))
        pages = sum(page.read_bytes().count(b"\n") for page in Path(name).rglob("SKILL.md"))
        table.say(
            "library",
            f"{library.SKILLS} skills, {lines} lines of Markdown, {pages} of them in SKILL.md",
        )
        compileall.compile_dir(library.ROOT / "bot", quiet=1)  # as an installation has it
        own = _cpu([sys.executable, "-m", "bot", "check", "--format", "json", name], library.ROOT)
        table.say("milepost, with start-up", f"{own:.2f} s CPU, {lines / own:,.0f} lines/s")
        cache = Path(f"{name}-cache")
        words = [sys.executable, "-m", "bot", "check", "--cache", str(cache), name]
        _cpu(words, library.ROOT)
        table.say("milepost, unchanged", f"{_cpu(words, library.ROOT):.2f} s CPU")
        shutil.rmtree(cache, ignore_errors=True)
        took: dict[str, float] = {}
        for peer, (command, looks_at) in PEERS.items():
            found = shutil.which(command[0], path=_path())
            if found is None:
                table.say(peer, f"not installed ({looks_at})")
                continue
            took[peer] = other = _cpu([found, *command[1:]], Path(name))
            table.say(peer, f"{other:6.2f} s CPU; milepost {own / other:5.2f} times; {looks_at}")
        content = {
            peer: time for peer, time in took.items() if PEERS[peer][1].startswith("content")
        }
        if content:
            best = min(content, key=lambda peer: content[peer])
            table.say("fastest that checks content", f"{best}; ratio {own / content[best]:.2f}")
            if best in PAGES_ALONE:
                theirs = pages / content[best]
                table.say(
                    "lines/s of what each reads",
                    f"milepost {lines / own:,.0f}, {best} {theirs:,.0f}",
                )


def _path() -> str:
    return os.pathsep.join((os.environ.get("MILEPOST_BENCH_PEERS", ""), os.environ["PATH"]))


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
