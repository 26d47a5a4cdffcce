"""Saved pages of unknown software: what is found, how sure it is, and what is refused."""

import json
from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.converter.detection import importer_for
from disputatio.schemas.content import block_text
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations
from tests.laws.samples import sample
from tests.laws.test_any_bytes import assert_read_or_refused


def reading(data: bytes | str) -> Reading:
    """Read a page."""
    given = data.encode() if isinstance(data, str) else data
    (found,) = registry.importer("webpage").read(Source(data=given), {})
    return found


def names(debate: Debate) -> list[str | None]:
    """Give the writer of each post."""
    people = {p.key: p.name for p in debate.participants}
    return [people.get(p.author or "") for p in debate.posts]


def pairs(debate: Debate) -> list[tuple[int, int]]:
    """Give which post answers which, by place."""
    place = {p.key: n for n, p in enumerate(debate.posts)}
    return [(place[r.sources[0]], place[r.targets[0]]) for r in debate.relations]


def page(body: str, title: str = "A talk about lamps") -> str:
    """Give a page."""
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"


WORDS = (
    "The lamps on the quay are too bright, one cannot see the stars for them.",
    "One can see the stars from the hill, and from the quay one has to see one's feet.",
    "My feet know the way. What I ask for is an hour without lamps, no more.",
    "An hour without lamps is an hour in which somebody falls into the water.",
)
WHO = ("Ada", "Brom", "Ada", "Cleo")


def rows(form: str) -> str:
    """Give four posts in one form."""
    return "".join(
        form.format(n=n + 41, who=WHO[n], words=WORDS[n], day=n + 2, minute=10 + n)
        for n in range(4)
    )


