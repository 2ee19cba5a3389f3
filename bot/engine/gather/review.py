"""A pull request as its review sees it: reviews, timeline, people, claims, roadmap preview."""

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.engine.desk import Desk
from bot.engine.gather.roadmap import plan_on
from bot.engine.gather.trees import read_tree
from bot.model.facts import CheckRun, CheckSuite, Moment, Pull, PullFile, Review
from bot.model.ledger import Entry, Kind
from bot.workflow.claims.facts import Item, Work
from bot.workflow.claims.linking import brought
from bot.workflow.claims.state import fold
from bot.workflow.claims.table import State
from bot.workflow.review import owners
from bot.workflow.review.facts import ReviewFacts
from bot.workflow.review.report import Found, Held, Standards
from bot.workflow.roadmap import notes, telling
from bot.workflow.standards.report import Report


def read_review(
    desk: Desk, pull: Pull, files: Sequence[PullFile], report: Report | None, *, preview: bool
) -> ReviewFacts:
    """Read what a review is decided on; the entries are put in when it is decided."""
    me = desk.github.me()
    reviews = desk.github.reviews(number=pull.number)
    timeline = desk.github.moments(number=pull.number)
    paths = tuple(file.path for file in files)
    diff, note = ("", "")
    if preview:
        diff, note = _preview(desk, pull, files)
    checks: tuple[CheckRun, ...] = ()
    suites: tuple[CheckSuite, ...] = ()
    if pull.state == "open":
        sha = pull.head_sha
        checks = (*desk.github.check_runs(sha=sha), *desk.github.statuses(sha=sha))
        # A fork's workflows may wait for a maintainer's leave; then there is a suite without runs.
        if pull.head_repo != desk.repo and all(f"{run.app}[bot]" == me for run in checks):
            suites = desk.github.check_suites(sha=pull.head_sha)
    teams, unseen = _teams(desk, paths) if pull.state == "open" else ({}, ())
    return ReviewFacts(
        me=me,
        teams=teams,
        unseen_teams=unseen,
        checks=checks,
        suites=suites,
        pull=pull,
        paths=paths,
        reviews=reviews,
        timeline=timeline,
        maintainers=_maintainers(desk, pull, reviews, timeline),
        open_pulls=desk.github.pulls(),
        codeowners=desk.home.codeowners,
        standards=_standards(report, f"{pull.url}/checks") if report is not None else None,
        roadmap=diff,
        roadmap_note=note,
        guide=f"{pull.url.partition('/pull/')[0]}/blob/HEAD/CONTRIBUTING.md" if pull.url else "",
    )


def with_ledger(facts: ReviewFacts, entries: Sequence[Entry], items: Sequence[Item]) -> ReviewFacts:
    """Add what the ledger knows at the moment of deciding."""
    author = facts.pull.author.login
    work = Work(pull=facts.pull, paths=facts.paths)
    claims = fold(entries)
    held: list[Held] = []
    for item in items:
        if claims.of(item.slug).state is State.DONE:
            continue
        hold = claims.of(item.slug).hold
        linked = hold is not None and hold.pull == facts.pull.number
        if linked or item in brought(work, (item,)):
            held.append(
                Held(
                    skill=item.name,
                    holder=hold.person if hold else "",
                    due=hold.due if hold else None,
                )
            )
    completed = any(
        entry.kind is Kind.COMPLETED and entry.person.lower() == author.lower() for entry in entries
    )
    return replace(facts, entries=tuple(entries), claims=tuple(held), first_time=not completed)


def _maintainers(
    desk: Desk, pull: Pull, reviews: Iterable[Review], timeline: Iterable[Moment]
) -> frozenset[str]:
    """Who of those that acted may review, the author included: a maintainer may pause their own."""
    people = {review.author.login for review in reviews if not review.author.is_bot}
    people |= {
        moment.actor.login
        for moment in timeline
        if moment.actor is not None and not moment.actor.is_bot and moment.what != "committed"
    }
    people.add(pull.author.login)
    allowed = set(desk.config.claims.maintainers)
    return frozenset(
        login.lower()
        for login in sorted(people)
        if desk.people.permission(desk.github, desk.repo, login) in allowed
    )


def _teams(desk: Desk, paths: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Members of the teams that own these paths, and the teams that we may not see."""
    if desk.config.review.reviewers:
        return {}, ()
    lines = owners.parse(desk.home.codeowners)
    named = dict.fromkeys(
        name.lower() for path in paths for name in owners.owners(path, lines) if "/" in name
    )
    found = {name: desk.people.team(desk.github, name) for name in named}
    return (
        {name: members for name, members in found.items() if members is not None},
        tuple(name for name, members in found.items() if members is None),
    )


def _standards(report: Report, url: str) -> Standards:
    """Translate the verdict into the review's words; `url` shows the checks behind it."""
    return Standards(
        url=url,
        findings=tuple(
            Found(
                path=found.path,
                line=found.line,
                severity=found.severity.value,
                rule=found.rule,
                message=found.message,
                blocks=not found.is_old,
            )
            for found in report.findings
            if found.waived is None
        ),
        waived=tuple(
            (found.rule, "", found.waived) for found in report.findings if found.waived is not None
        ),
    )


def _preview(desk: Desk, pull: Pull, files: Sequence[PullFile]) -> tuple[str, str]:
    """Plan the roadmap on the tree as it will be after the merge."""
    github, roadmap = desk.github, desk.config.roadmap
    library = roadmap.library.strip("/")
    changed = {file.path for file in files if posixpath.commonpath([library, file.path]) == library}
    if not changed:
        return "", "No skill is touched."
    base = github.head(branch=github.default_branch())
    entries = {
        entry.path: entry for entry in read_tree(github=github, ledger=desk.ledger, sha=base)
    }
    head = {
        entry.path: entry
        for entry in read_tree(github=github, ledger=desk.ledger, sha=pull.head_sha)
    }
    for file in files:
        entries.pop(file.previous or file.path, None)
        if file.path in head:
            entries[file.path] = head[file.path]
    document = desk.home.roadmap
    remarks = notes.of_text(document, path=roadmap.path)
    if any(note.stops for note in remarks):
        return "", notes.in_one_line(remarks)
    planned = plan_on(
        tuple(entries.values()),
        document=document,
        config=desk.config,
        repo=desk.repo,
        github=github,
        ledger=desk.ledger,
    ).plan
    touched = {posixpath.relpath(path, library) for path in changed}
    remarks += notes.of_unlisted(
        tuple(
            skill
            for skill in planned.unlisted
            if any(path.startswith(f"{skill.path}/") for path in touched)
        )
    )
    if planned.text == document.text:
        return "", notes.in_one_line(remarks) or "The roadmap stays as it is."
    diff = telling.diff(document.text, planned.text, path=roadmap.path)
    return diff, notes.in_one_line(remarks)
