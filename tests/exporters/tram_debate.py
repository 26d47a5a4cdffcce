"""A small debate made by hand from the seed thread `pasted-tram`, for documents."""

from __future__ import annotations

import json
from pathlib import Path

from disputatio.schemas.content import (
    Block,
    Quotation,
    QuotationSource,
    plain_blocks,
)
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Edit,
    Participant,
    Passage,
    Position,
    Post,
    Question,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.origins import Decided, Inferred, Origin
from disputatio.schemas.quoting import wrapped

SEEDS = Path(__file__).parents[2] / "seeds"

_CLAIMS: tuple[tuple[str, int, str], ...] = (
    ("tram", 1, "I am for it, for two reasons."),
    ("home", 1, "The way home would be safer"),
    ("guests", 1, "the old town would finally have guests after eleven"),
    ("sleep", 2, "the cars already scream round the Mill Street bend at six in the evening"),
    ("staffed", 4, "The depot is staffed until two for the washing plant, so the first two hours might well cost next to nothing."),
    ("livelier", 5, "The old town gets livelier with a night tram, I'm sure of that."),
    ("lamp", 5, "But then it puts you down at a stop with a broken lamp and three drunks, and that is not my idea of safe."),
    ("single", 6, "A night timetable can live with that."),
    ("money", 6, "Money is less of a bogey than you think."),
    ("grease", 6, "run at thirty instead of fifty, grease the Mill Street bend every evening as the Sunday crew does, and you will hear about as much of it as of the street sweeper."),
    ("radio", 6, "A driver with a radio who passes every thirty minutes in one direction or the other sees more than any camera."),
    ("council", 7, "You won't get this past the council, whatever the depot says."),
    ("project", 7, "every group in that room had a pet project that would have been cut to pay for the tram, and every one of them still has."),
    ("hole", 7, "Three drivers, nights and Sundays, that is a quarter of a million before a wheel has turned."),
    ("aunt", 8, "A night tram would bring all of that back."),
    ("half", 9, "Anybody who has to answer for a budget learns to live with half a wish."),
    ("unlit", 12, "the same report lists the stops as unstaffed and unlit after one, so I don't see what you win over the ring road."),
    ("room", 12, "No service can run through the night without a second control room, and that alone is more than the whole night bus costs in a year"),
    ("eleven", 13, "Eleven drivers are plenty: on Sundays the line has had a fixed crew for years and not one shift went without a driver."),
    ("buses", 14, "Night buses from the same yard might do the job better and sooner"),
    ("rails", 14, "they need no rails, so the grinder can have the track to itself"),
    ("both", 15, "You can't have it both ways: a smaller crew (= one cold in the head and the \"service\" is off) and a better paid one (=more money for fewer people, out of the same pot)."),
    ("local", 16, "Of course you can have both; you have misread what Quill meant by \"local,\" that is all."),
    ("door", 18, "A bus can stop at her door."),
)  # fmt: skip

_RELATIONS: tuple[tuple[RelationKind, str, str, float], ...] = (
    ("support", "home", "tram", 0.95),
    ("support", "guests", "tram", 0.95),
    ("support", "livelier", "guests", 0.8),
    ("attack", "sleep", "tram", 0.9),
    ("attack", "grease", "sleep", 0.8),
    ("attack", "aunt", "grease", 0.6),
    ("attack", "lamp", "home", 0.9),
    ("attack", "radio", "lamp", 0.7),
    ("attack", "unlit", "radio", 0.6),
    ("support", "single", "tram", 0.6),
    ("support", "money", "tram", 0.7),
    ("support", "staffed", "money", 0.5),
    ("attack", "hole", "money", 0.9),
    ("attack", "hole", "staffed", 0.8),
    ("support", "room", "hole", 0.5),
    ("support", "project", "council", 0.9),
    ("attack", "half", "council", 0.5),
    ("support", "rails", "buses", 0.9),
    ("support", "room", "buses", 0.8),
    ("support", "door", "buses", 0.9),
    ("contradiction", "buses", "tram", 0.6),
    ("attack", "both", "eleven", 0.9),
    ("attack", "local", "both", 0.9),
    ("support", "eleven", "tram", 0.6),
)

