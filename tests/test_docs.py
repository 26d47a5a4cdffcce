"""The documentation: complete, true where a program can tell, and without dead links."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Command, Context

from disputatio.converter import registry
from disputatio.converter.cli.application import COMMANDS, application
from disputatio.converter.structure.passes import PASSES
from disputatio.schemas import errors
from disputatio.schemas.features import Feature
from disputatio.schemas.notices import RULES
from tests.laws.formats import EXPORTERS, IMPORTERS
from tests.packages import ROOT

DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")
GETTING = (DOCS / "getting-your-thread.md").read_text(encoding="utf-8")
NOTICES = (DOCS / "notices.md").read_text(encoding="utf-8")
PAGES = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "seeds" / "README.md"))

LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(r"<!-- (\w+) -->\n```\w*\n(.*?)```", re.DOTALL)


def command(name: str) -> Command:
    """Give a command of the command line."""
    found = application.get_command(Context(application), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """Each command has a row in the page of the command line."""
    assert re.search(rf"^\| `{name}[ `]", COMMAND_LINE, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    """Each option of each command is named, long or short, in its page."""
    options = [p.opts for p in command(name).params if p.opts[0].startswith("-")]

    assert [names for names in options if not any(map(_is_named, names))] == []


def _is_named(option: str) -> bool:
    return (
        re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", COMMAND_LINE) is not None
    )


@pytest.mark.parametrize("name", sorted({*IMPORTERS, *EXPORTERS}))
def test_every_format_is_documented(name: str) -> None:
    """Each format has a page, a row in the README, and its options on its page."""
    page = DOCS / "formats" / f"{name}.md"
    text = page.read_text(encoding="utf-8")

    assert f"| [{name}](docs/formats/{name}.md) |" in README
    for side, names in (("importer", IMPORTERS), ("exporter", EXPORTERS)):
        if name in names:
            load = registry.importer if side == "importer" else registry.exporter
            options = load(name).info.options
            assert [o.name for o in options if f"--{o.name}" not in text] == []


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_was_checked_on_real_pages_is_told(name: str) -> None:
    """Each importer of pages says on which software it was checked, and so do the docs."""
    info = registry.importer(name).info
    row = re.search(
        rf"^\| \[{name}\]\([^)]*\) \|[^|]*\| ([^|]*) \|", GETTING, re.MULTILINE
    )

    assert (row is not None) == ("text/html" in info.media_types)
    assert row is None or row[1] == info.verified


@pytest.mark.parametrize("name", sorted({*IMPORTERS, *EXPORTERS}))
def test_the_table_of_formats_is_true(name: str) -> None:
    """The README says of each format whether it is read and written."""
    row = re.search(
        rf"^\| \[{name}\]\([^)]*\) \|([^|]*)\|([^|]*)\|", README, re.MULTILINE
    )

    assert row is not None
    assert [bool(cell.strip()) for cell in row.groups()] == [
        name in IMPORTERS,
        name in EXPORTERS,
    ]


def exit_codes() -> Iterator[int]:
    """Give the exit code of every error that the library raises on purpose."""
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.DisputatioError):
            yield value.exit_code


@pytest.mark.parametrize("code", sorted({0, 3, 130, *exit_codes()}))
def test_every_exit_code_is_documented(code: int) -> None:
    """Each exit code has its row in the page of the command line."""
    assert re.search(rf"^\| {code} \|", COMMAND_LINE, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES)
def test_every_notice_is_documented(rule: str) -> None:
    """Each rule has its row, with the severity that the program gives it."""
    assert re.search(rf"^\| `{rule}` \| {RULES[rule]} \|", NOTICES, re.MULTILINE)


def test_no_other_notices_are_documented() -> None:
    """The page of notices has no rule that the program does not know."""
    assert set(re.findall(r"^\| `(\w+)` \|", NOTICES, re.MULTILINE)) == set(RULES)


@pytest.mark.parametrize("step", PASSES, ids=lambda step: step.name)
def test_every_pass_is_documented(step: object) -> None:
    """Each structure pass is named on the page of the structure."""
    text = (DOCS / "structure.md").read_text(encoding="utf-8")

    assert f"`{getattr(step, 'name', '')}`" in text


def test_every_feature_is_documented() -> None:
    """What `keeps` can name is explained in one place."""
    text = "".join(page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))

    assert [feature for feature in Feature if feature.value not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of this repository leads to one that is there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    local = [t.partition("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]

    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_readme_has_the_commands_of_ci() -> None:
    """`.ci/run` takes its commands out of the README; each block has some."""
    blocks = dict(BLOCK.findall(README))

    assert {"convert", "test", "input", "show"} <= set(blocks)
    assert [name for name, text in blocks.items() if not text.strip()] == []


def test_the_readme_shows_what_the_program_reads() -> None:
    """The input that the README shows stands in a seed, line for line."""
    shown = dict(BLOCK.findall(README))["input"].strip().splitlines()
    seeds = [
        path.read_bytes().decode("utf-8", "replace")
        for path in (ROOT / "seeds").glob("*.txt")
    ]

    assert any(all(line.strip() in seed for line in shown) for seed in seeds)


def test_the_readme_shows_what_the_program_says() -> None:
    """The output that the README shows is how the program's own begins."""
    command, *shown, more = dict(BLOCK.findall(README))["show"].splitlines()
    words = command.removeprefix("$ disputatio ").split()
    run = subprocess.run(
        [sys.executable, "-m", "disputatio.converter", *words, "--width", "80"],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert more == "..."
    assert run.stdout.splitlines()[: len(shown)] == shown


def test_the_licence_is_the_same_everywhere() -> None:
    """The packaging, the licence file and the README name one licence."""
    from tests.packages import settings

    licence = settings()["project"]["license"].partition("-")[0]

    assert licence in (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]
    assert f"({licence}" in README
