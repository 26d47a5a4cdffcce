"""Tests of quotations that people make by hand, inside their own lines."""

from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.reading import read_posts
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.quoted import quotations
from tests.converter.structure.making import thread
from tests.laws.work import work_of

LONG = "The trams should run at night because the nurses need them badly."
OTHER = "Nobody in this town has ever counted the people at the station."
BOTH = f"{LONG} {OTHER}"


def inside(*texts: str) -> list[tuple[str, str, bool]]:
    """Give what the last of some posts quotes: words, source words, verbatim."""
    debate = find_quotations(thread(*texts))
    sources = {post.key: post.text for post in debate.posts}
    post = debate.posts[-1]
    return [
        (post.text[q.start : q.end], sources[s.post][s.start : s.end], s.verbatim)
        for q in quotations(post.body)
        if (s := q.quotation.source) is not None
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        '"the nurses need them badly"',
        "“the nurses need them badly”",
        "„the nurses need them badly“",
        "«the nurses need them badly»",
        "'the nurses need them badly'",
    ],
)
def test_words_between_marks_are_found(quoted: str) -> None:
    """Four words and more between marks of any kind are found, marks included."""
    assert inside(LONG, f"Well, {quoted} or so, but who pays?") == [
        (quoted, "the nurses need them badly", True)
    ]


@pytest.mark.parametrize(
    "answer",
    [
        'What "nurses need" is sleep.',
        'All "the nurses need" is sleep, I think.',
        'He said "the nurses need more money" to me.',
        "I think the nurses need them badly, too, as it happens.",
        'What all the people in that street call "the nurses need them" is a guess.',
    ],
)
def test_phrases_and_other_words_are_no_quotation(answer: str) -> None:
    """Few words, words that stand nowhere, and a phrase without marks are the poster's."""
    assert inside(LONG, answer) == []


def test_what_several_posts_say_is_nobodys() -> None:
    """A phrase of few words that two posts have of their own has no source."""
    posts = ("It is the right of the people.", "Yes, the right of the people!")

    assert (
        inside(*posts, 'But "the right of the people" is one of many words here.') == []
    )


@pytest.mark.parametrize(
    "before",
    [
        "No. Nobody whom I know did, so ",
        "On the matter of the town, ",
        "I doubt what you said about ",
        "And ",
    ],
)
def test_few_words_are_quoted_where_a_clause_begins(before: str) -> None:
    """At the head of a clause, or after "you said", four words between marks count."""
    assert [
        row[0] for row in inside(LONG, f'{before}"the nurses need them", too.')
    ] == ['"the nurses need them"']


def test_a_sentence_of_few_words_is_quoted_whole() -> None:
    """Without marks, four words count where they are a sentence here and there."""
    source = "I have been there. The strong should sign. It is not hard."

    assert [row[0] for row in inside(source, "The strong should sign? Not I.")] == [
        "The strong should sign?"
    ]
    assert inside(source, "Well, the strong should sign, not I.") == []
    assert inside("Only the strong should sign.", "The strong should sign? No.") == []


@pytest.mark.parametrize(
    "lead", ["Well, as they wrote in the paper", "I do withdraw", "Nein, du behauptest"]
)
def test_a_lead_makes_a_phrase_in_a_sentence_a_quotation(lead: str) -> None:
    """Few words in the midst of a sentence count after a word that leads to them."""
    (found,) = inside(LONG, f'{lead} "the nurses need them badly" now.')

    assert found[1:] == ("the nurses need them badly", True)


def test_what_both_cite_is_nobodys_of_the_thread() -> None:
    """Words that the earlier post has from elsewhere are no quotation of it."""
    cited = '"No night was ever so long that morning did not come"'
    answer = f"Those are the {cited} folks, and I have met them all by now, thank you."

    assert inside(f"They sing {cited} there.", answer) == []
    assert inside(f"They sing {cited[1:-1]} there.", answer) != []


@pytest.mark.parametrize("mark", [">", "> ", "> > "])
def test_few_words_after_an_angle_are_found(mark: str) -> None:
    """A line that begins with ">" is quoted even where it has two or three words."""
    assert inside(LONG, f"{mark}need them badly\n\nDo they?") == [
        (f"{mark}need them badly", "need them badly", True)
    ]


@pytest.mark.parametrize(
    "lead",
    ["You said", "Bob wrote:", "I said that", "Du hast geschrieben:", "Dijiste que"],
)
def test_words_after_a_lead_are_found(lead: str) -> None:
    """After "you said" four words are enough, up to the end of a clause."""
    assert inside(LONG, f"{lead} the nurses need them badly. Not so.") == [
        ("the nurses need them badly", "the nurses need them badly", True)
    ]
    assert inside(LONG, f"{lead} the nurses need them now. Not so.") == []


