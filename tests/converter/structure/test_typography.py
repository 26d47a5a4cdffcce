"""What is found does not depend on how apostrophes, spaces and lines are typed."""

import re
import textwrap
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.sentences import sentences
from disputatio.schemas.debate import Debate
from tests.benchmarks.structure.gold_debates import plain_debate
from tests.gold import corpus, messy

THREADS = 4
"""Threads of each kind: each is read by all passes, twice."""

WORDED = frozenset({"text", "body", "content", "blocks", "inlines", "items"})
"""Attributes of posts that hold words."""


def curled(text: str) -> str:
    """Give a text with typographic apostrophes, as phones and pages write them."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def unbroken(text: str) -> str:
    """Give a text in which every fifth space does not break, as editors of pages do."""
    found = iter(range(len(text)))
    return re.sub(" ", lambda _: "\u00a0" if next(found) % 5 == 0 else " ", text)


def retyped(value: Any, typed: Callable[[str], str]) -> Any:
    """Give a post or a part of it with its words typed in another way."""
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, tuple):
        return tuple(retyped(part, typed) for part in value)
    if attrs.has(type(value)):
        names = [a.name for a in attrs.fields(type(value)) if a.init]
        found = {n: retyped(getattr(value, n), typed) for n in names if n in WORDED}
        return attrs.evolve(value, **found)
    return value


def plain(text: str) -> str:
    """Give a text as it was typed at first."""
    return text.replace("’", "'").replace("\u00a0", " ")


def shape(debate: Debate) -> tuple[object, ...]:
    """Give what the passes find, in plain letters."""
    found = structured(debate)
    return (
        [plain(claim.text) for claim in found.claims],
        [plain(position.title or "") for position in found.positions],
        [(link.kind, link.sources, link.targets) for link in found.relations],
        plain(found.question.text or "") if found.question else None,
    )


@pytest.mark.parametrize("typed", [curled, unbroken])
def test_typography_changes_nothing_that_is_found(typed: Callable[[str], str]) -> None:
    """Own threads, orderly and messy, give the same claims, positions and links."""
    debates = [plain_debate(thread) for thread in corpus.threads("development")]
    messy_ones = [debate for _, debate, _ in messy.messy_debates("development")]
    for debate in (*debates[:THREADS], *messy_ones[:THREADS]):
        posts = tuple(retyped(post, typed) for post in debate.posts)
        title = typed(debate.title) if debate.title else debate.title
        other = attrs.evolve(debate, posts=posts, title=title)

        assert other.posts != debate.posts
        assert shape(other) == shape(debate)


def test_a_mail_broken_to_fit_has_the_same_claims() -> None:
    """Lines that end where the next word has no room do not part sentences."""
    text = (
        "The old mill should not be sold, because the town has no other hall and"
        " the people of Elm Road have paid for its roof. I think that Mr Pell is"
        " wrong about the price: what he names is what 2 houses would bring, and"
        " nobody wants houses there. We should keep the mill and let the school"
        " use the upper floor."
    )
    broken = textwrap.fill(text, 66)
    found = [
        broken[a:b].replace("\n", " ") for a, b in sentences(broken, 0, len(broken))
    ]

    assert found == [text[a:b] for a, b in sentences(text, 0, len(text))]
