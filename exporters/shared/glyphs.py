"""The characters of a debate, and the notice of those that no font has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from disputatio.exporters.shared.outline_thread import post_references
from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.views import Views

_NAMED = 12


def texts_of(debate: Debate) -> Iterator[str]:
    """Give every text of a debate that a document may print."""
    for _, text in _placed_texts(debate):
        yield text


def glyph_notices(debate: Debate, missing: frozenset[str]) -> tuple[Notice, ...]:
    """Give one notice that lists the boxed characters, with count and first place."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for place, text in _placed_texts(debate):
        for character in text:
            if character in missing:
                counts[character] += 1
                first.setdefault(character, place)
    if not missing:
        return ()
    order = sorted(missing, key=lambda c: (-counts[c], c))
    named = [_entry(c, counts[c], first.get(c)) for c in order[:_NAMED]]
    more = f" and {len(order) - _NAMED} more" if len(order) > _NAMED else ""
    sentence = (
        f"no font has {', '.join(named)}{more}: they are printed as boxed code points; "
        "name a folder with a font that has them (--font-path)"
    )
    return (notice("GlyphMissing", sentence),)


def _entry(character: str, count: int, place: str | None) -> str:
    times = "once" if count == 1 else f"{count} times"
    where = f", first in {place}" if place else ""
    return f"U+{ord(character):04X} ({times}{where})"


def _placed_texts(debate: Debate) -> Iterator[tuple[str, str]]:
    views = Views(debate)
    labels = post_references(views, ())
    yield "the title", debate.title or ""
    yield "the question", debate.question.text if debate.question else ""
    yield "the source", debate.source or ""
    for person in debate.participants:
        texts = (person.name, person.label, person.badge)
        yield "a name", " ".join(text for text in texts if text)
    for post in debate.posts:
        place = labels[post.key].label if post.key in labels else post.key
        yield place, post.text
        texts = (post.title, post.state, post.claimed_parent)
        yield place, " ".join(text for text in texts if text)
    yield from _argued_texts(debate)


def _argued_texts(debate: Debate) -> Iterator[tuple[str, str]]:
    for claim in debate.claims:
        yield f"claim {claim.key}", f"{claim.title or ''} {claim.text}"
        for wording in claim.wordings:
            if wording.passage is None:
                yield f"claim {claim.key}", wording.text
    for relation in debate.relations:
        yield f"relation {relation.key}", relation.scheme or ""
    for position in debate.positions:
        yield "a position", position.title or ""
