"""What users really paste: one small copy of each page layout and each quirk."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.pasted import PastedImporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source

END = "\u00a0\n"
"""XenForo's end mark, as a line."""


def reading(text: str) -> Reading:
    """Read a paste."""
    (only,) = PastedImporter().read(Source(data=text.encode()), {})
    return only


def posts(text: str) -> list[tuple[str | None, str]]:
    """Give the author and the text of each post."""
    found = reading(text).debate
    names = shown(found)
    return [(names.get(p.author or ""), p.text) for p in found.posts]


def shown(debate: Debate) -> dict[str, str | None]:
    """Give what is shown for each participant, by key."""
    return {p.key: p.name or p.label for p in debate.participants}


def replies(text: str) -> list[tuple[int, int]]:
    """Give which post is a stated answer to which."""
    found = reading(text).debate
    numbers = {p.key: n for n, p in enumerate(found.posts, start=1)}
    stated = [r for r in found.relations if r.kind == "reply"]
    return [(numbers[r.sources[0]], numbers[r.targets[0]]) for r in stated]


def profile(name: str, number: int, text: str) -> str:
    """Give a post as a whole-page copy of XenForo shows it."""
    return f"{name}\nMember\nJoined\nMay 5, 2018\nMessages\n14\nMay 26, 2019\n#{number}\n{text}\n"


def test_edit_mark_belongs_to_the_post_above() -> None:
    """An edit mark below a terminator is that of the post that ended there."""
    found = reading(f"T\n\nOne.\n{END}Last edited:\nTwo.\n{END}Top").debate
    assert [p.edited is not None for p in found.posts] == [True, False]


@pytest.mark.parametrize(
    "mark",
    [
        "Last edited:", "Last edited: May 27, 2019", "Zuletzt bearbeitet: 27. Mai 2019",
        "Dernière édition:", "Última edición:", "Ultima modifica:", "Laatst bewerkt:",
        "Ostatnia edycja:", "Viimeksi muokattu:", "Última edição:", "Senast redigerad:",
        "Last edited by a moderator: May 27, 2019",
    ],
)  # fmt: skip
def test_edit_marks_in_every_language(mark: str) -> None:
    """The edit mark of every language is taken off and kept as a mark."""
    found = reading(f"T\n\nOne.\n{END}{mark}\nTwo.\n{END}").debate
    assert [p.text for p in found.posts] == ["One.", "Two."]
    assert found.posts[0].edited is not None


@pytest.mark.parametrize("badge", ["Banned", "Gesperrt", "Moderator", "Zbanowany"])
def test_bare_head(badge: str) -> None:
    """An empty line, a name, an empty line and a badge are a head, not a body."""
    text = f"T\n\nOne.\n{END}\nAnn Lee\n\n{badge}\nTwo.\n{END}"
    found = reading(text).debate
    assert posts(text) == [(None, "One."), ("Ann Lee", "Two.")]
    assert [p.badge for p in found.participants] == [badge]


def test_short_first_paragraph_is_no_head() -> None:
    """A short paragraph at the start of a post stays in it."""
    text = f"T\n\nOne.\n{END}Well, well\n\nThat is news.\n{END}"
    assert posts(text)[1] == (None, "Well, well\n\nThat is news.")


def test_text_below_last_end_mark_is_noise() -> None:
    """Words of the page below the last terminator are no post, and a notice says so."""
    found = reading(
        f"T\n\nOne.\n{END}Two.\n{END}Top\nSimilar threads\nA tram at night?"
    )
    assert len(found.debate.posts) == 2
    assert [n.rule for n in found.notices] == ["AuthorUnknown", "NoiseSkipped"]


def test_sentence_below_last_end_mark_is_a_post() -> None:
    """A last post whose terminator was not copied is not lost."""
    last = "This one was not copied to its end, but it has a sentence."
    assert posts(f"T\n\nOne.\n{END}Two.\n{END}{last}")[2] == (None, last)


def test_inner_white_space_stays() -> None:
    """Blanks inside and at the ends of lines, and several empty lines, stay."""
    body = "-  a  \n- b\t\n\n\n  c\u00a0d"
    assert posts(f"T\n\n{body}\n{END}Two.\n{END}")[0][1] == body


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """LF, CRLF and CR give the same posts."""
    text = f"T\n\nOne\nand more.\n{END}Two.\n{END}".replace("\n", end)
    assert posts(text) == [(None, "One\nand more."), (None, "Two.")]


