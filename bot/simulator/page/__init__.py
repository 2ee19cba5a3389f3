"""Pages for people: what they would see on GitHub, and forms to act; works without JavaScript."""
