"""Elements with more attributes than any page has cost no more than their bytes."""

import pytest

from disputatio.converter import registry
from disputatio.converter.importers.shared.html.many_attributes import (
    MOST,
    with_few_attributes,
)
from disputatio.schemas.protocols import Reading, Source
from tests.laws.samples import sample

FORMS = {
    "quoted": b' a%d="some value"',
    "in single quotes": b" a%d='some value'",
    "bare": b" a%d=value",
    "alone": b" attribute%d",
    "with a sign of tags": b' a%d="a > b"',
}


def crowded(form: bytes, count: int) -> bytes:
    """Give a tag with many attributes."""
    return b"<i%s>" % b"".join(form % n for n in range(count))


def reading(data: bytes) -> Reading:
    """Read a page of XenForo."""
    (found,) = registry.importer("xenforo").read(Source(data=data), {})
    return found


@pytest.mark.timeout(60)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_too_much_is_left_out_and_told(form: str) -> None:
    """The posts of the page are read as without that element."""
    page = sample("xenforo", "quarry-path.html")
    tag = crowded(FORMS[form], 100_000)

    found = reading(page.replace(b"<body", tag + b"</i><body", 1))

    assert found.debate.posts == reading(page).debate.posts
    told = [n for n in found.notices if "attributes" in n.sentence]
    assert [n.rule for n in told] == ["NodeNotUnderstood"]


@pytest.mark.parametrize("form", FORMS)
def test_so_many_attributes_stay(form: str) -> None:
    """The first are kept, and the tag ends as it did."""
    before, behind = b"<p>words</p>\n" * 3_000, b"<p>more words</p>\n" * 3_000
    given = before + crowded(FORMS[form], 10_000) + behind

    found, told = with_few_attributes(given)

    assert found == before + crowded(FORMS[form], MOST) + behind
    assert [n.line for n in told] == [3_001]


def test_long_values_and_long_texts_are_none_of_that() -> None:
    """Applications keep all their data in one attribute, people write long posts."""
    value = b'<div data-state="%s">' % (b"{&quot;a&quot;: [1, 2, 3]} " * 20_000)
    text = b"<p>%s</p>" % (b"many words and a = b " * 20_000)
    script = b"<script>%s</script>" % (b"if (a > b) { c = d } " * 20_000)
    many = crowded(FORMS["quoted"], MOST)

    for given in (value, text, script, many):
        assert with_few_attributes(b"<p>x</p>" * 5_000 + given) == (
            b"<p>x</p>" * 5_000 + given,
            (),
        )
