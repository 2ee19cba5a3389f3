"""Who is asked for the review of one pull request: once a round, handed over when away."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model.actions import Action, RequestReview
from bot.model.config.review import ReviewConfig
from bot.model.ledger import Entry, Kind
from bot.workflow.review import owners
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.moments import Cause
from bot.workflow.review.reviewers import Candidates, Choice, Load, Ranking, away, rank
from bot.workflow.review.turns import History

_AWAITS = frozenset({Cause.REVIEW, Cause.CHECKS_SILENT})


def assigned(facts: ReviewFacts) -> tuple[str, ...]:
    """Give who is asked now: GitHub's list, else whom we asked last."""
    if facts.pull.requested:
        return facts.pull.requested
    last = _last(facts)
    return (last.person,) if last else ()


def present(facts: ReviewFacts) -> Choice | None:
    """Give the reviewer and why it is that person, as it was when they were asked."""
    people = assigned(facts)
    last = _last(facts)
    if last is not None and last.person.lower() in {login.lower() for login in people}:
        return Choice(login=last.person, why=last.why)
    return Choice(login=people[0], why="was asked by a maintainer") if people else None


def ranking(facts: ReviewFacts, config: ReviewConfig, now: datetime) -> Ranking:
    """Order those who may review it."""
    loads: dict[str, Load] = {}
    for pull in facts.open_pulls:
        if pull.number == facts.pull.number:
            continue
        for login in pull.requested:
            count = loads.get(login.lower(), Load()).open_reviews + 1
            loads[login.lower()] = Load(open_reviews=count)
    for entry in facts.entries:
        if entry.kind is Kind.REVIEWER_ASKED:
            name = entry.person.lower()
            count = loads.get(name, Load()).open_reviews
            loads[name] = Load(open_reviews=count, last_asked=entry.at)
    seen = Candidates(
        author=facts.pull.author.login,
        paths=facts.paths,
        owners=owners.parse(facts.codeowners),
        teams=facts.teams,
        loads=loads,
    )
    return rank(seen, config=config, now=now)


def asked(
    facts: ReviewFacts, told: History, config: ReviewConfig, now: datetime
) -> tuple[tuple[Entry, ...], tuple[Action, ...]]:
    """Ask somebody if a review is awaited and nobody is asked who is there.

    Who reviewed it before is asked again after a push. At most one request a round, so that a
    request which GitHub does not show is not repeated for ever.
    """
    if told.now is None or told.now.cause not in _AWAITS:
        return (), ()
    absent = away(config, now)
    here = [login for login in facts.pull.requested if login.lower() not in absent]
    if here:
        return (), ()
    number = len(told.responses) + 1
    last = _last(facts)
    this_round = last is not None and last.fact("round") == str(number)
    if this_round and last is not None and last.person.lower() not in absent:
        return (), ()
    choice = _choice(facts, told, config, now)
    if choice is None:
        return (), ()
    entry = Entry(
        kind=Kind.REVIEWER_ASKED,
        subject=facts.subject,
        person=choice.login,
        actor=facts.me,
        at=now,
        why=choice.why,
        pull=facts.pull.number,
        data=(("round", str(number)),),
    )
    gone = tuple(login for login in facts.pull.requested if login.lower() in absent)
    action = RequestReview(
        key=f"ask:{facts.pull.number}:{number}:{choice.login.lower()}",
        number=facts.pull.number,
        people=(choice.login,),
        withdraw=gone,
    )
    return (entry,), (action,)


def named(
    facts: ReviewFacts, login: str, *, by: str, at: datetime
) -> tuple[tuple[Entry, ...], tuple[Action, ...]]:
    """Ask the person whom a maintainer named, in place of those whom we asked."""
    entry = Entry(
        kind=Kind.REVIEWER_ASKED,
        subject=facts.subject,
        person=login,
        actor=by,
        at=at,
        why=f"was named by {by}",
        pull=facts.pull.number,
        data=(("round", "named"),),
    )
    return (entry,), request(facts, login, key=f"ask:{facts.pull.number}:{at.isoformat()}")


def handed_over(
    facts: ReviewFacts, login: str, at: datetime
) -> tuple[tuple[Entry, ...], tuple[Action, ...]]:
    """Ask the next in line in place of whom we asked before."""
    last = _last(facts)
    round_ = (last.fact("round") if last else None) or "1"
    entry = Entry(
        kind=Kind.REVIEWER_ASKED,
        subject=facts.subject,
        person=login,
        actor=facts.me,
        at=at,
        why="is next in line",
        pull=facts.pull.number,
        data=(("round", round_),),
    )
    return (entry,), request(facts, login, key=f"ask:{facts.pull.number}:{login.lower()}")


def request(facts: ReviewFacts, login: str, *, key: str) -> tuple[Action, ...]:
    """Ask a person and withdraw the request that we made before."""
    last = _last(facts)
    before = {last.person.lower()} if last else set()
    withdraw = tuple(
        other
        for other in facts.pull.requested
        if other.lower() in before and other.lower() != login.lower()
    )
    action = RequestReview(key=key, number=facts.pull.number, people=(login,), withdraw=withdraw)
    return (action,)


def after(facts: ReviewFacts, actions: Iterable[Action]) -> ReviewFacts:
    """Look at it as it will be once these requests are carried out."""
    requested = list(facts.pull.requested)
    for action in actions:
        if isinstance(action, RequestReview):
            requested = [login for login in requested if login not in action.withdraw]
            requested += [login for login in action.people if login not in requested]
    return replace(facts, pull=replace(facts.pull, requested=tuple(requested)))


def _choice(
    facts: ReviewFacts, told: History, config: ReviewConfig, now: datetime
) -> Choice | None:
    absent = away(config, now)
    for response in reversed(told.responses):
        login = response.actor
        if login and login.lower() not in absent and facts.may_review(login):
            return Choice(login=login, why="reviewed it before")
    return ranking(facts, config, now).best


def _last(facts: ReviewFacts) -> Entry | None:
    found = [entry for entry in facts.own if entry.kind is Kind.REVIEWER_ASKED]
    return found[-1] if found else None
