"""People's ticks survive our edits, in whatever order they and their webhooks come."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workflow.review.checklist import (
    Checklist,
    Edit,
    HumanLine,
    MachineLine,
    Tick,
    Toggle,
    carried,
    render,
    ticked,
    ticks,
    toggles,
    unseen,
    written,
)

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINES = ("apis-exist", "numbers-true", "scope")


def checklist(*names: str) -> Checklist:
    tick = Tick(by="mo", at=START, commit="abcdef0123")
    return Checklist(
        machine=(MachineLine(id="standards", text="No errors", done=False),),
        human=tuple(
            HumanLine(id=name, text=f"About {name}", tick=tick if name in names else None)
            for name in LINES
        ),
    )


def text(*names: str) -> str:
    return f"Hello\n\n{render(checklist(*names))}\n"


def click(body: str, line: str) -> str:
    """Flip a box as GitHub's page does."""
    rows = body.splitlines()
    for index, row in enumerate(rows):
        if row.endswith(f"<!-- ask:{line} -->") or (line == "standards" and "No errors" in row):
            rows[index] = row[:3] + (" " if row[3] == "x" else "x") + row[4:]
    return "\n".join(rows) + "\n"


def edit(before: str, after: str, *, may: bool = True, minute: int = 1) -> Edit:
    at = START + timedelta(minutes=minute)
    return Edit(before=before, after=after, by="mo", at=at, may_review=may, commit="abcdef0")


def told(found: tuple[Toggle, ...]) -> dict[str, bool]:
    return {toggle.line: toggle.ticked for toggle in found}


def test_lines_are_written_with_evidence_and_names() -> None:
    lines = Checklist(
        machine=(
            MachineLine(
                id="standards",
                text="No `error` findings",
                done=True,
                evidence="0 errors @ head",
                url="https://github.test/o/r/runs/1",
            ),
            MachineLine(id="claim", text="The skill is claimed by its author", done=None),
        ),
        human=(
            HumanLine(id="scope", text="One topic", tick=Tick(by="mo", at=START, commit="abc" * 9)),
            HumanLine(id="nice", text="Reads well", required=False),
        ),
    )
    assert render(lines) == (
        "- [x] No `error` findings: [0 errors @\u200b head](https://github.test/o/r/runs/1)\n"
        "- [ ] The skill is claimed by its author\n"
        "- [x] One topic (`mo` at `abcabca`) <!-- ask:scope -->\n"
        "- [ ] Reads well (optional) <!-- ask:nice -->\n"
        "<!-- ticked:scope -->"
    )
    assert lines.open == ("The skill is claimed by its author",)
    assert lines.counts == (2, 4)
    assert not lines.complete


def test_what_is_written_is_read_back() -> None:
    body = text("scope", "apis-exist")
    assert ticked(body) == {"scope", "apis-exist"}
    assert written(body) == {"scope", "apis-exist"}
    assert unseen(body) == frozenset()


def test_a_click_is_a_tick() -> None:
    (toggle,) = toggles(edit(text(), click(text(), "scope")), lines=LINES)
    assert (toggle.line, toggle.ticked, toggle.by, toggle.commit) == (
        "scope",
        True,
        "mo",
        "abcdef0",
    )
    before = text("scope")
    assert told(toggles(edit(before, click(before, "scope")), lines=LINES)) == {"scope": False}


def test_who_may_not_review_ticks_nothing() -> None:
    assert toggles(edit(text(), click(text(), "scope"), may=False), lines=LINES) == ()


def test_a_machine_line_ticked_by_hand_is_not_a_tick() -> None:
    after = click(text(), "standards")
    assert "- [x] No errors" in after
    assert ticked(after) == frozenset()
    assert toggles(edit(text(), after), lines=LINES) == ()
    assert "- [ ] No errors" in carried(text(), after)


def test_the_tick_comes_first_and_our_edit_overwrites_it() -> None:
    # We read, the person ticks, we write what we had: the text lost the tick, its event did not.
    event = edit(text(), click(text(), "scope"))
    assert set(ticks(toggles(event, lines=LINES))) == {"scope"}


