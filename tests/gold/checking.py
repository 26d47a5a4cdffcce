"""What is wrong with the gold structure of a thread."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.gold.attribution import attributed
from tests.gold.thread import (
    FOOLS,
    HOW,
    KINDS,
    STANCES,
    GoldError,
    GoldThread,
    Place,
    read,
)

_FEWEST, _MOST = 8, 40
_NO_CHANCE = 25
"""More characters than these are not the same in two posts by chance."""


def problems(thread: GoldThread) -> Iterator[str]:
    """Give a sentence for each rule of `seeds/threads/README.md` that is broken."""
    yield from _posts(thread)
    yield from _quotations(thread)
    yield from _answers(thread)
    yield from _claims(thread)
    yield from _positions(thread)
    yield from _names(thread)


def _posts(thread: GoldThread) -> Iterator[str]:
    if not _FEWEST <= len(thread.posts) <= _MOST:
        yield f"{len(thread.posts)} posts, not {_FEWEST} to {_MOST}"
    if [p.number for p in thread.posts] != list(range(1, len(thread.posts) + 1)):
        yield "posts are not numbered from 1 in order"
    for post in thread.posts:
        if post.body != post.body.strip() or not post.body:
            yield f"post {post.number}: the body is empty or has blank edges"
        for fool in set(post.fools) - set(FOOLS):
            yield f"post {post.number}: {fool!r} is not a known kind of trap"


def _quotations(thread: GoldThread) -> Iterator[str]:
    said = {p.number: _plain(p.body) for p in thread.posts}
    for one in thread.quotations:
        where = f"post {one.place.post}"
        words = _plain(thread.words(one.place))
        if one.kind not in KINDS:
            yield f"{where}: a quotation cannot be {one.kind!r}"
        if one.of is not None and one.of not in said:
            yield f"{where}: quotes post {one.of}, which is not here"
            continue
        if one.of and (words in said[one.of]) != (one.kind == "verbatim"):
            yield f"{where}: {words[:40]!r} of post {one.of} is not {one.kind}"
        for number in range(1, one.of or one.place.post):
            if len(words) > _NO_CHANCE and words in said[number]:
                yield f"{where}: post {number} said {words[:40]!r} first"
        if one.mark != attributed(thread, one):
            yield f"{where}: mark is {one.mark}, a line that names the author says else"
    yield from _overlaps(thread)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _overlaps(thread: GoldThread) -> Iterator[str]:
    """Find quotations that cross; one inside another is a quotation of a quotation."""
    places = sorted(
        (q.place.post, q.place.start, -q.place.end) for q in thread.quotations
    )
    for (post, start, end), (other, begin, stop) in pairwise(places):
        inside = start <= begin and -stop <= -end
        if post == other and begin < -end and not inside:
            yield f"post {post}: two quotations cross"


def _quoted(thread: GoldThread, place: Place) -> bool:
    """Say whether all words of a place are quoted: a sentence may quote within it."""
    return any(
        q.place.post == place.post
        and q.place.start <= place.start
        and place.end <= q.place.end
        for q in thread.quotations
    )


def _answers(thread: GoldThread) -> Iterator[str]:
    numbers = {p.number for p in thread.posts}
    for one in thread.answers:
        where = f"post {one.post} to {one.to}"
        if one.to not in numbers - {one.post}:
            yield f"{where}: there is no such other post"
        if one.how not in HOW:
            yield f"{where}: {one.how!r} does not say how it shows"
        if not {one.stance, *one.acceptable} <= set(STANCES):
            yield f"{where}: an unknown stance"
        if one.stance not in one.acceptable:
            yield f"{where}: the stance is not among the acceptable ones"
        if one.stance != "neutral" and one.place is None:
            yield f"{where}: no words show the stance"
        if one.place and _quoted(thread, one.place):
            yield f"{where}: the words that show the stance are quoted ones"
    answering = {a.post for a in thread.answers}
    for number in sorted(numbers - answering - {1}):
        yield f"post {number} answers nobody"


def _claims(thread: GoldThread) -> Iterator[str]:
    met: set[str] = set()
    for one in thread.claims:
        if one.id in met:
            yield f"two claims are called {one.id}"
        if one.same is not None and one.same not in met:
            yield f"{one.id} says the same as {one.same}, which is no earlier claim"
        if _quoted(thread, one.place):
            yield f"{one.id}: the words are quoted ones"
        met.add(one.id)
    for pair in thread.rebuttals:
        for name in set(pair) - met:
            yield f"a rebuttal names {name}, which is no claim"


def _positions(thread: GoldThread) -> Iterator[str]:
    claims = {c.id for c in thread.claims}
    numbers = {p.number for p in thread.posts}
    if (thread.question is None) != (not thread.positions):
        yield "a question has positions, and positions have a question"
    if thread.positions and not 2 <= len(thread.positions) <= 7:
        yield f"{len(thread.positions)} positions, not 2 to 7"
    for one in thread.positions:
        if one.claim not in claims:
            yield f"position {one.id}: {one.claim} is no claim"
        if not {*one.supporters, *one.opponents} <= numbers:
            yield f"position {one.id}: a post that is not here"
        if not one.supporters:
            yield f"position {one.id}: nobody is for it"
        if len(one.title.split()) > 10:
            yield f"position {one.id}: the title is long"


def _names(thread: GoldThread) -> Iterator[str]:
    hidden = {p.number for p in thread.posts if not p.shown}
    for post in thread.lost_names:
        if post not in hidden:
            yield f"the name of post {post} is shown, so it is not lost"


def main(paths: list[str]) -> int:
    """Print what is wrong with some files; 1 if anything is."""
    wrong = 0
    for path in map(Path, paths):
        try:
            found = list(problems(read(path)))
        except GoldError as error:
            found = [str(error)]
        for sentence in found:
            print(f"{path.name}: {sentence}")  # noqa: T201 - a command for hand runs
        wrong += len(found)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
