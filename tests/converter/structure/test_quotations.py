"""Tests of the pass `quotations`."""

from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.quotations import find_quotations
from disputatio.schemas.content import BulletList, Para, Quotation, Text, plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.quoted import quotations
from tests.converter.structure.making import thread
from tests.laws.work import work_of

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

    answer = f"{changed}\n\nI doubt that."
    ((_, words, post, _, verbatim),) = found(find_quotations(thread(LONG, answer)))

    assert (words, post, verbatim) == (changed, "post-1", False)


VOTE = "The library should open on Sundays."


@pytest.mark.parametrize("body", [VOTE, f"{VOTE}\n\nOver my dead body!"])
def test_who_only_says_it_too_quotes_nobody(body: str) -> None:
    """Unmarked words that are all that a post says are its own; a copied speech is not."""
    said = thread(f"{VOTE}\n\nIt is shut then.", "Over my dead body!", body, body)
    speech = f"{LONG} {OTHER} {LONG}"

    assert found(find_quotations(said)) == []
    assert [row[1] for row in found(find_quotations(thread(speech, speech)))] == [
        speech
    ]


@pytest.mark.parametrize(
    "body", [f"> {VOTE}", f"“{VOTE}”", f"Ann wrote:\n{VOTE}", f"{VOTE}\n\nNo."]
)
def test_a_mark_or_a_word_beside_it_makes_it_a_quotation(body: str) -> None:
    """Marks, a heading, and words of the poster's own show whose the others are."""
    debate = find_quotations(thread(VOTE, body))

    assert [row[2] for row in found(debate)] == ["post-1"]


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
        find_quotations(
            thread(f"{LONG}\n\nIn between it rains.\n\n{OTHER}", f"{source}\n\nSo?")
        )
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


def test_a_short_line_beside_a_quoted_one_is_quoted_with_it() -> None:
    """Two words count where the source goes on with them, or has them right before."""
    source = f"Oh wait.\n{LONG}\nNever mind.\n{OTHER}"

    assert [row[1] for row in found(find_quotations(thread(source, source)))] == [
        source
    ]
    assert [
        row[1]
        for row in found(find_quotations(thread(source, f"Oh no.\n{LONG}\nNever so.")))
    ] == [LONG]


def test_a_line_that_leads_to_the_next_is_no_quotation() -> None:
    """The line "Ann wrote:" is written by everybody who quotes Ann."""
    lead = "On Monday Ann Bower wrote:"

    assert [
        row[1]
        for row in found(
            find_quotations(thread(LONG, f"{lead}\n{LONG}\nNo.", f"{lead}\n{LONG}"))
        )
    ] == [LONG, LONG]


@pytest.mark.parametrize(
    ("again", "quoted"),
    [
        (f"Bob, once more.\n{LONG}", False),
        (f"{LONG}\nThat was too much.", True),
        (f"Bob, look.\n> {LONG}", True),
        (f"Bob, look. I wrote:\n{LONG}", True),
    ],
)
def test_who_says_it_again_quotes_nobody(again: str, *, quoted: bool) -> None:
    """Own words are quoted at the head of a post, marked, or after "I wrote"."""
    debate = find_quotations(thread(f"Ann: {LONG}", "Bob: So?", f"Ann: {again}"))

    assert [row[2] for row in found(debate)] == ["post-1"] * quoted


def test_what_an_author_says_again_is_quoted_from_there() -> None:
    """The source of words that were said twice is the later post."""
    debate = thread(f"Ann: {LONG}", f"Ann: Once more.\n{LONG}", f"Bob: {LONG}\nNo.")

    assert [row[2] for row in found(find_quotations(debate))] == ["post-2"]


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


def _quoting(
    number: int, words: str, *, post: str | None = None, by: str | None = None
) -> Post:
    quoted = Quotation(blocks=plain_blocks(words), claimed_post=post, claimed_author=by)
    body = (quoted, *plain_blocks("No."))
    return Post(key=f"post-{number}", number=number, body=body)


