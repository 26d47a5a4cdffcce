"""The exporter `html`: one page that needs nothing but itself."""

import itertools
import re
from collections import Counter
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from disputatio.exporters.html import HtmlExporter
from disputatio.exporters.shared.outline_builder import outlined
from disputatio.schemas.content import Image, Link, Para, Spoiler, Text, plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Position,
    Post,
    Relation,
)
from disputatio.schemas.protocols import Exporter
from tests.exporters.tram_debate import tram_debate
from tests.judges import page_judge
from tests.judges.epub_judge import EpubJudge
from tests.strategies.chosen import hostile_debate


def _page(debate: Debate, **options: Any) -> bytes:
    sink = BytesIO()
    HtmlExporter().write(debate, sink, options)
    return sink.getvalue()


def _tree(debate: Debate, **options: Any) -> Any:
    return page_judge.tree(_page(debate, **options))


def _text(tree: Any) -> str:
    return " ".join("".join(tree.itertext()).split())


def _with_class(tree: Any, name: str) -> list[Any]:
    return [e for e in tree.iter() if name in (e.get("class") or "").split()]


def _saying(*inlines: Any) -> Debate:
    post = Post(key="p", number=1, body=(Para(inlines=inlines),))
    return Debate(title="Links", language="en", posts=(post,))


@pytest.fixture(scope="module")
def tram() -> Any:
    """The tree of the tram debate's page, with the appendix."""
    return _tree(tram_debate(), reasons=True)


def test_it_is_an_exporter() -> None:
    """The class has what the registry asks for."""
    assert isinstance(HtmlExporter(), Exporter)


def test_the_chapters_are_those_of_the_book(tram: Any) -> None:
    """The page has what the book has, in the same order, under headings in order."""
    assert [_text(h) for h in tram.iter("h2")] == [
        "How to read the marks",
        "Contents",
        "Positions at a glance",
        "Argument map",
        "Rebuttal chains",
        "Who argued what",
        "The full thread",
        "How this was worked out",
    ]


@pytest.mark.parametrize("make", [tram_debate, hostile_debate, Debate])
def test_headings_go_down_one_level_at_a_time(make: Any) -> None:
    """One heading of the first level, and no level left out on the way down."""
    levels = [int(e.tag[1]) for e in _tree(make()).iter("h1", "h2", "h3", "h4", "h5")]

    assert levels.count(1) == 1
    steps = itertools.pairwise(levels)
    assert [step for step in steps if step[1] > step[0] + 1] == []


@pytest.mark.parametrize("make", [tram_debate, hostile_debate, Debate])
def test_every_way_leads_to_one_place(make: Any) -> None:
    """Ids are there once, and each link within the page leads to one."""
    page = _tree(make(), reasons=True)

    ids = Counter(e.get("id") for e in page.iter() if e.get("id") is not None)
    ways = {a.get("href") for a in page.iter("a")}
    inside = {way[1:] for way in ways if way.startswith("#")}
    assert [name for name, count in ids.items() if count > 1] == []
    assert inside - set(ids) == set()
    assert {"main", "glance"} <= inside


def test_every_position_post_and_claim_has_its_place(tram: Any) -> None:
    """What somebody may want to point at has an id that says what it is."""
    outline = outlined(tram_debate(), "all")

    ids = {e.get("id") for e in tram.iter()}
    assert {p.anchor for p in outline.positions} <= ids
    assert {p.anchor for p in outline.posts} <= ids
    assert len(_with_class(tram, "claim")) == len(tram_debate().claims)


def test_every_speaker_is_named(tram: Any) -> None:
    """Who is known stands in the page: over the posts, and beside the claims."""
    text = _text(tram)

    assert [
        p.name for p in tram_debate().participants if (p.name or "") not in text
    ] == []


def test_headings_are_ways_to_themselves(tram: Any) -> None:
    """The number of a post and of a position is a way to copy and send."""
    links = [a for a in tram.iter("a") if a.get("class") == "self"]

    found = {(_text(a), a.get("href"), _place(a)) for a in links}
    assert {
        ("Post 1", "#post-1", "post-1"),
        ("1.", "#position-1", "position-1"),
    } <= found
    assert all(f"#{place}" == way for _, way, place in found)


def _place(element: Any) -> str:
    """Give the id of what an element stands in."""
    return str(next(e.get("id") for e in element.iterancestors() if e.get("id")))


def test_landmarks_and_a_way_past_the_contents(tram: Any) -> None:
    """One header, one navigation, one main part, one foot; the first link skips."""
    landmarks = [e.tag for e in tram.iter("header", "nav", "main", "footer")]
    first = next(tram.iter("a"))

    assert landmarks == ["header", "nav", "main", "footer"]
    assert first.get("href") == "#main"
    assert tram.find(".//main").get("id") == "main"


def test_the_contents_name_the_positions(tram: Any) -> None:
    """The contents lead to every chapter, and to every position."""
    ways = [a.get("href") for a in tram.find(".//nav").iter("a")]

    assert ways[:2] == ["#glance", "#position-1"]
    assert ways[-1] == "#reasons"


