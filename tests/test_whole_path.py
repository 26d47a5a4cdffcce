"""The whole path: a pasted thread becomes nine files, and outside judges take each.

The project's own twin of the real thread runs everywhere; the real one where the real
files are.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disputatio.converter import read, registry, write
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import project
from tests.judges import page_judge, pdf_judge, rdf_judge, relaxng_judge
from tests.judges.aif_judge import AifJudge, Tool
from tests.judges.argdown_judge import ArgdownJudge
from tests.judges.epub_judge import EpubJudge

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schemas"
ENDINGS = (
    ".debate.json",
    ".argdown",
    ".aif.json",
    ".aif.xml",
    ".aif.nt",
    ".aif.ttl",
    ".epub",
    ".pdf",
    ".html",
)


@pytest.fixture(
    scope="module", params=["twin", pytest.param("real", marks=pytest.mark.real)]
)
def thread(request: pytest.FixtureRequest) -> Path:
    """The pasted thread: our own twin, or the real one."""
    if request.param == "twin":
        return ROOT / "seeds" / "pasted-tram.txt"
    folder: Path = request.getfixturevalue("fixtures_folder")
    return folder / "seed-thread" / "pasted-xenforo-thread.txt"


@pytest.fixture(scope="module")
def debate(thread: Path) -> Debate:
    """The debate that is found in the thread."""
    return read(thread).debate


@pytest.fixture(scope="module")
def folder(debate: Debate, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the debate in every format."""
    place = tmp_path_factory.mktemp("whole-path")
    for ending in ENDINGS:
        write(debate, place / f"thread{ending}")
    return place


def test_a_debate_is_found(debate: Debate) -> None:
    """Two to seven positions, each said in a passage of the thread."""
    wordings = {c.key: c.wordings for c in debate.claims}

    assert 2 <= len(debate.positions) <= 7
    for position in debate.positions:
        assert any(w.passage is not None for w in wordings[position.claim])


def test_the_schema_holds(folder: Path) -> None:
    """A validator that knows nothing of us accepts the debate-json."""
    import jsonschema

    schema = json.loads((SCHEMAS / "debate.schema.json").read_text(encoding="utf-8"))
    document = json.loads((folder / "thread.debate.json").read_text(encoding="utf-8"))

    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        (".debate.json", "debate-json"),
        (".argdown", "argdown"),
        (".aif.json", "aif-json"),
        (".aif.xml", "aif-xml"),
        (".aif.nt", "aif-nt"),
        (".aif.ttl", "aif-turtle"),
    ],
)
def test_what_is_kept_comes_back(
    folder: Path, debate: Debate, ending: str, name: str
) -> None:
    """Reading a file back gives the debate as far as its format keeps it."""
    keeps = registry.exporter(name).info.keeps
    back = read(folder / f"thread{ending}").debate

    assert project(back, keeps) == project(debate, keeps)


def test_argdown_through_aif_xml_gives_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    """`.argdown` to `.aif.xml` to `.argdown` changes no byte."""
    first = folder / "thread.argdown"
    write(read(first).debate, tmp_path / "between.aif.xml")
    write(read(tmp_path / "between.aif.xml").debate, tmp_path / "second.argdown")

    assert (tmp_path / "second.argdown").read_bytes() == first.read_bytes()


def test_the_argdown_parser_accepts_it(
    folder: Path, argdown_judge: ArgdownJudge
) -> None:
    """The official parser reads our Argdown without an error."""
    verdict = argdown_judge.ask((folder / "thread.argdown").read_text(encoding="utf-8"))

    assert (verdict.errors, verdict.exception) == ((), None)


@pytest.mark.parametrize("tool", ["arguebuf", "xaif"])
def test_aif_tools_load_it(folder: Path, aif_judge: AifJudge, tool: Tool) -> None:
    """Arguebuf and xaif read our AIF-JSON."""
    verdict = aif_judge.ask(folder / "thread.aif.json", tool)

    assert verdict.accepted, verdict.error


def test_rdf_tools_read_it(folder: Path) -> None:
    """Rdflib reads our RDF/XML, and the RELAX NG schema holds."""
    document = (folder / "thread.aif.xml").read_bytes()

    assert len(rdf_judge.graph(document)) > 0
    assert relaxng_judge.violations(document, SCHEMAS / "aif-xml.rng") == []


def test_the_page_has_every_post(folder: Path, debate: Debate) -> None:
    """Our page is well-formed, and holds the words of each post."""
    page = page_judge.tree((folder / "thread.html").read_bytes())

    articles = list(page.iter("article"))
    found = [
        page_judge.missing(*e)
        for e in zip(articles, (p.text for p in debate.posts), strict=True)
    ]
    assert found == [None] * len(debate.posts)


def test_epubcheck_is_silent(folder: Path, epub_judge: EpubJudge) -> None:
    """Epubcheck has nothing to say of our book."""
    assert epub_judge.check(folder / "thread.epub") == []


def test_the_pdf_keeps_its_promises(folder: Path) -> None:
    """The PDF says that it is PDF/A-2a and PDF/UA-1, is tagged, and nothing strays."""
    document = folder / "thread.pdf"
    claims = pdf_judge.claims(document)

    assert (claims.pdfa_part, claims.pdfa_conformance, claims.pdfua_part) == (
        "2",
        "A",
        "1",
    )
    assert claims.marked
    assert pdf_judge.tags(document)["H2"] > 0
    assert pdf_judge.strays(document) == []
