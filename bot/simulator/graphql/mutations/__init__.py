"""Mutations by noun; each file's `MUTATIONS` maps name → (permission, function(context, input))."""
