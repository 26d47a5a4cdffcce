"""Debates as importers give them: posts that read like a discussion, nothing inferred.

The structure passes find something in these: cues of assent and dissent, names,
quotations marked up and not, questions, lines that look like markup.
"""

from hypothesis import strategies as st

from disputatio.schemas.content import Block, Quotation, plain_blocks
from disputatio.schemas.debate import Debate, Edit, Participant, Post
from tests.strategies.texts import texts

SENTENCES = (
    "Ban cars downtown.", "I agree.", "I disagree with that.", "Exactly!", "No, that is wrong.",
    "The air would be cleaner, because fewer engines run.", "But the shops would lose customers.",
    "Should the city build a tram?", "I think that the tram should be built.",
    "In my opinion a bus lane is better.", "Therefore the council ought to wait.",
    "@Ann you forget the costs.", "As Bob said, it is too late.", "The OP is right.", "+1", "^ This.",
    "Thanks for the link.", "What do you mean by “too late”?", "However, studies show otherwise.",
    "> Ban cars downtown.", "Ann said:", "Bob wrote: it will rain", "- first point\n- second point",
    "Das stimmt nicht, denn es kostet zu viel.", "Ich bin dafür.", "反对。", "لا أوافق على ذلك.",
    "Well that would never have happened in our town, whoever had been the mayor at that time.",
)  # fmt: skip
"""Sentences with and without cues, long enough to be found again when quoted."""

GAPS = (" ", "\n", "\n\n", "  ", "\r\n", "\t")
"""What stands between two sentences."""

NAMES = ("Ann", "Bob", "the_tram_fan", "Ann")
"""Names of people who post; one occurs twice."""


@st.composite
def thread_texts(draw: st.DrawFn) -> str:
    """Give the text of a post: a few sentences, now and then hostile words."""
    sentence = st.sampled_from(SENTENCES) | st.sampled_from(SENTENCES) | texts()
    parts: list[str] = []
    for words in draw(st.lists(sentence, min_size=1, max_size=4)):
        parts += (words, draw(st.sampled_from(GAPS)))
    return "".join(parts[:-1])


@st.composite
def threads(draw: st.DrawFn, most_posts: int = 5) -> Debate:
    """Give a thread of one post or more, as an importer of forums gives it."""
    known = (None, "ann", "bob", "fan", "other")
    people = tuple(
        Participant(key=key, name=name)
        for key, name in zip(("ann", "bob", "fan", "other"), NAMES, strict=True)
    )
    posts: list[Post] = []
    for number in range(1, draw(st.integers(1, most_posts)) + 1):
        posts.append(
            Post(
                key=f"post-{number}",
                number=number,
                author=draw(st.sampled_from(known)),
                edited=draw(st.sampled_from((None, Edit()))),
                body=draw(_body(tuple(posts))),
            )
        )
    title = draw(st.sampled_from((None, "Should the city build a tram?", "Tram")))
    return Debate(title=title, participants=people, posts=tuple(posts))


@st.composite
def _body(draw: st.DrawFn, earlier: tuple[Post, ...]) -> tuple[Block, ...]:
    """Give a body that may repeat words of another post, marked as quoted or not.

    Words of a later post are there where both draw the same sentence.
    """
    own = plain_blocks(draw(thread_texts()))
    if not draw(st.booleans()):
        return own
    others = tuple(post.text for post in earlier) or SENTENCES
    words = plain_blocks(_part(draw, draw(st.sampled_from(others))))
    if earlier != () and draw(st.booleans()):
        return (*words, *own)
    author = draw(st.sampled_from((None, *NAMES, "nobody")))
    post = draw(st.sampled_from((None, None, "1", "3", "post-4", "99")))
    quoted = Quotation(blocks=words, claimed_author=author, claimed_post=post)
    return (quoted, *own)


def _part(draw: st.DrawFn, text: str) -> str:
    start = draw(st.sampled_from((0, len(text) // 3)))
    return text[start : draw(st.sampled_from((len(text), 2 * len(text) // 3)))]
