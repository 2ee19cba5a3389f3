"""`/extend`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import keeping

COMMAND = Command(
    usage="/extend SKILL [7d]",
    summary="Ask for more time on a skill you hold.",
    takes=(Takes.SKILLS, Takes.DAYS),
    synonyms=("renew", "prolong", "extension", "keep"),
)

run = keeping.extend
