"""`check`, `identify`, `formats` and `schema` report what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import attrs
import pytest
from click.shell_completion import BashComplete

from disputatio.converter.cli.application import application
from disputatio.converter.inspection import inspected
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate, Post, Relation
from disputatio.schemas.features import Feature
from tests.converter.cli.running import disputatio
from tests.converter.cli.samples import arguments, cars

SEEDS = Path(__file__).parents[3] / "seeds"


def test_a_clean_file(sample: Path) -> None:
    """A file in order has its counts and nothing else."""
    done = disputatio("check", sample, "--strict")

    assert done.returncode == 0
    assert done.stdout == (
        f"{sample}: debate-json “Ban cars?”: 3 posts, 3 claims, 3 relations,"
        " 1 position\n  nothing to report\n"
    )


def test_copies_of_analysts_are_no_posts(tmp_path: Path) -> None:
    """An analyst's record and words that another tells are not counted, as nowhere."""
    states = (None, "annotation", "reported", "deleted")
    posts = [Post(key=f"p{n}", state=state) for n, state in enumerate(states)]
    path = tmp_path / "x.debate.json"
    path.write_bytes(codec.dumps(Debate(posts=tuple(posts))))

    done = disputatio("check", path)

    assert "debate-json: 2 posts, 0 claims" in done.stdout


def test_warnings_fail_under_strict_only(tmp_path: Path) -> None:
    """A lost parent is a warning: exit 3 under `--strict`, else 0."""
    lost = attrs.evolve(cars().posts[1], claimed_parent="t1_gone")
    debate = attrs.evolve(cars(), posts=(cars().posts[0], lost, cars().posts[2]))
    path = tmp_path / "x.debate.json"
    path.write_bytes(codec.dumps(debate))

    plain, strict = disputatio("check", path), disputatio("check", path, "--strict")

    assert (plain.returncode, strict.returncode) == (0, 3)
    told = "warning: ReferenceBroken: post-2 answers 't1_gone', which is not here"
    assert told in plain.stdout
    assert plain.stdout.endswith("  1 warning\n")


def test_help_says_what_the_exit_codes_mean() -> None:
    """Who runs it in CI learns that errors fail under `--strict` only."""
    told = " ".join(disputatio("check", "--help").stdout.split())

    assert "Exit 0 if every file can be read, whatever errors are found in it" in told
    assert "with --strict, which is for CI, 3 if there is an error or a warning" in told


def test_findings_in_json_have_line_and_path(tmp_path: Path) -> None:
    """The line is that of an editor, the path that of a program."""
    node = '{"nodeID": "1", "text": "Tea.", "type": "I"}'
    (tmp_path / "x.json").write_text(f'{{"nodes": [\n{node},\n{node}]}}', "utf-8")

    done = disputatio("check", "x.json", folder=tmp_path)

    told = "error: AifIdRepeated: 3: nodes[1].nodeID: two nodes have the nodeID 1"
    assert told in done.stdout


def test_json_reports(sample: Path, tmp_path: Path) -> None:
    """`--json` gives one object a file, with the error of a malformed one; exit 5."""
    (tmp_path / "bad.debate.json").write_bytes(b"{")

    done = disputatio("check", "--json", sample, "bad.debate.json", folder=tmp_path)

    good, bad = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 5
    assert (good["format"], good["error"]) == ("debate-json", None)
    assert good["threads"][0]["posts"] == 3
    assert "bad.debate.json" in bad["error"]["message"]


def test_notes_are_listed_when_asked_for() -> None:
    """What a thread leaves open is a note that `-v` lists; else kinds are counted."""
    seed = SEEDS / "pasted-tram.txt"

    short = " ".join(disputatio("check", seed).stdout.split())
    full = disputatio("check", seed, "-v").stdout

    assert "info: AuthorUnknown: " not in short
    assert re.search(r"\d notes?: .*\bAuthorUnknown \d+.*; -v tells all$", short)
    assert "info: AuthorUnknown: " in full
    assert "-v tells all" not in full


def _relation(**fields: object) -> Debate:
    relation = Relation(key="r", kind="support", **fields)  # type: ignore[arg-type]
    return attrs.evolve(arguments(), relations=(relation,))


@pytest.mark.parametrize(
    ("debate", "words"),
    [
        (_relation(sources=("r",), targets=("c1",)), "is one of its own ends"),
        (_relation(targets=("c1",)), "has no source"),
        (_relation(sources=("c1",)), "has no target"),
        (_relation(sources=("c2", "c2"), targets=("c1",)), "has the same end twice"),
        (_relation(sources=("c1",), targets=("c1",)), "leads from c1 to itself"),
        (Debate(posts=(Post(key="a"), Post(key="a"))), "2 elements have the key 'a'"),
    ],
)
def test_what_is_odd_is_found(debate: Debate, words: str) -> None:
    """Each odd tie and each broken rule is told once."""
    found = inspected(debate)

    assert len(found) == 1
    assert words in found[0].sentence


