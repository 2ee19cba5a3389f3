"""Acts by noun; importing a file registers them."""
