"""Hostile RDF: each file is read or refused soon, and nothing outside is touched."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Importer, Linter, Source
from tests.laws.formats import written
from tests.laws.work import work_of
from tests.strategies.growing import GROWING

HEAD = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:aif="http://www.arg.dundee.ac.uk/aif#" xmlns:d="http://purl.org/dc/terms/" xmlns:x="urn:x#">"""
PREFIXES = "@prefix aif: <http://www.arg.dundee.ac.uk/aif#> . @prefix x: <urn:x#> .\n"
AIF = "http://www.arg.dundee.ac.uk/aif#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def xml(inner: str, head: str = "") -> tuple[str, str]:
    """Give an RDF/XML document with its format."""
    return "aif-xml", f"{head}{HEAD}{inner}</rdf:RDF>"


def many(line: str, count: int) -> str:
    """Repeat a line with its number in place of N and the next in place of M."""
    return "".join(
        line.replace("N", str(n)).replace("M", str((n + 1) % count))
        for n in range(count)
    )


READ = {
    "properties": xml(f'<aif:I-node rdf:about="urn:a">{many("<x:pN>v</x:pN>", 30_000)}</aif:I-node>'),
    "attributes": xml(f'<aif:I-node rdf:about="urn:a" {many(" x:pN=" + chr(34) * 2, 5_000)}/>'),
    "links of one node": xml(
        f'<aif:RA-node rdf:about="urn:a">{many("<aif:Premise rdf:resource=" + chr(34) + "urn:i/N" + chr(34) + "/>", 6_000)}'
        f'</aif:RA-node>{many("<aif:I-node rdf:about=" + chr(34) + "urn:i/N" + chr(34) + "/>", 8_000)}'
    ),
    "a circle of support": xml(many(
        '<aif:I-node rdf:about="urn:i/N"/><aif:RA-node rdf:about="urn:r/N">'
        '<aif:Premise rdf:resource="urn:i/N"/><aif:Conclusion rdf:resource="urn:i/M"/></aif:RA-node>', 2_000,
    )),
    "blank nodes in a loop": xml(many(
        '<aif:RA-node rdf:nodeID="aN"><aif:Premise rdf:nodeID="aM"/><aif:Conclusion rdf:nodeID="aN"/></aif:RA-node>', 3_000,
    )),
    "one identifier": xml(many('<aif:I-node rdf:about="urn:N"><d:identifier>1</d:identifier></aif:I-node>', 5_000)),
    "classes of one node": xml(f'<aif:I-node rdf:about="urn:a">{many("<rdf:type rdf:resource=" + chr(34) + "urn:t/N" + chr(34) + "/>", 8_000)}</aif:I-node>'),
    "a long collection": xml(f'<aif:I-node rdf:about="urn:a"><x:l rdf:parseType="Collection">{"<x:T/>" * 10_000}</x:l></aif:I-node>'),
    "a large attribute": xml(f'<aif:I-node rdf:about="urn:a" aif:claimText="{"x" * 5_000_000}"/>'),
    "statements of a statement": xml(many('<aif:I-node rdf:about="urn:N"><x:p rdf:ID="sN">v</x:p></aif:I-node>', 3_000)),
    "triples of N-Triples": ("aif-nt", many(f"<urn:N> <{TYPE}> <{AIF}I-node> .\n", 8_000)),
    "a long line of N-Triples": ("aif-nt", f'<urn:a> <{TYPE}> <{AIF}I-node> .\n<urn:a> <{AIF}claimText> "{"a" * 2_000_000}" .'),
    "escapes of N-Triples": ("aif-nt", f"<urn:a> <{TYPE}> <{AIF}I-node> .\n<urn:a> <{AIF}claimText> \"" + "\\\\uD83D\\\\uDE00\\\\uD800\\\\UFFFFFFFF".replace("\\\\", "\\") * 5_000 + '" .'),
    "statements of Turtle": ("aif-turtle", PREFIXES + many('<urn:N> a aif:I-node ; aif:claimText "t" .\n', 2_000)),
}  # fmt: skip
"""Files that are large in one way, and are read."""

