"""The words that a conclusion rests on, as Argdown's data quote them.

A debate keeps them as spans of its posts. Argdown has no posts: its data quote the words,
with the numbers of their posts, and a debate that was read from it keeps the quotes among
the extras of what was concluded, as long as the same rule concludes it as surely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from attrs import frozen

from disputatio.schemas.origins import Inferred, Origin

WORDS = "words"
"""The key of the quotes, in data and in extras."""

ASKED = "asked"
"""The key of the question's quotes in the extras of the debate."""

_NOT_ITS_OWN = False


@frozen
class Quote:
    """Words that stand in a post."""

    post: int | None
    """Number of the post; None where it has none."""
    words: str
    """The words."""


@frozen(kw_only=True)
class Rest:
    """What a conclusion rests on."""

    own: bool = True
    """Whether that is, before all else, what goes without saying: its own line."""
    quotes: tuple[Quote, ...] = ()
    """Further words."""

    def data(self, post: int | None) -> dict[str, Any]:
        """Give the data key for a line of that post; none where it goes without saying."""
        own = [] if self.own else [_NOT_ITS_OWN]
        told = [*own, *_items(self.quotes, post)]
        return {WORDS: told} if told else {}

    def kept(self, origin: Inferred) -> dict[str, Any]:
        """Give what extras keep of it."""
        return {
            "of": [origin.rule, origin.confidence],
            **({} if self.own else {"own": False}),
            "quotes": [[quote.post, quote.words] for quote in self.quotes],
        }


def _items(quotes: tuple[Quote, ...], post: int | None) -> Iterator[Any]:
    """Give words of that post as they are, others with the number of theirs."""
    for number, row in groupby(quotes, key=lambda quote: quote.post):
        words = [quote.words for quote in row]
        if number == post:
            yield from words
        else:
            yield {"post": number, WORDS: words if len(words) > 1 else words[0]}


def data_rest(data: Mapping[str, Any], post: object = None) -> Rest | None:
    """Give what the data of a line of a post tell; None where they tell nothing.

    What is not understood in them is left out: `is_odd` finds it.
    """
    told = data.get(WORDS)
    if not isinstance(told, list | tuple | str):
        return None
    items = [told] if isinstance(told, str) else list(told)
    own = not (items and items[0] is _NOT_ITS_OWN)
    found = [_item_quotes(item, _number(post)) for item in items[not own :]]
    return Rest(own=own, quotes=tuple(q for row in found for q in row or ()))


def words_kept(
    data: Mapping[str, Any], origin: Origin, post: object = None
) -> dict[str, Any]:
    """Give what the extras of a conclusion keep of the quotes in data of a line of a post."""
    rest = data_rest(data, post)
    if rest is None or rest == Rest() or not isinstance(origin, Inferred):
        return {}
    return {WORDS: rest.kept(origin)}


def is_odd(data: Mapping[str, Any]) -> bool:
    """Say whether something in the quotes of data is not understood."""
    told = data.get(WORDS, "")
    if not isinstance(told, list | tuple):
        return False
    items = told[1:] if told and told[0] is _NOT_ITS_OWN else told
    return any(_item_quotes(item, None) is None for item in items)


def _item_quotes(item: object, post: int | None) -> list[Quote] | None:
    if isinstance(item, str):
        return [Quote(post, item)]
    if not isinstance(item, Mapping) or _number(item.get("post")) != item.get("post"):
        return None
    words = item.get(WORDS)
    row = [words] if isinstance(words, str) else words
    if not isinstance(row, list | tuple) or not all(isinstance(w, str) for w in row):
        return None
    return [Quote(item.get("post"), text) for text in row]


def _number(value: object) -> int | None:
    return value if type(value) is int else None


def kept_rest(kept: object, origin: Origin) -> Rest | None:
    """Give what extras keep of a conclusion; None where that was another one."""
    if not isinstance(kept, Mapping) or not isinstance(origin, Inferred):
        return None
    quotes = kept.get("quotes")
    same = tuple(kept.get("of", ())) == (origin.rule, origin.confidence)
    if not same or not isinstance(quotes, list | tuple):
        return None
    return Rest(
        own=kept.get("own", True) is not False,
        quotes=tuple(Quote(post, words) for post, words in quotes),
    )
