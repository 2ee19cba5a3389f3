"""The lane book: order within a lane, one at a time, nothing lost, turns for everybody."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.delivery.lanebook import LaneBook, Waiting

START = datetime(2026, 1, 1, tzinfo=UTC)


def waiting(number: int, lane: str, *, burst: str | None = None) -> Waiting:
    return Waiting(
        id=number,
        guid=f"g{number}",
        event="push",
        attempt=1,
        tries=0,
        lane=lane,
        not_before=START,
        burst=burst,
    )


class Book(RuleBasedStateMachine):
    """Any order of arrivals, results and passing time."""

    @initialize(per_repository=st.integers(1, 3))
    def begin(self, per_repository: int) -> None:
        self.book = LaneBook(per_repository=per_repository, per_owner=per_repository)
        self.per_repository = per_repository
        self.now = START
        self.next = 0
        self.under_way: list[Waiting] = []
        self.expected: dict[str, list[int]] = {}
        self.over: dict[str, list[int]] = {}

    @rule(
        lane=st.sampled_from(["a/x#1", "a/x#2", "a/y#1", "b/z#claims"]),
        burst=st.sampled_from([None, None, "push"]),
    )
    def arrives(self, lane: str, burst: str | None) -> None:
        self.next += 1
        needless = self.book.add(waiting(self.next, lane, burst=burst), now=self.now)
        self.expected.setdefault(lane, []).append(self.next)
        if needless is not None:
            assert needless not in self.under_way
            assert needless.burst == burst
            self.expected[lane].remove(needless.id)

    @rule()
    def is_taken(self) -> None:
        taken = self.book.take(now=self.now)
        if taken is not None:
            assert taken.not_before <= self.now
            assert not taken.superseded
            assert taken.lane not in {one.lane for one in self.under_way}
            self.under_way.append(taken)

    @precondition(lambda self: self.under_way)
    @rule(data=st.data())
    def ends(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.under_way))
        self.under_way.remove(one)
        self.book.finish(one, now=self.now)
        self.over.setdefault(one.lane, []).append(one.id)

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), seconds=st.integers(0, 5))
    def is_postponed(self, data: st.DataObject, seconds: int) -> None:
        one = data.draw(st.sampled_from(self.under_way))
        self.under_way.remove(one)
        one.attempt += 1
        one.not_before = self.now + timedelta(seconds=seconds)
        self.book.postpone(one, now=self.now)

    @rule(seconds=st.integers(1, 5))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def counts_agree(self) -> None:
        left = sum(map(len, self.expected.values())) - sum(map(len, self.over.values()))
        assert len(self.book) == left
        assert self.book.under_way == len(self.under_way)

    def teardown(self) -> None:
        if not hasattr(self, "book"):
            return
        self.now += timedelta(days=1)
        while True:
            for one in self.under_way:
                self.book.finish(one, now=self.now)
                self.over.setdefault(one.lane, []).append(one.id)
            self.under_way = []
            while (taken := self.book.take(now=self.now)) is not None:
                self.under_way.append(taken)
            if not self.under_way:
                break
        assert self.over == {lane: ids for lane, ids in self.expected.items() if ids}
        assert self.book.lanes == 0


TestBook = Book.TestCase


@given(storm=st.integers(1, 50), lanes=st.integers(1, 10))
def test_a_storm_does_not_starve_the_others(storm: int, lanes: int) -> None:
    book = LaneBook(per_repository=10, per_owner=10)
    for number in range(storm):
        book.add(waiting(number, f"loud/x#{number % lanes}"), now=START)
    book.add(waiting(1000, "quiet/y#1"), now=START)
    taken = [book.take(now=START), book.take(now=START)]
    assert "quiet/y#1" in {one.lane for one in taken if one is not None}


@given(repositories=st.integers(1, 30))
def test_slow_work_of_one_account_leaves_room_for_another(repositories: int) -> None:
    book = LaneBook(per_repository=3, per_owner=6)
    for number in range(60):
        book.add(waiting(number, f"loud/r{number % repositories}#{number}"), now=START)
    under_way = []
    while (taken := book.take(now=START)) is not None:
        under_way.append(taken)
    assert len(under_way) == min(6, 3 * repositories)
    book.add(waiting(1000, "quiet/y#1"), now=START)
    other = book.take(now=START)
    assert other is not None
    assert other.lane == "quiet/y#1"
    book.finish(under_way[0], now=START)
    assert book.take(now=START) is not None


def test_a_lane_that_waits_holds_back_its_own_and_nobody_else() -> None:
    book = LaneBook(per_repository=10, per_owner=10)
    for number, lane in enumerate(["a/x#1", "a/x#1", "a/x#2"]):
        book.add(waiting(number, lane), now=START)
    first = book.take(now=START)
    assert first is not None
    first.not_before = START + timedelta(hours=1)
    book.postpone(first, now=START)
    other = book.take(now=START)
    assert other is not None
    assert other.lane == "a/x#2"
    assert book.take(now=START) is None
    assert book.next_wake() == first.not_before
    assert book.take(now=START + timedelta(hours=1)) is first
