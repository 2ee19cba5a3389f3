"""Reviews as people live through them: in time, late, paused, ticked, lost and found again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.model.actions import Decision, Reply
from bot.simulator.people import Person, Thing
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger
from bot.workflow.standards.rule import Example
from bot.workflow.standards.specimen import FILES, page

REPO = "open-skills/library"
ROADMAP = roadmap()
CONFIG = """\
standards:
  min_lines: 1
  advised_lines: 1
  stub_lines: 1
review:
  reviewers:
    - login: maya
    - login: omar
  ladder:
    lead: maya
  checklist:
    human:
      - id: apis-exist
        text: The functions it names exist
      - id: scope
        text: One topic
"""
SKILL = page(Example(fields={"name": "awq"}))
HOME = "skills/10-optimization/awq"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(home=tmp_path) as made:
        made.world.plant(roadmap=ROADMAP, files={".github/milepost.yml": CONFIG})
        made.settle()
        yield made


def opened(stage: Stage, *, by: str = "ada", draft: bool = False) -> tuple[Person, Thing]:
    ada = stage.world.person(by)
    files = {f"{HOME}/{path}": content for path, content in FILES.items()}
    files[f"{HOME}/SKILL.md"] = SKILL
    pull = ada.opens_pull(REPO, "awq", files, "Add AWQ", draft=draft)
    stage.settle()
    return ada, pull


def pass_time(stage: Stage, hours: float) -> None:
    stage.settle()
    stage.world.clock.advance(hours=hours)
    stage.sweep()


def comments(pull: Thing) -> list[str]:
    return [each["body"] for each in pull.read()["comments"] if each["author"] == "milepost[bot]"]


def living(pull: Thing) -> str:
    """The one comment that is kept up to date."""
    (text,) = [each for each in comments(pull) if "<sub>For <code>" in each]
    return text


def labels(pull: Thing) -> list[str]:
    return list(pull.read()["labels"])


def checklists(pull: Thing) -> list[str]:
    """Conclusions of the *Checklist* checks of the head, oldest first."""
    return [each["conclusion"] for each in pull.read()["checks"] if each["name"] == "Checklist"]


def bot_comment(pull: Thing) -> Thing:
    (shown,) = [each for each in pull.read()["comments"] if "<sub>For <code>" in each["body"]]
    return Thing(pull.world, shown["id"], pull.number, shown["database_id"])


def test_a_review_in_hour_47_keeps_the_promise(stage: Stage) -> None:
    _, pull = opened(stage)
    text = living(pull)
    assert text.startswith("**The standards are met.** Next: `maya` reviews it.")
    assert "First review due Wed 4 Mar, 09:00 UTC" in text
    assert "+- ✅ **AWQ**" in text  # what the merge will change in the roadmap
    assert pull.read()["reviewers"] == ["maya"]

    pass_time(stage, 30)
    assert labels(pull) == ["review: due soon"]
    assert pinged(pull) == []
    pass_time(stage, 10)
    assert pinged(pull) == ["maya"]
    pass_time(stage, 7)
    assert pinged(pull) == ["maya", "omar"]
    assert pull.read()["reviewers"] == ["omar"]

    stage.world.person("omar").reviews(pull, "approve", "Good")
    stage.settle()
    assert living(pull).startswith("**Approved by `omar`.** Next: a reviewer ticks what is open")
    assert "First review by `omar` Wed 4 Mar, 08:00 UTC, in time: after 47 h" in living(pull)
    assert labels(pull) == []
    pass_time(stage, 200)
    assert pinged(pull) == ["maya", "omar"]
    assert checklists(pull) == ["neutral"]


def pinged(pull: Thing) -> list[str]:
    return [
        each.split("@", 1)[1].split(",", 1)[0]
        for each in comments(pull)
        if each.startswith("@") and "review of this pull request" in each
    ]


def test_at_hour_49_the_promise_is_broken_and_each_step_came_once_at_its_time(
    stage: Stage,
) -> None:
    _, pull = opened(stage)
    steps = [
        (23.9, [], []),
        (24.0, ["review: due soon"], []),
        (35.9, ["review: due soon"], []),
        (36.0, ["review: due soon"], ["maya"]),
        (43.1, ["review: due soon"], ["maya"]),
        (43.3, ["review: due soon"], ["maya", "omar"]),
        (49.0, ["review: due soon"], ["maya", "omar"]),
    ]
    hour = 0.0
    for until, shown, told in steps:
        pass_time(stage, until - hour)
        hour = until
        assert (labels(pull), pinged(pull)) == (shown, told), until
    assert "First review was due Wed 4 Mar, 09:00 UTC" in living(pull)
    assert "Sorry that you wait longer than promised" in living(pull)

    omar = stage.world.person("omar")
    omar.comments(pull, "/why")
    stage.settle()
    (told_why,) = [each for each in comments(pull) if each.startswith("My last act")]
    assert "by the rule `review.ladder`: " in told_why
    assert "In the log: `time:1:milepost/sweep:open-skills/library#1:" in told_why
    omar.reviews(pull, "approve", "Late, sorry")
    stage.settle()
    assert labels(pull) == []
    assert "First review was due" not in living(pull)
    pass_time(stage, 100)
    assert pinged(pull) == ["maya", "omar"]
    assert len([each for each in comments(pull) if "<sub>For <code>" in each]) == 1


def test_weekends_and_holidays_do_not_count_and_who_is_away_hands_over(stage: Stage) -> None:
    stage.world.clock.set(datetime(2026, 4, 2, 10, tzinfo=UTC))  # before Easter
    maya = stage.world.person("maya")
    calendar = "  calendar: {kind: business, time_zone: Europe/Berlin, country: DE}\n"
    maya.commits(REPO, {".github/milepost.yml": CONFIG + calendar}, "Keep the holidays")
    stage.settle()
    _, pull = opened(stage)
    assert "First review due Wed 8 Apr, 10:00 UTC" in living(pull)
    assert pull.read()["reviewers"] == ["maya"]
    pass_time(stage, 4 * 24)
    assert (labels(pull), pinged(pull)) == ([], [])

    away = "  away:\n    - {login: maya, first: 2026-04-06, last: 2026-04-20}\n"
    maya.commits(REPO, {".github/milepost.yml": CONFIG + calendar + away}, "Go on leave")
    pass_time(stage, 24)
    assert pull.read()["reviewers"] == ["omar"]
    pass_time(stage, 24)
    assert pinged(pull) == ["omar"]


def test_a_draft_does_not_start_the_clock(stage: Stage) -> None:
    ada, pull = opened(stage, draft=True)
    assert "the promise begins then" in living(pull)
    pass_time(stage, 60)
    assert labels(pull) == []
    ada.makes_ready(pull)
    stage.settle()
    assert "First review due Fri 6 Mar, 21:00 UTC" in living(pull)


def test_changes_are_requested_and_answered(stage: Stage) -> None:
    ada, pull = opened(stage)
    pass_time(stage, 3)
    maya = stage.world.person("maya")
    maya.reviews(pull, "request_changes", "The class is invented")
    stage.settle()
    assert "`ada` answers the changes that `maya` requested" in living(pull)
    pass_time(stage, 100)
    assert pinged(pull) == []
    assert labels(pull) == []

    ada.pushes(pull, {f"{HOME}/SKILL.md": SKILL + "\nMended.\n"})
    stage.settle()
    assert "Next: `maya` reviews it." in living(pull)
    assert "Next review due" in living(pull)
    assert pull.read()["reviewers"] == ["maya"]


def test_a_force_push_makes_the_approval_stale(stage: Stage) -> None:
    ada, pull = opened(stage)
    pass_time(stage, 1)
    stage.world.person("maya").reviews(pull, "approve")
    stage.settle()
    pass_time(stage, 1)
    main = stage.world.history(REPO)[0]["sha"]
    files = {f"{HOME}/{path}": text for path, text in FILES.items()}
    ada.force_pushes(pull, files | {f"{HOME}/SKILL.md": SKILL + "\nNew.\n"}, onto=main)
    stage.settle()
    assert living(pull).startswith("**The approval by `maya` was for")


def test_a_reviewer_ticks_and_the_author_cannot(stage: Stage) -> None:
    omar, pull = opened(stage, by="omar")
    omar.ticks(bot_comment(pull), "One topic")
    stage.settle()
    assert "- [ ] One topic" in living(pull)

    maya = stage.world.person("maya")
    maya.ticks(bot_comment(pull), "One topic")
    stage.settle()
    assert "- [x] One topic (`maya`" in living(pull)
    maya.ticks(bot_comment(pull), "The functions it names exist")
    stage.settle()
    assert checklists(pull) == ["neutral", "neutral", "success"]


@pytest.mark.parametrize("first", ["pull_request", "issue_comment"])
def test_a_tick_survives_the_edit_that_it_meets(stage: Stage, first: str) -> None:
    ada, pull = opened(stage)
    deliveries = stage.world.webhooks
    deliveries.hold()
    ada.pushes(pull, {f"{HOME}/SKILL.md": SKILL + "\nMore.\n"})
    stage.world.person("maya").ticks(bot_comment(pull), "One topic")
    early = [each["id"] for each in deliveries.held() if each["event"] == first]
    deliveries.release(early)
    stage.settle()
    assert "- [x] One topic" in living(pull)
    deliveries.resume()
    stage.settle()
    assert "- [x] One topic (`maya`" in living(pull)
    assert f"at {pull.read()['head_sha'][:7]}" in living(pull)

    # Somebody saves a text that they had open before we wrote the present one.
    old = living(pull)
    ada.pushes(pull, {f"{HOME}/SKILL.md": SKILL + "\nEven more.\n"})
    stage.settle()
    line = "- [ ] The functions"
    assert line in old
    stage.world.person("omar").edits(bot_comment(pull), old.replace(line, "- [x] The functions"))
    stage.settle()
    assert "- [x] The functions it names exist (`omar`" in living(pull)
    assert "- [x] One topic (`maya`" in living(pull)
    assert f"at {pull.read()['head_sha'][:7]}" in living(pull)


def test_words_on_the_pull_request(stage: Stage) -> None:
    ada, pull = opened(stage)
    maya = stage.world.person("maya")
    ada.comments(pull, "/pause")
    stage.settle()
    assert any("`/pause` is for maintainers." in each for each in comments(pull))
    maya.comments(pull, "/pause exams")
    stage.settle()
    assert "Paused by `maya`" in living(pull)
    pass_time(stage, 90)
    assert labels(pull) == []
    maya.comments(pull, "/resume")
    maya.comments(pull, "/reviewer @omar")
    stage.settle()
    assert pull.read()["reviewers"] == ["omar"]
    assert "Reviewer: `omar`, who was named by maya." in living(pull)


def test_a_lost_review_is_found_again_before_anybody_is_pinged(stage: Stage) -> None:
    _, pull = opened(stage)
    pass_time(stage, 20)
    deliveries = stage.world.webhooks
    deliveries.hold()
    stage.world.person("maya").reviews(pull, "approve")
    deliveries.lose([each["id"] for each in deliveries.held()])
    deliveries.resume()
    pass_time(stage, 18)
    assert pinged(pull) == []
    assert living(pull).startswith("**Approved by `maya`.**")


def test_what_one_lane_left_undone_is_not_taken_up_by_another(stage: Stage) -> None:
    _, pull = opened(stage)
    words = Reply(key="ladder:1:0:late", place="pull", number=1, node_id="", body="Late words.")
    database = open_database(stage.database_url)
    SqlLedger(database).record(
        repo=REPO,
        decision_id="time:1:left",
        decision=Decision(rule="review.ladder", why="Left undone.", actions=(words,)),
        at=stage.clock(),
    )
    database.close()
    pass_time(stage, 6)  # all is compared, in the lane of the claims
    assert [each for each in comments(pull) if "Late words." in each] == []
    pass_time(stage, 1)
    assert len([each for each in comments(pull) if "Late words." in each]) == 1


def test_a_restart_in_the_middle(stage: Stage) -> None:
    _, pull = opened(stage)
    pass_time(stage, 40)
    told = comments(pull)
    stage.stop()
    stage.start()
    pass_time(stage, 1)
    assert comments(pull) == told


def test_a_deleted_comment_comes_back(stage: Stage) -> None:
    _, pull = opened(stage)
    before = living(pull)
    stage.world.person("maya").deletes(bot_comment(pull))
    stage.settle()
    assert living(pull) == before


def test_after_the_merge_thanks_and_what_is_free(stage: Stage) -> None:
    _, pull = opened(stage)
    maya = stage.world.person("maya")
    maya.reviews(pull, "approve")
    stage.settle()
    maya.merges(pull)
    stage.settle()
    (thanks,) = [each for each in comments(pull) if each.startswith("Thank you")]
    assert "Thank you, @ada! **AWQ** is in the library now." in thanks
    assert "- **HQQ**" in thanks
    assert living(pull).startswith("**Merged.**")
