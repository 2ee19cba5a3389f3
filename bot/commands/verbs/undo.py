"""`/undo`."""

from bot.commands.command import Command
from bot.workflow.claims import undoing

COMMAND = Command(
    usage="/undo",
    summary="Take back the last thing that was done for you here.",
    synonyms=("revert",),
)

run = undoing.undo
