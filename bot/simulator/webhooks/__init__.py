"""Signed webhooks: envelopes, the sender, and the log of deliveries."""
