"""The words that what was concluded rests on, to be quoted in an Argdown document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from disputatio.exporters.shared.argdown_names import Said
from disputatio.schemas.debate import Claim, Debate, Position, Post, Relation
from disputatio.schemas.foreign.argdown import private
from disputatio.schemas.foreign.argdown_words import (
    ASKED,
    WORDS,
    Quote,
    Rest,
    kept_rest,
)
from disputatio.schemas.origins import Inferred, Origin

_NOTHING = Rest()


@frozen
class Evidence:
    """Knows for everything inferred which words it rests on."""

    question: Rest
    """For the question."""
    claims: Mapping[str, Rest]
    """By the key of a claim."""
    relations: Mapping[str, Rest]
    """By the key of a relation."""
    positions: Mapping[str, Rest]
    """By the key of a position's claim."""

    @classmethod
    def of(cls, debate: Debate, said: Mapping[int, Sequence[Said]]) -> Evidence:
        """Find it in a whole debate; `said` are the speakers of wordings by claim."""
        finder = _Finder({post.key: post for post in debate.posts})
        lines = {
            claim.key: _line(claim, said[place])
            for place, claim in enumerate(debate.claims)
        }
        stances = {
            claim.key
            for place, claim in enumerate(debate.claims)
            if any(speaker.is_stance for speaker in said[place])
        }
        asked = debate.question
        kept = private(debate.extras).get(ASKED)
        return cls(
            _NOTHING if asked is None else finder.rest(asked.origin, kept, ()),
            {c.key: finder.of(c, lines[c.key]) for c in debate.claims},
            {r.key: finder.of(r, _ends(r, lines, stances)) for r in debate.relations},
            {p.claim: finder.of(p, lines[p.claim]) for p in debate.positions},
        )


def _line(claim: Claim, said: Sequence[Said]) -> tuple[Quote, ...]:
    """Give the words of a claim's own line."""
    first = zip(said[:1], claim.wordings, strict=False)
    return tuple(Quote(speaker.post, wording.text) for speaker, wording in first)


def _ends(
    relation: Relation,
    lines: Mapping[str, tuple[Quote, ...]],
    stances: Collection[str],
) -> tuple[Quote, ...]:
    """Give what goes without saying of a relation.

    What is on one matter shows it itself; what only takes a side does so by its words.
    """
    if relation.kind == "unspecified":
        ends: Iterable[str] = (*relation.sources, *relation.targets)
    else:
        ends = (key for key in relation.sources if key in stances)
    return tuple(quote for end in ends for quote in lines.get(end, ()))


@frozen
class _Finder:
    posts: Mapping[str, Post]

    def of(self, element: Claim | Relation | Position, own: tuple[Quote, ...]) -> Rest:
        return self.rest(element.origin, private(element.extras).get(WORDS), own)

    def rest(self, origin: Origin, kept: object, own: tuple[Quote, ...]) -> Rest:
        """Give what an origin rests on: its spans, else what a file quoted."""
        if not isinstance(origin, Inferred) or not origin.evidence:
            return kept_rest(kept, origin) or _NOTHING
        spans = ((self.posts[span.post], span) for span in origin.evidence)
        quotes = tuple(Quote(p.number, p.text[s.start : s.end]) for p, s in spans)
        leads = quotes[: len(own)] == own
        return Rest(own=leads, quotes=quotes[len(own) :] if leads else quotes)
