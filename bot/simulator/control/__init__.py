"""`/_sim/`: what people and time do, and how the state is read back; not a part of GitHub's API."""
