"""What every test shares: Hypothesis profiles, the real files and the outside judges.

`HYPOTHESIS_PROFILE` chooses how many examples the laws see: `ci` (the default, the
same examples in every run), `dev` (new examples in every run) or `law` (the hand run:
2,000 examples for text and data formats, 200 for documents).
"""

import importlib
import os
import pkgutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from disputatio import converter, exporters, schemas

pytest_plugins = ["tests.judges.fixtures"]

REAL_FOLDER = "DISPUTATIO_FIXTURES"
"""Environment variable with the folder of the real files."""

_SLOW = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
]
_COMMON = settings(deadline=None, suppress_health_check=_SLOW, print_blob=True)

settings.register_profile("ci", _COMMON, max_examples=25, derandomize=True)
settings.register_profile("dev", _COMMON, max_examples=60)
settings.register_profile("law", _COMMON, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure() -> None:
    """Let tests interrupt what they start: a run in the background ignores Ctrl-C.

    A child inherits that a signal is ignored, but not that it is handled.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionstart() -> None:
    """Load all of our modules, so that the laws see the same examples in every run.

    Hypothesis also draws the constants of the modules that are loaded; tests on several
    processors would load them in an order of their own.
    """
    for package in (converter, exporters, schemas):
        prefix = f"{package.__name__}."
        for found in pkgutil.walk_packages(package.__path__, prefix):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)


def _real_folder() -> Path:
    beside = Path(__file__).resolve().parents[2] / "shared" / "fixtures"
    return Path(os.environ.get(REAL_FOLDER, beside))


@pytest.fixture(scope="session")
def fixtures_folder() -> Path:
    """The folder of the real files; a test that asks for it is skipped without it."""
    folder = _real_folder()
    if not folder.is_dir():
        pytest.skip(f"no real files at {folder}: set {REAL_FOLDER} to their folder")
    return folder


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked `real` where the real files are absent."""
    if item.get_closest_marker("real") is not None and not _real_folder().is_dir():
        pytest.skip(f"no real files: set {REAL_FOLDER} to their folder")
