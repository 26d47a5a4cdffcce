"""One position on a page: who is for and against, in whose words, by which arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from disputatio.converter.cli import speaking
from disputatio.converter.cli.argument_tree import ArgumentTree, Branch
from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.speaking import is_inferred, label, label_of
from disputatio.converter.cli.wording import Wording
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Sides, Standing, Voice

SAYS_IT = "says it"
"""Stands for the words of a position that have just been quoted."""


class PositionBlock:
    """Writes positions, and what bears on them, one after the other."""

    def __init__(self, wording: Wording, page: Page, tree: ArgumentTree) -> None:
        """Keep where is written, and the trees, which spell everything out once."""
        self.wording = wording
        self.views = wording.views
        self.page = page
        self.tree = tree

    def write(self, number: int, standing: Standing) -> None:
        """Write one position."""
        if number > 1:
            self.page.paragraph("")
        quoted = self._title(number, standing)
        claim = standing.claim.key
        sides = self.views.sides(claim)
        voices = (*sides.supporters, *sides.opponents, *sides.mixed)
        width = self.page.label_width([label(self.views, v.post) for v in voices])
        self._sides(sides, width, self.wording.of(claim) if quoted else None)
        self._beside(claim, {v.post.key for v in voices}, width)
        self._arguments(claim, voices)

    def _title(self, number: int, standing: Standing) -> bool:
        """Write the title, and the words of its claim where they say more; tell if so."""
        claim = standing.claim
        words = claim.text or claim.key
        title = one_line(standing.title or shortened(words, self.wording.limits.title))
        self.page.numbered(number, title, marked=is_inferred(standing.origin))
        more = bool(standing.title and claim.text and one_line(claim.text) != title)
        if more:
            said = label_of(self.views, claim.key) if self.views.posts else ""
            by = said if said != claim.title else ""
            self.page.paragraph(self.wording.of(claim.key), indent=6, note=by)
        origin = speaking.reason(self.views, "position", standing.origin)
        self._reasons([origin] if standing.recorded else [])
        return more

    def _sides(self, sides: Sides, width: int, quoted: str | None) -> None:
        """Write who is on which side; whose words are quoted above just "says it"."""
        rows = (
            ("For", sides.supporters, "green"),
            ("Against", sides.opponents, "red"),
            ("On both sides", sides.mixed, "yellow"),
        )
        for name, row, style in rows:
            if row:
                self.page.paragraph(f"{name} ({len(row)})", indent=2, style=style)
            for voice in row:
                words = self.wording.of_voice(voice)
                words = SAYS_IT if words == quoted else words
                self._voice(voice, words, style, width)

    def _voice(self, voice: Voice, words: str, style: str, width: int) -> None:
        self.page.item(
            label(self.views, voice.post),
            words,
            marked=is_inferred(voice.origin),
            indent=2,
            label_width=width,
            style=style,
        )
        origin = voice.post.author_origin
        self._reasons([speaking.reason(self.views, "author", origin)])
        self._reasons([speaking.sayer(self.views, voice)])
        self._reasons(speaking.reasons(self.views, voice.path))
        self._reasons([speaking.together(voice)])

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
                self.wording.of(answer.key),
                marked=is_inferred(answer.relation.origin),
                indent=2,
                label_width=width,
            )
            self._reasons(speaking.reasons(self.views, (answer.relation.key,)))

    def _arguments(self, claim: str, voices: Sequence[Voice]) -> None:
        """Write the tree below a claim, where it says more than the rows above do."""
        rows = {key for voice in voices for key in voice.path}
        branches = list(_without_stances(self.tree.grow(claim), rows))
        if voices and all(_is_row(branch, rows) for branch in branches):
            return
        if voices:
            self.page.paragraph(f"Arguments ({len(branches)})", indent=2)
        self.tree.write(branches)

    def _reasons(self, lines: Iterable[str | None]) -> None:
        if self.tree.why:
            for line in lines:
                if line is not None:
                    self.page.reason(line, indent=6)


def _is_row(branch: Branch, rows: AbstractSet[str]) -> bool:
    """Say whether a branch stands among the voices, by itself and under the claim."""
    own = any({a.key, a.relation.key} <= rows for a in branch.answers)
    return own and branch.depth == 0 and not branch.joined


def _without_stances(
    branches: Sequence[Branch], rows: AbstractSet[str]
) -> Iterator[Branch]:
    """Leave out the stances on the claim that are voices and that nothing answers."""
    depths = [branch.depth for branch in branches]
    for branch, next_depth in zip(branches, [*depths[1:], 0], strict=False):
        stance = branch.relation.kind == "stance" and _is_row(branch, rows)
        if not stance or next_depth > 0:
            yield branch
