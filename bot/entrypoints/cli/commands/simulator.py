"""`milepost simulator`: a GitHub on this machine, alone, for people and for bots under test."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--port", default=4010, show_default=True, help="Port on 127.0.0.1; 0 takes a free one."
)
@click.option(
    "--roadmap",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="ROADMAP.md to plant; a short one is used without it.",
)
@click.option("--webhook-url", default="", help="Where webhooks of the registered App go.")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder for the git repositories; a temporary one is used without it.",
)
def simulator(port: int, roadmap: Path | None, webhook_url: str, home: Path | None) -> None:
    """Serve a simulated GitHub until Ctrl-C: REST, GraphQL, webhooks, and pages for people."""
    from bot.entrypoints.interrupt import wait_for_stop
    from bot.entrypoints.wiring import clock
    from bot.model.errors import InputError
    from bot.simulator.clock import Clock
    from bot.simulator.seed import ROADMAP
    from bot.simulator.simulator import Simulator

    try:
        text = roadmap.read_text(encoding="utf-8") if roadmap else ROADMAP
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{roadmap}: cannot be read: {error}") from error
    try:
        made = Simulator(port=port, home=home, clock=Clock(base=clock), webhook_url=webhook_url)
    except OSError as error:
        raise InputError(f"port {port} cannot be taken: {error.strerror}") from error
    with made:
        name = made.world.plant(roadmap=text)
        click.echo(f"GitHub on this machine   {made.url}/{name}")
        click.echo(f"App id                   {made.app.id}")
        click.echo(f"Webhook secret           {made.app.webhook_secret}")
        click.echo(f"Credentials (JSON)       POST {made.url}/_sim/acts/app")
        click.echo("Ctrl-C ends it.")
        wait_for_stop()


COMMAND = simulator
