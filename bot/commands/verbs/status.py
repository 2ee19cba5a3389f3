"""`/status`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import telling

COMMAND = Command(
    usage="/status [SKILL… | phase N]",
    summary="Say who holds a skill, until when, and by which rule.",
    takes=(Takes.SKILLS,),
    synonyms=("who", "list", "available", "open"),
)

run = telling.status
