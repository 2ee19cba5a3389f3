"""The `review:` section of the configuration: promise, ladder, people, checklist."""

from datetime import date, time
from typing import Annotated, Literal

from bot.model.config.section import Checked, section, setting

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _known_zone(value: str) -> str:
    from zoneinfo import available_timezones  # reads every zone there is

    if value not in available_timezones():
        raise ValueError(f"no time zone is called {value!r}; write one like Europe/Berlin")
    return value


@section
class CalendarConfig:
    """Which hours count towards a promise."""

    kind: Literal["plain", "business"] = setting(
        default="plain",
        description="`plain` counts every hour, `business` only hours of working days.",
    )
    time_zone: Annotated[str, Checked(_known_zone)] = setting(
        default="UTC", description="IANA time zone that days and times are read in."
    )
    weekend: tuple[Weekday, ...] = setting(
        default=("sat", "sun"), description="Days of the week that do not count."
    )
    country: str | None = setting(
        default=None, description="ISO 3166 code of the country whose public holidays do not count."
    )
    subdivision: str | None = setting(
        default=None, description="State or province, where holidays differ inside the country."
    )
    days_off: tuple[date, ...] = setting(default=(), description="The project's own days off.")
    opens: time = setting(default=time(0), description="When a working day begins.")
    closes: time = setting(
        default=time(0), description="When a working day ends; 00:00 is midnight."
    )

    def __post_init__(self) -> None:
        if self.closes != time(0) and self.closes <= self.opens:
            raise ValueError("a working day must close after it opens")
        if set(self.weekend) == set(WEEK):
            raise ValueError("a week needs at least one working day")
        if self.subdivision is not None and self.country is None:
            raise ValueError("a subdivision needs its country")
        if self.country is not None:
            import holidays  # slow to import, and few calendars name a country

            countries = holidays.list_supported_countries(include_aliases=True)
            if self.country not in countries:
                raise ValueError(f"no holidays are known for the country {self.country!r}")
            if self.subdivision is not None and self.subdivision not in countries[self.country]:
                raise ValueError(f"{self.country} has no subdivision {self.subdivision!r}")


@section
class RungConfig:
    """One step of the ladder."""

    step: Literal["label", "reviewer", "next", "team", "lead"] = setting(
        description="`label` the pull request, or ping: the assigned `reviewer`, the `next` one "
        "by load, the `team`, the `lead`."
    )
    percent: int = setting(ge=1, le=1000, description="Share of the promised time that is used up.")


@section
class LadderConfig:
    """What happens as the promised time runs out."""

    rungs: tuple[RungConfig, ...] = setting(
        default=(
            RungConfig(step="label", percent=50),
            RungConfig(step="reviewer", percent=75),
            RungConfig(step="next", percent=90),
            RungConfig(step="team", percent=100),
            RungConfig(step="lead", percent=150),
        ),
        description="The steps in order, each at most once in a round of review.",
    )
    label: str = setting(default="review: due soon", description="The label of the first step.")
    team: str | None = setting(
        default=None, description="Team that is pinged, as `org/team`; nobody if empty."
    )
    lead: str | None = setting(
        default=None, description="Person who is pinged last; nobody if empty."
    )
    pings_per_day: int = setting(
        default=3, ge=0, description="Pings one person gets in 24 hours, over all pull requests."
    )
    muted: tuple[str, ...] = setting(default=(), description="People who are never pinged.")

    def __post_init__(self) -> None:
        names = [rung.step for rung in self.rungs]
        if len(set(names)) != len(names):
            raise ValueError("each step of the ladder is named once")
        percents = [rung.percent for rung in self.rungs]
        if percents != sorted(percents):
            raise ValueError("the steps of the ladder come in the order of their percent")


@section
class ReviewerConfig:
    """One person who reviews."""

    login: str = setting(description="GitHub login, without `@`.")
    areas: tuple[str, ...] = setting(
        default=(),
        description="Paths this person knows, written as in CODEOWNERS; empty means all.",
    )
    share: float = setting(
        default=1.0,
        gt=0,
        le=10,
        description="How much this person takes, compared with the others.",
    )


@section
class AwayConfig:
    """Days on which a person does not review."""

    login: str = setting(description="GitHub login, without `@`.")
    first: date = setting(description="First day away, in the calendar's time zone.")
    last: date = setting(description="Last day away.")


@section
class HumanLineConfig:
    """A line of the checklist that only a person can tick."""

    id: str = setting(
        pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="Short name, kept for ever."
    )
    text: str = setting(min_length=1, max_length=300, description="What the reviewer vouches for.")
    required: bool = setting(default=True, description="Whether the checklist waits for it.")


@section
class ChecklistConfig:
    """What a reviewer vouches for."""

    human: tuple[HumanLineConfig, ...] = setting(
        default=(
            HumanLineConfig(
                id="apis-exist",
                text="The functions, classes, flags and packages it names exist in the stated "
                "versions",
            ),
            HumanLineConfig(id="commands-run", text="Its commands and examples were run"),
            HumanLineConfig(
                id="numbers-true",
                text="Numbers, benchmarks and citations agree with their sources",
            ),
            HumanLineConfig(id="scope", text="One topic, and it belongs in this library"),
            HumanLineConfig(id="category", text="It stands in the right category"),
            HumanLineConfig(
                id="licence", text="Its licence and that of copied material allow it here"
            ),
        ),
        max_length=30,
        description="Lines for people, in order.",
    )
    gate: bool = setting(
        default=False,
        description="Whether an open checklist makes the *Checklist* check ask for action.",
    )

    def __post_init__(self) -> None:
        ids = [line.id for line in self.human]
        if len(set(ids)) != len(ids):
            raise ValueError("each line of the checklist has its own id")


@section
class ReviewConfig:
    """The promise and who keeps it."""

    promise_hours: int = setting(default=48, ge=1, description="Hours until the first review.")
    follow_up_hours: int | None = setting(
        default=48,
        ge=1,
        description="Hours until the next review once the author has answered one.",
    )
    decision_hours: int | None = setting(
        default=None,
        ge=1,
        description="Hours of the maintainers' turn until approval, requested changes or close.",
    )
    comments_count: bool = setting(
        default=False,
        description="Whether a maintainer's plain comment counts as a review and hands the turn "
        "to the author.",
    )
    approvals: int = setting(default=1, ge=1, le=10, description="Approvals a pull request needs.")
    checks_hours: int = setting(
        default=6,
        ge=1,
        description="Hours after which checks that say nothing no longer stop the clock.",
    )
    calendar: CalendarConfig = CalendarConfig()
    ladder: LadderConfig = LadderConfig()
    reviewers: tuple[ReviewerConfig, ...] = setting(
        default=(), description="Who reviews; where empty, the owners that CODEOWNERS names."
    )
    away: tuple[AwayConfig, ...] = setting(default=(), description="Who is away, and when.")
    checklist: ChecklistConfig = ChecklistConfig()
    contributors: str = setting(
        default="CONTRIBUTORS.md",
        description="File that lists contributors; kept only if it exists.",
    )
