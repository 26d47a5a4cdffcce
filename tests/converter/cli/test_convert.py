"""`convert` reads once, writes whole files, and obeys its options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from disputatio.converter import registry
from disputatio.schemas import codec
from tests.converter.cli.running import disputatio
from tests.converter.cli.samples import cars

SEEDS = Path(__file__).parents[3] / "seeds"
SAMPLES = Path(__file__).parents[2] / "samples"
TRAM = SEEDS / "pasted-tram.txt"


def test_a_thread_becomes_a_debate(tmp_path: Path) -> None:
    """A pasted thread is read, structured and written by one command."""
    done = disputatio("convert", TRAM, "-o", "tram.debate.json", folder=tmp_path)

    debate = codec.loads((tmp_path / "tram.debate.json").read_bytes())
    assert (done.returncode, done.stdout) == (0, "")
    assert debate.source == "pasted-tram.txt"
    assert len(debate.posts) == 18
    assert debate.positions


def test_structure_can_be_switched_off() -> None:
    """Without structure nothing is concluded; without one pass only that is missing."""
    none = disputatio("convert", TRAM, "-t", "debate-json", "--structure", "none")
    some = disputatio("convert", TRAM, "-t", "debate-json", "--without", "positions")

    assert codec.loads(none.stdout.encode()).claims == ()
    assert codec.loads(some.stdout.encode()).claims != ()
    assert codec.loads(some.stdout.encode()).positions == ()


def test_an_unknown_pass_is_told() -> None:
    """A slip in the name of a pass is answered with the name that was meant."""
    done = disputatio("convert", TRAM, "-t", "debate-json", "--without", "position")

    assert done.returncode == 2
    assert "no pass is called 'position'" in done.stderr
    assert "did you mean 'positions'?" in done.stderr


def test_several_outputs_from_one_read(sample: Path, tmp_path: Path) -> None:
    """`-o` may be repeated, with `-t` once for each, and stdout among them."""
    done = disputatio(
        "convert", sample, "-o", "a.txt", "-o", "-", "-t", "debate-json", "-t",
        "debate-json", folder=tmp_path,
    )  # fmt: skip

    assert done.returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == sample.read_bytes()
    assert done.stdout.encode() == sample.read_bytes()


def test_an_existing_file_is_replaced(sample: Path, tmp_path: Path) -> None:
    """A file of the same name is replaced whole, even the input itself."""
    before = sample.read_bytes()
    other = tmp_path / "long.debate.json"
    other.write_bytes(b"x" * 100_000)

    assert disputatio("convert", sample, "-o", other).returncode == 0
    assert disputatio("convert", sample, "-o", sample).returncode == 0

    assert other.read_bytes() == before
    assert sample.read_bytes() == before


def test_a_folder_takes_a_file_of_the_input_s_name(
    sample: Path, tmp_path: Path
) -> None:
    """A folder as output, made where it is missing, gets a file per thread."""
    done = disputatio(
        "convert", sample, "-o", "out/", "-t", "debate-json", folder=tmp_path
    )

    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["cars.debate.json"]


def test_a_folder_takes_several_formats(sample: Path, tmp_path: Path) -> None:
    """A folder alone gets each thread in every format that is named, from one read."""
    several = ("-o", "out/", "-t", "debate-json", "-t", "argdown")

    done = disputatio("convert", sample, *several, folder=tmp_path)
    twice = disputatio("convert", sample, *several, "-t", "argdown", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == ["cars.argdown", "cars.debate.json"]
    assert twice.returncode == 2
    assert "a folder takes each format once" in twice.stderr


def test_a_title_is_taken(sample: Path) -> None:
    """`--title` replaces the title of the file."""
    done = disputatio("convert", sample, "-t", "debate-json", "--title", "Mine")

    assert codec.loads(done.stdout.encode()).title == "Mine"


def test_a_name_that_says_another_format_is_told(sample: Path, tmp_path: Path) -> None:
    """`-t` counts, with a warning where the name is that of another format."""
    argdown = tmp_path / "x.argdown"

    done = disputatio("convert", sample, "-o", argdown, "-t", "debate-json")

    assert f"{argdown} is written as debate-json" in done.stderr
    assert codec.loads(argdown.read_bytes())


def test_a_thread_that_is_not_there(sample: Path) -> None:
    """`--thread` beyond the last says how many there are."""
    done = disputatio("convert", sample, "-t", "debate-json", "--thread", "2")

    assert done.returncode == 5
    assert done.stderr == (
        "disputatio: there is no thread 2\n  try: there is only one\n"
    )


def test_strict_refuses_a_loss(sample: Path, tmp_path: Path) -> None:
    """Under `--strict` a format that would drop something is refused, exit 6."""
    done = disputatio(
        "convert", sample, "-o", "a.debate.json", "-o", "a.argdown", "--strict",
        folder=tmp_path,
    )  # fmt: skip

    assert done.returncode == 6
    assert "nothing is written: argdown does not keep: " in done.stderr
    assert not list(tmp_path.glob("a.*"))


def test_strict_is_content_where_nothing_is_lost(sample: Path) -> None:
    """Under `--strict` a conversion that keeps everything ends well."""
    done = disputatio("convert", sample, "-t", "debate-json", "--strict")

    assert done.returncode == 0


def test_losses_are_told_in_one_line(sample: Path, tmp_path: Path) -> None:
    """What a format drops is a warning; `-q` silences it."""
    told = disputatio("convert", sample, "-o", "a.argdown", folder=tmp_path)
    quiet = disputatio("convert", sample, "-o", "a.argdown", "-q", folder=tmp_path)

    assert told.returncode == quiet.returncode == 0
    assert told.stderr.startswith("disputatio: warning: argdown does not keep: ")
    assert len(told.stderr.splitlines()) == 1
    assert quiet.stderr == ""


def test_notices_go_to_a_file(tmp_path: Path) -> None:
    """`--notices` writes every notice as a line of JSON, notes included."""
    done = disputatio(
        "convert", TRAM, "-o", "t.argdown", "--notices", "n.jsonl", folder=tmp_path
    )

    lines = (tmp_path / "n.jsonl").read_text().splitlines()
    notices = [json.loads(line) for line in lines]
    assert done.returncode == 0
    assert {"AuthorUnknown", "LossOnExport"} <= {n["rule"] for n in notices}
    assert all({"rule", "severity", "sentence", "line"} <= set(n) for n in notices)


def test_verbose_tells_notes_and_files(tmp_path: Path) -> None:
    """`-v` tells notes with their place, and what was written."""
    done = disputatio("convert", TRAM, "-o", "t.debate.json", "-v", folder=tmp_path)

    assert "disputatio: wrote t.debate.json (debate-json)\n" in done.stderr
    assert f"disputatio: note: {TRAM}:120: " in done.stderr


def test_pages_are_one_thread(tmp_path: Path) -> None:
    """Files of a folder are pages of one thread, and so are several arguments."""
    whole = (SEEDS / "pasted-two-pages.txt").read_bytes()
    folder = tmp_path / "pages"
    folder.mkdir()
    middle = whole.index(b"\n", len(whole) // 2) + 1
    (folder / "page1.txt").write_bytes(whole[:middle])
    (folder / "page2.txt").write_bytes(whole[middle:])
    options = ("-t", "debate-json", "--structure", "none", "-f", "pasted")

    from_folder = disputatio("convert", folder, *options)
    from_files = disputatio(
        "convert", folder / "page1.txt", folder / "page2.txt", *options
    )
    at_once = disputatio("convert", "-", *options, given=whole)

    posts = codec.loads(at_once.stdout.encode()).posts
    assert codec.loads(from_folder.stdout.encode()).posts == posts
    assert codec.loads(from_files.stdout.encode()).posts == posts


def test_a_page_does_not_replace_the_page_that_it_is_made_of(tmp_path: Path) -> None:
    """A saved page has the ending of our pages, and is not lost to one of them."""
    page = tmp_path / "weir.html"
    page.write_bytes((SAMPLES / "xenforo" / "weir-gate.html").read_bytes())
    before = page.read_bytes()

    named = disputatio("convert", page, "-o", page)
    foldered = disputatio("convert", page, "-t", "html", "-o", f"{tmp_path}/")
    other = disputatio("convert", page, "-o", tmp_path / "debate.htm")

    assert (named.returncode, foldered.returncode, other.returncode) == (2, 2, 0)
    assert "would be replaced by html" in named.stderr
    assert page.read_bytes() == before
    assert (tmp_path / "debate.htm").read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_format_s_own_options_are_offered(sample: Path, tmp_path: Path) -> None:
    """An exporter's option works once the format is known, and is an error else."""
    right = disputatio(
        "convert", sample, "-o", "a.epub", "--posts", "none", folder=tmp_path
    )
    wrong_value = disputatio(
        "convert", sample, "-o", "b.epub", "--posts", "some", folder=tmp_path
    )
    wrong_format = disputatio(
        "convert", sample, "-o", "c.debate.json", "--posts", "none", folder=tmp_path
    )

    assert right.returncode == 0, right.stderr
    assert (wrong_value.returncode, wrong_format.returncode) == (2, 2)
    assert "'some' is not one of" in wrong_value.stderr
    assert "no option is called '--posts'" in wrong_format.stderr
    assert sorted(p.name for p in tmp_path.glob("?.*")) == ["a.epub"]


