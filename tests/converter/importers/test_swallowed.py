"""Posts that an element or a comment without an end swallowed are told."""

import pytest

from tests.converter.importers.saved_pages import SAMPLES, read_page

PLACES = {
    "xenforo/quarry-path.html": '<article class="message message--post js-post js-inlineModContainer" data-author="Bram Tolley"',
    "invision/orchard-four.html": '<article id="elComment_712"',
    "vbulletin/thread.html": "",
}  # fmt: skip


def _told(importer: str, text: str) -> list[tuple[str, int | None]]:
    reading = read_page(importer, text)
    return [
        (n.sentence, n.line)
        for n in reading.notices
        if "in no element of it" in n.sentence
    ]


@pytest.mark.parametrize("page", [p for p in PLACES if not p.startswith("vb")])
@pytest.mark.parametrize("opened", ["<!-- ", "<iframe>", "<textarea>", "<script>"])
def test_posts_that_something_without_an_end_swallowed(page: str, opened: str) -> None:
    """One notice says how many, and where the first of them stands."""
    importer, place = page.partition("/")[0], PLACES[page]
    text = (SAMPLES / page).read_text()
    before, found, after = text.partition(place)
    assert found
    lost = read_page(importer, text).debate.posts
    damaged = before + opened + found + after

    ((sentence, line),) = _told(importer, damaged)

    missing = len(lost) - len(read_page(importer, damaged).debate.posts)
    assert missing > 0
    assert sentence.startswith(f"{missing} post")
    assert line == before.count("\n") + 1


@pytest.mark.parametrize("page", PLACES)
def test_nothing_is_told_of_whole_pages(page: str) -> None:
    """Ids in scripts that build a post have no number; what a page shows is no loss."""
    text = (SAMPLES / page).read_text()
    script = (
        "<script>add('<article id=\"js-post-' + n + '\" class=\"message\">')</script>"
    )

    assert (
        _told(page.partition("/")[0], text.replace("</body>", script + "</body>")) == []
    )
