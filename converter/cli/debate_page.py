"""The debate as a page: every section that `disputatio show` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from disputatio.converter.cli import speaking
from disputatio.converter.cli.argument_tree import ArgumentTree
from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.printing import counted
from disputatio.converter.cli.rebuttals import Line, lines
from disputatio.converter.cli.speaking import is_inferred, label, label_of, quoted
from disputatio.schemas.debate import Claim, Debate, Post
from disputatio.schemas.origins import Inferred
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Standing, Views, Voice, own_words

CLAIMS_SHOWN = 6
"""How many claims of one person are shown before the rest is only counted."""

STAND_INS_SHOWN = 30
"""How many claims stand in for positions before the rest is only counted."""

TITLE = 240
"""How many characters of a claim without a title stand for one."""

DEEPEST = 8
"""How many levels of a chain are indented; deeper ones stand under each other."""

_INDENT = 2


def show(debate: Debate, page: Page, *, why: bool = False) -> None:
    """Write the whole debate on a page."""
    DebatePage(Views(debate), page, why=why).write()


class DebatePage:
    """One debate on one page."""

    def __init__(self, views: Views, page: Page, *, why: bool) -> None:
        """Keep what is shown, where, and whether reasons are given."""
        self.views = views
        self.page = page
        self.why = why
        self.tree = ArgumentTree(views, page)

    def write(self) -> None:
        """Write every section that the debate has."""
        self._head()
        if self.views.standings:
            self._positions()
            self._rebuttals()
            self._unanswered()
            self._argued_by()
        else:
            self._no_debate()
            self._rebuttals()

    def _no_debate(self) -> None:
        """Say that there is none, and list what there is instead."""
        self.page.heading("No debate found")
        self.page.paragraph(
            "No claim is recorded that others speak for or against.", indent=_INDENT
        )
        if self.views.posts:
            self._posts()
        elif self.views.debate.claims:
            self.page.heading("Claims")
            self._claims(self.views.debate.claims)

    def _head(self) -> None:
        debate = self.views.debate
        self.page.heading(debate.title or "Untitled")
        counts = _counts(self.views)
        if counts:
            self.page.faint(counts, indent=0)
        if _has_inferences(debate) and self._says_what_was_argued():
            doubt = any(is_inferred(p.author_origin) for p in debate.posts)
            name = f", nor who is named with {speaking.DOUBT}" if doubt else ""
            more = "" if self.why else " (--why says by which rule)"
            self.page.faint(f"~ concluded by a rule, not stated{name}{more}", indent=0)
        if debate.question is not None:
            origin = debate.question.origin
            self.page.heading("Question")
            self.page.line("", debate.question.text, marked=is_inferred(origin))
            self._reasons([speaking.reason(self.views, "question", origin)])

    def _says_what_was_argued(self) -> bool:
        views = self.views
        return bool(views.standings or views.chains or views.debate.question)

    def _positions(self) -> None:
        recorded = self.views.standings[0].recorded
        name = "Positions" if recorded else "Argued about"
        note = "" if recorded else "no position is recorded; these claims stand in"
        self.page.heading(name, note=note)
        shown = len(self.views.standings) if recorded else STAND_INS_SHOWN
        for number, standing in enumerate(self.views.standings[:shown], 1):
            self._position(number, standing)
        rest = len(self.views.standings) - shown
        if rest > 0:
            self.page.paragraph("")
            self.page.faint(f"and {rest} more", indent=_INDENT)

    def _position(self, number: int, standing: Standing) -> None:
        claim = standing.claim
        sides = self.views.sides(claim.key)
        title = one_line(standing.title or shortened(claim.text or claim.key, TITLE))
        if number > 1:
            self.page.paragraph("")
        marked = is_inferred(standing.origin)
        self.page.numbered(number, title, marked=marked)
        if standing.title and claim.text and one_line(claim.text) != title:
            said = label_of(self.views, claim.key) if self.views.posts else ""
            by = said if said != claim.title else ""
            self.page.paragraph(quoted(claim.text), indent=6, note=by)
        origin = speaking.reason(self.views, "position", standing.origin)
        self._reasons([origin] if standing.recorded else [])
        voices = (
            ("For", sides.supporters, "green"),
            ("Against", sides.opponents, "red"),
            ("On both sides", sides.mixed, "yellow"),
        )
        everyone = [v for _, row, _ in voices for v in row]
        width = self.page.label_width([label(self.views, v.post) for v in everyone])
        for name, row, style in voices:
            if row:
                self._side(name, row, style, width)
        self._beside(claim.key, {v.post.key for v in everyone}, width)
        if not everyone:
            self.tree.write(claim.key)

    def _beside(self, claim: str, shown: AbstractSet[str], width: int) -> None:
        """Write what other posts say on the same matter without a known side."""
        rows = [
            (label(self.views, post), answer)
            for answer in self.views.beside(claim)
            for post in self.views.posts_of(answer.key)[:1]
            if post.key not in shown
        ]
        if rows:
            width = max(width, self.page.label_width([who for who, _ in rows]))
            self.page.paragraph(
                f"On the same matter, side unknown ({len(rows)})", indent=2
            )
        for who, answer in rows:
            self.page.item(
                who,
                speaking.words_in(self.views, answer.key, None),
                marked=is_inferred(answer.relation.origin),
                indent=2,
                label_width=width,
            )
            self._reasons(speaking.reasons(self.views, (answer.relation.key,)))

    def _side(self, name: str, row: Sequence[Voice], style: str, width: int) -> None:
        self.page.paragraph(f"{name} ({len(row)})", indent=2, style=style)
        for voice in row:
            self.page.item(
                label(self.views, voice.post),
                speaking.words_of(self.views, voice),
                marked=is_inferred(voice.origin),
                indent=2,
                label_width=width,
                style=style,
            )
            origin = voice.post.author_origin
            self._reasons([speaking.reason(self.views, "author", origin)])
            self._reasons(speaking.reasons(self.views, voice.path))

    def _rebuttals(self) -> None:
        """Write the chains of which not every element stands in a tree already."""
        chains = [
            chain
            for chain in self.views.chains
            if not self.tree.shown.issuperset(step.key for step in chain)
        ]
        if chains:
            note = "each line speaks against the one above it"
            self.page.heading("Rebuttals", note=note)
        for number, chain in enumerate(chains):
            if number:
                self.page.paragraph("")
            for line in lines(self.views, chain):
                self._line(line)

    def _line(self, line: Line) -> None:
        depth = min(line.depth, DEEPEST)
        beyond = f" (level {line.depth})" if line.depth > DEEPEST else ""
        origins = map(self.views.graph.origin, line.relations or [line.key])
        self.page.line(
            line.label + beyond,
            line.words,
            marked=all(map(is_inferred, origins)),
            indent=2 * depth,
            sign="✗" if line.depth else "",
            style="red" if line.depth % 2 else "green" if line.depth else "",
        )
        self._reasons(speaking.reasons(self.views, line.relations), 2 * depth)

    def _unanswered(self) -> None:
        if self.views.unanswered:
            self.page.heading(
                "Unanswered", note="objections that nothing speaks against"
            )
            self._claims(self.views.unanswered)

    def _claims(self, claims: Iterable[Claim]) -> None:
        rows = [(label_of(self.views, c.key), c) for c in claims]
        width = self.page.label_width([who for who, _ in rows])
        for who, claim in rows:
            self.page.item(
                who,
                speaking.words_in(self.views, claim.key, None),
                marked=is_inferred(claim.origin),
                indent=0,
                label_width=width,
            )

    def _argued_by(self) -> None:
        rows = _by_speaker(self.views)
        if not rows:
            return
        self.page.heading("Who argued what")
        width = self.page.label_width([who for who, _ in rows])
        for who, claims in rows:
            for index, claim in enumerate(claims[:CLAIMS_SHOWN]):
                self.page.item(
                    "" if index else who,
                    shortened(claim.title or claim.text or claim.key, 120),
                    marked=is_inferred(claim.origin),
                    indent=0,
                    label_width=width,
                )
            if len(claims) > CLAIMS_SHOWN:
                rest = f"and {len(claims) - CLAIMS_SHOWN} more"
                self.page.faint(rest, indent=width + 4)

    def _posts(self) -> None:
        posts = self.views.posts
        if not posts:
            return
        self.page.heading("Posts")
        width = self.page.label_width([label(self.views, p) for p in posts])
        for post in posts:
            self.page.item(
                label(self.views, post),
                shortened(own_words(post), 120),
                marked=False,
                indent=0,
                label_width=width,
            )

    def _reasons(self, lines: Iterable[str | None], indent: int = 2) -> None:
        if self.why:
            for line in lines:
                if line is not None:
                    self.page.reason(line, indent=indent + 4)


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
    return any(isinstance(origin, Inferred) for origin in origins)


def _by_speaker(views: Views) -> list[tuple[str, tuple[Claim, ...]]]:
    """Give the claims by person, and by post where nobody knows who sent it."""
    rows: list[tuple[str, tuple[Claim, ...]]] = []
    guessed = speaking.guessed_people(views)
    for person, claims in views.argued_by:
        if person is None:
            rows += _by_post(views, claims)
        else:
            posts = [p for p in views.debate.posts if p.author == person]
            doubt = speaking.DOUBT if person in guessed else ""
            told = speaking.TOLD if all(p.state == "reported" for p in posts) else ""
            rows.append(((views.name(posts[0]) or person) + doubt + told, claims))
    return rows


def _by_post(
    views: Views, claims: Sequence[Claim]
) -> list[tuple[str, tuple[Claim, ...]]]:
    posts: dict[str, tuple[Post, list[Claim]]] = {}
    for claim in claims:
        for post in views.posts_of(claim.key):
            if post.author is None:
                posts.setdefault(post.key, (post, []))[1].append(claim)
    return [(label(views, post), tuple(row)) for post, row in posts.values()]
