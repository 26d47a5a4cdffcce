"""Formats by name, found by entry points and loaded only when asked for.

Built-in formats come the same way as a stranger's: the groups `disputatio.importers`
and `disputatio.exporters`; analysts as `disputatio.analysts`. Listing names imports
nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, TypeAlias

from attrs import frozen

from disputatio.schemas.errors import DisputatioError, PluginError, UnknownFormat
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import (
    Analyst,
    AnalystInfo,
    Exporter,
    FormatInfo,
    Importer,
)

Kind: TypeAlias = Literal["importer", "exporter", "analyst"]
"""What an entry point names."""

_METHODS: dict[Kind, tuple[str, ...]] = {
    "importer": ("sniff", "read"),
    "exporter": ("write",),
    "analyst": ("analyse",),
}


@frozen(kw_only=True)
class Listing:
    """The formats that could be loaded, and a notice for each that could not."""

    importers: tuple[Importer, ...] = ()
    """Readers, by name."""
    exporters: tuple[Exporter, ...] = ()
    """Writers, by name."""
    analysts: tuple[Analyst, ...] = ()
    """Passes that run when they are asked for, by name."""
    notices: tuple[Notice, ...] = ()
    """One `PluginBroken` for each plug-in that was left out."""


def names(kind: Kind) -> tuple[str, ...]:
    """Give the names of all plug-ins of a kind in order, importing none."""
    return tuple(sorted({point.name for point in _points(kind)}))


def importer(name: str) -> Importer:
    """Give the importer of a name.

    Raises:
        UnknownFormat: no importer has that name; the hint gives near names.
        PluginError: it cannot be loaded, or two distributions claim the name.
    """
    loaded: Importer = _loaded("importer", name)
    return loaded


def exporter(name: str) -> Exporter:
    """Give the exporter of a name.

    Raises:
        UnknownFormat: no exporter has that name; the hint gives near names.
        PluginError: it cannot be loaded, or two distributions claim the name.
    """
    loaded: Exporter = _loaded("exporter", name)
    return loaded


def analyst(name: str) -> Analyst:
    """Give the analyst of a name.

    Raises:
        UnknownFormat: no analyst has that name; the hint gives near names.
        PluginError: it cannot be loaded, or two distributions claim the name.
    """
    loaded: Analyst = _loaded("analyst", name)
    return loaded


def importers() -> Listing:
    """Load every importer; a broken plug-in becomes a notice."""
    found, notices = _all("importer")
    return Listing(importers=tuple(found), notices=tuple(notices))


def exporters() -> Listing:
    """Load every exporter; a broken plug-in becomes a notice."""
    found, notices = _all("exporter")
    return Listing(exporters=tuple(found), notices=tuple(notices))


def analysts() -> Listing:
    """Load every analyst; a broken plug-in becomes a notice."""
    found, notices = _all("analyst")
    return Listing(analysts=tuple(found), notices=tuple(notices))


def near(name: str, known: Iterator[str] | tuple[str, ...]) -> str | None:
    """Give a hint that offers the known name that is most like a wrong one."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else None


def reset() -> None:
    """Forget what was loaded, for programs that install plug-ins while they run."""
    _points.cache_clear()
    _loaded.cache_clear()


def _all(kind: Kind) -> tuple[list[Any], list[Notice]]:
    found: list[Any] = []
    notices: list[Notice] = []
    for name in names(kind):
        try:
            found.append(_loaded(kind, name))
        except PluginError as error:
            notices.append(notice("PluginBroken", error.message))
    return found, notices


@cache
def _points(kind: Kind) -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=f"disputatio.{kind}s"))


@cache
def _loaded(kind: Kind, name: str) -> Any:
    points = [point for point in _points(kind) if point.name == name]
    if not points:
        raise _unknown(kind, name)
    values = {point.value for point in points}
    if len(values) > 1:
        raise PluginError(
            f"two {kind}s are called {name!r}: {' and '.join(sorted(values))}",
            "uninstall one of the packages that bring them",
        )
    return _checked(kind, points[0])


def _unknown(kind: Kind, name: str) -> DisputatioError:
    known = names(kind)
    hint = near(name, known) or f"there are {', '.join(known)}"
    if kind == "importer" and name in names("exporter"):
        hint = f"{name!r} is only written; there are {', '.join(known)}"
    if kind == "exporter" and name in names("importer"):
        hint = f"{name!r} is only read; there are {', '.join(known)}"
    return UnknownFormat(f"no {kind} is called {name!r}", hint)


def _checked(kind: Kind, point: EntryPoint) -> Any:
    """Load an entry point and hold it to its protocol."""
    try:
        loaded = point.load()()
    except Exception as error:
        raise _broken(kind, point, f"{type(error).__name__}: {error}") from error
    info = getattr(loaded, "info", None)
    wanted = AnalystInfo if kind == "analyst" else FormatInfo
    if not isinstance(info, wanted):
        raise _broken(kind, point, f"its `info` is no {wanted.__name__}")
    if info.name != point.name:
        raise _broken(kind, point, f"its `info.name` is {info.name!r}")
    for method in _METHODS[kind]:
        if not callable(getattr(loaded, method, None)):
            raise _broken(kind, point, f"it has no method `{method}`")
    return loaded


def _broken(kind: Kind, point: EntryPoint, problem: str) -> PluginError:
    distribution = point.dist.name if point.dist is not None else "an unknown package"
    return PluginError(
        f"the {kind} {point.name!r} of {distribution} cannot be used: {problem}",
        f"update or uninstall {distribution}, or report this to its authors",
    )
