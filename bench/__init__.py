"""Measurements: one file per subject, each with `run(table)`; `python -m bench` runs them all."""
