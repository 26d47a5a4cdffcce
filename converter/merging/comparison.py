"""What the comparing steps share: both sheets, the thread, the keys, the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from attrs import define, evolve, field

from disputatio.converter.merging.base import Base
from disputatio.converter.merging.decisions import (
    Change,
    Decision,
    DecisionKind,
    Evolve,
)
from disputatio.converter.merging.matching import Matches
from disputatio.converter.merging.sheets import Sheet
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.keys import unique
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred


@define(kw_only=True)
class Comparison:
    """The state of one merge."""

    thread: Debate
    """The thread as its export shows it."""
    posted: Debate
    """The thread as it is, with the sides that posts take."""
    export: Sheet
    """What the thread's own export says."""
    edited: Sheet
    """What the person made of an export."""
    matches: Matches
    """Which claims are the same."""
    origins: Mapping[str, str]
    """Keys of the thread by the keys of the export."""
    by: str
    """Who decides."""
    base: Base
    """The export that was edited."""
    keys: dict[str, str | None] = field(factory=dict)
    """Keys of the thread by the keys of the edited file; None for what is left out."""
    lost: set[str] = field(factory=set)
    """Keys of claims of the edited file that the thread lost since it was exported."""
    added: dict[str, int] = field(factory=dict)
    """Places of the decisions that add claims, by their keys in the edited file."""
    unknown: set[str] = field(factory=set)
    """Keys of claims of the edited file that are only named, by a name unknown here."""
    later: frozenset[str] = frozenset()
    """Keys of claims of the export that the edited file's own base did not have."""
    said: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """All words in which each claim of the export stands or has stood."""
    gone: set[str] = field(factory=set)
    """Keys of claims of the export that were deleted."""
    decisions: list[Decision] = field(factory=list)
    """The decisions so far."""
    notices: list[Notice] = field(factory=list)
    """What a person should know."""
    kept: int = 0
    """How many lines of the export the edited file's own base did not have."""
    stale: int = 0
    """How many lines of the edited file the thread does not have any more."""
    _taken: set[str] = field(factory=set)
    _elements: dict[str, Any] = field(factory=dict)
    _wordings: dict[str, Wording] = field(factory=dict)
    _found: dict[str, list[Passage]] = field(factory=dict)
    _stances: dict[tuple[str, str], list[Relation]] = field(factory=dict)
    exported: dict[str, str] = field(factory=dict)
    """Keys of claims of the export by the keys of the thread."""
    positions: dict[str, Position] = field(factory=dict)
    """The thread's positions by the keys of their claims."""
    numbered: dict[int, Post] = field(factory=dict)
    """The thread's posts by number."""

    def __attrs_post_init__(self) -> None:
        """Index everything by key."""
        rows: tuple[Iterable[Post | Passage | Claim | Relation], ...] = (
            self.thread.posts, self.thread.passages, self.thread.claims,
            self.thread.relations,
        )  # fmt: skip
        self._elements = {element.key: element for row in rows for element in row}
        self._taken = set(self._elements)
        for passage in self.thread.passages:
            if isinstance(passage.origin, Inferred):
                self._found.setdefault(passage.post, []).append(passage)
        for relation in self.posted.relations:
            if relation.kind == "stance" and isinstance(relation.origin, Inferred):
                for pair in product(relation.sources, relation.targets):
                    self._stances.setdefault(pair, []).append(relation)
        self.exported = {self.origins[key]: key for key in self.export.claims}
        self.positions = {
            position.claim: position for position in self.thread.positions
        }
        numbered = ((post.number, post) for post in reversed(self.thread.posts))
        self.numbered = {
            number: post for number, post in numbered if number is not None
        }

    def thread_claim(self, key: str) -> Claim:
        """Give the claim of the thread behind one of the export, as decided so far."""
        claim: Claim = self._elements[self.origins[key]]
        return claim

    def thread_relation(self, key: str) -> Relation:
        """Give the relation of the thread behind one of the export."""
        relation: Relation = self._elements[self.origins[key]]
        return relation

    def element(self, key: str) -> Any:
        """Give an element of the thread by key; None where there is none."""
        return self._elements.get(key)

    def stances(
        self, sources: Iterable[str], targets: Iterable[str]
    ) -> Iterator[Relation]:
        """Give the inferred stances that the posts of claims take on others."""
        for source in sources:
            for post in self._posts(source):
                for target in targets:
                    yield from self._stances.get((post, target), ())

    def _posts(self, key: str) -> Iterator[str]:
        """Give the posts and passages in which a claim is worded."""
        claim = self._elements.get(key)
        for wording in getattr(claim, "wordings", ()):
            passage = self._elements.get(wording.passage or "")
            if passage is not None:
                yield from (passage.post, passage.key)

    @property
    def wordings(self) -> Mapping[str, Wording]:
        """The wordings of the thread's claims by their words."""
        if not self._wordings:
            self._wordings = {w.text: w for c in self.thread.claims for w in c.wordings}
        return self._wordings

    def is_found(self, post: str, start: int, end: int) -> bool:
        """Say whether a rule found a passage that overlaps a range of a post."""
        return any(p.start < end and start < p.end for p in self._found.get(post, ()))

    def fresh(self, key: str) -> str:
        """Give a key that nothing has, and keep it."""
        found = unique(key, self._taken)
        self._taken.add(found)
        return found

    def decide(
        self, kind: DecisionKind, sentence: str, *changes: Change,
        line: str | None = None, element: str | None = None,
    ) -> None:  # fmt: skip
        """Note a decision; `line` is the key of what stands there in the edited file."""
        for change in changes:
            self._carry(change)
        place = self.edited.lines.get(line or "")
        self.decisions.append(
            Decision(
                kind=kind,
                sentence=sentence,
                line=place,
                element=element,
                changes=changes,
            )
        )

    def _carry(self, change: Change) -> None:
        """Let the next decision on a claim see what this one changes."""
        if isinstance(change, Evolve) and change.row == "claims":
            claim = self._elements[change.key]
            fields = {k: v for k, v in change.fields.items() if k != "origin"}
            self._elements[change.key] = evolve(claim, **fields)

    def note(self, rule: str, sentence: str, line: str | None = None) -> None:
        """Note what a person should know; `line` as in `decide`."""
        place = self.edited.lines.get(line or "")
        self.notices.append(notice(rule, sentence, line=place))
