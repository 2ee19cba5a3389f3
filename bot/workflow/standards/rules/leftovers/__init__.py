"""Rules about text that was meant to be replaced or removed."""

SECTION = "Nothing left over"
