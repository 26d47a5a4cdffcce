"""The debate as a page: every section that `disputatio show` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from disputatio.converter.cli import speaking
from disputatio.converter.cli.argument_tree import ArgumentTree
from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.legend import legend
from disputatio.converter.cli.limits import BRIEF, Limits, rest
from disputatio.converter.cli.position_block import PositionBlock
from disputatio.converter.cli.rebuttals import Line, lines
from disputatio.converter.cli.speaking import is_inferred, label, label_of
from disputatio.converter.cli.wording import Wording
from disputatio.schemas.debate import Claim, Debate, Post, Relation
from disputatio.schemas.foreign.argdown import private
from disputatio.schemas.foreign.argdown_words import ASKED
from disputatio.schemas.inferences import rules_used
from disputatio.schemas.rule_words import rule_sentence
from disputatio.schemas.text import counted, one_line, shortened
from disputatio.schemas.views import Views, own_words

DEEPEST = 8
"""How many levels of a chain are indented; deeper ones stand under each other."""

_INDENT = 2


NO_CLAIM = "No claim answers a question that others speak for or against."
NO_ANSWER = (
    "What speaks against something stands below; no claim was found that answers"
    " the question of the thread."
)
"""Why there is no position, where nobody is on a side and where somebody is."""


def show(
    debate: Debate,
    page: Page,
    *,
    why: bool = False,
    limits: Limits = BRIEF,
    unsought: str | None = None,
) -> None:
    """Write the whole debate on a page, no longer than the limits.

    `unsought` says why positions may be missing that the thread has.
    """
    wording = Wording(Views(debate), limits)
    DebatePage(wording, page, why=why, unsought=unsought).write()


class DebatePage:
    """One debate on one page."""

    def __init__(
        self, wording: Wording, page: Page, *, why: bool, unsought: str | None
    ) -> None:
        """Keep what is shown, where, whether reasons are given, and what was left out."""
        self.wording = wording
        self.views = wording.views
        self.limits = wording.limits
        self.page = page
        self.why = why
        self.unsought = unsought
        self.tree = ArgumentTree(wording, page, why=why)

    def write(self) -> None:
        """Write every section that the debate has."""
        self._head()
        if self.views.standings:
            self._positions()
        else:
            self._no_debate()
        self._rebuttals()
        self._said_again()
        self._preferences()
        if self.views.standings:
            self._unanswered()
            self._argued_by()
            self._posts(self._answering())
        if self.why:
            self._rules()

    def _no_debate(self) -> None:
        """Say that there is none, as documents do, and list what there is instead."""
        what = "position" if self.views.chains else "debate"
        self.page.heading(f"No {what} {'shown' if self.unsought else 'found'}")
        reason = NO_ANSWER if self.views.chains else NO_CLAIM
        self.page.paragraph(self.unsought or reason, indent=_INDENT)
        if self.views.posts:
            self._posts(self.views.posts)
        elif self.views.debate.claims:
            self.page.heading("Claims")
            self._claims(self.views.debate.claims)

    def _head(self) -> None:
        debate = self.views.debate
        self._title(debate.title)
        for line in legend(self.wording, why=self.why):
            self.page.faint(line, indent=0)
        if debate.question is not None:
            origin = debate.question.origin
            self.page.heading("Question")
            self.page.line("", debate.question.text, marked=is_inferred(origin))
            asked = private(debate.extras).get(ASKED)
            why = speaking.reason(self.views, "question", origin, quoted=asked)
            self._reasons([why])

    def _title(self, title: str | None) -> None:
        """Write the title; where the source has none, the first words that were said."""
        first = next(map(_in_turn, self.views.posts), "")
        if title is None and first:
            words = shortened(first, self.limits.brief)
            self.page.heading(f"“{words}”", note="no title is given; the first words")
        else:
            self.page.heading(title or "Untitled")

    def _positions(self) -> None:
        recorded = self.views.standings[0].recorded
        name = "Positions" if recorded else "Argued about"
        note = "" if recorded else "no position is recorded; these claims stand in"
        self.page.heading(name, note=note)
        block = PositionBlock(self.wording, self.page, self.tree)
        every = self.views.standings
        shown = every if recorded else every[: self.limits.stand_ins]
        for number, standing in enumerate(shown, 1):
            block.write(number, standing)
        self._rest(len(shown), len(every))

    def _rest(self, shown: int, of: int, indent: int = _INDENT) -> None:
        """Say how many of a list were left out, if any."""
        words = rest(shown, of)
        if words:
            self.page.paragraph("")
            self.page.faint(words, indent=indent)

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
        for number, steps in enumerate(chains):
            if number:
                self.page.paragraph("")
            for line in lines(self.wording, steps):
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

    def _said_again(self) -> None:
        """Write what is only said again, each with its other wordings below it."""
        claims = [c for c in self.views.restated if c.key not in self.tree.shown]
        if claims:
            self.page.heading(
                "Said again", note="claims that nobody speaks for or against"
            )
        shown = claims[: self.limits.stand_ins]
        for claim in shown:
            self._element(claim.key)
            self.tree.write(self.tree.grow(claim.key))
        self._rest(len(shown), len(claims))

    def _preferences(self) -> None:
        if self.views.preferences:
            self.page.heading(
                "Preferences", note="what is preferred stands above the other"
            )
        for relation in self.views.preferences:
            for key in relation.sources:
                self._element(key, relation)
            for key in relation.targets:
                self._element(key, relation, sign="<", indent=2)

    def _element(
        self,
        key: str,
        relation: Relation | None = None,
        *,
        sign: str = "",
        indent: int = 0,
    ) -> None:
        origin = relation.origin if relation else self.views.graph.origin(key)
        self.page.line(
            label_of(self.views, key),
            self.wording.of(key),
            marked=is_inferred(origin),
            indent=indent,
            sign=sign,
        )

    def _unanswered(self) -> None:
        if self.views.unanswered:
            self.page.heading(
                "Unanswered", note="objections that nothing speaks against"
            )
            self._claims(self.views.unanswered)

    def _claims(self, claims: Sequence[Claim]) -> None:
        shown = claims[: self.limits.listed]
        rows = [(label_of(self.views, c.key), c) for c in shown]
        width = self.page.label_width([who for who, _ in rows])
        for who, claim in rows:
            self.page.item(
                who,
                self.wording.of(claim.key),
                marked=is_inferred(claim.origin),
                indent=0,
                label_width=width,
            )
        self._rest(len(shown), len(claims))

    def _argued_by(self) -> None:
        rows = _by_speaker(self.views)
        if not rows:
            return
        self.page.heading("Who argued what")
        width = self.page.label_width([who for who, _ in rows])
        for who, claims in rows:
            shown = claims[: self.limits.claims]
            for index, claim in enumerate(shown):
                self.page.item(
                    "" if index else who,
                    self.wording.of_claim(claim.key, self.limits.brief),
                    marked=is_inferred(claim.origin),
                    indent=0,
                    label_width=width,
                )
            if len(claims) > len(shown):
                self.page.faint(rest(len(shown), len(claims)), indent=width + 4)

    def _answering(self) -> Sequence[Post]:
        """Give the posts in their order, where any of them answers another."""
        posts = self.views.posts
        return posts if any(self.views.replies(p.key) for p in posts) else ()

    def _posts(self, posts: Sequence[Post]) -> None:
        if not posts:
            return
        self.page.heading("Posts")
        width = self.page.label_width([label(self.views, p) for p in posts])
        shown = posts[: self.limits.posts]
        for post in shown:
            self.page.item(
                label(self.views, post),
                shortened(_in_turn(post), self.limits.brief),
                marked=False,
                indent=0,
                label_width=width,
                note=self._answered(post),
            )
            self._reasons(self._of_post(post))
        self._rest(len(shown), len(posts))

    def _of_post(self, post: Post) -> Iterator[str | None]:
        """Say by which rules a post has its author, answers others and takes sides."""
        yield speaking.reason(self.views, "author", post.author_origin)
        for relation in self.views.taken_up(post.key):
            ends = _listed([*map(self._end, relation.targets)] or ["nothing"])
            side = f"{relation.scheme or 'a side'} on {ends}"
            what = side if relation.kind == "stance" else f"answers {ends}"
            yield speaking.reason(self.views, what, relation.origin)

    def _end(self, key: str) -> str:
        """Name what a post answers or takes a side on: a post, or words of one."""
        if key in self.views.graph.posts:
            return label_of(self.views, key)
        return self.wording.mention(key)

    def _rules(self) -> None:
        """Say what each rule means that concluded something here."""
        sayers = chain.from_iterable(self.views.concluded_sayers.values())
        rows = rules_used(self.views.debate, (origin for _, origin in sayers))
        if rows:
            self.page.heading("The rules")
        width = self.page.label_width(list(rows))
        for rule, count in rows.items():
            self.page.item(
                rule,
                rule_sentence(rule) or "A rule that is not explained here.",
                marked=False,
                indent=0,
                label_width=width,
                note=counted(count, "conclusion"),
            )

    def _answered(self, post: Post) -> str:
        """Say which posts a post answers, those that a rule concluded apart."""
        stated: dict[str, None] = {}
        concluded: dict[str, None] = {}
        for reply in self.views.replies(post.key):
            row = concluded if is_inferred(reply.origin) else stated
            for target in filter(None, map(self.views.post_of, reply.targets)):
                if target.key != post.key:
                    row.setdefault(label(self.views, target).rpartition(", ")[2])
        known = f"answers {_listed(stated)}" if stated else ""
        rest = [name for name in concluded if name not in stated]
        guessed = f"{speaking.MARK} answers {_listed(rest)}" if rest else ""
        return ", ".join(filter(None, (known, guessed)))

    def _reasons(self, lines: Iterable[str | None], indent: int = 2) -> None:
        if self.why:
            for line in lines:
                if line is not None:
                    self.page.reason(line, indent=indent + 4)


def _in_turn(post: Post) -> str:
    """Give a post's own words on one line, its paragraphs parted by a stroke.

    A quotation that is cut out leaves an ellipsis.
    """
    parts = (_paragraphs(post.text[start:end]) for start, end in post.flow)
    return " … ".join(filter(None, parts)) or own_words(post)


def _paragraphs(text: str) -> str:
    return " / ".join(filter(None, map(one_line, text.split("\n\n"))))


def _listed(names: Iterable[str]) -> str:
    """Give names as a row, "post 1 and post 2"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


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
