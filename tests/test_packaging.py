"""The distribution: one namespace, nothing missing, nothing of the machine it came from."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet

from disputatio.converter import registry
from tests import packages
from tests.packages import FOLDERS, ROOT

GROUPS: dict[str, registry.Kind] = {
    "disputatio.importers": "importer",
    "disputatio.exporters": "exporter",
}
"""Entry point groups and the kind of format that each holds."""

POINTS = [
    (kind, name, target)
    for group, kind in GROUPS.items()
    for name, target in packages.settings()["project"]["entry-points"][group].items()
]
"""Every format that this distribution brings."""

IDS = [f"{kind}-{name}" for kind, name, _ in POINTS]

MACHINE = re.compile(r"(?<![\w.])/(?:[w]ork|[o]pt|[r]oot|[h]ome|[U]sers)/\w")
"""Paths that exist on one machine only."""

HOSTS = re.compile(
    r"[p]ypi\.(?:org|python)|[p]ythonhosted|[r]egistry\.(?:npmjs|yarnpkg)|[i]ndex-url"
    r"|[p]roxy\.golang|[a]rtifactory|[n]exus\.|[d]evpi",
    re.IGNORECASE,
)
"""Hosts and settings of package registries: which one is used is the machine's affair."""


def test_every_package_folder_is_declared() -> None:
    """The list of packages and the folders with an `__init__.py` are the same."""
    assert (
        set(packages.settings()["tool"]["setuptools"]["packages"]) == package_folders()
    )


def package_folders() -> set[str]:
    """Give the folders, and make sure that there are any."""
    found = packages.package_folders()
    assert found
    return found


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 matches `(…)*+` wrongly; `(?>(…)*)` means the same."""
    repeated = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if repeated.search(line)
    ]

    assert found == []


def test_pinned_versions_install_on_every_python_that_is_promised() -> None:
    """Python 3.11.0 is enough for each pinned package: Debian 12 has 3.11.2."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", pins, re.MULTILINE)
    picky = []
    for name in names:
        try:
            needs = importlib.metadata.metadata(name)["Requires-Python"]
        except importlib.metadata.PackageNotFoundError:
            continue
        if needs and not SpecifierSet(needs).contains("3.11.0"):
            picky.append(f"{name}: {needs}")

    assert len(names) > 20
    assert picky == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_portion_is_typed(folder: str) -> None:
    """Each of the three folders carries the mark that its types may be used."""
    assert (ROOT / folder / "py.typed").is_file()


def test_the_namespace_has_no_module() -> None:
    """No folder `disputatio` hides the portions that plug-ins add to the namespace."""
    assert not (ROOT / "disputatio").exists()


def test_the_versions_agree() -> None:
    """The installed metadata and pyproject.toml name the same version."""
    wanted = packages.settings()["project"]["version"]
    assert importlib.metadata.version("disputatio") == wanted


@pytest.mark.parametrize(("kind", "name", "target"), POINTS, ids=IDS)
def test_every_entry_point_loads(kind: registry.Kind, name: str, target: str) -> None:
    """A format loads under its name, and says the same name of itself."""
    load: Any = registry.importer if kind == "importer" else registry.exporter

    assert load(name).info.name == name


@pytest.mark.parametrize(("kind", "name", "target"), POINTS, ids=IDS)
def test_one_name_for_all_of_a_format(kind: str, name: str, target: str) -> None:
    """The module, the class, the test and the documentation of a format share its name."""
    module, _, cls = target.partition(":")
    base = name.replace("-", "_")
    capitals = "".join(part.capitalize() for part in name.split("-"))

    assert module.rpartition(".")[2] == base
    assert cls == f"{capitals}{kind.capitalize()}"
    folder = Path(*module.split(".")[1:-1])
    assert (ROOT / "tests" / folder / f"test_{base}.py").is_file()
    assert (ROOT / "docs" / "formats" / f"{name}.md").is_file()


