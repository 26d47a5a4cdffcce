"""What both kinds of document share: options, kept features, date."""

from __future__ import annotations

import datetime as dt

from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature
from disputatio.schemas.protocols import Option

POSTS = Option(
    name="posts",
    help="Which posts to print: all, those that are cited, or none.",
    type="choice",
    default="all",
    choices=("all", "cited", "none"),
)
"""The option that chooses the posts."""

REASONS = Option(
    name="reasons",
    help="Add an appendix that says how each thing was worked out that a rule concluded.",
    type="bool",
    default=False,
)
"""The option that adds the appendix."""

DOCUMENT_KEEPS = frozenset(
    {
        Feature.TITLE,
        Feature.QUESTION,
        Feature.LANGUAGE,
        Feature.SOURCE,
        Feature.PARTICIPANTS,
        Feature.POSTS,
        Feature.DATES,
        Feature.POST_DETAILS,
        Feature.MARKUP,
        Feature.QUOTATIONS,
        Feature.PASSAGES,
        Feature.CLAIMS,
        Feature.CLAIM_TITLES,
        Feature.WORDINGS,
        Feature.ARGUMENTS,
        Feature.DIALOGUE,
        Feature.STANCES,
        Feature.OTHER_RELATIONS,
        Feature.SCHEMES,
        Feature.POSITIONS,
        Feature.ORIGINS,
    }
)
"""What a reader of a document can see."""

_LATEST = 253402300799


def published(debate: Debate) -> int:
    """Give the date of a document in seconds since 1970: that of the latest post.

    0 where no post has a date. A time without a zone counts as UTC.
    """
    moments = (m.at for p in debate.posts for m in (p.written, p.edited) if m and m.at)
    return max((_seconds(at) for at in moments), default=0)


def _seconds(at: dt.datetime) -> int:
    known = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return min(max(int(known.timestamp()), 0), _LATEST)