FORMS = {
    "boxes with classes": '<div class="post" id="post-{n}"><span class="author">{who}</span>'
    '<time datetime="2020-05-0{day}T10:{minute}:00+00:00">then</time><div class="body"><p>{words}</p></div></div>',
    "schema.org": '<article itemscope itemtype="https://schema.org/Comment" id="c{n}"><b itemprop="author">{who}</b>'
    '<meta itemprop="dateCreated" content="2020-05-0{day}T10:{minute}:00Z"><div itemprop="text">{words}</div></article>',
    "microformats": '<div class="h-cite"><a class="p-author h-card" href="/users/{who}">{who}</a>'
    '<time class="dt-published" datetime="2020-05-0{day}T10:{minute}:00Z">{day} May</time>'
    '<div class="e-content">{words}</div></div>',
    "bold names": '<div><b>{who}</b> <i>{day} May 2020, 10:{minute}</i><br>{words}</div>',
    "seconds in data": '<li data-id="{n}" data-timestamp="15884142{minute}000"><a href="/u/{who}/">{who}</a><p>{words}</p></li>',
    "tooltips": '<div class="comment" id="comment-{n}"><a class="person-listing" href="/u/{who}">{who}</a>'
    '<span class="moment-time" data-tippy-content="Monday, May {day}th, 2020 at 10:{minute}:00 AM GMT+00:00">1 year ago</span>'
    '<div class="comment-content"><p>{words}</p></div></div>',
    "linked people": '<section id="m{n}"><a href="member.php?u={n}">{who}</a><em>0{day}-05-2020, 10:{minute}</em>'
    '<blockquote class="text">{words}</blockquote></section>',
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_posts_are_found_in_many_forms(form: str) -> None:
    """Whatever the boxes are called: four posts, their writers, dates and words."""
    debate = reading(
        page(f"<h1>A talk about lamps</h1><div>{rows(FORMS[form])}</div>")
    ).debate

    assert names(debate) == list(WHO)
    assert [p.text for p in debate.posts] == list(WORDS)
    assert all(p.written is not None for p in debate.posts)
    assert debate.title == "A talk about lamps"


def test_rows_of_a_table_are_one_post() -> None:
    """A head and the words below it stand in two rows."""
    debate = reading(sample("webpage", "guestbook.html")).debate

    assert [p.key for p in debate.posts] == ["post-17", "post-18", "post-21", "post-22"]
    assert names(debate) == ["Ragna", "Skipper Jonas", "Ragna", "Tove"]
    assert debate.posts[0].text.startswith(
        "The new ferry is late every morning.\n\nWho"
    )


PROFILES = (
    '<div id="post_{n}"><table><tr><td><a href="space-uid-{day}.html">{who}</a><div class="popup"><em>offline</em><dl>'
    "<dt>points</dt><dd>4</dd><dt>member since</dt><dd>2009-0{day}-01</dd><dt>注册时间</dt><dd>2010-03-1{day}</dd>"
    "<dt>最后登录</dt><dd>2012-10-2{day}</dd></dl></div><dl><dt>注册时间</dt><dd>2010-03-1{day}</dd></dl>"
    '<p>A member of long standing who has said a lot in this place and in other ones</p><a href="home.php?mod=profile&amp;uid={day}">see page</a></td>'
    '<td><em>发表于 2012-03-0{day} 10:{minute}:00</em><table><tr><td class="t_f" id="postmessage_{n}">{words}</td></tr></table></td></tr></table></div>'
)
"""Posts beside which stands more of the writer than of what was written."""


def test_profiles_are_neither_words_nor_names_nor_dates() -> None:
    """A profile with dates, links and texts of its own stands in every post."""
    found = reading(page(rows(PROFILES))).debate

    assert names(found) == list(WHO)
    assert [p.text for p in found.posts] == list(WORDS)
    assert [str(p.written.at) for p in found.posts if p.written] == [
        f"2012-03-0{n + 2} 10:{10 + n}:00" for n in range(4)
    ]


@pytest.mark.parametrize(
    "head",
    [
        "<span>Submitted by {who} on Thu, 2012/03/0{day} - 10:{minute}am</span>",
        "<cite>{who}</cite> says: <small>2012年3月{day}日 10:{minute}</small>",
        "<span>{who} 发表于 2012-03-0{day} 10:{minute}</span>",
        "<span>By {who} | March {day}, 2012 10:{minute}</span>",
        "<span>Napsal uživatel {who} (bez ověření) dne {day} Březen, 2012 - 10:{minute}.</span>",
        "<div>Posted on 2012-03-0{day} 10:{minute}:00 by {who}</div>",
        "<div>Veröffentlicht am {day}. März 2012 um 10:{minute} von {who}</div>",
        "<div>Skribis homo {who} je la 2012-03-0{day} 10:{minute}</div>",
        "<div>2012-03-0{day} 10:{minute}, skribis {who} tie</div>",
    ],
)
def test_names_beside_dates(head: str) -> None:
    """One line has who and when; `cite` names a writer in many themes."""
    found = reading(
        page(rows(f'<li id="comment-{{n}}">{head}<p>{{words}}</p></li>'))
    ).debate

    assert names(found)[-4:] == list(WHO)
    assert (
        next(str(p.written.at) for p in found.posts[-4:] if p.written)
        == "2012-03-02 10:10:00"
    )


def test_names_in_a_box_with_buttons_and_a_motto() -> None:
    """The link to the person names who writes; a button and a motto beside it do not."""
    form = (
        '<div id="post_{n}" class="row_reply"><small><a href="#post_{n}">#{day}</a> - 2012-3-{day} 10:{minute}</small>'
        '<span class="userInfo"><strong><a href="/user/{n}" class="l">{who}</a></strong>'
        ' <a href="javascript:void(0);">回复</a> <span>(灯火)</span></span><div class="message">{words}</div></div>'
    )

    assert names(reading(page(rows(form))).debate)[-4:] == list(WHO)


FLUX = (
    '<div id="p{n}" class="blockpost"><h2><span>#{day} <a href="viewtopic.php?pid={n}#p{n}">2014-02-0{day} 10:{minute}:00</a></span></h2>'
    '<div class="postleft"><strong><a href="profile.php?id={day}">{who}</a></strong><span>Registered: 2012-02-14</span></div>'
    '<div class="postright"><h3>Re: A talk about lamps</h3><div class="postmsg"><div class="quotebox"><cite>Dora wrote:</cite>'
    "<blockquote><div><p>Lamps are dear.</p></div></blockquote></div><p>{words}</p></div></div></div>"
)
"""Posts with a heading each and a name over a quotation."""


def test_headings_that_repeat_the_title_and_sources_of_quotations() -> None:
    """A `cite` over a quotation says who is quoted; "Re:" and the title are no words."""
    form = page(
        "<h1>Lamp Friends</h1>" + rows(FLUX),
        "A talk about lamps (Page 1) / Light / Lamp Friends Forum",
    )
    found = reading(form.replace("<h3>Re: ", "<h3>", 1)).debate

    assert found.title == "A talk about lamps"
    assert names(found) == list(WHO)
    assert [p.text for p in found.posts] == [f"Lamps are dear.\n\n{w}" for w in WORDS]
    assert [
        r.quotation.claimed_author for p in found.posts for r in quotations(p.body)
    ] == ["Dora"] * 4


@pytest.mark.parametrize(
    "line",
    [
        '原帖由 <i>Dora</i> 于 2012-03-01 09:10 发表 <a href="redirect.php?goto=findpost&amp;pid=41"><img src="b.gif"></a>',
        '<font size="2"><a href="forum.php?goto=findpost&amp;pid=41"><font color="#999">Dora 发表于 2012-03-01 09:10</font></a></font>',
    ],
)
def test_first_lines_of_quotations(line: str) -> None:
    """Whose the words are stands in their first line, in no element of its own."""
    box = f'<div class="quote"><blockquote>{line}<br>Lamps are dear.<br>So is oil.</blockquote></div>'
    form = PROFILES.replace("{words}", f"{box}{{words}}")
    found = reading(page(rows(form))).debate
    (quoted,) = quotations(found.posts[1].body)

    assert (quoted.quotation.claimed_author, quoted.quotation.claimed_post) == (
        "Dora",
        "41",
    )
    assert found.posts[1].text == f"Lamps are dear.\nSo is oil.\n\n{WORDS[1]}"


@pytest.mark.parametrize(
    "before",
    ["Firefox 3.11.10", "Firefox 03.11.10", "Berlin 03.11.10", "<i>03.11.1{day}</i>"],
)
def test_a_stated_time_wins(before: str) -> None:
    """What stands beside a `time` in words is no time of the post."""
    form = (
        f"<div class=post><b>{{who}}</b> {before} "
        '<time datetime="2011-04-0{day}T10:{minute}">then</time> <p>{words}</p></div>'
    )
    found = reading(page(rows(form))).debate

    assert [str(p.written.at) for p in found.posts if p.written] == [
        f"2011-04-0{n + 2} 10:{10 + n}:00" for n in range(4)
    ]


@pytest.mark.parametrize(
    "box",
    [
        '<blockquote class="quoteBox" cite="https://a.example/t/9/?postID=41#post41"><div class="quoteBoxIcon"></div><div class="quoteBoxTitle"><a href="https://a.example/t/9/?postID=41#post41">Quote from Dora</a></div><div class="quoteBoxContent"><p>Lamps are dear.</p></div></blockquote>',
        '<blockquote class="Quote UserQuote"><div class="QuoteAuthor"><a href="/profile/Dora">Dora</a> wrote: <a href="/discussion/comment/41#Comment_41" class="QuoteLink"><span>»</span></a></div><div class="QuoteText">Lamps are dear.</div></blockquote>',
        '<div class="Editor-quote"><table><tr><td class="alt2"><div>Originally Posted by <strong>Dora</strong> <a href="/t/9.html#post41"></a></div><div>Lamps are dear.</div></td></tr></table></div>',
    ],
    ids=["WoltLab", "Vanilla", "once vBulletin"],
)  # fmt: skip
def test_titles_of_quotations(box: str) -> None:
    """A title names whose words follow, and links to their post."""
    form = FORMS["boxes with classes"].replace("<p>{words}", f"{box}<p>{{words}}")
    (quoted,) = quotations(reading(page(rows(form))).debate.posts[1].body)

    assert (quoted.quotation.claimed_author, quoted.quotation.claimed_post) == (
        "Dora",
        "41",
    )
    assert [block_text(b) for b in quoted.quotation.blocks] == ["Lamps are dear."]


def test_what_a_converter_left_of_a_quotation_tag() -> None:
    """SMF's tag in a `cite`, with words that stand loose behind it."""
    box = (
        '<blockquote class="quote"><cite> author=Ann Lee link=topic=9.msg41#msg41 date=1260398271 wrote:</cite><br>'
        "Lamps are dear.<br>So is oil.</blockquote>"
    )
    form = '<article class="post" id="msg{n}"><b class="author">{who}</b> <i>2012-03-0{day} 10:{minute} UTC</i><div class="post-body">BOX{words}</div></article>'
    found = reading(page(rows(form.replace("BOX", box)))).debate
    (quoted,) = quotations(found.posts[1].body)

    assert (quoted.quotation.claimed_author, quoted.quotation.claimed_post) == (
        "Ann Lee",
        "41",
    )
    assert found.posts[1].text == f"Lamps are dear.\nSo is oil.\n\n{WORDS[1]}"


@pytest.mark.parametrize(
    "mark",
    [
        'id="comment-{}"',
        'id="follow-up-{}" itemprop="comment" itemscope itemtype="https://schema.org/Comment"',
    ],
)
def test_questions_with_answers_and_comments_on_each(mark: str) -> None:
    """Answers answer the question, comments what they stand below; nothing is read twice."""

    def one(kind: str, n: int, comments: int) -> str:
        below = "".join(
            f'<li {mark.format(n + m)}><a href="/users/{m}/x">Eve{m}</a> <time datetime="2012-04-0{m}T10:0{m}:00Z">Apr {m}, 2012</time><p>Is that so, or does it only look so from the hill? ({n + m})</p></li>'
            for m in range(1, comments + 1)
        )
        return (
            f'<div id="{kind}-{n}" itemscope itemtype="https://schema.org/{kind.title()}"><div class="post-layout"><time itemprop="dateCreated" datetime="2012-03-0{n // 10}T09:00:00Z">Mar {n // 10}, 2012</time>'
            f'<a href="/users/{n}/x">Who{n}</a><div class="post-body"><p>{" ".join(WORDS * 3)}</p></div><a href="/posts/{n}/edit">Improve what is written here</a><ul>{below}</ul></div></div>'
        )

    found = reading(
        page(one("question", 10, 2) + one("answer", 20, 5) + one("answer", 30, 4))
    ).debate

    assert len(found.posts) == 3 + 11
    assert [p.key for p in found.posts if p.state == "deleted"] == []
    answered = dict(pairs(found))
    assert (answered[3], answered[9]) == (0, 0)
    assert [answered[n] for n in (1, 4, 10)] == [0, 3, 9]


def test_words_that_stand_loose_between_heads() -> None:
    """An archive of Discuz writes a line with name and date, words, and the next line."""
    form = (
        '<p class="author"><strong>{who}</strong> 发表于 2009-4-{day} 10:{minute}</p>\n'
        "<h3></h3>{words}<br />\n{words}"
    )
    found = reading(page(f"<div id='content'>{rows(form)}</div>")).debate

    assert names(found) == list(WHO)
    assert [p.text for p in found.posts] == [f"{w}\n{w}" for w in WORDS]
    assert all(p.written and p.written.at for p in found.posts)


def test_times_in_the_data_of_an_element() -> None:
    """Scripts show the time; the element has it as JSON."""
    form = (
        '<div class="l_post" data-field=\'{{"author":{{"user_id":{day}}},"content":{{"post_id":{n},"date":"2012-03-0{day} 10:{minute}"}}}}\'>'
        '<a class="username" href="/home?un={who}">{who}</a><div id="post_content_{n}">{words}</div></div>'
    )
    found = reading(page(rows(form))).debate

    assert names(found) == list(WHO)
    assert (
        str(found.posts[1].written and found.posts[1].written.at)
        == "2012-03-03 10:11:00"
    )


def test_comments_answer_the_article_and_each_other() -> None:
    """The article is the first post; comments nest in lists."""
    debate = reading(sample("webpage", "comments.html")).debate

    assert names(debate) == ["Hester Quill", "Corbet", "Hester Quill", "a neighbour"]
    assert pairs(debate) == [(1, 0), (2, 1), (3, 0)]
    assert debate.posts[0].text.startswith("The one bakery that we have")
    assert "Recent posts" not in "".join(p.text for p in debate.posts)
    assert [q.start for q in quotations(debate.posts[2].body)] == [0]
    assert (debate.posts[1].url or "").endswith("#comment-301")


@pytest.mark.parametrize(
    "mark",
    ['class="c depth-{}"', 'class="c" data-depth="{}"', 'class="c" aria-level="{}"'],
)
def test_depths_in_the_markup_tell_parents(mark: str) -> None:
    """Flat lists say the depth in a class or in data."""
    depths = (1, 2, 3, 2)
    body = "".join(
        f'<div {mark.format(depth)} id="reply-{n}"><b class="username">{WHO[n]}</b>'
        f'<time datetime="2020-05-02T10:0{n}:00Z">x</time><p class="says">{WORDS[n]}</p></div>'
        for n, depth in enumerate(depths)
    )

    assert pairs(reading(page(f"<main>{body}</main>")).debate) == [
        (1, 0),
        (2, 1),
        (3, 0),
    ]


def test_a_deleted_post_keeps_its_place() -> None:
    """A post without words among others is one."""
    body = rows(FORMS["boxes with classes"]).replace(f"<p>{WORDS[1]}</p>", "")

    debate = reading(page(body)).debate

    assert [bool(p.text) for p in debate.posts] == [True, False, True, True]


def test_quotations_edits_and_signatures() -> None:
    """Quotations are structure; edit marks and signatures are no words of the post."""
    body = rows(FORMS["boxes with classes"]).replace(
        f"<p>{WORDS[1]}</p>",
        f'<div class="quote"><cite><a href="/t/1#post-41">Ada wrote:</a></cite><div>{WORDS[0]}</div></div>'
        f'<p>{WORDS[1]}</p><div class="edited">Last edited by Brom on 4 May 2020, 11:00</div>'
        '<div class="signature">Mind the gap</div>',
    )

    post = reading(page(body)).debate.posts[1]
    (found,) = quotations(post.body)

    assert (found.quotation.claimed_author, found.quotation.claimed_post) == (
        "Ada",
        "41",
    )
    assert post.text == f"{WORDS[0]}\n\n{WORDS[1]}"
    assert post.edited is not None


def test_data_for_search_engines_are_read_where_the_page_shows_less() -> None:
    """A page that a script fills has its thread in JSON-LD only."""
    answers = [
        {"@type": "Answer", "text": f"<p>{text}</p>", "dateCreated": "2020-05-02T10:00:00Z", "upvoteCount": 3,
         "author": {"@type": "Person", "name": who}}
        for who, text in zip(WHO[1:], WORDS[1:], strict=True)
    ]  # fmt: skip
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question", "text": WORDS[0], "author": {"name": "Ada"},
            "acceptedAnswer": answers[0], "suggestedAnswer": answers[1:],
        },
    }  # fmt: skip
    body = f"<script type='application/ld+json'>{json.dumps(data)}</script><div id='app'></div>"

    found = reading(page(body))

    assert names(found.debate) == list(WHO)
    assert pairs(found.debate) == [(1, 0), (2, 0), (3, 0)]
    assert found.debate.posts[1].score == 3
    assert "data for search engines" in found.notices[0].sentence


