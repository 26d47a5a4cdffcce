"""Tests of the pass `names`."""

import attrs
import pytest

from disputatio.converter.structure.names import find_names
from disputatio.converter.structure.quotations import find_quotations
from disputatio.schemas.content import Quotation, plain_blocks
from disputatio.schemas.debate import Debate, Post
from tests.converter.structure.making import rule_of, thread, words_of

ARMY = "In short, the fleet of that king will be larger, faster, and more loyal."
REPLY = "I see no way that a fleet can be larger and loyal at the same time."
MEANT = 'I think you misunderstand what Quill meant by "loyal," my friend.'


def named(debate: Debate) -> dict[str, tuple[str | None, str | None]]:
    """Give name and rule of every author that was inferred."""
    people = {p.key: p.name for p in debate.participants}
    return {
        p.key: (people[p.author], rule_of(p.author_origin))
        for p in debate.posts
        if p.author is not None and rule_of(p.author_origin)
    }


def chain(*last: str) -> Debate:
    """Make a thread in which a post says what Quill meant by a word of the first one."""
    posts = (ARMY, f"{ARMY}\n\n{REPLY}", f"{REPLY}\n\n{MEANT}", *last)
    return find_names(find_quotations(thread(*posts)))


def test_what_somebody_meant_names_the_author() -> None:
    """The name goes to the post with the word, not to the person who is spoken to."""
    debate = chain()

    assert named(debate) == {"post-1": ("Quill", "name-meant-1")}
    meant, word = words_of(debate, debate.posts[0].author_origin)
    assert 'what Quill meant by "loyal,"' in meant
    assert word == "loyal"


def test_who_confirms_it_in_the_first_person_is_the_same() -> None:
    """A later "exactly what I meant" below the quoted sentence is by that person."""
    debate = chain(f"{MEANT}\n\nThat's exactly what I meant.")

    assert named(debate)["post-4"] == ("Quill", "name-confirmed-1")


def test_who_answers_a_correction_wrote_the_corrected_post() -> None:
    """The words "You mean X" and "I mean Y" below it join the post before to its author."""
    first = "The fleet of the old king was larger than the one of his cousin."
    posts = (
        first,
        f"{first}\n\nYou mean the cousin here.",
        f"You mean the cousin here.\n\nNo, I did mean him.\n\n{ARMY}",
        f"{ARMY}\n\n{REPLY}",
        f"{REPLY}\n\n{MEANT}",
    )
    debate = find_names(find_quotations(thread(*posts)))

    assert named(debate) == {
        "post-1": ("Quill", "name-corrected-1"),
        "post-3": ("Quill", "name-meant-1"),
    }


@pytest.mark.parametrize(
    "last",
    [
        "Quill was a great king, and everybody knew that.",
        MEANT.replace("Quill", "Somebody").replace("loyal", "brave"),
    ],
)
def test_a_name_alone_names_nobody(last: str) -> None:
    """Without the whole chain the author stays unknown."""
    posts = (ARMY, f"{ARMY}\n\n{REPLY}", f"{REPLY}\n\n{last}")

    assert named(find_names(find_quotations(thread(*posts)))) == {}


def test_a_name_that_was_used_before_is_no_author() -> None:
    """A person whom earlier posts talk about is the topic, not a poster."""
    posts = (f"Quill was king. {ARMY}", f"{ARMY}\n\n{REPLY}", f"{REPLY}\n\n{MEANT}")

    assert named(find_names(find_quotations(thread(*posts)))) == {}


def test_marks_of_quotations_name_authors() -> None:
    """The words "Ann said:" above words of a nameless post names its author."""
    debate = thread(ARMY, "Bob: Well, well.")
    quoted = Quotation(blocks=plain_blocks(ARMY), claimed_author="Ann")
    post = Post(key="post-3", number=3, body=(quoted, *plain_blocks("No.")))
    debate = attrs.evolve(debate, posts=(*debate.posts, post))

    result = find_names(find_quotations(debate))

    assert named(result) == {"post-1": ("Ann", "name-quoted-1")}
    assert find_names(find_quotations(result)) == result


def test_stated_authors_stay() -> None:
    """An author that the source states is never changed."""
    posts = (f"Ann: {ARMY}", f"{ARMY}\n\n{REPLY}", f"{REPLY}\n\n{MEANT}")
    debate = find_names(find_quotations(thread(*posts)))

    assert debate.posts[0].author == "ann"
    assert named(debate) == {}


def test_who_is_spoken_to_wrote_the_nameless_post_before() -> None:
    """A name that the thread shows elsewhere, spoken to right after a nameless post."""
    debate = thread(
        "Ann: The fleet is large.", "Bob: It is slow.", "Cid: It is red.",
        "But it sails at night.", "Bob: At night, Ann?", "Ann: Every night.",
    )  # fmt: skip

    assert named(find_names(debate)) == {"post-4": ("Ann", "name-vocative-1")}


def test_who_is_spoken_to_and_stands_near_keeps_that_post() -> None:
    """The name may mean the post that shows it, so a nameless one between stays so."""
    debate = thread("Bob: It is slow.", "Ann: It is large.", "So?", "Bob: Thanks, Ann.")

    assert named(find_names(debate)) == {}


def test_people_who_never_posted_are_no_authors() -> None:
    """A name that no post shows is nobody's here."""
    debate = thread("Bob: It is slow.", "It sails at night.", "Bob: Really, Napoleon?")

    assert named(find_names(debate)) == {}


@pytest.mark.parametrize("last", ["Cheers, Ann", "– Ann", "Ann"])
def test_a_signature_names_the_author(last: str) -> None:
    """A known name on the last line, after a farewell at most, is the author's."""
    debate = thread(
        "Ann: It is slow.", "Bob: It is red.", f"It sails at night.\n{last}"
    )
    found = find_names(debate)

    assert named(found) == {"post-3": ("Ann", "name-signed-1")}
    assert find_names(found) == found


