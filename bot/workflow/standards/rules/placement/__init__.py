"""Rules about where a skill stands and what else the library holds."""

SECTION = "Place in the library"
