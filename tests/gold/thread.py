"""A thread with gold structure, as a file of `seeds/threads` says it.

Places are given by their words, which stand in the body exactly once: nobody counts
characters, and a corrected typing error breaks nothing silently. `read` finds them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from attrs import Factory, frozen

STANCES = ("agree", "disagree", "mixed", "neutral")
"""Stances of an answer."""

HOW = ("quotation", "name", "echo", "order", "start")
"""What shows that a post answers another: a quotation, a name, words taken up, that it
stands right before, or nothing (then the opening post is meant)."""

KINDS = ("verbatim", "edited", "abridged")
"""How quoted words differ from their source."""

FOOLS = (
    "irony", "concession before attack", "reported agreement", "rhetorical question",
    "correction", "joke", "answers two", "changes mind", "politeness", "conditional",
    "quotation of a book", "self-quotation", "agreement by example", "attack on person",
    "question only", "hedge", "double negation", "quotation of quotation",
    "echo without quotation", "off topic", "speaks for others", "late answer",
)  # fmt: skip
"""What can fool a machine in a post."""


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one where libyaml is there."""


class GoldError(Exception):
    """A file of the corpus breaks its form; the message says where."""


@frozen
class Place:
    """A half-open range of the text of a post."""

    post: int
    """Number of the post."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""


@frozen(kw_only=True)
class GoldQuotation:
    """Words of another post, or of a source outside."""

    place: Place
    """Where they stand."""
    of: int | None
    """The post that said it first; None for a source outside the thread."""
    kind: str
    """One of `KINDS`."""
    mark: bool
    """Whether the forum marks it, with author and post."""


@frozen(kw_only=True)
class GoldAnswer:
    """That a post answers another, and with which stance."""

    post: int
    """Number of the post that answers."""
    to: int
    """Number of the post that is answered."""
    stance: str
    """One of `STANCES`."""
    acceptable: tuple[str, ...]
    """Every stance that a reader may defend, `stance` among them."""
    how: str
    """One of `HOW`."""
    place: Place | None
    """The words that show the stance."""


@frozen(kw_only=True)
class GoldClaim:
    """A claim in the author's own words."""

    id: str
    """Its name in the file."""
    place: Place
    """Where it is said."""
    same: str | None
    """The earlier claim that says the same."""


@frozen(kw_only=True)
class GoldPosition:
    """An answer to the question of the thread."""

    id: str
    """Its name in the file."""
    title: str
    """Its title, in the thread's own words."""
    claim: str
    """The claim that says it best."""
    supporters: tuple[int, ...]
    """Posts that are for it."""
    opponents: tuple[int, ...]
    """Posts that are against it."""


@frozen(kw_only=True)
class GoldPost:
    """A post."""

    number: int
    """From 1."""
    author: str
    """Who wrote it."""
    shown: bool
    """Whether a copy shows the name."""
    body: str
    """Its whole text."""
    fools: tuple[str, ...]
    """What in it can fool a machine."""


@frozen(kw_only=True)
class GoldThread:
    """A thread and everything that a careful reader finds in it."""

    name: str
    """File name without its ending."""
    title: str
    """Title."""
    topic: str
    """Topic, for splits."""
    register: str
    """Register, for splits."""
    language: str
    """BCP 47 tag."""
    question: str | None
    """What is debated; None where nothing is."""
    posts: tuple[GoldPost, ...]
    """Posts in order."""
    quotations: tuple[GoldQuotation, ...] = ()
    """Quotations in order."""
    answers: tuple[GoldAnswer, ...] = ()
    """Answers in order."""
    claims: tuple[GoldClaim, ...] = ()
    """Claims in order."""
    positions: tuple[GoldPosition, ...] = ()
    """Positions in order."""
    rebuttals: tuple[tuple[str, str], ...] = ()
    """Pairs of claims: the first attacks the second."""
    lost_names: dict[int, tuple[Place, ...]] = Factory(dict)
    """For posts whose name is not shown: the words that give it away."""

    def words(self, place: Place) -> str:
        """Give the words at a place."""
        return self.posts[place.post - 1].body[place.start : place.end]


def read(path: Path) -> GoldThread:
    """Give the thread of a file.

    Raises:
        GoldError: the file breaks the form that `seeds/threads/README.md` describes.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe one
        return _Reader(path.stem, data).thread()
    except yaml.YAMLError as error:
        raise GoldError(f"{path.name}: {error}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path.name}: {type(error).__name__} {error}") from None


class _Reader:
    def __init__(self, name: str, data: dict[str, Any]) -> None:
        self.name = name
        self.data = data
        self.texts = {p["number"]: p["body"] for p in data["posts"]}

    def thread(self) -> GoldThread:
        posts = self.data["posts"]
        return GoldThread(
            name=self.name,
            title=self.data["title"],
            topic=self.data["topic"],
            register=self.data["register"],
            language=self.data["language"],
            question=self.data["question"],
            posts=tuple(map(self._post, posts)),
            quotations=tuple(
                self._quotation(p["number"], q)
                for p in posts
                for q in p.get("quotations", ())
            ),
            answers=tuple(
                self._answer(p["number"], a)
                for p in posts
                for a in p.get("answers", ())
            ),
            claims=tuple(
                self._claim(p["number"], c) for p in posts for c in p.get("claims", ())
            ),
            positions=tuple(map(self._position, self.data.get("positions", ()))),
            rebuttals=tuple((a, b) for a, b in self.data.get("rebuttals", ())),
            lost_names=self._lost_names(),
        )

    def _post(self, given: dict[str, Any]) -> GoldPost:
        return GoldPost(
            number=given["number"],
            author=given["author"],
            shown=given.get("shown", True),
            body=given["body"],
            fools=tuple(given.get("fools", ())),
        )

    def _place(self, post: int, words: str) -> Place:
        text = self.texts[post]
        count = text.count(words)
        if count != 1 or not words:
            raise GoldError(
                f"{self.name}: post {post} has these words {count} times: {words!r}"
            )
        start = text.index(words)
        return Place(post, start, start + len(words))

    def _quotation(self, post: int, given: dict[str, Any]) -> GoldQuotation:
        return GoldQuotation(
            place=self._place(post, given["words"]),
            of=given["of"],
            kind=given["kind"],
            mark=given["mark"],
        )

    def _answer(self, post: int, given: dict[str, Any]) -> GoldAnswer:
        words = given.get("words")
        stance = given["stance"]
        return GoldAnswer(
            post=post,
            to=given["to"],
            stance=stance,
            acceptable=tuple(given.get("acceptable", (stance,))),
            how=given["how"],
            place=self._place(post, words) if words else None,
        )

    def _claim(self, post: int, given: dict[str, Any]) -> GoldClaim:
        return GoldClaim(
            id=given["id"],
            place=self._place(post, given["words"]),
            same=given.get("same"),
        )

    def _position(self, given: dict[str, Any]) -> GoldPosition:
        return GoldPosition(
            id=given["id"],
            title=given["title"],
            claim=given["claim"],
            supporters=tuple(given["for"]),
            opponents=tuple(given["against"]),
        )

    def _lost_names(self) -> dict[int, tuple[Place, ...]]:
        result: dict[int, tuple[Place, ...]] = {}
        for given in self.data.get("lost_names", ()):
            place = self._place(given["in"], given["words"])
            result[given["post"]] = (*result.get(given["post"], ()), place)
        return result
