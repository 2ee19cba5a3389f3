"""Random stories, random faults, and a process that is killed: what holds must hold afterwards."""
