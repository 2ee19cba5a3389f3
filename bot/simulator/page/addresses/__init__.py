"""Addresses of GitHub's own web that an App sends people to; one file per journey."""
