"""What an operator does beside serving: look, back up, sweep, replay, plan."""
