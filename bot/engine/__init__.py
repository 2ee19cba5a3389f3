"""One event from facts to actions."""