REFUSED = {
    "attributes": (xml(f'<aif:I-node {many("x:aN=" + chr(34) * 2 + " ", 20_000)}/>'), "attributes"),
    "elements": (xml('<aif:RA-node><aif:Premise>' * 5_000), "deeper"),
    "brackets of Turtle": (("aif-turtle", f"{PREFIXES}<urn:a> x:p {'[ x:p ' * 8_000}"), "no Turtle"),
    "lists of Turtle": (("aif-turtle", f"{PREFIXES}<urn:a> x:p {'( ' * 8_000}"), "no Turtle"),
    "a parameter entity": (xml("<aif:I-node/>", '<!DOCTYPE rdf:RDF [<!ENTITY % p SYSTEM "PLACE"> %p;]>'), "parameter entit"),
    "an inner parameter entity": (xml("<aif:I-node/>", "<!DOCTYPE rdf:RDF [<!ENTITY % p '<!ENTITY q \"v\">'> %p;]>"), "parameter entit"),
    "an external entity": (xml("<aif:I-node aif:claimText='a'>&q;</aif:I-node>", '<!DOCTYPE rdf:RDF [<!ENTITY q SYSTEM "PLACE">]>'), "q"),
    "an unparsed entity": (xml("<aif:I-node>&q;</aif:I-node>", '<!DOCTYPE rdf:RDF [<!NOTATION n SYSTEM "n"><!ENTITY q SYSTEM "PLACE" NDATA n>]>'), "q"),
    "an entity of itself": (xml("<aif:I-node>&q;</aif:I-node>", '<!DOCTYPE rdf:RDF [<!ENTITY q "&r;"><!ENTITY r "&q;">]>'), "expand"),
    "no N-Triples": (("aif-nt", "what is this\n" * 100), "wrong too"),
    "N-Quads": (("aif-nt", f"<urn:a> <{TYPE}> <{AIF}I-node> <urn:g> .\n" * 30), "wrong too"),
    "another encoding": (("aif-nt", "\r\n<urn:\udcff>"), "UTF-8"),
    "Turtle cut short": (("aif-turtle", f"{PREFIXES}\n\n<urn:a> a aif:I-n"), "no AIF|no Turtle"),
}  # fmt: skip
"""Files that are refused, with words of the error."""


def lint(name: str, source: Source) -> list[Notice]:
    """Give all findings of a file."""
    importer = registry.importer(name)
    assert isinstance(importer, Linter)
    return list(importer.lint(source))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", READ)
def test_large_files_are_read(kind: str) -> None:
    """A file that is large in one way gives a valid debate and a bounded report."""
    name, text = READ[kind]
    source = Source(data=text.encode())

    (reading,) = registry.importer(name).read(source, {})

    assert problems(reading.debate) == ()
    assert len(reading.notices) <= text.count("<") + text.count("\n")
    assert len(lint(name, source)) <= text.count("<") + text.count("\n")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", REFUSED)
def test_hostile_files_are_refused(kind: str, tmp_path: Path) -> None:
    """The error says what is wrong, and where; a file outside is never read."""
    (name, text), words = REFUSED[kind]
    secret = tmp_path / "secret.txt"
    secret.write_text('<!ENTITY q "the secret words">')
    data = text.replace("PLACE", secret.as_uri()).encode(errors="surrogateescape")

    with pytest.raises(ReadError, match=words) as caught:
        list(registry.importer(name).read(Source(data=data), {}))

    assert caught.value.line
    assert "secret words" not in str(caught.value)


@pytest.mark.parametrize("kind", ["hub", "claim chain"])
def test_linting_is_linear(kind: str) -> None:
    """Law 7: a linter's work grows with the file and no faster."""
    sources = [Source(data=written("aif-xml", GROWING[kind](n))) for n in (60, 120)]
    lint("aif-xml", sources[0])

    small, large = (work_of(partial(lint, "aif-xml", source)) for source in sources)

    assert large / small <= 2.2 * len(sources[1].data) / len(sources[0].data) / 2


@pytest.mark.real
@pytest.mark.parametrize("accident", ["cut", "flipped"])
@pytest.mark.parametrize(
    "name",
    [
        "knoxa_singularity.xml",
        "knoxa_chalmers.xml",
        "knoxa_levels.xml",
        "knoxa_water.nt",
        "synthetic_aifdb_shape_6064.rdf",
        "AIF.owl",
    ],
)
def test_damaged_real_files(fixtures_folder: Path, name: str, accident: str) -> None:
    """A real file cut or flipped at fifty places is read or refused with a line."""
    data = (fixtures_folder / "aif" / "rdf" / name).read_bytes()
    importer = registry.importer("aif-nt" if name.endswith(".nt") else "aif-xml")
    for at in range(1, min(len(data), 60_000), min(len(data), 60_000) // 50):
        flipped = data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
        damaged = data[:at] if accident == "cut" else flipped
        assert read_or_refused(importer, damaged)


def read_or_refused(importer: Importer, data: bytes) -> bool:
    """Say whether a file gives a valid debate, or an error with its line."""
    try:
        (reading,) = importer.read(Source(data=data), {})
    except ReadError as error:
        return bool(error.line)
    return problems(reading.debate) == ()
