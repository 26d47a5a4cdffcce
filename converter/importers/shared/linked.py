"""What a post shares that is only a link."""

from __future__ import annotations

from disputatio.schemas.text import one_line


def shared_link(target: str | None) -> str | None:
    """Give an address that a post shares; None for what is no address.

    It is kept beside the words of the post and is none of them: nobody claims an
    address, and what such a post says is the title of its thread.
    """
    if not target or not target.startswith(("http://", "https://")):
        return None
    return one_line(target)
