"""``python -m skillrun``: run the skills named (all by default) and print a table."""

import json
import os
import sys
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from skillrun.blocks import BlockError
from skillrun.environment import EnvironmentFailed, lock, prepare
from skillrun.library import Skill, skills
from skillrun.report import SkillReport, totals
from skillrun.session import Result, run

_UNVERIFIED = "unverified: a pull request ran its own code, so its own verdict proves nothing"


@click.command()
@click.argument("names", nargs=-1)
@click.option("--library", default="skills", type=click.Path(path_type=Path, exists=True))
@click.option("--lock", "lock_only", is_flag=True, help="Write scripts/requirements.txt and stop.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def main(names: tuple[str, ...], library: Path, lock_only: bool, form: str) -> None:
    """Execute each Python and shell block of the skills NAMES (directory names)."""
    chosen = _choose(skills(library), names)
    if lock_only:
        for skill in chosen:
            lock(skill)
            click.echo(skill.lock)
        return
    reports = [_report(skill) for skill in chosen]
    verified = os.environ.get("GITHUB_EVENT_NAME") != "pull_request"
    if form == "json":
        document = {"verified": verified, "skills": [report.as_json() for report in reports]}
        click.echo(json.dumps(document, indent=2))
    else:
        _print(reports, verified)
    sys.exit(1 if any(report.problems for report in reports) else 0)


def _choose(found: list[Skill], names: tuple[str, ...]) -> list[Skill]:
    unknown = set(names) - {skill.slug for skill in found}
    if unknown:
        raise click.UsageError(f"no skill is called {', '.join(sorted(unknown))}")
    return [skill for skill in found if not names or skill.slug in names]


def _report(skill: Skill) -> SkillReport:
    started = time.perf_counter()
    results: list[Result] = []
    skipped, trouble = [], []
    setup = 0.0
    try:
        environment = prepare(skill)
        setup = time.perf_counter() - started
        for examples in skill.examples().values():
            skipped += [e.block for e in examples if e.block.skipped is not None]
            results += run(skill, environment, examples)
    except (BlockError, EnvironmentFailed) as problem:
        trouble.append(str(problem))
    return SkillReport(
        skill=skill,
        results=results,
        skipped=skipped,
        trouble=trouble,
        setup_seconds=setup,
        run_seconds=time.perf_counter() - started - setup,
    )


def _print(reports: list[SkillReport], verified: bool) -> None:
    console = Console()
    for report in reports:
        for line in report.problems:
            click.secho(line, fg="red")
    table = Table(title=None if verified else _UNVERIFIED)
    table.add_column("skill")
    for heading in ("run", "failed", "skipped", "set-up s", "run s"):
        table.add_column(heading, justify="right")
    for report in reports:
        table.add_row(report.skill.slug, *report.cells())
    table.add_section()
    table.add_row("all", *totals(reports))
    console.print(table)
    for report in reports:
        for block in report.skipped:
            click.echo(f"skipped {block.path}:{block.line}: {block.skipped}")


if __name__ == "__main__":
    main()
