"""Rules about code blocks."""

SECTION = "Code"
