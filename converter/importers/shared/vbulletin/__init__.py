"""vBulletin 3, 4, 5: pages, archive, boxes."""
