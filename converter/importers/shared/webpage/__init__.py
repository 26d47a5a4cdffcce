"""Pages of unknown software: finding the repeating post."""
