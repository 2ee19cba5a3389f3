"""`/extend`."""

from bot.commands.command import Command, Takes

COMMAND = Command(
    usage="/extend SKILL [7d]",
    summary="Ask for more time on a skill you hold.",
    takes=(Takes.SKILLS, Takes.DAYS),
    synonyms=("renew", "prolong", "extension", "keep"),
)
