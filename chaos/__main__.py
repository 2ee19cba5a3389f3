"""``python -m chaos``: play many seeds and print a summary, or one seed and what it found."""

import sys
import warnings
from collections import Counter
from pathlib import Path

import click
from jwt.warnings import InsecureKeyLengthWarning

from chaos.play import Outcome, Theatre

LENGTH = 8


@click.command()
@click.option("--seeds", default=0, help="How many, from --first on.")
@click.option("--first", default=0, help="The first seed.")
@click.option("--seed", type=int, help="This one alone, told in full.")
@click.option("--length", default=LENGTH, help="Acts of a story.")
@click.option("--log", type=click.Path(path_type=Path), help="Append what Milepost says.")
def main(seeds: int, first: int, seed: int | None, length: int, log: Path | None) -> None:
    """Random stories, random faults, a process that is killed; exit 1 if a promise was broken."""
    warnings.simplefilter("ignore", InsecureKeyLengthWarning)
    chosen = [seed] if seed is not None else list(range(first, first + seeds))
    played: list[Outcome] = []
    with Theatre(length=length, log=log) as theatre:
        for each in chosen:
            outcome = theatre.play(each)
            played.append(outcome)
            if seed is not None:
                tell(outcome)
            elif outcome.wrong:
                click.echo("\n".join((replay(outcome, length), *outcome.wrong)))
    click.echo(summary(played))
    sys.exit(1 if any(each.wrong for each in played) else 0)


def replay(outcome: Outcome, length: int) -> str:
    """The line that plays it again."""
    return f"python -m chaos --seed {outcome.plan.seed} --length {length}"


def tell(outcome: Outcome) -> None:
    """A seed in full."""
    for act in outcome.plan.story.acts:
        click.echo(str(act))
    click.echo(f"faults: {outcome.plan.faults}")
    click.echo(f"injected: {'; '.join(outcome.injected) or 'none'}")
    click.echo(f"deaths: {outcome.plan.deaths}; kills {outcome.kills}")
    for wrong in outcome.wrong:
        click.secho(wrong, fg="red")


def summary(played: list[Outcome]) -> str:
    """One line of figures."""
    words: Counter[str] = Counter()
    for each in played:
        for wrong in each.wrong:
            words[
                "lost"
                if wrong.startswith("lost")
                else "doubled"
                if wrong.startswith("doubled")
                else "broken"
            ] += 1
    return (
        f"{len(played)} stories, {sum(len(each.injected) for each in played)} faults injected, "
        f"{sum(each.kills for each in played)} kills: lost {words['lost']}, "
        f"doubled {words['doubled']}, otherwise broken {words['broken']}"
    )


if __name__ == "__main__":
    main()
