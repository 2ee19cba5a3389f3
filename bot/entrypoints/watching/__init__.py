"""What watches over a Milepost that runs: health, readiness, metrics."""
