"""Which earlier post a post most likely answers: a conditional logit over candidates.

The weights of `weights/replies.json` are trained by `python -m tests.training.replies`. The
share of a candidate is its confidence. The rule says what speaks most for it, beyond what
speaks for the others: a name, a pointer, words taken up, the exchange between two people,
words to a reader; where it is place alone, the rule is a default.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.logistic import weights_file
from disputatio.converter.structure.mentions import Mention
from disputatio.converter.structure.reply_features import Candidate, Read
from disputatio.schemas.origins import Span
from disputatio.schemas.text import Range

ALSO = 0.3
"""Share from which on a second post is answered too."""

BESIDE_QUOTATION = 0.5
"""The same for a post beside one that is quoted."""

SPOKEN = 0.05
"""The same for the likeliest post of somebody who is spoken to by name; none is needed of
somebody who is spoken to first, or with or against whom the post says that it stands."""

CALLED = 0.5
"""Confidence of the likeliest post of somebody who is spoken to first, at least: that person
is answered in 67 of 74 such posts of our own threads, 41 of 57 recorded ones, but of the
posts that had a lower share half."""

SIDED = 0.75
"""The same where the post says with or against whom it stands: set when 7 of 9 were right
in our own threads; it is 7 of 10 since no share is needed."""

MOST = {**dict.fromkeys(rules.DEFAULTS, 0.45), rules.REPLY_ADDRESS: 0.65}
"""Confidence of links that rest on where a post stands, at most. In our own threads a large
share is right; in real ones whose answers are recorded it says nothing, and the mean of
both is this (docs/structure.md)."""

LEAST = 0.5
"""How much a kind of evidence adds to the score before a link may rest on it."""

ANSWERING = 0.7
"""Share from which on a link to the post before rests on a head that answers ("No, …"):
of 65 such links in our own threads for training and development .91 are right."""

CLEAR = 1.2
"""Weight of an echo on which a link may rest whatever it adds, as of that many words that
one post uses alone."""

Weights = Mapping[str, float]


@frozen(kw_only=True)
class Ranked:
    """A candidate with its share."""

    candidate: Candidate
    """The post."""
    share: float
    """How likely it is the one that is answered."""
    evidence: Mapping[str, float]
    """What each kind of evidence adds, beyond its mean over the candidates."""

    def adds(self, kind: str) -> bool:
        """Say whether a kind of evidence adds enough for a link to rest on it."""
        return self.evidence.get(kind, 0.0) >= LEAST


def weights() -> Weights:
    """Give the weights that are shipped."""
    found: Weights = weights_file("replies")
    return found


def ranked(candidates: Sequence[Candidate], by: Weights) -> tuple[Ranked, ...]:
    """Give the candidates with their shares, the likeliest first, of equals the latest."""
    parts = [_parts(candidate, by) for candidate in candidates]
    scores = [sum(part.values()) for part in parts]
    most = max(scores, default=0.0)
    powers = [math.exp(score - most) for score in scores]
    whole = sum(powers)
    means: dict[str, float] = {}
    for part in parts:
        for kind, value in part.items():
            means[kind] = means.get(kind, 0.0) + value / len(parts)
    rows = [
        Ranked(
            candidate=candidate,
            share=power / whole,
            evidence={k: v - means[k] for k, v in part.items()},
        )
        for candidate, power, part in zip(candidates, powers, parts, strict=True)
    ]
    return tuple(sorted(rows, key=lambda r: (-r.share, -r.candidate.number)))


def _parts(candidate: Candidate, by: Weights) -> dict[str, float]:
    parts: dict[str, float] = {}
    for name, value in candidate.features.items():
        kind = name.partition("-")[0]
        parts[kind] = parts.get(kind, 0.0) + by.get(name, 0.0) * value
    return parts


def chosen(rows: Sequence[Ranked], quoted: Mapping[int, object]) -> tuple[Ranked, ...]:
    """Give the posts that are answered beside those that are quoted, of ranked ones.

    The likeliest where nothing is quoted, others with a good share, and of everybody who is
    spoken to the likeliest post, whose share is raised where the name says who is meant;
    where words point at both, two.
    """
    least = BESIDE_QUOTATION if quoted else ALSO
    spoken: set[str] = set()
    result = []
    for place, row in enumerate(_meant(rows)):
        there = row.candidate
        people = {m.person for m in there.named if m.addressed or there.meant} - spoken
        spoken |= people
        meant = people or any(pointer.both for pointer in there.pointed)
        share = max(row.share, _least(there)) if meant else row.share
        wanted = SPOKEN if meant else least
        if there.number not in quoted and (
            share >= wanted or (place == 0 and not quoted)
        ):
            result.append(evolve(row, share=share))
    return tuple(result)


def _meant(rows: Sequence[Ranked]) -> list[Ranked]:
    """Leave out posts of somebody sided with where another's words are clearly taken up.

    Who is meant is sure, and place says little of which post is.
    """
    most: dict[str, float] = {}
    for row in rows:
        for mention in row.candidate.named:
            most[mention.person] = max(most.get(mention.person, 0.0), _taken(row))
    return [
        row
        for row in rows
        if not row.candidate.sided
        or _taken(row) > most[row.candidate.named[0].person] - CLEAR
    ]


def _taken(row: Ranked) -> float:
    echoed = row.candidate.echoed
    return echoed.weight if echoed is not None else 0.0


def _least(there: Candidate) -> float:
    """Give the share of the likeliest of somebody's posts who is named, or one of "both"."""
    if there.sided:
        return SIDED
    both = any(pointer.both for pointer in there.pointed)
    return CALLED if there.called or both else 0.0


