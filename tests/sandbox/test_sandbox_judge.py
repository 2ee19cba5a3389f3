"""The judging process dies alone, and its death is a finding at the file."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot.model.config import Config
from bot.sandbox import child, process, wire
from bot.sandbox.judge import RULE, judge
from bot.sandbox.limits import Limits
from bot.workflow.standards import judge as judge_module
from bot.workflow.standards import specimen
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.rule import Example
from bot.workflow.standards.submission import TOGETHER
from bot.workflow.standards.threats.sieve import Sieve

STARTS = pytest.mark.parametrize("start", [process.spawn, process.fork, process.start])
SKILL = "10-optimization/counting-tokens"


@STARTS
def test_the_limited_verdict_is_the_verdict(start: process.Start) -> None:
    example = Example(fields={"version": "v1"}, body="See [x](references/gone.md).")
    submission, config = specimen.submission(example), specimen.config(example)
    assert judge(submission, config, start=start) == verdict(submission, config)


def test_a_report_survives_the_boundary() -> None:
    example = Example(fields={"version": "v1"}, files={"references/a.md": "[b](c.md)"})
    report = verdict(specimen.submission(example), specimen.config(example))
    assert wire.from_wire(wire.to_wire(report)) == report


@STARTS
def test_a_file_that_takes_too_long_is_named_and_the_rest_is_judged(start: process.Start) -> None:
    slow = "# Slow\n\n" + "[a](b)\n" * 140_000  # takes many times as long as is allowed here
    example = Example(fields={"version": "v1"}, files={"references/slow.md": slow})
    submission, config = specimen.submission(example), specimen.config(example)
    # Long enough for a page that is judged in a process where nothing was compiled before.
    report = judge(submission, config, limits=Limits(per_file=0.4), start=start)
    deaths = [finding for finding in report.findings if finding.rule == RULE]
    assert f"{SKILL}/references/slow.md" in {finding.path for finding in deaths}
    assert "more than 0.4 s" in deaths[0].message
    assert deaths[0].blocks


def test_of_files_that_are_sifted_at_once_the_one_that_takes_too_long_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whichever sieve it is slow in: together the files die, and alone the slow one does."""

    class Slow(Sieve[str]):
        def _sifted(self, texts: Sequence[bytes]) -> list[frozenset[str]]:
            while any(b"slow" in text for text in texts):
                pass
            return super()._sifted(texts)

    pages = {f"references/{name}.md": f"A {name} page.\n" for name in ("one", "slow")}
    example = Example(fields={"version": "v1"}, files=pages)
    submission, config = specimen.submission(example), specimen.config(example)
    monkeypatch.setattr(judge_module, "sieves", lambda: (Slow([]),))
    monkeypatch.setattr(judge_module, "triggers", lambda: Slow([("version-form", "x")]))
    told: list[str] = []
    report = judge(
        submission,
        config,
        limits=Limits(per_file=0.2),
        progress=told.append,
        start=process.fork,
    )
    deaths = [finding.path for finding in report.findings if finding.rule == RULE]
    assert deaths == [f"{SKILL}/references/slow.md"]
    assert told.count(TOGETHER) == 1
    assert "version-form" in {finding.rule for finding in report.findings}


def rules_with_little_memory(start: process.Start) -> set[str]:
    example = Example(files={"references/big.md": "*a* [b](c.md) `d`\n" * 40_000})
    submission, config = specimen.submission(example), specimen.config(example)
    limits = replace(Limits(), memory=64 * 1024 * 1024)
    report = judge(submission, config, limits=limits, start=start)
    return {finding.rule for finding in report.findings}


@STARTS
def test_memory_that_runs_out_is_a_finding(start: process.Start) -> None:
    """In a process as small as the command line's: a fork has what its parent had free."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        assert fresh.submit(rules_with_little_memory, start).result() == {RULE}


def test_a_fork_keeps_no_open_file_and_no_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MILEPOST_SECRET", "shh")
    seen = tmp_path / "seen"

    def look(*_: object) -> None:
        handles = sorted(map(int, os.listdir("/proc/self/fd")))
        print(json.dumps({"at": repr((handles[:3], len(handles), dict(os.environ)))}), flush=True)

    monkeypatch.setattr(child, "judge", look)
    with seen.open("w"):
        told: list[str] = []
        judge(specimen.submission(Example()), Config(), progress=told.append, start=process.fork)
    # The fourth is the listing's own.
    assert told[0] == repr(([0, 1, 2], 4, {}))
