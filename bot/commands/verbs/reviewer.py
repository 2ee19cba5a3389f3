"""`/reviewer`."""

from bot.commands.command import PULL_REQUESTS, Access, Command, Takes

COMMAND = Command(
    usage="/reviewer @user",
    summary="Ask this person for the review.",
    access=Access.MAINTAINERS,
    places=PULL_REQUESTS,
    takes=(Takes.PERSON,),
)
