"""Telling the story in the terminal."""

import tempfile
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.demo.story import REPO, Broken, Story
from bot.entrypoints.interrupt import wait_for_stop
from bot.entrypoints.stage import Stage
from bot.model.errors import MilepostError


def tell(*, once: bool, console: Console, port: int = 0, github_port: int = 0) -> int:
    """Play the story; 0 if each outcome was verified, 1 at the first that was not."""
    with tempfile.TemporaryDirectory(prefix="milepost-demo-") as home:
        with console.status("Starting a GitHub on this machine, and Milepost beside it …"):
            stage = Stage(home=Path(home), port=port, github_port=github_port)
            stage.__enter__()
        try:
            return _play(stage, once=once, console=console)
        finally:
            stage.__exit__(None, None, None)


def _play(stage: Stage, *, once: bool, console: Console) -> int:
    with console.status("Planting a library with a roadmap …"):
        stage.world.plant(
            roadmap=roadmap(), files={".github/milepost.yml": "web:\n  public: true\n"}
        )
        stage.settle()
    console.print(f"[bold]Milepost[/]  {stage.url}")
    console.print(f"[bold]GitHub[/]    {stage.github.url}/{REPO}   (a simulator on this machine)\n")
    story = Story(stage)
    for number, step in enumerate(story.steps(), start=1):
        with console.status(f"{number}. {escape(step.title)} …"):
            try:
                outcome = step.play()
            except (Broken, MilepostError) as error:
                console.print(f"[red]✗[/] {number}. {escape(step.title)}")
                console.print(f"     {escape(str(error))}", style="red")
                return 1
        console.print(f"[green]✓[/] {number}. [bold]{escape(step.title)}[/]")
        console.print(f"     {escape(outcome)}", style="dim")
    console.print("\nEvery outcome was read back from GitHub and verified.")
    if not once:
        console.print(f"Look around: {stage.url}/{REPO} and {stage.github.url}/{REPO}")
        console.print("Everything keeps running; Ctrl-C ends it.")
        wait_for_stop()
    return 0
