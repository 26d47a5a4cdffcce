"""What an Argdown export held when it was written: short digests of its facts.

A person edits the export, and meanwhile the thread may change too: the passes find more,
or somebody else's corrections are merged. By these digests `merge` tells what the person
changed from what the export never held. They stand in a comment at the end of the file.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from attrs import frozen

from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.foreign.argdown import bracketed

_LEAD = "disputatio: by these digests, merge tells what you changed; leave them here."
_COMMENT = re.compile(
    r"/\*\s*" + re.escape(_LEAD) + r"\s+([3-8])\s+([\w\s-]*)\*/", re.ASCII
)
_WIDTH = 96
_LEAST, _MOST = 3, 8
_RARE = 20_000


@frozen
class Held:
    """The digests of everything that an export held."""

    digests: frozenset[str]
    """Digests of facts, all of one length."""

    @classmethod
    def of(cls, facts: Iterable[str]) -> Held:
        """Take the facts of an export; more facts get longer digests."""
        found = frozenset(facts)
        length = _LEAST
        while length < _MOST and len(found) * _RARE > 64**length:
            length += 1
        return cls(frozenset(_digest(fact, length) for fact in found))

    def __contains__(self, fact: str) -> bool:
        """Say whether the export held a fact; one answer in 20,000 may be wrong."""
        return _digest(fact, self._length) in self.digests

    @property
    def _length(self) -> int:
        return len(next(iter(self.digests), " " * _LEAST))

    def comment(self) -> str:
        """Give the comment for the end of a document; '' where nothing is held."""
        if not self.digests:
            return ""
        per_line = _WIDTH // self._length * self._length
        words = "".join(sorted(self.digests))
        lines = (words[at : at + per_line] for at in range(0, len(words), per_line))
        rows = "\n".join(f"   {line}" for line in lines)
        return f"/* {_LEAD} {self._length}\n{rows} */\n"


def held_by(document: str) -> Held | None:
    """Give what a document says that it held; None where it says nothing readable."""
    found = _COMMENT.findall(document)
    if not found:
        return None
    length, words = int(found[-1][0]), "".join(found[-1][1].split())
    if not words or len(words) % length:
        return None
    places = range(0, len(words), length)
    return Held(frozenset(words[at : at + length] for at in places))


def facts_of(debate: Debate, names: Mapping[str, str]) -> Iterator[str]:
    """Give the facts of a debate as an export shows it.

    `names` are the names of claims by key, without brackets.
    """
    yield title_fact(debate.title)
    yield question_fact(debate.question.text if debate.question else None)
    texts = {claim.key: claim.text for claim in debate.claims}
    for claim in debate.claims:
        yield text_fact(claim.text)
        for wording in claim.wordings:
            yield text_fact(wording.text)
            yield from (tag_fact(wording.text, tag) for tag in wording.tags)
        if claim.key in names:
            yield name_fact(bracketed(claim.form, names[claim.key]))
    for relation in debate.relations:
        fact = relation_fact(relation, texts)
        if fact is not None:
            yield fact
    for position in debate.positions:
        yield position_fact(texts[position.claim])


def title_fact(title: str | None) -> str:
    """Give the fact that the debate has this title, or none."""
    return f"title {title or ''}"


def question_fact(question: str | None) -> str:
    """Give the fact that the debate asks this, or nothing."""
    return f"question {question or ''}"


def text_fact(text: str) -> str:
    """Give the fact that a claim says this."""
    return f"text {text}"


def tag_fact(text: str, tag: str) -> str:
    """Give the fact that a claim of this text has a tag."""
    return f"tag {tag} {text}"


def name_fact(bracketed_name: str) -> str:
    """Give the fact that a claim has this name in its brackets."""
    return f"name {bracketed_name}"


def position_fact(text: str) -> str:
    """Give the fact that a claim of this text is a position."""
    return f"position {text}"


def relation_fact(relation: Relation, texts: Mapping[str, str]) -> str | None:
    """Give the fact that claims of these texts are so related; None for other ends."""
    if any(key not in texts for key in (*relation.sources, *relation.targets)):
        return None
    sides = [
        [texts[key] for key in side] for side in (relation.sources, relation.targets)
    ]
    if relation.kind == "contradiction":
        sides = [sorted(sides[0] + sides[1])]
    return "\x00".join((relation.kind, *("\x01".join(side) for side in sides)))


def _digest(fact: str, length: int) -> str:
    data = sha256(fact.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(data)[:length].decode()
