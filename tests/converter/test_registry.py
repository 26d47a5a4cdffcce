"""Formats are found by name, loaded when asked for, and named when broken."""

from __future__ import annotations

import subprocess
import sys

import pytest

from disputatio.converter import registry
from disputatio.schemas.errors import PluginError, UnknownFormat
from tests.converter import formats
from tests.converter.formats import Install


def test_built_in_formats_are_entry_points() -> None:
    """debate-json is read and written like any plug-in."""
    assert "debate-json" in registry.names("importer")
    assert "debate-json" in registry.names("exporter")
    assert registry.importer("debate-json").info.name == "debate-json"
    assert registry.exporter("debate-json").info.name == "debate-json"


def test_names_import_nothing() -> None:
    """Listing names loads no format module."""
    code = (
        "import sys; from disputatio.converter import registry;"
        "registry.names('importer'), registry.names('exporter');"
        "print([m for m in sys.modules if 'importers.' in m or 'exporters.' in m])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_unknown_names_get_a_near_one() -> None:
    """A slip of the finger is answered with the name that was meant."""
    with pytest.raises(UnknownFormat) as caught:
        registry.importer("debate-jsn")

    assert caught.value.message == "no importer is called 'debate-jsn'"
    assert caught.value.hint == "did you mean 'debate-json'?"


def test_unknown_names_far_from_all_get_the_list(install: Install) -> None:
    """Where nothing is near, every name is offered."""
    install()

    with pytest.raises(UnknownFormat) as caught:
        registry.exporter("zzz")

    assert caught.value.hint == "there are faulty, lines"


def test_a_format_that_is_only_read_says_so(install: Install) -> None:
    """Asking to write what can only be read is told apart from a slip."""
    install()

    with pytest.raises(UnknownFormat, match="only read"):
        registry.exporter("pair")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("no_such_module_at_all:X", "ModuleNotFoundError"),
        ("NoSuchClass", "AttributeError"),
        ("unbuildable", "RuntimeError: no license"),
        ("NamelessImporter", "its `info` is no FormatInfo"),
        ("LinesImporter", "its `info.name` is 'lines'"),
    ],
)
def test_broken_plugins_are_named(install: Install, value: str, problem: str) -> None:
    """A plug-in that cannot be used is an error that names it when it is asked for."""
    install(importers={"bad": value})

    with pytest.raises(PluginError) as caught:
        registry.importer("bad")

    assert "the importer 'bad' of" in caught.value.message
    assert problem in caught.value.message
    assert caught.value.exit_code == 8


def test_plugins_are_held_to_their_protocol(install: Install) -> None:
    """A plug-in without the methods of an importer is broken."""
    install(importers={"silent": "SilentImporter"})

    with pytest.raises(PluginError, match="no method `sniff`"):
        registry.importer("silent")


def test_two_plugins_of_one_name_are_an_error(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of two packages gives a format is never left to chance."""
    install()
    two = [
        *formats.points("disputatio.importers", {"lines": "LinesImporter"}),
        *formats.points("disputatio.importers", {"lines": "PairImporter"}),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda **_: two)

    with pytest.raises(PluginError, match="two importers are called 'lines'"):
        registry.importer("lines")


def test_broken_plugins_do_not_stop_a_listing(install: Install) -> None:
    """A listing leaves a broken plug-in out and says so."""
    install(importers={"lines": "LinesImporter", "bad": "NoSuchClass"})

    listing = registry.importers()

    assert [i.info.name for i in listing.importers] == ["lines"]
    assert [n.rule for n in listing.notices] == ["PluginBroken"]
    assert "'bad'" in listing.notices[0].sentence


def test_every_installed_format_loads() -> None:
    """No format of ours is a broken plug-in, and each bears its entry point's name."""
    read, written = registry.importers(), registry.exporters()

    assert (read.notices, written.notices) == ((), ())
    assert tuple(i.info.name for i in read.importers) == registry.names("importer")
    assert tuple(e.info.name for e in written.exporters) == registry.names("exporter")


def test_no_option_of_a_format_hides_one_of_convert() -> None:
    """Every option that a format declares can be given to `convert`."""
    from disputatio.converter.cli.convert import command

    own = {flag for parameter in command.params for flag in parameter.opts}
    infos = [i.info for i in registry.importers().importers]
    infos += [e.info for e in registry.exporters().exporters]

    hidden = [
        (info.name, option.name)
        for info in infos
        for option in info.options
        if f"--{option.name}" in own
    ]

    assert hidden == []
