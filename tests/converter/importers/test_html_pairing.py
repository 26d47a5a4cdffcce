"""Tags without a twin are told, and nothing that only looks so."""

import pytest

from disputatio.converter.importers.shared.html.pairing import (
    are_paired,
    pair_from_to,
    quotations_end,
    unpaired_notice,
)
from tests.converter.importers.test_boards import LAYOUTS
from tests.laws.formats import readings


@pytest.mark.parametrize(
    "page",
    [
        "<div><p>one<p>two<br></div>",
        "<DIV><Span>one</SPAN></div>",
        "<div><!-- <div> --><script>'<div>'</script><style></div></style></div>",
        '<div title="a > b">one</div>',
        "<div/><section />one",
        "",
    ],
)
def test_careful_pages_are_paired(page: str) -> None:
    """Ends that may be left out, empty elements, comments and scripts lack nothing."""
    assert list(unpaired_notice(page.encode())) == []


@pytest.mark.parametrize(
    ("page", "line", "names"),
    [
        ("<div>\n<div>one\n</div>", 1, "1 tag of this page without a twin (div)"),
        ("<div>\none</div>\n</div>\n<div></div>", 3, "(div)"),
        ("<div>\n<!--\n\n-->\n<strong>one\n</div>", 5, "(strong)"),
        ("<div>\n</div>\n</div>\n<h2>one", 3, "2 tags of this page without a twin (div, h2)"),
    ],
)  # fmt: skip
def test_a_tag_without_a_twin_is_told(page: str, line: int, names: str) -> None:
    """With its name, and the line on which it shows."""
    assert not are_paired(page.encode())
    (told,) = unpaired_notice(page.encode())

    assert (told.rule, told.line) == ("TagsUnpaired", line)
    assert names in told.sentence


@pytest.mark.parametrize(
    "page",
    ['<div class="x"one</div>', "<div>one</div<br>", '<div class=x">one</div>', '<div class="x>one</div>'],
)  # fmt: skip
def test_a_tag_that_lost_a_sign_is_no_twin(page: str) -> None:
    """So that it is looked for, and put back."""
    assert not are_paired(page.encode())


@pytest.mark.parametrize(
    ("page", "end"),
    [
        ("<div><blockquote>one</blockquote></div>", True),
        ("<div><blockquote>one</div>", False),
        ("<DIV><blockquote>one</DIV>", False),
        ("<div><divider></divider></div>", True),
        ("<div><!-- <div> --></div>", True),
    ],
)
def test_quotations_that_do_not_end(page: str, end: bool) -> None:
    """However tags are spelled; names that begin alike, and comments, lack nothing."""
    assert quotations_end(page.encode()) is end


@pytest.mark.parametrize(
    ("between", "paired"),
    [
        ("<div><p>a</div>", True), ("<div>a", False), ("a</div>", False),
        ('<a name="q3"></a>', True), ('<b id="p3"></b>', False),
    ],
)  # fmt: skip
def test_tags_pair_between_two_ids(between: str, paired: bool) -> None:
    """What is above the first and below the last does not count; both are there once."""
    page = f'<div><div id="p1">{between}</div><a name="p3"></a></div></div></span>'

    assert pair_from_to(page.encode(), "p1", "p3") is paired
    assert not pair_from_to(page.encode(), "p3", "p1")


@pytest.mark.parametrize(
    "name", ["phpBB 2", "phpBB 3.3", "SMF 2.0", "MyBB 1.8", "vBulletin 4"]
)
def test_a_careless_theme_is_not_told(name: str) -> None:
    """A box that it leaves open above the posts parts none; one in a post may."""
    layout = LAYOUTS[name]
    page = layout.make().replace(b"</body>", b"<p>Ours</p></body>")
    page = page.replace(b"<body", b"<body><div><span", 1)
    inside = layout.make().replace(b"The bells", b"<div><span>The bells", 1)
    for given, told in ((page, False), (inside, True)):
        (found,) = readings(layout.format, given)

        assert ("TagsUnpaired" in {n.rule for n in found.notices}) is told
