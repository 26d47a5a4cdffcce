"""Law 8: the outside judge accepts what is written, and reads the graph that is meant."""

import json
from collections import Counter
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import given
from rdflib import Literal as RdfLiteral
from rdflib.term import Node as RdfNode

from disputatio.schemas.debate import Debate, Participant
from disputatio.schemas.foreign.rdf import Literal
from disputatio.schemas.views import Views
from tests.judges import page_judge, pdf_judge, rdf_judge, relaxng_judge
from tests.judges.aif_judge import AifJudge, Tool
from tests.judges.argdown_judge import ArgdownJudge, Verdict
from tests.judges.epub_judge import EpubJudge
from tests.laws.argdown_graph import expected_edges, official_edges, official_texts
from tests.laws.formats import cases, documents_only, variants, written
from tests.strategies.chosen import hostile_debate, rich_debate
from tests.strategies.debates import debates
from tests.strategies.graphs import argument_graphs
from tests.strategies.growing import GROWING
from tests.strategies.threads import threads

ANY = debates() | threads()
"""Debates with everything in them, and plain threads."""


def ask_argdown(judge: ArgdownJudge, debate: Debate, name: str = "argdown") -> Verdict:
    """Give the official parser's verdict on a debate, which it must accept."""
    text = written(name, debate).decode()
    verdict = judge.ask(text)
    assert verdict.accepted, f"{verdict.errors} {verdict.exception} in:\n{text}"
    return verdict


@pytest.mark.parametrize("name", cases(8, variants(["argdown"])))
@given(debate=ANY)
def test_the_official_parser_accepts_any_debate(
    name: str, argdown_judge: ArgdownJudge, debate: Debate
) -> None:
    """Law 8: no words of any debate break Argdown."""
    ask_argdown(argdown_judge, debate, name)


@pytest.mark.parametrize("name", cases(8, variants(["argdown"])))
@given(debate=argument_graphs())
def test_the_official_parser_reads_the_same_graph(
    name: str, argdown_judge: ArgdownJudge, debate: Debate
) -> None:
    """Law 8: the official parser reads the same words, and the same relations of them."""
    model = ask_argdown(argdown_judge, debate, name).model

    assert model is not None
    assert official_texts(model) == {claim.text for claim in debate.claims}
    assert official_edges(model) == expected_edges(debate)


def test_the_official_parser_reads_the_steps(argdown_judge: ArgdownJudge) -> None:
    """Law 8: steps of an argument are a premise-conclusion structure to the parser."""
    verdict = ask_argdown(argdown_judge, GROWING["one argument of many steps"](2))

    assert verdict.model is not None
    (argument,) = verdict.model["arguments"].values()
    assert [line["role"] for line in argument["pcs"]] == [
        "premise",
        "premise",
        "intermediary-conclusion",
        "main-conclusion",
    ]


@pytest.mark.parametrize("kind", GROWING)
@pytest.mark.parametrize("name", cases(8, variants(["argdown"])))
def test_the_official_parser_accepts_large_debates(
    name: str, kind: str, argdown_judge: ArgdownJudge
) -> None:
    """Law 8: a debate that is large in one way is no harder for the official parser."""
    ask_argdown(argdown_judge, GROWING[kind](100), name)


RDF_SYNTAXES = {"aif-xml": "xml", "aif-nt": "nt", "aif-turtle": "turtle"}
"""RDF formats with the name that rdflib has for their syntax."""


@pytest.mark.parametrize("name", cases(8, RDF_SYNTAXES))
@given(debate=ANY)
def test_rdflib_reads_the_same_graph(name: str, debate: Debate) -> None:
    """Law 8: rdflib reads the very statements that our reader finds in RDF/XML."""
    from disputatio.converter.importers.shared.rdf.xml import statements

    found = rdf_judge.graph(written(name, debate), RDF_SYNTAXES[name])

    ours = {
        (s.subject, s.property, _ours(s.term))
        for s in statements(written("aif-xml", debate))
    }
    assert {(str(s), str(p), _theirs(o)) for s, p, o in found} == ours


def _ours(term: object) -> tuple[str | None, ...]:
    if isinstance(term, Literal):
        return (term.text, term.datatype, term.language and term.language.lower())
    return (str(getattr(term, "uri", term)),)


def _theirs(term: RdfNode) -> tuple[str | None, ...]:
    if isinstance(term, RdfLiteral):
        return (str(term), term.datatype and str(term.datatype), term.language)
    return (str(term),)


