"""A debate of sixty claims, its export as a tree of lines, and random edits of that tree.

Each edit is one that people make in an editor; the tree knows which line was which, so
the right outcome of a merge is known without any matching.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from attrs import define, field, frozen

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.keys import claim_key, passage_key, relation_key
from disputatio.schemas.origins import Inferred

KIND: dict[str, RelationKind] = {"+": "support", "-": "attack"}
"""Kind of the relation by the sign before a nested line."""

Edge = tuple[str, str, str]
"""Kind, source and target of a relation, by the ids of lines."""

_LINE = re.compile(
    r"(?P<indent> *)(?:(?P<sign>[-+]|\+>|->) )?(?P<open>[\[<])(?P<name>[^\]>]+)[\]>]"
    r"(?:: (?P<text>.*?))?(?P<data> \{.*\})?\Z"
)


def debate_of_sixty(sentences: list[str], seed: int) -> Debate:
    """Give a debate of six positions and fifty-four claims on them, all inferred."""
    draw = random.Random(seed)  # noqa: S311 - it draws texts, not secrets
    chosen = draw.sample(sentences, 60)
    posts, passages, claims = [], [], []
    for number in range(1, 21):
        said = chosen[number * 3 - 3 : number * 3]
        key, at = f"post-{number}", 0
        text = " ".join(said)
        posts.append(
            Post(
                key=key, number=number, author=f"person-{number % 7}",
                body=plain_blocks(text),
            )
        )  # fmt: skip
        for sentence in said:
            start = text.index(sentence, at)
            at = start + len(sentence)
            passage = Passage(
                key=passage_key(key, start),
                post=key,
                start=start,
                end=at,
                origin=_guess(draw),
            )
            passages.append(passage)
            wording = Wording(text=sentence, passage=passage.key)
            claims.append((claim_key(key, start), sentence, wording))
    relations = list(_relations(draw, [key for key, _, _ in claims]))
    positions = {key for key, _, _ in claims[:6]}
    return Debate(
        title="Sixty claims",
        participants=tuple(
            Participant(key=f"person-{n}", name=f"Person {n}") for n in range(7)
        ),
        posts=tuple(posts),
        passages=tuple(passages),
        claims=tuple(
            Claim(
                key=key, text=text, wordings=(wording,), origin=_guess(draw),
                form="statement" if key in positions else "argument",
            )
            for key, text, wording in claims
        ),
        relations=tuple(relations),
        positions=tuple(
            Position(claim=key, title=_title(text), origin=_guess(draw))
            for key, text, _ in claims[:6]
        ),
    )  # fmt: skip


def _guess(draw: random.Random) -> Inferred:
    return Inferred(rule="guess-1", confidence=draw.choice((0.4, 0.6, 0.8, 0.9)))


def _title(text: str) -> str:
    words = [w.strip(".,;:!?\"'()") for w in text.split() if len(w) > 4]
    return " ".join(words[:3]) or "Position"


def _relations(draw: random.Random, keys: list[str]) -> Iterator[Relation]:
    seen: set[tuple[str, str]] = set()
    for place, source in enumerate(keys[6:], 6):
        targets = [keys[draw.randrange(place if draw.random() < 0.5 else 6)]]
        if draw.random() < 0.15:
            targets.append(keys[draw.randrange(place)])
        for target in targets:
            if (source, target) in seen:
                continue
            seen.add((source, target))
            kind: RelationKind = draw.choice(("support", "attack"))
            yield Relation(
                key=relation_key(kind, (source,), (target,)), kind=kind,
                sources=(source,), targets=(target,), origin=_guess(draw),
            )  # fmt: skip


@define(eq=False)
class Node:
    """A line of the tree."""

    id: str
    """Key of the claim that it was, or "new-3"."""
    form: str
    """The opening bracket."""
    name: str | None
    """Its name now; None where it stands without one."""
    text: str
    """Its words."""
    data: str
    """Its data block with the blank before it."""
    sign: str | None = None
    """The sign of its relation to the line above it."""
    parent: Node | None = None
    """The line above it."""
    children: list[Node] = field(factory=list)
    """What hangs below it."""
    references: list[tuple[str, str, Node]] = field(factory=list)
    """Sign, name as it is written, and the line that is meant."""
    half_of: str | None = None
    """Id of the line whose second half it is; what is left of a line is that line."""

    def within(self) -> Iterator[Node]:
        """Give the line and all below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(node.children)


@frozen
class Expected:
    """The right outcome of a merge."""

    texts: dict[str, str]
    """Words of every line that lives, by id."""
    edges: set[Edge]
    """Every relation, by ids."""


