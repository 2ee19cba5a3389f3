"""One file per resource; importing a file registers its routes."""
