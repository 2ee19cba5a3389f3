"""`/why`."""

from bot.commands.command import Command, Takes

COMMAND = Command(
    usage="/why [SKILL]",
    summary="Explain the last thing that was done here, and the rule behind it.",
    takes=(Takes.SKILLS,),
)
