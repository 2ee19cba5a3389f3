"""`milepost metrics`: what the tree of skills holds."""

import click


@click.command()
@click.argument("directory", default=".", metavar="DIR")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--gold", type=click.IntRange(min=1), help="Reference files that make a gold skill.")
def metrics(directory: str, form: str, gold: int | None) -> None:
    """Count the skills below DIR: how many, how long, how many of gold standard.

    A skill is a directory that holds SKILL.md. Lines of text files under its references/ count
    for the total; hidden files and binaries do not.
    """
    import json

    from bot.entrypoints.cli.roadmap_files import read_library
    from bot.model.config.roadmap import RoadmapConfig
    from bot.workflow.roadmap import report
    from bot.workflow.roadmap.library import measure

    config = RoadmapConfig(gold_references=gold) if gold else RoadmapConfig()
    counted = measure(read_library(directory), config)
    if form == "json":
        click.echo(json.dumps(report.metrics(counted)))
        return
    references = counted.total_lines - counted.skill_lines
    enough = config.gold_references
    rows = [
        (f"{counted.skills:,}", "skills (directories that hold SKILL.md)"),
        (f"{counted.avg_lines:,}", "lines per SKILL.md on average"),
        (f"{counted.skill_lines:,}", "lines of SKILL.md"),
        (f"{references:,}", "lines of references"),
        (f"{counted.total_lines:,}", "lines in all"),
        (f"{counted.gold:,}", f"gold standard skills (at least {enough} reference files)"),
    ]
    width = max(len(number) for number, _ in rows)
    for number, words in rows:
        click.echo(f"{number:>{width}}  {words}")


COMMAND = metrics
