"""What a page of Discourse carries as JSON beside the posts that it shows.

Only there does a page say which post another one answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.page import Page

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

PARENT = "data-preloaded-parent"
"""The attribute in which a post has the number of the post that it answers."""

STATE = "data-preloaded-state"
"""The attribute in which a post has its state: hidden, deleted, action."""

_TOPIC = re.compile(r'"topic_\d+"\s*:\s*(?=")')
_DECODER = json.JSONDecoder()
_KINDS = {3: "action", 4: "whisper"}


def write_down(page: Page, posts: Mapping[str, Element]) -> None:
    """Write on posts, given by number, what the page's JSON says of them."""
    for said in _posts(page):
        element = posts.get(str(said.get("post_number")))
        if element is None:
            continue
        parent = said.get("reply_to_post_number")
        if isinstance(parent, int):
            element.set(PARENT, str(parent))
        state = _state(said)
        if state is not None:
            element.set(STATE, state)


def _state(said: Mapping[str, Any]) -> str | None:
    if said.get("user_deleted") is True or said.get("deleted_at"):
        return "deleted"
    if said.get("hidden") is True:
        return "hidden"
    kind = said.get("post_type")
    return _KINDS.get(kind) if isinstance(kind, int) else None


def _posts(page: Page) -> Iterator[Mapping[str, Any]]:
    stream = _topic(page).get("post_stream")
    rows = stream.get("posts") if isinstance(stream, dict) else None
    yield from (
        r for r in (rows if isinstance(rows, list) else ()) if isinstance(r, dict)
    )


def _topic(page: Page) -> Mapping[str, Any]:
    """Give the record of the topic: JSON in a string of a larger JSON text.

    The larger one is not read, since it holds the whole site and may be broken.
    """
    boxes = (e for e in page.root.iter("div") if e.get("id") == "data-preloaded")
    box = next(boxes, None)
    outer = "" if box is None else box.get("data-preloaded") or ""
    place = _TOPIC.search(outer)
    try:
        text, _ = _DECODER.raw_decode(outer, place.end()) if place else ("{}", 0)
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
