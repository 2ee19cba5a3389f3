"""Whether a skill keeps the contribution standard."""
