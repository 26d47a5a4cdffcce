"""What is remembered while a graph is made: in dictionaries, or in little memory.

Dictionaries are fast. `SmallRoom` takes some bytes for each element instead of some
hundred: elements are numbered, and what is known of them stands in arrays by number.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol, TypeAlias

from disputatio.schemas.debate import Claim, Debate, Passage, Post, Relation

Element: TypeAlias = Post | Passage | Claim | Relation
"""What has a key in the one key space."""

_NONE = -1


class Places(Protocol):
    """Numbers by key or by pair, as in a dictionary."""

    def __contains__(self, key: object, /) -> bool:
        """Say whether a key is known."""

    def setdefault(self, key: str, default: int, /) -> int:
        """Give the number of a key; a new one is known from then on."""

    def __getitem__(self, key: str, /) -> int:
        """Give the number of a key."""

    def get(self, key: str, /) -> int | None:
        """Give the number of a key, or None."""


class Numbers(Protocol):
    """Numbers by numbers from 0, as in a dictionary."""

    def setdefault(self, key: int, default: int, /) -> int:
        """Give what is known of a number; of a new one it is known from then on."""

    def get(self, key: int, /) -> int | None:
        """Give what is known of a number, or None."""


class Pairs(Protocol):
    """Numbers by pair, as in a dictionary."""

    def setdefault(self, key: tuple[int, int], default: int, /) -> int:
        """Give the number of a pair; a new one is known from then on."""

    def get(self, key: tuple[int, int], /) -> int | None:
        """Give the number of a pair, or None."""


class _Keys(Protocol):
    def __contains__(self, key: object, /) -> bool: ...


class _KeyPairs(Protocol):
    def __contains__(self, pair: object, /) -> bool: ...

    def add(self, pair: tuple[str, str], /) -> None: ...


class Elements:
    """The elements of a debate by number: posts, passages, claims, relations.

    Attributes:
        all: the elements; an element's place is its number.
    """

    def __init__(self, debate: Debate) -> None:
        """Number the elements of a valid debate."""
        lists = debate.posts, debate.passages, debate.claims, debate.relations
        self.all: tuple[Element, ...] = tuple(chain.from_iterable(lists))
        self._slots = _Slots(len(self.all))
        for number, element in enumerate(self.all):
            self._slots.put(hash(element.key), number)

    def number(self, key: str) -> int | None:
        """Give the number of the element with a key; None where there is none."""
        elements, slots, mask = self.all, self._slots.slots, self._slots.mask
        place = hash(key) & mask
        while (number := slots[place]) != _NONE:
            if elements[number].key == key:
                return number
            place = place + 1 & mask
        return None

    def get(self, key: str) -> Element | None:
        """Give the element with a key; None where there is none."""
        number = self.number(key)
        return None if number is None else self.all[number]


class _Slots:
    """Numbers found by a hash, in an array that is at most two thirds full."""

    def __init__(self, size: int) -> None:
        self.slots = array("i", [_NONE]) * (1 << (3 * size // 2 + 1).bit_length())
        self.mask = len(self.slots) - 1

    def put(self, hashed: int, number: int) -> None:
        slots, mask = self.slots, self.mask
        place = hashed & mask
        while slots[place] != _NONE:
            place = place + 1 & mask
        slots[place] = number

    def found(self, hashed: int) -> Iterator[int]:
        slots, mask = self.slots, self.mask
        place = hashed & mask
        while slots[place] != _NONE:
            yield slots[place]
            place = place + 1 & mask


class SmallPlaces:
    """A number for each element, by its key."""

    def __init__(self, elements: Elements) -> None:
        """Begin with no number for any."""
        self._elements = elements
        self._values = array("i", [_NONE]) * len(elements.all)

    def get(self, key: str) -> int | None:
        """Give the number of a key, or None."""
        place = self._elements.number(key)
        value = _NONE if place is None else self._values[place]
        return None if value == _NONE else value

    def __contains__(self, key: object) -> bool:
        """Say whether a key has a number."""
        return isinstance(key, str) and self.get(key) is not None

    def __getitem__(self, key: str) -> int:
        """Give the number of a key.

        Raises:
            KeyError: it has none.
        """
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def setdefault(self, key: str, default: int) -> int:
        """Give the number of a key; a new one is kept where there is such an element."""
        place = self._elements.number(key)
        if place is None:
            return default
        if self._values[place] == _NONE:
            self._values[place] = default
        return self._values[place]


class _SmallNumbers:
    """Numbers by numbers from 0."""

    def __init__(self) -> None:
        self._values = array("i")

    def get(self, number: int) -> int | None:
        known = number < len(self._values) and self._values[number] != _NONE
        return self._values[number] if known else None

    def setdefault(self, number: int, default: int) -> int:
        known = self.get(number)
        if known is not None:
            return known
        missing = number + 1 - len(self._values)
        if missing > 0:
            self._values.extend([_NONE] * missing)
        self._values[number] = default
        return default


class SmallPairs:
    """Numbers by pairs of numbers."""

    def __init__(self) -> None:
        """Begin with no pair."""
        self._firsts, self._seconds, self._values = array("i"), array("i"), array("i")
        self._slots = _Slots(8)
        self._size = 8

    def _place(self, key: tuple[int, int]) -> int | None:
        first, second = key
        for place in self._slots.found(hash(key)):
            if self._firsts[place] == first and self._seconds[place] == second:
                return place
        return None

    def get(self, key: tuple[int, int]) -> int | None:
        """Give the number of a pair, or None."""
        place = self._place(key)
        return None if place is None else self._values[place]

    def __contains__(self, key: tuple[int, int]) -> bool:
        """Say whether a pair has a number."""
        return self._place(key) is not None

    def setdefault(self, key: tuple[int, int], default: int) -> int:
        """Give the number of a pair; a new one is kept."""
        place = self._place(key)
        if place is not None:
            return self._values[place]
        self._firsts.append(key[0])
        self._seconds.append(key[1])
        self._values.append(default)
        self._put(len(self._values) - 1)
        return default

    def _put(self, place: int) -> None:
        if place < self._size:
            self._slots.put(hash((self._firsts[place], self._seconds[place])), place)
            return
        self._size *= 2
        self._slots = _Slots(self._size)
        for each in range(place + 1):
            self._slots.put(hash((self._firsts[each], self._seconds[each])), each)


class _SmallKeys:
    """A set of keys of elements."""

    def __init__(self, elements: Elements, keys: Iterable[str]) -> None:
        self._elements = elements
        self._flags = bytearray(len(elements.all))
        for key in keys:
            number = elements.number(key)
            if number is not None:
                self._flags[number] = 1

    def __contains__(self, key: object) -> bool:
        number = self._elements.number(key) if isinstance(key, str) else None
        return number is not None and self._flags[number] == 1


class _SmallKeyPairs:
    """A set of pairs of keys of elements."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._pairs = SmallPairs()

    def _numbers(self, pair: tuple[str, str]) -> tuple[int, int]:
        first, second = map(self._elements.number, pair)
        return _NONE if first is None else first, _NONE if second is None else second

    def add(self, pair: tuple[str, str]) -> None:
        self._pairs.setdefault(self._numbers(pair), 0)

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and self._numbers(pair) in self._pairs


