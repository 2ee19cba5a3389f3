"""Rules about text that people do not see and agents read."""

SECTION = "Hidden text"
