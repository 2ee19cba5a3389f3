"""Rules about commands that harm whoever runs them."""

SECTION = "Dangerous commands"
