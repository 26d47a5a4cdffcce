"""Mails: threads, attributions, endings, wrapping, quotations."""
