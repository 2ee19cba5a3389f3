"""Each rule's examples are its tests."""

import re
from pathlib import Path

import pytest

from bot.workflow.standards import specimen
from bot.workflow.standards.finding import Severity
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.registry import Named, all_rules
from bot.workflow.standards.report import WEIGHTS
from bot.workflow.standards.rule import Example

RULES = list(all_rules().values())
ROOT = Path(__file__).parent.parent.parent


def examples(which: str) -> list[object]:
    return [
        pytest.param(named, example, id=f"{named.id}-{number}")
        for named in RULES
        for number, example in enumerate(getattr(named.rule, which), 1)
    ]


def judged(example: Example):
    submission = specimen.submission(example)
    return submission, verdict(submission, specimen.config(example))


@pytest.mark.parametrize(("named", "example"), examples("fails"))
def test_the_rule_finds_its_failing_example(named: Named, example: Example) -> None:
    submission, report = judged(example)
    own = [finding for finding in report.findings if finding.rule == named.id]
    assert own, [(f.rule, f.line, f.message) for f in report.findings]
    path = specimen.place(example)
    assert path in {finding.path for finding in own}
    if example.at is None:
        # Absent: no line. About the whole file: its first.
        assert {None, 1} & {finding.line for finding in own}
    else:
        entry = submission.tree.get(path)
        lines = (entry.data or b"").decode("utf-8", "replace").split("\n")
        wanted = {number for number, line in enumerate(lines, 1) if example.at in line}
        assert wanted & {finding.line for finding in own}, (wanted, own)


@pytest.mark.parametrize(("named", "example"), examples("fails"))
def test_one_defect_gives_one_rule(named: Named, example: Example) -> None:
    _, report = judged(example)
    loud = {f.rule for f in report.findings if f.severity is not Severity.HINT}
    assert "*" in example.also or loud <= {named.id, *example.also}, [
        (f.rule, f.line, f.message) for f in report.findings
    ]


@pytest.mark.parametrize(("named", "example"), examples("passes"))
def test_the_rule_lets_its_passing_example_be(named: Named, example: Example) -> None:
    _, report = judged(example)
    assert [finding for finding in report.findings if finding.rule == named.id] == []


def test_the_specimen_has_no_finding() -> None:
    _, report = judged(Example())
    assert [(f.rule, f.line, f.message) for f in report.findings] == []
    assert report.skills[0].score == 100
    assert report.skills[0].is_gold


@pytest.mark.parametrize("named", RULES, ids=lambda named: named.id)
def test_each_rule_is_whole(named: Named) -> None:
    rule = named.rule
    assert sum(check is not None for check in (rule.document, rule.skill, rule.library)) == 1
    assert rule.why.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.fails
    assert rule.passes
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", named.id)


@pytest.mark.parametrize("named", RULES, ids=lambda named: named.id)
def test_each_rule_quotes_the_standard(named: Named) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sections = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    bodies = {
        title: " ".join(body.split())
        for title, body in zip(sections[1::2], sections[2::2], strict=True)
    }
    assert named.rule.standard in bodies[named.section]


def test_the_parts_of_the_score_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100
