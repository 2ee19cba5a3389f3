"""The doctor: looks for what keeps Milepost from working, before the first real write does."""