def test_a_notice_says_how_sure_it_is() -> None:
    """The confidence and what it rests on, so that a person can check it."""
    (told,) = [
        n
        for n in reading(sample("webpage", "comments.html")).notices
        if n.rule == "PostsGuessed"
    ]

    assert "confidence 0.95 (3 times li#comment-N: 100% with a date" in told.sentence


def test_whoever_knows_the_software_wins() -> None:
    """The page of a known software is not for the generic reader, any other page is."""
    known = (
        sample("xenforo", "quarry-path.html")
        if _has_xenforo()
        else sample("reddit-html", "old-allotment.html")
    )

    assert importer_for(Source(data=known)).info.name != "webpage"
    assert importer_for(Source(data=page("<p>x</p>").encode())).info.name == "webpage"


def _has_xenforo() -> bool:
    from tests.laws.samples import all_samples

    return ("xenforo", "quarry-path.html") in all_samples()


LONG = "<p>" + " ".join(WORDS) * 8 + "</p>"
NO_THREADS = {
    "an article without comments": page(f"<article class='post'><h1>Lamps</h1><b class='author'>Ada</b><time "
    f"datetime='2020-05-02'>2 May 2020</time>{LONG}</article>"),
    "list of threads or articles": page("".join(
        f"<div class='topic' id='t{n}'><h3><a href='/thread/{n}-{who}'>What about lamp {who}, number {n}?</a></h3><a "
        f"href='/u/{who}'>{who}</a> <time datetime='2020-05-02'>2 May 2020</time><p>{WORDS[n % 4]}</p></div>"
        for n, who in enumerate("abcdefgh"))),
    "ask for a log-in": page("<form><input name='u'><input type='password'></form><p>Log in to read.</p>", "Log in"),
    "message of an error": page("<h1>404 Not found</h1><p>This thread does not exist.</p>", "Error 404"),
    "result of a search": page("".join(
        f"<li class='result'><h3><a href='/t/{n}'>Found words {who} {n}</a></h3><time datetime='2020-05-02'>x</time>"
        f"<b class='author'>{who}</b><p>{WORDS[n % 4]}</p></li>" for n, who in enumerate("abcdef")), "Search results for lamps"),
    "no post repeats": page("<p>Nothing here.</p>"),
    "ask whether a person visits": page("<h1>talk.example</h1><script>window._cf_chl_opt={};</script>", "Nur einen Moment…"),
    "whether a person visits": page("<h1>Making sure you&#39;re not a bot!</h1><p>Loading...</p>", "Making sure you&#39;re not a bot!"),
    "before its programs have run": page("<noscript>Please switch on JavaScript.</noscript><div id='root'></div><script src='/main.js'></script>"),
}  # fmt: skip


