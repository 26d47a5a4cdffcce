"""The judges as session-scoped pytest fixtures; `tests/conftest.py` names this module in `pytest_plugins`.

A judge that cannot be had skips or fails the tests that ask for it: see `policy`.
"""

from collections.abc import Iterator

import pytest

from tests.judges.aif_judge import AifJudge
from tests.judges.argdown_judge import ArgdownJudge
from tests.judges.epub_judge import EpubJudge
from tests.judges.policy import admit


@pytest.fixture(scope="session")
def argdown_judge() -> Iterator[ArgdownJudge]:
    """The official Argdown parser, one process for the whole session."""
    with admit(ArgdownJudge.prepare) as judge:
        yield judge


@pytest.fixture(scope="session")
def aif_judge() -> Iterator[AifJudge]:
    """The libraries arguebuf and xaif, one process for the whole session."""
    with admit(AifJudge.prepare) as judge:
        yield judge


@pytest.fixture(scope="session")
def epub_judge() -> EpubJudge:
    """The EPUB validator epubcheck."""
    return admit(EpubJudge.prepare)
