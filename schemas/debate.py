"""The debate model: a thread layer and an argument layer in one graph.

A post is what was sent; a passage is those of its words that argue; a claim is what
they say (one claim, many wordings); a relation is what one does to another; a
position is a claim that answers the question. Posts, passages, claims and relations
share one key space. All classes are immutable; use `attrs.evolve` to change a copy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from disputatio.schemas.content import Block, blocks_text
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.origins import STATED, Origin
from disputatio.schemas.quoted import paragraph_ranges, quoted_ranges
from disputatio.schemas.text import complement


def _extras(value: Extras | Mapping[str, Any] | None) -> Extras:
    return value if isinstance(value, Extras) else Extras(value)


@frozen(kw_only=True)
class Moment:
    """A time as the source shows it, and as an instant where that is certain."""

    text: str | None = None
    """The words of the source ("Yesterday, 03:31"); None where it has none."""
    at: dt.datetime | None = None
    """The instant or local time; None where the text does not settle it."""
    zone_known: bool = False
    """Whether the zone is known; `at` carries a zone exactly then."""


@frozen(kw_only=True)
class Edit(Moment):
    """An edit mark; all None where the source only says that there was an edit."""

    by: str | None = None
    """Who edited, in the words of the source."""


@frozen(kw_only=True)
class Participant:
    """A person who posts, one per name as the source gives it."""

    key: str
    """Unique among the participants."""
    name: str | None = None
    """The name in the source; None where the source lost it."""
    label: str | None = None
    """What to show instead of a name: "[deleted]", "Guest", "Poster 4"."""
    badge: str | None = None
    """A title beside the name: "Banned", "Moderator"."""
    url: str | None = None
    """The person's page."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


@frozen(kw_only=True)
class Post:
    """What was sent: one message of a thread."""

    key: str
    """Unique in the debate's one key space."""
    number: int | None = None
    """Place in the thread from 1; None for annotations and reported speech."""
    author: str | None = None
    """Key of the participant; None where unknown."""
    author_origin: Origin = STATED
    """Who says that this is the author."""
    written: Moment | None = None
    """When it was sent."""
    edited: Edit | None = None
    """The edit mark, if there is one."""
    url: str | None = None
    """Address of this post."""
    title: str | None = None
    """Title of this post, where posts have titles."""
    score: int | None = None
    """Votes or points."""
    language: str | None = None
    """BCP 47 tag of its language."""
    claimed_parent: str | None = None
    """The parent id that the source gives, where no such post is here."""
    state: str | None = None
    """One word: deleted, hidden, unapproved, annotation, reported."""
    body: tuple[Block, ...] = ()
    """The content."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""

    @cached_property
    def text(self) -> str:
        """The whole body as plain text (see `content.blocks_text`)."""
        return blocks_text(self.body)

    @cached_property
    def own(self) -> tuple[tuple[int, int], ...]:
        """The ranges of `text` that no quotation covers: what the poster wrote."""
        return complement(quoted_ranges(self.body), len(self.text))

    @cached_property
    def flow(self) -> tuple[tuple[int, int], ...]:
        """The ranges of `own` with the quotations inside their paragraphs."""
        return complement(paragraph_ranges(self.body), len(self.text))


@frozen(kw_only=True)
class Passage:
    """Those words of one post that argue (AIF: locution)."""

    key: str
    """Unique in the debate's one key space."""
    post: str
    """Key of the post."""
    start: int
    """Offset of the first code point in the post's text."""
    end: int
    """Offset after the last code point."""
    origin: Origin = STATED
    """Who says that these words argue."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


MARK_KINDS = ("Emph", "Strong", "Link", "Mention", "Tag")
"""What a mark in a wording can be."""


@frozen(kw_only=True)
class Mark:
    """A range of a wording's text that is marked up."""

    kind: str
    """One of `MARK_KINDS`."""
    start: int
    """Offset of the first code point in the wording's text."""
    end: int
    """Offset after the last code point."""
    target: str | None = None
    """The address of a Link, the title of a Mention, the name of a Tag."""


