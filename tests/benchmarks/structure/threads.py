"""All passes on the project's own threads with gold structure (seeds/threads).

What is measured by itself starts from the plain posts; "stance, links given" starts from
replies that the source states, so that only the stance is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from disputatio.converter.structure.passes import structured
from disputatio.schemas.debate import Debate
from disputatio.schemas.quoted import quotations
from tests.benchmarks.structure.gold_debates import (
    key,
    linked_debate,
    plain_debate,
)
from tests.benchmarks.structure.metrics import Pair, interval, macro_f1
from tests.benchmarks.structure.table import Row
from tests.gold import corpus
from tests.gold.rebuttals import rebutting
from tests.gold.thread import GoldThread, Place

SIDES = ("agree", "disagree")
SHARES = (
    ("quotations, words found", "quotation found", "quotation"),
    ("quotations, right source", "quotation source", "quotation"),
    ("quotations, precision", "span right", "span"),
    ("replies, recall", "link found", "link"),
    ("replies, precision", "reply right", "reply"),
    ("stance, links given: said", "stance said", "stance"),
    ("stance, links given: acceptable where said", "stance right", "stance said"),
    ("stance, whole row: said", "row said", "stance"),
    ("stance, whole row: acceptable where said", "row right", "row said"),
    ("claims, recall", "claim found", "claim"),
    ("claims, precision (gold is not complete)", "passage right", "passage"),
    ("rebuttals, recall", "rebuttal found", "rebuttal"),
    ("rebuttals, precision (gold is not complete)", "attack right", "attack"),
    ("rebuttals, posts that disagree for readers", "attack disagrees", "attack"),
    ("rebuttals, recall, links given", "given rebuttal found", "rebuttal"),
    ("rebuttals, precision, links given", "given attack right", "given attack"),
    ("no debate: no positions", "quiet right", "quiet"),
    ("debate: 2 to 7 positions", "debate right", "debate"),
    ("lost names, recall", "name found", "name"),
    ("lost names, precision", "named right", "named"),
)
"""Name, what is counted, of how many."""

TRAPS = (
    "irony",
    "concession before attack",
    "reported agreement",
    "rhetorical question",
    "conditional",
    "hedge",
)
"""What can fool a machine, by which stances are counted apart."""


def rows(split: str = "development") -> Iterator[Row]:
    """Give the shares, and the macro-F1 of stances where the links are given."""
    counts: list[Counter[str]] = []
    stances: list[list[Pair]] = []
    for thread in corpus.threads(split):
        given = structured(linked_debate(thread))
        found = structured(plain_debate(thread))
        stances.append(list(_two_way(thread, given)))
        counts.append(_counted(thread, given, found))
    for name, part, whole in SHARES:
        yield _row(
            split, name, counts, _ratio(part, whole), sum(c[whole] for c in counts)
        )
    for trap in TRAPS:
        measure, said = _ratio(f"{trap} right", trap), sum(c[trap] for c in counts)
        name = f"stance, links given, posts with {trap}: acceptable where said"
        yield _row(split, name, counts, measure, said)
    total = sum(map(len, stances))
    yield _row(split, "stance, links given: two-way macro-F1", stances, _pooled, total)


def _row(
    split: str,
    name: str,
    units: Sequence[object],
    measure: Callable[..., float],
    count: int,
) -> Row:
    low, high = interval(units, measure, rounds=200)
    return Row(
        area="threads", data=split, measure=name,
        value=measure(units), low=low, high=high, count=count,
    )  # fmt: skip


def _ratio(part: str, whole: str) -> Callable[[Sequence[Counter[str]]], float]:
    return lambda cs: sum(c[part] for c in cs) / max(1, sum(c[whole] for c in cs))


def _pooled(pairs: Sequence[list[Pair]]) -> float:
    return macro_f1([pair for some in pairs for pair in some], SIDES)


def _two_way(thread: GoldThread, debate: Debate) -> Iterator[Pair]:
    """Give what is right and what is said, "disagree" for none, of answers with a side."""
    said = _stances(debate)
    for answer in thread.answers:
        if answer.stance in SIDES:
            side = said.get((key(answer.post), key(answer.to)), "")
            yield answer.stance, side if side in SIDES else "disagree"


def _counted(thread: GoldThread, given: Debate, found: Debate) -> Counter[str]:
    counts: Counter[str] = Counter()
    _count_quotations(thread, found, counts)
    _count_replies(thread, found, counts)
    _count_stances(thread, given, "stance said", "stance right", counts)
    _count_stances(thread, found, "row said", "row right", counts)
    counts["stance"] = len(thread.answers)
    _count_traps(thread, given, counts)
    _count_claims(thread, found, counts)
    _count_rebuttals(thread, found, "", counts)
    _count_rebuttals(thread, given, "given ", counts)
    counts["rebuttal"] = len(thread.rebuttals)
    _count_positions(thread, found, counts)
    _count_names(thread, found, counts)
    return counts


def _count_quotations(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    spans = {
        post.key: [q for q in quotations(post.body) if q.quotation.source]
        for post in debate.posts
    }
    inside = [q for q in thread.quotations if q.of is not None]
    for gold in inside:
        hits = [
            q for q in spans[key(gold.place.post)]
            if _half(gold.place.start, gold.place.end, q.start, q.end)
        ]  # fmt: skip
        sources = {q.quotation.source.post for q in hits if q.quotation.source}
        counts["quotation"] += 1
        counts["quotation found"] += bool(hits)
        counts["quotation source"] += key(gold.of or 0) in sources
    for post, there in spans.items():
        places = [q.place for q in inside if key(q.place.post) == post]
        counts["span"] += len(there)
        counts["span right"] += sum(
            any(_half(q.start, q.end, p.start, p.end) for p in places) for q in there
        )


def _half(start: int, end: int, low: int, high: int) -> bool:
    """Say whether more than half of the first range lies in the second."""
    return max(0, min(end, high) - max(start, low)) * 2 > end - start


def _count_replies(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    gold = {(key(a.post), key(a.to)) for a in thread.answers}
    found = {
        (r.sources[0], r.targets[0]) for r in debate.relations if r.kind == "reply"
    }
    counts["link"] = len(gold)
    counts["link found"] = counts["reply right"] = len(gold & found)
    counts["reply"] = len(found)


def _stances(debate: Debate) -> dict[tuple[str, str], str]:
    return {
        (r.sources[0], r.targets[0]): r.scheme or ""
        for r in debate.relations
        if r.kind == "stance"
    }


def _count_stances(
    thread: GoldThread, debate: Debate, said: str, right: str, counts: Counter[str]
) -> None:
    found = _stances(debate)
    for answer in thread.answers:
        side = found.get((key(answer.post), key(answer.to)))
        counts[said] += side is not None
        counts[right] += side in answer.acceptable


def _count_traps(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    fools = {post.number: post.fools for post in thread.posts}
    said = _stances(debate)
    for answer in thread.answers:
        side = said.get((key(answer.post), key(answer.to)))
        for trap in TRAPS:
            if side is not None and trap in fools[answer.post]:
                counts[trap] += 1
                counts[f"{trap} right"] += side in answer.acceptable


def _count_claims(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    passages: dict[str, list[tuple[int, int]]] = {}
    for passage in debate.passages:
        passages.setdefault(passage.post, []).append((passage.start, passage.end))
    gold: dict[str, list[Place]] = {}
    for claim in thread.claims:
        gold.setdefault(key(claim.place.post), []).append(claim.place)
    for post, places in gold.items():
        there = passages.get(post, [])
        counts["claim"] += len(places)
        counts["claim found"] += sum(_touches(p.start, p.end, there) for p in places)
    for post, there in passages.items():
        places_here = [(p.start, p.end) for p in gold.get(post, [])]
        counts["passage"] += len(there)
        counts["passage right"] += sum(_touches(a, b, places_here) for a, b in there)


def _touches(start: int, end: int, ranges: list[tuple[int, int]]) -> bool:
    """Say whether half of one of both lies in the other, for some range."""
    return any(
        _half(start, end, low, high) or _half(low, high, start, end)
        for low, high in ranges
    )


def _count_rebuttals(
    thread: GoldThread, debate: Debate, prefix: str, counts: Counter[str]
) -> None:
    """Compare claims that attack claims with the pairs that readers noted."""
    places = _places(debate)
    against = {
        (key(a.post), key(a.to))
        for a in thread.answers
        if {"disagree", "mixed"} & {*a.acceptable}
    }
    found: set[int] = set()
    for relation in debate.relations:
        if relation.kind == "attack":
            ends = product(places[relation.sources[0]], places[relation.targets[0]])
            pairs = list(ends)
            hits = {rebutting(thread, *pair) for pair in pairs} - {None}
            found |= {number for number in hits if number is not None}
            counts[f"{prefix}attack"] += 1
            counts[f"{prefix}attack right"] += bool(hits)
            counts[f"{prefix}attack disagrees"] += any(
                (source[0], target[0]) in against for source, target in pairs
            )
    counts[f"{prefix}rebuttal found"] = len(found)


def _places(debate: Debate) -> dict[str, list[tuple[str, int, int]]]:
    """Give where each claim is said."""
    passages = {p.key: (p.post, p.start, p.end) for p in debate.passages}
    return {
        claim.key: [passages[w.passage] for w in claim.wordings if w.passage]
        for claim in debate.claims
    }


def _count_positions(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    count = len(debate.positions)
    if thread.question is None:
        counts["quiet"] = 1
        counts["quiet right"] = count == 0
    else:
        counts["debate"] = 1
        counts["debate right"] = 2 <= count <= 7


def _count_names(thread: GoldThread, debate: Debate, counts: Counter[str]) -> None:
    names = {p.key: p.name for p in debate.participants}
    for post, made in zip(thread.posts, debate.posts, strict=True):
        if not post.shown:
            found = names.get(made.author or "")
            counts["name"] += post.number in thread.lost_names
            counts["name found"] += (
                post.number in thread.lost_names and found == post.author
            )
            counts["named"] += found is not None
            counts["named right"] += found == post.author
