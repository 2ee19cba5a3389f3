"""Roadmaps, changes and drift as text for a terminal."""

from collections.abc import Sequence

import click

from bot.model.counting import counted
from bot.workflow.roadmap import wording
from bot.workflow.roadmap.draft import Change
from bot.workflow.roadmap.drift import Drift
from bot.workflow.roadmap.mirrors import Mirrored
from bot.workflow.roadmap.pace import Pace
from bot.workflow.roadmap.signs import emoji_of
from bot.workflow.roadmap.structure import Document


def show_roadmap(document: Document, measured: Pace | None) -> None:
    """Print phases with their items, then the metrics and the pace."""
    for phase in document.phases:
        level = f"  {phase.priority}" if phase.priority else ""
        counts = f"{phase.done}/{phase.total}" if phase.total else "-"
        click.echo(f"{emoji_of(phase.state)} {phase.number:>4}  {phase.title}  {counts}{level}")
        for item in phase.items:
            click.echo(f"         {'✅' if item.done else '· '} {item.name}")
    for row in document.metrics:
        stated = row.stated.text if row.stated and row.measure != "coverage" else row.current
        click.echo(f"{row.name}: {stated} (target: {row.target})")
    click.echo(f"{len(document.done)} done, {len(document.open)} open")
    if measured:
        click.echo(wording.pace(measured))


def show_changes(changes: Sequence[Change], path: str) -> None:
    """Print each change with its reason."""
    for change in changes:
        click.echo(f"{path}:{change.line}  {told(change)}")
    click.echo(f"{path}: {counted(len(changes), 'change')}" if changes else f"{path}: already true")


def told(change: Change) -> str:
    """Tell one change in a line: what, from what to what, and why."""
    kind, _, name = change.what.partition(":")
    if kind in {"metric", "target"}:
        return f"{name}: {change.before} → {change.after} ({change.why})"
    if kind == "item":
        return f"{name}: {change.before} → {change.after} ({change.why})"
    if kind == "coverage":
        return f"Coverage: {change.why}"
    if kind == "priority":
        return f"Priority of Phase {name}: {change.why}"
    if kind == "heads":
        return f"Sub-heads of Phase {name}: {change.why}"
    label = "Phase" if kind == "phase" else "Status of Phase"
    return f"{label} {name}: “{change.before}” → “{change.after}” ({change.why})"


def show_mirrored(other: Mirrored) -> None:
    """Print what another file states and what is true, and what it should hold and does not."""
    for problem in other.problems:
        click.echo(f"{other.path}:{problem.line}  {problem.message}")
    for change in other.changes:
        click.echo(f"{other.path}:{change.line}  {change.before} → {change.after} ({change.why})")


def show_drift(found: Drift, path: str, library: str) -> None:
    """Print what is stated and what is true, and how to mend it."""
    for problem in found.problems:
        click.echo(f"{path}:{problem.line}  {problem.message}")
    for change in found.changes:
        click.echo(f"{path}:{change.line}  {told(change)}")
    for item in found.vanished:
        click.echo(f"{path}  {item.name} has vanished (line {item.line} of the earlier roadmap)")
    for other in found.mirrored:
        show_mirrored(other)
    for skill in found.unlisted:
        click.echo(f"note: {skill.path} is not on the roadmap")
    if found.is_none:
        click.echo(f"{path} is true of {library}: {found.repaired.metrics.skills} skills")
    elif found.changes or any(other.changes for other in found.mirrored):
        mend = f"milepost roadmap sync --roadmap {path} --library {library} --write"
        click.echo(f"{counted(len(found.changes), 'change')} to be made; `{mend}` makes them")