def test_several_no_break_spaces_end_a_post() -> None:
    """A line of two no-break spaces is a terminator, too."""
    assert len(posts(f"T\n\nOne.\n\u00a0\u00a0\nTwo.\n{END}")) == 2


@pytest.mark.parametrize(
    "sign",
    ["Last edited:\nTwo.", "\nAnn\n\nBanned\nTwo.", f"Two, and {'a' * 50}.\n \nTwo, and {'a' * 50}.\n\nMe too."],
)  # fmt: skip
def test_plain_spaces_end_posts_with_a_sign(sign: str) -> None:
    """Lines of one space end posts where an edit mark, a head or a quotation says so."""
    assert len(posts(f"T\n\nOne.\n\nMore.\n \n{sign}\n \nEnd.\n \n")) >= 3


def test_plain_spaces_after_empty_lines_are_sloppy() -> None:
    """A line of one space that no text precedes shows that such lines end nothing."""
    with pytest.raises(ReadError):
        reading("T\n\nOne.\n\n \nTwo.\n \nLast edited:\nThree.\n")


def test_xenforo_whole_page() -> None:
    """Pictures of one letter, banners, custom titles and buttons are no words."""
    text = (
        "Forums\nOff topic\nTrams: yes or no?\nThread starter Marta\nStart date May 26, 2019\n"
        "1\n2\nNext\nM\nMarta\nWell-Known Member\n\nJoined\nMar 3, 2015\nMessages\n1,204\n\n"
        "May 26, 2019\nAdd bookmark\n#1\nI say yes.\n\nBecause.\nLike Reply\nReport\n"
        "Reactions:\nTom and lise\nT\nTom\nSpam hunter\nStaff member\nModerator\nJoined\n"
        "Sep 12, 2017\nYesterday at 5:32 PM\n#2\nMarta said:\nI say yes.\nI say no.\n"
        "You must log in or register to reply here.\nSimilar threads\nM\nTrams again?\n"
    )
    assert reading(text).debate.title == "Trams: yes or no?"
    assert posts(text) == [
        ("Marta", "I say yes.\n\nBecause."),
        ("Tom", "I say yes.\n\nI say no."),
    ]


def test_xenforo_one_with_bylines_below() -> None:
    """XenForo 1 says below a post who wrote it, when, and its number."""
    text = (
        "Should we?\nDiscussion in 'Off topic' started by Bob, May 26, 2019.\n\n"
        f"Bob\nMember\n\nJoined:\nMar 3, 2015\nMessages:\n12\nWe should.\n{END}"
        f"Bob, May 26, 2019 #1\nAnn likes this.\n\nAnn\nMember\n\nJoined:\nMar 4, 2015\n"
        f"Bob said: ↑\nWe should.\nClick to expand...\nNo.\n{END}Ann, May 26, 2019 #2\n"
    )
    assert posts(text) == [("Bob", "We should."), ("Ann", "We should.\n\nNo.")]
    dates = [p.written.text for p in reading(text).debate.posts if p.written]
    assert dates == ["May 26, 2019", "May 26, 2019"]


def test_vbulletin_four() -> None:
    """In vBulletin 4 labels have no colon and the name stands below the number."""
    text = (
        "Thread: Robert's gone\n06-15-2016, 08:17 PM #1\nsandsjames\nBanned\n"
        "Join Date Jun 2008\nLocation Texas\nPosts 6,984\nMentioned 18 Post(s)\nHe is gone.\n"
        "Reply With Quote\n06-15-2016, 08:18 PM\n#2\nMjölnir\nView Profile\nAdministrator\n"
        "Join Date Jan 2000\nLocation Norfolk, VA\nPosts 2,964\n"
        "Originally Posted by sandsjames View Post\nHe is gone.\nHe is.\nReply With Quote\n"
    )
    assert reading(text).debate.title == "Robert's gone"
    assert posts(text) == [
        ("sandsjames", "He is gone."),
        ("Mjölnir", "He is gone.\n\nHe is."),
    ]