def test_ways_lead_back(tram: Any) -> None:
    """A post says which positions use it, with the role of a way back."""
    back = [a for a in tram.iter("a") if a.get("role") == "doc-backlink"]

    assert back
    assert all(a.get("href").startswith("#position-") for a in back)


@pytest.mark.parametrize("style", ["page.css", "epub.css"])
def test_only_short_ways_keep_to_one_line(tram: Any, style: str) -> None:
    """Ways with the titles of positions may break: a telephone has no room for them."""
    css = (resources.files("disputatio.exporters") / "templates" / style).read_text()
    back = {way for line in _with_class(tram, "back") for way in line.iter("a")}
    others = [way for way in _with_class(tram, "ref") if way not in back]

    assert any(len(_text(way)) > 24 for way in back)
    assert [_text(way) for way in others if len(_text(way)) > 24] == []
    assert re.search(r"\.back \.ref.* { white-space: normal; }", css)


def test_what_was_read_by_a_rule_says_so(tram: Any) -> None:
    """No inference stands without its sign, whose words are read aloud and shown."""
    signs = [s for s in _with_class(tram, "sure") if s.get("role")]

    assert "read by the rule assent, 0.8" in {s.get("aria-label") for s in signs}
    assert all(s.get("title") == s.get("aria-label") for s in signs)


def test_nothing_is_loaded_and_nothing_runs(tram: Any) -> None:
    """No script, no picture, no style sheet or font from elsewhere; a policy says so."""
    names = {e.tag for e in tram.iter() if isinstance(e.tag, str)}
    policy = tram.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")

    assert (
        names & {"script", "img", "link", "iframe", "object", "form", "base"} == set()
    )
    assert "default-src 'none'" in policy
    assert not re.search(r"@import|url\(", tram.findtext(".//style"))


ODD = (
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "",
    "ftp://example.org/a", "//example.org/a", "#post-1", "a.html", "\x01javascript:x",
    " https://example.org", 'https://example.org/"onclick="x',
)  # fmt: skip
"""Addresses that are none of the web or of mail, or none at all."""


def test_odd_addresses_are_text() -> None:
    """Only addresses of the web and of mail become links; others stand as words."""
    links = [Link(inlines=(Text(text="here"),), target=target) for target in ODD]
    pictures = [Image(inlines=(Text(text="pic"),), target=target) for target in ODD]

    article = _tree(_saying(*links, *pictures)).find(".//article")

    assert article.findall(".//p//a") == []
    assert _text(article).count("here") == len(ODD)
    assert _text(article).count("pic]") == len(ODD)


def test_ways_out_do_not_vouch() -> None:
    """A poster's link leads there as it is, with no word of praise or of where from."""
    targets = ["https://example.org/?a=1&b=%22", "mailto:a@b.org", "HTTP://example.org"]
    links = [Link(inlines=(Text(text="here"),), target=target) for target in targets]

    found = _tree(_saying(*links)).findall(".//article//p//a")

    assert [link.get("href") for link in found] == targets
    assert {link.get("rel") for link in found} == {"nofollow noreferrer"}


def test_markup_in_words_is_words() -> None:
    """Whatever a poster types is shown, not done; forbidden characters are replaced."""
    typed = "</article></main><script>alert(1)</script>&amp;&#60; ]]> <!-- \x01\ufffe"
    page = _tree(
        Debate(
            title=typed,
            language="en",
            participants=(Participant(key="a", name=typed, badge=typed),),
            posts=(Post(key="p", number=1, author="a", body=plain_blocks(typed)),),
            claims=(Claim(key=typed, text=typed, title=typed),),
        )
    )

    shown = "</article></main><script>alert(1)</script>&amp;&#60; ]]> <!-- \ufffd\ufffd"
    assert page.findtext(".//title") == shown
    assert shown in _text(page.find(".//article"))
    assert list(page.iter("script")) == []


def test_languages_and_their_direction() -> None:
    """The page is in the debate's language, from right to left where that is so."""
    post = Post(key="p", number=1, language="de", body=plain_blocks("Guten Tag"))

    page = _tree(Debate(language="he", title="שאלה", posts=(post,)))

    body = page.find(".//article/div[@class='body']")
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    assert (body.get("lang"), body.get("dir")) == ("de", "ltr")
    assert page.find(".//nav/h2").get("lang") == "en"
    assert page.find(".//h2[@id='thread']").get("lang") == "en"


def test_without_a_language_none_is_claimed() -> None:
    """Where no language is known the page says that, and marks its own words."""
    page = _tree(Debate())

    assert (page.get("lang"), page.get("dir")) == ("und", None)
    assert page.find(".//footer").get("lang") == "en"


def test_a_debate_of_nothing_says_so() -> None:
    """A page without a debate says so instead of showing empty chapters."""
    page = _tree(Debate())

    assert "No debate is recorded" in _text(page.find(".//main"))
    assert [_text(h) for h in page.find(".//main").iter("h2")] == [
        "Positions at a glance"
    ]


