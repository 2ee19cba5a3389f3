"""`/assign`."""

from bot.commands.command import Access, Command, Takes
from bot.workflow.claims import granting

COMMAND = Command(
    usage="/assign @user SKILL…",
    summary="Give a skill to a person.",
    access=Access.MAINTAINERS,
    takes=(Takes.PERSON, Takes.SKILLS),
)

run = granting.assign
