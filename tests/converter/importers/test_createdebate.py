"""The importer of CreateDebate: sides are positions, replies take sides on posts."""

from pathlib import Path

import pytest

from disputatio.converter.importers.createdebate import CreatedebateImporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Source
from disputatio.schemas.views import Views

SEED = (
    Path(__file__).parents[2] / "samples" / "createdebate" / "school-dog.html"
).read_bytes()


def debate(data: bytes = SEED) -> Debate:
    """Read a page."""
    (found,) = CreatedebateImporter().read(Source(data=data, name="dog.html"), {})
    assert problems(found.debate) == ()
    return found.debate


def test_posts_with_authors_points_and_times() -> None:
    """The description is the creator's; arguments follow in the order of the page."""
    found = debate()
    names = {p.key: p.name for p in found.participants}

    assert [(p.key, names[p.author or ""], p.score, p.text) for p in found.posts] == [
        ("post-description", "Ruth", None, "It sleeps in the gym since winter."),
        ("post-501", "Wilma", 5, "The children are calmer since it is here."),
        ("post-502", "Oskar", 2, "Three of them are allergic. They are not calm."),
        ("post-503", "Wilma", -1, "Two: the third has hay fever."),
        ("post-504", "Nora", 1, "A gym is no place for a dog."),
    ]
    written = found.posts[1].written
    assert written is not None
    assert written.zone_known


def test_sides_are_positions_and_replies_take_sides() -> None:
    """What the page states is stated: who is for which side, who disputes whom."""
    found = debate()
    texts = {c.key: c.text for c in found.claims}
    stances = [
        (r.sources[0], r.scheme, texts.get(r.targets[0], r.targets[0]))
        for r in found.relations
        if r.kind == "stance"
    ]

    assert found.question is not None
    assert found.question.text == "Should the school keep its dog?"
    argued = [
        (texts[r.sources[0]][:9], r.kind, texts[r.targets[0]][:9])
        for r in found.relations
        if r.kind in ("support", "attack")
    ]

    assert argued == [
        ("The child", "support", "Keep the "),
        ("Three of ", "attack", "The child"),
        ("A gym is ", "support", "Find it a"),
    ]
    assert [texts[p.claim] for p in found.positions] == [
        "Keep the dog",
        "Find it a home",
    ]
    assert stances == [
        ("post-502", "agree", "Find it a home"),
        ("post-503", "agree", "Keep the dog"),
        ("post-503", "neutral", "post-502"),
    ]


def test_who_is_for_a_side_is_what_views_say() -> None:
    """Supporters of a side are those who chose it, opponents dispute its arguments."""
    found = debate()
    views = Views(found)

    supporters = {s.post.key for s in views.sides(found.positions[0].claim).supporters}

    assert supporters == {"post-501", "post-503"}


def test_evidence_is_kept() -> None:
    """A link to evidence is no text, and not lost."""
    found = debate().posts[2]

    assert found.extras["thread"]["evidence"] == "http://gym.example/list"
    assert found.extras["thread"]["response"] == "Disputed"


def test_a_page_without_arguments_is_refused() -> None:
    """The error says what the page is instead."""
    start = SEED.index(b'<div id="description">')

    with pytest.raises(ReadError, match="a debate without arguments"):
        debate(SEED[:start])
