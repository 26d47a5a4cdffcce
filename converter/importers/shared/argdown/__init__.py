"""Argdown as a debate: parser, model, relations, settings."""
