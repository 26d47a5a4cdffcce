"""Two debates for judges that are slow: one rich, one full of hazards."""

from attrs import evolve

from disputatio.schemas.content import CodeBlock, Header, Para, Text, plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Position,
    Post,
    Question,
    Relation,
)
from tests.strategies.growing import inferences, wordings
from tests.strategies.texts import BREAKS, DATA, ONE_LINE


def rich_debate() -> Debate:
    """Give a debate with people, posts, inferences, sections, marks and many tags."""
    said, worded = inferences(12), wordings(12)
    return evolve(
        said,
        title="A rich debate",
        question=Question(text="Is it so?"),
        language="en",
        sections=worded.sections,
        claims=(*said.claims, *worded.claims),
    )


def hostile_debate() -> Debate:
    """Give a debate in which every hazard stands in a name, a post and a claim."""
    hazards = (*ONE_LINE, *DATA, *BREAKS)
    places = range(1, len(hazards) + 1)
    claims = tuple(
        Claim(key=f"claim-{n}", text=f"a{h}b", title=h or None)
        for n, h in zip(places, hazards, strict=True)
    )
    attacks = tuple(
        Relation(
            key=f"r-{n}",
            kind="attack",
            sources=(f"claim-{n}",),
            targets=(f"claim-{n - 1}",),
        )
        for n in places[1:]
    )
    return Debate(
        title=f"Hazards {''.join(ONE_LINE[14:40])}",
        question=Question(text="".join(ONE_LINE[40:60])),
        language="en",
        participants=tuple(
            Participant(key=f"p-{n}", name=h or "nobody")
            for n, h in zip(places, hazards, strict=True)
        ),
        posts=tuple(_post(n, h) for n, h in zip(places, hazards, strict=True)),
        claims=claims,
        relations=attacks,
        positions=(Position(claim="claim-1", title="".join(ONE_LINE[60:70])),),
    )


def _post(number: int, hazard: str) -> Post:
    line = hazard.replace("\n", " ")
    blocks = (
        Header(level=2, inlines=(Text(text=line),)),
        Para(inlines=(Text(text=f"{line} begins, {line} ends: {line}"),)),
        CodeBlock(text=hazard),
    )
    return Post(
        key=f"post-{number}",
        number=number,
        author=f"p-{number}",
        title=line,
        body=(*blocks, *plain_blocks(hazard)),
    )
