"""Positions and sides on the project's own threads, and threads without a debate.

A position counts as found where a claim of its gold reading (or one that says the same)
and the found claim share words. "Stances given" judges the sides of the gold positions by
stances as readers noted them; the post that says a position is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import attrs

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.position_sides import Exchange
from disputatio.converter.structure.reading import read_posts
from disputatio.converter.structure.words import terms
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.views import Views
from tests.benchmarks.structure.gold_debates import key, linked_debate, plain_debate
from tests.benchmarks.structure.metrics import interval
from tests.benchmarks.structure.table import Row
from tests.gold import corpus, messy
from tests.gold.positions import position_said
from tests.gold.quiet import quiet_debates
from tests.gold.thread import GoldPosition, GoldThread, Place

SHARES = (
    ("positions of readers, found", "found", "gold"),
    ("– replies given", "linked found", "gold"),
    ("positions found that readers noted", "right", "made"),
    ("supporters of found ones, recall", "for right", "for gold"),
    ("supporters of found ones, precision", "for right", "for made"),
    ("opponents of found ones, recall", "against right", "against gold"),
    ("opponents of found ones, precision", "against right", "against made"),
    ("stances given: supporters, recall", "given for right", "given for gold"),
    ("stances given: supporters, precision", "given for right", "given for made"),
    ("stances given: opponents, recall", "given against right", "given against gold"),
    (
        "stances given: opponents, precision",
        "given against right",
        "given against made",
    ),
    ("messy debates: positions marked, found", "messy found", "messy gold"),
    ("messy debates: positions found that are marked", "messy right", "messy made"),
    ("– supporters of these, recall", "messy for right", "messy for gold"),
    ("– supporters of these, precision", "messy for right", "messy for made"),
    ("– opponents of these, recall", "messy against right", "messy against gold"),
    ("– opponents of these, precision", "messy against right", "messy against made"),
    ("debates with positions", "debate seen", "debate"),
    ("quiet threads without", "quiet seen", "quiet"),
)
"""Name, what is counted, of how many."""


def rows(split: str = "development") -> Iterator[Row]:
    """Give the shares with their intervals over threads."""
    counts = [_counted(thread) for thread in corpus.threads(split)]
    for _, debate in quiet_debates(split):
        quiet = not structured(debate).positions
        counts.append(Counter({"quiet": 1, "quiet seen": int(quiet)}))
    counts += [_messy(*row) for row in messy.messy_debates(split)]
    for name, part, whole in SHARES:
        measure = _ratio(part, whole)
        low, high = interval(counts, measure, rounds=200)
        yield Row(
            area="debates", data=split, measure=name, value=measure(counts),
            low=low, high=high, count=sum(c[whole] for c in counts),
        )  # fmt: skip


def _ratio(part: str, whole: str) -> Callable[[Sequence[Counter[str]]], float]:
    return lambda cs: sum(c[part] for c in cs) / max(1, sum(c[whole] for c in cs))


def _counted(thread: GoldThread) -> Counter[str]:
    counts: Counter[str] = Counter()
    found = structured(plain_debate(thread))
    if thread.question is None:
        counts["quiet"] = 1
        counts["quiet seen"] = int(not found.positions)
        return counts
    counts["debate"] = 1
    counts["debate seen"] = int(bool(found.positions))
    said = _said(thread, found)
    counts["gold"] = len(thread.positions)
    counts["found"] = len(set(said.values()))
    counts["linked found"] = len(
        set(_said(thread, structured(linked_debate(thread))).values())
    )
    counts["made"] = len(found.positions)
    counts["right"] = len(said)
    _count_sides(thread, found, said, counts)
    _count_given(thread, counts)
    return counts


def _messy(name: str, debate: Debate, said: messy.Said) -> Counter[str]:
    """Count the positions of a debate whose words are marked, by their sentences."""
    found = structured(debate)
    texts = {claim.key: claim.text for claim in found.claims}
    made = {p.claim: messy.position_of(texts[p.claim], said) for p in found.positions}
    right = {claim: number for claim, number in made.items() if number is not None}
    counts = Counter(
        {
            "debate": 1,
            "debate seen": int(bool(made)),
            "messy gold": len({number for number, _ in said}),
            "messy found": len(set(right.values())),
            "messy made": len(made),
            "messy right": len(right),
        }
    )
    marked = messy.messy_sides(name)
    for claim, number in right.items():
        _count_marked(Views(found), claim, marked[number], counts)
    return counts


def _count_marked(
    views: Views, claim: str, marked: messy.Sides, counts: Counter[str]
) -> None:
    """Count who is found on a side of a position, but the post that it was taken from."""
    hosts = {post.number for post in views.posts_of(claim)}
    sides = views.sides(claim)
    for side, voices, gold in (
        ("for", sides.supporters, marked.supporters | marked.says),
        ("against", sides.opponents, marked.opponents),
    ):
        posts = {voice.post.number for voice in voices} - hosts
        counts[f"messy {side} gold"] += len(gold - hosts)
        counts[f"messy {side} made"] += len(posts)
        counts[f"messy {side} right"] += len(posts & gold)


def _said(thread: GoldThread, debate: Debate) -> dict[str, int]:
    """Give, for the claims of found positions, which gold position each says."""
    numbers = {key(post.number): post.number for post in thread.posts}
    passages = {p.key: p for p in debate.passages}
    claims = {claim.key: claim for claim in debate.claims}
    result: dict[str, int] = {}
    for position in debate.positions:
        for wording in claims[position.claim].wordings:
            passage = passages[wording.passage or ""]
            place = Place(numbers[passage.post], passage.start, passage.end)
            number = position_said(thread, place)
            if number is not None:
                result.setdefault(position.claim, number)
    return result


def _count_sides(
    thread: GoldThread, debate: Debate, said: dict[str, int], counts: Counter[str]
) -> None:
    views = Views(debate)
    for claim, number in said.items():
        position = thread.positions[number]
        sides = views.sides(claim)
        hosts = {post.key for post in views.posts_of(claim)}
        made = {v.post.key: True for v in sides.supporters}
        made |= {v.post.key: False for v in sides.opponents}
        _count(position, made, hosts, "", counts)


def _count_given(thread: GoldThread, counts: Counter[str]) -> None:
    stances = tuple(
        Relation(
            key=f"stance-{n}", kind="stance", sources=(key(a.post),),
            targets=(key(a.to),), scheme=a.stance,
        )
        for n, a in enumerate(thread.answers)
    )  # fmt: skip
    debate = attrs.evolve(plain_debate(thread), relations=stances)
    exchange = Exchange(debate, read_posts(debate))
    claims = {claim.id: claim for claim in thread.claims}
    hosts = {key(claims[p.claim].place.post) for p in thread.positions}
    for position in thread.positions:
        place = claims[position.claim].place
        found = terms(thread.words(place), thread.language)
        host = key(place.post)
        sides = exchange.sides(host, {term.stem for term in found}, hosts - {host})
        made = {taken.post: taken.agrees for taken in sides}
        _count(position, made, {host}, "given ", counts)


def _count(
    position: GoldPosition,
    made: dict[str, bool],
    hosts: set[str],
    prefix: str,
    counts: Counter[str],
) -> None:
    for side, posts in (("for", position.supporters), ("against", position.opponents)):
        gold = {key(number) for number in posts} - hosts
        mine = {p for p, agrees in made.items() if agrees == (side == "for")} - hosts
        counts[f"{prefix}{side} gold"] += len(gold)
        counts[f"{prefix}{side} made"] += len(mine)
        counts[f"{prefix}{side} right"] += len(gold & mine)