@pytest.mark.parametrize("name", cases(8, ["aif-xml"]))
@given(debate=ANY)
def test_the_relax_ng_holds(name: str, debate: Debate) -> None:
    """Law 8: every file keeps the RELAX NG that is shipped."""
    with as_file(files("disputatio.schemas").joinpath("aif-xml.rng")) as schema:
        assert relaxng_judge.violations(written("aif-xml", debate), schema) == []


@pytest.mark.parametrize("tool", ["arguebuf", "xaif"])
@pytest.mark.parametrize("name", cases(8, ["aif-json"]))
@given(debate=ANY)
def test_the_aif_libraries_load_any_debate(
    name: str, tool: Tool, aif_judge: AifJudge, debate: Debate
) -> None:
    """Law 8: both libraries load the file, and see every claim and scheme of it."""
    data = written("aif-json", debate)

    verdict = aif_judge.ask(data, tool)

    assert verdict.accepted, verdict.error
    kinds = Counter(node["type"] for node in json.loads(data)["nodes"])
    assert dict(verdict.nodes) == _seen(tool, kinds)


def _seen(tool: Tool, kinds: Counter[str]) -> dict[str, int]:
    """Give the counts that a library should come to; arguebuf reads claims and schemes."""
    if tool == "xaif":
        return dict(kinds)
    names = {
        "I": "atom",
        "RA": "support",
        "CA": "attack",
        "MA": "rephrase",
        "PA": "preference",
    }
    return {names[kind]: count for kind, count in kinds.items() if kind in names}


CHOSEN: dict[str, Callable[[], Debate]] = {
    "nothing": Debate,
    "nothing but blanks": lambda: Debate(
        title=" \t", participants=(Participant(key="a", name="\u2003"),)
    ),
    "a rich debate": rich_debate,
    "quotations": lambda: GROWING["quotations"](12),
    "a hub": lambda: GROWING["hub"](30),
}
"""The few debates that the slow judges of documents see."""


@pytest.mark.parametrize("debate", CHOSEN.values(), ids=CHOSEN)
def test_epubcheck_accepts_books(
    debate: Callable[[], Debate], epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """Law 8: epubcheck has nothing to say about a book."""
    book = tmp_path / "debate.epub"
    book.write_bytes(written("epub", debate()))

    assert epub_judge.check(book) == []


def test_epubcheck_accepts_hostile_books(epub_judge: EpubJudge, tmp_path: Path) -> None:
    """Law 8: epubcheck has nothing to say about a book full of hazards."""
    book = tmp_path / "debate.epub"
    book.write_bytes(written("epub", hostile_debate()))

    assert epub_judge.check(book) == []


@pytest.mark.parametrize("debate", CHOSEN.values(), ids=CHOSEN)
def test_pdfs_are_tagged(debate: Callable[[], Debate]) -> None:
    """Law 8: a PDF says that it is PDF/UA-1 and PDF/A-2a, and has the tags for it."""
    assert_accessible(written("pdf", debate()))


def test_hostile_pdfs_are_tagged() -> None:
    """Law 8: a PDF full of hazards passes the same gate."""
    assert_accessible(written("pdf", hostile_debate()))


@pytest.mark.parametrize("name", cases(8, ["pdf"]))
@documents_only()
@given(debate=ANY)
def test_any_debate_passes_the_gate(name: str, debate: Debate) -> None:
    """Law 8: typst refuses what is not PDF/UA-1 and PDF/A-2a, and it refuses no debate."""
    assert_accessible(written("pdf", debate))


@pytest.mark.parametrize("name", cases(8, ["html"]))
@documents_only()
@given(debate=ANY)
def test_any_debate_is_a_page(name: str, debate: Debate) -> None:
    """Law 8: a page is well-formed, its ways lead somewhere, and no word of a post is lost."""
    page = page_judge.tree(written(name, debate))

    ids = [e.get("id") for e in page.iter() if e.get("id") is not None]
    ways = {a.get("href") for a in page.iter() if a.get("href")}
    assert len(ids) == len(set(ids))
    assert {way[1:] for way in ways if way.startswith("#")} <= set(ids)
    articles, posts = list(page.iter("article")), Views(debate).posts
    assert len(articles) == len(posts)
    for article, post in zip(articles, posts, strict=True):
        assert page_judge.missing(article, post.text) is None


def assert_accessible(data: bytes) -> None:
    """Fail where a PDF is not what it must be for everybody and for later."""
    claims, tags = pdf_judge.claims(data), pdf_judge.tags(data)
    assert (claims.marked, claims.displays_title, claims.pdfua_part) == (
        True,
        True,
        "1",
    )
    assert (claims.pdfa_part, claims.pdfa_conformance) == ("2", "A")
    assert claims.language
    assert tags["Document"] == 1
    assert tags["H1"] >= 1
