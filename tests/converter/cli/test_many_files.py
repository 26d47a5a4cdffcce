"""Many files at once: each checked or converted by itself, and nothing overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from disputatio.converter import api
from disputatio.schemas import codec
from tests.converter.cli.running import disputatio
from tests.converter.cli.samples import arguments, cars
from tests.converter.containers import sites

CLEAN = (
    '{"nodes": [{"nodeID": "1", "text": "Tea wakes.", "type": "I"}],'
    ' "edges": [], "locutions": []}'
)
ODD = (
    '{"nodes": [{"nodeID": "1", "text": "Tea wakes.", "type": "I"},'
    ' {"nodeID": "2", "text": "RA", "type": "RA"}],'
    ' "edges": [{"edgeID": "1", "fromID": "2", "toID": "1"}], "locutions": []}'
)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give a folder of argument files of several formats, one of another tool."""
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    (folder / "tea.json").write_text(CLEAN, "utf-8")
    (folder / "odd.json").write_text(ODD, "utf-8")
    (folder / "uniform.argdown").write_text("[Uniform]: Wear one.\n", "utf-8")
    (folder / "below" / "cars.debate.json").write_bytes(codec.dumps(cars()))
    (folder / ".hidden.json").write_text("{", "utf-8")
    return folder


def test_every_file_of_a_folder_is_checked(mixed: Path) -> None:
    """One line for a file in order, findings below the others, and a summary."""
    done = disputatio("check", "in", folder=mixed.parent)

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout == (
        "in/odd.json: aif-json: 0 posts, 1 claim, 1 relation, 0 positions\n"
        "  warning: AifNoPremise: 1: nodes[1]: RA 2 has no premise\n"
        "  1 warning\n"
        "in/tea.json: aif-json: 0 posts, 1 claim, 0 relations, 0 positions: 1 note\n"
        "in/uniform.argdown: argdown: 0 posts, 1 claim, 0 relations, 0 positions:"
        " nothing to report\n"
        "in/below/cars.debate.json: debate-json “Ban cars?”: 3 posts, 3 claims,"
        " 3 relations, 1 position: nothing to report\n"
        "4 files: 3 in order, 1 with findings (1 warning, 1 note)\n"
    )


def test_the_worst_exit_code_counts(mixed: Path) -> None:
    """A warning is 3 under `--strict`, another tool's file 4, a broken one 5."""
    codes = [disputatio("check", "--strict", mixed).returncode]
    for name, data in (("x.tgf", "1\n2\n#\n1 2\n"), ("y.debate.json", "{")):
        (mixed / name).write_text(data, "utf-8")
        codes.append(disputatio("check", mixed).returncode)

    assert codes == [3, 4, 5]


def test_a_file_that_cannot_be_read_has_its_line(mixed: Path) -> None:
    """Its line stands among the others, its error on standard error."""
    (mixed / "x.tgf").write_text("1\n2\n#\n1 2\n", "utf-8")

    done = disputatio("check", "in", folder=mixed.parent)

    assert "\nin/x.tgf: not read\n" in done.stdout
    assert done.stdout.endswith(
        "5 files: 3 in order, 1 with findings, 1 not read (1 warning, 1 note)\n"
    )
    assert done.stderr.startswith("disputatio: in/x.tgf: no importer recognises it")


def test_a_folder_is_checked_as_json(mixed: Path) -> None:
    """One object a file, with the exit code that it alone would give."""
    (mixed / "x.tgf").write_text("1\n2\n#\n1 2\n", "utf-8")

    done = disputatio("check", "in", "--json", "--strict", folder=mixed.parent)
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(Path(r["file"]).name, r["format"], r["exit"]) for r in rows] == [
        ("odd.json", "aif-json", 3),
        ("tea.json", "aif-json", 0),
        ("uniform.argdown", "argdown", 0),
        ("x.tgf", None, 4),
        ("cars.debate.json", "debate-json", 0),
    ]
    assert done.returncode == 4


def test_pages_of_a_thread_are_checked_together(tmp_path: Path) -> None:
    """A folder of nothing but pages of one format of threads is one thread."""
    folder = tmp_path / "pages"
    folder.mkdir()
    end = "\N{NO-BREAK SPACE}"
    for number in (1, 2):
        text = f"Tram {number}\n\nIt should run.\n{end}\nIt should not.\n{end}\n"
        (folder / f"page{number}.txt").write_text(text, "utf-8")

    done = disputatio("check", "pages", folder=tmp_path)

    assert done.returncode == 0
    assert done.stdout.startswith("pages: pasted")
    assert done.stdout.splitlines()[-1].startswith("1 file: 1 in order")


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    """Nothing to check is no success."""
    (tmp_path / "in" / "below").mkdir(parents=True)

    done = disputatio("check", "in", folder=tmp_path)

    assert done.returncode == 5
    assert done.stderr.startswith("disputatio: in: is a folder without files\n")


