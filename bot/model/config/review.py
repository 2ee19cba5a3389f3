"""The `review:` section of the configuration: promise, ladder, people, checklist."""

from datetime import date, time
from typing import Literal, Self
from zoneinfo import available_timezones

from pydantic import Field, field_validator, model_validator

from bot.model.config.section import Section

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class CalendarConfig(Section):
    """Which hours count towards a promise."""

    kind: Literal["plain", "business"] = Field(
        "plain", description="`plain` counts every hour, `business` only hours of working days."
    )
    time_zone: str = Field("UTC", description="IANA time zone that days and times are read in.")
    weekend: tuple[Weekday, ...] = Field(
        ("sat", "sun"), description="Days of the week that do not count."
    )
    country: str | None = Field(
        None, description="ISO 3166 code of the country whose public holidays do not count."
    )
    subdivision: str | None = Field(
        None, description="State or province, where holidays differ inside the country."
    )
    days_off: tuple[date, ...] = Field((), description="The project's own days off.")
    opens: time = Field(time(0), description="When a working day begins.")
    closes: time = Field(time(0), description="When a working day ends; 00:00 is midnight.")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"no time zone is called {value!r}; write one like Europe/Berlin")
        return value

    @model_validator(mode="after")
    def _possible(self) -> Self:
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
        return self


class RungConfig(Section):
    """One step of the ladder."""

    step: Literal["label", "reviewer", "next", "team", "lead"] = Field(
        description="`label` the pull request, or ping: the assigned `reviewer`, the `next` one "
        "by load, the `team`, the `lead`."
    )
    percent: int = Field(ge=1, le=1000, description="Share of the promised time that is used up.")


class LadderConfig(Section):
    """What happens as the promised time runs out."""

    rungs: tuple[RungConfig, ...] = Field(
        (
            RungConfig(step="label", percent=50),
            RungConfig(step="reviewer", percent=75),
            RungConfig(step="next", percent=90),
            RungConfig(step="team", percent=100),
            RungConfig(step="lead", percent=150),
        ),
        description="The steps in order, each at most once in a round of review.",
    )
    label: str = Field("review: due soon", description="The label of the first step.")
    team: str | None = Field(
        None, description="Team that is pinged, as `org/team`; nobody if empty."
    )
    lead: str | None = Field(None, description="Person who is pinged last; nobody if empty.")
    pings_per_day: int = Field(
        3, ge=0, description="Pings one person gets in 24 hours, over all pull requests."
    )
    muted: tuple[str, ...] = Field((), description="People who are never pinged.")

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        names = [rung.step for rung in self.rungs]
        if len(set(names)) != len(names):
            raise ValueError("each step of the ladder is named once")
        percents = [rung.percent for rung in self.rungs]
        if percents != sorted(percents):
            raise ValueError("the steps of the ladder come in the order of their percent")
        return self


class ReviewerConfig(Section):
    """One person who reviews."""

    login: str = Field(description="GitHub login, without `@`.")
    areas: tuple[str, ...] = Field(
        (), description="Paths this person knows, written as in CODEOWNERS; empty means all."
    )
    share: float = Field(
        1.0, gt=0, le=10, description="How much this person takes, compared with the others."
    )


class AwayConfig(Section):
    """Days on which a person does not review."""

    login: str = Field(description="GitHub login, without `@`.")
    first: date = Field(description="First day away, in the calendar's time zone.")
    last: date = Field(description="Last day away.")


class HumanLineConfig(Section):
    """A line of the checklist that only a person can tick."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="Short name, kept for ever.")
    text: str = Field(min_length=1, max_length=300, description="What the reviewer vouches for.")
    required: bool = Field(True, description="Whether the checklist waits for it.")


class ChecklistConfig(Section):
    """What a reviewer vouches for."""

    human: tuple[HumanLineConfig, ...] = Field(
        (
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
    gate: bool = Field(
        False, description="Whether an open checklist makes the *Checklist* check ask for action."
    )

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        ids = [line.id for line in self.human]
        if len(set(ids)) != len(ids):
            raise ValueError("each line of the checklist has its own id")
        return self


class ReviewConfig(Section):
    """The promise and who keeps it."""

    promise_hours: int = Field(48, ge=1, description="Hours until the first review.")
    follow_up_hours: int | None = Field(
        48, ge=1, description="Hours until the next review once the author has answered one."
    )
    decision_hours: int | None = Field(
        None,
        ge=1,
        description="Hours of the maintainers' turn until approval, requested changes or close.",
    )
    comments_count: bool = Field(
        False,
        description="Whether a maintainer's plain comment counts as a review and hands the turn "
        "to the author.",
    )
    approvals: int = Field(1, ge=1, le=10, description="Approvals a pull request needs.")
    checks_hours: int = Field(
        6, ge=1, description="Hours after which checks that say nothing no longer stop the clock."
    )
    calendar: CalendarConfig = CalendarConfig()
    ladder: LadderConfig = LadderConfig()
    reviewers: tuple[ReviewerConfig, ...] = Field(
        (), description="Who reviews; where empty, the owners that CODEOWNERS names."
    )
    away: tuple[AwayConfig, ...] = Field((), description="Who is away, and when.")
    checklist: ChecklistConfig = ChecklistConfig()
    contributors: str = Field(
        "CONTRIBUTORS.md", description="File that lists contributors; kept only if it exists."
    )
