"""Who reviews: by area and load, never the author, never somebody who is away; and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.config.review import ReviewConfig
from bot.workflow.review.owners import Owners, fits, owners


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a person has on the desk."""

    open_reviews: int = 0
    last_asked: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """What the choice looks at."""

    author: str
    paths: tuple[str, ...]
    """Changed paths."""
    owners: tuple[Owners, ...] = ()
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members of the teams that CODEOWNERS names."""
    loads: Mapping[str, Load] = field(default_factory=dict)
    """By login in lower case."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A person who may review, with the reason in one sentence part."""

    login: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Everybody who may review, best first, and who was passed over for which reason."""

    choices: tuple[Choice, ...]
    passed_over: tuple[tuple[str, str], ...]

    @property
    def best(self) -> Choice | None:
        """The first choice, if there is one."""
        return self.choices[0] if self.choices else None


def away(config: ReviewConfig, now: datetime) -> frozenset[str]:
    """Give the logins, in lower case, of those away today (the calendar's time zone)."""
    today = now.astimezone(ZoneInfo(config.calendar.time_zone)).date()
    return frozenset(
        entry.login.lower() for entry in config.away if entry.first <= today <= entry.last
    )


def rank(
    seen: Candidates, *, config: ReviewConfig, now: datetime, without: Collection[str] = ()
) -> Ranking:
    """Order those who may review this pull request.

    First who knows more of the changed paths, then who has less to do for their share, then whose
    last request is longest ago, then the alphabet.
    """
    absent = away(config, now)
    skip = {login.lower() for login in without}
    passed: list[tuple[str, str]] = []
    able: list[tuple[tuple[float, float, float, str], Choice]] = []
    for login, known, share in _pool(seen, config):
        name = login.lower()
        if name == seen.author.lower():
            passed.append((login, "wrote it"))
        elif name in absent:
            passed.append((login, "is away"))
        elif name in skip:
            passed.append((login, "was asked already"))
        else:
            load = seen.loads.get(name, Load())
            asked = load.last_asked.timestamp() if load.last_asked else 0.0
            key = (-known, load.open_reviews / share, asked, name)
            able.append((key, Choice(login=login, why=_why(known, load))))
    able.sort(key=lambda entry: entry[0])
    return Ranking(choices=tuple(choice for _, choice in able), passed_over=tuple(passed))


def _pool(seen: Candidates, config: ReviewConfig) -> Iterable[tuple[str, float, float]]:
    """Yield (login, share of the changed paths they know, share of the work they take)."""
    paths = seen.paths
    if config.reviewers:
        for person in config.reviewers:
            known = _part(paths, [_any_fits(person.areas, path) for path in paths])
            # Who has no areas named may review anything, but an expert goes first.
            yield person.login, known if person.areas else 0.0, person.share
        return
    named: dict[str, list[bool]] = {}
    spelled: dict[str, str] = {}
    for index, path in enumerate(paths):
        for owner in owners(path, seen.owners):
            for login in seen.teams.get(owner.lower(), ()) if "/" in owner else (owner,):
                spelled.setdefault(login.lower(), login)
                named.setdefault(login.lower(), [False] * len(paths))[index] = True
    for name in sorted(named):
        yield spelled[name], _part(paths, named[name]), 1.0


def _any_fits(areas: Sequence[str], path: str) -> bool:
    return any(fits(area, path) for area in areas)


def _part(paths: Sequence[str], known: Sequence[bool]) -> float:
    return sum(known) / len(paths) if paths else 0.0


def _why(known: float, load: Load) -> str:
    desk = {0: "has no open reviews", 1: "has 1 open review"}.get(
        load.open_reviews, f"has {load.open_reviews} open reviews"
    )
    if known >= 1:
        return f"knows all of the changed paths and {desk}"
    if known > 0:
        return f"knows {known:.0%} of the changed paths and {desk}"
    return desk
