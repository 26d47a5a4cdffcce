"""Tests of the pass `quotations`."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.quotations import find_quotations
from disputatio.schemas.content import BulletList, Para, Quotation, Text, plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.quoted import quotations
from tests.converter.structure.making import thread

LONG = "The trams should run at night because the nurses need them badly."
OTHER = "Nobody in this town has ever counted the people at the station."


def found(debate: Debate) -> list[tuple[str, str, str, str, bool]]:
    """Give post, words, source post, source words and verbatim of each quotation."""
    texts = {post.key: post.text for post in debate.posts}
    return [
        (
            p.key,
            p.text[q.start : q.end],
            s.post,
            texts[s.post][s.start : s.end],
            s.verbatim,
        )
        for p in debate.posts
        for q in quotations(p.body)
        if (s := q.quotation.source) is not None
    ]


def test_repeated_words_are_a_quotation() -> None:
    """A line of an earlier post is found, with its source, and only that line."""
    debate = find_quotations(thread(f"{LONG} More.", f"{LONG}\n\nI doubt that."))

    assert found(debate) == [("post-2", LONG, "post-1", LONG, True)]
    assert debate.posts[1].text == f"{LONG}\n\nI doubt that."


def test_edited_words_are_a_quotation_that_says_so() -> None:
    """Words that one side changed later are found as edited, with less confidence."""
    changed = LONG.replace("badly", "now")

    ((_, words, post, _, verbatim),) = found(find_quotations(thread(LONG, changed)))

    assert (words, post, verbatim) == (changed, "post-1", False)


def test_chains_lead_to_who_said_it_first() -> None:
    """What a post only quotes is no source for later posts."""
    debate = thread(LONG, f"{LONG}\nNo.", f"{LONG}\nYes.")

    assert [row[2] for row in found(find_quotations(debate))] == ["post-1", "post-1"]


def test_a_quotation_in_the_middle_is_found() -> None:
    """Words before and after a quotation stay the poster's own."""
    debate = find_quotations(thread(LONG, f"Before.\n{LONG}\nAfter."))
    post = debate.posts[1]

    assert [post.text[a:b].strip() for a, b in post.own] == ["Before.", "After."]


def test_lines_of_one_source_are_one_quotation() -> None:
    """Neighbouring lines of one post are one quotation; a gap in the source edits it."""
    source = f"{LONG}\n\n{OTHER}"
    whole = found(find_quotations(thread(source, f"{source}\n\nSo?")))
    abridged = found(
        find_quotations(thread(f"{LONG}\n\nIn between it rains.\n\n{OTHER}", source))
    )

    assert [(row[1], row[4]) for row in whole] == [(source, True)]
    assert [(row[1], row[4]) for row in abridged] == [(source, False)]


@pytest.mark.parametrize(
    "words", ["Wrong.", "Not so", 'He said "trams at night" again.']
)
def test_few_words_are_no_quotation(words: str) -> None:
    """One or two words, and phrases inside a sentence, are nobody's quotation."""
    assert found(find_quotations(thread(f"{LONG} Wrong.\nNot so", words))) == []


def test_three_words_count_as_a_whole_line_only() -> None:
    """Three words are a quotation where they are a whole line of an earlier post."""
    assert found(
        find_quotations(thread("Trams are loud.\nYes.", "Trams are loud.\nNo."))
    )
    assert not found(
        find_quotations(thread("Yes, trams are loud.", "Trams are loud.\nNo."))
    )


def test_marked_quotations_get_their_source_only() -> None:
    """A quotation that the source marks is not wrapped again; its source is found."""
    debate = thread("Ann: It is late.", f"Bob: {LONG}", "Bob: It is late.")
    quoted = Quotation(blocks=plain_blocks("It is late."), claimed_author="Ann")
    body = (quoted, *plain_blocks("No."))
    post = Post(key="post-4", number=4, body=body)
    debate = attrs.evolve(debate, posts=(*debate.posts[:2], post))

    result = find_quotations(debate)
    ((kept),) = quotations(result.posts[2].body)

    assert found(result) == [("post-4", "It is late.", "post-1", "It is late.", True)]
    assert attrs.evolve(kept.quotation, source=None) == quoted


def test_a_claimed_post_decides_between_equal_sources() -> None:
    """Where a mark names a post, the words are looked for there first."""
    debate = thread(LONG, OTHER, f"{LONG} {OTHER}")
    quoted = Quotation(blocks=plain_blocks(LONG), claimed_post="1")
    post = Post(key="post-4", number=4, body=(quoted,))

    result = find_quotations(attrs.evolve(debate, posts=(*debate.posts, post)))

    assert found(result)[-1][2] == "post-1"


def test_a_list_item_can_be_quoted() -> None:
    """A quoted line inside a list is wrapped there, and the text stays."""
    item = (Para(inlines=(Text(text=LONG),)),)
    other = (Para(inlines=(Text(text="Mine."),)),)
    post = Post(key="post-2", number=2, body=(BulletList(items=(item, other)),))
    debate = attrs.evolve(thread(LONG), posts=(*thread(LONG).posts, post))

    result = find_quotations(debate)

    assert found(result) == [("post-2", LONG, "post-1", LONG, True)]
    assert result.posts[1].text == post.text


WORDS = st.sampled_from(
    ["tram", "night", "the", "runs", "\n", "Bob", ":)", ",", "\n\n", "it’s"]
)


@given(st.lists(st.lists(WORDS, max_size=24).map(" ".join), max_size=5))
def test_quotations_change_no_text_and_are_found_again(texts: list[str]) -> None:
    """Whatever repeats, every text stays, sources are earlier, and twice is once."""
    debate = Debate(
        posts=tuple(
            Post(key=f"post-{n}", number=n, body=plain_blocks(text))
            for n, text in enumerate(texts, 1)
        )
    )

    once = find_quotations(debate)

    assert [p.text for p in once.posts] == [p.text for p in debate.posts]
    assert find_quotations(once) == once
    assert all(source < post for post, _, source, _, _ in found(once))


def test_repeated_words_stay_cheap() -> None:
    """Posts of one word over and over end soon: the comparison is bounded."""
    line = "spam " * 3000
    debate = find_quotations(thread(line, line + "ham", "eggs " + line))

    assert len(debate.posts) == 3
