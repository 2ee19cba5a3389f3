"""The edge to GitHub."""
