"""People, posts and passages: who said what, in hostile words."""

from collections.abc import Callable

from attrs import evolve, frozen
from hypothesis import strategies as st

from disputatio.schemas.content import QuotationSource
from disputatio.schemas.debate import Participant, Passage, Post
from tests.strategies.bodies import ADDRESSES, BODIES, with_sources
from tests.strategies.origins import NAMES, edit_marks, moments, origins, spans
from tests.strategies.texts import EXTRAS, lines, optional

STATES = (None, None, None, "deleted", "hidden", "annotation", "reported")
"""States of posts; the last two have no number."""

LANGUAGES = (None, None, "en", "de", "he", "zh-Hans", "und", "x-klingon", "no language")
"""Language tags, real and not."""

_LABELS = st.sampled_from(("[deleted]", "Guest", "Poster 4"))


@frozen
class Nodes:
    """The keys that spans and relations may name."""

    posts: tuple[Post, ...]
    """Posts whose text is final."""
    style: str
    """What every key begins with."""


@st.composite
def participants(draw: st.DrawFn, style: str) -> tuple[Participant, ...]:
    """Give up to three people, some of one name, some placeholders."""
    people = []
    for index in range(draw(st.integers(0, 3))):
        name = draw(optional(NAMES))
        people.append(
            Participant(
                key=f"{style}person-{index + 1}",
                name=name,
                label=draw(_LABELS if name is None else optional(_LABELS)),
                badge=draw(st.sampled_from((None, "Banned", "#1 <fan>"))),
                url=draw(optional(st.sampled_from(ADDRESSES))),
                extras=draw(EXTRAS),
            )
        )
    return tuple(people)


@st.composite
def _post(draw: st.DrawFn, index: int, style: str, people: tuple[str, ...]) -> Post:
    state = draw(st.sampled_from(STATES))
    silent = state in {"annotation", "reported"}
    plain = draw(st.booleans())
    post = Post(
        key=f"{style}post-{index + 1}",
        number=None if silent else index + 1,
        author=draw(st.sampled_from((None, *people))),
        state=state,
        body=draw(BODIES),
    )
    if plain:
        return post
    return evolve(
        post,
        written=draw(st.none() | moments()),
        edited=draw(st.none() | edit_marks()),
        url=draw(optional(st.sampled_from(ADDRESSES))),
        title=draw(optional(lines(pieces=2))),
        score=draw(st.none() | st.integers(-5, 2**40)),
        language=draw(st.sampled_from(LANGUAGES)),
        claimed_parent=draw(optional(lines(pieces=1))),
        extras=draw(EXTRAS),
    )


@st.composite
def posts(
    draw: st.DrawFn, style: str, people: tuple[Participant, ...], most: int
) -> tuple[Post, ...]:
    """Give up to `most` posts; quotations and authors rest on words of any of them."""
    names = tuple(p.key for p in people)
    count = draw(st.integers(0, most))
    first = tuple(draw(_post(index, style, names)) for index in range(count))
    return tuple(
        evolve(
            post,
            author_origin=draw(origins(first)),
            body=with_sources(post.body, _source_of(draw, first)),
        )
        for post in first
    )


def _source_of(
    draw: st.DrawFn, known: tuple[Post, ...]
) -> Callable[[], QuotationSource | None]:
    def source() -> QuotationSource | None:
        if not draw(st.booleans()):
            return None
        span = draw(spans(known))
        return QuotationSource(
            post=span.post,
            start=span.start,
            end=span.end,
            verbatim=draw(st.booleans()),
            origin=draw(origins(known)),
        )

    return source


@st.composite
def passages(draw: st.DrawFn, nodes: Nodes) -> tuple[Passage, ...]:
    """Give up to four passages of the posts; none where there is no post."""
    result = []
    for index in range(draw(st.integers(0, 4)) if nodes.posts else 0):
        span = draw(spans(nodes.posts))
        result.append(
            Passage(
                key=f"{nodes.style}passage-{index + 1}",
                post=span.post,
                start=span.start,
                end=span.end,
                origin=draw(origins(nodes.posts)),
                extras=draw(EXTRAS),
            )
        )
    return tuple(result)
