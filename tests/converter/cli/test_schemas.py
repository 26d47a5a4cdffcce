"""The schemas that the program prints work alone, with the tools that people have."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from disputatio.converter import registry
from disputatio.converter.cli.schema import SCHEMAS
from disputatio.schemas.protocols import Source
from tests.converter.cli.running import disputatio
from tests.converter.importers.test_aif_dialects import OTHERS
from tests.judges import policy, relaxng_judge
from tests.laws.formats import written
from tests.strategies.chosen import hostile_debate, rich_debate


def printed(folder: Path, *words: str) -> Path:
    """Give a file with what the command printed, and nothing else beside it."""
    file = folder / "alone"
    file.write_text(disputatio("schema", *words).stdout, encoding="utf-8")
    return file


@pytest.mark.parametrize("namespace", ["dundee", "arg.tech"])
def test_the_relax_ng_works_alone_with_xmllint(namespace: str, tmp_path: Path) -> None:
    """Xmllint accepts our files against the printed RELAX NG, and refuses damaged ones."""
    policy.admit(partial(policy.program, "xmllint"))
    schema = printed(tmp_path, "aif-xml", "--aif-namespace", namespace)
    source = Source(data=OTHERS.encode())
    (foreign,) = registry.importer("aif-xml").read(source, {})

    for debate in (rich_debate(), hostile_debate(), foreign.debate):
        for layers in ("dialogue", "argument", "all"):
            way = f"aif-xml --aif-namespace {namespace} --aif-layers {layers}"
            data = written(way, debate)
            assert relaxng_judge.xmllint_violations(data, schema) == []

    for before, after in ((b"aif:I-node", b"aif:J"), (b"dsp:index", b"dsp:place")):
        broken = data.replace(before, after)
        assert broken == data or relaxng_judge.xmllint_violations(broken, schema)


@pytest.mark.parametrize("name", [n for n, f in SCHEMAS.items() if f.endswith("json")])
def test_the_json_schemas_work_alone(name: str, tmp_path: Path) -> None:
    """A validator that knows nothing else accepts our files, and refuses others."""
    schema = json.loads(printed(tmp_path, name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    for debate in (rich_debate(), hostile_debate()):
        validator.validate(json.loads(written(name, debate)))

    assert not validator.is_valid({})


def test_oddities_that_were_read_satisfy_the_schema(tmp_path: Path) -> None:
    """What is written as it was is described in outline, and the help says so."""
    schema = json.loads(printed(tmp_path, "aif-json").read_text("utf-8"))
    row = {"nodeID": "1", "text": "Tea.", "type": "EN", "timestamp": ""}
    nodeset = tmp_path / "odd.json"
    nodeset.write_text(json.dumps({"nodes": [row], "edges": [], "locutions": []}))

    for target in ("all", "aifdb"):
        words = ("convert", nodeset, "-t", "aif-json", "--aif-target", target)
        written_again = json.loads(disputatio(*words, "-o", "-").stdout)
        assert Draft202012Validator(schema).is_valid(written_again)
    told = " ".join(disputatio("schema", "--help").stdout.split())
    assert "of which aif-json describes only the outline then" in told
