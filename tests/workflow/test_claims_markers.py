"""Marks carry the ledger, and only ours, where we put them, count."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.events import Comment, Person, Thread
from bot.model.facts import Issue, Spoken
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.markers import ISSUES, Marks, rebuild, subject_of

T0 = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ME = "milepost[bot]"
MARKS = Marks(["secret"])
HERE = Thread(place="discussion", number=5, node_id="D_5")


def entry(seq: int, kind: Kind = Kind.CLAIMED, person: str = "alice", **more: object) -> Entry:
    values = {"due": T0 + timedelta(days=14), "subject": "awq", **more}
    return Entry(kind=kind, person=person, actor=person, at=T0, why="Because. 🗺️", seq=seq, **values)


def said(body: str, author: str = ME, thread: Thread = HERE) -> Spoken:
    comment = Comment(node_id="DC_1", id=1, author=Person(login=author), body=body, created_at=T0)
    return Spoken(thread=thread, comment=comment)


def issue(body: str, author: str = ME) -> Issue:
    return Issue(number=3, title="Skill: AWQ", body=body, state="open", author=Person(login=author))


def sign(subject: str = "D_5", key: str = "reply:1", *entries: Entry, marks: Marks = MARKS) -> str:
    return marks.sign(repo="o/r", subject=subject, key=key, entries=entries)


@given(
    key=st.text(min_size=1, max_size=60),
    before=st.text(max_size=200),
    whys=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4),
)
def test_what_was_signed_is_read_again(key: str, before: str, whys: list[str]) -> None:
    entries = tuple(replace(entry(i + 1), why=why) for i, why in enumerate(whys))
    key = key.encode(errors="replace").decode()
    mark = sign("D_5", key, *entries)
    read = MARKS.read(repo="o/r", subject="D_5", body=f"{before}\n\n{mark}\n")
    assert read is not None
    assert (read.key, read.entries) == (key, entries)
    inside = mark.removeprefix("<!--").removesuffix("-->")
    assert "--" not in inside
    assert "@" not in inside


def test_the_repository_is_known_whatever_its_capitals() -> None:
    mark = MARKS.sign(repo="O/R", subject="D_5", key="reply:1", entries=())
    assert MARKS.key(repo="o/r", subject="D_5", body=mark) == "reply:1"


@pytest.mark.parametrize(
    ("repo", "subject", "secret"),
    [("o/other", "D_5", "secret"), ("o/r", "D_6", "secret"), ("o/r", "D_5", "guess")],
)
def test_a_mark_is_worth_nothing_elsewhere(repo: str, subject: str, secret: str) -> None:
    mark = sign("D_5", "reply:1", entry(1))
    assert Marks([secret]).read(repo=repo, subject=subject, body=mark) is None


def test_every_changed_character_is_noticed() -> None:
    mark = sign("D_5", "reply:1", entry(1))
    for place in range(len("<!-- milepost "), len(mark) - len(" -->")):
        changed = mark[:place] + ("x" if mark[place] != "x" else "y") + mark[place + 1 :]
        assert MARKS.read(repo="o/r", subject="D_5", body=changed) is None


def test_a_secret_can_be_changed() -> None:
    old, both, new = Marks(["old"]), Marks(["new", "old"]), Marks(["new"])
    before = sign("D_5", "reply:1", marks=old)
    after = sign("D_5", "reply:1", marks=both)
    assert both.key(repo="o/r", subject="D_5", body=before) == "reply:1"
    assert new.key(repo="o/r", subject="D_5", body=after) == "reply:1"
    assert new.key(repo="o/r", subject="D_5", body=before) is None


@pytest.mark.parametrize("secrets", [[], [""]])
def test_without_a_secret_nothing_is_signed(secrets: list[str]) -> None:
    with pytest.raises(ValueError, match="secret"):
        Marks(secrets)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!-- milepost ",
        "<!-- milepost a b -->",
        "<!-- milepost a b c -->",
        "<!-- milepost " * 999,
    ],
)
def test_nonsense_is_no_mark(body: str) -> None:
    assert MARKS.read(repo="o/r", subject="D_5", body=body) is None


def rebuilt(*spoken: Spoken, issues: tuple[Issue, ...] = ()):  # type: ignore[no-untyped-def]
    return rebuild(repo="o/r", me=ME, marks=MARKS, spoken=spoken, issues=issues)


def test_a_ledger_is_put_together_from_replies_and_issues() -> None:
    first, second = entry(1), entry(2, Kind.QUEUED, "bob", due=None)
    third = entry(3, Kind.RELEASED, due=None)
    result = rebuilt(
        said("Queued.\n\n" + sign("D_5", "reply:2", second)),
        said("Claimed.\n\n" + sign("D_5", "reply:1", first)),
        issues=(issue(sign(ISSUES, "track:awq", first, third)),),
    )
    assert result.entries == (first, second, third)
    assert result.texts == 3
    assert result.unfit == ()


@pytest.mark.parametrize(
    "spoken",
    [
        said(sign("D_5", "reply:1", entry(1)), author="mallory"),
        said(sign("D_5", "reply:1", entry(1), marks=Marks(["guess"]))),
        said(sign("D_9", "reply:1", entry(1))),
        said(sign(ISSUES, "track:awq", entry(1))),
        said(sign("#5", "reply:1", entry(1))),
        said("> " + sign("D_5", "reply:1", entry(1)), author="mallory"),
    ],
    ids=["by another", "wrong secret", "another thread", "an issue's", "a pull's", "quoted"],
)
def test_forged_and_copied_marks_are_ignored(spoken: Spoken) -> None:
    assert rebuilt(spoken).entries == ()


def test_an_issue_of_another_skill_or_person_tells_nothing() -> None:
    stranger = issue(sign(ISSUES, "track:awq", entry(1)), author="mallory")
    wrong = issue(sign(ISSUES, "track:hqq", entry(1)))
    assert rebuilt(issues=(stranger, wrong)).entries == ()


def test_a_story_with_a_lost_beginning_is_told_apart() -> None:
    lonely = entry(2, Kind.RELEASED, due=None)
    later = entry(3)
    result = rebuilt(said(sign("D_5", "reply:1", lonely, later)))
    assert result.entries == (later,)
    assert result.unfit == (lonely,)


def test_threads_have_their_own_subjects() -> None:
    assert subject_of(HERE) == "D_5"
    assert subject_of(Thread(place="issue", number=5, node_id="I_5")) == "#5"
