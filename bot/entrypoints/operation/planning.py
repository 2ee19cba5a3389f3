"""What a delivery would do: the real engine on a copy of the ledger, with writes only noted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.engine.delivery import Delivery, InlineSteps
from bot.engine.handle import Engine
from bot.engine.lanes import repository_of
from bot.entrypoints.operation.parts import parts_of
from bot.entrypoints.operation.rehearsal import Rehearsal, Write
from bot.entrypoints.operation.standing import database_is_there
from bot.entrypoints.settings import Settings
from bot.entrypoints.wiring import read_delivery
from bot.sandbox.judge import judge
from bot.storage.database import open_database
from bot.storage.ledger import SqlLedger
from bot.storage.scratch import copy_ledger
from bot.workflow.claims.markers import Marks

_MOST = 1000
"""Decisions that are compared; one delivery leads to a handful."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Decisions that the delivery would lead to, and the writes that follow, in order."""

    delivery: Delivery
    decisions: tuple[tuple[str, str, str], ...]
    """Id, rule, why."""
    writes: tuple[Write, ...]

    def as_json(self) -> dict[str, Any]:
        """One document."""
        return {
            "event": self.delivery.event,
            "guid": self.delivery.guid,
            "lane": self.delivery.lane,
            "decisions": [
                {"id": name, "rule": rule, "why": why} for name, rule, why in self.decisions
            ],
            "writes": [
                {"repository": each.repo, "write": each.name, "arguments": each.arguments}
                for each in self.writes
            ],
        }


def plan(chosen: Settings, delivery: Delivery, *, now: Callable[[], datetime]) -> Planned:
    """Play the delivery through; nothing is written, neither on GitHub nor in the database."""
    repo = repository_of(delivery.lane)
    with TemporaryDirectory(prefix="milepost-plan-") as folder:
        scratch = replace(chosen, database_url=f"sqlite:///{Path(folder) / 'plan.db'}")
        with parts_of(scratch, now=now) as parts:
            if database_is_there(chosen):
                source = open_database(chosen.database_url)
                try:
                    copy_ledger(source, parts.database, repos=[repo])
                finally:
                    source.close()
            writes: list[Write] = []
            engine = Engine(
                read=read_delivery,
                githubs=Rehearsal(parts.githubs, note=writes.append),
                ledger=parts.ledger,
                judge=judge,
                markers=Marks(chosen.marker_keys),
                budget=parts.budget,
                now=now,
            )
            before = _decisions(parts.ledger, repo)
            engine(delivery, InlineSteps())
            after = _decisions(parts.ledger, repo)
    new = tuple((name, *after[name]) for name in reversed(after) if name not in before)
    return Planned(delivery=delivery, decisions=new, writes=tuple(writes))


def _decisions(ledger: SqlLedger, repo: str) -> dict[str, tuple[str, str]]:
    """The youngest decisions first."""
    found = ledger.log(repo=repo, limit=_MOST)
    return {each.id: (each.decision.rule, each.decision.why) for each in found}
