"""`/claim`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import granting

COMMAND = Command(
    usage="/claim SKILL…",
    summary="Take one or more skills from the roadmap.",
    takes=(Takes.SKILLS,),
    synonyms=("take", "grab", "pick", "assign-me", "assignme", "reserve", "dibs", "mine"),
)

run = granting.claim
