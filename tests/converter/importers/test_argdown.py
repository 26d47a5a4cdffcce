"""Argdown read: the ordinary language, our own exports, the seed, and any bytes at all."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import api
from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.argdown import ArgdownImporter
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.exporters.argdown import ArgdownExporter
from disputatio.schemas.debate import Claim, Debate, Mark
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import project
from disputatio.schemas.foreign.argdown import KEEPS
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import STATED, Decided, Inferred
from disputatio.schemas.protocols import Reading, Source
from tests.judges.argdown_judge import ArgdownJudge
from tests.strategies.debates import debates

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def reading(text: str | bytes) -> Reading:
    """Read one document."""
    data = text.encode() if isinstance(text, str) else text
    (found,) = ArgdownImporter().read(Source(data=data), {})
    return found


def read(text: str) -> Debate:
    """Read one document that gives no notice."""
    found = reading(text)
    assert found.notices == ()
    assert problems(found.debate) == ()
    return found.debate


def written(debate: Debate) -> bytes:
    """Write a debate as Argdown."""
    sink = io.BytesIO()
    ArgdownExporter().write(debate, sink, {})
    return sink.getvalue()


def claim(debate: Debate, title: str) -> Claim:
    """Give the claim of a title."""
    (found,) = (c for c in debate.claims if c.title == title)
    return found


def links(debate: Debate) -> list[tuple[str, str, str]]:
    """Give the relations as kind, sources and targets, by title or words."""
    names = {c.key: c.title or c.text for c in debate.claims}
    names |= {r.key: f"({n})" for n, r in enumerate(debate.relations, 1)}
    return [
        (
            r.kind,
            ", ".join(names[k] for k in r.sources),
            ", ".join(names[k] for k in r.targets),
        )
        for r in debate.relations
    ]


@given(debates())
def test_what_was_written_is_read_back(debate: Debate) -> None:
    """Law: the whole argument layer survives, without a notice; the second text is the first."""
    text = written(debate)
    found = reading(text)
    assert found.notices == ()
    assert problems(found.debate) == ()
    assert project(found.debate, KEEPS) == project(debate, KEEPS)
    assert written(found.debate) == text


@given(debates())
def test_the_official_parser_accepts_what_was_written(
    argdown_judge: ArgdownJudge, debate: Debate
) -> None:
    """Law: no error and no exception in the official parser, whatever the debate holds."""
    verdict = argdown_judge.ask(written(debate).decode())
    assert (verdict.errors, verdict.exception) == ((), None)


def test_the_seed_reads_as_expected() -> None:
    """Claims, relations and sections of the hand-written file are those of its expected reading."""
    expected = json.loads((SEEDS / "school-uniform.expected.json").read_text("utf-8"))
    debate = read((SEEDS / "school-uniform.argdown").read_text("utf-8"))
    assert debate.title == expected["title"]
    assert [_shown(debate, c) for c in debate.claims] == [
        {"argument": None, **item} for item in expected["claims"]
    ]
    assert links(debate) == [
        (r["kind"], ", ".join(r["from"]), r["to"]) for r in expected["relations"]
    ]
    titles = {s.key: s.title for s in debate.sections}
    found = [(s.level, s.title, titles.get(s.parent or "")) for s in debate.sections]
    assert found == [
        (s["level"], s["title"], s["parent"]) for s in expected["sections"]
    ]
    assert debate.positions == ()


def _shown(debate: Debate, found: Claim) -> dict[str, Any]:
    sections = {s.key: s.title for s in debate.sections}
    names = {c.key: c.title for c in debate.claims}
    first = found.wordings[0] if found.wordings else None
    named = sections[debate.sections[0].key]
    return {
        "form": found.form,
        "title": found.title,
        "text": found.text,
        "tags": list(first.tags) if first else [],
        "section": sections[first.section or ""] if first else named,
        "argument": names[first.argument or ""] if first and first.argument else None,
    }


def test_the_seed_is_in_the_layout_that_is_written() -> None:
    """A hand-written file in our layout comes back byte for byte."""
    data = (SEEDS / "school-uniform.argdown").read_bytes()
    assert written(reading(data).debate) == data


def through_aif(debate: Debate) -> Debate:
    """Give a debate as AIF-XML gives it back."""
    sink = io.BytesIO()
    AifXmlExporter().write(debate, sink, {})
    (found,) = AifXmlImporter().read(Source(data=sink.getvalue()), {})
    return found.debate


def test_the_seed_comes_back_through_aif_byte_for_byte() -> None:
    """Argdown, AIF-XML, Argdown: the same bytes, the first time and the second."""
    data = (SEEDS / "school-uniform.argdown").read_bytes()
    first = written(through_aif(reading(data).debate))
    assert first == data
    assert written(through_aif(reading(first).debate)) == first


@pytest.mark.real
def test_the_real_thread_comes_back_through_aif_byte_for_byte(
    fixtures_folder: Path, argdown_judge: ArgdownJudge
) -> None:
    """The export of the seed thread is accepted, reads back, and survives AIF-XML."""
    thread = fixtures_folder / "seed-thread" / "pasted-xenforo-thread.txt"
    debate = api.read(thread).debate
    first = written(debate)
    assert argdown_judge.ask(first.decode()).accepted
    back = reading(first)
    assert back.notices == ()
    assert project(back.debate, KEEPS) == project(debate, KEEPS)
    assert written(through_aif(back.debate)) == first


@pytest.mark.real
@pytest.mark.parametrize(
    "name",
    ["argdown-primer", "legalisation-softdrugs", "semmelweis_betz", "state-censorship"],
)
def test_real_documents_keep_their_graph(
    fixtures_folder: Path, argdown_judge: ArgdownJudge, name: str
) -> None:
    """Official examples, read and written: accepted, with the same titled texts and relations."""
    folder = fixtures_folder / "argdown" / "argdown__argdown" / "examples"
    data = (folder / f"{name}.argdown").read_bytes()
    debate = reading(data).debate
    before, after = (
        argdown_judge.ask(data.decode()),
        argdown_judge.ask(written(debate).decode()),
    )
    assert before.accepted
    assert after.accepted
    assert _graph(before.model or {}) == _graph(after.model or {})
    assert written(reading(written(debate)).debate) == written(debate)


def _graph(
    model: Mapping[str, Any],
) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Give texts by title and relations by title, without those that have no title."""
    kinds = ("statements", "arguments")
    texts: set[tuple[str, ...]] = {
        (kind, title, member["text"].strip())
        for kind in kinds
        for title, found in model[kind].items()
        for member in found["members"]
        if not member.get("isReference") and not title.startswith("Untitled")
    }
    links = {(r["relationType"], r["from"], r["to"]) for r in model["relations"]}
    return texts, {link for link in links if not any("Untitled" in end for end in link)}