@pytest.mark.parametrize("name", ["epub", "pdf"])
def test_help_shows_a_format_s_options(name: str) -> None:
    """`convert --help` with a format named shows that format's options too."""
    assert f"({name}) " in disputatio("convert", "-t", name, "--help").stdout


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Two runs in two processes write the same bytes."""
    runs = [
        disputatio("convert", TRAM, "-t", "debate-json", folder=tmp_path).stdout
        for _ in range(2)
    ]

    assert runs[0] == runs[1]


def test_a_sample_survives(sample: Path) -> None:
    """debate-json to debate-json changes no byte."""
    done = disputatio("convert", sample, "-t", "debate-json")

    assert done.stdout.encode() == sample.read_bytes() == codec.dumps(cars())


@pytest.mark.real
def test_the_real_thread_in_every_format(fixtures_folder: Path, tmp_path: Path) -> None:
    """One command writes the real thread in every format that there is."""
    thread = fixtures_folder / "seed-thread" / "pasted-xenforo-thread.txt"
    infos = [e.info for e in registry.exporters().exporters]
    outputs = [f"thread{info.extensions[0]}" for info in infos]
    options = [word for name in outputs for word in ("-o", name)]

    done = disputatio("convert", thread, *options, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(outputs)
    assert all((tmp_path / name).stat().st_size > 1000 for name in outputs)


@pytest.mark.real
def test_the_real_thread_is_shown(fixtures_folder: Path) -> None:
    """The real thread reads as a debate at 80 columns."""
    thread = fixtures_folder / "seed-thread" / "pasted-xenforo-thread.txt"

    done = disputatio("show", thread)

    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert max(map(cell_len, lines)) <= 80
    assert {"Question", "Positions", "Who argued what"} <= set(lines)


@pytest.mark.parametrize(
    "option", [("--aif-layers", "dialogue"), ("--aif-target", "aifdb")]
)
def test_strict_sees_what_an_option_leaves_out(
    option: tuple[str, str], tmp_path: Path
) -> None:
    """A narrowing option is a loss: exit 6, and nothing is written."""
    done = disputatio(
        "convert", TRAM, "-o", "x.aif.json", *option, "--strict", folder=tmp_path
    )

    assert done.returncode == 6
    assert "nothing is written" in done.stderr
    assert list(tmp_path.iterdir()) == []
