"""Pages of Discourse: as a browser shows them, as robots get them, and of many years."""

import re
from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import CodeBlock
from disputatio.schemas.errors import ReadError
from tests.converter.importers.saved_pages import (
    author,
    counts,
    kept,
    kept_of_thread,
    quoted,
    read_page,
    replies,
    sample,
)

ROBOTS = (
    '<!DOCTYPE html><html><head><meta name="generator" content="Discourse 2.9">'
    '<link rel="canonical" href="https://a.example/t/title/88"></head><body>{}</body>'
)
POST = (
    '<div id="post_{n}" class="topic-body crawler-post"><span class="creator"><a '
    'href="/u/{name}"><span itemprop="name">{name}</span></a></span><time '
    'datetime="2020-01-02T03:04:05Z" class="post-time">January 2</time>'
    '<div class="post" itemprop="text">{html}</div></div>'
)


def test_a_page_for_robots() -> None:
    """Numbers, times, likes, later versions; replies from the page's own JSON."""
    reading = sample("discourse-html", "sundial-robots.html")
    debate = reading.debate
    first, second, third = debate.posts

    assert debate.title == "Should the sundial be moved?"
    assert (reading.thread, reading.page) == ("Discourse gnomon.example 88", 2)
    assert [p.key for p in debate.posts] == ["post-21", "post-22", "post-24"]
    assert [p.number for p in debate.posts] == [21, 22, 24]
    assert [author(debate, p) for p in debate.posts] == ["vesna", "tibor", "noor"]
    assert (first.score, first.edited) == (5, None)
    assert kept(first) == {"name": "Vesna Kralj", "reactions": {"like": 5}}
    assert second.edited is not None
    assert second.edited.text == "2020-06-25T09:30:00Z"
    assert replies(debate) == {("post-22", "post-21")}
    assert (third.state, third.claimed_parent) == ("hidden", "3")
    assert third.written is not None
    assert third.written.text == "2020-06-23T07:00:00Z"
    assert third.edited is not None
    assert third.edited.text == "June 24, 2020, 8:00am"
    assert kept(third) == {"name": "Noor Haddad"}
    assert third.url == "https://gnomon.example/t/should-the-sundial-be-moved/88/24"
    assert kept_of_thread(debate) == {"breadcrumbs": ["Plaza"], "tags": ["stone"]}


def test_quotations_of_this_topic_and_of_others() -> None:
    """A post of another topic is named with its topic; a plain quotation names nobody."""
    second = sample("discourse-html", "sundial-robots.html").debate.posts[1]

    assert quoted(second) == [
        ("vesna", "21", "Move it."),
        (None, None, "Stones have patience."),
        ("iris", "12/4", "The bank came first."),
    ]
    assert second.text.endswith("Noon is where you are")


def test_a_page_as_a_browser_shows_it() -> None:
    """Other posts that are shown with one are not its words; small actions are told."""
    reading = sample("discourse-html", "sundial-browser.html")
    debate = reading.debate
    first, second, action, hidden = debate.posts

    assert [p.key for p in debate.posts] == ["post-21", "post-22", "post-23", "post-24"]
    assert [author(debate, p) for p in debate.posts] == [
        "vesna", "tibor", "noor", "[deleted]",
    ]  # fmt: skip
    assert first.text == (
        "It stands in the shade since they built the bank. Move it. See noon\n\nShade"
    )
    assert first.written is not None
    assert first.written.text == "Jun 21, 2020 12:00 pm"
    assert first.written.zone_known
    assert (first.score, debate.participants[0].badge) == (5, "mason")
    assert first.url == "https://gnomon.example/t/should-the-sundial-be-moved/88/21"
    assert second.edited is not None
    assert second.edited.at is not None
    assert second.edited.at.isoformat() == "2020-06-25T09:30:00"
    assert "edited" not in str(second.edited.text)
    assert replies(debate) == {("post-22", "post-21")}
    assert quoted(second) == [("vesna", "21", "Move it.")]
    assert second.body[-1] == CodeBlock(text="noon = 12")
    assert (action.state, action.text) == ("action", "Until the solstice.")
    assert kept(action)["action"] == "noor closed this topic"
    assert (hidden.state, hidden.edited) == ("hidden", None)


def test_pages_of_older_years_have_no_ids() -> None:
    """The number then stands only in the head of a post."""
    html = POST.format(n=5, name="ann", html="<p>One.</p>").replace(' id="post_5"', "")
    html = html.replace("<time", '<span itemprop="position">#5</span><time')
    html = html.replace('itemprop="text"', 'itemprop="articleBody"')

    debate = read_page("discourse-html", ROBOTS.format(html)).debate

    assert [(p.key, p.number, p.text) for p in debate.posts] == [("post-5", 5, "One.")]


def test_a_page_as_the_server_sent_it() -> None:
    """The posts for browsers without scripts are there, unseen by those with them."""
    html = POST.format(n=1, name="ann", html="<p>One.</p>")

    debate = read_page(
        "discourse-html", ROBOTS.format(f"<noscript>{html}</noscript><div></div>")
    ).debate

    assert [(p.key, p.text) for p in debate.posts] == [("post-1", "One.")]