def test_every_sign_in_both_directions() -> None:
    """The sign tells kind and direction; an undercut of a sketch goes to the sketch."""
    text = "[T]: t\n  + <a>: x\n  <+ <b>: x\n  +> <c>: x\n  - <d>: x\n  <- <e>: x\n  -> <f>: x\n"
    text += "  _ <g>: x\n  <_ <h>: x\n  _> <i>: x\n  >< [j]: x\n"
    assert links(read(text)) == [
        ("support", "a", "T"),
        ("support", "b", "T"),
        ("support", "T", "c"),
        ("attack", "d", "T"),
        ("attack", "e", "T"),
        ("attack", "T", "f"),
        ("undercut", "g", "T"),
        ("undercut", "h", "T"),
        ("undercut", "T", "i"),
        ("contradiction", "T", "j"),
    ]


def test_indentation_says_what_hangs_below_what() -> None:
    """Deeper lines belong to the line above; shallower ones go back; a tab counts as one."""
    text = "[T]: t\n\t+ <a>: x\n\t\t- <b>: x\n\t+ <c>: x\n"
    assert links(read(text)) == [
        ("support", "a", "T"),
        ("attack", "b", "a"),
        ("support", "c", "T"),
    ]


def test_reasonings_have_steps_with_rules_and_uses() -> None:
    """Each inference is a support; the conclusion before counts first unless `uses` says else."""
    text = "<A>\n\n(1) p\n(2) q\n-- Barbara, Celarent --\n(3) r\n(4) s\n----\n(5) t\n"
    text += "-- {uses: [1, 3]} --\n  <_ <U>: u\n(6) v\n"
    debate = read(text)
    assert links(debate) == [
        ("support", "p, q", "r"),
        ("support", "r, s", "t"),
        ("support", "p, r", "v"),
        ("undercut", "U", "(3)"),
    ]
    argument = claim(debate, "A").key
    assert [r.scheme for r in debate.relations] == [
        "Barbara, Celarent",
        None,
        None,
        None,
    ]
    assert [r.argument for r in debate.relations[:3]] == [argument] * 3
    assert debate.claims[1].wordings[0].argument == argument


def test_one_title_is_one_claim_with_all_its_wordings() -> None:
    """The last wording is the text, unless one is marked as canonical; references are none."""
    debate = read(
        "[T]: one\n\n[T]: two\n\n[T]\n\n[S]: a {isCanonical: true}\n\n[S]: b\n"
    )
    assert [w.text for w in claim(debate, "T").wordings] == ["one", "two"]
    assert claim(debate, "T").text == "two"
    assert claim(debate, "S").text == "a"


