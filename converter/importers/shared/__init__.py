"""What several importers use."""
