"""The name of every claim in an Argdown document: unique, safe and lasting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from attrs import frozen

from disputatio.exporters.shared.argdown_titles import Names, safe_title
from disputatio.exporters.shared.argdown_words import Vocabulary
from disputatio.schemas.debate import Claim, Debate, Position, Post, Wording
from disputatio.schemas.extras import thaw
from disputatio.schemas.foreign.argdown import is_deep, mapping_of, own_keys, private
from disputatio.schemas.foreign.argdown_titles import (
    is_numbered,
    legal_name,
    legal_title,
)

MOST_TRIES = 5
"""How many phrases of a sentence are tried before its name gets a number."""


@frozen
class Said:
    """Who said a wording and where, as its line tells people."""

    post: int | None
    """Number of the post."""
    data: Mapping[str, Any]
    """Data of the line: `post`, `by`, and what an Argdown file had besides."""

    @property
    def is_stance(self) -> bool:
        """Whether the words only take a side, and claim nothing of their own."""
        return self.data.get("stance") is True


class Speakers:
    """Finds the post and the author of wordings."""

    def __init__(self, debate: Debate) -> None:
        """Index the passages, posts and people of a debate."""
        self._passages = {p.key: p.post for p in debate.passages}
        self._posts = {p.key: p for p in debate.posts}
        self._people = {p.key: p.name or p.label for p in debate.participants}

    def said(self, wording: Wording, *, stance: bool) -> Said:
        """Give what the line of a wording says of its speaker, and if it only takes a side."""
        data = {**self._of_post(wording), **({"stance": True} if stance else {})}
        data |= foreign_data(private(wording.extras))
        post = data.get("post")
        number = post if isinstance(post, int) and not isinstance(post, bool) else None
        return Said(number, data)

    def _of_post(self, wording: Wording) -> dict[str, Any]:
        post = self._posts.get(self._passages.get(wording.passage or "", ""))
        if not isinstance(post, Post):
            return {}
        author = self._people.get(post.author or "")
        found = {"post": post.number, "by": author}
        return {key: value for key, value in found.items() if value is not None}


def foreign_data(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Give the data that an Argdown file had on an element, without our own keys."""
    data = mapping_of(kept, "data")
    own = own_keys(data)
    plain = {key: thaw(data[key]) for key in sorted(data) if key not in own}
    return {key: value for key, value in plain.items() if not is_deep(value)}


def names_of(
    debate: Debate,
    mentions: Counter[int],
    silent: Collection[int],
    said: Mapping[int, tuple[Said, ...]],
) -> list[str | None]:
    """Give each claim's name by place; None where the claim stands without one.

    `silent` are the claims that need no words where they have no name.
    """
    naming = _Naming(debate, mentions, silent, said)
    for step in (naming.true, naming.kept, naming.safe, naming.automatic):
        for place, claim in enumerate(debate.claims):
            if place not in naming.names:
                step(place, claim)
    return [naming.names[place] for place in range(len(debate.claims))]


class _Naming:
    """Names claims in rounds: true titles first, so that nothing takes theirs."""

    def __init__(
        self,
        debate: Debate,
        mentions: Counter[int],
        silent: Collection[int],
        said: Mapping[int, tuple[Said, ...]],
    ) -> None:
        self.names: dict[int, str | None] = {}
        self._free = Names()
        self._mentions = mentions
        self._silent = silent
        self._said = said
        self._positions: dict[str, Position] = {p.claim: p for p in debate.positions}
        self._claims = debate.claims
        asked = "" if debate.question is None else debate.question.text
        self._vocabulary = Vocabulary.of(
            debate.language, f"{debate.title or ''}. {asked}"
        )

    def true(self, place: int, claim: Claim) -> None:
        """Take the claim's own title, or its position's, where it is legal and free."""
        title = self._title(claim)
        if (
            title is not None
            and legal_title(title)
            and self._free.claim(claim.form, title)
        ):
            self.names[place] = title

    def kept(self, place: int, claim: Claim) -> None:
        """Take the name that the claim had in an Argdown file."""
        name = private(claim.extras).get("name")
        if (
            isinstance(name, str)
            and legal_name(claim.form, name)
            and self._free.claim(claim.form, name)
        ):
            self.names[place] = name

    def safe(self, place: int, claim: Claim) -> None:
        """Take a legal name near to the title."""
        title = self._title(claim)
        if title is None:
            return
        number = f"Untitled c{place + 1}"
        name = number if is_numbered(title) else safe_title(title)
        if name is not None:
            self.names[place] = self._free.unique(claim.form, name)

    def automatic(self, place: int, claim: Claim) -> None:
        """Make a name of post and words, or a number, or none where none is needed."""
        posts = [s.post for s in self._said.get(place, ()) if s.post is not None]
        if posts:
            self.names[place] = self._of_post(posts[0], claim)
        elif self._may_stand_alone(place, claim):
            self.names[place] = None
        else:
            self.names[place] = self._free.unique(claim.form, f"Untitled c{place + 1}")

    def _of_post(self, post: int, claim: Claim) -> str:
        """Give the post's number with the most telling words that are free, or with a number."""
        phrases = self._vocabulary.phrases(claim.text, MOST_TRIES)
        for words in phrases:
            name = f"P{post} {words}"
            if self._free.claim(claim.form, name):
                return name
        return self._free.unique(claim.form, " ".join((f"P{post}", *phrases[:1])))

    def _title(self, claim: Claim) -> str | None:
        position = self._positions.get(claim.key)
        if claim.title is not None or position is None:
            return claim.title
        return position.title

    def _may_stand_alone(self, place: int, claim: Claim) -> bool:
        worded = [bool(w.text) for w in claim.wordings] == [True]
        once = self._mentions[place] == 1 and claim.form == "statement"
        plain = claim.title is None and claim.key not in self._positions
        return (worded or place in self._silent) and once and plain
