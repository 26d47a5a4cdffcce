"""argdown: a debate as Argdown that a person can correct (docs/formats/argdown.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature, project
from disputatio.schemas.foreign.argdown import KEEPS, NAME
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Option, Options


def _choice(name: str, words: str) -> Option:
    from disputatio.schemas.foreign.argdown import CHOICES

    values = CHOICES[name]
    return Option(
        name=name,
        help=f"{words} A file read from Argdown keeps its own.",
        type="choice",
        default=values[0],
        choices=values,
    )


class ArgdownExporter:
    """Write Argdown: a section per position or topic, one line per claim, nested."""

    info = FormatInfo(
        name=NAME,
        title="Argdown, to read and correct by hand",
        extensions=(".argdown", ".ad"),
        media_types=("text/x-argdown",),
        keeps=KEEPS,
        options=(
            _choice("argdown-style", "Nested for people, or one block after another."),
            _choice("argdown-group", "What the headings are where there are none."),
        ),
        structured=True,
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write a debate as UTF-8; the thread itself stays behind.

        An option that is not given is the one that the debate's own Argdown file had.
        """
        sink.write(_document(debate, _options(debate, options)).encode())
        return ()


def _options(debate: Debate, given: Options) -> dict[str, str]:
    """Give each option as it is asked for, else as the file had it, else its default."""
    from disputatio.schemas.foreign.argdown import CHOICES, chosen, mapping_of, private

    found = chosen(mapping_of(private(debate.extras), "options"))
    return found | {name: given[name] for name in CHOICES if given.get(name)}


def _document(debate: Debate, options: Mapping[str, str]) -> str:
    from disputatio.exporters.shared.argdown_evidence import Evidence
    from disputatio.exporters.shared.argdown_front import HOW_TO, front_matter, is_plain
    from disputatio.exporters.shared.argdown_layout import Layout
    from disputatio.exporters.shared.argdown_lines import Lines
    from disputatio.exporters.shared.argdown_names import Speakers, names_of
    from disputatio.exporters.shared.argdown_orders import mentions_of, silent_lines
    from disputatio.exporters.shared.argdown_records import Records
    from disputatio.exporters.shared.argdown_relations import Related
    from disputatio.exporters.shared.argdown_render import Renderer
    from disputatio.schemas.foreign.argdown import CHOICES
    from disputatio.schemas.voicing import voiced

    claimed = len(debate.claims)
    debate = voiced(debate)
    speakers = Speakers(debate)
    said = {
        place: tuple(speakers.said(w, stance=place >= claimed) for w in claim.wordings)
        for place, claim in enumerate(debate.claims)
    }
    kept = project(debate, KEEPS | {Feature.KEYS, Feature.EXTRAS})
    flat, by_topic = (options[name] != CHOICES[name][0] for name in CHOICES)
    lines = Lines.of(Layout.of(Related.of(kept), flat), by_topic)
    names = names_of(kept, mentions_of(lines), silent_lines(lines), said)
    evidence = Evidence.of(debate, said)
    records = Records(lines, names, said, evidence).prepare()
    tags_in_text = _tags_in_text(kept)
    body = Renderer(records, tags_in_text).text()
    below = body if is_plain(kept) else f"{HOW_TO}\n{body}{_record(kept, names)}"
    return front_matter(records, tags_in_text, below, options) + below


def _record(debate: Debate, names: Sequence[str | None]) -> str:
    """Give the digests of what is written, for a later merge; '' where nothing is said."""
    from disputatio.schemas.foreign.argdown_held import Held, facts_of

    if not debate.claims:
        return ""
    named = zip(debate.claims, names, strict=True)
    known = {claim.key: name for claim, name in named if name is not None}
    comment = Held.of(facts_of(debate, known)).comment()
    return f"\n{comment}" if comment else ""


def _tags_in_text(debate: Debate) -> bool:
    """Say whether tags stand in the text: as a file had it, or where marks show it."""
    from disputatio.exporters.shared.argdown_front import is_plain, settings_of
    from disputatio.exporters.shared.argdown_marks import writable

    if is_plain(debate):
        model = settings_of(debate).get("model")
        return not (isinstance(model, dict) and model.get("removeTagsFromText") is True)
    return any(
        mark.kind == "Tag" and writable(wording, tags_in_text=True)
        for claim in debate.claims
        for wording in claim.wordings
        for mark in wording.marks
    )
