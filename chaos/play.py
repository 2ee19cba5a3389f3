"""One seed: its story, its faults, its deaths; played twice, once without them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.entrypoints.demo.material import roadmap
from bot.simulator.clock import DAWN
from chaos.ground import Death, Deaths, Ground, Restless
from chaos.laws import broken
from chaos.look import difference, seen
from chaos.nursery import Nursery
from chaos.story import Players, Story, draw

QUIET = ("error-before", "error-after", "lost-before", "lost-after", "slow", "partial")
LIMITS = ("limited", "limited-bare", "too-many", "too-many-bare", "exhausted")
READS = ("missing", "stale", "expired")
WEBHOOKS = ("double", "late", "lost")
MORTAL = ("dies-before", "dies-after")
MOVES = ("moved",)
MOODS = (
    QUIET,
    (*QUIET, *LIMITS),
    (*QUIET, *READS, *MOVES),
    (*WEBHOOKS, *MORTAL),
    MORTAL,
    (*QUIET, *LIMITS, *READS, *WEBHOOKS, *MORTAL, *MOVES),
)
"""Kinds of faults that befall one seed together."""
STORIES = 4
"""How many seeds play the same story, with other faults."""
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
"""Where files outlive any process, and need not outlive the power."""
AFTERWARDS = (11, 11, 6 * 60 + 2, 2)
"""Minutes between the looks at the end: what was lost is asked for again, all is compared."""
FOLLOWS = timedelta(minutes=2)
"""Within it what fell due has led to another look where it calls for one."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that follows from a seed."""

    seed: int
    length: int | None
    """How many acts were asked for; none if the story has its own number."""
    story: Story
    faults: str
    deaths: tuple[Death, ...]
    threads: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a seed; `wrong` is empty if everything held."""

    plan: Plan
    injected: tuple[str, ...]
    kills: int
    wrong: tuple[str, ...]


def plan(seed: int, *, length: int | None = None) -> Plan:
    """Draw everything."""
    dice = Random(f"trouble {seed}")  # noqa: S311 - repeatable on purpose
    kinds = dice.choice(MOODS)
    rate = dice.choice((0.02, 0.05, 0.1))
    most = dice.choice((2, 4, 8))
    deaths = [
        Death(life=life, commit=dice.randint(1, 90), after=dice.random() < 0.5)
        for life in range(1, 4)
        if dice.random() < 0.4
    ]
    return Plan(
        seed=seed,
        length=length,
        story=draw(seed // STORIES, length=length),
        faults=f"seed={seed} rate={rate} kinds={','.join(kinds)} limit={most}",
        deaths=tuple(deaths),
        threads=dice.choice((1, 1, 1, 4)),
    )


class BrokenWithoutFaults(Exception):
    """A story breaks promises by itself."""


class Theatre:
    """Plays seed after seed; `log` gets what Milepost says."""

    def __init__(self, *, length: int | None = None, log: Path | None = None) -> None:
        self._length = length
        self._nursery = Nursery(log)
        self._key = small_key()
        self._calm = lru_cache(maxsize=4)(self._without_faults)

    def __enter__(self) -> "Theatre":
        self._nursery.__enter__()
        with self._ground(Deaths(), threads=4) as ground:
            self._nursery.rehearse(ground.life(), lambda: None)
        return self

    def __exit__(self, *_error: object) -> None:
        self._nursery.__exit__(None, None, None)

    @contextmanager
    def _ground(self, deaths: Deaths, *, threads: int, seed: int = 0) -> Iterator[Ground]:
        with TemporaryDirectory(prefix="milepost-chaos-", dir=MEMORY) as home:
            ground = Ground(
                home=Path(home),
                nursery=self._nursery,
                key=self._key,
                deaths=deaths,
                threads=threads,
                seed=seed,
            )
            try:
                yield ground
            finally:
                ground.close()

    def play(self, seed: int) -> Outcome:
        """Play a seed and tell what came of it."""
        drawn = plan(seed, length=self._length)
        deaths = Deaths(planned=drawn.deaths)
        wrong: list[str] = []
        with self._ground(deaths, threads=drawn.threads) as ground:
            try:
                _play(ground, drawn.story, drawn.faults)
                wrong += broken(ground)
                found = seen(ground)
            except Restless as error:
                wrong.append(f"restless: {error}")
            injected = tuple(ground.injected)
        if not wrong and drawn.story.paced:
            try:
                other = difference(self._calm(drawn.story), found)
            except (BrokenWithoutFaults, Restless) as error:
                wrong.append(f"without faults too: {error}")
            else:
                if other:
                    wrong.append(f"other than without faults:\n{other}")
        return Outcome(plan=drawn, injected=injected, kills=deaths.kills, wrong=tuple(wrong))

    def _without_faults(self, story: Story) -> str:
        with self._ground(Deaths(), threads=1) as ground:
            _play(ground, story, "")
            wrong = broken(ground)
            if wrong:
                raise BrokenWithoutFaults(f"story {story.number}: {wrong}")
            return seen(ground)


def _play(ground: Ground, story: Story, faults: str) -> None:
    ground.github.world.plant(roadmap=roadmap())
    ground.calm()
    ground.recover()
    players = Players(ground.github.world)
    ground.faults(faults)
    for act in story.acts:
        if story.paced:  # what became due meanwhile, and what follows from it, is not to race
            _wait_for(ground, act.at - FOLLOWS)
            ground.calm()
        _wait_for(ground, act.at)
        if story.paced:
            ground.calm()
        players.do(act)
        if story.paced:
            ground.calm()
            ground.recover()
    ground.calm()
    ground.faults("")
    for minutes in AFTERWARDS:
        ground.advance(minutes=minutes)


def _wait_for(ground: Ground, at: timedelta) -> None:
    planned = DAWN + at
    if planned > ground.clock():
        ground.clock.set(planned)


def small_key() -> str:
    """A key that is read quickly: nothing real is behind it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ).decode()
