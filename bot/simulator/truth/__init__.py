"""GitHub's own published schemas, and what holds the simulator and its callers against them."""
