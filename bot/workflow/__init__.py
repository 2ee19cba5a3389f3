"""The steps of the workflow. Pure: facts in, decisions out; no I/O, no clock."""
