"""What stands below the title of a page: what there is, and what its signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.cli import speaking
from disputatio.converter.cli.argument_tree import AGAIN, JOINED
from disputatio.converter.cli.speaking import is_inferred
from disputatio.converter.cli.wording import Wording
from disputatio.schemas.debate import Debate
from disputatio.schemas.text import counted
from disputatio.schemas.views import Views


def legend(wording: Wording, *, why: bool) -> Iterator[str]:
    """Give the lines, those that this debate needs."""
    views = wording.views
    yield from filter(None, [_counts(views)])
    argued = bool(views.standings or views.chains)
    answered = any(r.kind == "reply" for r in views.debate.relations)
    shown = argued or answered or views.debate.question
    if shown and (_has_inferences(views.debate) or views.concluded_sayers):
        yield _conclusions(views.debate, why=why)
    if wording.has_paraphrases():
        yield "“…” the speaker's own words, […] an analyst's wording of them"
    if argued:
        yield from filter(None, [_signs(views.debate)])


def _conclusions(debate: Debate, *, why: bool) -> str:
    doubt = any(is_inferred(p.author_origin) for p in debate.posts)
    name = f", nor who is named with {speaking.DOUBT}" if doubt else ""
    more = "" if why else " (--why says by which rule)"
    return f"{speaking.MARK} concluded by a rule, not stated{name}{more}"


def _signs(debate: Debate) -> str:
    """Say what the signs before the lines of a tree mean."""
    kinds = {r.kind for r in debate.relations}
    signs = (
        ("+ speaks for", bool(kinds & {"support"})),
        ("- speaks against", bool(kinds & {"attack", "undercut", "contradiction"})),
        (f"{AGAIN} says again", "rephrase" in kinds),
    )
    found = ", ".join(words for words, there in signs if there)
    if not found:
        return ""
    joined = any(len(set(r.sources)) > 1 for r in debate.relations if r.kind in _LINKED)
    more = f"; {JOINED} together with the line before it" if joined else ""
    return f"{found} what stands above it{more}"


_LINKED = frozenset({"support", "attack", "undercut", "rephrase"})


def _counts(views: Views) -> str:
    guessed = speaking.guessed_people(views)
    here = {post.author for post in views.posts}
    people = views.debate.participants
    people_named = [p for p in people if p.name is not None and p.key in here]
    named = sum(p.key not in guessed for p in people_named)
    who = "person" if named == 1 else "people"
    parts = (
        (views.debate.source, views.debate.source),
        (len(views.posts), counted(len(views.posts), "post")),
        (named, f"{named} {who} named"),
        (len(views.debate.claims), counted(len(views.debate.claims), "claim")),
    )
    return ", ".join(text for there, text in parts if there and text)


def _has_inferences(debate: Debate) -> bool:
    rows = (debate.passages, debate.claims, debate.relations, debate.positions)
    origins = [e.origin for row in rows for e in row]
    if debate.question is not None:
        origins.append(debate.question.origin)
    return any(map(is_inferred, origins))
