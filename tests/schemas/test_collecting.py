"""Python's search for cycles is put off, never given up."""

from __future__ import annotations

import gc
import io
import weakref

import pytest

from disputatio.converter import api
from disputatio.schemas import collecting
from disputatio.schemas.collecting import without_collection
from tests.packages import ROOT


class _Cycle:
    def __init__(self) -> None:
        self.me = self


def test_what_many_blocks_leave_behind_is_found() -> None:
    """Blocks that make few objects each, again and again, are searched in the end."""
    with without_collection():
        lost = weakref.ref(_Cycle())
    for _ in range(20):
        with without_collection():
            kept: list[object] = [[] for _ in range(collecting.MANY // 10)]
        del kept

    assert lost() is None


@pytest.mark.parametrize("name", ["aif-json", "aif-xml", "aif-nt"])
def test_aif_leaves_no_cycles(name: str) -> None:
    """Reading and writing leaves nothing that only a search can free, file or memory."""
    debate = api.read(ROOT / "seeds" / "bike-lane.aif.json").debate
    sink = io.BytesIO()
    api.write(debate, sink, name)
    list(api.read_all(io.BytesIO(sink.getvalue()), name, structure="none"))
    gc.collect()
    gc.disable()
    try:
        api.write(debate, io.BytesIO(), name)
        list(api.read_all(io.BytesIO(sink.getvalue()), name, structure="none"))
        assert gc.collect() == 0
    finally:
        gc.enable()
