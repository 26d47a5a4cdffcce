"""Copies of pages as plain text: shapes, heads, endings, quotations."""