def test_without_posts_there_is_no_thread_and_no_way_to_it() -> None:
    """`posts=none` leaves the thread out, and the names of posts are plain text."""
    page = _tree(tram_debate(), posts="none")

    assert list(page.iter("article")) == []
    assert not any(a.get("href").startswith("#post-") for a in page.iter("a"))
    assert "post 1" in _text(page)


def test_spoilers_open() -> None:
    """What a poster hid is hidden until it is opened, under the poster's title."""
    spoiler = Spoiler(title="The end", blocks=plain_blocks("The gardener."))

    page = _tree(Debate(posts=(Post(key="p", number=1, body=(spoiler,)),)))

    box = page.find(".//article/details")
    assert _text(box.find("summary")) == "The end"
    assert "The gardener." in _text(box)


def test_long_threads_are_cut_into_chapters() -> None:
    """A hundred posts make a chapter of the contents; every post is there once."""
    posts = tuple(
        Post(key=f"p{n}", number=n, body=plain_blocks(f"This is the word of {n}."))
        for n in range(1, 251)
    )

    page = _tree(Debate(title="Long", posts=posts))

    contents = _text(page.find(".//nav"))
    assert "The full thread, from post 101" in contents
    assert "The full thread, from post 201" in contents
    assert len(list(page.iter("article"))) == 250
    assert [_text(page).count(f"the word of {n}.") for n in (1, 100, 250)] == [1, 1, 1]


def test_maps_can_be_moved_and_have_a_twin(tram: Any) -> None:
    """A map has its width, takes the keys, and is followed by the same tree as a list."""
    maps = _with_class(tram, "map")
    twins = _with_class(tram, "twin")

    assert len(maps) == len(twins) == len(outlined(tram_debate(), "all").maps)
    for drawn, twin in zip(maps, twins, strict=True):
        assert drawn.get("tabindex") == "0"
        assert drawn.get("aria-labelledby") in {h.get("id") for h in tram.iter("h3")}
        assert [e.tag for e in drawn] == ["{http://www.w3.org/2000/svg}svg"]
        texts = drawn.findall(".//{http://www.w3.org/2000/svg}text")
        assert len(texts) == len(twin.findall(".//li")) + 1


def test_boxes_of_maps_lead_to_posts(tram: Any) -> None:
    """A box is a way to the post that says it, and tells so."""
    svg = "{http://www.w3.org/2000/svg}"
    links = [a for drawn in _with_class(tram, "map") for a in drawn.iter(f"{svg}a")]

    assert {a.get("href") for a in links} >= {"#post-1", "#post-2"}
    assert all(a.findtext(f"{svg}title") for a in links)


def _strange_keys() -> Debate:
    keys = ("a b", "a%20b", "main", "glance", "post-1", "claim-1", "claim 1", "ü")
    claims = tuple(Claim(key=k, text=f"It is {n}.") for n, k in enumerate(keys))
    support = Relation(key="r", kind="support", sources=keys[1:], targets=keys[:1])
    return Debate(claims=claims, relations=(support,))


def test_any_key_of_a_claim_gives_an_id_of_its_own() -> None:
    """Ids have no blanks and are unlike all others, whatever a file calls its claims.

    The claim of a position that is its title has the place of the position.
    """
    page = _tree(_strange_keys())

    found = [e.get("id") for e in _with_class(page, "claim")]
    everything = [e.get("id") for e in page.iter() if e.get("id")]
    assert sorted(found) == [
        "claim-1", "said-2", "said-3", "said-4", "said-5", "said-7", "said-8",
    ]  # fmt: skip
    assert len(everything) == len(set(everything))


def test_the_table_of_sides_ends_somewhere() -> None:
    """Forty rows stand in it, the rest is counted; the position names everybody."""
    numbers = range(1, 46)
    debate = Debate(
        participants=tuple(Participant(key=f"p{n}", name=f"P{n}.") for n in numbers),
        posts=tuple(
            Post(key=f"post-{n}", number=n, author=f"p{n}", body=plain_blocks("Yes."))
            for n in numbers
        ),
        claims=(Claim(key="c", text="It is so."),),
        relations=tuple(
            Relation(
                key=f"s{n}",
                kind="stance",
                scheme="agree",
                sources=(f"post-{n}",),
                targets=("c",),
            )
            for n in numbers
        ),
        positions=(Position(claim="c"),),
    )

    page = _tree(debate)

    assert len(page.findall(".//tbody/tr")) == 40
    assert "5 more take a side" in _text(page)
    (thesis,) = _with_class(page, "thesis")
    assert all(f"P{n}.," in _text(thesis) for n in numbers)


def test_epubcheck_finds_no_fault_in_pages(
    epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """The official schema of XHTML holds, where all is full of hazards, too."""
    pages = [_page(make(), reasons=True) for make in (tram_debate, hostile_debate)]

    assert page_judge.messages(pages, epub_judge, tmp_path) == []


def test_epubcheck_finds_a_fault_in_a_page(
    epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """The judge sees what is wrong: an id that is there twice."""
    page = _page(Debate()).replace(b'id="glance"', b'id="main"')

    (found, *_) = page_judge.messages([page], epub_judge, tmp_path)
    assert "page-0.xhtml" in found.location
