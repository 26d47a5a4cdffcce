"""Discourse: topics, pages, rendered posts."""
