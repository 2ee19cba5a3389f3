"""Rules about length and shape of the page."""

SECTION = "Length and shape"