def test_text_is_what_the_official_model_gives() -> None:
    """Escapes, shortcodes, comments, line breaks and blanks as the lexer has them."""
    text = "[T]: a \\[b\\] :happy: // gone\nnext /* gone */ line.  end\\ \n"
    assert claim(read(text), "T").text == "a [b] 😀 next line. end "


def test_marks_are_ranges_of_the_text() -> None:
    """Bold, italic, links, mentions and tags lose their signs or stay, with their range."""
    text = "[T]: **so** _big_ a [site](http://a/b) @<A> #tag\n\n<A>: a\n"
    found = claim(read(text), "T").wordings[0]
    assert found.text == "so big a site @<A> #tag"
    assert found.tags == ("tag",)
    assert found.marks == (
        Mark(kind="Strong", start=0, end=2),
        Mark(kind="Emph", start=3, end=6),
        Mark(kind="Link", start=9, end=13, target="http://a/b"),
        Mark(kind="Mention", start=14, end=18, target="A"),
        Mark(kind="Tag", start=19, end=23, target="tag"),
    )


def test_tags_leave_the_text_where_the_settings_say_so() -> None:
    """With removeTagsFromText a tag is a tag only, and its blank is no part of the text."""
    debate = read(
        "===\nmodel: {removeTagsFromText: true}\n===\n\n[T]: a #x #(y z) {b: 1}\n"
    )
    found = claim(debate, "T").wordings[0]
    assert (found.text, found.tags) == ("a", ("x", "y z"))


def test_list_items_are_blocks() -> None:
    """Statements in lists are read as others, with their relations."""
    debate = read("* [a]: x\n    + <b>: y\n* z\n")
    assert [c.text for c in debate.claims] == ["x", "y", "z"]
    assert links(debate) == [("support", "b", "a")]


def test_sections_nest_by_level_and_carry_tags() -> None:
    """A heading holds what follows it; its parent is the last heading above its level."""
    debate = read("# One #x\n\na\n\n### Three\n\nb\n\n## Two\n\nc\n")
    found = [(s.level, s.title, s.parent, s.tags) for s in debate.sections]
    assert found == [
        (1, "One #x", None, ("x",)),
        (3, "Three", "section-1", ()),
        (2, "Two", "section-1", ()),
    ]
    assert [c.wordings[0].section for c in debate.claims] == [
        "section-1",
        "section-2",
        "section-3",
    ]


def test_what_a_person_writes_is_stated() -> None:
    """A line without `guess` is no inference; with it, it is; `decided` names a person."""
    text = "[T]: t\n  + <a>: x\n  + <b>: x {guess: 0.5, rule: cue}\n  - <c>: x {decided: Ann}\n"
    assert [r.origin for r in read(text).relations] == [
        STATED,
        Inferred(rule="cue", confidence=0.5),
        Decided(by="Ann"),
    ]


def test_foreign_data_come_back() -> None:
    """Keys of other programs stay on their line, and settings in the front matter."""
    text = (
        '===\ncolor: {colorScheme: iwanthue}\n===\n\n[T]: t {color: "#fff", post: 3}\n'
    )
    assert written(read(text)).decode() == text.replace(
        '{color: "#fff", post: 3}', '{post: 3, color: "#fff"}'
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[T]: t\n\n  + <a>: x\n", 3, "stands below no line"),
        ("[T]: t {a: 1} more\n", 1, "after a data block"),
        ("[T]: t {a: *x}\n", 1, "not read as YAML"),
        ("[T]: t {a: {a: 1, a: 2}}\n", 1, "stands twice"),
        ("[T]: a *b\n", 1, "never closed"),
        ("[T] words\n", 1, "without a colon"),
        ("[T]: t\n[U]: u\n", 2, "without an empty line"),
        ("[T]: t {disputatio: {more: [{kind: what}]}}\n", 1, "not understood"),
        (
            '[T]: t {disputatio: {more: [{kind: support, to: ["[X]"]}]}}\n',
            1,
            "not here",
        ),
    ],
)
def test_what_does_not_fit_gives_a_notice_with_its_line(
    text: str, line: int, words: str
) -> None:
    """Nothing is lost silently: the place and the reason are told, the rest is read."""
    found = reading(text)
    assert [n.line for n in found.notices][:1] == [line]
    assert words in found.notices[0].sentence
    assert found.debate.claims[0].title == "T"