CREDITS = {
    "en": ("As Dora says, the skew bridge would need new bearings.", "Dora is right about the bearings of the skew bridge.", "I agree with Dora about the bearings of that skew bridge."),
    "de": ("Wie Dora sagt, braucht die schiefe Brücke neue Lager.", "Dora hat recht, die schiefe Brücke braucht neue Lager.", "Laut Dora braucht die schiefe Brücke neue Lager."),
    "fr": ("Comme Dora le dit, le pont oblique veut des appuis neufs.", "Dora a raison pour les appuis du pont oblique.", "Selon Dora, les appuis du pont oblique sont usés."),
    "es": ("Como dice Dora, el puente oblicuo necesita apoyos nuevos.", "Dora tiene razón con los apoyos del puente oblicuo.", "Según Dora, los apoyos del puente oblicuo están gastados."),
}  # fmt: skip
BRIDGES = {
    "en": "The skew bridge rests on bearings from 1911, and nobody looked at them.",
    "de": "Die schiefe Brücke liegt auf Lager von 1911, und niemand hat sie angesehen.",
    "fr": "Le pont oblique repose sur des appuis de 1911 que personne n'a regardés.",
    "es": "El puente oblicuo descansa en apoyos de 1911 que nadie ha mirado.",
}
ROADS = {
    "en": "The road is closed.", "de": "Die Straße ist gesperrt.",
    "fr": "La route est fermée.", "es": "La carretera está cortada.",
}  # fmt: skip


def in_language(debate: Debate, language: str) -> Debate:
    """Say what a thread is written in."""
    return attrs.evolve(debate, language=language)


@pytest.mark.parametrize(
    ("language", "sentence"), [(n, s) for n, row in CREDITS.items() for s in row]
)
def test_who_is_credited_wrote_the_nameless_post_of_that_matter(
    language: str, sentence: str
) -> None:
    """Dora shows her name later only, so she has written one of the nameless posts."""
    road = ROADS[language]
    posts = (BRIDGES[language], f"Bob: {road}", f"Cid: {sentence}", f"Dora: {road}")
    debate = in_language(thread(f"Ann: {road}", *posts), language)
    shown = in_language(thread(f"Dora: {road}", *posts), language)

    assert named(find_names(debate)) == {"post-2": ("Dora", "name-credited-1")}
    assert named(find_names(shown)) == {}


def test_a_credit_without_the_matter_names_nobody() -> None:
    """A nameless post about something else is not what was said."""
    debate = thread(
        "Ann: The road is closed.", "The lamps burn all night.", "Bob: And so?",
        "Cid: Dora is right about the bearings of the skew bridge.", "Dora: Thanks.",
    )  # fmt: skip

    assert named(find_names(debate)) == {}


@pytest.mark.parametrize(
    ("language", "call"),
    [
        ("en", "Teun, who would pay for that?"),
        ("en", "Oh, Teun. I had not seen that."),
        ("en", "I have not seen that, Teun."),
        ("de", "Teun, wer soll das bezahlen?"),
        ("de", "Danke, Teun! Das wusste ich nicht."),
        ("fr", "Teun, qui va payer ça ?"),
        ("fr", "Merci, Teun. Je ne le savais pas."),
        ("es", "Teun, ¿quién va a pagar eso?"),
        ("es", "Gracias, Teun. No lo sabía."),
    ],
)
def test_a_name_that_nobody_shows_is_of_who_is_spoken_to(
    language: str, call: str
) -> None:
    """The page lost all posts of a person; the next post calls the author by name."""
    road = ROADS[language]
    debate = in_language(
        thread(f"Ann: {road}", f"Bob: {road}", BRIDGES[language], f"Cid: {call}"),
        language,
    )
    found = find_names(debate)

    assert named(found) == {"post-3": ("Teun", "name-unseen-1")}
    assert find_names(found) == found


@pytest.mark.parametrize(
    "head",
    [
        "Honestly, who would pay for that?",
        "Nonsense, who would pay for that?",
        "Teun, who would pay for that? The old teun of the mill?",
        "Teun: who would pay for that?",
        "In 1911, Teun, the king of that land, would have paid.",
    ],
)
def test_not_every_word_before_a_comma_is_a_name(head: str) -> None:
    """Words that open a sentence, that stand in small letters, and lists."""
    road = ROADS["en"]
    debate = thread(f"Ann: {road}", f"Bob: {road}", BRIDGES["en"], f"Cid: {head}")

    assert named(find_names(debate)) == {}


def test_a_name_that_earlier_posts_talk_about_is_nobody_here() -> None:
    """Teun is the topic, not a poster; and where most names are lost nothing is said."""
    call = "Cid: Teun, who would pay for that?"
    road = ROADS["en"]
    topic = thread(f"Ann: {road} Teun did it.", f"Bob: {road}", BRIDGES["en"], call)
    lost = thread(road, BRIDGES["en"], road, call)

    assert named(find_names(topic)) == named(find_names(lost)) == {}


@pytest.mark.parametrize(
    "last", ["Bob: See also @Ann on that.", "Bob: Ann said it at night.", "Bob: Ann, she knows."]
)  # fmt: skip
def test_who_is_spoken_of_is_not_spoken_to(last: str) -> None:
    """A name in the third person names no author of the post before."""
    debate = thread(
        "Bob: It is slow.", "Cid: It is red.", "Bob: And old.",
        "But it sails at night.", last, "Ann: Every night.",
    )  # fmt: skip

    assert named(find_names(debate)) == {}
