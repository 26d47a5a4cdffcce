"""How an HTML page begins."""

from __future__ import annotations

import re

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|div|table|article|main|section|ol|ul)\b",
    re.I | re.S,
)
_ROOT = re.compile(rb"<!doctype\s+html\b|<html\b[^>]{0,2000}>\s*<head\b", re.I)


_DAMAGED = re.compile(
    rb"(?:[^{\[\"\s].{0,7}?)?(?:!doctype\s+html\b|html\b[^>]{0,2000}>\s*<head\b)",
    re.I | re.S,
)
"""How a page begins of which the first sign is another one."""

TALKED_OF = 0.2
"""How sure words and links make an importer: anybody may write them in a post.

It is less than what `webpage` says of any page.
"""


def is_html(head: bytes) -> bool:
    """Say whether bytes begin as an HTML page does, or with a server's remarks before one."""
    if _HTML.match(head[:8192]) or _DAMAGED.match(head[:8192]):
        return True
    return head.lstrip().startswith(b"<") and _ROOT.search(head) is not None
