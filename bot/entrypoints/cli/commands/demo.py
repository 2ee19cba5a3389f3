"""`milepost demo`: the whole workflow on a GitHub on this machine."""

import sys

import click


@click.command()
@click.option("--once", is_flag=True, help="End by itself: 0 only if each outcome was verified.")
@click.option("--verbose", is_flag=True, help="Show Milepost's own log lines.")
@click.option("--port", default=0, help="Port of Milepost; a free one if not given.")
@click.option("--github-port", default=0, help="Port of the simulator; a free one if not given.")
def demo(once: bool, verbose: bool, port: int, github_port: int) -> None:
    """Play the workflow step by step, from a claim to the ticked roadmap.

    Needs no account, no key and no network: GitHub is a simulator on this machine.
    """
    from rich.console import Console

    from bot.entrypoints.demo.tell import tell
    from bot.entrypoints.logs import configure

    configure(level="info" if verbose else "critical")
    sys.exit(tell(once=once, console=Console(), port=port, github_port=github_port))


COMMAND = demo
