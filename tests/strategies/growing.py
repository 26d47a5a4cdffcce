"""Named debates of any size, each large in one way: for work that must stay linear."""

from collections.abc import Callable

from disputatio.schemas.content import (
    Para,
    Quotation,
    QuotationSource,
    Text,
    plain_blocks,
)
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Mark,
    Participant,
    Passage,
    Position,
    Post,
    Question,
    Relation,
    Section,
    Wording,
)
from disputatio.schemas.origins import STATED, Inferred, Span


def _post(number: int, text: str, author: str | None = None) -> Post:
    return Post(
        key=f"post-{number}", number=number, author=author, body=plain_blocks(text)
    )


def reply_chain(size: int) -> Debate:
    """Give posts that each answer the one before."""
    people = (Participant(key="ann", name="Ann"), Participant(key="bob", name="Bob"))
    posts = tuple(
        _post(n, f"Number {n} is right, because of reason {n}.", ("ann", "bob")[n % 2])
        for n in range(1, size + 1)
    )
    replies = tuple(
        Relation(
            key=f"reply-{n}",
            kind="reply",
            sources=(f"post-{n}",),
            targets=(f"post-{n - 1}",),
        )
        for n in range(2, size + 1)
    )
    return Debate(title="Chain", participants=people, posts=posts, relations=replies)


def one_long_post(size: int) -> Debate:
    """Give one post with many paragraphs, no two the same."""
    text = "\n\n".join(f"Paragraph {n} says that {n} is even." for n in range(size))
    return Debate(posts=(_post(1, text),))


def one_long_paragraph(size: int) -> Debate:
    """Give one post of one paragraph with many sentences."""
    return Debate(
        posts=(_post(1, " ".join(f"Sentence {n} holds." for n in range(size))),)
    )


def quotations(size: int) -> Debate:
    """Give posts that each quote the one before, found there word for word."""
    posts = [_post(1, "The first post says number 1 is even.")]
    for n in range(2, size + 1):
        words = f"says number {n - 1} is even."
        text = posts[-1].text
        place = text.rfind(words)
        source = QuotationSource(
            post=posts[-1].key,
            start=place,
            end=place + len(words),
            verbatim=True,
            origin=STATED,
        )
        quoted = Quotation(
            blocks=plain_blocks(words), claimed_author="Ann", source=source
        )
        own = Para(inlines=(Text(text=f"No: this says number {n} is even."),))
        posts.append(Post(key=f"post-{n}", number=n, body=(quoted, own)))
    return Debate(posts=tuple(posts))


def nested(size: int, depth: int) -> Debate:
    """Give a post with so many quotations, each inside the one before, down to a depth."""
    words = [Para(inlines=(Text(text=f"Number {n} is even."),)) for n in range(size)]
    body: list[Quotation] = []
    for first in range(0, size, depth):
        inner: tuple[Quotation, ...] = ()
        for own in reversed(words[first : first + depth]):
            inner = (Quotation(blocks=(*inner, own)),)
        body += inner
    answer = Para(inlines=(Text(text="No, none of them is."),))
    return Debate(posts=(Post(key="post-1", number=1, body=(*body, answer)),))


def many_people(size: int) -> Debate:
    """Give as many people as posts, each named in the next post."""
    people = tuple(Participant(key=f"p{n}", name=f"Person {n}") for n in range(size))
    posts = tuple(
        _post(n + 1, f"@Person {max(n - 1, 0)} I disagree with that.", f"p{n}")
        for n in range(size)
    )
    return Debate(participants=people, posts=posts)


def same_words(size: int) -> Debate:
    """Give posts of a few people in turn who all say the very same."""
    people = tuple(Participant(key=f"p{n}", name=f"Person {n}") for n in range(9))
    text = "I disagree with that, because masks do not work at all."
    posts = tuple(_post(n + 1, text, f"p{n % 9}") for n in range(size))
    return Debate(participants=people, posts=posts)


def names_that_are_words(size: int) -> Debate:
    """Give people whose names all posts are full of, beside what the names mean."""
    words = ("Will", "Mark", "Grace", "The", "Not", "I", "You", "But", "Ann")
    people = tuple(
        Participant(key=f"p{n}", name=f"{words[n % 9]} {words[n // 9 % 9]} {n}")
        for n in range(size)
    )
    posts = tuple(
        _post(
            n + 1, f"{words[n % 9]}, will you not mark that? But I will, Ann.", f"p{n}"
        )
        for n in range(size)
    )
    return Debate(participants=people, posts=posts)


def everybody_named(size: int) -> Debate:
    """Give people who each say one thing, and a last post that names them all."""
    people = tuple(Participant(key=f"p{n}", name=f"user{n}") for n in range(size))
    posts = [_post(n + 1, f"Reason {n} is right.", f"p{n}") for n in range(size)]
    names = " ".join(f"@{one.name}" for one in people)
    posts.append(_post(size + 1, f"{names} You are all wrong.", "p0"))
    return Debate(participants=people, posts=tuple(posts))


def empty_posts(size: int) -> Debate:
    """Give posts without words."""
    return Debate(posts=tuple(_post(n, "") for n in range(1, size + 1)))


