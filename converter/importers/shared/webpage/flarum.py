"""Discussions that a page of Flarum carries as JSON, for the script that shows them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.content import content
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import iso_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.webpage.quotes import means_around
from disputatio.schemas.content import Block, plain_blocks
from disputatio.schemas.debate import Edit
from disputatio.schemas.text import scalar

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

Thing: TypeAlias = Mapping[str, Any]


def flarum_posts(page: Page) -> list[PostRecord]:
    """Give the posts in the data of a page of Flarum, in their order."""
    script = first(page.root, "script#flarum-json-payload")
    try:
        payload = json.loads(script.text or "") if script is not None else None
    except (ValueError, RecursionError):
        return []
    document = _inner(payload, "apiDocument")
    rows = document.get("included")
    things = [t for t in rows if isinstance(t, dict)] if isinstance(rows, list) else []
    people = {
        str(t.get("id")): _inner(t, "attributes")
        for t in things
        if t.get("type") == "users"
    }
    posts = [t for t in things if t.get("type") == "posts"]
    said = [t for t in posts if isinstance(_inner(t, "attributes").get("number"), int)]
    said.sort(key=lambda t: _inner(t, "attributes")["number"])
    return [_record(t, people, page.base) for t in said]


def _inner(thing: Any, name: str) -> Thing:
    found = thing.get(name) if isinstance(thing, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _related(thing: Thing, name: str) -> str | None:
    found = _inner(_inner(_inner(thing, "relationships"), name), "data").get("id")
    return str(found) if found is not None else None


def _record(thing: Thing, people: Mapping[str, Thing], base: str | None) -> PostRecord:
    own = _inner(thing, "attributes")
    identity = scalar(str(thing.get("id")))
    body, mentions = _body(own.get("contentHtml"), base)
    edited = iso_moment(_text(own.get("editedAt")))
    editor = _name(people.get(_related(thing, "editedUser") or "", {}))
    name = _name(people.get(_related(thing, "user") or "", {}))
    likes = own.get("likesCount")
    return PostRecord(
        id=identity,
        number=own["number"] if 0 < own["number"] < 1 << 31 else None,
        author=Author(name=name) if name else None,
        written=iso_moment(_text(own.get("createdAt"))),
        edited=Edit(text=edited.text, at=edited.at, zone_known=edited.zone_known, by=editor)
        if edited
        else None,
        score=likes if isinstance(likes, int) and 0 <= likes < 1 << 31 else None,
        parents=tuple(m for m in dict.fromkeys(mentions) if m != identity),
        state=_state(own),
        body=body,
    )  # fmt: skip


def _state(own: Thing) -> str | None:
    if own.get("contentType") != "comment":
        return "action"
    if own.get("isHidden") is True or own.get("hiddenAt"):
        return "hidden"
    return "unapproved" if own.get("isApproved") is False else None


def _name(person: Thing) -> str | None:
    return _text(person.get("displayName")) or _text(person.get("username"))


def _text(value: Any) -> str | None:
    return scalar(value).strip() or None if isinstance(value, str) else None


def _body(text: Any, base: str | None) -> tuple[tuple[Block, ...], list[str]]:
    """Give the words of a post and the ids of the posts that it mentions."""
    shown = _text(text)
    if shown is None:
        return (), []
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(shown, create_parent="div")
    except (etree.ParserError, ValueError):
        return plain_blocks(shown), []
    blocks = content([root], means_around((), ()), base=base).blocks
    return blocks, list(_mentions(root))


def _mentions(root: Element) -> Iterator[str]:
    for link in select(root, "a.PostMention"):
        identity = attribute(link, "data-id")
        if identity and identity.isdecimal() and len(identity) < 20 and words(link):
            yield identity
