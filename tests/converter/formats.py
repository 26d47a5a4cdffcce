# ruff: noqa: ARG002 - formats made up for tests do not need all they are given
"""Small formats made up for tests, and a registry that holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from itertools import pairwise
from typing import Any, BinaryIO

import pytest

from disputatio.converter import registry
from disputatio.converter.structure.results import Relations
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.features import Feature
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.protocols import (
    Analysis,
    AnalystInfo,
    FormatInfo,
    Option,
    Options,
    Reading,
    Source,
    option_value,
)


class LinesImporter:
    """Read a file whose every line is a post, and every form feed a new thread."""

    info = FormatInfo(
        name="lines",
        title="one post a line",
        extensions=(".lines", ".txt"),
        keeps=frozenset({Feature.POSTS}),
        joinable=True,
        options=(Option(name="upper", help="Shout.", type="bool", default=False),),
    )

    def sniff(self, head: bytes) -> float:
        """Recognise a first line that begins with "LINES"."""
        return 0.9 if head.startswith(b"LINES") else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give one reading per thread."""
        shout = option_value(self.info, options, "upper")
        for text in source.data.decode().split("\f"):
            yield Reading(debate=_thread(text.upper() if shout else text))


class PairImporter(LinesImporter):
    """The same under another name, sure of the same."""

    info = FormatInfo(
        name="pair",
        title="as sure as lines",
        extensions=(".pair",),
        options=LinesImporter.info.options,
    )


class FaultyImporter:
    """A reader that fails as no reader should."""

    info = FormatInfo(name="faulty", title="fails", extensions=(".faulty",))

    def sniff(self, head: bytes) -> float:
        """Fail."""
        raise RuntimeError("sniffing failed")

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Fail in the middle."""
        yield Reading(debate=_thread("a"))
        raise KeyError("lost")


class NeedyImporter(FaultyImporter):
    """A reader whose package is not installed."""

    info = FormatInfo(name="needy", title="needs a package")

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Import what is not there."""
        import surely_not_installed  # type: ignore[import-not-found] # noqa: F401

        yield Reading(debate=Debate())


class LinesExporter:
    """Write the posts, one a line; a tab becomes a space with a notice."""

    info = FormatInfo(
        name="lines",
        title="one post a line",
        extensions=(".lines",),
        keeps=frozenset({Feature.POSTS}),
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write in two steps."""
        sink.write(b"LINES\n")
        text = "\n".join(post.text for post in debate.posts)
        sink.write(text.replace("\t", " ").encode())
        return (notice("CharacterReplaced", "a tab"),) if "\t" in text else ()


class FaultyExporter:
    """A writer that fails after its first bytes."""

    info = FormatInfo(name="faulty", title="fails", extensions=(".faulty",))
    error: BaseException = ZeroDivisionError("half way")

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a little, then fail."""
        sink.write(b"half")
        raise self.error


class LoudAnalyst:
    """Whoever shouts is against the post before."""

    info = AnalystInfo(
        name="loud",
        title="who shouts disagrees",
        after="stances",
        options=(
            Option(name="loud-mark", help="What shouts.", default="!!"),
            Option(name="loud-sure", help="How sure.", type="float", default=0.9),
        ),
    )

    def analyse(self, debate: Debate, options: Options) -> Analysis:
        """Give a stance to each post with the mark."""
        mark = option_value(self.info, options, "loud-mark")
        sure = option_value(self.info, options, "loud-sure")
        relations = Relations(debate)
        for before, post in pairwise(debate.posts):
            start = post.text.find(mark)
            if start >= 0:
                span = Span(post=post.key, start=start, end=start + len(mark))
                origin = Inferred(rule="loud:1", confidence=sure, evidence=(span,))
                relations.add("stance", post.key, before.key, origin, "disagree")
        told = notice("LoudHeard", "somebody shouts")
        return Analysis(debate=relations.debate(), notices=(told,))


class FaultyAnalyst(LoudAnalyst):
    """An analyst that fails as none should."""

    info = AnalystInfo(name="faulty", title="fails")

    def analyse(self, debate: Debate, options: Options) -> Analysis:
        """Fail."""
        raise KeyError("lost")


class LateAnalyst(LoudAnalyst):
    """An analyst that wants to run after a pass that is not there."""

    info = AnalystInfo(name="late", title="runs after nothing", after="supper")


class NamelessImporter:
    """A plug-in without a description."""


class SilentImporter:
    """A plug-in that cannot read."""

    info = FormatInfo(name="silent", title="cannot read")


def unbuildable() -> None:
    """Stand for a plug-in that cannot even be made."""
    raise RuntimeError("no license")


IMPORTERS = {
    "lines": "LinesImporter",
    "pair": "PairImporter",
    "faulty": "FaultyImporter",
    "needy": "NeedyImporter",
}
ANALYSTS = {"loud": "LoudAnalyst", "faulty": "FaultyAnalyst", "late": "LateAnalyst"}
EXPORTERS = {"lines": "LinesExporter", "faulty": "FaultyExporter"}


def points(group: str, names: dict[str, str]) -> list[EntryPoint]:
    """Give entry points to this module's classes, or to whatever holds a colon."""
    return [
        EntryPoint(
            name=name,
            value=value if ":" in value else f"{__name__}:{value}",
            group=group,
        )
        for name, value in names.items()
    ]


Install = Callable[..., None]
"""Puts importers, exporters and analysts in place of the installed ones."""


def installer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Give a function that replaces the registry's entry points for one test."""

    def install(
        importers: dict[str, str] = IMPORTERS,
        exporters: dict[str, str] = EXPORTERS,
        analysts: dict[str, str] = ANALYSTS,
    ) -> None:
        groups = {
            "disputatio.importers": points("disputatio.importers", importers),
            "disputatio.exporters": points("disputatio.exporters", exporters),
            "disputatio.analysts": points("disputatio.analysts", analysts),
        }
        monkeypatch.setattr(registry, "entry_points", _finder(groups))
        registry.reset()

    yield install
    monkeypatch.undo()
    registry.reset()


def _finder(groups: dict[str, list[EntryPoint]]) -> Callable[..., Any]:
    return lambda *, group: groups[group]


def _thread(text: str) -> Debate:
    lines = [line for line in text.split("\n") if line and line != "LINES"]
    return Debate(
        title=lines[0] if lines else None,
        posts=tuple(
            Post(key=f"post-{n}", number=n, body=plain_blocks(line))
            for n, line in enumerate(lines, 1)
        ),
    )
