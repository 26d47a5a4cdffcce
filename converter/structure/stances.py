"""The pass `stances`: does an answer agree or disagree, and with what?

What the words of an answer say (`link_reading`) and what the answers around it say
(`exchange_stances`) are weighed together; where there is no exchange, and on claims, the
words alone decide. A reply that rests on a default gets no stance: no evidence, no side.
Where nothing decides, the stance is unknown, and there is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.answers import Answer, answered_claims
from disputatio.converter.structure.ballots import Camps
from disputatio.converter.structure.claim_forms import with_forms
from disputatio.converter.structure.claim_index import ClaimIndex
from disputatio.converter.structure.cues import Side
from disputatio.converter.structure.exchange_stances import Exchanged, exchanged
from disputatio.converter.structure.link_reading import LinkRead, LinkReader
from disputatio.converter.structure.position_choice import answers as position_answers
from disputatio.converter.structure.reading import Reader, ReadPost
from disputatio.converter.structure.rebuttals import Rebuttal, Rebuttals
from disputatio.converter.structure.results import (
    Relations,
    inferred,
    without_relations,
)
from disputatio.converter.structure.settled import Settled
from disputatio.converter.structure.verdicts import Verdict
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Span

ON_CLAIM = 0.9
"""What a stance on a quoted claim counts: which claim is meant is one more guess."""


@frozen(kw_only=True)
class Taken:
    """A stance that a post takes."""

    target: str
    """Key of the post or claim."""
    side: Side
    """The stance."""
    origin: Inferred
    """Where it comes from."""


def find_stances(debate: Debate, reader: Reader | None = None) -> Debate:
    """Add the sides that posts take on the posts and claims that they answer."""
    reader = reader or Reader()
    debate = without_relations(debate, rules.STANCES)
    relations = Relations(debate)
    answers, index = LinkReader(debate, reader=reader), ClaimIndex(debate)
    rebuttals, settled = Rebuttals(debate), Settled(debate)
    links = tuple(answers.links())
    camps = _camps(debate, answers.reads, reader)
    found = exchanged(debate, answers.reads, links)
    for number, link in enumerate(links):
        weighed = number in found
        post = _by_exchange(link, found[number]) if weighed else _by_words(link)
        if post is not None and (
            settled.excludes(link.post.post.key, post.target, post.side)
            or (
                link.share < 1
                and camps.contradict(link.post.post.key, post.target, post.side)
            )
        ):
            continue
        if post is not None:
            _add(relations, link, post)
            rebuttal = _rebuttal(rebuttals, link, post)
            if rebuttal is not None:
                origin = inferred(
                    rules.REBUTTAL, rebuttal.confidence, *post.origin.evidence
                )
                relations.add("attack", rebuttal.source, rebuttal.target, origin)
        for said in _on_claims(index, link, post, weighed=weighed):
            _add(relations, link, said)
    return with_forms(relations.debate())


def _camps(debate: Debate, reads: Sequence[ReadPost], reader: Reader) -> Camps:
    """Give who votes alike: what only seems to answer somebody says less than a vote."""
    voted = position_answers(debate, reads, reader).ballots if reads else ()
    return Camps(ballot for _, ballot in voted)


def _rebuttal(rebuttals: Rebuttals, link: LinkRead, taken: Taken) -> Rebuttal | None:
    return rebuttals.find(link, taken.origin) if taken.side == "disagree" else None


def _add(relations: Relations, link: LinkRead, taken: Taken) -> None:
    source = link.post.post.key
    relations.add("stance", source, taken.target, taken.origin, taken.side)


def _by_words(link: LinkRead) -> Taken | None:
    said = link.words.verdict
    if said is None:
        return None
    return _taken(link, said, link.share)


def _by_exchange(link: LinkRead, said: Exchanged | Verdict | None) -> Taken | None:
    """Give the stance by the exchange, or by cues that hold against it."""
    if said is None or isinstance(said, Verdict):
        return _taken(link, said, link.share) if said is not None else None
    sure = said.confidence * link.linked
    origin = inferred(rules.STANCE_EXCHANGE, sure, *said.evidence)
    return Taken(target=link.target.post.key, side=said.side, origin=origin)


def _on_claims(
    index: ClaimIndex, link: LinkRead, post: Taken | None, *, weighed: bool
) -> Iterator[Taken]:
    """Give the sides on the claims that are quoted.

    That of the post where it answers one quotation and the exchange was weighed, else
    what the words after each quotation say.
    """
    there = link.target
    for answer in link.answers:
        taken = _answering(link, answer)
        if weighed and len(link.answers) == 1:
            taken = post
        if taken is not None and taken.side != "neutral":
            for said in answered_claims(
                index, answer, taken.side, there.post, there.language
            ):
                sure = taken.origin.confidence * ON_CLAIM
                origin = inferred(taken.origin.rule, sure, *taken.origin.evidence)
                yield Taken(target=said.claim, side=taken.side, origin=origin)


def _answering(link: LinkRead, answer: Answer) -> Taken | None:
    """Give what the words after a quotation say by themselves."""
    said = answer.verdict
    return _taken(link, said, 1.0) if said is not None else None


def _taken(link: LinkRead, said: Verdict, share: float) -> Taken:
    key = link.post.post.key
    spans = (Span(post=key, start=start, end=end) for start, end in said.evidence)
    origin = inferred(said.rule, said.confidence * share, *spans)
    return Taken(target=link.target.post.key, side=said.side, origin=origin)