def test_our_edit_comes_first_and_the_tick_after_it() -> None:
    ours = text("apis-exist")
    event = edit(ours, click(ours, "scope"))
    assert told(toggles(event, lines=LINES)) == {"scope": True}


def test_a_person_with_an_old_version_in_the_editor_undoes_nothing() -> None:
    # Opened before `apis-exist` was ticked, saved after our newer text: only `scope` was meant.
    newer, saved = text("apis-exist"), click(text(), "scope")
    assert told(toggles(edit(newer, saved), lines=LINES)) == {"scope": True}


def test_a_second_person_is_not_credited_with_the_first_ones_tick() -> None:
    first = click(text(), "scope")
    second = click(first, "apis-exist")
    assert told(toggles(edit(first, second), lines=LINES)) == {"apis-exist": True}


def test_a_rewritten_comment_ticks_nothing() -> None:
    assert toggles(edit(text("scope"), "I took your comment away"), lines=LINES) == ()


def test_a_click_stays_visible_until_its_event_comes() -> None:
    found = click(text(), "scope")
    assert unseen(found) == {"scope"}
    new = carried(text("apis-exist"), found)
    assert ticked(new) == {"scope", "apis-exist"}
    assert written(new) == {"apis-exist"}


@pytest.mark.parametrize("name", ["scope", "apis-exist"])
def test_the_last_word_counts_whatever_order_events_arrive_in(name: str) -> None:
    on = Toggle(line=name, ticked=True, by="mo", at=START)
    off = Toggle(line=name, ticked=False, by="ria", at=START + timedelta(minutes=1))
    assert ticks([on, off]) == ticks([off, on]) == {}


@given(st.text(alphabet="-*[] xX<!ask:tickd>\n", max_size=200))
def test_any_text_is_read(found: str) -> None:
    ticked(found)
    unseen(found)
    carried(text(), found)
    assert toggles(edit(text(), found), lines=LINES) is not None


@dataclass
class Thread:
    """A comment on GitHub, the bot's memory, and events that are still under way."""

    body: str = field(default_factory=text)
    read: str = ""
    minute: int = 0
    events: list[Edit] = field(default_factory=list)
    known: list[Toggle] = field(default_factory=list)
    meant: dict[str, bool] = field(default_factory=dict)

    def person(self, line: str, *, may: bool) -> None:
        self.minute += 1
        after = click(self.body, line)
        if line in LINES and may:
            self.meant[line] = line in ticked(after)
        event = edit(self.body, after, may=may, minute=self.minute)
        self.events.append(replace(event, by="mo" if may else "ada"))
        self.body = after

    def bot_reads(self) -> None:
        self.read = self.body

    def bot_writes(self) -> None:
        """Write what follows from a reading that may be old by now."""
        self.body = carried(text(*ticks(self.known)), self.read or self.body)

    def event_arrives(self, index: int) -> None:
        event = self.events.pop(index % len(self.events))
        self.known += toggles(event, lines=LINES)
        self.body = text(*ticks(self.known))
        # One event of a pull request is handled after the other: no older reading is left over.
        self.read = ""


@given(st.data())
def test_however_people_events_and_our_writes_interleave_the_last_click_counts(
    data: st.DataObject,
) -> None:
    thread = Thread()
    for _ in range(data.draw(st.integers(0, 25))):
        match data.draw(st.sampled_from(["person", "stranger", "read", "write", "event"])):
            case "person":
                line = data.draw(st.sampled_from([*LINES, "standards"]))
                thread.person(line, may=True)
            case "stranger":
                thread.person(data.draw(st.sampled_from(LINES)), may=False)
            case "read":
                thread.bot_reads()
            case "write":
                thread.bot_writes()
            case _ if thread.events:
                thread.event_arrives(data.draw(st.integers(0, 9)))
    while thread.events:
        thread.event_arrives(data.draw(st.integers(0, 9)))
    assert thread.body == text(*(line for line, on in thread.meant.items() if on))