class Room:
    """Remembers in dictionaries and sets."""

    def places(self) -> Places:
        """Give numbers for keys of elements."""
        return {}

    def pairs(self) -> Pairs:
        """Give numbers for pairs of numbers."""
        return {}

    def numbers(self) -> Numbers:
        """Give numbers for numbers from 0."""
        return {}

    def keys(self, keys: Iterable[str]) -> _Keys:
        """Give a set of keys of elements."""
        return set(keys)

    def key_pairs(self) -> _KeyPairs:
        """Give an empty set of pairs of keys of elements."""
        return set()

    def spoken(self, debate: Debate) -> Iterator[tuple[Post, list[Passage]]]:
        """Give every post with its passages in the order of its text."""
        found: dict[str, list[Passage]] = {post.key: [] for post in debate.posts}
        for passage in sorted(debate.passages, key=_span):
            found[passage.post].append(passage)
        return zip(debate.posts, found.values(), strict=True)

    def said(self, debate: Debate, places: Places) -> Callable[[str], int | None]:
        """Give what finds the place of the words that say a claim, passage or post first."""
        keys = [*(p.key for p in debate.posts), *(p.key for p in debate.passages)]
        found = {key: places[key] for key in keys if key in places}
        for claim in debate.claims:
            first = _first_passage(claim)
            if first is not None:
                found[claim.key] = places[first]
        return found.get


class SmallRoom(Room):
    """Remembers in arrays, by the numbers of elements."""

    def __init__(self, elements: Elements) -> None:
        """Number by these elements."""
        self._elements = elements

    def places(self) -> Places:
        """Give numbers for keys of elements."""
        return SmallPlaces(self._elements)

    def pairs(self) -> Pairs:
        """Give numbers for pairs of numbers."""
        return SmallPairs()

    def numbers(self) -> Numbers:
        """Give numbers for numbers from 0."""
        return _SmallNumbers()

    def keys(self, keys: Iterable[str]) -> _Keys:
        """Give a set of keys of elements."""
        return _SmallKeys(self._elements, keys)

    def key_pairs(self) -> _KeyPairs:
        """Give an empty set of pairs of keys of elements."""
        return _SmallKeyPairs(self._elements)

    def spoken(self, debate: Debate) -> Iterator[tuple[Post, list[Passage]]]:
        """Give every post with its passages in the order of its text."""
        passages = debate.passages
        chains = Chains(len(debate.posts), len(passages))
        for place in range(len(passages) - 1, -1, -1):
            chains.put(self._elements.number(passages[place].post), place)
        for number, post in enumerate(debate.posts):
            yield post, sorted((passages[p] for p in chains.of(number)), key=_span)

    def said(self, debate: Debate, places: Places) -> Callable[[str], int | None]:  # noqa: ARG002
        """Give what finds the place of the words that say a claim, passage or post first."""

        def found(key: str) -> int | None:
            element = self._elements.get(key)
            if isinstance(element, Claim):
                first = _first_passage(element)
                return None if first is None else places[first]
            known = isinstance(element, Post | Passage) and key in places
            return places[key] if known else None

        return found


class Chains:
    """For each of some numbers a row of others, in the order in which they are told.

    They are put in from the last to the first.
    """

    def __init__(self, heads: int, links: int) -> None:
        """Begin with empty rows."""
        self._heads = array("i", [_NONE]) * heads
        self._next = array("i", [_NONE]) * links

    def put(self, head: int | None, link: int) -> None:
        """Put a number at the beginning of a row."""
        if head is not None:
            self._next[link] = self._heads[head]
            self._heads[head] = link

    def of(self, head: int) -> Iterator[int]:
        """Give a row."""
        link = self._heads[head]
        while link != _NONE:
            yield link
            link = self._next[link]


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def _first_passage(claim: Claim) -> str | None:
    passages = (w.passage for w in claim.wordings if w.passage is not None)
    return next(passages, None)
