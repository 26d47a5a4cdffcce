"""Comments below articles of blogs: names with labels, bare dates before the words."""

from __future__ import annotations

import pytest

from tests.converter.importers.boards.reading import names, read

SAID = (
    ("Ida", "7", "The red shampoo ran down my neck and all of the towels in the house are still pink from it."),
    ("Berit", "8", "Mine too, but it washes out at sixty degrees, if you do it at once and not in the week after."),
    ("Solveig", "9", "I have been using it for two years now, and nobody has ever seen that my hair is not my own."),
    ("Berit", "11", "Then you are luckier than I am. The children ask me every month what colour it will be next."),
)  # fmt: skip


def _bare(number: int, name: str, day: str, words: str, inner: str) -> str:
    return (
        f'<li class="comment depth-1" id="li-comment-{number}"><div id="comment-{number}" class="comment-body">'
        f'<div class="wrapper"><div class="comment-author vcard"><img src="a.png" class="photo"></div><div class="extra">'
        f'<span class="author">{name}</span><br>\nMarch {day}, 2018 <p>{words}</p></div></div>'
        f'<div class="reply"><a href="#comment-{number}">Reply</a></div></div>{inner}</li>'
    )


def _blog(comments: str) -> bytes:
    return (
        "<html><head><title>Red for a week - The bath</title></head><body><article><h1>Red for a week</h1>"
        f"<p>{'I tried the shampoo that everybody talks about, and this is what came of it. ' * 8}</p></article>"
        f'<ol class="commentlist">{comments}</ol></body></html>'
    ).encode()


def test_words_that_stand_bare_behind_a_date_count() -> None:
    """The box with the date is the box with the words: these are not few."""
    nested = ""
    for number, (name, day, words) in reversed(list(enumerate(SAID, 41))):
        answers = f'<ul class="children">{nested}</ul>' if nested else ""
        nested = _bare(number, name, day, words, answers)
    other = _bare(61, "Tove", "12", SAID[0][2].upper(), "")
    debate = read(_blog(nested + other)).debate
    assert names(debate)[1:] == ["Ida", "Berit", "Solveig", "Berit", "Tove"]
    assert [p.key for p in debate.posts][1:] == [
        *(f"post-{n}" for n in range(41, 45)),
        "post-61",
    ]
    assert debate.posts[1].text.startswith("The red shampoo")


@pytest.mark.parametrize(
    "label", ["<br><span class='mark'>Writer</span>", "<br>Writer", ""]
)
def test_a_name_is_one_line(label: str) -> None:
    """What stands below it in its element is a label of the blog."""
    rows = "".join(
        f'<li class="comment" id="comment-{n}"><div class="comment-author"><cite class="fn">{name}{label if name == "Berit" else ""}</cite></div>'
        f'<span class="comment-date">{day}. Juni 2019 / 6:16</span><p>{words}</p></li>'
        for n, (name, day, words) in enumerate(SAID, 41)
    )
    assert names(read(_blog(rows)).debate)[1:] == ["Ida", "Berit", "Solveig", "Berit"]


def test_a_class_of_some_posts_does_not_stand_for_all() -> None:
    """Comments of the writer of the article are marked, and those below them stand in them."""

    def said(number: int, inner: str) -> str:
        name, _, words = SAID[number % 4]
        mark = "blog-post_author" if name == "Berit" else "blog-guest"
        shown = f'<a href="/author/berit/">{name}</a>' if name == "Berit" else name
        label = f'<div class="{mark} c-label"><span>Writer</span></div>'
        return (
            f'<div id="c-comm-{number}_0" class="c-comment {mark} level"><div class="c-left">{label}</div>'
            f'<div id="comment-{number}" class="c-right"><div class="c-author">{shown}</div><div class="c-text"><p>{words}</p></div>'
            f'<div class="c-date">1 Monat her</div></div>{inner}</div>'
        )

    page = _blog(
        said(0, "") + said(1, said(2, "")) + said(3, said(4, "").replace("red", "blue"))
    )
    debate = read(page).debate
    assert names(debate)[1:] == ["Ida", "Berit", "Solveig", "Berit", "Ida"]
