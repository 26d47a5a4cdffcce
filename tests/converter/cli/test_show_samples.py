"""`show` with every sample thread that the project has: no thread is a reason to stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.converter.cli.running import disputatio

ROOT = Path(__file__).parents[3]
NO_THREAD = (".md", ".expected.json", ".yaml", "not-a-thread.txt")
SEEDS = [
    path
    for path in sorted((ROOT / "seeds").iterdir())
    if not path.name.startswith(".") and not path.name.endswith(NO_THREAD)
]
SAMPLES = sorted((ROOT / "tests" / "samples").glob("*/*"))


@pytest.mark.parametrize(
    "path",
    [p for p in (*SEEDS, *SAMPLES) if p.name not in ("threads", "reply-pairs")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_sample_is_shown(path: Path) -> None:
    """The whole page is printed, with why, and nothing is a bug of ours."""
    done = disputatio("show", path, "--why", "--thread", "1")

    assert (done.returncode, done.stdout != "") == (0, True), done.stderr


@pytest.mark.real
def test_a_real_thread_is_shown(fixtures_folder: Path) -> None:
    """Real threads of every kind are shown."""
    names = (
        "reddit/comments-3hahrw.json",
        "discourse/urho3d-to-rbfx-and-not-to-rbfx.5864.json",
        "xenforo1/nettally-Xenforo1.html",
        "vbulletin/nettally-vBulletin4.html",
    )
    for name in names:
        done = disputatio("show", fixtures_folder / "forums" / name)

        assert (done.returncode, done.stdout != "") == (0, True), done.stderr
