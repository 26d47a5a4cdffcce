"""A file as `merge` compares it: a debate, and where in the file everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.foreign.argdown import bracketed, mapping_of, private
from disputatio.schemas.foreign.argdown_held import Held
from disputatio.schemas.notices import Notice
from disputatio.schemas.origins import Inferred
from disputatio.schemas.text import shortened

SHOWN = 60
"""How many characters of a claim's words stand for it in a sentence."""


@frozen(kw_only=True)
class Sheet:
    """One of the two files that are compared."""

    debate: Debate
    """What the file says."""
    notices: tuple[Notice, ...] = ()
    """What its reader met."""
    names: Mapping[str, str] = field(factory=dict)
    """Names of claims by key, without brackets."""
    lines: Mapping[str, int] = field(factory=dict)
    """Lines of claims and relations by key, from 1; empty where a file has none."""
    hidden: frozenset[str] = frozenset()
    """Keys of relations that stand where a person does not look: in data blocks."""
    held: Held | None = None
    """What the export held that this file was made from; None where it does not say."""
    digest: str | None = None
    """The digest of the export that this file was made from; None where it says none."""
    text: str = ""
    """The file itself; '' where it is no text that people write."""
    stances: object = None
    """What a person wrote of posts on posts, as it stands; None for nothing."""
    ids: bool = False
    """Whether the keys of claims are ids of the file, which survive an edit."""

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by key."""
        return {claim.key: claim for claim in self.debate.claims}

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by key."""
        return {relation.key: relation for relation in self.debate.relations}

    def shown(self, claim: Claim) -> str:
        """Give a claim as a person finds it in the file: its name, else its words."""
        name = self.names.get(claim.key)
        if name is not None:
            return bracketed(claim.form, name)
        return f"“{shortened(claim.text, SHOWN)}”"

    @cached_property
    def has_guesses(self) -> bool:
        """Whether any line says how sure the program is; a file may have lost its data."""
        origins = [relation.origin for relation in self.debate.relations]
        origins += [position.origin for position in self.debate.positions]
        return any(isinstance(origin, Inferred) for origin in origins)

    @cached_property
    def unclear(self) -> frozenset[int]:
        """The lines that the reader did not understand as they were meant."""
        rule = "LineNotUnderstood"
        return frozenset(n.line for n in self.notices if n.rule == rule and n.line)

    def still_holds(self, shown: str) -> bool:
        """Say whether a line that was not understood may still define this name."""
        return bool(self.unclear) and f"{shown}:" in self.text

    @cached_property
    def has_data(self) -> bool:
        """Whether any line has data of ours or of others."""
        return any(any(data_of(claim)) for claim in self.debate.claims)

    @cached_property
    def steps(self) -> Mapping[str, tuple[Relation, ...]]:
        """The steps of each argument that is spelled out, by its key."""
        found: dict[str, tuple[Relation, ...]] = {}
        for relation in self.debate.relations:
            if relation.argument is not None:
                known = found.get(relation.argument, ())
                found[relation.argument] = (*known, relation)
        return found

    def named_only(self, claim: Claim) -> bool:
        """Say whether a claim is referred to, says nothing and is not spelled out."""
        silent = not claim.text and not claim.wordings
        return silent and claim.key in self.names and claim.key not in self.steps


@frozen(kw_only=True)
class Sheets:
    """What is compared."""

    export: Sheet
    """What the thread's own export says."""
    edited: Sheet
    """What the person made of an export."""
    origins: Mapping[str, str]
    """Keys of the thread by the keys of the export."""
    thread: Debate
    """The thread as the export shows it."""


def data_of(claim: Claim) -> Iterator[Mapping[str, Any]]:
    """Give the Argdown data of a claim and of each of its wordings."""
    yield mapping_of(private(claim.extras), "data")
    for wording in claim.wordings:
        yield mapping_of(private(wording.extras), "data")


def posts_of(claim: Claim) -> frozenset[int]:
    """Give the numbers of the posts that the lines of a claim name in their data."""
    found = (data.get("post") for data in data_of(claim))
    return frozenset(n for n in found if type(n) is int)


def texts_of(claim: Claim) -> tuple[str, ...]:
    """Give the different words in which a claim is put, in order; '' is none."""
    texts = (
        (claim.text,) if not claim.wordings else tuple(w.text for w in claim.wordings)
    )
    return tuple(dict.fromkeys(text for text in texts if text))
