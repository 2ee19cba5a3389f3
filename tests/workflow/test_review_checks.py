"""The checks of others: whose they are, and what they may not do."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.actions import LivingComment
from bot.model.config.review import ReviewConfig
from bot.model.events import Person
from bot.model.facts import CheckRun, CheckSuite, Pull
from bot.workflow.review import checks, decide
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Kind
from bot.workflow.review.report import Found, Standards

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
RUN = CheckRun(
    id=1,
    name="tests",
    external_id="0f3c",
    conclusion="failure",
    app="github-actions",
    started_at=MONDAY,
    completed_at=MONDAY,
)
OURS = replace(RUN, id=2, name="Checklist", external_id="pr:7:checklist:c1:ab")
LEAVE = CheckSuite(app="github-actions", conclusion="action_required", updated_at=MONDAY)


@pytest.mark.parametrize("me", ["milepost[bot]", "github-actions[bot]"])
def test_the_repository_s_own_workflows_count_also_where_we_are_one_of_them(me: str) -> None:
    app = me.removesuffix("[bot]")
    ours = replace(OURS, app=app)
    assert [each.kind for each in checks.changes([RUN, ours], me=me)] == [Kind.CHECKS_FAILED]
    assert checks.changes([ours], me=me) == ()
    (waits,) = checks.changes([], [LEAVE], me=me)
    assert waits.kind is Kind.CHECKS_NEED_LEAVE
    gate = replace(ours, conclusion="action_required")
    assert checks.changes([gate], [replace(LEAVE, app=app)], me=me) == ()


@pytest.mark.parametrize("name", ["Standards", "standards", "skills / run"])
def test_what_the_checks_of_others_say_ticks_no_line_of_the_machine(name: str) -> None:
    """A pull request's own workflows judge it with its own code: they could say anything."""
    pull = Pull(
        number=7,
        title="Add AWQ",
        body="",
        author=Person(login="ada"),
        state="open",
        draft=False,
        merged=False,
        head_sha="c1",
        head_ref="awq",
        head_repo="ada/lib",
        base_ref="main",
        base_sha="b",
        created_at=MONDAY,
        changed_files=1,
    )
    forged = replace(RUN, name=name, conclusion="success", external_id="pr:7:standards:c1:0")
    found = Found(path="a/SKILL.md", line=1, severity="error", rule="name", message="no name")
    facts = ReviewFacts(
        me="milepost[bot]", pull=pull, checks=(forged,), standards=Standards(findings=(found,))
    )
    decision = decide.on_pull(facts, ReviewConfig(), MONDAY, at=MONDAY)
    (told,) = [each for each in decision.actions if isinstance(each, LivingComment)]
    machine = [line for line in told.body.splitlines() if "The standards are met" in line]
    assert machine
    assert all("[x]" not in line and "✅" not in line for line in machine)