@define(eq=False)
class EditedText:
    """An export as a tree that can be edited and written again."""

    head: str
    """What stands above the first heading."""
    tail: str
    """The comment at the end."""
    groups: list[tuple[str, list[Node]]]
    """Heading lines with the lines that begin a block below them."""
    made: int = 0
    """How many lines were added."""

    @classmethod
    def of(cls, text: str, debate: Debate) -> EditedText:
        """Read an export of ours that has no reasonings."""
        keys = {claim.text: claim.key for claim in debate.claims}
        at = text.index("\n# ") + 1
        end = text.rindex("\n/*") if "\n/*" in text[at:] else len(text)
        tree = cls(text[:at], text[end:], [])
        names: dict[str, Node] = {}
        waiting: list[tuple[Node, str, str]] = []
        stack: list[tuple[int, Node]] = []
        for line in text[at:end].splitlines():
            if line.startswith("# "):
                tree.groups.append((line, []))
            if not line.strip() or line.startswith("# "):
                continue
            match = _LINE.match(line)
            assert match, line
            while stack and stack[-1][0] >= len(match["indent"]):
                stack.pop()
            sign, name = match["sign"], match["name"]
            bracketed = match["open"] + name
            if match["text"] is None:
                holder = stack[-1][1] if stack else names[bracketed]
                waiting.append((holder, sign or "", bracketed))
                continue
            text_ = _plain(match["text"])
            node = Node(
                keys[text_], match["open"], name, match["text"], match["data"] or ""
            )
            names[bracketed] = node
            if stack:
                node.sign, node.parent = sign, stack[-1][1]
                stack[-1][1].children.append(node)
            else:
                tree.groups[-1][1].append(node)
            stack.append((len(match["indent"]), node))
        for holder, sign, bracketed in waiting:
            if sign:
                holder.references.append((sign, bracketed, names[bracketed]))
        return tree

    def nodes(self) -> list[Node]:
        """Give all lines in order."""
        return [n for _, roots in self.groups for root in roots for n in root.within()]

    def others(self) -> list[Node]:
        """Give the lines that are no positions."""
        return [node for node in self.nodes() if "position: true" not in node.data]

    def text(self, *, data: bool = True) -> str:
        """Write the tree; without its data blocks if they shall be gone."""
        lines = [self.head.rstrip("\n"), ""]
        for heading, roots in self.groups:
            lines += [heading if data else heading.split(" {")[0], ""]
            for root in roots:
                lines += [*_written(root, 0, data), ""]
        return "\n".join(lines) + self.tail

    def expected(self) -> Expected:
        """Give what a merge must come to."""
        nodes = self.nodes()
        living = set(map(id, nodes))
        ids = _ids(nodes)
        edges: set[Edge] = set()
        for node in nodes:
            if node.parent is not None and node.sign is not None:
                edges.add((KIND[node.sign], ids[id(node)], ids[id(node.parent)]))
            for sign, _, target in node.references:
                if id(target) in living:
                    edges.add((KIND[sign[0]], ids[id(node)], ids[id(target)]))
        return Expected({ids[id(n)]: _plain(n.text) for n in nodes}, edges)


def _ids(nodes: list[Node]) -> dict[int, str]:
    """Give ids by line: a half whose other half was deleted is the whole."""
    ids = {id(node): node.id for node in nodes}
    taken = set(ids.values())
    for node in nodes:
        if node.half_of is not None and node.half_of not in taken:
            ids[id(node)] = node.half_of
            taken.add(node.half_of)
    return ids


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _written(node: Node, depth: int, data: bool) -> Iterator[str]:
    lead = "  " * depth + (f"{node.sign} " if node.sign else "")
    close = {"[": "]", "<": ">"}[node.form]
    name = "" if node.name is None else f"{node.form}{node.name}{close}: "
    yield f"{lead}{name}{node.text}{node.data if data else ''}"
    for sign, bracketed, _ in node.references:
        yield f"{'  ' * (depth + 1)}{sign} {bracketed}{ {'[': ']', '<': '>'}[bracketed[0]] }"
    for child in node.children:
        yield from _written(child, depth + 1, data)


Edit = Callable[[random.Random, EditedText, list[str]], None]
"""One edit: who draws, the tree, and words to write with."""


def _renamed(
    draw: random.Random, tree: EditedText, node: Node, words: list[str]
) -> None:
    old = node.form + (node.name or "")
    node.name = " ".join(draw.sample(words, 2)).capitalize()
    for other in tree.nodes():
        other.references = [
            (
                s,
                node.form + node.name
                if n == old and t is node and draw.random() > 0.4
                else n,
                t,
            )
            for s, n, t in other.references
        ]


