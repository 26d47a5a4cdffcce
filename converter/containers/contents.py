"""What a container holds: what may be pages, and what cannot be."""

from __future__ import annotations

from collections import Counter

import attrs
from attrs import define, field, frozen

from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Source


@frozen(kw_only=True)
class Member:
    """Something in a container that may be a page."""

    source: Source
    """Its content, unpacked when it is asked for, with address and time of saving."""
    path: str
    """Where it stands in the container, for people; never used as a file name."""
    guess: str | None = None
    """The address that its name tells, for pages that do not tell their own."""


@define
class Contents:
    """The members of a container."""

    members: list[Member] = field(factory=list)
    """What may be pages, in order."""
    passed: Counter[str] = field(factory=Counter)
    """How many of each kind cannot be: "pictures", "style sheets"."""
    notices: list[Notice] = field(factory=list)
    """What was met while listing: a cut archive, captures that are kept elsewhere."""

    def add(self, other: Contents, below: str) -> None:
        """Add what a container inside this one holds."""
        for member in other.members:
            path = f"{below}/{member.path}" if member.path else below
            self.members.append(attrs.evolve(member, path=path))
        self.passed += other.passed
        self.notices += other.notices
