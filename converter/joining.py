"""Pages of one thread, each read by itself, put together as one debate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import attrs

from disputatio.schemas.debate import Debate, Participant, Post
from disputatio.schemas.keys import unique
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.references import with_references

_NODES = ("posts", "passages", "claims", "relations")


def joined(readings: Sequence[Reading]) -> Reading:
    """Give one reading of several pages, in their order.

    A post that an earlier page has too (the same address) is left out with a notice,
    and what was said about it is said about the earlier one. People of one name are
    one; placeholders without a name never are. Posts are numbered anew where numbers
    of two pages collide.
    """
    debate = readings[0].debate
    notices = list(readings[0].notices)
    for reading in readings[1:]:
        notices += reading.notices
        debate = _with_page(debate, reading.debate, notices)
    return Reading(debate=_numbered(debate), notices=tuple(notices))


def _with_page(debate: Debate, page: Debate, notices: list[Notice]) -> Debate:
    people = _people_map(debate, page)
    nodes, repeated = _node_map(debate, page)
    sections = _fresh(page.sections, {s.key for s in debate.sections})
    changed = with_references(page, nodes.get, people.get, sections.get)
    notices += (_repeated(post) for post in page.posts if post.key in repeated)
    known = {p.key for p in debate.participants}
    added = [(p, people[p.key]) for p in page.participants]
    rows = {
        name: getattr(debate, name)
        + tuple(
            attrs.evolve(element, key=nodes[element.key])
            for element in getattr(changed, name)
            if element.key not in repeated
        )
        for name in _NODES
    }
    return attrs.evolve(
        debate,
        **rows,
        question=debate.question or changed.question,
        participants=debate.participants
        + tuple(attrs.evolve(p, key=k) for p, k in added if k not in known),
        sections=debate.sections
        + tuple(attrs.evolve(s, key=sections[s.key]) for s in changed.sections),
        positions=debate.positions + changed.positions,
    )


def _people_map(debate: Debate, page: Debate) -> dict[str, str]:
    by_name = {p.name: p.key for p in debate.participants if p.name is not None}
    taken = {p.key for p in debate.participants}
    result: dict[str, str] = {}
    for person in page.participants:
        key = _known_person(person, by_name) or unique(person.key, taken)
        taken.add(key)
        result[person.key] = key
    return result


def _known_person(person: Participant, by_name: dict[str, str]) -> str | None:
    return None if person.name is None else by_name.get(person.name)


def _node_map(debate: Debate, page: Debate) -> tuple[dict[str, str], set[str]]:
    """Give the new key of every node of a page, and the posts that stand already."""
    by_url = {p.url: p.key for p in debate.posts if p.url is not None}
    same = {p.key: by_url[p.url] for p in page.posts if p.url in by_url}
    taken = {e.key for name in _NODES for e in getattr(debate, name)}
    others = tuple(
        e for name in _NODES for e in getattr(page, name) if e.key not in same
    )
    return {**_fresh(others, taken), **same}, set(same)


def _fresh(elements: tuple, taken: set[str]) -> dict[str, str]:  # type: ignore[type-arg]
    result: dict[str, str] = {}
    for element in elements:
        result[element.key] = unique(element.key, taken)
        taken.add(result[element.key])
    return result


def _repeated(post: Post) -> Notice:
    return notice("PostRepeated", f"the post {post.url} stands on two pages; kept once")


def _numbered(debate: Debate) -> Debate:
    numbers = [p.number for p in debate.posts if p.number is not None]
    if len(set(numbers)) == len(numbers):
        return debate
    places = count(1)
    posts = tuple(
        p if p.number is None else attrs.evolve(p, number=next(places))
        for p in debate.posts
    )
    return attrs.evolve(debate, posts=posts)
