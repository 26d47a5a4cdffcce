"""What is odd about the times of an AIF graph: a way to write them, a day there is not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import Finding, Said
from disputatio.schemas.foreign.aif_times import (
    is_iso_time,
    is_usual_time,
    moment_of,
)
from disputatio.schemas.text import shortened

_TIMES = ("timestamp", "start", "end")
"""The times of a locution entry."""


def time_findings(site: Site, *, iso: bool) -> Iterator[Finding]:
    """Give times of nodes that tools refuse, and those of entries that are none.

    With `iso` days and instants of ISO 8601 are right for nodes.
    """
    for number, node in enumerate(site.graph.nodes):
        time = node.timestamp
        if time and not (is_usual_time(time) or (iso and is_iso_time(time))):
            words = partial(_odd_time, site, number, time)
            yield Finding("AifTimeOdd", words)
    for number, entry in enumerate(site.graph.locutions):
        times = entry.timestamp, entry.start, entry.end
        for name, time in zip(_TIMES, times, strict=True):
            if time and not _is_time(time):
                words = partial(_no_time, site, number, name, time)
                yield Finding("AifTimeOdd", words)
        if entry.end and _is_before(entry.end, entry.start):
            yield Finding("AifTimeOdd", partial(_too_early, site, number))


def _is_time(time: str) -> bool:
    moment = moment_of(time)
    return is_iso_time(time) or (moment is not None and moment.at is not None)


def _is_before(end: str, start: str | None) -> bool:
    """Say whether one instant is before the other; of two, one with a zone, nobody knows."""
    moments = [moment.at for moment in map(moment_of, (end, start)) if moment]
    known = [at for at in moments if at is not None]
    return (
        len(known) == 2
        and (known[0].tzinfo is None) is (known[1].tzinfo is None)
        and known[0] < known[1]
    )


def _too_early(site: Site, number: int) -> Said:
    entry = site.graph.locutions[number]
    key, end, start = entry.node, entry.end or "", entry.start or ""
    problem = (
        f"the end {shortened(end, 40)!r} before its start {shortened(start, 40)!r}"
    )
    sentence = f"the locution entry of {shortened(key, 60)} has {problem}"
    return Said(sentence, site.place("locutions", number).at("end"), key)


def _odd_time(site: Site, number: int, time: str) -> Said:
    key = site.graph.nodes[number].id
    problem = f"has the timestamp {shortened(time, 40)!r}"
    sentence = f"{site.named(key)} {problem}, no time of the form YYYY-MM-DD HH:MM:SS"
    return Said(sentence, site.place("nodes", number).at("timestamp"), key)


def _no_time(site: Site, number: int, name: str, time: str) -> Said:
    key = site.graph.locutions[number].node
    sentence = f"the locution entry of {shortened(key, 60)} has the {name} {shortened(time, 40)!r}, which is no time"
    return Said(sentence, site.place("locutions", number).at(name), key)
