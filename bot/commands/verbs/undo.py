"""`/undo`."""

from bot.commands.command import Command

COMMAND = Command(
    usage="/undo",
    summary="Take back the last thing that was done for you here.",
    synonyms=("revert",),
)
