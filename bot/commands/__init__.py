"""What people may say in a comment. Pure."""
