"""The published record: nothing is better than it was."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from bot.model.config.review import ReviewConfig
from bot.workflow.review.moments import Kind, Moment
from bot.workflow.review.promise import Promise, standings
from bot.workflow.review.proof import Case, Proof, badge, prove
from bot.workflow.review.turns import Rules, history

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = MONDAY + 24 * 20 * HOUR


def at(hours: float, kind: Kind, actor: str = "", commit: str = "c1") -> Moment:
    when = MONDAY + hours * HOUR
    return Moment(at=when, kind=kind, actor=actor, maintainer=actor == "mo", commit=commit)


def case(number: int, opened: float, *moments: Moment) -> Case:
    known = history([at(opened, Kind.OPENED, "ada"), *moments], rules=Rules(author="ada"), now=NOW)
    return Case(number=number, standing=standings(known, config=ReviewConfig(), now=NOW)[0])


def approved(number: int, opened: float, after: float) -> Case:
    return case(number, opened, at(opened + after, Kind.APPROVED, "mo"))


def proof(*cases: Case) -> Proof:
    return prove(cases, promise=Promise.FIRST, hours=48, now=NOW, weeks=3)


SILENT = case(
    9, 24, at(30, Kind.CHECKS_FAILED), at(40, Kind.PUSHED, "ada", "c2")
)  # due 24 + 48 + 10 h after Monday, in the first week


def test_weeks_are_counted_by_the_answer() -> None:
    told = proof(
        approved(1, 0, 10), approved(2, 0, 20), approved(3, 0, 60), approved(4, 200, 5), SILENT
    )
    first, second, third = told.weeks
    assert [week.name for week in told.weeks] == ["2026-W10", "2026-W11", "2026-W12"]
    assert (first.kept, first.broken, first.compliance) == (2, 2, 0.5)
    assert (first.median, first.p90) == (20 * HOUR, 60 * HOUR)
    assert (second.kept, second.compliance, second.median) == (1, 1.0, 5 * HOUR)
    assert (third.compliance, third.median) == (None, None)
    assert (told.whole.kept, told.whole.broken) == (3, 2)


def test_silence_is_a_breach_of_the_week_it_was_due_in() -> None:
    told = proof(SILENT)
    assert [breach.number for breach in told.breaches] == [9]
    assert told.weeks[0].broken == 1
    assert told.whole.compliance == 0


def test_what_runs_or_was_withdrawn_counts_neither_way() -> None:
    running, withdrawn = case(1, 470), case(2, 0, at(5, Kind.CLOSED, "ada"))
    told = proof(running, withdrawn)
    assert told.whole.compliance is None
    assert told.breaches == ()


def test_closed_without_a_word_after_the_due_time_stays_a_breach_but_is_not_open() -> None:
    told = proof(case(1, 0, at(60, Kind.CLOSED, "ada")))
    assert told.whole.broken == 1
    assert told.breaches == ()


def test_an_open_breach_names_every_pause() -> None:
    told = proof(SILENT, approved(1, 0, 10))
    assert told.whole.compliance == 0.5
    assert told.whole.median == timedelta(hours=10)
    (breach,) = told.breaches
    assert breach.standing.due == datetime(2026, 3, 5, 19, tzinfo=UTC)
    (pause,) = breach.standing.pauses
    assert (pause.start, pause.end) == (
        datetime(2026, 3, 3, 15, tzinfo=UTC),
        datetime(2026, 3, 4, 1, tzinfo=UTC),
    )
    assert (pause.turn.value, pause.cause.value, pause.by) == ("author", "checks failed", "")


@pytest.mark.parametrize(
    ("cases", "message", "colour"),
    [
        ([], "none yet", "lightgrey"),
        ([approved(1, 0, 10)], "100% kept, median 10 h", "brightgreen"),
        (
            [approved(n, 0, 10) for n in range(2)] + [approved(3, 0, 60)],
            "66% kept, median 10 h",
            "red",
        ),
        ([SILENT], "0% kept", "red"),
    ],
)
def test_the_badge(cases: list[Case], message: str, colour: str) -> None:
    told = proof(*cases)
    assert badge(told).as_json() == {
        "schemaVersion": 1,
        "label": "first review within 48 h",
        "message": message,
        "color": colour,
    }
    drawn = ElementTree.fromstring(badge(told).as_svg())
    assert drawn.get("aria-label") == f"first review within 48 h: {message}"


def test_nearly_always_is_not_always() -> None:
    cases = [approved(n, 0, 1) for n in range(299)] + [approved(300, 0, 60)]
    assert badge(proof(*cases)).words == "99% kept, median 1 h"
