"""SMF 1.1, 2.0, 2.1: pages, prints."""
