"""GitHub Actions: the same core without a server and without a database."""