def rename_position(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Rename a position; four in ten references keep the old name."""
    found = [n for n in tree.nodes() if "position: true" in n.data and n.name]
    if found:
        _renamed(draw, tree, draw.choice(found), words)


def rename_argument(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Rename an argument; four in ten references keep the old name."""
    _renamed(draw, tree, draw.choice(tree.others()), words)


def flip(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Turn a sign round."""
    signed = [node for node in tree.nodes() if node.sign]
    if signed:
        node = draw.choice(signed)
        node.sign = {"+": "-", "-": "+"}[node.sign or "+"]


def move(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Move a line with what hangs below it."""
    node = draw.choice(tree.others())
    inside = set(map(id, node.within()))
    places = [n for n in tree.nodes() if id(n) not in inside]
    if places:
        _unhang(tree, node)
        _hang(node, draw.choice(places), draw)


def delete(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Delete a line with what hangs below it."""
    if len(tree.others()) > 10:
        _unhang(
            tree, draw.choice([n for n in tree.others() if len(list(n.within())) < 5])
        )


def promote(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Delete a line and hang what is below it on the line above."""
    found = [
        node for node in tree.others() if node.parent is not None and node.children
    ]
    if found:
        node = draw.choice(found)
        parent = node.parent
        assert parent is not None
        _unhang(tree, node)
        for child in node.children:
            child.parent = parent
            parent.children.append(child)
        node.children = []


def add(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Add a line of one's own."""
    tree.made += 1
    text = " ".join(draw.choice(words) for _ in range(draw.randint(6, 14))).capitalize()
    name = draw.choice((None, " ".join(draw.sample(words, 2)).capitalize()))
    node = Node(f"new-{tree.made}", "<" if name else "[", name, f"{text}.", "")
    _hang(node, draw.choice(tree.nodes()), draw)


def change_words(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Put one to three other words into a line."""
    _reworded(draw, draw.choice(tree.nodes()), words, draw.randint(1, 3))


def paraphrase(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Put other words for six in ten of a line's."""
    node = draw.choice(tree.nodes())
    _reworded(draw, node, words, round(0.6 * len(node.text.split())))


def shorten(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Leave a third to four fifths of a line."""
    node = draw.choice(tree.nodes())
    parts = node.text.split(" ")
    length = max(2, round(draw.uniform(0.35, 0.8) * len(parts)))
    start = draw.randrange(max(1, len(parts) - length + 1))
    node.text = " ".join(parts[start : start + length]).rstrip("\\")


def drop_title(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Leave out the name of a line that nothing refers to."""
    meant = {id(t) for node in tree.nodes() for _, _, t in node.references}
    node = draw.choice(tree.others())
    if id(node) not in meant and not node.references:
        node.name, node.form = None, "["


def drop_data(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Leave out the data of a line."""
    draw.choice(tree.others()).data = ""


def swap_brackets(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Make a statement of an argument, or the other way round; references stay."""
    node = draw.choice(tree.others())
    if node.name is not None:
        node.form = {"[": "<", "<": "["}[node.form]


def reorder(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Put what hangs below a line in another order."""
    draw.shuffle(draw.choice(tree.nodes()).children)


def split(draw: random.Random, tree: EditedText, words: list[str]) -> None:
    """Make two lines of one; the second one has no name."""
    found = [
        n for n in tree.others() if len(n.text.split()) > 9 and n.parent is not None
    ]
    if not found:
        return
    node = draw.choice(found)
    parts = node.text.split(" ")
    middle = draw.randint(len(parts) // 3, 2 * len(parts) // 3)
    tree.made += 1
    second = " ".join(parts[middle:]).capitalize()
    half = Node(f"new-{tree.made}", "[", None, second, "", node.sign, node.parent)
    node.text = " ".join(parts[:middle]).rstrip("\\")
    half.half_of = node.half_of or node.id
    assert node.parent is not None
    node.parent.children.insert(node.parent.children.index(node) + 1, half)


EDITS: tuple[Edit, ...] = (
    rename_position, rename_argument, flip, move, delete, promote, add, change_words,
    shorten, paraphrase, drop_title, drop_data, swap_brackets, reorder, split,
)  # fmt: skip
"""The kinds of edit."""


def edited(tree: EditedText, words: list[str], seed: int, edits: range) -> EditedText:
    """Make random edits, as many as one of the range, and give the tree."""
    draw = random.Random(seed)  # noqa: S311 - it draws texts, not secrets
    for _ in range(draw.choice(edits)):
        draw.choice(EDITS)(draw, tree, words)
    return tree


def _unhang(tree: EditedText, node: Node) -> None:
    if node.parent is not None:
        node.parent.children.remove(node)
        node.parent = node.sign = None
        return
    for _, roots in tree.groups:
        if node in roots:
            roots.remove(node)


def _hang(node: Node, parent: Node, draw: random.Random) -> None:
    node.parent, node.sign = parent, draw.choice("+-")
    parent.children.insert(draw.randrange(len(parent.children) + 1), node)


def _reworded(draw: random.Random, node: Node, words: list[str], count: int) -> None:
    parts = node.text.split(" ")
    for place in draw.sample(range(len(parts)), min(count, len(parts))):
        parts[place] = draw.choice(words)
    node.text = " ".join(parts)
