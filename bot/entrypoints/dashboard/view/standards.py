"""Validation: how pull requests fared, and which rules they break most."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from pydantic import Field

from bot.engine.plans.pulls import FOUND
from bot.entrypoints.dashboard.view.model import Shown
from bot.storage.ledger import SqlLedger
from bot.storage.rows import Logged
from bot.workflow.standards.registry import all_rules

BLOCKS, MET = "standards.blocks", "standards.met"
MOST = 300
"""Verdicts that are looked at, the youngest of each kind."""


class Verdict(Shown):
    """What was found in the newest judged head of a pull request."""

    pull: int
    head: str
    at: datetime
    blocks: bool
    errors: int
    warnings: int
    hints: int


class Broken(Shown):
    """A rule, and in how many of those pull requests it found something."""

    rule: str
    severity: str
    pulls: int
    findings: int
    standard: str = Field(description="The sentence of the standard it comes from.")


class Standards(Shown):
    """The latest verdicts, and the rules that fail most."""

    repository: str
    verdicts: tuple[Verdict, ...]
    rules: tuple[Broken, ...]


class _Count(NamedTuple):
    number: int
    severity: str
    rule: str


def standards(ledger: SqlLedger, repo: str) -> Standards:
    """Read the verdicts that were recorded; of each pull request the newest."""
    judged = [
        each for rule in (BLOCKS, MET) for each in ledger.log(repo=repo, rule=rule, limit=MOST)
    ]
    newest: dict[int, Logged] = {}
    for each in sorted(judged, key=lambda each: each.at):
        number = dict(each.decision.cause).get("pull request", "")
        if number.isdigit():
            newest[int(number)] = each
    pulls: dict[tuple[str, str], set[int]] = defaultdict(set)
    findings: dict[tuple[str, str], int] = defaultdict(int)
    for pull, each in newest.items():
        for count in _counts(each):
            pulls[count.severity, count.rule].add(pull)
            findings[count.severity, count.rule] += count.number
    rows = [
        Broken(
            rule=rule,
            severity=severity,
            pulls=len(numbers),
            findings=findings[severity, rule],
            standard=_sentence(rule),
        )
        for (severity, rule), numbers in pulls.items()
    ]
    return Standards(
        repository=repo,
        verdicts=tuple(
            _verdict(number, each)
            for number, each in sorted(newest.items(), key=lambda pair: pair[1].at, reverse=True)
        ),
        rules=tuple(sorted(rows, key=lambda row: (-row.pulls, -row.findings, row.rule))),
    )


def _counts(logged: Logged) -> list[_Count]:
    found = []
    for name, value in logged.decision.cause:
        if name == FOUND:
            number, severity, rule = value.split(" ", 2)
            found.append(_Count(int(number), severity, rule))
    return found


def _verdict(number: int, logged: Logged) -> Verdict:
    totals: dict[str, int] = defaultdict(int)
    for count in _counts(logged):
        totals[count.severity] += count.number
    return Verdict(
        pull=number,
        head=dict(logged.decision.cause).get("head", ""),
        at=logged.at,
        blocks=logged.decision.rule == BLOCKS,
        errors=totals["error"],
        warnings=totals["warning"],
        hints=totals["hint"],
    )


def _sentence(rule: str) -> str:
    named = all_rules().get(rule)
    return named.rule.standard if named is not None else ""
