"""The judges as fixtures for the tests of the judges themselves."""

from tests.judges.fixtures import aif_judge, argdown_judge, epub_judge

__all__ = ["aif_judge", "argdown_judge", "epub_judge"]
