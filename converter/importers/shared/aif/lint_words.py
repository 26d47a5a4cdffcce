"""What is odd about who says what in an AIF graph."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import finding
from disputatio.schemas.foreign.aif import ILLOCUTION, INFORMATION, LOCUTION, Locution
from disputatio.schemas.foreign.aif_speech import is_name_of_unknown, split
from disputatio.schemas.notices import Notice
from disputatio.schemas.text import shortened


def word_findings(site: Site) -> Iterator[Notice]:
    """Give what is odd about locutions, their entries and those who speak."""
    spoken = {entry.node for entry in site.graph.locutions}
    people = {person.id for person in site.graph.participants}
    seen: set[Locution] = set()
    for number, entry in enumerate(site.graph.locutions):
        yield from _entry(site, number, entry, people)
        if entry in seen:
            sentence = f"the same locution entry of {shortened(entry.node, 60)} again"
            place = site.place("locutions", number)
            yield finding("AifLocutionRepeated", sentence, place, entry.node)
        seen.add(entry)
    for node in site.nodes.values():
        if node.type == LOCUTION:
            yield from _locution(site, node.id, spoken)
    yield from _unspoken(site)


def _entry(
    site: Site, number: int, entry: Locution, people: set[str]
) -> Iterator[Notice]:
    place = site.place("locutions", number)
    if entry.node not in site.nodes:
        sentence = (
            f"a locution entry names {shortened(entry.node, 60)}, which is no node"
        )
        yield finding("AifLocutionDangling", sentence, place.at("nodeID"), entry.node)
    elif site.type(entry.node) != LOCUTION:
        sentence = (
            f"a locution entry names {site.named(entry.node)}, which nobody speaks"
        )
        yield finding("AifLocutionOnOther", sentence, place.at("nodeID"), entry.node)
    if people and entry.person is not None and entry.person not in people:
        sentence = f"the locution {shortened(entry.node, 60)} is said by {shortened(entry.person, 40)}, who is no participant"
        yield finding("AifPersonUnknown", sentence, place.at("personID"), entry.node)


def _locution(site: Site, node: str, spoken: set[str]) -> Iterator[Notice]:
    text = site.nodes[node].text
    if node not in spoken:
        named = split(text)
        if spoken and not (named and is_name_of_unknown(named[0])):
            problem = "has no locution entry, as others have"
            yield site.node_finding("AifLocutionMissing", node, problem)
        if named is None and text.strip():
            problem = f"names no speaker: “{shortened(text, 40)}”"
            yield site.node_finding("AifSpeakerMissing", node, problem, "text")
    reached = {site.type(target) for target in site.leaving[node]}
    if ILLOCUTION not in reached and site.leaving[node]:
        yield site.node_finding(
            "AifForceMissing",
            node,
            "has no illocution: nothing is done with these words",
        )


def _unspoken(site: Site) -> Iterator[Notice]:
    """Find claims that nobody says, in a graph where others are said."""
    said = {
        key
        for key, node in site.nodes.items()
        if node.type == INFORMATION
        and any(site.type(source) == ILLOCUTION for source in site.entering[key])
    }
    if not said:
        return
    for key, node in site.nodes.items():
        if node.type == INFORMATION and key not in said:
            yield site.node_finding("AifClaimUnspoken", key, "is said by nobody")
