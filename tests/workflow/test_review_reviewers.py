"""Who is asked to review, and why."""

from datetime import UTC, date, datetime, timedelta

from bot.model.config.review import AwayConfig, CalendarConfig, ReviewConfig, ReviewerConfig
from bot.workflow.review.owners import parse
from bot.workflow.review.reviewers import Candidates, Load, away, rank

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def people(*logins: str) -> tuple[ReviewerConfig, ...]:
    return tuple(ReviewerConfig(login=login) for login in logins)


def seen(**changes: object) -> Candidates:
    values: dict[str, object] = {"author": "ada", "paths": ("14-opt/awq/SKILL.md",)} | changes
    return Candidates(**values)  # type: ignore[arg-type]


def test_the_one_with_the_least_to_do_is_asked() -> None:
    config = ReviewConfig(reviewers=people("mo", "ria", "sol"))
    loads = {"mo": Load(open_reviews=2), "ria": Load(open_reviews=1), "sol": Load(open_reviews=3)}
    ranking = rank(seen(loads=loads), config=config, now=NOW)
    assert [choice.login for choice in ranking.choices] == ["ria", "mo", "sol"]
    assert ranking.best is not None
    assert ranking.best.why == "has 1 open review"


def test_the_author_is_never_asked_however_the_name_is_written() -> None:
    config = ReviewConfig(reviewers=people("Ada", "mo"))
    ranking = rank(seen(), config=config, now=NOW)
    assert [choice.login for choice in ranking.choices] == ["mo"]
    assert ranking.passed_over == (("Ada", "wrote it"),)


def test_who_is_away_or_was_asked_is_passed_over() -> None:
    config = ReviewConfig(
        reviewers=people("mo", "ria", "sol"),
        away=(AwayConfig(login="Mo", first=date(2026, 3, 1), last=date(2026, 3, 2)),),
    )
    ranking = rank(seen(), config=config, now=NOW, without={"ria"})
    assert [choice.login for choice in ranking.choices] == ["sol"]
    assert ranking.passed_over == (("mo", "is away"), ("ria", "was asked already"))


def test_the_last_day_away_ends_at_midnight_of_the_project() -> None:
    config = ReviewConfig(
        calendar=CalendarConfig(time_zone="America/New_York"),
        away=(AwayConfig(login="mo", first=date(2026, 3, 1), last=date(2026, 3, 1)),),
    )
    midnight = datetime(2026, 3, 2, 5, tzinfo=UTC)
    assert away(config, midnight - timedelta(minutes=1)) == {"mo"}
    assert away(config, midnight) == frozenset()


def test_who_knows_the_paths_goes_before_who_has_time() -> None:
    config = ReviewConfig(
        reviewers=(
            ReviewerConfig(login="free"),
            ReviewerConfig(login="expert", areas=("14-*",)),
            ReviewerConfig(login="other", areas=("15-*",)),
        )
    )
    ranking = rank(seen(loads={"expert": Load(open_reviews=5)}), config=config, now=NOW)
    assert [choice.login for choice in ranking.choices] == ["expert", "free", "other"]
    assert ranking.choices[0].why == "knows all of the changed paths and has 5 open reviews"


def test_a_smaller_share_means_less_work() -> None:
    config = ReviewConfig(
        reviewers=(ReviewerConfig(login="half", share=0.5), ReviewerConfig(login="whole"))
    )
    loads = {"half": Load(open_reviews=2), "whole": Load(open_reviews=3)}
    best = rank(seen(loads=loads), config=config, now=NOW).best
    assert best is not None
    assert best.login == "whole"


def test_between_equals_the_one_asked_longest_ago() -> None:
    config = ReviewConfig(reviewers=people("mo", "ria"))
    loads = {"mo": Load(last_asked=NOW), "ria": Load(last_asked=NOW - timedelta(days=3))}
    best = rank(seen(loads=loads), config=config, now=NOW).best
    assert best is not None
    assert best.login == "ria"


def test_owners_and_members_of_owning_teams_are_asked() -> None:
    lines = parse("/14-opt/ @Mo @Org/Optimizers\n")
    candidates = seen(
        paths=("14-opt/awq/SKILL.md", "README.md"),
        owners=lines,
        teams={"org/optimizers": ("ria", "ada")},
    )
    ranking = rank(candidates, config=ReviewConfig(), now=NOW)
    assert [choice.login for choice in ranking.choices] == ["Mo", "ria"]
    assert ranking.choices[0].why == "knows 50% of the changed paths and has no open reviews"
    assert ranking.passed_over == (("ada", "wrote it"),)


def test_nobody_may_be_there() -> None:
    assert rank(seen(), config=ReviewConfig(), now=NOW).best is None
