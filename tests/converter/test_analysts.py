"""Analysts: found by name, run where asked for, held to what passes are."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter import api, registry
from disputatio.converter.guard import FormatBug
from disputatio.schemas.errors import PluginError, UnknownFormat, UsageError
from disputatio.schemas.origins import Inferred
from tests.converter.cli.running import disputatio
from tests.converter.formats import Install
from tests.converter.structure.making import related

LINES = b"LINES\nBan cars now.\nOh!!\nWell."


@pytest.fixture(autouse=True)
def installed(install: Install) -> None:
    """Only the plug-ins of the tests are there."""
    install(importers={"lines": "LinesImporter"})


def test_an_analyst_runs_only_where_it_is_asked_for() -> None:
    """Nothing of it without its name; with it, its results and its notices."""
    without = api.read(LINES)
    found = api.read(LINES, analysts={"loud": {}})

    assert related(without.debate, "stance") == {}
    stance = related(found.debate, "stance")["post-2", "post-1"]
    assert isinstance(stance.origin, Inferred)
    assert (stance.origin.rule, stance.origin.confidence) == ("loud:1", 0.9)
    assert "LoudHeard" in {n.rule for n in found.notices}


def test_it_has_options_like_a_format() -> None:
    """What is not given has its default; what it does not have is refused."""
    found = api.read(LINES, analysts={"loud": {"loud-mark": "Well", "loud-sure": 0.5}})

    assert list(related(found.debate, "stance")) == [("post-3", "post-2")]
    with pytest.raises(UsageError, match="loud has no option 'mark'"):
        api.read(LINES, analysts={"loud": {"mark": "x"}})


def test_twice_changes_nothing(tmp_path: Path) -> None:
    """A debate that it has read already is read to the same."""
    once = api.read(LINES, analysts={"loud": {}}).debate
    from disputatio.converter.structure.passes import Guest, Pass, structured

    def run(debate):  # type: ignore[no-untyped-def]
        return registry.analyst("loud").analyse(debate, {}).debate

    guest = Guest(step=Pass("loud", run, ""), after="stances")
    assert structured(once, "full", (), [guest]) == once


def test_faults_are_told_with_their_name() -> None:
    """A bug, a pass that is not there, a slip of the finger, no passes at all."""
    with pytest.raises(FormatBug, match="a bug in the analyst 'faulty': KeyError"):
        api.read(LINES, analysts={"faulty": {}})
    with pytest.raises(PluginError, match="after 'supper', which is no pass"):
        api.read(LINES, analysts={"late": {}})
    with pytest.raises(UnknownFormat) as caught:
        api.read(LINES, analysts={"lod": {}})
    assert caught.value.hint == "did you mean 'loud'?"
    with pytest.raises(UsageError, match="loud cannot run without structure passes"):
        api.read(LINES, structure="none", analysts={"loud": {}})


def test_an_analyst_is_held_to_its_protocol(install: Install) -> None:
    """A format is no analyst."""
    install(analysts={"lines": "LinesExporter"})

    with pytest.raises(PluginError, match="its `info` is no AnalystInfo"):
        registry.analyst("lines")


def test_the_command_offers_its_options() -> None:
    """`--with` brings the options of the analyst, in `show` and in `convert`."""
    shown = disputatio("show", "-", "--with", "loud", "--why", given=LINES)
    row = ("convert", "-", "-t", "lines", "--with", "loud", "--loud-sure", "0.4")
    written = disputatio(*row, given=LINES)
    lacking = disputatio("show", "-", "--loud-mark", "Well", given=LINES)
    helped = disputatio("show", "--with", "loud", "--help")

    assert "disagree on post 1: loud:1, 90%, from “!!” (post 2)" in shown.stdout
    assert written.returncode == 0, written.stderr
    assert "somebody shouts" in written.stderr
    assert (lacking.returncode, "--loud-mark" in lacking.stderr) == (2, True)
    assert "(loud) How sure." in helped.stdout


def test_analysts_are_listed() -> None:
    """The list has their titles; one by name has its options too."""
    assert "loud    who shouts disagrees\n" in disputatio("analysts").stdout
    assert disputatio("analysts", "loud").stdout == (
        "loud: who shouts disagrees\n"
        "  runs after the pass stances; sends nothing anywhere\n"
        "  --loud-mark STR: What shouts. (default !!)\n"
        "  --loud-sure FLOAT: How sure. (default 0.9)\n"
    )
