"""ROADMAP.md: read without loss, changed only where it must."""
