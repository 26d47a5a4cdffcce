"""What is odd about who says what in an AIF graph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from disputatio.converter.importers.shared.aif.lint_sites import Site
from disputatio.converter.importers.shared.aif.rules import Finding, Said
from disputatio.schemas.foreign.aif import ILLOCUTION, INFORMATION, LOCUTION, Locution
from disputatio.schemas.foreign.aif_speech import is_name_of_unknown, split
from disputatio.schemas.text import shortened


def word_findings(site: Site) -> Iterator[Finding]:
    """Give what is odd about locutions, their entries and those who speak."""
    spoken = {entry.node for entry in site.graph.locutions}
    people = {person.id for person in site.graph.participants}
    seen: set[Locution] = set()
    for number, entry in enumerate(site.graph.locutions):
        yield from _entry(site, number, entry, people)
        if entry in seen:
            yield Finding("AifLocutionRepeated", partial(_again, site, number))
        seen.add(entry)
    for node in site.nodes.values():
        if node.type == LOCUTION:
            yield from _locution(site, node.id, spoken)
    yield from _unspoken(site)


def _entry(
    site: Site, number: int, entry: Locution, people: set[str]
) -> Iterator[Finding]:
    if entry.node not in site.nodes:
        yield Finding("AifLocutionDangling", partial(_lost, site, number))
    elif site.type(entry.node) != LOCUTION:
        yield Finding("AifLocutionOnOther", partial(_mute, site, number))
    if people and entry.person is not None and entry.person not in people:
        yield Finding("AifPersonUnknown", partial(_stranger, site, number))


def _again(site: Site, number: int) -> Said:
    key = site.graph.locutions[number].node
    sentence = f"the same locution entry of {shortened(key, 60)} again"
    return Said(sentence, site.place("locutions", number), key)


def _lost(site: Site, number: int) -> Said:
    key = site.graph.locutions[number].node
    sentence = f"a locution entry names {shortened(key, 60)}, which is no node"
    return Said(sentence, site.place("locutions", number).at("nodeID"), key)


def _mute(site: Site, number: int) -> Said:
    key = site.graph.locutions[number].node
    sentence = f"a locution entry names {site.named(key)}, which nobody speaks"
    return Said(sentence, site.place("locutions", number).at("nodeID"), key)


def _stranger(site: Site, number: int) -> Said:
    key, person, *_ = site.graph.locutions[number]
    who = f"said by {shortened(person or '', 40)}, who is no participant"
    sentence = f"the locution {shortened(key, 60)} is {who}"
    return Said(sentence, site.place("locutions", number).at("personID"), key)


def _locution(site: Site, node: str, spoken: set[str]) -> Iterator[Finding]:
    text = site.nodes[node].text
    if node not in spoken:
        named = split(text)
        if spoken and not (named and is_name_of_unknown(named[0])):
            problem = "has no locution entry, as others have"
            yield site.node_finding("AifLocutionMissing", node, problem)
        if named is None and text.strip():
            words = partial(_nameless, text)
            yield site.node_finding("AifSpeakerMissing", node, words, "text")
    reached = {site.type(target) for target in site.leaving[node]}
    if ILLOCUTION not in reached and site.leaving[node]:
        yield site.node_finding(
            "AifForceMissing",
            node,
            "has no illocution: nothing is done with these words",
        )


def _nameless(text: str) -> str:
    return f"names no speaker: “{shortened(text, 40)}”"


def _unspoken(site: Site) -> Iterator[Finding]:
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
