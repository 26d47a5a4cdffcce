"""What analysts share: asking an endpoint, keeping and checking what it answers."""