def confidence(row: Ranked, rule: str) -> float:
    """Give how sure a link by a rule is."""
    return min(row.share, MOST.get(rule, 1.0))


def reason(row: Ranked, read: Read) -> tuple[str, tuple[Span, ...]]:
    """Give the rule that a link rests on, and the words that show it."""
    there = row.candidate
    if there.named and (
        there.meant
        or any(mention.addressed for mention in there.named)
        or row.adds("name")
    ):
        return rules.REPLY_MENTION, named_evidence(there.named, read)
    if there.pointed:
        found = ((pointer.start, pointer.end) for pointer in there.pointed)
        return rules.REPLY_POINTER, _here(read, *found)
    if there.cited:
        return rules.REPLY_ECHO, there.cited
    for kind, (rule, evidence) in sorted(
        _grounds(there, read).items(), key=lambda item: -row.evidence.get(item[0], 0.0)
    ):
        if evidence and row.adds(kind):
            return rule, evidence
    if there.echoed is not None and there.echoed.weight >= CLEAR:
        return rules.REPLY_ECHO, there.echoed.evidence
    spoken = _answering(there, read)
    if spoken and row.share >= ANSWERING:
        return rules.REPLY_ADDRESS, spoken
    if read.post.number == 1:
        return rules.REPLY_SECOND, ()
    return _DEFAULTS[there.place], ()


def _answering(there: Candidate, read: Read) -> tuple[Span, ...]:
    """Give the head of an answer to the post before, where it speaks to nobody else.

    A "yes" or "no" may answer the question of the opening post.
    """
    head = read.manner.answer
    asked = read.manner.yes_no and there.opening_asks and not there.asks
    elsewhere = read.sided or any(mention.addressed for mention in read.mentions)
    if head is None or asked or elsewhere or there.place != "previous":
        return ()
    return _here(read, head)


_DEFAULTS = {
    "previous": rules.DEFAULT_PREVIOUS,
    "opening": rules.DEFAULT_OPENING,
    "other": rules.DEFAULT_EARLIER,
}


def _grounds(there: Candidate, read: Read) -> dict[str, tuple[str, tuple[Span, ...]]]:
    """Give the rules that are weighed against each other, by kind of evidence."""
    said = read.manner.answer or read.manner.you
    spoken = _here(read, said) if said and there.place == "previous" else ()
    echoed = there.echoed.evidence if there.echoed is not None else ()
    return {
        "echo": (rules.REPLY_ECHO, echoed),
        "exchange": (rules.REPLY_EXCHANGE, there.exchange),
        "address": (rules.REPLY_ADDRESS, spoken),
    }


def named_evidence(named: Sequence[Mention], read: Read) -> tuple[Span, ...]:
    """Give the names; where several people are spoken to, each with the words to them."""
    spoken = [mention for mention in read.mentions if mention.addressed]
    several = len({mention.person for mention in spoken}) > 1
    spans: list[Range] = []
    for mention in named:
        end = mention.end
        if several and mention.form in ("at", "call"):
            end = _reach(read.post.post.text, mention, spoken)
        spans.append((mention.start, end))
    return _here(read, *spans)


def _reach(text: str, mention: Mention, spoken: Sequence[Mention]) -> int:
    """Give the end of what is said to a person: the line, or where the next is named."""
    line = text.find("\n", mention.end)
    ends = [other.start for other in spoken if other.start >= mention.end]
    end = min([len(text) if line < 0 else line, *ends[:1]])
    return mention.end + len(text[mention.end : end].rstrip())


def _here(read: Read, *ranges: Range) -> tuple[Span, ...]:
    key = read.post.post.key
    return tuple(Span(post=key, start=start, end=end) for start, end in ranges)
