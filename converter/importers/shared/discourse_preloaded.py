"""What a page of Discourse carries as JSON beside the posts that it shows.

Only there does a page say which post another one answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html_page import Page

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

PARENT = "data-preloaded-parent"
"""The attribute in which a post has the number of the post that it answers."""

STATE = "data-preloaded-state"
"""The attribute in which a post has its state: hidden, deleted, action."""

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
    for name, value in _records(page):
        stream = value.get("post_stream") if name.startswith("topic_") else None
        rows = stream.get("posts") if isinstance(stream, dict) else None
        yield from (r for r in _rows(rows) if isinstance(r, dict))


def _rows(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _records(page: Page) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the records by name; each is JSON inside JSON."""
    boxes = (e for e in page.root.iter("div") if e.get("id") == "data-preloaded")
    box = next(boxes, None)
    outer = _object("" if box is None else box.get("data-preloaded") or "")
    for name, text in outer.items():
        if isinstance(text, str):
            yield name, _object(text)


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
