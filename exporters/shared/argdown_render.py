"""The words of every line of an Argdown document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from disputatio.exporters.shared.argdown_data import data_block
from disputatio.exporters.shared.argdown_lines import (
    Blank,
    ClaimLine,
    Heading,
    InferenceLine,
    Line,
    OwnerLine,
)
from disputatio.exporters.shared.argdown_marks import (
    Written,
    tag_token,
    writable,
    written,
)
from disputatio.exporters.shared.argdown_names import foreign_data
from disputatio.exporters.shared.argdown_records import Records
from disputatio.exporters.shared.argdown_text import escaped, is_rule, opened
from disputatio.schemas.debate import Section, Wording
from disputatio.schemas.foreign.argdown import PRIVATE, data_marks, mark_data, private
from disputatio.schemas.foreign.argdown_reasoning import told_uses
from disputatio.schemas.text import shortened

FURTHER = "Further points"
"""Heading of what belongs to no position."""

EMPTY = "Debate"
"""Heading of a debate without claims and without a title."""

NOTHING = "/**/"
"""A line of a reasoning without a name and without words."""

LONGEST_HEADING = 80
"""Longer sentences are shortened where they are a heading."""

HIGHEST_LEVEL = 6
"""Deeper headings are written at this level; the data tell the true one."""


_POST = re.compile(r"P[0-9]+ ")


@define
class Renderer:
    """Writes lines one after another."""

    records: Records
    """Data and names."""
    tags_in_text: bool
    """Whether tags are words of the text."""
    _section: int | None = None
    _parents: list[tuple[int, int]] = field(factory=list)
    _places: dict[str, int] = field(factory=dict)
    _leading: frozenset[str | None] = frozenset()

    def text(self) -> str:
        """Give the document below the front matter, ending in a line feed."""
        records = self.records
        self._places = {s.key: i for i, s in enumerate(records.debate.sections)}
        places = (records.related.claims[p.claim] for p in records.debate.positions)
        self._leading = frozenset(records.names[place] for place in places)
        found = map(self._line, self.records.lines.lines)
        return "\n".join(line for line in found if line is not None) + "\n"

    def _line(self, line: Line) -> str | None:
        if isinstance(line, Blank):
            return ""
        if isinstance(line, Heading):
            return self._heading(line)
        if isinstance(line, OwnerLine):
            return self._owner(line)
        if isinstance(line, InferenceLine):
            return self._inference(line)
        return self._claim(line)

    def _heading(self, line: Heading) -> str:
        debate = self.records.debate
        if line.section is not None:
            return self._own_heading(line.section, debate.sections[line.section])
        if line.claim is None:
            words = FURTHER if debate.claims else (debate.title or EMPTY)
            return _layout_heading(words)
        claim, name = debate.claims[line.claim], self.records.names[line.claim]
        if name is not None and self.records.is_position(line.claim):
            return f"# {escaped(name)}"
        return _layout_heading(_topic(name or claim.text))

    def _own_heading(self, place: int, section: Section) -> str:
        own: dict[str, Any] = {}
        level = min(section.level, HIGHEST_LEVEL)
        if level != section.level:
            own["level"] = section.level
        own |= self._parent(place, section)
        if not section.title:
            own["title"] = ""
        if section.title in self._leading:
            own["section"] = True
        self._section = place
        head, tokens = self._heading_words(section, own)
        data = foreign_data(private(section.extras)) | ({PRIVATE: own} if own else {})
        return _joined(f"{'#' * level} {head}", tokens, data)

    def _heading_words(
        self, section: Section, own: dict[str, Any]
    ) -> tuple[str, tuple[str, ...]]:
        """Give a heading's words and the tags after them; what is neither goes to `own`."""
        kept = private(section.extras).get("marks")
        marks = data_marks(kept, len(section.title)) or ()
        text = written(Wording(text=section.title, marks=marks), self.tags_in_text)
        after = () if self.tags_in_text else section.tags
        tokens = _tokens(after)
        if text.tags + (after if tokens else ()) != section.tags:
            own["tags"] = list(section.tags)
        return text.text or "\\ ", tokens or ()

    def _parent(self, place: int, section: Section) -> dict[str, Any]:
        """Tell the parent where it is not the last heading of a higher level."""
        while self._parents and self._parents[-1][1] >= section.level:
            self._parents.pop()
        derived = self._parents[-1][0] if self._parents else None
        self._parents.append((place, section.level))
        sections = self.records.debate.sections
        if section.parent == (None if derived is None else sections[derived].key):
            return {}
        return {
            "parent": 0 if section.parent is None else self._places[section.parent] + 1
        }

    def _owner(self, line: OwnerLine) -> str | None:
        if not line.named:
            return None
        name = self.records.owner(line.reasoning)
        if self.records.related.reasonings[line.reasoning].owner >= 0:
            return name
        return _joined(name, (), {PRIVATE: {"claim": False}})

    def _inference(self, line: InferenceLine) -> str:
        relation = self.records.debate.relations[line.step]
        data: dict[str, Any] = {"uses": list(line.uses)} if line.uses else {}
        data |= self.records.step(line.step)
        scheme = relation.scheme
        rules = ""
        if scheme is not None and is_rule(scheme):
            rules = f" {scheme}"
        elif scheme is not None:
            data[PRIVATE] = {"scheme": scheme, **data.get(PRIVATE, {})}
        if not rules and not data:
            return "----"
        return f"--{rules}{' ' + data_block(data) if data else ''} --"

    def _claim(self, line: ClaimLine) -> str:
        sign = "" if line.sign is None else f"{line.sign} "
        number = "" if line.number is None else f"({line.number}) "
        lead = "  " * line.depth + sign + number
        if line.wording is not None:
            return lead + self._wording(line, line.wording, bool(lead))
        name = self.records.title(line.claim)
        if not line.home:
            return lead + name
        claim, home = self.records.debate.claims[line.claim], self.records.home(line)
        if claim.text:
            data = self._merged(foreign_data(private(claim.extras)), home, {})
            return lead + _joined(f"{name}: {_worded(claim.text)}", (), data)
        return lead + _joined(name, (), self._merged({}, home, {}))

    def _wording(self, line: ClaimLine, index: int, led: bool) -> str:
        wording = self.records.debate.claims[line.claim].wordings[index]
        text = written(wording, self.tags_in_text)
        tokens, own = self._wording_data(line, index, wording, text)
        home = self.records.home(line) if line.home else {}
        said = self.records.wording(line.claim, index)
        if line.number is not None and line.uses is not None:
            told = told_uses(said, line.number - 1)
            if told not in ((), line.uses):
                said.pop("uses")
        named = self.records.names[line.claim] is not None
        if named and not (wording.text or tokens or said.keys() - home.keys()):
            own["worded"] = True
        data = self._merged(said, home, own)
        head = self._head(line, wording, text.text, led)
        return _joined(head, tokens, data)

    def _head(self, line: ClaimLine, wording: Wording, text: str, led: bool) -> str:
        begins = bool(wording.marks) and wording.marks[0].start == 0
        marked = begins and writable(wording, self.tags_in_text)
        first = text if marked else opened(text)
        if self.records.names[line.claim] is None:
            return (text if led else first) or NOTHING
        name = self.records.title(line.claim)
        if private(wording.extras).get("before") == " " and wording.text:
            return f"{name}:\n{'  ' * (line.depth + 1)}{first}"
        return f"{name}: {text}" if wording.text else name

    def _wording_data(
        self, line: ClaimLine, index: int, wording: Wording, text: Written
    ) -> tuple[tuple[str, ...], dict[str, Any]]:
        own: dict[str, Any] = {}
        tokens: tuple[str, ...] = ()
        if wording.tags != text.tags:
            found = _tokens(wording.tags)
            plain = not self.tags_in_text or not wording.text
            if found is None or not plain:
                own["tags"] = list(wording.tags)
            else:
                tokens = found
        if text.marks:
            own["marks"] = [mark_data(mark) for mark in text.marks]
        section = self._place(wording.section)
        if section != self._section:
            own["section"] = 0 if section is None else section + 1
        argument = self._argument(line, index)
        if wording.argument != argument:
            key = wording.argument
            own["argument"] = None if key is None else self.records.claim_name(key)
        order = self.records.order.wordings[line.claim] if self.records.order else []
        if order != sorted(order):
            own["n"] = index + 1
        return tokens, own

    def _place(self, key: str | None) -> int | None:
        return None if key is None else self._places[key]

    def _argument(self, line: ClaimLine, index: int) -> str | None:
        if line.number is None:
            return None
        reasoning = self.records.related.homes[line.claim, index]
        owner = self.records.related.reasonings[reasoning].owner
        return self.records.debate.claims[owner].key

    def _merged(
        self, said: Mapping[str, Any], home: Mapping[str, Any], own: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Join all data of a line: speaker first, then ours, what the file had, private."""
        known = {key: said[key] for key in ("post", "by") if key in said}
        mine = {key: value for key, value in home.items() if key != PRIVATE}
        rest = sorted(said.keys() - {"post", "by", *mine})
        inner = {**home.get(PRIVATE, {}), **own}
        kept = {key: said[key] for key in rest}
        return {**known, **mine, **kept, **({PRIVATE: inner} if inner else {})}


def _topic(name: str) -> str:
    """Give a heading by the name of the claim that leads a topic, without its post."""
    words = _POST.sub("", shortened(name, LONGEST_HEADING))
    return words[:1].upper() + words[1:]


def _layout_heading(words: str) -> str:
    """Give a heading that is no section of the debate."""
    data = {PRIVATE: {"section": False}}
    return _joined(f"# {escaped(words) or EMPTY}", (), data)


def _worded(text: str) -> str:
    return escaped(text) or "\\ "


def _tokens(tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give all tags as tokens; None where one has none or comes twice."""
    tokens = [tag_token(tag) for tag in tags]
    if len(set(tags)) < len(tags):
        return None
    found = tuple(token for token in tokens if token is not None)
    return found if len(found) == len(tags) else None


def _joined(head: str, tokens: tuple[str, ...], data: Mapping[str, Any]) -> str:
    parts = [head, *tokens]
    if data:
        parts.append(data_block(data))
    return " ".join(parts)
