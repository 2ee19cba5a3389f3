"""One file per step of the schema, in order; each has `up(connection)` and is never changed."""
