"""`milepost demo`: the whole workflow on the simulator, told step by step."""
