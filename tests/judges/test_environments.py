"""A judge's environment is built once, whole or not at all, and anew when its sources change."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judges.environments import ensure, fingerprint, locked, run, telling_line
from tests.judges.policy import Unavailable


def _recording(builds: list[str]) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        builds.append(folder.name)
        (folder / "built").write_text("yes", encoding="ascii")

    return build


def _failing(folder: Path) -> None:
    (folder / "half").write_text("done", encoding="ascii")
    raise Unavailable("no network")


def test_a_stamped_environment_is_not_built_again(tmp_path: Path) -> None:
    """The same stamp builds once."""
    builds: list[str] = []
    for _ in range(2):
        ensure(tmp_path / "env", "stamp", _recording(builds), 1)
    assert builds == ["env"]


def test_a_new_stamp_builds_from_nothing(tmp_path: Path) -> None:
    """Changed sources give a new folder, without what was left of the old one."""
    builds: list[str] = []
    folder = ensure(tmp_path / "env", "old", _recording(builds), 1)
    (folder / "left over").touch()
    ensure(folder, "new", _recording(builds), 1)
    assert builds == ["env", "env"]
    assert not (folder / "left over").exists()


def test_a_failed_build_is_not_taken_for_complete(tmp_path: Path) -> None:
    """After a failure the next run builds again and finds nothing half done."""
    with pytest.raises(Unavailable, match="no network"):
        ensure(tmp_path / "env", "stamp", _failing, 1)
    folder = ensure(tmp_path / "env", "stamp", _recording([]), 1)
    assert (folder / "built").exists()
    assert not (folder / "half").exists()


def test_parallel_runs_build_once(tmp_path: Path) -> None:
    """Several builders at the same time wait for one another, and one of them builds."""
    builds: list[str] = []
    work = [
        threading.Thread(
            target=ensure, args=(tmp_path / "env", "stamp", _recording(builds), 30)
        )
        for _ in range(4)
    ]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert builds == ["env"]


def test_a_lock_held_for_too_long_makes_the_judge_unavailable(tmp_path: Path) -> None:
    """Who waits longer than allowed gives up and names the lock."""
    lock = tmp_path / "env.lock"
    reason = pytest.raises(Unavailable, match=r"env\.lock")
    with locked(lock, 1), reason, locked(lock, 0.1):
        pytest.fail("two runs held the lock")


def test_the_environments_are_ignored_by_git(tmp_path: Path) -> None:
    """The folder of the environments ignores itself, whatever the repository says."""
    ensure(tmp_path / "cache" / "env", "stamp", _recording([]), 1)
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="ascii") == "*\n"


def test_the_fingerprint_follows_names_bytes_and_words(tmp_path: Path) -> None:
    """Another name, other bytes or other words give another fingerprint; the same ones the same."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"1")
    (tmp_path / "c").write_bytes(b"2")
    prints = [fingerprint([tmp_path / name]) for name in "abc"] + [
        fingerprint([tmp_path / "a"], "word")
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint([tmp_path / "a"]) == prints[0]


def test_a_failed_step_says_its_last_words(tmp_path: Path) -> None:
    """The reason is the last line that the tool wrote, with its status."""
    code = "import sys; print('fetching'); print('no route to the registry', file=sys.stderr); print(); sys.exit(7)"
    with pytest.raises(Unavailable, match="status 7: no route to the registry"):
        run([sys.executable, "-u", "-c", code], tmp_path, 30)


def test_a_step_that_lasts_too_long_is_ended(tmp_path: Path) -> None:
    """A step over its time makes the judge unavailable, and its children end with it."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    start = time.monotonic()
    with pytest.raises(Unavailable, match=r"within 0\.5 s"):
        run([sys.executable, "-c", code], tmp_path, 0.5)
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        (
            b"npm warn old\nnpm error code ECONNREFUSED\nnpm error A log is at\n",
            "npm error code ECONNREFUSED",
        ),
        (
            b"ERROR: No matching distribution\n[notice] upgrade pip\n",
            "ERROR: No matching distribution",
        ),
        (
            b"Traceback\n  line 1\nModuleNotFoundError: ensurepip\n\n",
            "ModuleNotFoundError: ensurepip",
        ),
        (b" \n\n", "(no output)"),
    ],
    ids=["npm", "pip", "traceback", "silence"],
)
def test_the_reason_is_the_line_that_tells_most(output: bytes, reason: str) -> None:
    """An error comes before the advice that follows it; without one the last line is the reason."""
    assert telling_line(output) == reason
