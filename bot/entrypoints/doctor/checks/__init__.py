"""One check per file: `check(patient)` gives the problems it finds."""
