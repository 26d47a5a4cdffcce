"""What several exporters use."""
