"""A post whose id is damaged is read: by its other ids, or without one, which is told."""

import pytest

from tests.converter.importers.saved_pages import SAMPLES, read_page

DAMAGES = {
    "XenForo, one of three": ("xenforo", "quarry-path.html", 'data-content="post-90214"', 'data-content="pos-90214"'),
    "XenForo, all": ("xenforo", "quarry-path.html", 'data-content="post-90214" id="js-post-90214"', ""),
    "NodeBB": ("nodebb", "tram-bell.html", ' data-index="20" data-pid="400"', ' data-index="20"'),
    "Invision 4": ("invision", "orchard-four.html", 'id="elComment_711"', 'id="elComm_711"'),
    "Invision 5": ("invision", "orchard-five.html", 'id="elComment_801"', ""),
    "Discourse": ("discourse-html", "sundial-browser.html", 'id="post_21"', 'id="pt_21"'),
    "Reddit, one of two": ("reddit-html", "old-allotment.html", 'data-fullname="t1_j2a0002"', ""),
    "Reddit, but for a class": (
        "reddit-html", "old-allotment.html", 'id="thing_t1_j2a0002" data-fullname="t1_j2a0002"', "",
    ),
    "vBulletin": ("vbulletin", "thread.html", 'id="post_message_102"', 'id="post_mesage_102"'),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_post_with_a_damaged_id_keeps_its_place_and_its_words(damage: str) -> None:
    """All posts have their words, writers and states; only an id may be lost, and is told."""
    importer, file, old, new = DAMAGES[damage]
    text = (SAMPLES / importer / file).read_text()
    assert text.count(old) == 1

    whole, damaged = (
        read_page(importer, text),
        read_page(importer, text.replace(old, new)),
    )

    before, after = whole.debate.posts, damaged.debate.posts
    assert [(p.text, p.author, p.state, p.number) for p in after] == [
        (p.text, p.author, p.state, p.number) for p in before
    ]
    lost = [a.key for a, b in zip(after, before, strict=True) if a.key != b.key]
    told = [n for n in damaged.notices if "no id where" in n.sentence]
    assert len(lost) == len(told) <= 1
