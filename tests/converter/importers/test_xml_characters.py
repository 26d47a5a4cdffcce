"""What XML forbids and exports have all the same: halves of characters, controls."""

import pytest

from disputatio.converter import registry
from disputatio.converter.importers.shared.xml_characters import allowed
from disputatio.schemas.protocols import Reading, Source
from tests.converter.importers.records import seed


@pytest.mark.parametrize(
    ("written", "read", "lost"),
    [
        ("plain", "plain", 0),
        ("&amp; &#233; &#x1F600;", "&amp; &#233; &#x1F600;", 0),
        ("&#55357;&#56832;", "😀", 0),
        ("&#xD83D;&#xDE00;!", "😀!", 0),
        ("&#xd83d;&#56832;", "😀", 0),
        ("&#55357; alone", "� alone", 1),
        ("&#56832;&#55357;", "��", 2),
        ("&#0;&#11;&#xFFFF;", "���", 3),
        ("&#9;&#10;&#13;", "&#9;&#10;&#13;", 0),
        ("&#1114112;&#9999999999;", "��", 2),
        ("&#12345;&#54321;", "&#12345;&#54321;", 0),
        ("a\x00b\x0bc", "a�b�c", 2),
    ],
)
def test_what_is_forbidden_is_joined_or_replaced(
    written: str, read: str, lost: int
) -> None:
    """Two halves are one character; what is none is counted."""
    assert allowed(written) == (read, lost)


def readings(name: str, data: bytes) -> list[Reading]:
    """Read an export."""
    return list(registry.importer(name).read(Source(data=data), {}))


EXPORTS = {
    "disqus": ("ferry.disqus.xml", b"<name>Ottilie</name>", b"<name>", b"</name>"),
    "wxr": ("ferry.wxr", b"Night ferry", b"", b""),
    "stackexchange": ("ferry.stackexchange.xml", b'Title="', b'Title="', b" "),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_with_halves_of_emoji_is_read(name: str) -> None:
    """A pair is an emoji, and nothing is told; a half alone is told."""
    file, old, before, after = EXPORTS[name]
    whole = seed(file)
    assert old in whole

    paired = readings(name, whole.replace(old, before + b"&#55357;&#56832;" + after, 1))
    broken = readings(name, whole.replace(old, before + b"&#55357;" + after, 1))

    assert any("😀" in repr(one.debate) for one in paired)
    assert not any(n.rule == "CharacterReplaced" for one in paired for n in one.notices)
    (told,) = (
        n for one in broken for n in one.notices if n.rule == "CharacterReplaced"
    )
    assert told.sentence.startswith("1 character that XML forbids became U+FFFD.")
    assert any("�" in repr(one.debate) for one in broken)
