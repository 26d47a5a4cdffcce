"""Pages of one thread, each read by itself, put together as one debate.

Every page is looked at once: what was said so far stands in tables, and the debate is
made at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import attrs

from disputatio.converter.captures import later_of
from disputatio.converter.importers.shared.page_dates import posts_dated
from disputatio.converter.paging import Paging, paged
from disputatio.schemas.debate import Debate, Participant, Post, Relation
from disputatio.schemas.keys import relation_key
from disputatio.schemas.notices import Absence, Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.references import with_references

SOURCES_NAMED = 40
"""Of so many files a thread names each."""

_NODES = ("posts", "passages", "claims", "relations")


def joined(readings: Iterable[Reading]) -> Reading:
    """Give one reading of several pages, in their order.

    A post that an earlier page has too (the same address, or the same key on a page of
    the same thread) stands once, in its first place; where its two captures differ the
    later one is kept (see `captures`), and a notice says so. What was said about either
    is said about it. People of one name are one; placeholders without a name never are.
    Dates of numbers are settled by those of all pages.
    The title is that of the first page that has one, the language is that of most posts;
    of the sources all files are named, and the first address. Posts are numbered anew where numbers of two pages collide. A parent that
    stands on another page becomes a reply.
    """
    row = iter(readings)
    first = next(row)
    second = next(row, None)
    if second is None:
        return paged(first)
    join = _Join(first)
    join.add(second)
    for page in row:
        join.add(page)
    return join.reading()


class _Keys:
    """Keys that are taken, and free ones, without counting up from 2 each time."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def fresh(self, key: str) -> str:
        """Give the key, or with "-2", "-3" … where it is taken; it is taken then."""
        found = key
        while found in self._taken:
            number = self._next.get(key, 2)
            self._next[key] = number + 1
            found = f"{key}-{number}"
        self._taken.add(found)
        return found


class _People:
    """The participants so far; a page of one person adds what was not known."""

    def __init__(self) -> None:
        self._keys = _Keys()
        self._by_name: dict[str, str] = {}
        self._found: dict[str, Participant] = {}

    def add(self, people: Sequence[Participant]) -> dict[str, str]:
        """Give the key of each person of a page."""
        return {person.key: self._key(person) for person in people}

    def _key(self, person: Participant) -> str:
        known = None if person.name is None else self._by_name.get(person.name)
        if known is not None:
            old = self._found[known]
            badge, url = old.badge or person.badge, old.url or person.url
            self._found[known] = attrs.evolve(old, badge=badge, url=url)
            return known
        key = self._keys.fresh(person.key)
        self._found[key] = attrs.evolve(person, key=key)
        if person.name is not None:
            self._by_name[person.name] = key
        return key

    def participants(self) -> tuple[Participant, ...]:
        """Give them in the order of appearance."""
        return tuple(self._found.values())


