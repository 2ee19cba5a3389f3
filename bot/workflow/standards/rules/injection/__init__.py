"""Rules about text that gives orders to the reading agent."""

SECTION = "Instructions to agents"