@frozen(kw_only=True)
class Wording:
    """One time that a claim was put into words."""

    text: str
    """The words."""
    marks: tuple[Mark, ...] = ()
    """Emphasis, links, mentions and tags in the words."""
    tags: tuple[str, ...] = ()
    """Tags of this wording."""
    section: str | None = None
    """Key of the section it stands in."""
    passage: str | None = None
    """Key of the passage it stands in."""
    argument: str | None = None
    """Key of the argument whose line it is."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


ClaimForm: TypeAlias = Literal["statement", "argument"]
"""Argdown's two name spaces: `[statement]` and `<argument>`."""


@frozen(kw_only=True)
class Claim:
    """One proposition, said once or many times (AIF: I-node)."""

    key: str
    """Unique in the debate's one key space."""
    form: ClaimForm = "statement"
    """`argument` is a sketch, or the name of a reasoning spelled out in steps."""
    text: str = ""
    """The canonical words; empty where the claim is only named."""
    title: str | None = None
    """A short name."""
    wordings: tuple[Wording, ...] = ()
    """Each time it was put into words, in document order."""
    origin: Origin = STATED
    """Who says that this is claimed."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


RelationKind: TypeAlias = Literal[
    "support",
    "attack",
    "undercut",
    "contradiction",
    "rephrase",
    "preference",
    "reply",
    "illocution",
    "stance",
    "unspecified",
]
"""What one element does to another; see the table in docs/model.md."""

STANCES = ("agree", "disagree", "mixed", "neutral")
"""The schemes of a stance; unknown is no stance relation."""


@frozen(kw_only=True)
class Relation:
    """What sources do to targets: directed and n-ary."""

    key: str
    """Unique in the debate's one key space."""
    kind: RelationKind
    """What is done."""
    sources: tuple[str, ...] = ()
    """Keys of posts, passages, claims or relations; premises in order."""
    targets: tuple[str, ...] = ()
    """Keys of posts, passages, claims or relations."""
    scheme: str | None = None
    """Display name of the scheme or force; None is the kind's default."""
    title: str | None = None
    """A short name."""
    argument: str | None = None
    """Key of the claim of form argument of which this is a step."""
    origin: Origin = STATED
    """Who says so."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


@frozen(kw_only=True)
class Position:
    """A claim that is an answer to the debate's question."""

    claim: str
    """Key of the claim."""
    title: str | None = None
    """A short name for headings."""
    origin: Origin = STATED
    """Who says that it is a position."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


@frozen(kw_only=True)
class Section:
    """A heading under which claims are worded."""

    key: str
    """Unique among the sections."""
    level: int = 1
    """Depth of the heading, from 1."""
    title: str = ""
    """Its words."""
    parent: str | None = None
    """Key of the section around it, which stands earlier."""
    tags: tuple[str, ...] = ()
    """Tags of the heading."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Corrections by format."""


@frozen(kw_only=True)
class Question:
    """What the debate is about."""

    text: str
    """The question."""
    origin: Origin = STATED
    """Who says that this is the question."""


@frozen(kw_only=True)
class Refusal:
    """What a person deleted: a relation by kind and ends, or a claim by key."""

    kind: RelationKind | None = None
    """Kind of the relation that was deleted; None for a claim."""
    sources: tuple[str, ...] = ()
    """Its sources."""
    targets: tuple[str, ...] = ()
    """Its targets."""
    claim: str | None = None
    """Key of the claim that was deleted; None for a relation."""


@frozen(kw_only=True)
class Debate:
    """A whole debate: who said what, and what was argued."""

    title: str | None = None
    """Title of the thread; None where the source has none, never ''."""
    question: Question | None = None
    """What the positions answer."""
    language: str | None = None
    """BCP 47 tag of the main language."""
    source: str | None = None
    """Where it was read from: file names or an address, never a folder path."""
    participants: tuple[Participant, ...] = ()
    """Who posts, in order of appearance."""
    sections: tuple[Section, ...] = ()
    """Headings in document order."""
    posts: tuple[Post, ...] = ()
    """Posts in the order of the source."""
    passages: tuple[Passage, ...] = ()
    """Passages in the order of the source."""
    claims: tuple[Claim, ...] = ()
    """Claims in document order."""
    relations: tuple[Relation, ...] = ()
    """Relations in the order of the source."""
    positions: tuple[Position, ...] = ()
    """The answers to the question, in order."""
    refused: tuple[Refusal, ...] = ()
    """What a person deleted; no pass brings it back."""
    extras: Extras = field(default=NO_EXTRAS, converter=_extras)
    """Settings and corrections by format."""
