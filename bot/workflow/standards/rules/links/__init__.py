"""Rules about links and the reference files they lead to."""

SECTION = "Links and references"
