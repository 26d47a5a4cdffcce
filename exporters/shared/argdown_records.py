"""The data of every line: only what name, text and layout do not tell by themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from disputatio.exporters.shared.argdown_evidence import Evidence
from disputatio.exporters.shared.argdown_lines import (
    ClaimLine,
    Lines,
)
from disputatio.exporters.shared.argdown_names import Said, foreign_data
from disputatio.exporters.shared.argdown_orders import Orders
from disputatio.exporters.shared.argdown_relations import Edge, Related
from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.foreign.argdown import (
    OUTGOING,
    PRIVATE,
    bracketed,
    canonical_text,
    mapping_of,
    origin_data,
    private,
)
from disputatio.schemas.foreign.argdown_titles import derived_title
from disputatio.schemas.origins import STATED, Inferred, Origin


@define
class Records:
    """Builds the data of lines."""

    lines: Lines
    """The document."""
    names: list[str | None]
    """Names of claims by place."""
    said: Mapping[int, tuple[Said, ...]]
    """Who said the wordings of each claim."""
    evidence: Evidence
    """Which words everything inferred rests on."""
    rules: dict[str, str] = field(factory=dict)
    """The rule that goes without saying, by kind of relation and for positions."""
    usual: Inferred | None = None
    """The origin that goes without saying for claims of a post."""
    order: Orders | None = None
    """Where everything comes in the document."""
    _hosted: dict[int, list[int]] = field(factory=dict)
    _steps: dict[int, str] = field(factory=dict)

    def prepare(self) -> Records:
        """Find what goes without saying, and where each relation is told."""
        debate, related = self.debate, self.related
        written = (*related.edges, *related.reasoning_of)
        origins: list[tuple[str, Origin]] = [
            (debate.relations[i].kind, debate.relations[i].origin)
            for i in sorted(written)
        ]
        origins += [("position", p.origin) for p in debate.positions]
        self.rules = _usual_rules(origins)
        posted = [c.origin for i, c in enumerate(debate.claims) if self._has_post(i)]
        self.usual = _most_usual(posted)
        self._hosted = _hosted(related)
        self._steps = self._step_names()
        self.order = Orders.of(self.lines, self._hosted)
        return self

    @property
    def debate(self) -> Debate:
        """Give the debate."""
        return self.lines.layout.related.debate

    @property
    def related(self) -> Related:
        """Give its relations by the way they are written."""
        return self.lines.layout.related

    def title(self, place: int) -> str:
        """Give a claim's name in its brackets."""
        return bracketed(self.debate.claims[place].form, self.names[place] or "")

    def home(self, line: ClaimLine) -> dict[str, Any]:
        """Give the data that a claim's home line adds to those of its wording."""
        claim, place = self.debate.claims[line.claim], line.claim
        data, own = self._line_origin(line), self._claim(place, claim, line)
        guesses, specs = self._references(place)
        if guesses:
            data["guesses"] = guesses
        if specs:
            own["relations"] = specs
        more = [self.rest(i, place) for i in self._hosted.get(place, ())]
        if more:
            own["more"] = more
        return {**data, PRIVATE: own} if own else data

    def step(self, step: int) -> dict[str, Any]:
        """Give the data of an inference line, without `uses` and the scheme."""
        relation = self.debate.relations[step]
        own = {"title": relation.title} if relation.title is not None else {}
        data = self._relation_origin(relation, self.rules.get(relation.kind), None)
        data |= foreign_data(private(relation.extras))
        return {**data, PRIVATE: own} if own else data

    def rest(self, index: int, host: int | None) -> dict[str, Any]:
        """Give a relation that Argdown has no sign for."""
        relation = self.debate.relations[index]
        sources = [self._end(key) for key in relation.sources]
        alone = host is not None and sources == [self.title(host)]
        argument = relation.argument
        found: dict[str, Any] = {"kind": relation.kind}
        found |= {} if alone else {"from": sources}
        found["to"] = [self._end(key) for key in relation.targets]
        found |= _named(relation)
        if argument is not None:
            found["argument"] = self._end(argument)
        return found | self._relation_origin(relation, None, None)

    def wording(self, place: int, index: int) -> dict[str, Any]:
        """Give the data on a wording's speaker, and what the file had besides."""
        return dict(self.said[place][index].data)

    def hosted_nowhere(self) -> list[int]:
        """Give the relations that touch no claim: the front matter tells them."""
        return self._hosted.get(-1, [])

    def lonely_positions(self) -> list[int]:
        """Give the positions of form statement that no line is about."""
        edges = self.related.edges.values()
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        places = (self.related.claims[p.claim] for p in self.debate.positions)
        return [p for p in places if p not in ends and self.related.is_statement(p)]

    def claim_name(self, key: str) -> str:
        """Give the name in brackets of a claim by its key."""
        return self.title(self.related.claims[key])

    def _line_origin(self, line: ClaimLine) -> dict[str, Any]:
        place = self._position_of(line.claim)
        if place is not None:
            position = self.debate.positions[place]
            told = origin_data(position.origin, self.rules.get("position"))
            words = self.evidence.positions[position.claim].data(self._post(line))
            return {"position": True, **told, **words}
        return {} if line.edge is None else self._edge(line.edge, self._post(line))

    def _edge(self, edge: Edge, post: int | None) -> dict[str, Any]:
        relation = self.debate.relations[edge.relation]
        return self._relation_origin(relation, self.rules.get(relation.kind), post)

    def _relation_origin(
        self, relation: Relation, rule: str | None, post: int | None
    ) -> dict[str, Any]:
        """Give a relation's origin as data of a line of a post, or of no line."""
        told = origin_data(relation.origin, rule)
        return told | self.evidence.relations[relation.key].data(post)

    def _post(self, line: ClaimLine) -> int | None:
        """Give the number of the post that the data of a home line name."""
        if line.wording is not None:
            return self.said[line.claim][line.wording].post
        claim = self.debate.claims[line.claim]
        post = foreign_data(private(claim.extras)).get("post") if claim.text else None
        return post if type(post) is int else None

    def _claim(self, place: int, claim: Claim, line: ClaimLine) -> dict[str, Any]:
        own: dict[str, Any] = {}
        position = self._position_of(place)
        name = self.names[place]
        if derived_title(name, self._posts(place), position is not None) != claim.title:
            own["title"] = claim.title
        if position is not None and self.debate.positions[position].title != name:
            own["position"] = self.debate.positions[position].title
        if claim.wordings and _derived_text(claim) != claim.text:
            own["text"] = claim.text
        if claim.text and not claim.wordings:
            own["worded"] = False
        own |= self._claim_origin(place, claim, self._post(line))
        return own | ({} if line.edge is None else self._spec(line.edge))

    def _claim_origin(
        self, place: int, claim: Claim, post: int | None
    ) -> dict[str, Any]:
        origin, words = claim.origin, self.evidence.claims[claim.key].data(post)
        expected: Origin = STATED
        if self.usual is not None and self._has_post(place):
            expected = self.usual
        if origin == expected and not words:
            return {}
        rule = None if self.usual is None else self.usual.rule
        told = origin_data(origin, rule) | words
        return {"claim": told["guess"] if told.keys() == {"guess"} else told}

    def _spec(self, edge: Edge) -> dict[str, Any]:
        reason = {"of": "reason"} if edge.of_reason else {}
        named = _named(self.debate.relations[edge.relation])
        if "title" in named:
            named["relation"] = named.pop("title")
        return reason | named

    def _references(self, place: int) -> tuple[dict[str, float], dict[str, Any]]:
        """Give guesses by name, and whole records by the line as it is written."""
        edges = self.order.references.get(place, ()) if self.order else ()
        often = Counter(self.names[e.target] for e in edges if e.step is None)
        guesses: dict[str, float] = {}
        specs: dict[str, Any] = {}
        for edge in edges:
            spec = self._edge(edge, None) | self._spec(edge)
            name = None if edge.step is not None else self.names[edge.target]
            if spec.keys() == {"guess"} and name is not None and often[name] == 1:
                guesses[name] = spec["guess"]
            elif spec:
                specs[self._reference(edge)] = spec
        return guesses, specs

    def _reference(self, edge: Edge) -> str:
        if edge.step is not None:
            return f"_ {self._steps[edge.step]}"
        kind = self.debate.relations[edge.relation].kind
        return f"{OUTGOING[kind]} {self.title(edge.target)}"

    def _step_names(self) -> dict[int, str]:
        names: dict[int, str] = {}
        for index, reasoning in enumerate(self.related.reasonings):
            owner = self.owner(index)
            for number, line in enumerate(reasoning.lines, 1):
                if line.step is not None:
                    names[line.step] = f"{owner} ({number})"
        return names

    def owner(self, reasoning: int) -> str:
        """Give the name in brackets above a reasoning."""
        place = self.related.reasonings[reasoning].owner
        if place >= 0:
            return self.title(place)
        return f"<Reasoning {reasoning + 1}>"

    def _end(self, key: str) -> str:
        if key in self.related.claims:
            return self.title(self.related.claims[key])
        return f"({self._relation_places[key] + 1})"

    @property
    def _relation_places(self) -> dict[str, int]:
        if self.order is None:
            return {}
        return self.order.places

    def is_position(self, place: int) -> bool:
        """Say whether a claim is a position."""
        return self._position_of(place) is not None

    def _position_of(self, place: int) -> int | None:
        key = self.debate.claims[place].key
        return self.order.positions.get(key) if self.order else None

    def _posts(self, place: int) -> list[int]:
        return [s.post for s in self.said[place] if s.post is not None]

    def _has_post(self, place: int) -> bool:
        return any(s.post is not None for s in self.said[place])


