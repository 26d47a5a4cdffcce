"""The pass `claims`: the passages that argue, and the claims that they put into words.

Only a poster's own words are read. Claims of a post support each other where words such
as "because" or "therefore" say so; words that answer a quotation attack or support what
is claimed in the quoted words. Posts whose words are already marked as passages by the
source keep those and get no others there.
"""

from __future__ import annotations

from bisect import bisect_left

import attrs

from disputatio.converter.structure import rules
from disputatio.converter.structure.answers import quoting_answers
from disputatio.converter.structure.claim_forms import with_forms
from disputatio.converter.structure.claim_sentences import Found, claims_in
from disputatio.converter.structure.claim_signs import surroundings
from disputatio.converter.structure.concurrences import CONFIDENCE, concurrences
from disputatio.converter.structure.disputes import disputes
from disputatio.converter.structure.position_choice import answer_places
from disputatio.converter.structure.reading import Reader
from disputatio.converter.structure.reasons import Support, supports
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    made_by,
    node_keys,
    without_relations,
)
from disputatio.converter.structure.sentence_kinds import Kind, kinds_of
from disputatio.converter.structure.stance_model import stance_model
from disputatio.converter.structure.wanted import wanted_sentences
from disputatio.converter.structure.words import said_stems
from disputatio.schemas.debate import Claim, Debate, Passage, Wording
from disputatio.schemas.keys import claim_key, passage_key, unique
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.text import Range, merged


def find_claims(debate: Debate, reader: Reader | None = None) -> Debate:
    """Add passages, claims, and what claims do to each other by their words."""
    reader = reader or Reader()
    debate = _without_claims(debate)
    reads = reader(debate)
    added = _Added(debate)
    wanted = wanted_sentences(reads)
    answering = answer_places(debate, reads, reader)
    around = surroundings(debate.title, reads)
    reasons: list[Support] = []
    for read in reads:
        found = [
            found
            for found in claims_in(read, around, wanted, answering)
            if added.free(read.post.key, found)
        ]
        for claim in found:
            added.add(claim, read.language)
        reasons += supports(read, found)
    debate = added.debate()
    relations = Relations(debate)
    for support in reasons:
        _add_support(relations, added, support)
    answers = reader.once(quoting_answers, reads, stance_model)
    for dispute in disputes(debate, reads, answers):
        origin = inferred(rules.DISPUTE, dispute.confidence, *dispute.evidence)
        relations.add(dispute.kind, dispute.source, dispute.target, origin)
    for said in concurrences(debate, reads):
        origin = inferred(rules.CONCURRENCE, CONFIDENCE, *said.evidence)
        relations.add("support", said.credited, said.claim, origin)
        relations.add("stance", said.post, said.credited, origin, "agree")
    return with_forms(relations.debate())


_RULES: dict[Kind, str] = {
    "ironic": rules.CLAIM_IRONIC,
    "reported": rules.CLAIM_REPORTED,
    "conceding": rules.CLAIM_CONCEDING,
    "conditional": rules.CLAIM_CONDITIONAL,
    "hedged": rules.CLAIM_HEDGED,
}


def _origin(text: str, span: Span, sure: float, language: str | None) -> Inferred:
    """Give the origin of a claim: the rule says how it is said, by which words."""
    for marked in kinds_of(text, language):
        if marked.kind in _RULES:
            start, end = (span.start + at for at in marked.place)
            words = Span(post=span.post, start=start, end=end)
            return inferred(_RULES[marked.kind], sure, span, words)
    return inferred(rules.CLAIM, sure, span)


def _add_support(relations: Relations, added: _Added, support: Support) -> None:
    source, target = added.claim(support.reason), added.claim(support.conclusion)
    if source is not None and target is not None and source != target:
        origin = inferred(rules.REASON, support.confidence, support.evidence)
        relations.add("support", source, target, origin)


def _without_claims(debate: Debate) -> Debate:
    """Take out own results; what others refer to stays until it is found again."""
    debate = without_relations(debate, rules.CLAIMS)
    passages = tuple(p for p in debate.passages if not made_by(p.origin, rules.CLAIMS))
    claims = tuple(c for c in debate.claims if not made_by(c.origin, rules.CLAIMS))
    return attrs.evolve(debate, passages=passages, claims=claims)


def _marked(debate: Debate) -> dict[str, tuple[Range, ...]]:
    """Give, for each post, the merged ranges of its given passages."""
    ranges: dict[str, list[Range]] = {}
    for passage in debate.passages:
        ranges.setdefault(passage.post, []).append((passage.start, passage.end))
    return {post: merged(row) for post, row in ranges.items()}


class _Added:
    """Passages and claims as they are found; near-identical claims become one."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._taken = node_keys(debate)
        self._refused = {r.claim for r in debate.refused if r.claim is not None}
        self._marked = _marked(debate)
        self._passages: list[Passage] = []
        self._claims: dict[str, Claim] = {}
        self._said: dict[tuple[str, ...], str] = {}
        self._keys: dict[tuple[str, int], str] = {}

    def free(self, post: str, found: Found) -> bool:
        """Say whether no given passage covers the words."""
        ranges = self._marked.get(post, ())
        after = bisect_left(ranges, (found.end, found.end))
        return not after or ranges[after - 1][1] <= found.start

    def claim(self, place: tuple[str, int]) -> str | None:
        """Give the key of the claim that was found at a place."""
        return self._keys.get(place)

    def add(self, found: Found, language: str | None) -> None:
        """Add a claim; where it was said before in nearly these words, a wording of it."""
        post = found.sentence.post
        key = claim_key(post, found.start)
        if key in self._refused:
            return
        text = found.sentence.text[
            found.start - found.sentence.start : found.end - found.sentence.start
        ]
        span = Span(post=post, start=found.start, end=found.end)
        origin = _origin(text, span, found.confidence, language)
        wording = Wording(text=text, passage=self._add_passage(span, origin))
        same = said_stems(text, language)
        if same in self._said:
            key = self._said[same]
            claim = self._claims[key]
            both = (*claim.wordings, wording)
            self._claims[key] = attrs.evolve(claim, wordings=both)
        else:
            key = self._unique(key)
            self._claims[key] = Claim(
                key=key, text=text, wordings=(wording,), origin=origin
            )
            self._said[same] = key
        self._keys[(post, found.start)] = key

    def _add_passage(self, span: Span, origin: Inferred) -> str:
        key = self._unique(passage_key(span.post, span.start))
        passage = Passage(
            key=key, post=span.post, start=span.start, end=span.end, origin=origin
        )
        self._passages.append(passage)
        return key

    def _unique(self, key: str) -> str:
        key = unique(key, self._taken)
        self._taken.add(key)
        return key

    def debate(self) -> Debate:
        """Give the debate with what was found, after what was given."""
        return attrs.evolve(
            self._debate,
            passages=(*self._debate.passages, *self._passages),
            claims=(*self._debate.claims, *self._claims.values()),
        )