def test_vbulletin_five() -> None:
    """In vBulletin 5 the profile stands above the number, the date below."""
    head = "{}\nSenior Member\n\nJoin Date: Mar 2015\nPosts: 12\nShare\nTweet\n#{}\n05-26-2019, 05:32 PM\n\n"
    text = f"T?\n{head.format('Wheel', 1)}One.\n{head.format('Pim', 2)}Two.\n"
    assert posts(text) == [("Wheel", "One."), ("Pim", "Two.")]


def test_mybb() -> None:
    """MyBB: an edit mark beside the date; "X Wrote:" behind a date in brackets."""
    text = (
        "Which?\n05-26-2019, 05:32 PM\n#1\nAnn\nJunior Member\n\nPosts: 12\nJoined: Mar 2015\n"
        "Words of Ann.\nFind\nReply\n05-26-2019, 06:32 PM (This post was last modified: "
        "05-26-2019, 06:40 PM by Bob.)\n#2\nBob\nMember\n\nPosts: 2\nJoined: Mar 2015\n"
        "(05-26-2019, 05:32 PM)Ann Wrote:  Words of Ann.\nWords of Bob.\n"
    )
    assert posts(text) == [
        ("Ann", "Words of Ann."),
        ("Bob", "Words of Ann.\n\nWords of Bob."),
    ]
    edited = reading(text).debate.posts[1].edited
    assert edited is not None
    assert edited.by == "Bob"


def test_phpbb_with_profile_below() -> None:
    """The page of phpBB 3.0 puts the profile below the words; it is no part of them."""
    text = (
        "Open?\n\nOpen?\nPostby Nadia » Sun May 26, 2019 5:32 pm\n\nYes.\nNadia\n \n"
        "Posts: 212\nJoined: Tue Mar 03, 2015 9:12 am\nTop\n\nRe: Open?\n"
        "Postby W. B. » Sun May 26, 2019 7:04 pm\n\nNo.\nW. B.\nSite Admin\n \nPosts: 2\nTop\n"
    )
    assert posts(text) == [("Nadia", "Yes."), ("W. B.", "No.")]


@pytest.mark.parametrize(
    "by", ["von", "Beitrag von", "par", "por", "da", "door", "av", "Post by"]
)
def test_phpbb_in_other_languages(by: str) -> None:
    """The head that phpBB prints is known in other languages."""
    text = f"T\n{by} Jörg » 26 Mai 2019, 17:32\n\nEins.\nRe: T\n{by} Nadia » 26 Mai 2019, 18:32\n\nZwei."
    assert posts(text) == [("Jörg", "Eins."), ("Nadia", "Zwei.")]


def test_finnish_xenforo_keeps_its_numbers() -> None:
    """A page that begins with #5 gives post 5, with its local time."""
    head = "{0}\nJäsen\nliittynyt\n12.09.2007\nViestejä\n11 443\n18.03.2022 klo 10.14\n#{1}\n"
    text = f"T\n{head.format('Perese', 5)}Se on niin.\n{head.format('lando', 6)}Juu ei ole, mutta se on.\n"
    found = reading(text).debate
    assert [(p.number, p.key) for p in found.posts] == [(5, "post-5"), (6, "post-6")]


def test_numbers_that_do_not_rise_give_way_to_order() -> None:
    """Numbers that contradict the order are not taken."""
    text = "T\n" + profile("Ann", 7, "One.") + profile("Bob", 3, "Two.")
    assert [p.number for p in reading(text).debate.posts] == [1, 2]


def test_repeated_post_of_next_page_is_dropped() -> None:
    """What a later page repeats is one post, and a notice names the line."""
    page = "T\n\n" + profile("Ann", 1, "One.")
    text = (
        page
        + profile("Bob", 2, "Two.")
        + "1 2 Next\n"
        + page
        + profile("Cy", 3, "Three.")
    )
    found = reading(text)
    assert [p.number for p in found.debate.posts] == [1, 2, 3]
    assert [n.rule for n in found.notices if n.rule == "PostRepeated"] == [
        "PostRepeated"
    ]


