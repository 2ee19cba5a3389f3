"""One file per word."""
