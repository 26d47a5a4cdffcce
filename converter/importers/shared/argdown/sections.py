"""The sections of the official model: from headings, or as the settings regroup them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disputatio.converter.importers.shared.argdown.document import Heading
from disputatio.converter.importers.shared.argdown.model import Model, ModelSection
from disputatio.converter.importers.shared.argdown.patterns import BLANKS
from disputatio.converter.importers.shared.argdown.settings import is_true


class Sections:
    """Puts headings into each other by their levels."""

    def __init__(self, model: Model, groups: Mapping[str, Any]) -> None:
        """Take the model to fill, and the settings of groups."""
        self.current: ModelSection | None = None
        self._model = model
        self._groups = groups
        self._count = 0

    def heading(self, part: Heading) -> None:
        """Begin the section of a heading."""
        self._count += 1
        title = part.text.strip(BLANKS)
        section = ModelSection(
            key=f"s{self._count}",
            level=part.level,
            title=title,
            tags=part.tags or None,
            data=part.data or part.other_data,
            ranges=part.ranges,
            text=part.text,
        )
        section.groups = self._group(part, title)
        above = self.current
        while above is not None and above.level >= section.level:
            above = above.parent
        section.parent = above
        (self._model.sections if above is None else above.children).append(section)
        self.current = section

    def _group(self, part: Heading, title: str) -> dict[str, Any]:
        """Give what data and settings say of a section as a group."""
        said = {
            key: part.data[key]
            for key, ignored in (
                ("isGroup", "ignoreIsGroup"),
                ("isClosed", "ignoreIsClosed"),
            )
            if key in part.data and not is_true(self._groups.get(ignored))
        }
        sections = self._groups.get("sections")
        if not isinstance(sections, dict):
            return said
        own = sections.get(title)
        if not is_true(own):
            return {"isGroup": False, **said}
        own = own if isinstance(own, dict) else {}
        return {key: own.get(key) for key in ("isGroup", "isClosed")}


def regroup(model: Model, wanted: tuple[Any, ...]) -> None:
    """Replace all sections by those that the settings list."""
    model.sections = []
    for nodes in (model.statements, model.arguments):
        for node in nodes.values():
            node.section = None
    for place, item in enumerate(wanted):
        if isinstance(item, dict):
            model.sections.append(_Regrouping(model).section(item, 1, place, None))


class _Regrouping:
    """Makes one section with those in it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def section(
        self, item: dict[str, Any], level: int, number: int, parent: ModelSection | None
    ) -> ModelSection:
        """Make a section; settings nest no deeper than YAML is read."""
        made = ModelSection(f"s{number}", level, item.get("title"), parent)
        made.tags = _texts(item.get("tags")) or None
        made.groups = {"isClosed": item.get("isClosed")}
        self._assign(made, item)
        children = item.get("children")
        for place, child in enumerate(children if isinstance(children, list) else []):
            if isinstance(child, dict):
                inner = self.section(child, level + 1, number + 1 + place, made)
                made.children.append(inner)
        return made

    def _assign(self, made: ModelSection, item: dict[str, Any]) -> None:
        for nodes, key in (
            (self._model.statements, "statements"),
            (self._model.arguments, "arguments"),
        ):
            for title in _texts(item.get(key)):
                if title in nodes:
                    nodes[title].section = made


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
