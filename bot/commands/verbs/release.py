"""`/release`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import keeping

COMMAND = Command(
    usage="/release SKILL… | all",
    summary="Give a skill back so that someone else can take it.",
    takes=(Takes.SKILLS,),
    synonyms=(
        "unclaim",
        "drop",
        "abandon",
        "giveup",
        "give-up",
        "unassign-me",
        "unassignme",
        "free",
        "withdraw",
    ),
)

run = keeping.release
