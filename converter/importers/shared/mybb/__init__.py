"""MyBB: pages, archive."""
