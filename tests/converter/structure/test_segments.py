"""Tests of which words answer which quotation."""

import attrs

from disputatio.converter.structure.segments import segments
from disputatio.schemas.content import Block, Quotation, plain_blocks
from disputatio.schemas.debate import Post


def answered(*parts: str) -> list[tuple[str, list[str]]]:
    """Give the stretches of a post with the quotations (parts that begin with >)."""
    body: tuple[Block, ...] = ()
    for part in parts:
        blocks = plain_blocks(part.removeprefix(">"))
        body += (Quotation(blocks=blocks),) if part.startswith(">") else blocks
    post = attrs.evolve(Post(key="post-1"), body=body)
    return [
        (
            post.text[s.start : s.end].strip(),
            [post.text[q.start : q.end] for q in s.quotations],
        )
        for s in segments(post)
    ]


def test_words_answer_the_quotation_before_them() -> None:
    """Free words stand first; each later stretch answers what stands before it."""
    assert answered("Hello.", ">a", "A!", ">b", "B!") == [
        ("Hello.", []),
        ("A!", ["a"]),
        ("B!", ["b"]),
    ]


def test_quotations_in_a_row_are_answered_together() -> None:
    """With no word between two quotations, the words after them answer both."""
    assert answered(">a", ">b", "Both!") == [("Both!", ["a", "b"])]


def test_an_answer_on_top_answers_what_follows() -> None:
    """Where nothing follows the quotation, the words before it answer it."""
    assert answered("No.", ">a") == [("No.", ["a"])]


def test_a_post_of_quotations_answers_nothing() -> None:
    """A post without own words has no stretches."""
    assert answered(">a", ">b") == []
