"""What a container holds: what may be pages, and what cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs
from attrs import define, field, frozen

from disputatio.schemas.notices import Notice, notice
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


PARTS = "parts of saved pages"
"""A kind of what cannot be a page: the frames and pictures of one."""

EMPTY = "empty files"
"""A kind of what cannot be a page."""

DAMAGED = "archives that are cut or damaged"
"""A kind of what is lost."""


@define
class Contents:
    """The members of a container."""

    members: list[Member] = field(factory=list)
    """What may be pages, in order."""
    passed: Counter[str] = field(factory=Counter)
    """How many of each kind cannot be: "pictures", "style sheets"."""
    lost: dict[str, str] = field(factory=dict)
    """Of the kinds that may have been pages and cannot be read, the first by its path."""
    notices: list[Notice] = field(factory=list)
    """What was met while listing: a cut archive, captures that are kept elsewhere."""
    answers: set[str] = field(factory=set)
    """The addresses and digests of what was captured."""
    revisits: list[tuple[str, ...]] = field(factory=list)
    """Of captures that only say "as before", what they have in common with the first one."""

    def lose(self, kind: str, path: str) -> None:
        """Count something that may have been a page and cannot be read."""
        self.passed[kind] += 1
        self.lost.setdefault(kind, path)

    def losses(self) -> Iterator[Notice]:
        """Tell what may have been pages, kind by kind."""
        for kind, path in self.lost.items():
            count = self.passed[kind]
            more = f" and {count - 1} more" if count > 1 else ""
            yield notice("SiteIncomplete", f"{kind} are not read: {path}{more}")

    def settle(self) -> None:
        """Count captures that repeat one that is here, in whatever file; tell the others."""
        lost = sum(self.answers.isdisjoint(names) for names in self.revisits)
        here = len(self.revisits) - lost
        if here:
            self.passed["captures that repeat an earlier one"] += here
        if lost:
            sentence = f"{lost} captures repeat one that is in another WARC file"
            self.notices.append(notice("SiteIncomplete", sentence))
        self.answers, self.revisits = set(), []

    def add(self, other: Contents, below: str) -> None:
        """Add what a container inside this one holds."""
        for member in other.members:
            path = f"{below}/{member.path}" if member.path else below
            self.members.append(attrs.evolve(member, path=path))
        self.count(other, below)

    def count(self, other: Contents, below: str) -> None:
        """Add what a container inside this one has beside its members."""
        self.passed += other.passed
        self.notices += other.notices
        self.answers |= other.answers
        self.revisits += other.revisits
        for kind, path in other.lost.items():
            self.lost.setdefault(kind, "/".join(p for p in (below, path) if p))


def damaged() -> Contents:
    """Give what an archive inside a container holds that cannot be read."""
    return Contents(passed=Counter({DAMAGED: 1}), lost={DAMAGED: ""})
