"""Taking the snapshots that decisions look at: reads only, each file one kind of facts."""
