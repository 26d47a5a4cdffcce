"""Saved sites: folders, ZIP and WARC archives and MHTML files, as pages that can be read.

A container lists what may be a page, with the address and the time of saving where it
knows them, and counts what cannot be one. Nothing is written out under a name from an
archive, and what is unpacked is bounded (`limits`).
"""
