"""Reddit: records, pages, notes."""