def _hosted(related: Related) -> dict[int, list[int]]:
    """Give the relations told in data by the claim on whose line they stand, else by -1."""
    hosted: defaultdict[int, list[int]] = defaultdict(list)
    for index in related.rest:
        relation = related.debate.relations[index]
        ends = (*relation.sources, *relation.targets)
        claims = [related.claims[key] for key in ends if key in related.claims]
        hosted[claims[0] if claims else -1].append(index)
    return hosted


def _named(relation: Relation) -> dict[str, Any]:
    found = {"scheme": relation.scheme, "title": relation.title}
    return {key: value for key, value in found.items() if value is not None}


def _derived_text(claim: Claim) -> str:
    chosen = [
        mapping_of(private(w.extras), "data").get("isCanonical") is True
        for w in claim.wordings
    ]
    return canonical_text([w.text for w in claim.wordings], chosen)


def _usual_rules(origins: Iterable[tuple[str, Origin]]) -> dict[str, str]:
    """Give the most frequent rule by kind; of equals the first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, origin in origins:
        if isinstance(origin, Inferred):
            counts[kind][origin.rule] += 1
    return {kind: count.most_common(1)[0][0] for kind, count in counts.items()}


def _most_usual(origins: Iterable[Origin]) -> Inferred | None:
    inferred = Counter(o for o in origins if isinstance(o, Inferred))
    return inferred.most_common(1)[0][0] if inferred else None
