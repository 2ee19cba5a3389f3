"""`milepost`: finds its commands by walking the folder, and imports only the one that is called."""

import gc
import sys
from importlib import import_module
from pathlib import Path

import click

from bot.model.errors import UserError

COMMANDS = Path(__file__).parent / "commands"


class CommandFolder(click.Group):
    """A group whose commands are the files of `commands/`; each file defines `COMMAND`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the commands in alphabetical order."""
        return sorted(
            path.stem.replace("_", "-")
            for path in COMMANDS.glob("*.py")
            if not path.stem.startswith("_")
        )

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the file of that name."""
        if name not in self.list_commands(ctx):
            return None
        module = import_module(f"bot.entrypoints.cli.commands.{name.replace('-', '_')}")
        command: click.Command = module.COMMAND
        return command


@click.command(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="milepost", prog_name="milepost")
def milepost() -> None:
    """Run the contribution workflow of an open library that grows by a roadmap."""


def main() -> None:
    """Exit 0 fine, 1 findings or drift, 2 bad usage or unreadable input."""
    try:
        code = milepost.main(prog_name="milepost", standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"milepost: {error.format_message()}", err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except UserError as error:
        click.echo(f"milepost: {error}", err=True)
        sys.exit(2)
    else:
        sys.exit(code if isinstance(code, int) else 0)
    finally:
        gc.freeze()  # the process ends: a last look for cycles would cost more than a short command
