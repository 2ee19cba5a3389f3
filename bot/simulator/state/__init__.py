"""What is: plain mutable records under one lock, no rules and no JSON."""
