"""`/waive`."""

from bot.commands.command import PULL_REQUESTS, Access, Command, Takes

COMMAND = Command(
    usage="/waive RULE reason",
    summary="Let one rule pass on this pull request, and say why.",
    access=Access.MAINTAINERS,
    places=PULL_REQUESTS,
    takes=(Takes.RULE, Takes.REASON),
)
