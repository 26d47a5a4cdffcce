"""What people ask of a debate, answered by one documented rule each.

`show`, documents, graphs and analysis use only these. Support, rephrase and agree
count for; attack, undercut, contradiction and disagree count against; the sign of a
path is the product of its steps; the shortest path counts.
"""

from __future__ import annotations

from functools import cached_property

from attrs import evolve

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Post,
    Relation,
)
from disputatio.schemas.graph import Graph, Route, arguable, restated, sign_of
from disputatio.schemas.origins import Inferred
from disputatio.schemas.sayers import SILENT_STATES, Sayers
from disputatio.schemas.text import has_words, one_line
from disputatio.schemas.voices import (
    Answer,
    Sides,
    Standing,
    Step,
    Voice,
    united,
    voice,
)

__all__ = ["Answer", "Sides", "Standing", "Step", "Views", "Voice", "own_words"]


class Views:
    """The questions that people ask of one debate; each is answered once."""

    def __init__(self, debate: Debate) -> None:
        """Index a valid debate."""
        self.debate = debate
        self.graph = Graph(debate)
        self._people = {p.key: p for p in debate.participants}
        self._in_post: dict[str, list[Passage]] = {}
        for passage in debate.passages:
            self._in_post.setdefault(passage.post, []).append(passage)
        self._sayers = Sayers(self.graph)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts that documents show: not annotations and reported speech."""
        shown = (p for p in self.debate.posts if p.state not in SILENT_STATES)
        return tuple(shown)

    def author(self, post: Post) -> Participant | None:
        """Give the participant who sent a post, where known."""
        return self._people.get(post.author) if post.author else None

    def name(self, post: Post) -> str | None:
        """Give the name or label of a post's author; None where unknown."""
        person = self.author(post)
        return (person.name or person.label) if person else None

    def post_of(self, key: str) -> Post | None:
        """Give the post that an element stands in: itself, or a passage's post."""
        return self.graph.post_of(key)

    def text(self, key: str) -> str:
        """Give the words of an element on one line; a relation has its scheme.

        Of a post these are its own words: what it quotes is another's.
        """
        if key in self.graph.claims:
            claim = self.graph.claims[key]
            return one_line(claim.text or claim.title or claim.key)
        if key in self.graph.passages:
            passage = self.graph.passages[key]
            text = self.graph.posts[passage.post].text[passage.start : passage.end]
            return one_line(text)
        if key in self.graph.posts:
            return own_words(self.graph.posts[key])
        relation = self.graph.relations[key]
        return relation.scheme or relation.kind

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The positions; where none is recorded, the claims that stand in.

        Those are the claims that are argued about and argue for nothing themselves.
        A claim that is only said again is not argued about. Where rules concluded all
        sides and found no position, nothing stands in: there is no debate.
        """
        if self.debate.positions:
            return tuple(self._recorded())
        sides = [r for r in self.debate.relations if sign_of(r) is not None]
        if all(isinstance(r.origin, Inferred) for r in sides):
            return ()
        claims = arguable(self.debate.claims, self.graph)
        return tuple(
            Standing(claim=c, title=c.title, origin=c.origin, recorded=False)
            for c in claims
        )

    @cached_property
    def restated(self) -> tuple[Claim, ...]:
        """The claims that are said again, argue for nothing and are not argued about.

        They are no positions: nobody speaks for or against them.
        """
        return tuple(restated(self.debate.claims, self.graph))

    @cached_property
    def preferences(self) -> tuple[Relation, ...]:
        """The relations that prefer one element to another, in source order."""
        return tuple(r for r in self.debate.relations if r.kind == "preference")

    def _recorded(self) -> list[Standing]:
        result = []
        for position in self.debate.positions:
            claim = self.graph.claims[position.claim]
            title = position.title or claim.title
            result.append(
                Standing(
                    claim=claim, title=title, origin=position.origin, recorded=True
                )
            )
        return result

    def passages_of(self, claim: str) -> tuple[Passage, ...]:
        """Give the passages whose speaker stands by a claim, in document order.

        A passage counts where an illocution of it on the claim commits, or where it
        words the claim and has no illocution at all.
        """
        return tuple(self.graph.passages[key] for key in self._sayers.sayings(claim))

    def posts_of(self, claim: str) -> tuple[Post, ...]:
        """Give the posts that say a claim, in order of saying.

        Where no passage says it, the posts speak that have an illocution, or answer in
        one anchored in a reply, on a relation that the claim is a source of. Where
        there is none and nobody asks the claim: those that say its very words; else
        those that are answered where a relation leads to it.
        """
        passages = self.passages_of(claim)
        if passages:
            posts = [self.graph.posts[p.post] for p in passages]
        else:
            posts = [post for post, _ in self._sayers.behind(claim)]
        return tuple({p.key: p for p in posts}.values())

    @cached_property
    def concluded_sayers(self) -> dict[str, tuple[tuple[Post, Inferred], ...]]:
        """By claim, the posts of which only a rule says that they stand by it."""
        found = {key: self._sayers.concluded(key) for key in self.graph.claims}
        return {key: row for key, row in found.items() if row}

    def askers(self, claim: str) -> tuple[Post, ...]:
        """Give the posts that ask whether, or why, a claim is so, in source order."""
        return tuple({p.key: p for p in self._sayers.askers(claim)}.values())

    def verbatim(self, key: str, post: Post | None = None) -> bool:
        """Say whether the text of an element is what was said, word for word.

        Of a claim it is where a wording that stands in a passage (of `post`, if that
        is given) has the claim's words in a row; capitals, white space and punctuation
        apart. Else it is somebody's wording of what was said: an analyst's.
        """
        claim = self.graph.claims.get(key)
        if claim is None:
            return key not in self.graph.relations
        worded = any(
            w.passage is not None
            and (post is None or self.graph.passages[w.passage].post == post.key)
            and has_words(w.text, claim.text)
            for w in claim.wordings
        )
        return worded or self._sayers.repeats(key, post)

    def sides(self, claim: str) -> Sides:
        """Give the posts for, against and on both sides of a claim.

        A post takes a side by saying the claim, by saying something that bears on it,
        or by a stance that names one of these; a stance on a post does not count.
        """
        voices: dict[str, list[Voice]] = {}
        for route in self.graph.routes(claim).values():
            for one in self._voices(route):
                voices.setdefault(one.post.key, []).append(one)
        ordered = [united(voices[p.key]) for p in self.posts if p.key in voices]
        return Sides(
            supporters=tuple(v for v in ordered if v.sign > 0),
            opponents=tuple(v for v in ordered if v.sign < 0),
            mixed=tuple(v for v in ordered if v.sign == 0),
        )

    def _voices(self, route: Route) -> list[Voice]:
        """Give the posts that speak at the start of a route."""
        if route.key in self.graph.claims:
            return self._saying(route) or self._arguing(route)
        post = self.post_of(route.key)
        return [voice(post, route)] if post is not None else []

    def _saying(self, route: Route) -> list[Voice]:
        voices = []
        for key, illocution in self._sayers.sayings(route.key).items():
            post = self.graph.posts[self.graph.passages[key].post]
            said = (key,) if illocution is None else (key, illocution.key)
            origins = map(self.graph.origin, said)
            voices.append(evolve(voice(post, route, *origins), said=said))
        return voices

    def _arguing(self, route: Route) -> list[Voice]:
        return [
            voice(post, route, origin)
            for post, origin in self._sayers.behind(route.key)
        ]

    def through(self, voice: Voice) -> Answer | None:
        """Give what a voice bears on directly, where that is not the claim itself.

        That is the first claim or relation on its path after what it says, with the
        relation that leads there and its sign: who speaks against a premise is
        against the conclusion through that premise. None where nothing stands between.
        """
        step = voice.route.onward
        onward = step.onward if step is not None else None
        if step is None or onward is None or onward.onward is None:
            return None
        relation = self.graph.relations.get(step.key)
        sign = sign_of(relation) if relation is not None else None
        if relation is None or sign is None:
            return None
        return Answer(key=onward.key, relation=relation, sign=sign)

    def answers(self, key: str) -> tuple[Answer, ...]:
        """Give what speaks directly for or against an element, in source order.

        An argument that is spelled out in steps answers with its premises.
        """
        result: list[Answer] = []
        for relation in self.graph.incoming.get(key, ()):
            sign = sign_of(relation)
            if sign is None:
                continue
            sources = dict.fromkeys(self.graph.sides_of(relation, key))
            result += (
                Answer(key=source, relation=relation, sign=sign)
                for source in sources
                if source != key
            )
        return tuple(result)

    def beside(self, key: str) -> tuple[Answer, ...]:
        """Give what is on the same matter as an element without a known side.

        These are the other ends of its `unspecified` relations, in source order, but
        for what speaks for or against it anyhow.
        """
        relations = (
            *self.graph.incoming.get(key, ()),
            *self.graph.outgoing.get(key, ()),
        )
        sided = {answer.key for answer in self.answers(key)}
        found: dict[str, Answer] = {}
        for relation in relations:
            if relation.kind == "unspecified":
                for end in (*relation.sources, *relation.targets):
                    if end != key and end not in sided:
                        found.setdefault(
                            end, Answer(key=end, relation=relation, sign=0)
                        )
        return tuple(found.values())

    def rebuttals(self, key: str) -> tuple[Answer, ...]:
        """Give what speaks directly against an element, or against its arguments.

        What speaks against the reasoning that an element gives, by its relation or by
        the argument of which that is a step, counts against it.
        """
        reasonings: dict[str, None] = {key: None}
        steps = self.graph.steps.get(key, ())
        for relation in (*self.graph.outgoing.get(key, ()), *steps):
            if sign_of(relation) is not None and relation.kind != "stance":
                reasonings[relation.key] = None
                if relation.argument is not None:
                    reasonings[relation.argument] = None
        seen: dict[str, Answer] = {}
        for reasoning in reasonings:
            for answer in self.answers(reasoning):
                if answer.sign < 0 and answer.key != key:
                    seen.setdefault(answer.key, answer)
        return tuple(seen.values())

    @cached_property
    def chains(self) -> tuple[tuple[Step, ...], ...]:
        """The rebuttal chains: what is rebutted first, then each rebuttal below it.

        A chain begins where something is rebutted that rebuts nothing itself (or, in
        a circle, at its first element); each element stands once.
        """
        rebutted = [key for key in self._elements() if self.rebuttals(key)]
        rebutting = {a.key for key in rebutted for a in self.rebuttals(key)}
        seen: set[str] = set()
        starts = [k for k in rebutted if k not in rebutting] + rebutted
        chains = (self._chain(key, seen) for key in starts if key not in seen)
        return tuple(chain for chain in chains if len(chain) > 1)

    def _elements(self) -> list[str]:
        shown = {p.key for p in self.posts}
        claims = [c.key for c in self.debate.claims]
        passages = [p.key for p in self.debate.passages if p.post in shown]
        return [*claims, *passages, *(p.key for p in self.posts)]

    def _chain(self, start: str, seen: set[str]) -> tuple[Step, ...]:
        """Walk one chain depth first, with a stack of its own: chains may be long."""
        steps: list[Step] = []
        waiting = [Step(depth=0, key=start, relation=None)]
        while waiting:
            step = waiting.pop()
            if step.key in seen:
                continue
            seen.add(step.key)
            steps.append(step)
            waiting += (
                Step(depth=step.depth + 1, key=a.key, relation=a.relation)
                for a in reversed(self.rebuttals(step.key))
            )
        return tuple(steps)

    @cached_property
    def unanswered(self) -> tuple[Claim, ...]:
        """The claims that speak against something and that nothing speaks against."""
        return tuple(
            claim
            for claim in self.debate.claims
            if any(
                (sign_of(r) or 0) < 0 for r in self.graph.outgoing.get(claim.key, ())
            )
            and not self.rebuttals(claim.key)
        )

    @cached_property
    def argued_by(self) -> tuple[tuple[str | None, tuple[Claim, ...]], ...]:
        """Who argued what: claims by participant key, None for unknown authors.

        People in order of the debate; claims in document order.
        """
        claims: dict[str | None, dict[str, Claim]] = {}
        for claim in self.debate.claims:
            for post in self.posts_of(claim.key):
                claims.setdefault(post.author, {})[claim.key] = claim
        order = [*(p.key for p in self.debate.participants), None]
        return tuple(
            (key, tuple(claims[key].values())) for key in order if key in claims
        )

    def stances(self, post: str) -> tuple[Relation, ...]:
        """Give the stances that a post takes, itself or by its passages."""
        keys = (post, *(p.key for p in self._in_post.get(post, ())))
        found = (r for key in keys for r in self.graph.outgoing.get(key, ()))
        return tuple(r for r in found if r.kind == "stance")

    def replies(self, post: str) -> tuple[Relation, ...]:
        """Give the replies that a post makes to other posts, itself or by passages."""
        keys = (post, *(p.key for p in self._in_post.get(post, ())))
        found = (r for key in keys for r in self.graph.outgoing.get(key, ()))
        return tuple(r for r in found if r.kind == "reply" and self._leaves(r, post))

    def taken_up(self, post: str) -> tuple[Relation, ...]:
        """Give the replies and stances of a post and of its passages."""
        keys = (post, *(p.key for p in self._in_post.get(post, ())))
        found = (r for key in keys for r in self.graph.outgoing.get(key, ()))
        return tuple(
            r
            for r in found
            if r.kind == "stance" or (r.kind == "reply" and self._leaves(r, post))
        )

    def _leaves(self, reply: Relation, post: str) -> bool:
        ends = [self.post_of(key) for key in reply.targets]
        return any(end is not None and end.key != post for end in ends)


def own_words(post: Post) -> str:
    """Give what the poster wrote on one line, a quotation between paragraphs as an ellipsis.

    A post that only quotes has no own words; it is shown by what it quotes.
    """
    parts = [one_line(post.text[start:end]) for start, end in post.flow]
    return " … ".join(part for part in parts if part) or one_line(post.text)