@pytest.mark.parametrize("gap", ["...", "…", "[...]", "[…]", "(...)", "[snip]"])
@pytest.mark.parametrize("marks", ['"{}", and so on', "{} I doubt all of that."])
def test_abridged_words_are_one_quotation(gap: str, marks: str) -> None:
    """What stands around dots or brackets is found in order in one post."""
    words = f"The trams should run at night {gap} has ever counted the people"
    ((found, source, verbatim),) = inside(BOTH, "Ah.\n\n" + marks.format(words))

    assert found.strip('"') == words
    assert source == BOTH[: BOTH.index(" at the station")]
    assert not verbatim


def test_parts_in_another_order_are_no_quotation() -> None:
    """Parts must follow each other in the source as they do in the quotation."""
    assert inside(BOTH, '"has ever counted ... should run at night" is odd.') == []


def test_a_long_run_needs_no_marks() -> None:
    """Eight words at the head of a sentence, ten within one, unless one's own."""
    head = "the trams should run at night because the nurses"
    within = f"I do wonder whether {OTHER[:-1].lower()} at all"

    assert [row[0] for row in inside(LONG, f"{head} sleep so well.")] == [head]
    assert [row[0].lower() for row in inside(OTHER, within)] == [OTHER[:-1].lower()]
    assert inside(LONG, f"I wonder if {head[:40]} they sleep.") == []
    own = thread(
        f"Ann: {LONG}",
        "Bob: Go on.",
        f"Ann: As {LONG[:-1]} I walk home on my own two feet every night.",
    )
    assert not quotations(find_quotations(own).posts[-1].body)


def test_an_answer_on_the_line_of_a_quotation_stays_the_posters() -> None:
    """Whole sentences beside quoted ones on a line are cut off the quotation."""
    assert inside(LONG, f"{LONG} That has no number in it.") == [(LONG, LONG, True)]
    assert inside(LONG, f"No, no, never! {LONG}") == [(LONG, LONG, True)]


def test_quoted_words_inside_a_line_lead_to_who_said_them_first() -> None:
    """Who quotes the quoting post by the same words quotes the first author."""
    second = 'But "the nurses need them badly" is no number, is it?'
    debate = find_quotations(
        thread(
            LONG, second, '"the nurses need them badly" is true', f"{second}\n\nIt is."
        )
    )
    sources = [
        [q.quotation.source.post for q in quotations(p.body) if q.quotation.source]
        for p in debate.posts
    ]

    assert sources == [[], ["post-1"], ["post-1"], ["post-2"]]


def test_a_sentence_keeps_the_words_that_it_quotes() -> None:
    """A quotation inside a sentence parts it only from what it opens with."""
    answer = f'So "the nurses need them badly" is a claim. {LONG} And where is proof?'
    debate = find_quotations(thread(LONG, answer))

    assert [s.text for s in read_posts(debate)[1].sentences] == [
        'So "the nurses need them badly" is a claim.', "And where is proof?",
    ]  # fmt: skip


WORDS = st.sampled_from(
    [
        "tram",
        "night",
        "the",
        '"',
        "“",
        "”",
        "'",
        "...",
        "[…]",
        ">",
        "\n",
        "you said",
        ".",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=5))
def test_marks_change_no_text_and_twice_is_once(texts: list[str]) -> None:
    """Whatever stands between marks, texts stay and a second run changes nothing."""
    debate = Debate(
        posts=tuple(
            Post(key=f"post-{n}", number=n, body=plain_blocks(text))
            for n, text in enumerate(texts, 1)
        )
    )

    once = find_quotations(debate)

    assert [p.text for p in once.posts] == [p.text for p in debate.posts]
    assert find_quotations(once) == once


@pytest.mark.parametrize(
    "piece",
    [
        '"a{n} b{n} c{n} d{n}" x{n} y{n}, ',
        "you said a{n} b{n} c{n} d{n}, x{n} ... y{n} ",
        "“ a{n} ' « > b{n} c{n} [ d{n} … ",
        "a{n} b{n} c{n} d{n} e{n} f{n} g{n} h{n} x{n}, ",
    ],
)
def test_marks_in_one_line_are_linear(piece: str) -> None:
    """Many marks, leads and runs in one line take work that grows with it."""
    words = " ".join(f"{letter}{{n}}" for letter in "abcdefgh")

    def quoting(size: int) -> Debate:
        said = "\n".join(words.format(n=n) for n in range(size))
        return thread(said, "".join(piece.format(n=n) for n in range(size)))

    small, large = quoting(260), quoting(520)
    find_quotations(small)

    assert work_of(partial(find_quotations, large)) <= 2.2 * work_of(
        partial(find_quotations, small)
    )


def test_results_of_the_thread_do_not_hang_on_marked_posts() -> None:
    """A post whose body is cut already is read like one that is not."""
    debate = thread(LONG, 'Well, "the nurses need them badly" is what?')
    once = find_quotations(debate)

    assert find_quotations(attrs.evolve(once, title="x")).posts == once.posts
