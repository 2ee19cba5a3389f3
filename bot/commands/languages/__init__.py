"""One file per language: the phrases in which people claim, release, extend and ask."""
