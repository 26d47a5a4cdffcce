"""Hacker News: items, pages, plain rows."""
