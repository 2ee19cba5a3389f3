"""`/resume`."""

from bot.commands.command import Access, Command

COMMAND = Command(
    usage="/resume",
    summary="Let the clock run again.",
    access=Access.MAINTAINERS,
    synonyms=("unpause",),
)
