"""Which importer reads some bytes, and which exporter writes a file name.

An importer's own opinion of the first 64 KiB counts most; the longest ending of the
file name that any format declares adds to it. Two that are as sure as each other are
an error, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from attrs import frozen

from disputatio.converter import registry
from disputatio.converter.strangers import (
    FROM_THE_BROWSER,
    UNPACK,
    archive_stranger,
    binary_stranger,
    clear_stranger,
    is_ours,
    stranger,
)
from disputatio.schemas.errors import AmbiguousFormat, ReadError, UnknownFormat
from disputatio.schemas.foreign.own_page import FROM_THE_THREAD, OURS
from disputatio.schemas.protocols import (
    HEAD,
    Exporter,
    Folder,
    FolderImporter,
    FormatInfo,
    Importer,
    Source,
)
from disputatio.schemas.text import wide_encoding

ENOUGH = 0.2
"""The least score with which a source counts as recognised."""

PASTED = "pasted"
"""The importer of plain text, whatever it is."""

KNOWN = 0.5
"""From this score on an importer knows a source; below it may only guess."""

SUFFIX_SHARE = 0.3
"""How much of the remaining doubt a fitting file name takes away."""

_NAME_IT = "name its format with --from (disputatio formats lists them)"
_MARKED_UP = re.compile(rb"\s*(<[A-Za-z!?]|\{)")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|!--)"
    rb"|(?:[^{\[\"\s].{0,7}?)?!doctype\s+html\b",
    re.I | re.S,
)
"""How a page begins, also one of which the first sign is another one."""
_LOOKED_THROUGH = 16 << 20
_ASSET = re.compile(rb"<script\b|<style\b|data:[\w/+.-]{1,60};base64,", re.I)
_ENDS = {b"<s": b"</s", b"da": b'"'}
"""What ends an asset, by its first two bytes."""
_BOM = b"\xef\xbb\xbf"


@frozen(kw_only=True)
class Candidate:
    """An importer and how sure it is that a source is for it."""

    name: str
    """Name of the format."""
    score: float
    """From 0 to 1."""


def ranked(source: Source) -> tuple[Candidate, ...]:
    """Give every importer with its score, the surest first, equals by name."""
    loaded = registry.importers().importers
    head = telling_head(source)
    suffix = longest_suffix(source.name, (i.info for i in loaded))
    candidates = (
        Candidate(name=i.info.name, score=_score(i, head, suffix)) for i in loaded
    )
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.name)))


def score_of(importer: Importer, source: Source) -> float:
    """Give how sure one importer is of a source, without asking the others."""
    suffix = longest_suffix(source.name, (importer.info,))
    return _score(importer, telling_head(source), suffix)


def importer_for(source: Source) -> Importer:
    """Give the importer that is surest of a source.

    A plain text that nothing recognises goes to `pasted`, whose error says what was
    looked for; but for files of other tools. Importers that only share an ending, and
    see nothing of theirs in it, do not recognise it.

    Raises:
        ReadError: the source is empty.
        UnknownFormat: nothing recognises it.
        AmbiguousFormat: two importers are equally sure.
    """
    if source.folder is not None:
        importer = importer_of_folder(source.folder)
        if importer is not None:
            return importer
    if not source.head:
        raise ReadError("is empty, there is nothing to read", source=source.name)
    _refuse_by_sight(source)
    candidates = ranked(source)
    best = [c for c in candidates if c.score == candidates[0].score]
    sure = best[0].score if best else 0.0
    shared = len(best) > 1 and ENOUGH <= sure <= SUFFIX_SHARE
    kind = what_else(source, 0.0 if shared else sure)
    if kind is not None:
        raise _strange(source, kind, candidates)
    if PASTED in {c.name for c in best} and shared:
        return registry.importer(PASTED)
    if (sure < ENOUGH or shared) and _may_be_pasted(source):
        return registry.importer(PASTED)
    if sure < ENOUGH or shared:
        raise _unknown(source, candidates)
    if len(best) > 1:
        found = " and ".join(repr(c.name) for c in best)
        raise AmbiguousFormat(
            f"{_name(source)} could be {found}: they are equally sure",
            f"say which with --from {best[0].name}",
        )
    return registry.importer(best[0].name)


def _refuse_by_sight(source: Source) -> None:
    for kind_of, hint in (
        (binary_stranger, FROM_THE_BROWSER),
        (archive_stranger, UNPACK),
    ):
        kind = kind_of(source.head)
        if kind is not None:
            raise UnknownFormat(f"{_name(source)}: it is {kind}", hint)


def importer_of_folder(folder: Folder) -> Importer | None:
    """Give the importer that reads a folder as a whole, if there is one.

    Raises:
        AmbiguousFormat: there are two.
    """
    found = [i for i in registry.importers().importers if _holds(i, folder)]
    if len(found) > 1:
        both = " and ".join(repr(i.info.name) for i in found)
        raise AmbiguousFormat(
            f"the folder could be {both}", f"say which with --from {found[0].info.name}"
        )
    return found[0] if found else None


def _holds(importer: Importer, folder: Folder) -> bool:
    """Ask an importer of a folder; a fault in it counts as no."""
    if not isinstance(importer, FolderImporter):
        return False
    try:
        return bool(importer.holds(folder))
    except Exception:  # noqa: BLE001 - a plug-in's fault must not stop the others
        return False


def telling_head(source: Source) -> bytes:
    """Give the first `HEAD` bytes of a source; of a page, without scripts and styles.

    Browsers that save a page as one file put all its styles, scripts and pictures in
    front of its words; a look at the first bytes would see nothing else. A page in
    UTF-16 is given in UTF-8.
    """
    head = source.head
    wide = wide_encoding(head)
    if wide and _is_page(_narrow(head, wide)):
        with source.open() as stream:
            return _without_assets(_narrow(stream.read(_LOOKED_THROUGH), wide))[:HEAD]
    if len(head) < HEAD or _PAGE.match(head) is None:
        return head
    with source.open() as stream:
        return _without_assets(stream.read(_LOOKED_THROUGH))[:HEAD]


def _is_page(narrow: bytes) -> bool:
    """Say whether text begins as a page does, whole or with a damaged sign."""
    if _PAGE.match(narrow):
        return True
    return narrow.lstrip().startswith(b"<") and b"<html" in narrow[:2048].lower()


def _narrow(data: bytes, wide: str) -> bytes:
    return data.decode(wide, "ignore").encode()


def _without_assets(data: bytes) -> bytes:
    """Leave out scripts, styles and pictures that stand in the page itself."""
    kept = []
    at = 0
    for found in _ASSET.finditer(data):
        if found.start() < at:
            continue
        kept.append(data[at : found.start()])
        end = data.find(_ENDS[found[0][:2].lower()], found.end())
        if end < 0:
            return b"".join(kept)
        at = end
    return b"".join((*kept, data[at:]))


def exporter_for(path: str) -> Exporter:
    """Give the exporter whose file name ending is the longest that fits a path.

    Raises:
        UnknownFormat: no exporter writes that ending; the hint lists the first of each.
        AmbiguousFormat: two exporters claim it.
    """
    listing = registry.exporters()
    loaded = listing.exporters
    suffix = longest_suffix(path, (e.info for e in loaded))
    found = [e for e in loaded if suffix in _extensions(e.info)]
    if not found:
        known = ", ".join(ext for e in loaded for ext in e.info.extensions[:1])
        ending = PurePath(path).suffix
        what = f"the ending {ending!r}" if ending else "no ending"
        raise UnknownFormat(
            f"{path}: no exporter is known for {what}",
            f"end it in one of {known}, or name the format with --to"
            + "".join(f"; {notice.sentence}" for notice in listing.notices),
        )
    if len(found) > 1:
        both = " and ".join(repr(e.info.name) for e in found)
        raise AmbiguousFormat(
            f"{path}: {suffix} is written by {both}",
            f"say which with --to {found[0].info.name}",
        )
    return found[0]


def longest_suffix(name: str | None, infos: Iterable[FormatInfo]) -> str | None:
    """Give the longest declared ending that a file name has, in lower case."""
    lower = PurePath(name or "").name.lower()
    fitting = (
        ext
        for info in infos
        for ext in _extensions(info)
        if lower.endswith(ext) and lower != ext
    )
    return max(fitting, key=len, default=None)


def is_plain_text(head: bytes) -> bool:
    """Say whether bytes look like plain text: no control bytes, no markup, no JSON."""
    if head.startswith(_BOM) or wide_encoding(head):
        return True
    return _NO_TEXT.search(head) is None and _MARKED_UP.match(head) is None


def _extensions(info: FormatInfo) -> tuple[str, ...]:
    return tuple(ext.lower() for ext in info.extensions)


def _score(importer: Importer, head: bytes, suffix: str | None) -> float:
    """Combine an importer's opinion with the file name; a fault in it counts as 0."""
    try:
        score = min(max(float(importer.sniff(head)), 0.0), 1.0)
    except Exception:  # noqa: BLE001 - a plug-in's fault must not stop the others
        score = 0.0
    if suffix is not None and suffix in _extensions(importer.info):
        score += SUFFIX_SHARE * (1 - score)
    return round(score, 3)