def test_one_word_in_common_is_no_source() -> None:
    """A name that the named person wrote, too, does not hide where the words stand."""
    words = f"Simon\n\n{LONG}"
    debate = thread(f"Bob: {LONG}", "Ann: Simon, are you there?", "Cy: No.")
    posts = (*debate.posts[:2], _quoting(3, words, by="Ann"))

    result = find_quotations(attrs.evolve(debate, posts=posts))

    assert found(result) == [("post-3", words, "post-1", LONG, True)]
    assert find_quotations(result) == result


def test_a_name_alone_is_no_source_of_a_long_quotation() -> None:
    """Where the words stand nowhere, nothing is claimed; a whole short one is found."""
    debate = thread("Bob: Two.", "Ann: Simon, are you there?", "Cy: No.")
    for words, sources in ((f"Simon\n\n{LONG}", []), ("Simon", ["post-2"])):
        posts = (*debate.posts[:2], _quoting(3, words, by="Ann"))

        result = find_quotations(attrs.evolve(debate, posts=posts))

        assert [row[2] for row in found(result)] == sources


@pytest.mark.parametrize("signs", ["♥", "???", "👍👍"])
def test_a_quotation_without_a_word_is_found_where_its_mark_says(signs: str) -> None:
    """A heart in the post that is named is its source; what is quoted there is not."""
    heart, plain = f"Ann: One. {signs} Two.", "Ann: Two."
    for mark in ({"post": "1"}, {"by": "Ann"}):
        debate = thread(heart, plain, "Cy: No.")
        posts = (*debate.posts[:2], _quoting(3, signs, **mark))

        result = find_quotations(attrs.evolve(debate, posts=posts))

        assert found(result) == [("post-3", signs, "post-1", signs, True)]
        assert find_quotations(result) == result

    debate = thread(heart, plain, "Cy: No.", "Dee: No.")
    again = (_quoting(3, signs, post="1"), _quoting(4, signs, post="3"))
    result = find_quotations(attrs.evolve(debate, posts=(*debate.posts[:2], *again)))
    assert [row[:3:2] for row in found(result)] == [("post-3", "post-1")]
    unmarked = (*debate.posts[:2], _quoting(3, signs))
    assert found(find_quotations(attrs.evolve(debate, posts=unmarked))) == []


def test_an_edited_post_quotes_a_later_one() -> None:
    """Words that stand in a later post are found there if the mark names it."""
    debate = thread("Ann: One.", "Ann: Two.", f"Ann: {LONG}")
    for mark in ({"post": "3"}, {"by": "Ann"}):
        posts = (_quoting(1, LONG, **mark), *debate.posts[1:])

        result = find_quotations(attrs.evolve(debate, posts=posts))

        assert found(result) == [("post-1", LONG, "post-3", LONG, True)]
        assert find_quotations(result) == result


def test_a_later_post_is_no_source_unless_the_mark_names_it() -> None:
    """Without a mark, or with one that names somebody else, nothing later is found."""
    debate = thread("Ann: One.", "Bob: Two.", f"Ann: {LONG}")
    for mark in ({}, {"by": "Bob"}, {"post": "99"}):
        posts = (_quoting(1, LONG, **mark), *debate.posts[1:])

        assert found(find_quotations(attrs.evolve(debate, posts=posts))) == []


def test_two_posts_quote_each_other() -> None:
    """In a circle each quotation has its source in the other post, none in its own."""
    first, second = _quoting(1, OTHER, post="2"), _quoting(2, LONG, post="1")
    first = attrs.evolve(first, body=(*first.body, *plain_blocks(LONG)))
    second = attrs.evolve(second, body=(*second.body, *plain_blocks(OTHER)))

    rows = found(find_quotations(Debate(posts=(first, second))))

    assert [(row[0], row[2]) for row in rows] == [
        ("post-1", "post-2"), ("post-2", "post-1"),
    ]  # fmt: skip