@pytest.mark.parametrize("what", NO_THREADS)
def test_what_is_no_thread_is_refused_with_a_sentence(what: str) -> None:
    """The sentence says what the page seems to be."""
    with pytest.raises(ReadError, match=what):
        reading(NO_THREADS[what])


@pytest.mark.parametrize(
    "data",
    [
        page("<div class='post'>" * 3000),
        page("<table><tr>" * 500 + "<time datetime='2020-05-02'>x</time>" * 50),
        page("".join(f"<i id='p{n}'></i>" for n in range(3000))),
        page(
            "<script type='application/ld+json'>" + '{"comment":' * 5000 + "</script>"
        ),
        page("<script type='application/ld+json'>" + "[" * 5000 + "</script>"),
        page(f"<p>{'2 May 2020, ' * 20_000}</p>"),
        page("<div class='a'>" + "1 hour ago<br>" * 5_000 + "</div>"),
    ],
    ids=["deep", "tables", "ids", "deep data", "deep lists", "dates", "many dates"],
)
def test_hostile_pages_end_soon(data: str) -> None:
    """Nesting and repeats are bounded: read or refused."""
    assert_read_or_refused("webpage", data.encode())


COUNTS = {
    "xenforo1/nettally-Xenforo1.html": (25, 7),
    "xenforo2/finnish-kaksplus_mock_thread.html": (25, 21),
    "xenforo2/finnish-kauppalehti_mock_thread.html": (20, 13),
    "vbulletin/nettally-vBulletin3.html": (20, 12),
    "vbulletin/nettally-vBulletin4.html": (10, 4),
    "phpbb/avalanches-phpBB2-p2606-20040325.html": (15, 7),
    "phpbb/avalanches-forum-t1294_s20-20100613.html": (15, 9),
    "phpbb/formasaurus-forum.xentax.com-0.html": (6, 3),
    "nodebb/nettally-NodeBB.html": (13, 7),
}
"""Posts and authors of real pages, as counted by hand."""


