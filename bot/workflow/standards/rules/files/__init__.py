"""Rules about the files of a skill."""

SECTION = "Files"
