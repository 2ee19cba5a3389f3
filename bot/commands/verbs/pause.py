"""`/pause`."""

from bot.commands.command import Access, Command, Takes

COMMAND = Command(
    usage="/pause [reason]",
    summary="Stop the clock of this claim or review.",
    access=Access.MAINTAINERS,
    takes=(Takes.REASON,),
)