def test_nothing_odd_is_found_in_samples() -> None:
    """Ordinary debates are in order."""
    assert inspected(cars()) == ()
    assert inspected(arguments()) == ()


def test_identify(sample: Path) -> None:
    """Each file has its format and score; with `-v` every importer is listed."""
    done = disputatio("identify", sample, SEEDS / "pasted-tram.txt")
    more = disputatio("identify", "-v", sample)

    assert done.stdout.splitlines()[0].startswith(f"{sample}: debate-json (0.9")
    assert done.stdout.splitlines()[1].split(": ")[1].startswith("pasted (")
    assert "\n  0.00  pasted\n" in more.stdout


def test_identify_says_unknown() -> None:
    """What nothing recognises is unknown, exit 4."""
    done = disputatio("identify", "-", given=b"\x00\x01")

    assert (done.returncode, done.stdout) == (4, "-: unknown (0.00)\n")


def test_formats_lists_what_is_kept() -> None:
    """A format's page says what survives and what does not, nothing twice."""
    page = disputatio("formats", "argdown").stdout
    assert max(map(len, page.splitlines())) <= 80
    page = page.replace("\n    ", " ")
    kept, dropped = (
        line.partition(": ")[2].split(", ")
        for line in page.splitlines()
        if line.startswith(("  keeps: ", "  drops: "))
    )

    assert sorted(kept + dropped) == sorted(Feature)
    assert "keeps everything" in disputatio("formats", "debate-json").stdout


def test_schema_is_json() -> None:
    """The schema is printed as JSON that names itself a schema."""
    schema = json.loads(disputatio("schema").stdout)

    assert schema["$schema"].startswith("https://json-schema.org/")


def test_a_malformed_file_is_told(tmp_path: Path) -> None:
    """A file that cannot be read is an error on stderr, exit 5; the rest is checked."""
    (tmp_path / "bad.debate.json").write_bytes(b"{")
    (tmp_path / "good.debate.json").write_bytes(codec.dumps(cars()))

    done = disputatio("check", "bad.debate.json", "good.debate.json", folder=tmp_path)

    assert done.returncode == 5
    assert done.stderr.startswith("disputatio: bad.debate.json:1:2: not valid JSON")
    assert "nothing to report" in done.stdout


def test_an_empty_file_cannot_be_identified(tmp_path: Path) -> None:
    """An empty file is malformed, and named as it was given."""
    (tmp_path / "empty.txt").touch()

    done = disputatio("identify", "empty.txt", folder=tmp_path)

    assert done.returncode == 5
    assert done.stderr == "disputatio: empty.txt: is empty, there is nothing to read\n"


def test_others_are_identified_beside_a_missing_file(tmp_path: Path) -> None:
    """One name that is wrong does not stop the rest."""
    (tmp_path / "a.nt").write_text("<x:a> <x:b> <x:c> .\n", "utf-8")

    done = disputatio("identify", "no.txt", "a.nt", folder=tmp_path)

    assert done.returncode == 5
    assert done.stderr == "disputatio: no.txt: there is no such file\n"
    assert done.stdout.startswith("a.nt: ")


def test_formats_lists_options() -> None:
    """A format's page has its options with values, defaults and help."""
    page = disputatio("formats", "epub").stdout

    assert "  --posts all|cited|none  when written: " in page
    assert "(default all)" in page


def test_formats_offers_near_names() -> None:
    """A slip in a format's name is answered, whichever way the format goes."""
    done = disputatio("formats", "pastd")

    assert done.returncode == 4
    assert done.stderr.endswith("  try: did you mean 'pasted'?\n")


@pytest.mark.parametrize(
    ("words", "begun", "expected"),
    [
        (["convert", "x.txt", "-t"], "aif-x", ["aif-xml"]),
        (["convert", "x.txt", "-f"], "pas", ["pasted"]),
        (["convert", "x.txt", "-t"], "pas", []),
        (["check", "--from"], "deb", ["debate-json"]),
        (["formats"], "e", ["epub"]),
    ],
)
def test_names_of_formats_are_completed(
    words: list[str], begun: str, expected: list[str]
) -> None:
    """The shell offers the formats that fit what was typed, and of the right side."""
    shell = BashComplete(application, {}, "disputatio", "_DISPUTATIO_COMPLETE")

    assert [i.value for i in shell.get_completions(words, begun)] == expected


def test_a_post_that_names_itself_is_told_as_that() -> None:
    """It is here, so it is not called missing."""
    posts = cars().posts
    itself = attrs.evolve(posts[1], claimed_parent=posts[1].key.removeprefix("post-"))

    (told,) = inspected(attrs.evolve(cars(), posts=(posts[0], itself, posts[2])))

    assert (
        told.sentence
        == f"{itself.key} answers {itself.claimed_parent!r}, which is itself"
    )
