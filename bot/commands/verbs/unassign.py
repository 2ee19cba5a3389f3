"""`/unassign`."""

from bot.commands.command import Access, Command, Takes
from bot.workflow.claims import keeping

COMMAND = Command(
    usage="/unassign @user [SKILL…]",
    summary="Free what a person holds.",
    access=Access.MAINTAINERS,
    takes=(Takes.PERSON, Takes.SKILLS),
)

run = keeping.unassign