def test_a_guess_about_nothing_gives_a_notice() -> None:
    """A renamed target would else turn a guess into a statement without a word."""
    found = reading("[T]: t\n\n[U]: u {guesses: {Old: 0.5}}\n  +> [T]\n")
    assert [(n.rule, n.line) for n in found.notices] == [("ReferenceBroken", 3)]
    assert found.debate.relations[0].origin == STATED


@pytest.mark.parametrize(
    "data",
    [
        "{disputatio: {more: [{kind: undercut, to: [], of: reason}]}}",
        "{disputatio: {section: 99, n: x, marks: [[Emph, 0, 99], 3], tags: 3, argument: 7}}",
        "{disputatio: {relations: 3, claim: [], title: 5, text: {}, position: 2}, position: true}",
        "{disputatio: 3, guess: 2, guesses: {a: b}, decided: [], rule: 1}",
    ],
)
def test_data_of_the_wrong_shape_change_nothing_else(data: str) -> None:
    """A hand or another program may write anything under our keys."""
    found = reading(f"===\ndisputatio: {data}\n===\n\n[T]: t {data}\n").debate
    assert problems(found) == ()
    assert found.claims[0].text == "t"
    assert written(reading(written(found)).debate) == written(found)


def test_words_of_what_does_not_fit_are_kept() -> None:
    """Unclosed signs and titles in the middle of a line stay in the text."""
    assert reading("[T]: a *b [c] d\n").debate.claims[0].text == "a *b [c] d"


def test_line_ends_and_marks_of_other_systems_are_accepted() -> None:
    """A byte order mark and CRLF, in data too, change nothing."""
    text = "===\ntitle: x\n===\n\n[T]: t {\n  a: 1\n}\n  + <a>: y\n"
    assert reading(
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    ).debate == read(text)


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"// only a comment\n", b"\xff\xfe", b"===\na: 1\n===\n"]
)
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    """Bytes that are no text, or say nothing, are refused with a hint."""
    with pytest.raises(ReadError) as caught:
        reading(data)
    assert caught.value.hint is not None


@pytest.mark.parametrize(
    "piece",
    ["[", "[\n", "<", "{", "{a ", "}", "#(", "[a](", "*a ", "_a", ".a", ":::", "/*", "<!--", "===",
     "@[", "\n--x", "\n(1) a", "\n  + <a>: b", "\n+ a", "' ", "\\", " \n", "{a: [", "\n# a\n\n"],
)  # fmt: skip
def test_hostile_repetition_is_read_in_time(piece: str) -> None:
    """No pattern makes the lexer or the parser go quadratic or too deep."""
    found = reading("[T]: t " + piece * 20_000)
    assert found.debate.claims[0].title == "T"


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_reading_or_an_error(data: bytes) -> None:
    """Law: nothing but `ReadError` escapes, and what is read can be written and read again."""
    try:
        found = reading(data)
    except ReadError:
        return
    assert problems(found.debate) == ()
    again = reading(written(found.debate))
    assert project(again.debate, KEEPS) == project(found.debate, KEEPS)


def test_deep_nesting_in_the_source_needs_no_stack() -> None:
    """A chain of two thousand nested lines is read; chains are relations, not calls."""
    lines = ["[T]: t"] + [" " * n + f"+ <a{n}>: x" for n in range(1, 2_000)]
    debate = read("\n".join(lines) + "\n")
    assert len(debate.relations) == 1_999
    assert written(debate) == written(reading(written(debate)).debate)


def test_detection_knows_argdown_from_prose_and_markup() -> None:
    """Sure of front matter with claims, of definitions and signs; not of JSON, XML or prose."""
    sniff = ArgdownImporter().sniff
    assert sniff((SEEDS / "school-uniform.argdown").read_bytes()) > 0.9
    assert sniff(b"[T]: text\n  + <a>: reason\n") > 0.8
    assert sniff(b'{"version": 1}') == 0
    assert sniff(b"<?xml version='1.0'?>\n<rdf:RDF/>") == 0
    assert sniff(b"Ann said:\nI think so. [sic]\n\nBob said:\nNo.\n") == 0


def test_edited_lines_are_read() -> None:
    """A sign turned round, a guess deleted and a line added by hand are what is read."""
    before = written(
        read(
            "[T]: t {position: true}\n  + <a>: x {guess: 0.5}\n  - <b>: y {guess: 0.6}\n"
        )
    ).decode()
    after = before.replace("+ <a>: x {guess: 0.5}", "- <a>: x") + "  + <c>: new\n"
    debate = read(after)
    assert links(debate) == [
        ("attack", "a", "t"),
        ("attack", "b", "t"),
        ("support", "c", "t"),
    ]
    assert [r.origin == STATED for r in debate.relations] == [True, False, True]
    assert debate.positions[0].title == "T"
