"""Small debates for tests of the command line."""

from __future__ import annotations

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Question,
    Relation,
    Wording,
)
from disputatio.schemas.origins import Inferred, Span


def cars() -> Debate:
    """Give a debate of three posts with one position, everything concluded by rules."""
    return Debate(
        title="Ban cars?",
        question=Question(text="Should cars be banned?", origin=_by("title", 0.5)),
        source="cars.txt",
        participants=(Participant(key="ann", name="Ann"),),
        posts=(
            _post(1, "Ban cars downtown. The air would be cleaner.", author="ann"),
            _post(2, "I agree. Cars are loud too."),
            _post(3, "No: shops would close."),
        ),
        passages=(_passage(1, 0, 18), _passage(1, 19, 44), _passage(3, 0, 22)),
        claims=(
            _claim("1-0", "Ban cars downtown.", "statement"),
            _claim("1-19", "The air would be cleaner.", "argument"),
            _claim("3-0", "No: shops would close.", "argument"),
        ),
        relations=(
            _relation("support", "claim-1-19", _by("reason", 0.6)),
            _relation(
                "stance",
                "post-2",
                _by("assent-opening", 0.8, ("post-2", 0, 8)),
                "agree",
            ),
            _relation(
                "attack", "claim-3-0", _by("denial-opening", 0.8, ("post-3", 0, 3))
            ),
        ),
        positions=(
            Position(
                claim="claim-1-0", title="Ban cars", origin=_by("thread-opening", 0.6)
            ),
        ),
    )


def thread(*texts: str, title: str | None = "A thread") -> Debate:
    """Give a thread in which nothing was argued."""
    posts = tuple(_post(number, text) for number, text in enumerate(texts, 1))
    return Debate(title=title, posts=posts)


def arguments() -> Debate:
    """Give a debate with claims and no posts, as an argument file has it."""
    return Debate(
        title="School uniforms",
        claims=(
            Claim(key="c1", title="Uniforms", text="Uniforms should be worn."),
            Claim(key="c2", form="argument", title="Equality", text="All look alike."),
            Claim(key="c3", form="argument", title="Cost", text="They cost money."),
            Claim(key="c4", form="argument", text="Second-hand ones are cheap."),
        ),
        relations=(
            Relation(key="r1", kind="support", sources=("c2",), targets=("c1",)),
            Relation(key="r2", kind="attack", sources=("c3",), targets=("c1",)),
            Relation(key="r3", kind="attack", sources=("c4",), targets=("c3",)),
        ),
    )


def _by(rule: str, confidence: float, *spans: tuple[str, int, int]) -> Inferred:
    evidence = tuple(Span(post=p, start=start, end=end) for p, start, end in spans)
    return Inferred(rule=rule, confidence=confidence, evidence=evidence)


def _post(number: int, text: str, author: str | None = None) -> Post:
    return Post(
        key=f"post-{number}", number=number, author=author, body=plain_blocks(text)
    )


def _passage(post: int, start: int, end: int) -> Passage:
    return Passage(
        key=f"passage-{post}-{start}",
        post=f"post-{post}",
        start=start,
        end=end,
        origin=_by("assertion", 0.7),
    )


def _claim(place: str, text: str, form: str) -> Claim:
    return Claim(
        key=f"claim-{place}",
        form=form,  # type: ignore[arg-type]
        text=text,
        wordings=(Wording(text=text, passage=f"passage-{place}"),),
        origin=_by("assertion", 0.7),
    )


def _relation(
    kind: str, source: str, origin: Inferred, scheme: str | None = None
) -> Relation:
    return Relation(
        key=f"{kind}-{source}-claim-1-0",
        kind=kind,  # type: ignore[arg-type]
        sources=(source,),
        targets=("claim-1-0",),
        scheme=scheme,
        origin=origin,
    )
