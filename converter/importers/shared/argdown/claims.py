"""The claims of an Argdown document: one per title, with all that its lines tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from disputatio.converter.importers.shared.argdown.document import Element
from disputatio.schemas.debate import Claim, ClaimForm, Wording
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import (
    NAME,
    PRIVATE,
    canonical_text,
    data_marks,
    data_origin,
    is_confidence,
    is_deep,
    mapping_of,
    own_keys,
)
from disputatio.schemas.foreign.argdown_titles import derived_title, legal_title
from disputatio.schemas.foreign.argdown_words import words_kept
from disputatio.schemas.origins import STATED, Inferred, Origin


@define
class Collected:
    """What the lines of one title tell."""

    form: ClaimForm
    """Its name space."""
    name: str | None
    """Its title in brackets."""
    wordings: list[tuple[int, Wording]] = field(factory=list)
    """Wordings with the place that they ask for."""
    own: dict[str, Any] = field(factory=dict)
    """Our private data of all its lines."""
    guesses: dict[str, Any] = field(factory=dict)
    """Confidence of relations by the name of their target."""
    asked: set[str] = field(factory=set)
    """Names of targets that some relation has."""
    line: int = 0
    """Line of the source with the guesses."""
    section: str | None = None
    """Key of the section where it is first named."""
    data: dict[str, Any] = field(factory=dict)
    """Other data of a claim that was never worded."""
    posts: list[int] = field(factory=list)
    """Numbers of the posts that say it."""
    alone: str = ""
    """The text of a claim that was never worded."""
    position: Mapping[str, Any] | None = None
    """Data of the line that makes it a position; None where it is none."""
    post: object = None
    """Number of the post of the line that says where the claim is from."""

    @property
    def named_elsewhere(self) -> bool:
        """Say whether a title without words is first named where no wording tells it."""
        first = self.wordings[0][1].section if self.wordings else None
        worded = any(w.text for _, w in self.wordings)
        return not worded and (not self.wordings or first != self.section)

    @property
    def position_title(self) -> str | None:
        """Give the title of the position."""
        title = self.own.get("position", self.name)
        return title if isinstance(title, str) else None

    def claim(self, key: str, usual: Origin | None) -> Claim:
        """Give the claim."""
        wordings = tuple(w for _, w in sorted(self.wordings, key=lambda item: item[0]))
        title = derived_title(self.name, self.posts, self.position is not None)
        own_title = self.own.get("title", title)
        title = own_title if own_title is None or isinstance(own_title, str) else title
        return Claim(
            key=key,
            form=self.form,
            text=self._text(wordings),
            title=title,
            wordings=wordings,
            origin=self._origin(usual),
            extras=self._extras(title, usual),
        )

    @property
    def told(self) -> Mapping[str, Any]:
        """Give the data on where the claim is from, if they are more than a number."""
        return mapping_of(self.own, "claim")

    def _text(self, wordings: tuple[Wording, ...]) -> str:
        text = self.own.get("text")
        if isinstance(text, str):
            return text
        if not wordings:
            return self.alone
        chosen = [
            mapping_of(mapping_of(w.extras, NAME), "data").get("isCanonical") is True
            for w in wordings
        ]
        return canonical_text([w.text for w in wordings], chosen)

    def _origin(self, usual: Origin | None) -> Origin:
        told = self.own.get("claim")
        rule = usual.rule if isinstance(usual, Inferred) else None
        if is_confidence(told):
            return data_origin({"guess": told}, rule)
        if isinstance(told, Mapping):
            return data_origin(told, rule)
        return usual if usual is not None and self.posts else STATED

    def _extras(self, title: str | None, usual: Origin | None) -> Extras:
        kept: dict[str, Any] = {"data": self.data} if self.data else {}
        leads = self.position is not None and self.position_title == self.name
        derived = self.name == title or (leads and title is None)
        if self.name is not None and not (derived and legal_title(self.name)):
            kept["name"] = self.name
        kept |= words_kept(self.told, self._origin(usual), self.post)
        return Extras({NAME: kept}) if kept else NO_EXTRAS


def foreign(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the data of a line that have no meaning for us, as far as they are written."""
    own = own_keys(data) | {PRIVATE}
    return {k: v for k, v in data.items() if k not in own and not is_deep(v)}


def private_of(element: Element) -> Mapping[str, Any]:
    """Give our private data of a line."""
    return mapping_of(element.data, PRIVATE)


def collect(
    found: Collected, element: Element, argument: str | None, section: str | None
) -> None:
    """Add what one line tells: its wording, if it is one, and its data."""
    own = private_of(element)
    found.own.update(own)
    keys = own_keys(element.data)
    if "claim" in own:
        found.post = element.data.get("post")
    if "guesses" in keys:
        found.guesses.update(element.data["guesses"])
        found.line = element.line
    if own.get("worded") is False and not element.is_reference:
        found.alone = element.text
        found.data.update(foreign(element.data))
    elif not _is_bare(element, own):
        _add_wording(found, element, argument, section)
    if "position" in keys and found.position is None:
        nested = element.role == "relation"
        found.position = {} if nested else element.data


def _is_bare(element: Element, own: Mapping[str, Any]) -> bool:
    """Say whether an element is only named, and nothing is said of it."""
    told = "tags" in own or own.get("worded") or foreign(element.data)
    return element.is_reference and not element.tags and not told


def _add_wording(
    found: Collected, element: Element, argument: str | None, section: str | None
) -> None:
    own, data = private_of(element), foreign(element.data)
    post = data.get("post")
    if isinstance(post, int) and not isinstance(post, bool):
        found.posts.append(post)
    place = own.get("n")
    marks = data_marks(own.get("marks"), len(element.text))
    asked = place if isinstance(place, int) else len(found.wordings)
    wording = Wording(
        text=element.text,
        marks=element.marks if marks is None else marks,
        tags=_tags(own.get("tags"), element),
        section=section,
        argument=argument,
        extras=_wording_extras(element, data),
    )
    found.wordings.append((asked, wording))


def _wording_extras(element: Element, data: Mapping[str, Any]) -> Extras:
    """Keep data, and the blanks before the words, which the official model counts."""
    kept: dict[str, Any] = {"data": data} if data else {}
    kept |= {"before": element.before} if element.text and element.before else {}
    return Extras({NAME: kept}) if kept else NO_EXTRAS


def _tags(told: object, element: Element) -> tuple[str, ...]:
    if isinstance(told, list) and all(isinstance(tag, str) for tag in told):
        return tuple(told)
    return element.tags
