"""What every shape of paste is parted into, before it becomes a debate."""

from __future__ import annotations

from attrs import define, field, frozen

from disputatio.converter.importers.shared.pasted.lines import EditMark


@define(kw_only=True)
class Draft:
    """One post: where its words stand, and what its head and foot say."""

    line: int
    """Index of the first line that belongs to it."""
    start: int
    """Index of the first line of its body."""
    end: int
    """Index of the line after its body."""
    page: int = 0
    """On which of the pages pasted after one another, from 0."""
    author: str | None = None
    """The name as shown."""
    badge: str | None = None
    """A title that is a badge."""
    written: str | None = None
    """The date as shown."""
    number: int | None = None
    """The number as shown."""
    title: str | None = None
    """The title of the post."""
    edited: EditMark | None = None
    """Its edit mark."""
    omitted: str | None = None
    """What a program wrote in the place of a picture that it left out."""
    side: str | None = None
    """The side on the title that a heading above it names: agree, disagree or neutral."""
    answering: str | None = None
    """The line of its head that says whom it answers."""
    answers: tuple[int, ...] = ()
    """Which of the posts before it it answers, by their place."""
    kept: dict[str, str] = field(factory=dict)
    """What stands in a mail and is none of its words: signature, footer."""


@frozen(kw_only=True)
class Pasted:
    """A paste in its parts."""

    shape: str
    """terminated, numbered, phpbb, smf, nodebb, mail, plain or unparted."""
    title: str | None
    """The title of the thread."""
    drafts: tuple[Draft, ...]
    """Its posts."""
    noise: tuple[int, ...] = field(default=())
    """Indexes of lines that belong to the page and to no post."""
    lines: tuple[str, ...] | None = None
    """The lines of which the posts consist, where they are not those given."""
