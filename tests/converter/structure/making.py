"""Small threads for the tests of the passes, and what tests ask of debates."""

from __future__ import annotations

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post, Relation
from disputatio.schemas.origins import Inferred, Origin, Span


def thread(*posts: str, title: str | None = None) -> Debate:
    """Make a thread: each post is its text, after "Name: " where the author is known."""
    people: dict[str, Participant] = {}
    made: list[Post] = []
    for number, words in enumerate(posts, 1):
        name, found, text = words.partition(": ")
        known = bool(found) and name.isalpha() and name.istitle()
        if known:
            people.setdefault(name, Participant(key=name.lower(), name=name))
        made.append(
            Post(
                key=f"post-{number}",
                number=number,
                author=name.lower() if known else None,
                body=plain_blocks(text if known else words),
            )
        )
    return Debate(title=title, participants=tuple(people.values()), posts=tuple(made))


def related(debate: Debate, kind: str) -> dict[tuple[str, str], Relation]:
    """Give the relations of a kind, by their single source and target."""
    return {(r.sources[0], r.targets[0]): r for r in debate.relations if r.kind == kind}


def rule_of(origin: Origin) -> str | None:
    """Give the rule that inferred something; None where nothing did."""
    return origin.rule if isinstance(origin, Inferred) else None


def words_of(debate: Debate, origin: Origin) -> list[str]:
    """Give the words that an inference rests on."""
    spans = origin.evidence if isinstance(origin, Inferred) else ()
    return [spanned(debate, span) for span in spans]


def spanned(debate: Debate, span: Span) -> str:
    """Give the words of a span."""
    texts = {post.key: post.text for post in debate.posts}
    return texts[span.post][span.start : span.end]
