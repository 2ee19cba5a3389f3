"""`/help`."""

from bot.commands.command import Command

COMMAND = Command(
    usage="/help",
    summary="Show these words.",
    synonyms=("commands", "usage"),
)
