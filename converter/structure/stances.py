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
from disputatio.schemas.graph import sign_of
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
    said: bool = True
    """Whether it is sure enough; else only a rebuttal may rest on it."""


@frozen(kw_only=True)
class Answered:
    """An answer of one post to another, and the stance that it takes."""

    link: LinkRead
    """The answer."""
    taken: Taken | None
    """The stance on the post that is answered; None where it is unknown."""
    weighed: bool
    """Whether the exchange was weighed."""


def find_stances(debate: Debate, reader: Reader | None = None) -> Debate:
    """Add the sides that posts take on the posts and claims that they answer."""
    reader = reader or Reader()
    debate = without_relations(debate, rules.STANCES)
    relations = Relations(debate)
    index, rebuttals = ClaimIndex(debate), Rebuttals(debate)
    for answered in stances_taken(debate, reader):
        link, taken = answered.link, answered.taken
        said = taken if taken is not None and taken.said else None
        if said is not None:
            _add(relations, link, said)
        if taken is not None and taken.side == "disagree":
            _rebut(relations, rebuttals.find(link, taken.origin), taken.origin)
        for one in _on_claims(index, link, said, weighed=answered.weighed):
            _add(relations, link, one)
    return with_forms(relations.debate())


def stances_taken(debate: Debate, reader: Reader | None = None) -> Iterator[Answered]:
    """Give the answers of a thread with their stances.

    Left out is what contradicts a side that is stated or decided, and what only seems to
    answer somebody and contradicts a vote.
    """
    reader = reader or Reader()
    read = LinkReader(debate, reader=reader)
    links = tuple(read.links())
    settled, camps = Settled(debate), _camps(debate, read.reads, reader)
    found = exchanged(debate, read.reads, links)
    for number, link in enumerate(links):
        weighed = number in found
        taken = _by_exchange(link, found[number]) if weighed else _by_words(link)
        if taken is not None:
            ends = (link.post.post.key, taken.target, taken.side)
            if settled.excludes(*ends) or (link.share < 1 and camps.contradict(*ends)):
                continue
        yield Answered(link=link, taken=taken, weighed=weighed)


def _camps(debate: Debate, reads: Sequence[ReadPost], reader: Reader) -> Camps:
    """Give who votes alike: what only seems to answer somebody says less than a vote."""
    voted = position_answers(debate, reads, reader).ballots if reads else ()
    return Camps((ballot for _, ballot in voted), _stated_sides(debate))


def _stated_sides(debate: Debate) -> Iterator[tuple[str, str, bool]]:
    """Give the sides that are stated or decided: post, position, and whether for it."""
    posts = {post.key: post.key for post in debate.posts}
    posts |= {passage.key: passage.post for passage in debate.passages}
    for claim in debate.claims:
        spoken = [p for w in claim.wordings if (p := posts.get(w.passage or ""))]
        if spoken:
            posts[claim.key] = spoken[-1]
    positions = {position.claim for position in debate.positions}
    for each in debate.relations:
        side = sign_of(each)
        if side and len(each.sources) == 1 and not isinstance(each.origin, Inferred):
            for position in positions.intersection(each.targets):
                if each.sources[0] in posts:
                    yield posts[each.sources[0]], position, side > 0


def _rebut(relations: Relations, rebuttal: Rebuttal | None, stance: Inferred) -> None:
    if rebuttal is not None:
        origin = inferred(rules.REBUTTAL, rebuttal.confidence, *stance.evidence)
        relations.add("attack", rebuttal.source, rebuttal.target, origin)


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
    key = link.target.post.key
    return Taken(target=key, side=said.side, origin=origin, said=said.said)


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