_STANCES = ((3, "council", "disagree"), (17, "local", "agree"), (18, "home", "mixed"))
_QUOTES = ((2, 1, "Nobody seems"), (3, 2, "Promised?"), (10, 9, "Pantograph has"),
           (15, 13, "Ellerby's night crew"), (16, 15, "You can't have"), (17, 16, "Of course"))  # fmt: skip
_POSITIONS = (
    ("tram", "Run the night tram on Line 2"),
    ("buses", "Night buses instead"),
    ("council", "It will never pass the council"),
)


def tram_debate() -> Debate:
    """Give the debate: 18 posts, 3 positions, 24 claims, an undercut."""
    expected = json.loads((SEEDS / "pasted-tram.expected.json").read_text("utf-8"))
    texts = {p["number"]: p for p in expected["posts"]}
    posts = tuple(_post(p, texts) for p in expected["posts"])
    claims = tuple(_claim(key, number, words) for key, number, words in _CLAIMS)
    return Debate(
        title=expected["title"],
        question=Question(text=expected["question"], origin=_inferred("question", 0.8)),
        language="en",
        source="pasted-tram.txt",
        participants=(
            Participant(key="pantograph", name="Pantograph", badge="Banned"),
        ),
        posts=posts,
        passages=tuple(_passage(*claim, posts) for claim in _CLAIMS),
        claims=claims,
        relations=(*_relations(), *_stances(), *_replies()),
        positions=tuple(
            Position(claim=key, title=title, origin=_inferred("position", 0.8))
            for key, title in _POSITIONS
        ),
    )


def _inferred(rule: str, confidence: float) -> Origin:
    return Inferred(rule=rule, confidence=confidence)


def _post(entry: dict[str, object], texts: dict[int, dict[str, str]]) -> Post:
    number = int(str(entry["number"]))
    return Post(
        key=f"post-{number}",
        number=number,
        author="pantograph" if entry["author"] else None,
        edited=Edit() if entry["edited"] else None,
        body=_body(number, str(entry["text"]), texts),
    )


def _body(
    number: int, text: str, texts: dict[int, dict[str, str]]
) -> tuple[Block, ...]:
    body = plain_blocks(text)
    for quoting, quoted, words in _QUOTES:
        if quoting == number:
            start = text.index(words)
            end = text.index("\n", start)
            source = QuotationSource(
                post=f"post-{quoted}",
                start=0,
                end=end - start,
                verbatim=text[start:end] in texts[quoted]["text"],
                origin=_inferred("quote", 0.99),
            )
            quotation = Quotation(origin=_inferred("quote", 0.99), source=source)
            body = wrapped(body, start, end, quotation) or body
    return body


def _passage(key: str, number: int, words: str, posts: tuple[Post, ...]) -> Passage:
    start = posts[number - 1].text.index(words)
    return Passage(
        key=f"passage-{key}",
        post=f"post-{number}",
        start=start,
        end=start + len(words),
        origin=_inferred("sentence", 0.9),
    )


def _claim(key: str, number: int, words: str) -> Claim:
    wording = Wording(text=words, passage=f"passage-{key}")
    sources = {source for _, source, _, _ in _RELATIONS}
    return Claim(
        key=key,
        form="argument" if key in sources else "statement",
        text=words,
        wordings=(wording,),
        origin=_inferred("sentence", 0.9),
    )


def _relations() -> tuple[Relation, ...]:
    made = [
        Relation(
            key=f"{kind}-{source}-{target}",
            kind=kind,
            sources=(source,),
            targets=(target,),
            origin=_inferred("cue", confidence),
        )
        for kind, source, target, confidence in _RELATIONS
    ]
    undercut = Relation(
        key="undercut-rails",
        kind="undercut",
        sources=("single",),
        targets=("support-rails-buses",),
        origin=Decided(by="Ann"),
    )
    return (*made, undercut)


def _stances() -> tuple[Relation, ...]:
    return tuple(
        Relation(
            key=f"stance-{number}",
            kind="stance",
            sources=(f"post-{number}",),
            targets=(claim,),
            scheme=scheme,
            origin=_inferred("assent", 0.8),
        )
        for number, claim, scheme in _STANCES
    )


def _replies() -> tuple[Relation, ...]:
    return tuple(
        Relation(
            key=f"reply-{a}-{b}",
            kind="reply",
            sources=(f"post-{a}",),
            targets=(f"post-{b}",),
            origin=_inferred("quotation", 0.97),
        )
        for a, b, _ in _QUOTES
    )
