"""What a claim is recognised by after an edit: name, words, post and company."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from disputatio.converter.merging.sheets import Sheet, posts_of, texts_of
from disputatio.converter.structure.words import tokens
from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.text import one_line

_POST = re.compile(r"P([0-9]{1,9})(?: |\Z)")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)


OPENING = 2
"""How many words begin a line in the same way."""


@frozen(kw_only=True, eq=False)
class Profile:
    """One claim of a sheet."""

    key: str
    """Key of the claim in its sheet."""
    place: int
    """Where it comes among the claims of its sheet."""
    name: str | None
    """Its name without brackets; None where it stands without one."""
    text: str
    """All its words, white space folded; '' where it is only named."""
    words: Mapping[str, int]
    """How often it has each word."""
    opening: tuple[str, ...]
    """Its first words, as many as `OPENING`; () where it has fewer."""
    named: frozenset[str]
    """The words of its name."""
    posts: frozenset[int]
    """Numbers of the posts that its lines or its name give."""
    company: frozenset[str]
    """Keys of the claims that it is related to."""


def profiles(
    sheet: Sheet, said: Mapping[str, Iterable[str]] | None = None
) -> tuple[Profile, ...]:
    """Give the profile of every claim of a sheet that says something, in its order.

    `said` gives more words in which claims have stood: each gives one more profile.
    """
    company = _company(sheet.debate)
    found: list[Profile] = []
    for place, claim in enumerate(sheet.debate.claims):
        if not sheet.named_only(claim):
            now = _text(sheet, claim)
            texts = {now: None} | dict.fromkeys(
                map(_folded, (said or {}).get(claim.key, ()))
            )
            found += [_profile(sheet, place, claim, text, company) for text in texts]
    return tuple(found)


def _text(sheet: Sheet, claim: Claim) -> str:
    """Give a claim's words; an argument without any has those of its steps."""
    texts = texts_of(claim)
    if not texts:
        ends = (
            k for r in sheet.steps.get(claim.key, ()) for k in (*r.sources, *r.targets)
        )
        texts = tuple(sheet.claims[k].text for k in ends if k in sheet.claims)
    return _folded(" ".join(texts))


def _folded(text: str) -> str:
    return one_line(unicodedata.normalize("NFC", text))


def _profile(
    sheet: Sheet, place: int, claim: Claim, text: str, company: Mapping[str, set[str]]
) -> Profile:
    name = sheet.names.get(claim.key)
    words = tuple(_words(text))
    return Profile(
        key=claim.key,
        place=place,
        name=name,
        text=text,
        words=Counter(words),
        opening=words[:OPENING] if len(words) >= OPENING else (),
        named=frozenset(_words(name or "")),
        posts=posts_of(claim) | named_post(name),
        company=frozenset(company.get(claim.key, ())),
    )


def _words(text: str) -> Iterable[str]:
    """Give the words as they are compared; pairs of characters where none are parted."""
    for token in tokens(text):
        if _UNSPACED.search(token.text) and len(token.text) > 2:
            yield from (token.text[at : at + 2] for at in range(len(token.text) - 1))
        else:
            yield token.text


def named_post(name: str | None) -> frozenset[int]:
    """Give the number of the post that an automatic name begins with, if any."""
    match = _POST.match(name or "")
    return frozenset({int(match[1])} if match else ())


def _company(debate: Debate) -> defaultdict[str, set[str]]:
    claims = {claim.key for claim in debate.claims}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation in debate.relations:
        argument = () if relation.argument is None else (relation.argument,)
        for source in (*relation.sources, *argument):
            for target in relation.targets:
                if source != target and source in claims and target in claims:
                    found[source].add(target)
                    found[target].add(source)
    return found


class Rarity:
    """How much a word tells, by how few claims have it."""

    def __init__(self, rows: Iterable[Profile]) -> None:
        """Count the claims of both sheets that have each word."""
        self._count = 0
        self._having: Counter[str] = Counter()
        for profile in rows:
            self._count += 1
            self._having.update(profile.words.keys())

    def of(self, word: str) -> float:
        """Give the bits that a word tells; at least a little."""
        return math.log2((self._count + 2) / (self._having[word] + 1)) + 0.25

    def weight(self, words: Mapping[str, int]) -> float:
        """Give the bits that all words tell together."""
        return sum(self.of(word) * count for word, count in words.items())
