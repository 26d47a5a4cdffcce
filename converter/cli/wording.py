"""The words that stand for an element on a page, and whose wording they are.

Quotation marks stand around a speaker's own words and nothing else; an analyst's
wording of what was said stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from disputatio.converter.cli.limits import Limits
from disputatio.schemas.debate import Relation
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Answer, Views, Voice, own_words

STEPS = {
    "support": "inference",
    "attack": "objection",
    "undercut": "objection",
    "contradiction": "contradiction",
    "rephrase": "restatement",
}
"""What a relation is called where it is spoken about."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*\s|\n")
_LONGEST_SEARCH = 400


class Wording:
    """Gives the words of one debate's elements, no longer than asked for."""

    def __init__(self, views: Views, limits: Limits) -> None:
        """Keep the questions that can be asked, and how much may be shown."""
        self.views = views
        self.limits = limits

    def has_paraphrases(self) -> bool:
        """Say whether any claim is worded by an analyst."""
        return not all(map(self._is_own, self.views.graph.claims))

    def of_voice(self, voice: Voice) -> str:
        """Give the words in which a voice takes its side, or one and then the other.

        Where it does so through something else, that follows in brackets.
        """
        onward = voice.path[1:]
        relation = self.views.graph.relations.get(onward[0]) if onward else None
        way = self._way(voice)
        words = self.of(voice.path[0], relation) + (f" ({way})" if way else "")
        other = self.of_voice(voice.counter) if voice.counter is not None else words
        return words if other == words else f"{words} but also {other}"

    def of(self, key: str, relation: Relation | None = None) -> str:
        """Give the words of an element; a post's are those that a relation rests on.

        Words that a post quotes are never given as its own; a claim that is only named
        has none, nor has a post that is only a vote.
        """
        return self._of(key, relation, self.limits.words)

    def of_claim(self, key: str, length: int) -> str:
        """Give a claim by its title, or by its words where it has none."""
        title = self.views.graph.claims[key].title
        return shortened(title, length) if title else self._of(key, None, length)

    def mention(self, key: str) -> str:
        """Mention an element beside something else: a claim by its title or words."""
        if key in self.views.graph.claims:
            return self.of_claim(key, self.limits.mention)
        return self._of(key, None, self.limits.mention)

    def _of(self, key: str, relation: Relation | None, length: int) -> str:
        claim = self.views.graph.claims.get(key)
        if claim is not None and not claim.text and claim.title:
            return ""
        if key in self.views.graph.relations:
            return self._step(self.views.graph.relations[key], length)
        text = shortened(self._text(key, relation), length)
        if not text and key in self.views.graph.posts:
            return ""
        return f"“{text}”" if self._is_own(key) else f"[{text}]"

    def _text(self, key: str, relation: Relation | None) -> str:
        post = self.views.graph.posts.get(key)
        if post is None:
            return self.views.text(key)
        own = [s for s in evidence([relation]) if s.post == key]
        return sentence(post.text, own[0].start, own[0].end) if own else own_words(post)

    def _is_own(self, key: str) -> bool:
        """Say whether words are of who is named for them; a file speaks for itself."""
        if key not in self.views.graph.claims or not self.views.debate.posts:
            return True
        speakers = self.views.posts_of(key)
        return bool(speakers) and self.views.verbatim(key, speakers[0])

    def _way(self, voice: Voice) -> str:
        """Say through what a voice takes its side; empty where it does so directly."""
        answer = self.views.through(voice)
        if answer is not None:
            return f"{_verb(answer)} {self.mention(answer.key)}"
        step = voice.route.onward
        relation = self.views.graph.relations.get(step.key) if step else None
        again = relation is not None and relation.kind == "rephrase"
        return "says it again" if again else ""

    def _step(self, relation: Relation, length: int) -> str:
        """Name a relation that is spoken about by what it starts from."""
        what = STEPS.get(relation.kind, relation.scheme or relation.kind)
        ends = [("from", k) for k in relation.sources]
        ends += [("to", k) for k in relation.targets]
        for way, key in ends:
            if key not in self.views.graph.relations:
                return f"the {what} {way} {self._of(key, None, length)}"
        return f"the {what}"


def sentence(text: str, start: int, end: int) -> str:
    """Give the whole sentence around a range, as far as one can tell."""
    begin = max(start - _LONGEST_SEARCH, 0)
    for match in _SENTENCE_END.finditer(text, begin, start):
        begin = match.end()
    stop = _SENTENCE_END.search(text, max(end - 1, start), end + _LONGEST_SEARCH)
    return one_line(text[begin : stop.end() if stop else end + _LONGEST_SEARCH])


def evidence(relations: Iterable[Relation | None]) -> list[Span]:
    """Give the words that relations rest on."""
    origins = (r.origin for r in relations if r is not None)
    return [s for o in origins if isinstance(o, Inferred) for s in o.evidence]


def _verb(answer: Answer) -> str:
    if answer.relation.kind == "rephrase":
        return "says again"
    return {1: "for", -1: "against", 0: "for and against"}[answer.sign]
