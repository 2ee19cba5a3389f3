"""``python -m chaos``: play many seeds and print a summary, or one seed and what it found."""

import os
import sys
import warnings
from pathlib import Path
from time import monotonic

import click
from jwt.warnings import InsecureKeyLengthWarning

from chaos.play import Theatre
from chaos.pool import play_all
from chaos.report import Tally, in_full

JOBS = max(1, (os.cpu_count() or 1) * 3 // 2)
"""A seed keeps two thirds of a processor busy; the rest of its time it waits."""
EVERY = 60.0
"""Seconds between two lines that say how far it has come."""


@click.command()
@click.option("--seeds", default=0, help="How many, from --first on.")
@click.option("--first", default=0, help="The first seed.")
@click.option("--seed", type=int, help="This one alone, told in full.")
@click.option("--length", type=int, help="Acts of every story; else each has its own number.")
@click.option("--jobs", default=JOBS, help="Processes that play; else three for two CPUs.")
@click.option("--log", type=click.Path(path_type=Path), help="Append what Milepost says.")
def main(
    seeds: int,
    first: int,
    seed: int | None,
    length: int | None,
    jobs: int,
    log: Path | None,
) -> None:
    """Random stories, random faults, a process that is killed; exit 1 if a promise was broken."""
    if seed is not None:
        warnings.simplefilter("ignore", InsecureKeyLengthWarning)
        with Theatre(length=length, log=log) as theatre:
            outcome = theatre.play(seed)
        click.echo(in_full(outcome))
        sys.exit(1 if outcome.wrong else 0)
    tally = Tally()
    begun = told = monotonic()
    for played in play_all(range(first, first + seeds), jobs=jobs, length=length, log=log):
        tally.add(played)
        if monotonic() - told >= EVERY:
            told = monotonic()
            click.echo(tally.so_far(of=seeds, minutes=(told - begun) / 60))
    minutes = (monotonic() - begun) / 60
    pace = tally.seeds / minutes if minutes else 0.0
    click.echo(f"{tally}; {minutes:.1f} min, {pace:.0f} seeds a minute")
    sys.exit(1 if tally.broken_seeds else 0)


if __name__ == "__main__":
    main()
