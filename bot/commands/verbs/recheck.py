"""`/recheck`."""

from bot.commands.command import PULL_REQUESTS, Command

COMMAND = Command(
    usage="/recheck",
    summary="Check the pull request again.",
    places=PULL_REQUESTS,
    synonyms=("check", "retest"),
)
