"""What pages and the JSON API show, read from the databases alone; the same models for both."""
