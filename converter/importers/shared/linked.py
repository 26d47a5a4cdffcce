"""What a post that only shares a link says."""

from __future__ import annotations

from disputatio.schemas.content import Block, Link, Para, Text
from disputatio.schemas.text import one_line


def link_blocks(target: str | None) -> tuple[Block, ...]:
    """Give an address as a paragraph with that link; nothing for what is no address."""
    if not target or not target.startswith(("http://", "https://")):
        return ()
    address = one_line(target)
    return (Para(inlines=(Link(target=address, inlines=(Text(text=address),)),)),)
