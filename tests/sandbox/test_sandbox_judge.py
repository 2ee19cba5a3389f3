"""The judging process dies alone, and its death is a finding at the file."""

from dataclasses import replace

from bot.sandbox import wire
from bot.sandbox.judge import RULE, judge
from bot.sandbox.limits import Limits
from bot.workflow.standards import specimen
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.rule import Example

SKILL = "10-optimization/counting-tokens"


def test_the_limited_verdict_is_the_verdict() -> None:
    example = Example(fields={"version": "v1"}, body="See [x](references/gone.md).")
    submission, config = specimen.submission(example), specimen.config(example)
    assert judge(submission, config) == verdict(submission, config)


def test_a_report_survives_the_boundary() -> None:
    example = Example(fields={"version": "v1"}, files={"references/a.md": "[b](c.md)"})
    report = verdict(specimen.submission(example), specimen.config(example))
    assert wire.from_wire(wire.to_wire(report)) == report


def test_a_file_that_takes_too_long_is_named_and_the_rest_is_judged() -> None:
    slow = "# Slow\n\n" + "a line of text with *many* `words` in it\n" * 24_000
    example = Example(fields={"version": "v1"}, files={"references/slow.md": slow})
    submission, config = specimen.submission(example), specimen.config(example)
    report = judge(submission, config, limits=Limits(per_file=0.05))
    deaths = [finding for finding in report.findings if finding.rule == RULE]
    assert f"{SKILL}/references/slow.md" in {finding.path for finding in deaths}
    assert "more than 0.05 s" in deaths[0].message
    assert deaths[0].blocks


def test_memory_that_runs_out_is_a_finding() -> None:
    example = Example(files={"references/big.md": "*a* [b](c.md) `d`\n" * 40_000})
    submission, config = specimen.submission(example), specimen.config(example)
    report = judge(submission, config, limits=replace(Limits(), memory=64 * 1024 * 1024))
    assert {finding.rule for finding in report.findings} == {RULE}
