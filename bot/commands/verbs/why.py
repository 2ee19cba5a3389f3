"""`/why`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import telling

COMMAND = Command(
    usage="/why [SKILL]",
    summary="Explain the last thing that was done here, and the rule behind it.",
    takes=(Takes.SKILLS,),
)

run = telling.why
