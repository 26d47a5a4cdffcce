"""How each thing that a rule concluded was worked out: the appendix of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disputatio.exporters.shared.outline import (
    VERBS,
    Part,
    Reason,
    ReasonGroup,
    Reasons,
    Reference,
    RuleUse,
)
from disputatio.exporters.shared.outline_lines import certainty_of
from disputatio.schemas.debate import Relation
from disputatio.schemas.inferences import rules_used
from disputatio.schemas.origins import Inferred, Origin, Span
from disputatio.schemas.quoted import quotations
from disputatio.schemas.rule_words import rule_sentence
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Views

WIDTH = 80
"""The longest text of a claim, and of words that a conclusion rests on."""

SHOWN = 3
"""How many places in the thread are shown that a conclusion rests on."""

UNEXPLAINED = "A rule that is not explained here."
"""What is said of a rule that is not ours."""

_SIDES = {
    "agree": "agrees with",
    "disagree": "disagrees with",
    "mixed": "agrees in part with",
    "neutral": "takes no side on",
}
_LOOSE = "unspecified"


def reasons_of(views: Views, references: Mapping[str, Reference]) -> Reasons:
    """Give the whole appendix; it is empty where no rule concluded anything."""
    found = _Finder(views, references)
    relations = views.debate.relations
    sided = (r for r in relations if r.kind not in ("reply", "illocution", _LOOSE))
    groups = (
        ("Question and positions", found.positions()),
        ("Sides and arguments", found.relations(sided)),
        (
            "On the same matter",
            found.relations(r for r in relations if r.kind == _LOOSE),
        ),
        (
            "Who answers whom",
            found.relations(r for r in relations if r.kind == "reply"),
        ),
        ("Who says it", found.sayings()),
        ("Names", found.names()),
        ("Quotations", found.quotations()),
    )
    shown = [(title, tuple(row)) for title, row in groups]
    return Reasons(
        rules=tuple(
            RuleUse(name=rule, sentence=rule_sentence(rule) or UNEXPLAINED, count=count)
            for rule, count in rules_used(views.debate, found.sayers()).items()
        ),
        groups=tuple(
            ReasonGroup(title=title, anchor=f"reasons-{place}", reasons=row)
            for place, (title, row) in enumerate(shown, 1)
            if row
        ),
    )


class _Finder:
    def __init__(self, views: Views, references: Mapping[str, Reference]) -> None:
        self._views = views
        self._references = references

    def positions(self) -> Iterator[Reason]:
        """Give why there is this question, and these positions."""
        debate = self._views.debate
        if debate.question is not None:
            said = f"The question: “{shortened(debate.question.text, WIDTH)}”"
            yield from self._reason((said,), debate.question.origin)
        for position in debate.positions:
            title = one_line(position.title or "") or position.claim
            parts = (f"The position “{shortened(title, WIDTH)}”",)
            yield from self._reason(parts, position.origin)

    def relations(self, row: Iterable[Relation]) -> Iterator[Reason]:
        """Give why one thing is said to do something to another."""
        for relation in row:
            sources = self._ends(relation.sources)
            targets = self._ends(relation.targets)
            parts = (*sources, f" {_verb(relation)} ", *targets)
            known = frozenset(self._spans(relation))
            yield from self._reason(parts, relation.origin, known)

    def sayers(self) -> Iterator[Origin]:
        """Give why somebody is said to stand by a claim that nobody is noted to say."""
        for row in self._views.concluded_sayers.values():
            yield from (origin for _, origin in row)

    def sayings(self) -> Iterator[Reason]:
        """Give who is said to stand by a claim that nobody is noted to say."""
        for claim, row in self._views.concluded_sayers.items():
            words = f"“{shortened(self._views.text(claim), WIDTH)}”"
            for post, origin in row:
                if (there := self._references.get(post.key)) is not None:
                    yield from self._reason((words, " is said in ", there), origin)

    def names(self) -> Iterator[Reason]:
        """Give why posts are said to be of somebody whom the source does not name."""
        for post in self._views.posts:
            name = one_line(self._views.name(post) or "somebody")
            parts = (self._references[post.key], f" is by {name}")
            yield from self._reason(parts, post.author_origin)

    def quotations(self) -> Iterator[Reason]:
        """Give why words are said to be another post's."""
        for post in self._views.posts:
            for found in quotations(post.body):
                source = found.quotation.source
                if source is not None and source.post in self._references:
                    there = self._references[source.post]
                    parts = (self._references[post.key], " quotes ", there)
                    here = Span(post=post.key, start=found.start, end=found.end)
                    known = frozenset({here})
                    yield from self._reason(parts, source.origin, known)

    def _reason(
        self,
        parts: tuple[Part, ...],
        origin: Origin,
        known: frozenset[Span] = frozenset(),
    ) -> Iterator[Reason]:
        certainty = certainty_of(origin)
        if not isinstance(origin, Inferred) or certainty is None:
            return
        spans = [s for s in origin.evidence if s not in known][:SHOWN]
        words = {self._words(s): self._references.get(s.post) for s in reversed(spans)}
        yield Reason(
            parts=parts,
            rule=origin.rule,
            certainty=certainty,
            words=tuple((w, at) for w, at in reversed(words.items()) if w and at),
        )

    def _words(self, span: Span) -> str:
        post = self._views.graph.posts[span.post]
        return shortened(post.text[span.start : span.end], WIDTH)

    def _ends(self, keys: tuple[str, ...]) -> tuple[Part, ...]:
        parts: list[Part] = []
        for key in keys:
            parts += [" and "] if parts else []
            parts += self._end(key)
        return tuple(parts) or ("nothing",)

    def _end(self, key: str) -> list[Part]:
        there = self._post(key)
        if key in self._views.graph.claims:
            words = f"“{shortened(self._views.text(key), WIDTH)}”"
            return [words, " (", there, ")"] if there else [words]
        if there is not None:
            return [there]
        return ["a step"]

    def _post(self, key: str) -> Reference | None:
        post = self._views.post_of(key)
        if post is None and key in self._views.graph.claims:
            post = next(iter(self._views.posts_of(key)), None)
        return None if post is None else self._references.get(post.key)

    def _spans(self, relation: Relation) -> Iterator[Span]:
        """Give the places of the claims that a relation is between: they are shown."""
        graph = self._views.graph
        for key in (*relation.sources, *relation.targets):
            claim = graph.claims.get(key)
            for wording in claim.wordings if claim else ():
                passage = graph.passages.get(wording.passage or "")
                if passage is not None:
                    yield Span(post=passage.post, start=passage.start, end=passage.end)


def _verb(relation: Relation) -> str:
    if relation.kind == "stance":
        return _SIDES.get(relation.scheme or "", "takes a side on")
    return (
        "answers"
        if relation.kind == "reply"
        else VERBS.get(relation.kind, relation.kind)
    )