def test_argument_files_are_converted_each_by_itself(mixed: Path) -> None:
    """With a folder as output every file keeps its name, those of folders in it too."""
    one_by_one = disputatio(
        "convert", "in/tea.json", "in/odd.json", "-o", "a/", "-t", "argdown",
        folder=mixed.parent,
    )  # fmt: skip
    whole = disputatio(
        "convert", "in", "-o", "b/", "-t", "debate-json", folder=mixed.parent
    )

    assert (one_by_one.returncode, whole.returncode) == (0, 0)
    names = sorted(p.name for p in (mixed.parent / "a").iterdir())
    assert names == ["odd.argdown", "tea.argdown"]
    names = sorted(p.name for p in (mixed.parent / "b").iterdir())
    assert names == [
        "cars.debate.json",
        "odd.debate.json",
        "tea.debate.json",
        "uniform.debate.json",
    ]
    read = api.read(mixed.parent / "b" / "tea.debate.json").debate
    assert [c.text for c in read.claims] == ["Tea wakes."]


def test_a_file_that_fails_stops_no_other(mixed: Path) -> None:
    """The rest is written, the error told with its file, and the exit code is its own."""
    (mixed / "bad.debate.json").write_text("{", "utf-8")

    done = disputatio("convert", "in", "-o", "b/", "-t", "argdown", folder=mixed.parent)

    assert done.returncode == 5
    assert "disputatio: in/bad.debate.json:1:2: not valid JSON" in done.stderr
    assert len(list((mixed.parent / "b").iterdir())) == 4


def test_nothing_is_overwritten_without_a_word(mixed: Path) -> None:
    """Equal names are numbered, and what stood in the folder is said to be replaced."""
    other = mixed / "below" / "tea.json"
    other.write_text(CLEAN.replace("Tea", "Coffee"), "utf-8")
    call = ("convert", "in/tea.json", other, "-o", "a/", "-t", "argdown")

    first = disputatio(*call, folder=mixed.parent)
    again = disputatio(*call, folder=mixed.parent)

    out = mixed.parent / "a"
    assert sorted(p.name for p in out.iterdir()) == ["tea-2.argdown", "tea.argdown"]
    assert "Tea" in (out / "tea.argdown").read_text("utf-8")
    assert "Coffee" in (out / "tea-2.argdown").read_text("utf-8")
    taken = "note: a/tea.argdown is taken by another input;"
    assert taken in first.stderr
    assert "replaced" not in first.stderr
    assert "note: a/tea.argdown was there and is replaced\n" in again.stderr


def test_strict_writes_nothing_if_one_would_lose(mixed: Path) -> None:
    """Under `--strict` the losses of all files are found before any is written."""
    lossy = mixed / "z.debate.json"
    lossy.write_bytes(codec.dumps(attrs.evolve(arguments(), language="en")))

    done = disputatio(
        "convert", "in", "-o", "b/", "-t", "argdown", "--strict", folder=mixed.parent
    )

    assert done.returncode == 6
    assert not (mixed.parent / "b").exists()


def test_notices_name_their_file(mixed: Path) -> None:
    """What is told of one file among many begins with its name."""
    lossy = mixed / "z.debate.json"
    lossy.write_bytes(codec.dumps(cars()))

    done = disputatio(
        "convert", "in", "-o", "b/", "-t", "argdown", "--notices", "n.jsonl",
        folder=mixed.parent,
    )  # fmt: skip

    assert "warning: in/z.debate.json: argdown does not keep" in done.stderr
    rows = (mixed.parent / "n.jsonl").read_text("utf-8").splitlines()
    sources = {json.loads(row)["source"] for row in rows}
    assert "in/z.debate.json" in sources


def test_one_file_for_several_is_refused_with_the_way_out(mixed: Path) -> None:
    """Argument files are no pages of one thread, and the error says what to do."""
    done = disputatio(
        "convert", "in/tea.json", "in/odd.json", "-o", "a.argdown", folder=mixed.parent
    )

    assert done.returncode == 2
    assert "no pages of a thread" in done.stderr
    assert "-o folder/" in done.stderr


def test_standard_input_may_be_one_of_many(mixed: Path) -> None:
    """What comes from standard input is read once, and named `debate`."""
    done = disputatio(
        "convert", "-", "in/odd.json", "-o", "a/", "-t", "argdown",
        given=CLEAN.encode(), folder=mixed.parent,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    names = sorted(p.name for p in (mixed.parent / "a").iterdir())
    assert names == ["debate.argdown", "odd.argdown"]


def test_a_site_has_a_line_for_each_thread_and_one_count(tmp_path: Path) -> None:
    """What was met in a site is counted once, not behind each of its threads."""
    sites.as_folder(tmp_path / "site", sites.MIRROR)

    done = disputatio("check", "site", folder=tmp_path)

    first, second, *found, last = done.stdout.splitlines()
    assert all("positions" in line and "note" not in line for line in (first, second))
    assert sum(" notes" in line for line in found) == 1
    assert last.startswith("1 file: ")