def test_smf_pages_after_one_another() -> None:
    """A whole page pasted twice is one thread, every post once."""
    page = (
        "Author\nTopic: T  (Read 12 times)\nAnn\nNewbie\n*\nPosts: 4\n\nT\n"
        "« on: May 26, 2019, 05:32:10 PM »\nOne.\nLogged\nBob\nNewbie\n*\nPosts: 2\n\n"
        "Re: T\n« Reply #1 on: May 26, 2019, 06:32:10 PM »\nTwo.\nLogged\n"
        "Pages: [1]   Go Up\n"
    )
    assert posts(page * 2) == [("Ann", "One."), ("Bob", "Two.")]


def test_no_break_space_inside_a_phpbb_post_stays() -> None:
    """A line of a no-break space ends no post where heads part the thread."""
    text = "T\nby Ann » 26 May 2019, 17:32\n\nOne.\n\u00a0\nMore.\n\nRe: T\nby Bob » 26 May 2019, 18:32\n\nTwo."
    assert posts(text) == [("Ann", "One.\n\u00a0\nMore."), ("Bob", "Two.")]


def test_same_words_twice_on_one_page_are_two_posts() -> None:
    """Two people may say the same."""
    text = f"T\n\nI agree.\n{END}I agree.\n{END}"
    assert len(posts(text)) == 2


def test_guests_are_never_one_person() -> None:
    """Each placeholder is a participant of its own, with a label and no name."""
    text = "T\n" + profile("Guest", 1, "One.") + profile("Guest", 2, "Two.")
    found = reading(text).debate
    assert [(p.name, p.label) for p in found.participants] == [(None, "Guest")] * 2
    assert len({p.author for p in found.posts}) == 2


def test_keys_are_unique() -> None:
    """Names with the same letters, or with none of ours, have keys of their own."""
    names = ["Jörg", "Jorg", "日本", "中国", "Person 3"]
    text = "T\n" + "".join(profile(n, i, "Yes.") for i, n in enumerate(names, 1))
    found = reading(text).debate
    assert [p.name for p in found.participants] == names
    assert len({p.key for p in found.participants}) == len(names)


def test_signature_and_buttons_are_no_words() -> None:
    """A signature below a row of underscores is left out and counted."""
    body = "Yes.\n__________________\nForty countries, one saddle.\nLike Reply"
    text = "T\n" + profile("Ann", 1, body) + profile("Bob", 2, "No.")
    assert posts(text) == [("Ann", "Yes."), ("Bob", "No.")]


def test_one_word_post_is_kept() -> None:
    """A post that is no more than a word of a button is still a post."""
    assert (
        posts("T\n" + profile("Ann", 1, "Like") + profile("Bob", 2, "No."))[0][1]
        == "Like"
    )


def test_closing_words_in_the_middle_stay() -> None:
    """Words of a page's end inside a post that is not the last stay in it."""
    body = "It says:\nYou must log in or register to reply here.\nWhy?"
    text = "T\n" + profile("Ann", 1, body) + profile("Bob", 2, "No.")
    assert posts(text)[0][1] == body


def test_title_with_a_word_of_the_page() -> None:
    """A title that begins with a word of a page's head is still the title."""
    assert (
        reading(f"Home schooling?\n\nOne.\n{END}Two.\n{END}").debate.title
        == "Home schooling?"
    )


def test_long_first_sentence_is_no_title() -> None:
    """A paste that begins in mid-thread has no title."""
    found = reading(f"I do not think so.\n\nBecause.\n{END}Two.\n{END}").debate
    assert found.title is None
    assert found.posts[0].text == "I do not think so.\n\nBecause."


def test_one_answer_without_head() -> None:
    """A single answer with a sure attribution is one post, with a warning."""
    found = reading("Bob said: ↑\nIt is.\nClick to expand...\nIt is not.")
    assert [p.text for p in found.debate.posts] == ["It is.\n\nIt is not."]
    assert "LineNotUnderstood" in [n.rule for n in found.notices]


def test_mailbox_is_left_alone() -> None:
    """A mailbox is another importer's, whatever lines it holds."""
    text = f"From ann@example.org Wed Jul  1 00:00:00 2020\nSubject: T\n\nOne.\n{END}Two.\n{END}"
    assert PastedImporter().sniff(text.encode()) == 0