@pytest.mark.real
@pytest.mark.parametrize("file", COUNTS)
def test_real_pages_are_read_as_if_their_software_were_unknown(
    file: str, fixtures_folder: Path
) -> None:
    """Posts and authors as counted, with the importers of the software left out."""
    debate = reading((fixtures_folder / "forums" / file).read_bytes()).debate

    assert (len(debate.posts), len(debate.participants)) == COUNTS[file]
    assert all(p.author and p.written and p.text.strip() for p in debate.posts)


@pytest.mark.real
def test_a_real_article_is_refused(fixtures_folder: Path) -> None:
    """It is made by forum software and has dates and names, but no thread."""
    file = (
        fixtures_folder / "forums" / "xenforo2" / "trafilatura-anglerboard.de-rute.html"
    )

    with pytest.raises(ReadError, match="article without comments"):
        reading(file.read_bytes())


def test_times_that_stand_in_buttons() -> None:
    """A button shows an age and states the time."""
    form = (
        '<div class="reply" id="post{n}"><b class="username">{who}</b><button type="button" aria-label="x">'
        '<span itemprop="datePublished" content="2024-05-0{day}T10:{minute}:00+00:00">1 year ago</span></button><p>{words}</p></div>'
    )
    found = reading(page(rows(form))).debate

    assert [p.text for p in found.posts] == list(WORDS)
    assert [str(p.written.at)[:16] for p in found.posts if p.written] == [
        f"2024-05-0{n + 2} 10:{10 + n}" for n in range(4)
    ]


