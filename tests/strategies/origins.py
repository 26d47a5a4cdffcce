"""Times, spans and origins: what every element of a debate may carry."""

import datetime as dt

from hypothesis import strategies as st

from disputatio.schemas.debate import Edit, Moment, Post
from disputatio.schemas.origins import STATED, Decided, Inferred, Origin, Span
from tests.strategies.texts import lines, optional

NAMES = st.sampled_from(("Ann", "Bob", "Ann", "O'Brien & Co")) | lines(1)
"""Names of people, some of them twice."""

_ZONES = st.sampled_from((dt.UTC, dt.timezone(dt.timedelta(hours=-9, minutes=-30))))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Give a moment: words, an instant, a local time, or nothing."""
    at = draw(st.none() | st.datetimes())
    if at is not None and draw(st.booleans()):
        at = at.replace(tzinfo=draw(_ZONES))
    known = at is not None and at.tzinfo is not None
    return Moment(text=draw(optional(lines(pieces=1))), at=at, zone_known=known)


@st.composite
def edit_marks(draw: st.DrawFn) -> Edit:
    """Give an edit mark, with or without a moment and a name."""
    when = draw(st.just(Moment()) | moments())
    by = draw(optional(NAMES))
    return Edit(text=when.text, at=when.at, zone_known=when.zone_known, by=by)


@st.composite
def spans(draw: st.DrawFn, posts: tuple[Post, ...]) -> Span:
    """Give a span of one of the posts (there must be one): any, empty or whole."""
    post = draw(st.sampled_from(posts))
    length = len(post.text)
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    start, end = sorted(draw(st.just((0, length)) | ends))
    return Span(post=post.key, start=start, end=end)


@st.composite
def origins(draw: st.DrawFn, posts: tuple[Post, ...] = ()) -> Origin:
    """Give an origin; what is inferred rests on spans of the posts."""
    kind = draw(st.integers(0, 3))
    if kind < 2:
        return STATED
    if kind == 2:
        return Decided(by=draw(NAMES))
    evidence = draw(st.lists(spans(posts), max_size=2)) if posts else []
    confidence = draw(st.sampled_from((0.0, 0.25, 1 / 3, 0.8, 1.0)))
    rule = draw(st.sampled_from(("assent-opening", "cue")) | lines(1, pieces=1))
    return Inferred(rule=rule, confidence=confidence, evidence=tuple(evidence))
