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


_BOXED = (
    "phpBB 3.0", "phpBB 3.3", "SMF 2.0", "SMF 2.1", "MyBB 1.6", "MyBB 1.8",
    "MyBB moved from vBulletin", "MyBB archive",
)  # fmt: skip
"""Layouts in which all that is read of a post stands in a box with a mark of its own."""


@pytest.mark.parametrize("name", _BOXED)
def test_work_grows_with_posts_in_posts(name: str) -> None:
    """Law 7: so it does where no box ends, and each post holds those below it."""
    large, small = (
        _page(name, size).replace(b"</div>", b"").replace(b"</table>", b"")
        for size in (4 * SIZE, 2 * SIZE)
    )
    read = partial(assert_read_or_refused, LAYOUTS[name].format)
    read(small)

    assert work_of(partial(read, large)) <= MOST * work_of(partial(read, small))


def test_work_grows_with_messages_without_boxes() -> None:
    """Law 7: vBulletin's messages, side by side, end where the next one begins."""
    large, small = (
        b"<html><body>%b</body></html>"
        % b"".join(b'<div id="post_message_%d">x</div>' % n for n in range(size))
        for size in (200, 100)
    )
    read = partial(readings, "vbulletin")
    read(small)

    assert work_of(partial(read, large)) <= MOST * work_of(partial(read, small))


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
