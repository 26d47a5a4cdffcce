"""A debate with what a language model found in place of what the passes concluded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from disputatio.converter.analysts.shared.answers import PositionsRead, Rebutted
from disputatio.converter.analysts.shared.checking import (
    AskedWords,
    Checked,
    SaidClaim,
    TakenSide,
    bounded,
)
from disputatio.converter.analysts.shared.competing import (
    Contender,
    Taken,
    adding_no_side,
    contenders,
)
from disputatio.converter.analysts.shared.statements import Statement
from disputatio.converter.structure import rules
from disputatio.converter.structure.polarity import negations
from disputatio.converter.structure.results import Relations, made_by, node_keys
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Question,
    RelationKind,
    Wording,
)
from disputatio.schemas.keys import claim_key, passage_key, unique
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.pruning import pruned
from disputatio.schemas.text import has_words, one_line, shortened

TITLE = 60
"""Characters of a title."""

SAME = 0.6
"""Which part of both passages must be shared where they say one claim."""


_KINDS: dict[tuple[str, bool], tuple[RelationKind, str | None]] = {
    ("for", True): ("support", None),
    ("against", True): ("attack", None),
    ("for", False): ("stance", "agree"),
    ("against", False): ("stance", "disagree"),
}
"""How a side is related, by whether it is a claim that takes it."""


def with_sides(
    debate: Debate, sides: Sequence[TakenSide], read: Collection[str], rule: str
) -> Debate:
    """Put reply links and stances in place of those that the passes concluded.

    What the source states or a person decided stays; so do stances of posts that were
    not read, and reply links of posts of which the model says no other.
    """
    sources = {side.source for side in sides}
    posts = _posts(debate)
    debate = _without(debate, rules.REPLIES, posts, sources)
    taken = rules.STANCES | {rules.DISPUTE}
    debate = _without(debate, taken, posts, sources | set(read))
    relations = Relations(debate)
    for side in sides:
        origin = Inferred(rule=rule, confidence=side.confidence, evidence=(side.span,))
        relations.add("reply", side.source, side.target, origin)
        if side.side != "unknown":
            relations.add("stance", side.source, side.target, origin, side.side)
    return relations.debate()


def with_statements(
    debate: Debate, checked: Checked, rule: str
) -> tuple[Debate, list[Statement]]:
    """Add the claims, and give all statements: claims, and other words that show a side."""
    said = list(checked.claims_in_order())
    debate, keys = with_claims(debate, said, rule)
    rows = {
        (c.span.post, c.span.start, c.span.end): Statement(
            claim=key, span=c.span, confidence=c.confidence
        )
        for c, key in zip(said, keys, strict=True)
        if key is not None
    }
    by_post: dict[str, list[tuple[str, int, int]]] = {}
    for place in rows:
        by_post.setdefault(place[0], []).append(place)
    for side in checked.sides:
        span = side.span
        own = (span.post, span.start, span.end)
        place = next(
            (p for p in by_post.get(span.post, ()) if _share(p[1:], own[1:])), own
        )
        there = rows.get(place) or Statement(
            claim=None, span=span, confidence=side.confidence
        )
        rows[place] = attrs.evolve(there, sides=(*there.sides, side))
        if place is own and own not in by_post.setdefault(span.post, []):
            by_post[span.post].append(own)
    numbers = checked.thread.numbers
    return debate, [
        attrs.evolve(rows[p], asks=p[0] in checked.asking)
        for p in sorted(rows, key=lambda p: (numbers[p[0]], *p[1:]))
    ]


def _share(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two stretches of a post are the same words, or one within the other."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME * min(one[1] - one[0], other[1] - other[0])


def with_claims(
    debate: Debate, claims: Sequence[SaidClaim], rule: str
) -> tuple[Debate, list[str | None]]:
    """Add claims, and give the key of each; None for one that a person refused.

    One that is there already is not made a second time; where a pass found it, the model
    stands for it from now on.
    """
    there, new = _Passages(debate), _New(debate, rule)
    keys: list[str | None] = []
    found: dict[str, Inferred] = {}
    for claim in claims:
        origin = Inferred(
            rule=rule, confidence=claim.confidence, evidence=(claim.span,)
        )
        known = there.claim_at(claim.span)
        if known is None:
            keys.append(new.claim(claim.span, origin))
            continue
        keys.append(known[0])
        for key in known:
            found.setdefault(key, origin)
    texts = {post.key: post.text for post in debate.posts}
    return attrs.evolve(
        debate,
        passages=(*(_passage(p, found) for p in debate.passages), *new.passages),
        claims=(*(_claim(c, found, texts) for c in debate.claims), *new.claims),
    ), keys


def _passage(passage: Passage, found: Mapping[str, Inferred]) -> Passage:
    origin = found.get(passage.key)
    if origin is None or not made_by(passage.origin, rules.CLAIM_RULES):
        return passage
    (span,) = origin.evidence
    return attrs.evolve(passage, start=span.start, end=span.end, origin=origin)


def _claim(
    claim: Claim, found: Mapping[str, Inferred], texts: Mapping[str, str]
) -> Claim:
    origin = found.get(claim.key)
    if origin is None or not made_by(claim.origin, rules.CLAIM_RULES):
        return claim
    (span,) = origin.evidence
    text = texts[span.post][span.start : span.end]
    wordings = tuple(
        attrs.evolve(w, text=text) if found.get(w.passage or "") == origin else w
        for w in claim.wordings
    )
    return attrs.evolve(claim, text=text, wordings=wordings, origin=origin)


class _New:
    """Claims of the model with their passages."""

    def __init__(self, debate: Debate, rule: str) -> None:
        self.passages: list[Passage] = []
        self.claims: list[Claim] = []
        self._rule = rule
        self._taken = node_keys(debate)
        self._refused = {r.claim for r in debate.refused}
        self._texts = {post.key: post.text for post in debate.posts}

    def claim(self, span: Span, origin: Inferred) -> str | None:
        """Make a claim, and give its key; None where it was refused."""
        key = claim_key(span.post, span.start)
        if key in self._refused:
            return None
        key = unique(key, self._taken)
        passage = unique(passage_key(span.post, span.start), self._taken | {key})
        self._taken |= {key, passage}
        text = self._texts[span.post][span.start : span.end]
        wording = Wording(text=text, passage=passage)
        self.claims.append(
            Claim(key=key, text=text, wordings=(wording,), origin=origin)
        )
        self.passages.append(
            Passage(
                key=passage, post=span.post, start=span.start, end=span.end,
                origin=origin,
            )
        )  # fmt: skip
        return key


class _Passages:
    """The claims of a debate by where they are said."""

    def __init__(self, debate: Debate) -> None:
        claims = {w.passage: c.key for c in debate.claims for w in c.wordings}
        self._rows: dict[str, list[Passage]] = {}
        self._claims = claims
        for passage in debate.passages:
            if passage.key in claims:
                self._rows.setdefault(passage.post, []).append(passage)

    def claim_at(self, span: Span) -> tuple[str, str] | None:
        """Give the claim whose passage is much the same words, and the passage."""
        for passage in self._rows.get(span.post, ()):
            shared = min(passage.end, span.end) - max(passage.start, span.start)
            longer = max(passage.end - passage.start, span.end - span.start)
            if shared >= SAME * longer:
                return self._claims[passage.key], passage.key
        return None


def with_positions(
    debate: Debate,
    found: PositionsRead,
    statements: Sequence[Statement],
    checked: Checked,
    rule: str,
) -> Debate:
    """Add rebuttals, and put the positions that compete in place of those of the passes.

    Where the source states positions or a person decided some, none are added.
    """
    count = len(statements)
    pairs = [r for r in found.rebuttals if _both_known(r, count, checked)]
    good: list[Contender] = []
    if all(made_by(p.origin, rules.POSITIONS) for p in debate.positions):
        good = contenders(found, statements, checked)
        debate = attrs.evolve(_without(debate, rules.POSITIONS), positions=())
        debate = debate if good else _without_question(debate)
    pairs = adding_no_side(pairs, good, [s.span.post for s in statements])
    claims = [a.statement for a in good]
    claims += [number for r in pairs for number in (r.statement, r.against)]
    debate, rows = _as_claims(debate, claims, statements, rule)
    relations = Relations(debate)
    positions: dict[str, Position] = {}
    speakers = _speaking_by_posts(rows, {c.statement for c in good})
    for contender in good:
        target = rows[contender.statement - 1]
        if target.claim is not None and target.claim not in positions:
            positions[target.claim] = _position(debate, contender, target, rule)
        for taken in contender.taken:
            _bear(relations, speakers[taken.statement - 1], target, taken, rule)
    for rebuttal in pairs:
        ends = rows[rebuttal.statement - 1], rows[rebuttal.against - 1]
        _rebut(relations, *ends, bounded(rebuttal.confidence), rule)
    if good:
        debate = attrs.evolve(debate, positions=tuple(positions.values()))
    return _with_forms(
        attrs.evolve(relations.debate(), positions=debate.positions), positions, rule
    )


def _both_known(rebuttal: Rebutted, count: int, checked: Checked) -> bool:
    ends = (rebuttal.statement, rebuttal.against)
    return all(checked.known(end, count, "a rebuttal") for end in ends)


def _without_question(debate: Debate) -> Debate:
    """Take out the question that the passes concluded."""
    asked = debate.question
    if asked is None or not made_by(asked.origin, rules.POSITIONS):
        return debate
    return attrs.evolve(debate, question=None)


def _speaking_by_posts(
    rows: Sequence[Statement], stated: Collection[int]
) -> list[Statement]:
    """Give statements such that those of positions speak for their posts alone.

    Who is for a position is not for, or against, another one by that alone.
    """
    return [
        attrs.evolve(row, claim=None) if number in stated else row
        for number, row in enumerate(rows, 1)
    ]


def _bear(
    relations: Relations,
    source: Statement,
    target: Statement,
    taken: Taken,
    rule: str,
) -> None:
    """Let a claim support or attack a position, or a post take a side on it."""
    key = source.claim or source.span.post
    if target.claim is None or key in (target.claim, target.span.post):
        return
    spans = (taken.span, target.span)
    origin = Inferred(rule=rule, confidence=taken.confidence, evidence=spans)
    kind, scheme = _KINDS[taken.side, source.claim is not None]
    relations.add(kind, key, target.claim, origin, scheme)


def _rebut(
    relations: Relations, source: Statement, target: Statement, sure: float, rule: str
) -> None:
    """Let a claim attack the claim of another that it speaks against."""
    ends = {source.claim, target.claim}
    if source.claim is None or target.claim is None or len(ends) == 1:
        return
    spans = (source.span, target.span)
    origin = Inferred(rule=rule, confidence=sure, evidence=spans)
    relations.add("attack", source.claim, target.claim, origin)


def _as_claims(
    debate: Debate, numbers: Iterable[int], statements: Sequence[Statement], rule: str
) -> tuple[Debate, list[Statement]]:
    """Make claims of statements of some numbers that are none yet."""
    bare = [n for n in dict.fromkeys(numbers) if statements[n - 1].claim is None]
    rows = list(statements)
    said = [
        SaidClaim(confidence=rows[n - 1].confidence, span=rows[n - 1].span)
        for n in bare
    ]
    debate, keys = with_claims(debate, said, rule)
    for number, key in zip(bare, keys, strict=True):
        rows[number - 1] = attrs.evolve(rows[number - 1], claim=key)
    return debate, rows


def without_unpicked(
    debate: Debate, statements: Sequence[Statement], read: Collection[str]
) -> Debate:
    """Take out what the passes took for claims in posts where the model did not."""
    picked = {s.claim for s in statements} | {p.claim for p in debate.positions}
    posts = {p.key: p.post for p in debate.passages}
    gone = {
        claim.key: {w.passage for w in claim.wordings}
        for claim in debate.claims
        if claim.key not in picked
        and made_by(claim.origin, rules.CLAIM_RULES)
        and all(posts.get(w.passage or "") in read for w in claim.wordings)
    }
    used = {w.passage for c in debate.claims if c.key not in gone for w in c.wordings}
    used |= {end for r in debate.relations for end in (*r.sources, *r.targets)}
    bare = set().union(*gone.values()) - used
    return pruned(
        attrs.evolve(
            debate,
            claims=tuple(c for c in debate.claims if c.key not in gone),
            passages=tuple(p for p in debate.passages if p.key not in bare),
        )
    )


def _position(
    debate: Debate, answer: Contender, target: Statement, rule: str
) -> Position:
    claim = next(c for c in debate.claims if c.key == target.claim)
    title, text = one_line(answer.title), one_line(claim.text)
    denied, denying = (negations(t, debate.language) for t in (title, text))
    own = title and has_words(text, title) and denied == denying
    return Position(
        claim=claim.key,
        title=shortened(title if own else text, TITLE),
        origin=Inferred(
            rule=rule, confidence=answer.confidence, evidence=(target.span,)
        ),
    )


def with_question(debate: Debate, asked: AskedWords, rule: str) -> Debate:
    """Set the question, unless the source states one or a person set it."""
    if debate.question is not None and not made_by(
        debate.question.origin, rules.POSITIONS
    ):
        return debate
    spans = () if asked.span is None else (asked.span,)
    origin = Inferred(rule=rule, confidence=asked.confidence, evidence=spans)
    return attrs.evolve(debate, question=Question(text=asked.text, origin=origin))


def _with_forms(debate: Debate, positions: Collection[str], rule: str) -> Debate:
    """Make claims of the model arguments where they argue for or against something."""
    arguing = {
        key
        for r in debate.relations
        if r.kind in ("support", "attack")
        for key in r.sources
        if key not in positions
    }
    claims = tuple(
        attrs.evolve(claim, form="argument")
        if claim.key in arguing and made_by(claim.origin, {rule} | rules.CLAIM_RULES)
        else claim
        for claim in debate.claims
    )
    return attrs.evolve(debate, claims=claims)


def _posts(debate: Debate) -> dict[str, str]:
    """Give the post in which each post, passage and claim is said, by its key."""
    posts = {p.key: p.key for p in debate.posts}
    posts |= {p.key: p.post for p in debate.passages}
    for claim in debate.claims:
        passages = [w.passage for w in claim.wordings if w.passage is not None]
        if passages:
            posts[claim.key] = posts[passages[0]]
    return posts


def _without(
    debate: Debate,
    old: Collection[str],
    posts: Mapping[str, str] | None = None,
    sources: Collection[str] = (),
) -> Debate:
    """Take out relations of some rules; with `posts`, only those that start there."""
    kept = tuple(
        r
        for r in debate.relations
        if not made_by(r.origin, old)
        or (posts is not None and not any(posts.get(k) in sources for k in r.sources))
    )
    return attrs.evolve(debate, relations=kept)
