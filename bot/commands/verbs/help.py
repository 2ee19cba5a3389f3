"""`/help`, made from the words themselves."""

from bot.commands.command import Command
from bot.commands.manual import manual
from bot.model.actions import Part
from bot.workflow.claims.facts import Asked, Desk

COMMAND = Command(
    usage="/help",
    summary="Show these words.",
    synonyms=("commands", "usage"),
)


def run(desk: Desk, _asked: Asked) -> Part:
    """Tell the words that work in this thread, those for maintainers only to maintainers."""
    text = manual(desk.spoken.thread.place, for_maintainers=desk.is_maintainer)
    return Part(rule="help", why="They asked.", lines=(text,))
