"""Tags without a twin are told, and nothing that only looks so."""

import pytest

from disputatio.converter.importers.shared.html.pairing import (
    are_paired,
    quotations_end,
    unpaired_notice,
)


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