def test_what_a_script_has_not_loaded_is_no_post() -> None:
    """A place for a post that was scrolled out of sight holds no words."""
    reading = sample("discourse-html", "sundial-browser.html")

    assert all(p.key != "post-25" for p in reading.debate.posts)
    (missing,) = [n for n in reading.notices if n.rule == "PostsMissing"]
    assert "1 more post" in missing.sentence


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<table class="topic-list"></table>', "a list of topics"),
        ('<div class="page-not-found"></div>', "an error"),
        ('<div id="login-form"></div>', "the log-in"),
        ("<discourse-assets></discourse-assets>", "a topic before it was loaded"),
    ],
)
def test_a_page_of_another_kind_says_which(html: str, words: str) -> None:
    """Pages of the same software that hold no topic are refused by name."""
    with pytest.raises(ReadError, match=f"Discourse's page of {words}"):
        read_page("discourse-html", ROBOTS.format(html))


@pytest.mark.real
def test_the_posts_of_a_real_topic_on_a_page_for_robots(fixtures_folder: Path) -> None:
    """The HTML of 340 real posts: quotations as counted in MANIFEST."""
    import json

    name = "forums/discourse/urho3d-to-rbfx-and-not-to-rbfx.5864.json"
    topic = json.loads((fixtures_folder / name).read_bytes())
    posts = [p for p in topic["post_stream"]["posts"] if p["cooked"]]
    html = "".join(
        POST.format(n=p["post_number"], name=p["username"], html=p["cooked"])
        for p in posts
    )
    page = ROBOTS.format(html).replace("/t/title/88", "/t/title/5864")

    debate = read_page("discourse-html", page).debate

    asides = sum(p["cooked"].count('<aside class="quote') for p in posts)
    assert len(debate.posts) == 337
    assert asides == 200
    found = [q for p in debate.posts for q in quoted(p)]
    assert sum(q[0] is not None for q in found) == 197
    assert sum(q[1] is not None for q in found) == 199
    assert sum(q[1] is not None and "/" not in q[1] for q in found) == 196
    assert counts(debate)[0] == 206


def test_a_name_that_only_ends_as_its_own_is_not_of_discourse() -> None:
    """Another software calls its posts "h-original-topic-post"."""
    importer = registry.importer("discourse-html")
    page = b'<!DOCTYPE html><html><body><div class="%s">x</div></body></html>'

    assert importer.sniff(page % b"topic-post clearfix") > 0.5
    assert importer.sniff(page % b"h-original-topic-post") == 0


@pytest.mark.parametrize(
    ("tab", "ends"),
    [
        ('<a class="reply-to-tab" href="/t/title/88/1"><span>ann</span></a>', {("post-3", "post-1")}),
        ('<a class="reply-to-tab" href="/t/88/2?u=ann" aria-controls="embedded-posts__top--3">bo</a>', {("post-3", "post-2")}),
        ('<a class="reply-to-tab" aria-controls="embedded-posts__top--3"><span>ann</span></a>', set()),
        ('<a class="reply-to-tab" href="/t/title/88/3">ann</a>', set()),
    ],
)  # fmt: skip
def test_the_tab_that_leads_to_the_post_that_is_answered(
    tab: str, ends: set[tuple[str, str]]
) -> None:
    """A link to a post is a stated reply; a name alone says no post, and is kept."""
    post = (
        '<div class="topic-post"><article id="post_{n}" data-post-id="90{n}"><div class="names"><a href="/u/{name}" '
        'data-user-card="{name}">{name}</a></div>{tab}<div class="cooked"><p>Words {n}.</p></div></article></div>'
    )
    rows = (("ann", ""), ("bo", ""), ("cy", tab))
    html = "".join(post.format(n=n, name=w, tab=t) for n, (w, t) in enumerate(rows, 1))

    debate = read_page("discourse-html", ROBOTS.format(html)).debate

    assert replies(debate) == ends
    assert kept(debate.posts[2])["reply to"] in ("ann", "bo")


@pytest.mark.parametrize(
    ("date", "named"),
    [
        ('<a class="post-date" href="/t/title/88/{n}">Jan 2</a>', ["1", "12/1"]),
        ('<a class="post-date" href="https://a.example/t/88/{n}?u=ann">Jan 2</a>', ["1", "12/1"]),
        ('<a class="post-date" href="x.html">Jan 2</a>', ["88/1", "12/1"]),
    ],
)  # fmt: skip
def test_a_page_that_does_not_say_its_address(date: str, named: list[str]) -> None:
    """Links to its posts say the topic; else no quotation is said to be of this one."""
    quotes = "".join(
        f'<aside class="quote" data-username="ann" data-post="1" data-topic="{topic}"><div'
        f' class="title">ann:</div><blockquote><p>Of {topic}.</p></blockquote></aside>'
        for topic in (88, 12)
    )
    post = (
        '<div class="topic-post"><article id="post_{n}" data-post-id="90{n}"><div class="names">'
        '<a data-user-card="ann" href="/u/ann">ann</a></div>{date}<div class="cooked">{words}'
        "<p>Words {n}.</p></div></article></div>"
    )
    rows = [
        post.format(n=n, date=date.format(n=n), words=w)
        for n, w in ((1, ""), (2, quotes))
    ]
    head = re.sub("<link [^>]*>", "", ROBOTS)
    second = read_page("discourse-html", head.format("".join(rows))).debate.posts[1]

    assert [source for _, source, _ in quoted(second)] == named