def _claims(size: int) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            key=f"claim-{n}",
            form="argument" if n else "statement",
            text=f"Claim number {n}: it is so.",
            title=f"Claim {n}",
        )
        for n in range(size)
    )


def _edge(n: int, kind: str, target: str) -> Relation:
    key, sources = f"{kind}-{n}", (f"claim-{n}",)
    if kind == "support":
        return Relation(key=key, kind="support", sources=sources, targets=(target,))
    return Relation(key=key, kind="attack", sources=sources, targets=(target,))


def hub(size: int) -> Debate:
    """Give one claim that all others attack; it is the one position."""
    relations = tuple(_edge(n, "attack", "claim-0") for n in range(1, size))
    question = Question(text="Is it so?")
    positions = (Position(claim="claim-0", title="It is so"),)
    return Debate(
        question=question,
        claims=_claims(size),
        relations=relations,
        positions=positions,
    )


def claim_chain(size: int) -> Debate:
    """Give claims that each attack or support the one before."""
    relations = tuple(
        _edge(n, ("support", "attack")[n % 2], f"claim-{n - 1}") for n in range(1, size)
    )
    return Debate(claims=_claims(size), relations=relations)


def relations_on_relations(size: int) -> Debate:
    """Give relations that each undercut the one before."""
    first = Relation(
        key="r-0", kind="support", sources=("claim-1",), targets=("claim-0",)
    )
    rest = (
        Relation(
            key=f"r-{n}", kind="undercut", sources=("claim-1",), targets=(f"r-{n - 1}",)
        )
        for n in range(1, size)
    )
    return Debate(claims=_claims(2), relations=(first, *rest))


def one_argument_of_many_steps(size: int) -> Debate:
    """Give one argument that is spelled out in many steps of two premises."""
    claims = tuple(
        Claim(key=f"claim-{n}", text=f"Step {n} holds.") for n in range(size + 2)
    )
    name = Claim(key="argument", form="argument", title="Long reasoning")
    steps = tuple(
        Relation(
            key=f"step-{n}",
            kind="support",
            sources=(f"claim-{n}", f"claim-{n + 1}"),
            targets=(f"claim-{n + 2}",),
            scheme="Modus ponens",
            argument="argument",
        )
        for n in range(size)
    )
    return Debate(claims=(*claims, name), relations=steps)


def wordings(size: int) -> Debate:
    """Give one claim that is worded many times, in many sections, with marks and tags."""
    sections = tuple(Section(key=f"s-{n}", title=f"Part {n}") for n in range(size))
    said = tuple(
        Wording(
            text=f"It is so, part {n}.",
            marks=(Mark(kind="Emph", start=0, end=2),),
            tags=(f"tag-{n}",),
            section=f"s-{n}",
        )
        for n in range(size)
    )
    claim = Claim(key="claim", text="It is so.", title="So", wordings=said)
    return Debate(sections=sections, claims=(claim,))


def inferences(size: int) -> Debate:
    """Give a passage and a claim for every post, all inferred, with stances."""
    thread = reply_chain(size)
    passages, claims, stances = [], [], []
    for post in thread.posts:
        span = Span(post=post.key, start=0, end=len(post.text))
        origin = Inferred(rule="cue", confidence=0.7, evidence=(span,))
        key = f"passage-{post.number}"
        passages.append(
            Passage(key=key, post=post.key, start=0, end=span.end, origin=origin)
        )
        words = Wording(text=post.text, passage=key)
        claims.append(
            Claim(
                key=f"claim-{post.number}",
                text=post.text,
                wordings=(words,),
                origin=origin,
            )
        )
        stances.append(
            Relation(
                key=f"stance-{post.number}",
                kind="stance",
                scheme=("agree", "disagree")[(post.number or 0) % 2],
                sources=(post.key,),
                targets=("claim-1",),
                origin=origin,
            )
        )
    relations = (*thread.relations, *stances)
    return Debate(
        participants=thread.participants,
        posts=thread.posts,
        passages=tuple(passages),
        claims=tuple(claims),
        relations=relations,
        positions=(Position(claim="claim-1", origin=STATED),),
    )


GROWING: dict[str, Callable[[int], Debate]] = {
    "reply chain": reply_chain,
    "one long post": one_long_post,
    "one long paragraph": one_long_paragraph,
    "quotations": quotations,
    "many people": many_people,
    "hub": hub,
    "claim chain": claim_chain,
    "relations on relations": relations_on_relations,
    "one argument of many steps": one_argument_of_many_steps,
    "wordings": wordings,
    "inferences": inferences,
}
"""Every way of growing; the work on twice the size is at most 2.2 times the work."""

THREADS: dict[str, Callable[[int], Debate]] = {
    "reply chain": reply_chain,
    "one long post": one_long_post,
    "one long paragraph": one_long_paragraph,
    "quotations": quotations,
    "many people": many_people,
    "same words": same_words,
    "names that are words": names_that_are_words,
    "everybody named": everybody_named,
    "empty posts": empty_posts,
}
"""Threads without structure, as the passes get them."""