def _unknown(source: Source, candidates: tuple[Candidate, ...]) -> UnknownFormat:
    scores = _scores(candidates)
    return UnknownFormat(
        f"{_name(source)}: no importer recognises it ({_surest(scores)})",
        _NAME_IT,
    )


def _may_be_pasted(source: Source) -> bool:
    return is_plain_text(source.head) and PASTED in registry.names("importer")


def what_else(source: Source, sure: float) -> str | None:
    """Say what a source is that is of another tool, unless an importer knows it.

    `sure` is the score of the surest importer.
    """
    if is_ours(source.head):
        return OURS
    if sure < ENOUGH:
        return stranger(source.name, source.head, whole=len(source.head) < HEAD)
    return clear_stranger(source.head) if sure < KNOWN else None


def _strange(
    source: Source, kind: str, candidates: tuple[Candidate, ...]
) -> UnknownFormat:
    scores = _scores(candidates)
    if kind == OURS:
        return UnknownFormat(f"{_name(source)}: it is {kind}", FROM_THE_THREAD)
    sure = f" ({_surest(scores)})" if scores else ""
    return UnknownFormat(
        f"{_name(source)}: no importer recognises it{sure}: it is {kind}",
        f"convert it with its own tool to a format that is read, or {_NAME_IT}",
    )


def _scores(candidates: tuple[Candidate, ...]) -> list[str]:
    """Give the surest; one that only the ending of the name speaks for is not sure."""
    sure = [c for c in candidates[:3] if c.score not in (0, SUFFIX_SHARE)]
    return [f"{c.name} {c.score:.2f}" for c in sure]


def _surest(scores: list[str]) -> str:
    return f"surest: {', '.join(scores)}" if scores else "none is sure of any of it"


def _name(source: Source) -> str:
    return source.name or "the input"
