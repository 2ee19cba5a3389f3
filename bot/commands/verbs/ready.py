"""`/ready`."""

from bot.commands.command import PULL_REQUESTS, Command

COMMAND = Command(
    usage="/ready",
    summary="Say that your pull request waits for a review.",
    places=PULL_REQUESTS,
)