def test_windows_1252_is_read_with_a_notice() -> None:
    """A file that is not UTF-8 is read as windows-1252, and a notice says so."""
    data = f"T\n\nDas heißt „ja“.\n{END}Nein.\n{END}".encode("cp1252")
    (found,) = PastedImporter().read(Source(data=data), {})
    assert found.debate.posts[0].text == "Das heißt „ja“."
    assert found.notices[0].rule == "EncodingGuessed"


def table(*rows: str) -> str:
    """Give a page laid out as tables: tabs between cells, no-break spaces around."""
    top = "\t\u00a0\tGulls > Coast > Nets\n Nets in the bay\n\t\n"
    nav = "Page 2 of 2\t« First\t<\t1\t2\t\n"
    return top + nav + "".join(rows) + nav + "\nEdit Tags\nnets, bay\n"


SAID = (("Ann", "No nets here."), ("Bob", "Why not?"), ("Ann", "Read the rules."))
"""What is said on pages of tables."""


@pytest.mark.parametrize(
    "row",
    [
        (
            " 2016-02-01, 02:2{i}\t\u00a0 Link #{i}\n\n{n}\nMember\n\u00a0\n\n\u00a0\n\n"
            "Join Date: May 2015\n\t\n{t}\n\n  \u00a0\t  \n"
        ),
        (
            "{n}\n\n\n\nJoined: 09 Nov 2005\nPosts: 208\n\t\nPosted: Mon May 03, 2010 1:3{i} pm"
            "\u00a0\u00a0 \u00a0Post subject:\t\n\n\n{t}\n\nBack to top\t\n \n\n\n"
        ),
        (
            "{n}\t\n\u00a0Post subject: Re: Nets in the bay\nPosted: Wed Jun 11, 2014 11:2{i} am"
            "\u00a0\n\n\nultra-n00b\n\nJoined: Wed Jun 11, 2014\nHas\u00a0thanked: 0 time\t\n"
            "{t}\n\n\n\n\nTop\t\n\u00a0 \u00a0\n\u00a0\n\n\n"
        ),
    ],
    ids=["vbulletin 3", "phpbb 2", "subsilver2"],
)
def test_pages_of_tables(row: str) -> None:
    """Cells are parted by tabs; no-break spaces in them end no posts."""
    rows = [row.format(i=i, n=n, t=t) for i, (n, t) in enumerate(SAID, 1)]

    assert posts(table(*rows)) == list(SAID)
    assert reading(table(*rows)).debate.title == "Nets in the bay"


def test_a_button_above_a_name_is_no_name() -> None:
    """What stands there above most names while these differ is the page's."""
    people = ("Ann Holm", "Bob", '"me"')
    text = "T\n\n" + "".join(
        f"{name}\n27.07.2011\n#{i}\nI say no.\n\u00a0\nReply\nReport this post\n"
        for i, name in enumerate(people, 1)
    )

    assert posts(f"{text}\nLegal\n\u00a0\nContact us at any time.\n") == [
        (name, "I say no.") for name in people
    ]


def test_names_below_the_posts() -> None:
    """XenForo 1: name, date and number stand below, under end mark and signature."""
    post = (
        "{n}\nA title of his own\nLocation:\nthe plane of kittens\n{t}\n\u00a0\n"
        "Quests: seven\n\nand a line\n{n}, Oct 30, 2014 Report Bookmark\n"
        "#1,32{i} + Quote Reply\n Like x 3\nList\n"
    )
    text = "".join(post.format(i=i, n=n, t=t) for i, (n, t) in enumerate(SAID, 1))

    found = reading(f"A quest\n\n{text}").debate

    assert posts(f"A quest\n\n{text}") == list(SAID)
    assert [p.number for p in found.posts] == [1321, 1322, 1323]
    assert {p.written and p.written.text for p in found.posts} == {"Oct 30, 2014"}


def test_counters_above_the_date_of_joining() -> None:
    """MyBB on narrow themes: name and title stand above all of the counters."""
    row = "{n} \nRinger\n\nPosts: 7\nJoined: May 2015\n#{i}\n05-21-2016, 10:15 PM\n{t}\nReply\n"
    text = "".join(row.format(i=i, n=n, t=t) for i, (n, t) in enumerate(SAID, 1))

    assert posts(f"Bells\n\n\n{text}") == list(SAID)
