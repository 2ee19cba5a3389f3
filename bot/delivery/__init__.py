"""The edge to the queue: inbox, relay, lanes."""
