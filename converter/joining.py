"""Pages of one thread, each read by itself, put together as one debate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import attrs

from disputatio.schemas.debate import Debate, Participant, Relation
from disputatio.schemas.keys import relation_key, unique
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.references import with_references

_NODES = ("posts", "passages", "claims", "relations")


def threads(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Give the pages of each thread, threads in the order of their first pages.

    Pages come in the order of their numbers, where all pages of a thread have one. Where
    there is one thread, pages that do not say whose they are belong to it too.
    """
    names = {r.thread for r in readings if r.thread is not None}
    only = next(iter(names)) if len(names) == 1 else None
    groups: dict[str | None, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.thread or only, []).append(reading)
    return [_ordered(pages) for pages in groups.values()]


def _ordered(pages: list[Reading]) -> list[Reading]:
    numbers = [page.page for page in pages]
    if None in numbers:
        return pages
    return sorted(pages, key=lambda page: page.page or 0)


def joined(readings: Sequence[Reading]) -> Reading:
    """Give one reading of several pages, in their order.

    A post that an earlier page has too (the same address, or the same key on a page of
    the same thread) is left out with a notice, and what was said about it is said about
    the earlier one. People of one name are one; placeholders without a name never are.
    Posts are numbered anew where numbers of two pages collide. A parent that stands on
    another page becomes a reply.
    """
    first = readings[0]
    debate = first.debate
    notices = list(first.notices)
    for reading in readings[1:]:
        notices += reading.notices
        same = first.thread is not None and reading.thread == first.thread
        debate = _with_page(debate, reading.debate, notices, identified=same)
    if len(readings) > 1:
        debate = _with_parents(_numbered(debate))
    return attrs.evolve(first, debate=debate, notices=tuple(notices))


def _with_parents(debate: Debate) -> Debate:
    """Make replies of claimed parents that another page had."""
    keys = {p.key for p in debate.posts}
    found = {
        p.key: f"post-{p.claimed_parent}"
        for p in debate.posts
        if p.claimed_parent is not None and f"post-{p.claimed_parent}" in keys - {p.key}
    }
    if not found:
        return debate
    taken = {r.key for r in debate.relations}
    replies = tuple(
        Relation(
            key=unique(relation_key("reply", [source], [target]), taken),
            kind="reply",
            sources=(source,),
            targets=(target,),
        )
        for source, target in found.items()
    )
    posts = tuple(
        attrs.evolve(p, claimed_parent=None) if p.key in found else p
        for p in debate.posts
    )
    return attrs.evolve(debate, posts=posts, relations=debate.relations + replies)


def _with_page(
    debate: Debate, page: Debate, notices: list[Notice], *, identified: bool
) -> Debate:
    people = _people_map(debate, page)
    nodes, repeated = _node_map(debate, page, identified=identified)
    sections = _fresh(page.sections, {s.key for s in debate.sections})
    changed = with_references(page, nodes.get, people.get, sections.get)
    notices += _repetitions(debate, page, nodes, repeated)
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


def _node_map(
    debate: Debate, page: Debate, *, identified: bool
) -> tuple[dict[str, str], set[str]]:
    """Give the new key of every node of a page, and the posts that stand already."""
    by_url = {p.url: p.key for p in debate.posts if p.url is not None}
    same = {p.key: by_url[p.url] for p in page.posts if p.url in by_url}
    if identified:
        known = {p.key for p in debate.posts}
        same |= {p.key: p.key for p in page.posts if p.key in known}
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


def _repetitions(
    debate: Debate, page: Debate, nodes: dict[str, str], repeated: set[str]
) -> Iterator[Notice]:
    texts = {p.key: p.text for p in debate.posts}
    for post in page.posts:
        if post.key in repeated:
            name = post.url or post.key
            sentence = f"the post {name} stands on two pages; kept once"
            if texts[nodes[post.key]] != post.text:
                sentence += ", as the first has it (the texts differ)"
            yield notice("PostRepeated", sentence)


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
