"""phpBB 2 and 3: pages, tables, prosilver, prints."""
