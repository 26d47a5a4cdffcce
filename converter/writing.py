"""From a debate to a file: what would be lost, and whole files only."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO, TypeAlias

from disputatio.converter import detection, registry
from disputatio.converter.guard import guarded
from disputatio.converter.reading import check_options
from disputatio.converter.sinks import whole_file
from disputatio.schemas import features
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import (
    InvalidDebate,
    LossError,
    UnknownFormat,
    WriteError,
)
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Exporter, FormatInfo, Options

Writable: TypeAlias = "str | os.PathLike[str] | BinaryIO"
"""Where a debate can be written: a path, or a file opened in binary mode."""


def exporter_for(target: Writable, name: str | None) -> Exporter:
    """Give the exporter by name, or by the ending of a path.

    Raises:
        UnknownFormat: neither tells it.
        AmbiguousFormat, PluginError: see `detection` and `registry`.
    """
    if name is not None:
        return registry.exporter(name)
    if isinstance(target, str | os.PathLike):
        return detection.exporter_for(os.fspath(target))
    known = ", ".join(registry.names("exporter"))
    raise UnknownFormat(
        "a stream has no name that tells the format", f"name one: {known}"
    )


def check(debate: Debate) -> None:
    """Hold a debate to the model's rules.

    Raises:
        InvalidDebate: it breaks one; no exporter may see it.
    """
    found = problems(debate)
    if found:
        raise InvalidDebate(found)


def losses(debate: Debate, info: FormatInfo) -> tuple[Notice, ...]:
    """Give a notice that names what of this debate a format does not keep, if any.

    Extras of the format itself are no loss: they are its own corrections, which its
    exporter writes back.
    """
    foreign = features.without_extras_of(debate, info.name)
    missing = features.used(foreign, features.ALL - info.keeps)
    if not missing:
        return ()
    told = [_told(feature, foreign) for feature in missing]
    if features.Feature.UNNATURAL_ENDS in info.keeps:
        cut = len(features.cut_arguments(foreign, info.keeps))
        told += [f"ends of arguments on posts and passages ({cut})"] if cut else []
    what = ", ".join(told)
    return (notice("LossOnExport", f"{info.name} does not keep: {what}"),)


def _told(feature: features.Feature, debate: Debate) -> str:
    """Name a feature; of the extras, what threads keep there: signatures and the like."""
    if feature is not features.Feature.EXTRAS:
        return feature
    extras = (debate.extras, *(post.extras for post in debate.posts))
    kinds = {key for each in extras for key in each.get("thread", ())}
    return f"{feature} ({', '.join(sorted(kinds))})" if kinds else feature


def narrowed(
    debate: Debate, exporter: Exporter, options: Options
) -> tuple[Notice, ...]:
    """Give what the options leave out of this debate, found by writing it to nowhere.

    Only options that say that they narrow (`Option.narrows`) are asked.
    """
    given = {o.name: o.default for o in exporter.info.options if o.narrows}
    if all(options.get(name) in {None, default} for name, default in given.items()):
        return ()
    told = written(debate, exporter, io.BytesIO(), options)
    return tuple(n for n in told if n.rule == "LossOnExport")


def refuse_losses(found: tuple[Notice, ...]) -> None:
    """Refuse to write with losses.

    Raises:
        LossError: there is one.
    """
    if found:
        raise LossError(
            f"nothing is written: {found[0].sentence}",
            "leave out --strict, or choose debate-json, which keeps everything",
        )


def written(
    debate: Debate, exporter: Exporter, target: Writable, options: Options
) -> tuple[Notice, ...]:
    """Write a checked debate whole or not at all; give the exporter's notices.

    Raises:
        WriteError: the place cannot be written to.
        MissingTool, FormatBug: the exporter does not work.
    """
    check_options(exporter.info, options)
    with guarded(f"the exporter {exporter.info.name!r}"), without_collection():
        if isinstance(target, str | os.PathLike):
            with whole_file(Path(target)) as stream:
                return exporter.write(debate, stream, options)
        return _to_stream(debate, exporter, target, options)


def _to_stream(
    debate: Debate, exporter: Exporter, stream: BinaryIO, options: Options
) -> tuple[Notice, ...]:
    whole = io.BytesIO()
    notices = exporter.write(debate, whole, options)
    try:
        stream.write(whole.getvalue())
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}") from error
    return notices
