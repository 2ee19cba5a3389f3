"""Rules about credentials in the text."""

SECTION = "Secrets"
