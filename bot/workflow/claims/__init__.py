"""Who holds which skill, until when, and who is next."""