def test_no_post_is_its_own_source() -> None:
    """A mark that names the post itself leads nowhere."""
    post = _quoting(1, LONG, post="1")
    post = attrs.evolve(post, body=(*post.body, *plain_blocks(LONG)))

    assert found(find_quotations(Debate(posts=(post,)))) == []


def test_the_named_later_post_wins_over_a_chance_find() -> None:
    """Where an earlier post has the same words, the one that the mark names is meant."""
    debate = thread("Ann: It is late.", "Bob: x", "Bob: Well, it is late. Go home.")
    posts = (debate.posts[0], _quoting(2, "It is late.", post="3"), debate.posts[2])

    result = find_quotations(attrs.evolve(debate, posts=posts))

    assert [(row[0], row[2]) for row in found(result)] == [("post-2", "post-3")]


def test_what_later_posts_repeat_unmarked_counts_by_mark() -> None:
    """Marked and found quotations of one post keep their own sources."""
    debate = thread(f"Ann: {OTHER}", "Bob: x", f"Bob: {LONG}")
    post = _quoting(2, LONG, post="3")
    post = attrs.evolve(post, body=(*plain_blocks(f"{OTHER}\nSo.\n\n"), *post.body))
    posts = (debate.posts[0], post, debate.posts[2])

    rows = found(find_quotations(attrs.evolve(debate, posts=posts)))

    assert [(row[1], row[2]) for row in rows] == [(OTHER, "post-1"), (LONG, "post-3")]


def test_named_quotations_are_linear() -> None:
    """Many short quotations of one author, none of them found, stay cheap."""

    def quoting(size: int) -> Debate:
        one = thread(*(f"Ann: Post {n} is here." for n in range(size)))
        marked = (_quoting(n + 1, f"no {n}", by="Ann") for n in range(size, 2 * size))
        early = (_quoting(-n, f"not {n}", by="Ann") for n in range(1, size))
        posts = (*early, *one.posts, *marked)
        return attrs.evolve(one, posts=posts)

    small, large = quoting(150), quoting(300)
    find_quotations(small)

    assert work_of(partial(find_quotations, large)) <= 2.2 * work_of(
        partial(find_quotations, small)
    )


def test_many_quoted_lines_of_one_paragraph_are_linear() -> None:
    """A paragraph of which every other line is quoted is cut in one pass."""

    def quoting(size: int) -> Debate:
        lines = [f"The tram of line {n} leaves the depot late." for n in range(size)]
        answer = (f"{line}\nNo, number {n}." for n, line in enumerate(lines))
        return thread("\n\n".join(lines), "\n".join(answer))

    small, large = quoting(150), quoting(300)
    assert len(found(find_quotations(small))) == 150

    assert work_of(partial(find_quotations, large)) <= 2.2 * work_of(
        partial(find_quotations, small)
    )


def test_one_word_between_quoted_lines_is_part_of_them() -> None:
    """One word between two lines of one source, there as here, is quoted with them."""
    said = f"{LONG}\n\nWhy?\n\n{OTHER}"
    rows = found(find_quotations(thread(said, f"{said}\n\nWhy indeed.")))
    apart = found(find_quotations(thread(said, f"{LONG}\n\nWhat?\n\n{OTHER}")))

    assert [row[1:4] for row in rows] == [(said, "post-1", said)]
    assert [row[1] for row in apart] == [LONG, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/night/trams/and/their/costs",
        "Originally Posted by Ann of the Trams",
        "On Monday, 3 March at half past ten Ann Tram wrote:",
        "> Am Montag, dem dritten, um halb elf schrieb Anna Tram:",
    ],
)
def test_links_and_headings_are_no_quotation(line: str) -> None:
    """Lines that two posts share because both name the same page or person."""
    assert found(find_quotations(thread(f"{line}\nAh.", f"{line}\nOh."))) == []
