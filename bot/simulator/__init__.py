"""A GitHub on this machine."""