class _Join:
    """What all pages so far have."""

    def __init__(self, first: Reading) -> None:
        self._first = first
        self._notices: list[Notice] = []
        self._absent: list[tuple[Absence, set[str]]] = []
        self._people = _People()
        self._keys = _Keys()
        self._section_keys = _Keys()
        self._rows: dict[str, list[Any]] = {name: [] for name in _NODES}
        self._sections: list[Any] = []
        self._positions: list[Any] = []
        self._question: Any = None
        self._title: str | None = None
        self._sources: dict[str, None] = {}
        self._posts = _Posts()
        self._paging = Paging()
        self._alone: set[str] = set()
        self._ends: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
        self._languages: Counter[str] = Counter()
        self.add(first)

    def add(self, reading: Reading) -> None:
        """Add the next page."""
        page = reading.debate
        self._paging.add(reading)
        self._notices += reading.notices
        self._absent += [(one, {p.key for p in page.posts}) for one in reading.absent]
        thread = self._first.thread
        same = thread is not None and reading.thread == thread
        known = self._posts.known(page.posts, identified=same)
        nodes = {
            element.key: known.get(element.key) or self._keys.fresh(element.key)
            for name in _NODES
            for element in getattr(page, name)
        }
        sections = {s.key: self._section_keys.fresh(s.key) for s in page.sections}
        people = self._people.add(page.participants)
        changed = with_references(page, nodes.get, people.get, sections.get)
        if len(page.posts) == 1:
            self._alone.add(nodes[page.posts[0].key])
        self._add_posts(reading, changed, nodes, known)
        for name in ("passages", "claims"):
            self._rows[name] += _renamed(getattr(changed, name), nodes)
        self._add_relations(changed, nodes, set(known.values()))
        self._sections += _renamed(changed.sections, sections)
        self._positions += changed.positions
        self._question = self._question or changed.question
        self._title = self._title or page.title
        if page.source:
            self._sources[page.source] = None
        if page.language:
            self._languages[page.language] += len(page.posts) or 1

    def _add_posts(
        self,
        reading: Reading,
        page: Debate,
        nodes: dict[str, str],
        known: dict[str, str],
    ) -> None:
        spans = bool(page.passages or page.claims)
        for post in page.posts:
            key = nodes[post.key]
            new = attrs.evolve(post, key=key)
            if post.key in known:
                self._posts.again(new, reading, fixed=spans)
            else:
                self._posts.add(new, reading, fixed=spans)

    def _add_relations(
        self, page: Debate, nodes: dict[str, str], repeated: set[str]
    ) -> None:
        for relation in _renamed(page.relations, nodes):
            ends = (relation.kind, relation.sources, relation.targets)
            again = ends in self._ends and not repeated.isdisjoint(relation.sources)
            if not again:
                self._rows["relations"].append(relation)
            self._ends.add(ends)

    def reading(self) -> Reading:
        """Give what all pages together are."""
        posts, replies = self._replies(posts_dated(self._posts.posts()))
        ends = [
            (r.sources[0], r.targets[0])
            for r in (*self._rows["relations"], *replies)
            if r.kind == "reply"
        ]
        posts = _numbered(posts, self._alone, ends)
        debate = attrs.evolve(
            self._first.debate,
            title=self._title,
            source=_all_of(self._sources),
            language=_most(self._languages),
            question=self._question,
            participants=self._people.participants(),
            sections=tuple(self._sections),
            posts=tuple(posts),
            passages=tuple(self._rows["passages"]),
            claims=tuple(self._rows["claims"]),
            relations=(*self._rows["relations"], *replies),
            positions=tuple(self._positions),
        )
        told = recounted(self._notices, self._absent, {post.key for post in posts})
        notices = (*told, *self._posts.notices(), *self._paging.notices())
        return attrs.evolve(self._first, debate=debate, notices=notices)

    def _replies(self, posts: list[Post]) -> tuple[list[Post], list[Relation]]:
        """Make replies of claimed parents that another page has."""
        keys = {post.key for post in posts}
        row, replies = [], []
        for post in posts:
            target = f"post-{post.claimed_parent}"
            if post.claimed_parent is None or target == post.key or target not in keys:
                row.append(post)
                continue
            row.append(attrs.evolve(post, claimed_parent=None))
            ends = ("reply", (post.key,), (target,))
            if ends not in self._ends:
                replies.append(self._reply(*ends))
        return row, replies

    def _reply(
        self, kind: str, sources: tuple[str, ...], targets: tuple[str, ...]
    ) -> Relation:
        key = self._keys.fresh(relation_key(kind, sources, targets))
        return Relation(key=key, kind="reply", sources=sources, targets=targets)


def _all_of(sources: Iterable[str]) -> str | None:
    """Name the files of a thread; of addresses only the first, which leads to the rest."""
    row = list(sources)
    first = next((s for s in row if "://" in s), None)
    named = [s for s in row if s == first or "://" not in s]
    shown = ", ".join(named[:SOURCES_NAMED])
    rest = len(named) - SOURCES_NAMED
    return f"{shown} and {rest} more" if rest > 0 else shown or None


def in_place(
    posts: list[Post], alone: set[str], replies: Sequence[tuple[str, str]]
) -> list[Post]:
    """Move posts that stand `alone`, if one is before what it answers or after an answer.

    Each comes after what it answers; the highest before the first that answers it.
    """
    place = {post.key: index for index, post in enumerate(posts)}
    known = [(c, p) for c, p in replies if c in place and p in place]
    ends = sorted(known, key=lambda pair: place[pair[0]])
    if not any(place[c] < place[p] for c, p in ends if c in alone or p in alone):
        return posts
    above = {child: parent for child, parent in reversed(ends) if child in alone}
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for child in (post.key for post in posts if post.key in above):
        after.setdefault(above[child], []).append(child)
    moved = set(above)
    for child, parent in ends:
        if parent in alone and parent not in moved and child not in above:
            before.setdefault(child, []).append(parent)
            moved.add(parent)
    order: dict[str, None] = {}
    for post in posts:
        if post.key not in moved:
            _emit(post.key, before, after, order)
    order |= dict.fromkeys(place)  # those that only answer each other, last
    return [posts[place[key]] for key in order]


