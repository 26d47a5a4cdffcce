"""Laws 4 and 7 on pages of boards: any damage is borne, and work grows with the page."""

from functools import partial

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.converter.importers.boards import thread
from tests.converter.importers.test_boards import LAYOUTS
from tests.laws.formats import readings
from tests.laws.test_any_bytes import assert_read_or_refused
from tests.laws.test_work import MOST
from tests.laws.work import work_of
from tests.strategies.damage import broken

FEW = settings.get_current_profile_name() == "ci"
"""All layouts share the examples of a run."""

SIZE = 8
"""Posts of the smaller page."""


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=3 if FEW else settings().max_examples)
@given(data=st.data())
def test_damaged_pages_are_read_or_refused(name: str, data: st.DataObject) -> None:
    """Law 4: a page after accidents is read or refused."""
    page = data.draw(broken(LAYOUTS[name].make()))

    assert_read_or_refused(LAYOUTS[name].format, page)


@pytest.mark.parametrize("name", LAYOUTS)
def test_work_grows_with_the_page(name: str) -> None:
    """Law 7: twice the posts are at most 2.2 times the work."""
    small, large = (_page(name, size) for size in (SIZE, 2 * SIZE))
    read = partial(readings, LAYOUTS[name].format)
    assert len(read(large)[0].debate.posts) == 2 * SIZE

    work = [work_of(partial(read, page)) for page in (large, small)]

    assert work[0] / work[1] <= MOST


def _page(name: str, size: int) -> bytes:
    rows = (thread.POSTS[n % len(thread.POSTS)] for n in range(size))
    posts = tuple(attrs.evolve(post, id=200 + n) for n, post in enumerate(rows))
    return LAYOUTS[name].of(posts)


@pytest.mark.timeout(90)
@pytest.mark.parametrize("name", LAYOUTS)
def test_what_nests_too_deep_ends_soon(name: str) -> None:
    """Law 4: quotations in quotations without end are read, the innermost flattened."""
    box = thread.Quote(("deepest",), "Marit", 101, thread.POSTS[0].written)
    for _ in range(60):
        box = thread.Quote((box, "x"), "Marit", 101, thread.POSTS[0].written)
    posts = (attrs.evolve(thread.POSTS[0], words=(box, "end")),)
    page = LAYOUTS[name].of(posts).replace(b"deepest", b"<div>" * 3000 + b"deepest")

    assert_read_or_refused(LAYOUTS[name].format, page)
