"""The living comment, read as its receiver would."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.config.review import ReviewConfig
from bot.model.markdown import same
from bot.workflow.review.checklist import Checklist, HumanLine, MachineLine, Tick
from bot.workflow.review.comment import LIMIT, render
from bot.workflow.review.moments import Cause, Interval, Kind, Moment, Turn
from bot.workflow.review.promise import standings
from bot.workflow.review.report import Found, Held, PullReport, Standards
from bot.workflow.review.reviewers import Choice
from bot.workflow.review.turns import Rules, history
from bot.workflow.review.wording import cause, next_step, span

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://github.test/o/r/runs/1"


def at(hours: float, kind: Kind, actor: str = "", commit: str = "abcdef0123") -> Moment:
    when = MONDAY + hours * HOUR
    return Moment(at=when, kind=kind, actor=actor, maintainer=actor == "mo", commit=commit)


def report(*moments: Moment, until: float = 17, **changes: object) -> PullReport:
    now = MONDAY + until * HOUR
    known = history(
        [at(0, Kind.OPENED, "ada"), *moments], rules=Rules(author="ada", approvals=1), now=now
    )
    values: dict[str, object] = {
        "number": 7,
        "author": "ada",
        "head": known.head,
        "history": known,
        "standings": standings(known, config=ReviewConfig(), now=now),
        "checklist": Checklist(
            machine=(MachineLine(id="standards", text="The standards are met", done=True),),
            human=(HumanLine(id="scope", text="One topic"),),
        ),
        "standards": Standards(url=URL),
        "reviewer": Choice(login="mo", why="has 1 open review"),
    }
    return PullReport(**(values | changes))  # type: ignore[arg-type]


def shown(told: PullReport, until: float = 17) -> str:
    return render(told, now=MONDAY + until * HOUR)


ERROR = Found(
    path="14-opt/awq/SKILL.md", line=12, severity="error", rule="name", message="`name` is missing"
)


def test_a_fresh_pull_request() -> None:
    told = report(
        claims=(Held(skill="AWQ", holder="ada", due=MONDAY + 336 * HOUR),),
        roadmap="-- [ ] **AWQ**\n+- ✅ **AWQ**",
    )
    assert shown(told) == (
        "**The standards are met.** Next: `mo` reviews it.\n"
        "\n"
        "⏱️ **First review due Wed 4 Mar, 09:00 UTC**<!--t--> (31 h left)<!--/t-->\n"
        "Reviewer: `mo`, who has 1 open review.\n"
        "\n"
        "### Checklist: 1 of 2\n"
        "\n"
        "- [x] The standards are met\n"
        "- [ ] One topic <!-- ask:scope -->\n"
        "<!-- ticked: -->\n"
        "\n"
        "Reviewers tick what only people can judge.\n"
        "\n"
        "### Claim\n"
        "\n"
        "- **AWQ** is held by `ada` until Mon 16 Mar, 09:00 UTC; that time does not run while it "
        "waits for a review.\n"
        "\n"
        "<details><summary>What the merge will change in the roadmap</summary>\n"
        "\n"
        "```diff\n"
        "-- [ ] **AWQ**\n"
        "+- ✅ **AWQ**\n"
        "```\n"
        "\n"
        "</details>\n"
        "\n"
        "<sub>For <code>abcdef0</code><!--t-->, written Tue 3 Mar, 02:00 UTC<!--/t-->. "
        "`/help` lists the commands.</sub>"
    )


def test_findings_stand_under_their_file_the_worst_first() -> None:
    found = (
        replace(ERROR, path="b/SKILL.md", severity="hint", line=None),
        replace(ERROR, severity="warning", line=3),
        ERROR,
        replace(ERROR, path="c/SKILL.md", blocks=False),
    )
    failed = at(2, Kind.CHECKS_FAILED)
    text = shown(report(failed, standards=Standards(findings=found, url=URL)))
    assert text.startswith("**1 error to mend.** Next: `ada` mends the error below and pushes.")
    assert "First review: 46 h of 48 h left, the clock stands still" in text
    assert "It stopped Mon 2 Mar, 11:00 UTC, because checks failed at `abcdef0`." in text
    assert (
        "### Findings: 1 error, 1 warning, 1 hint\n"
        "\n"
        "- `14-opt/awq/SKILL.md`\n"
        "  - ❌ line 12: `name` is missing (`name`)\n"
        "  - ⚠️ line 3: `name` is missing (`name`)\n"
        "- `b/SKILL.md`\n"
        "  - 💡 `name` is missing (`name`)\n"
    ) in text
    assert "<summary>1 older finding, not of this pull request</summary>" in text


def test_a_late_review_is_explained_with_each_pause() -> None:
    moments = (at(2, Kind.CHECKS_FAILED), at(20, Kind.PUSHED, "ada", "bbbbbbb"))
    text = shown(report(*moments, until=80), until=80)
    assert "**First review was due Thu 5 Mar, 03:00 UTC**<!--t--> (14 h late)<!--/t-->" in text
    assert "- Mon 2 Mar, 11:00 UTC to Tue 3 Mar, 05:00 UTC: checks failed at `abcdef0`" in text


def test_a_stale_approval_is_named() -> None:
    moments = (at(2, Kind.APPROVED, "mo"), at(20, Kind.PUSHED, "ada", "bbbbbbb"))
    text = shown(report(*moments))
    assert text.startswith(
        "**Approved by `mo`.** Next: a reviewer ticks what is open in the checklist"
    )
    text = shown(report(*moments, until=21), until=21)
    assert text.startswith(
        "**The approval by `mo` was for `abcdef0`, and there is a newer commit.** "
        "Next: `mo` reviews it."
    )


def test_after_the_merge_it_is_short() -> None:
    assert shown(report(at(2, Kind.MERGED, "mo"))).startswith("**Merged.**")
    text = shown(report(at(2, Kind.CLOSED, "ada")))
    assert text.startswith("**Closed.**")
    assert "due" not in text


def test_time_alone_is_no_reason_to_edit() -> None:
    first, second = shown(report(until=17), 17), shown(report(until=30), 30)
    assert first != second
    assert same(first, second)
    assert same(first.replace("\n", "\r\n") + "\r\n", second)
    ticked = HumanLine(id="scope", text="One topic", tick=Tick(by="mo", at=MONDAY))
    lines = Checklist(machine=report().checklist.machine, human=(ticked,))
    assert not same(first, shown(report(checklist=lines)))
    assert not same(first, shown(report(at(2, Kind.PUSHED, "ada", "bbbbbbb"))))


def test_thousands_of_findings_fit() -> None:
    found = tuple(
        replace(ERROR, path=f"skills/{'x' * 80}{n}/SKILL.md", message="`é` " * 60)
        for n in range(3000)
    )
    text = shown(report(standards=Standards(findings=found, url=URL)))
    assert len(text.encode()) <= LIMIT
    assert "more stand in [the check run](https://github.test/o/r/runs/1)." in text
    assert "<sub>For <code>abcdef0</code>" in text


def test_even_a_huge_roadmap_leaves_head_and_promise() -> None:
    human = tuple(HumanLine(id=f"l{n}", text="é" * 300) for n in range(200))
    text = shown(report(checklist=Checklist(machine=(), human=human)))
    assert len(text.encode()) <= LIMIT
    assert "First review due" in text
    assert "<sub>For <code>abcdef0</code>" in text


HOSTILE = st.lists(
    st.sampled_from(
        [
            "@octocat ",
            "`",
            "```\n",
            "</details>",
            "<!-- ticked:scope -->",
            "<!--t-->",
            "<img src=x>",
            "[a](b)",
            "https://evil.test",
            "\n\n# Big\n",
            "- [x] a <!-- ask:scope -->\n",
            "|",
            "#12",
            "\u202e",
        ]
    ),
    max_size=6,
).map("".join)


@settings(max_examples=60)
@given(text=HOSTILE)
def test_nothing_a_stranger_wrote_is_markdown(text: str) -> None:
    told = report(
        claims=(Held(skill=text, holder="eve"), Held(skill=text, holder="")),
        standards=Standards(
            findings=(replace(ERROR, path=text, message=text),),
            waived=(("name", "mo", text),),
            url=URL,
        ),
        roadmap_note=text,
    )
    body = shown(told)
    plain, tags = [], set()
    for event in pyromark.events(body, options=pyromark.Options.ENABLE_TASKLISTS):
        name, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        if name == "Text":
            plain.append(str(value))
        elif name in {"Html", "InlineHtml"}:
            tags.add(re.sub(r"<!--.*?-->", "", str(value)).strip())
        elif name == "Start":
            assert "Link" not in str(value)
            assert "Image" not in str(value)
    assert tags <= {"", "<sub>", "</sub>", "<code>", "</code>"}
    assert not re.search(r"@\w|#\d|\w://", "".join(plain))
    assert body.count("<!-- ticked:") == 1
    assert body.count("<!--t-->") == 2
    assert body.count("\n# ") == 0


@settings(max_examples=60)
@given(text=HOSTILE)
def test_a_roadmap_cannot_leave_its_block(text: str) -> None:
    body = shown(report(roadmap=text))
    depth = [
        name
        for event in pyromark.events(body)
        for name in [event if isinstance(event, str) else next(iter(event))]
    ]
    assert "FootnoteReference" not in depth
    html = pyromark.html(body)
    assert html.rstrip().endswith("lists the commands.</sub></p>")
    assert "<img" not in html


@pytest.mark.parametrize("why", list(Cause))
def test_each_cause_has_its_words(why: Cause) -> None:
    stretch = Interval(start=MONDAY, end=MONDAY + HOUR, turn=Turn.PAUSED, cause=why, commit="abc")
    assert cause(stretch)
    assert next_step(stretch, author="ada", reviewer="", errors=0)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "less than 1 h"), (1, "1 h"), (47.9, "47 h"), (72, "3 days"), (80, "3 days 8 h")],
)
def test_lengths(hours: float, words: str) -> None:
    assert span(hours * HOUR) == words