def test_a_date_loose_behind_a_label_is_read_in_posts_with_two() -> None:
    """One post names another day in a line like the first: it has its own time still."""
    form = (
        '<div class="frm pst" id="pid{n}"><div class="hcl"><span>By</span> <a href="user_info.pl?uid={n}">{who}</a> '
        '<span>Date</span> 1{day}.11.15 10:{minute} UTC</div><div class="ccl">{words}</div></div>'
    )
    second = '<div class="hcl"><span>Seen</span> 01.02.03 10:00 UTC</div>'
    body = rows(form).replace(WORDS[1], second + WORDS[1])
    found = reading(page(body)).debate

    assert names(found) == list(WHO)
    assert [p.written.text for p in found.posts if p.written] == [
        f"1{n + 2}.11.15 10:{10 + n} UTC" for n in range(4)
    ]


def test_a_post_that_is_shown_twice_is_read_once() -> None:
    """Some boards show the first post on top of each page, and again in its place."""
    form = FORMS["boxes with classes"]
    body = rows(form)
    first = body[: body.index('<div class="post" id="post-42">')]

    assert names(reading(page(first + body)).debate) == list(WHO)


def test_words_of_comments_that_hold_longer_ones() -> None:
    """A comment's own words are its body, not the list of the answers in it."""

    def one(n: int, below: str) -> str:
        return (
            f'<li class="comment"><article id="comment-{n}"><div class="head"><a class="username" href="/u/{WHO[n]}">{WHO[n]}</a>'
            f'<time datetime="2020-05-02T10:0{n}:00Z">x</time> English</div><div class="said">{WORDS[n] if n else "Lamps!"}</div></article>'
            f'<ul class="comments">{below}</ul></li>'
        )

    body = one(0, one(1, one(2, one(3, ""))))
    found = reading(page(f"<ul>{body}</ul>")).debate

    assert [p.text for p in found.posts] == ["Lamps!", *WORDS[1:]]
    assert pairs(found) == [(1, 0), (2, 1), (3, 2)]
