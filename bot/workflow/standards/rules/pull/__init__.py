"""Rules about the pull request itself."""

SECTION = "The pull request"