@pytest.mark.parametrize(("kind", "name", "target"), POINTS, ids=IDS)
def test_formats_import_little(kind: str, name: str, target: str) -> None:
    """A format's module imports at its top what is always there and light."""
    module = target.partition(":")[0]
    path = ROOT.joinpath(*module.split(".")[1:]).with_suffix(".py")
    shared = f"{module.rpartition('.')[0]}.shared"
    allowed = (*sys.stdlib_module_names, "attrs", "disputatio.schemas", shared)

    imported = list(top_imports(path))

    assert imported
    for found in imported:
        assert any(found == each or found.startswith(f"{each}.") for each in allowed), (
            found
        )


def top_imports(path: Path) -> Iterator[str]:
    """Give the full names that a module imports at its top."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


MOST_SHARED = 12
"""So many shared modules may be loaded to describe and sniff all formats."""


def test_formats_are_described_without_what_reads_and_writes_them() -> None:
    """What only `read` and `write` need is imported inside them."""
    code = (
        "import sys; from disputatio.converter import registry\n"
        "registry.importers(); registry.exporters()\n"
        "print(*(m for m in sys.modules if '.shared.' in m), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = done.stdout.split()

    assert len(loaded) <= MOST_SHARED, loaded


def test_listing_formats_loads_nothing_heavy() -> None:
    """Help, version and the list of formats need neither lxml nor pandoc nor typst."""
    code = (
        "import sys; from disputatio.converter import registry\n"
        "registry.importers(); registry.exporters()\n"
        "heavy = {'lxml', 'pypandoc', 'typst', 'yaml', 'rich', 'click'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.strip() == ""
    assert done.returncode == 0


def test_the_layers_hold() -> None:
    """Imports go one way: every contract of import-linter is kept."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_part_of_the_converter_has_a_layer() -> None:
    """A contract is exhaustive, so that a new part cannot stand outside the layers."""
    contracts = packages.settings()["tool"]["importlinter"]["contracts"]
    exhaustive = [c for c in contracts if c.get("exhaustive")]

    assert [c["containers"] for c in exhaustive] == [["disputatio.converter"]]


def tracked() -> list[str]:
    """Give the tracked files; a source distribution has no list of them."""
    found = packages.tracked_files()
    if found is None:
        pytest.skip("not a git repository: nothing says which files are tracked")
    return found


def test_nothing_names_a_machine() -> None:
    """No tracked file holds a path of somebody's machine or a registry's host."""
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in tracked()
        for number, line in enumerate(_lines(ROOT / name), 1)
        if MACHINE.search(line) or HOSTS.search(line)
    ]
    assert found == []


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "replace").splitlines()


def built(variable: str) -> Path:
    """Give the built distribution that `.ci/run` names in the environment."""
    path = os.environ.get(variable)
    if path is None:
        pytest.skip(f"no distribution was built: {variable} is not set (see .ci/run)")
    return Path(path)


def test_the_wheel_is_the_tracked_files() -> None:
    """The wheel holds what git tracks of the three folders, and its own metadata."""
    names = packages.wheel_names(built("DISPUTATIO_WHEEL"))

    ours = {name for name in names if ".dist-info/" not in name}

    assert ours == packages.shipped(tracked())


def test_the_wheel_owns_one_name() -> None:
    """The wheel installs one top-level name and leaves the namespace open."""
    names = packages.wheel_names(built("DISPUTATIO_WHEEL"))

    tops = {name.split("/")[0] for name in names}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"disputatio"}
    assert "disputatio/__init__.py" not in names


def test_the_source_distribution_is_the_tracked_files() -> None:
    """The source distribution holds every tracked file; what is added is metadata."""
    names = set(packages.sdist_names(built("DISPUTATIO_SDIST")))

    added = {name for name in names - set(tracked()) if ".egg-info/" not in name}

    assert set(tracked()) - names == set()
    assert added <= {"PKG-INFO", "setup.cfg"}
