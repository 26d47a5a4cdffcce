"""A stranger's distribution is found, used, held to the rules, and gone again."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from shutil import copytree

import pytest

HERE = Path(__file__).parent
CHAT = b"<ann> Ban cars?\n<bob> No.\n"


class Environment:
    """A fresh environment that also sees the packages of this one."""

    def __init__(self, folder: Path) -> None:
        """Make it, without a network and without a pip of its own."""
        self.folder = folder
        subprocess.run(
            [sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True
        )
        self.python = folder / "bin" / "python"
        here = sysconfig.get_path("purelib")
        path = next(folder.glob("lib/python*/site-packages"))
        (path / "outer.pth").write_text(f"import site; site.addsitedir({here!r})\n")

    def run(self, *arguments: str, given: bytes = b"") -> str:
        """Run a module and give its output; a failure shows what it said."""
        done = subprocess.run(
            [str(self.python), "-m", *arguments],
            input=given,
            capture_output=True,
            env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
            cwd=self.folder,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def disputatio(self, *arguments: str, given: bytes = b"") -> str:
        """Run the command."""
        return self.run("disputatio.converter", *arguments, given=given)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the plug-in, installed from a copy of its sources."""
    folder = tmp_path_factory.mktemp("plugin")
    sources = folder / "sources"
    copytree(HERE, sources, ignore=lambda *_: ["__pycache__", "__init__.py"])
    copytree(HERE / "src", sources / "src", dirs_exist_ok=True)
    made = Environment(folder / "venv")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    made.run("pip", "install", *options, str(sources))
    return made


def test_its_formats_are_listed(environment: Environment) -> None:
    """The plug-in's formats stand beside ours, with what they keep."""
    listed = [
        " ".join(r.split()) for r in environment.disputatio("formats").split("\n")
    ]

    assert "chat read Chat log, one <name> a line (.chat)" in listed
    assert "shout write A debate in capitals (.shout)" in listed
    assert "--mark STR  when written" in environment.disputatio("formats", "shout")


def test_it_reads_and_writes(environment: Environment) -> None:
    """A file of its format is recognised, and its exporter's own option works."""
    given = ("convert", "-", "-t", "shout", "--structure", "none")

    plain = environment.disputatio(*given, given=CHAT)
    marked = environment.disputatio(*given, "--mark", "?!", given=CHAT)

    assert plain == "UNTITLED!\nANN: BAN CARS?!\nBOB: NO.!\n"
    assert marked == "UNTITLED?!\nANN: BAN CARS??!\nBOB: NO.?!\n"


def test_it_is_offered_as_a_near_name(environment: Environment) -> None:
    """A slip near its name is answered with its name."""
    with pytest.raises(AssertionError, match="did you mean 'shout'"):
        environment.disputatio("formats", "shoot")


def test_its_errors_have_their_place(environment: Environment) -> None:
    """An error of the plug-in's reader names the line."""
    with pytest.raises(AssertionError, match="standard input:2: not a line of a chat"):
        environment.disputatio(
            "convert", "-", "-t", "shout", given=b"<ann> Hi\nwhat is this\n"
        )


def test_it_type_checks(environment: Environment) -> None:
    """The plug-in passes mypy in strict mode against our types."""
    environment.run("mypy", "--strict", "-p", "disputatio_example")


def test_its_files_are_ours_to_read() -> None:
    """Each of its formats is a module of 60 lines at most, as the documentation says."""
    modules = [p for p in (HERE / "src").rglob("*.py") if p.name != "__init__.py"]

    assert {p.stem for p in modules} == {"chat", "shout"}
    assert all(len(p.read_text().splitlines()) <= 60 for p in modules)