def _emit(
    key: str,
    before: dict[str, list[str]],
    after: dict[str, list[str]],
    order: dict[str, None],
) -> None:
    """Put a post in order with those that hang on it, first things first."""
    waiting = [(key, False)]
    while waiting:
        one, ready = waiting.pop()
        if one in order:
            continue
        if not ready:
            waiting.append((one, True))
            waiting += [(other, False) for other in reversed(before.get(one, ()))]
            continue
        order[one] = None
        waiting += [(other, False) for other in reversed(after.get(one, ()))]


def recounted(
    notices: Iterable[Notice],
    absent: Iterable[tuple[Absence, set[str]]],
    here: set[str],
) -> Iterator[Notice]:
    """Give notices; what pages lack is told as far as the whole thread lacks it.

    `absent` holds what each page lacks with the keys of its own posts.
    """
    counts = {
        one.sentence(one.missing(own)): (one, one.missing(here)) for one, own in absent
    }
    for each in notices:
        found = counts.get(each.sentence) if each.rule == "PostsMissing" else None
        if found is None:
            yield each
        elif found[1]:
            yield attrs.evolve(each, sentence=found[0].sentence(found[1]))


class _Posts:
    """The posts so far, each once, with the capture that is kept of it."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Post, Reading]] = {}
        self._by_url: dict[str, str] = {}
        self._fixed: set[str] = set()
        self._pages: Counter[str] = Counter()
        self._differ: set[str] = set()

    def known(self, posts: Sequence[Post], *, identified: bool) -> dict[str, str]:
        """Give, for the posts of a page that stand already, their keys there."""
        known = {}
        for post in posts:
            key = self._by_url.get(post.url) if post.url is not None else None
            if key is None and identified and post.key in self._found:
                key = post.key
            if key is not None:
                known[post.key] = key
        return known

    def add(self, post: Post, reading: Reading, *, fixed: bool) -> None:
        """Add a post; if `fixed`, spans of its page name its words, and it stays."""
        self._found[post.key] = (post, reading)
        if post.url is not None:
            self._by_url.setdefault(post.url, post.key)
        if fixed:
            self._fixed.add(post.key)

    def again(self, post: Post, reading: Reading, *, fixed: bool) -> None:
        """Add another capture of a post."""
        old, before = self._found[post.key]
        self._pages[post.key] += 1
        if old.text != post.text:
            self._differ.add(post.key)
        if not fixed and post.key not in self._fixed:
            kept = later_of((old, before.captured), (post, reading.captured))
            capture = reading if kept is not old else before
            self._found[post.key] = (attrs.evolve(kept, number=old.number), capture)

    def posts(self) -> list[Post]:
        """Give them in the order of their first places."""
        return [post for post, _ in self._found.values()]

    def notices(self) -> Iterator[Notice]:
        """Tell which posts stood on several pages."""
        for key, times in self._pages.items():
            name = self._found[key][0].url or key
            sentence = f"the post {name} stands on {times + 1} pages; kept once"
            if key in self._differ:
                sentence += ", in its later wording as far as the pages tell which"
            yield notice("PostRepeated", sentence)


def _renamed(elements: Sequence[Any], keys: dict[str, str]) -> list[Any]:
    return [attrs.evolve(element, key=keys[element.key]) for element in elements]


def _most(languages: Counter[str]) -> str | None:
    return languages.most_common(1)[0][0] if languages else None


def _numbered(
    posts: list[Post], alone: set[str], replies: Sequence[tuple[str, str]]
) -> list[Post]:
    """Give posts by their numbers where each has its own, else numbered as they stand.

    Where numbers collide, pages of one post each (a status beside its context) are put
    where `replies` say: after what it answers, before what answers it.
    """
    numbers = [p.number for p in posts if p.number is not None]
    if len(set(numbers)) < len(numbers):
        places = count(1)
        return [
            p if p.number is None else attrs.evolve(p, number=next(places))
            for p in in_place(posts, alone, replies)
        ]
    if len(numbers) == len(posts):
        return sorted(posts, key=lambda post: post.number or 0)
    return posts
