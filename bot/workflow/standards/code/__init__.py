"""Reading code as people write it on pages: parsed, never run, usual liberties forgiven."""
