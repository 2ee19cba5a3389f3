"""How long reading a comment takes: the corpus, and the worst that 64 KB can hold."""

import json
import statistics
from pathlib import Path
from time import perf_counter

from bench.table import Table
from bot.commands.grammar import Item, Names, read

TESTS = Path(__file__).parents[1] / "tests" / "commands"
BUDGET_MS = 2.0

HOSTILE = {
    "64 KB of claims": "/claim AWQ, HQQ and GGUF\n" * 2600,
    "64 KB of wishes in one line": "I'd like to take AWQ and " * 2600,
    "64 KB of names": "AWQ HQQ GGUF DSPy " * 3600,
    "64 KB of quotes": "> " * 32_000,
    "64 KB of brackets": "[" * 65_000,
    "64 KB of tags": "<b>" * 21_000,
    "64 KB of one word": "a" * 65_000,
    "64 KB of dashes": "awq-" * 16_000,
    "64 KB of words": "tkae liek wrok " * 4300,
}


def _names() -> Names:
    rows = json.loads((TESTS / "roadmap.json").read_text(encoding="utf-8"))
    return Names.of(Item(name=n, done=d, phase=p, description=text) for p, n, d, text in rows)


def _milliseconds(text: str, names: Names) -> float:
    start = perf_counter()
    read(text, names=names)
    return (perf_counter() - start) * 1000


def run(table: Table) -> None:
    """Print the time per comment and for hostile ones."""
    names = _names()
    comments = [
        json.loads(line)["text"]
        for file in sorted((TESTS / "corpus").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    for text in comments:
        read(text, names=names)  # phrases are compiled when first needed
    times = sorted(min(_milliseconds(text, names) for _ in range(3)) for text in comments)
    mean = statistics.mean(times)
    table.say(
        f"{len(comments)} comments, best of 3: mean, median, p99",
        f"{mean:.2f} ms, {statistics.median(times):.2f} ms, "
        f"{times[len(times) * 99 // 100]:.2f} ms "
        f"({mean / BUDGET_MS:.2f} of the budget of {BUDGET_MS:g} ms)",
    )
    for name, text in HOSTILE.items():
        table.time(name, lambda text=text: read(text, names=names), runs=3)
