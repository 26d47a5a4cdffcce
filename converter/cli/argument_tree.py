"""What speaks for and against a claim, each premise under its conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.limits import rest
from disputatio.converter.cli.speaking import is_inferred, label_of, reasons
from disputatio.converter.cli.tree_cut import cut
from disputatio.converter.cli.wording import STEPS, Wording
from disputatio.schemas.debate import Relation
from disputatio.schemas.views import Answer

DEEPEST = 8
"""How many levels are indented; deeper ones stand under each other."""

JOINED = "&"
"""The sign of a premise that stands together with the one before it."""

AGAIN = "="
"""The sign of what says the same again."""

_SIGNS = {1: ("+", "green"), -1: ("-", "red"), 0: ("±", "yellow")}


@frozen(kw_only=True)
class Branch:
    """One line of a tree."""

    answers: tuple[Answer, ...]
    """What speaks: several where a post, its passage and its claim say one sentence."""
    label: str
    """Who says it."""
    words: str
    """What is said."""
    depth: int
    """0 for what speaks about the claim at the root."""
    joined: bool
    """Whether it is a premise of the same relation as the line before."""
    last: bool
    """Whether it is the last premise of its relation."""
    step: str = ""
    """What the relation is called that it speaks about; empty where that is a claim."""
    again: bool = False
    """Whether what stands below it stands above already."""

    @property
    def relation(self) -> Relation:
        """The relation that leads to what it speaks about, the first of several."""
        return self.answers[0].relation


class ArgumentTree:
    """Trees of arguments on one page; what stands below an element is shown once."""

    def __init__(self, wording: Wording, page: Page, *, why: bool) -> None:
        """Begin with nothing shown."""
        self.wording = wording
        self.views = wording.views
        self.page = page
        self.why = why
        self.shown: set[str] = set()
        """Keys of every element and relation that stands on the page, or is counted there."""
        self._left_out: set[str] = set()

    def grow(self, root: str) -> list[Branch]:
        """Give the arguments on a claim, and those on these, line by line."""
        self.shown.add(root)
        return list(self._grown(root))

    def write(self, branches: Sequence[Branch]) -> None:
        """Write the lines of a tree, no more than the limits, and count the rest."""
        found = cut(branches, self.wording.limits.branches)
        for place, branch in enumerate(branches):
            keys = {answer.key for answer in branch.answers}
            if place in found.below:
                self._line(branch, found.below[place])
                self._left_out -= keys
            else:
                self._left_out |= keys
        if words := rest(len(found.below), len(branches)):
            self.page.faint(words, indent=3)

    def _grown(self, root: str) -> Iterator[Branch]:
        waiting = self._row([root], 0)
        told: set[tuple[str, str]] = set()
        while waiting:
            branch = waiting.pop()
            names = set(map(_name, branch.answers))
            if names <= told:
                continue
            told |= names
            keys = [a.key for a in branch.answers]
            below = self._row(keys, branch.depth + 1)
            again = self.shown.issuperset(keys)
            self.shown.update(*((a.key, a.relation.key) for a in branch.answers))
            yield evolve(branch, again=again and bool(below))
            waiting += self._on_step(branch)
            waiting += [] if again else below

    def _on_step(self, branch: Branch) -> list[Branch]:
        """Give what speaks about the step that ends with a line, the last first."""
        if not branch.last:
            return []
        relations = dict.fromkeys(a.relation.key for a in branch.answers)
        name = STEPS.get(branch.relation.kind, branch.relation.kind)
        return self._row(relations, branch.depth + 1, name)

    def _row(self, keys: Iterable[str], depth: int, step: str = "") -> list[Branch]:
        """Give what speaks about some elements as lines, the last first."""
        groups = self._grouped(a for key in keys for a in self.views.answers(key))
        relations = [None, *(row[0].relation for row in groups.values()), None]
        return [
            Branch(
                answers=tuple(row),
                label=label,
                words=words,
                depth=depth,
                joined=relations[index] is row[0].relation,
                last=relations[index + 2] is not row[0].relation,
                step=step,
            )
            for index, ((label, words, _), row) in enumerate(groups.items())
        ][::-1]

    def _grouped(
        self, answers: Iterable[Answer]
    ) -> dict[tuple[str, str, str], list[Answer]]:
        """Put together what one speaker says with the same words to the same end."""
        groups: dict[tuple[str, str, str], list[Answer]] = {}
        for answer in answers:
            label = label_of(self.views, answer.key)
            words = self.wording.of(answer.key, answer.relation)
            spoken = label and words and self.views.debate.posts
            end = _sign(answer)[0] if spoken else answer.key + answer.relation.key
            groups.setdefault((label, words, end), []).append(answer)
        return groups

    def _line(self, branch: Branch, below: int) -> None:
        sign, style = _sign(branch.answers[0])
        indent = 3 + 2 * min(branch.depth, DEEPEST)
        relations = {a.relation.key: a.relation for a in branch.answers}
        self.page.line(
            branch.label,
            branch.words,
            marked=all(is_inferred(r.origin) for r in relations.values()),
            indent=indent,
            sign=JOINED if branch.joined else sign,
            style=style,
            note="; ".join([*_notes(branch), *self._more(branch, below)]),
        )
        if self.why:
            for why in reasons(self.views, relations):
                self.page.reason(why, indent=indent + 4)

    def _more(self, branch: Branch, below: int) -> Iterator[str]:
        """Say what stands below a line elsewhere, or nowhere on the page."""
        if branch.again:
            keys = {answer.key for answer in branch.answers}
            yield "more below" if keys <= self._left_out else "see above"
        if below:
            yield f"{below} more below"


def _sign(answer: Answer) -> tuple[str, str]:
    sign, style = _SIGNS[answer.sign]
    return (AGAIN if answer.relation.kind == "rephrase" else sign), style


def _notes(branch: Branch) -> Iterator[str]:
    relation = branch.relation
    if branch.step and not branch.joined:
        side = {1: "for", -1: "against", 0: "on"}[branch.answers[0].sign]
        yield f"{side} the {branch.step}"
    if relation.scheme and relation.kind != "stance" and not branch.joined:
        yield relation.scheme


def _name(answer: Answer) -> tuple[str, str]:
    """Name an answer; a contradiction is the same from both of its sides."""
    relation = answer.relation
    both_ways = relation.kind == "contradiction"
    return ("" if both_ways else answer.key, relation.key)
