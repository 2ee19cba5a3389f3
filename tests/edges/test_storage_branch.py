"""The ledger on a branch: what no database has to promise."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.engine.shelf import BRANCH, Shelf, Shelved
from bot.github.branch import BranchOnGitHub
from bot.model.actions import Decision, PublishCheck, Reply
from bot.model.errors import StaleHead, StaleLedger
from bot.model.ledger import Entry, Kind
from bot.simulator.clock import DAWN
from bot.simulator.simulator import Simulator
from bot.storage import journal
from bot.storage.branch import HANDS, BranchLedger, LostLedger
from bot.storage.database import Database, open_database
from bot.storage.journal import CorruptLedger
from bot.storage.ledger import SqlLedger

REPO, HOME = "owner/repo", "open-skills/library"
Opened = Callable[..., BranchLedger]


def claim(person: str, subject: str = "awq") -> Decision:
    entry = Entry(
        kind=Kind.CLAIMED, subject=subject, person=person, actor=person, at=DAWN, why="Said so."
    )
    reply = Reply(
        key=f"reply:{person}", place="issue", number=5, node_id="", body="Yours.", entries=(entry,)
    )
    return Decision(rule="claim.granted", why="It was free.", entries=(entry,), actions=(reply,))


def record(ledger: BranchLedger, person: str, subject: str = "awq", **more: int) -> Decision:
    return ledger.record(
        repo=REPO,
        decision_id=f"comment:{person}",
        decision=claim(person, subject),
        at=DAWN,
        **more,
    )


def finish(ledger: BranchLedger, person: str) -> None:
    ledger.carried_out(
        repo=REPO, decision_id=f"comment:{person}", key=f"reply:{person}", outcome="done", at=DAWN
    )


class Overtaken:
    """A shelf onto which somebody else writes just before, or after, the first write of ours."""

    def __init__(self, real: Shelf, *, before: Callable[[], object]) -> None:
        self._real = real
        self._before: list[Callable[[], object]] = [before]

    def read(self) -> Shelved | None:
        return self._real.read()

    def begin(self) -> None:
        self._real.begin()

    def write(self, *, expected: str, files: Mapping[str, bytes], message: str) -> str:
        while self._before:
            self._before.pop()()
        return self._real.write(expected=expected, files=files, message=message)


def test_the_first_run_begins_a_branch_of_its_own(on_branch: Opened, simulator: Simulator) -> None:
    ledger = on_branch()
    assert ledger.entries(repo=REPO) == ()
    record(ledger, "ada")
    commits = simulator.world.history(HOME, BRANCH)
    assert len(commits) == 2
    assert simulator.world.file(HOME, "ROADMAP.md", BRANCH) is None
    assert "Do not edit" in str(simulator.world.file(HOME, "README.md", BRANCH))
    assert on_branch("2").holders(repo=REPO) == {"awq": "ada"}


def test_two_first_runs_at_once_begin_one_branch(on_branch: Opened, shelf: BranchOnGitHub) -> None:
    ada, ben = on_branch("1"), on_branch("2")
    record(ada, "ada")
    record(ben, "ben", "hqq")
    with pytest.raises(StaleHead):
        shelf.begin()
    assert on_branch("3").holders(repo=REPO) == {"awq": "ada", "hqq": "ben"}


@pytest.mark.parametrize("faster", ["ada", "ben"])
def test_of_two_runs_that_race_for_one_skill_one_decides_again(
    faster: str, on_branch: Opened, shelf: BranchOnGitHub
) -> None:
    slower = "ben" if faster == "ada" else "ada"
    record(on_branch("0"), "zoe", "hqq")
    first = on_branch("1")
    last = on_branch("2", shelf=Overtaken(shelf, before=lambda: record(first, faster, based_on=1)))
    last.set_cursor(repo=REPO, name="mine", value="kept")
    with pytest.raises(StaleLedger):
        record(last, slower, based_on=1)
    assert last.holders(repo=REPO) == {"awq": faster, "hqq": "zoe"}
    first.flush()
    last.flush()
    seen = on_branch("3")
    assert [each.person for each in seen.entries(repo=REPO)] == ["zoe", faster]
    assert seen.cursor(repo=REPO, name="mine") == "kept"


def test_runs_that_do_not_touch_each_other_both_get_through(
    on_branch: Opened, shelf: BranchOnGitHub
) -> None:
    first = on_branch("1")
    last = on_branch("2", shelf=Overtaken(shelf, before=lambda: record(first, "ada")))
    assert [each.seq for each in record(last, "ben", "hqq").entries] == [2]
    finish(last, "ben")
    finish(first, "ada")
    first.set_cursor(repo=REPO, name="a", value="1")
    last.set_cursor(repo=REPO, name="b", value="2")
    first.flush()
    last.flush()
    seen = on_branch("3")
    assert seen.holders(repo=REPO) == {"awq": "ada", "hqq": "ben"}
    assert seen.unfinished(repo=REPO, prefix="") == ()
    assert seen.cursors(repo=REPO, prefix="") == {"a": "1", "b": "2"}


@pytest.mark.parametrize("kind", ["error-after", "lost-after", "error-before", "moved"])
def test_a_commit_with_an_unclear_answer_is_looked_for(
    kind: str, on_branch: Opened, simulator: Simulator
) -> None:
    ledger = on_branch()
    record(ledger, "ada")
    simulator.world.faults(f"{kind}@graphql createCommitOnBranch#1")
    assert [each.seq for each in record(ledger, "ben", "hqq").entries] == [2]
    assert simulator.world.injected() != []
    assert on_branch("2").holders(repo=REPO) == {"awq": "ada", "hqq": "ben"}


def test_a_run_that_cannot_write_the_ledger_does_nothing_more(
    on_branch: Opened, simulator: Simulator
) -> None:
    ledger = on_branch()
    record(ledger, "ada")
    simulator.world.faults("limited@graphql createCommitOnBranch#1")
    with pytest.raises(LostLedger):
        record(ledger, "ben", "hqq")
    with pytest.raises(LostLedger):
        ledger.started(repo=REPO, decision_id="comment:ben", key="reply:ben")
    ledger.flush()
    assert on_branch("2").holders(repo=REPO) == {"awq": "ada"}


def test_what_a_dead_run_left_is_taken_up_and_looked_for(on_branch: Opened) -> None:
    dead = on_branch("1")
    record(dead, "ada")
    assert dead.started(repo=REPO, decision_id="comment:ada", key="reply:ada")

    soon = on_branch("2", at=DAWN + HANDS - timedelta(seconds=1))
    assert soon.unfinished(repo=REPO, prefix="") == ()
    left = soon.outcomes(repo=REPO, decision_id="comment:ada")
    assert left == {"reply:ada": "left to run 1"}

    for ledger in (on_branch("1"), on_branch("2", at=DAWN + HANDS)):
        ((name, decision),) = ledger.unfinished(repo=REPO, prefix="")
        assert (name, decision) == ("comment:ada", dead.recorded(repo=REPO, decision_id=name))
        assert ledger.outcomes(repo=REPO, decision_id=name) == {}
        assert not ledger.started(repo=REPO, decision_id=name, key="reply:ada")


def test_what_is_done_is_kept_short_and_entries_only_grow(
    on_branch: Opened, simulator: Simulator
) -> None:
    ledger = on_branch()
    check = PublishCheck(
        key="check",
        name="Standards",
        head_sha="abc",
        conclusion="failure",
        title="t",
        summary="x" * 50_000,
    )
    record(ledger, "ada")
    ledger.record(
        repo=REPO,
        decision_id="pr:1",
        decision=Decision(rule="standards.blocks", why="It does.", actions=(check,)),
        at=DAWN,
    )
    assert "x" * 50_000 in str(simulator.world.file(HOME, "open.jsonl", BRANCH))
    before = simulator.world.file(HOME, "entries/0001.jsonl", BRANCH)
    ledger.carried_out(repo=REPO, decision_id="pr:1", key="check", outcome="done", at=DAWN)
    finish(ledger, "ada")
    record(ledger, "ben", "hqq")
    finish(ledger, "ben")
    ledger.flush()
    after = simulator.world.file(HOME, "entries/0001.jsonl", BRANCH)
    assert before
    assert after
    assert after.startswith(before)
    assert after != before
    assert simulator.world.file(HOME, "open.jsonl", BRANCH) == ""
    log = str(simulator.world.file(HOME, "decisions/2026-03.jsonl", BRANCH))
    assert len(log) < 3000
    told = [json.loads(line) for line in log.splitlines()]
    assert {each["decision"]: each["entries"] for each in told} == {
        "comment:ada": [1],
        "comment:ben": [2],
        "pr:1": [],
    }
    head = len(simulator.world.history(HOME, BRANCH))
    on_branch("2").flush()
    assert len(simulator.world.history(HOME, BRANCH)) == head


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = open_database(f"sqlite:///{tmp_path / 'plain.db'}")
    yield made
    made.close()


def spoil(text: str, how: str) -> str:
    lines = text.splitlines(keepends=True)
    match how:
        case "person":
            return text.replace('"person": "ada"', '"person": "mallory"')
        case "removed":
            return "".join(lines[1:])
        case "cut":
            return "".join(lines[:-1])
        case "half":
            return text[:-20]
        case "conflict":
            return f"<<<<<<< HEAD\n{text}"
        case "windows":
            return text.replace("\n", "\r\n")
        case "gone":
            return ""
    raise AssertionError(how)


@pytest.mark.parametrize(
    ("path", "how", "told"),
    [
        ("entries/0001.jsonl", "person", "entries/0001.jsonl, line 1: changed by hand"),
        ("entries/0001.jsonl", "removed", "entries/0001.jsonl, line 1: changed by hand"),
        ("entries/0001.jsonl", "cut", "state.json: the last entry is 2 there, and 1 in entries/"),
        ("entries/0001.jsonl", "half", "entries/0001.jsonl, line 2: the last line is cut off"),
        ("entries/0001.jsonl", "conflict", "entries/0001.jsonl, line 1: not a line of JSON"),
        ("entries/0001.jsonl", "windows", "entries/0001.jsonl, line 1: its line ends were"),
        ("entries/0001.jsonl", "gone", "state.json: the last entry is 2 there, and 0"),
        ("decisions/2026-03.jsonl", "gone", "decisions/: comment:ada, which made entries, is"),
        ("decisions/2026-03.jsonl", "half", "decisions/2026-03.jsonl, line 1: the last line"),
        ("open.jsonl", "conflict", "open.jsonl, line 1: not a line of JSON"),
        ("open.jsonl", "gone", "decisions/: comment:ben, which made entries, is missing"),
        ("state.json", "half", "state.json"),
        ("state.json", "gone", "state.json"),
    ],
)
def test_a_ledger_changed_by_hand_is_one_clear_error(
    path: str, how: str, told: str, database: Database
) -> None:
    ledger = SqlLedger(database)
    for person, subject in (("ada", "awq"), ("ben", "hqq")):
        decision = claim(person, subject)
        ledger.record(repo=REPO, decision_id=f"comment:{person}", decision=decision, at=DAWN)
    ledger.carried_out(
        repo=REPO, decision_id="comment:ada", key="reply:ada", outcome="done", at=DAWN
    )
    with database.reading() as connection:
        files = journal.render(connection, REPO, {})
    files[path] = spoil(files[path].decode(), how).encode()
    ledger.purge(repo=REPO)
    with (
        pytest.raises(CorruptLedger, match="git revert") as refused,
        database.writing() as connection,
    ):
        journal.load(connection, REPO, files)
    assert told in str(refused.value)
    assert ledger.repos() == ()


def test_a_ledger_changed_by_hand_is_left_alone_until_it_is_put_back(
    on_branch: Opened, simulator: Simulator
) -> None:
    ledger = on_branch()
    record(ledger, "ada")
    maya = simulator.world.person("maya")
    path = "entries/0001.jsonl"
    text = str(simulator.world.file(HOME, path, BRANCH))
    maya.commits(HOME, {path: spoil(text, "person")}, branch=BRANCH)
    head = simulator.world.history(HOME, BRANCH)[0]
    with pytest.raises(CorruptLedger, match="changed by hand"):
        on_branch("2")
    with pytest.raises(CorruptLedger):  # it was begun before, and finds out when it writes
        record(ledger, "ben", "hqq")
    with pytest.raises(LostLedger):
        record(ledger, "cleo", "gguf")
    assert simulator.world.history(HOME, BRANCH)[0] == head
    maya.commits(HOME, {path: text}, "Take it back", branch=BRANCH)
    record(on_branch("3"), "cleo", "gguf")
    assert on_branch("4").holders(repo=REPO) == {"awq": "ada", "gguf": "cleo"}
