"""How much of a saved site is unpacked, at most."""

from __future__ import annotations

PAGE = 64 << 20
"""Bytes of one page; what is larger is passed over. The largest real pages have 5 MB."""

MHTML = 256 << 20
"""Bytes of an MHTML file, which holds the page and its pictures."""

RECORD = 1 << 30
"""Bytes of one packed WARC record; a file with a larger one is read up to there."""

SPOOL = 4 << 30
"""Bytes of an archive inside an archive, kept in a temporary file while it is read."""

RATIO = 400
"""How many times larger a packed page of more than a mebibyte may get; text packs to a
fifth or a tenth, and the best that deflate can do is 1,032."""
