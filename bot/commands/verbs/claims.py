"""`/claims`."""

from bot.commands.command import Command, Takes
from bot.workflow.claims import telling

COMMAND = Command(
    usage="/claims [@user]",
    summary="List what you, or someone else, holds and waits for.",
    takes=(Takes.PERSON,),
    synonyms=("my-claims", "myclaims"),
)

run = telling.claims
