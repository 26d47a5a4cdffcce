"""Tests of titles that are clauses."""

import pytest

from disputatio.converter.structure.clause_titles import clause_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I say the capital moves.", "The capital moves"),
        ("So I think that trams are too dear.", "Trams are too dear"),
        ("No tram can run at night.", "No tram can run at night"),
        ("No, trams can run at night.", "Trams can run at night"),
        (
            "You can't be fouled if you're already going down, by your own logic every week",
            "You can't be fouled if you're already going down",
        ),
        (
            "The trams (in many ways) are safe, because nobody ever drives there by night.",
            "The trams are safe, because nobody ever drives there by night",
        ),
        (
            "Between it and a pump in the yard behind the old mill lie the piston, the valve, the wheel, the belt, the tank, and a pipe that never bursts.",
            "Between it and a pump in the yard behind the old mill lie the piston, the valve, the wheel …",
        ),
        ("Revert it", "Revert it"),
        ("Personally I like red trams.", "I like red trams"),
        ("But hey, I like red trams.", "I like red trams"),
        (
            "That suits many lines, but for this one I think the red trams are better.",
            "The red trams are better",
        ),
        ("Other than that I'd simply mend the old one.", "I'd simply mend the old one"),
        ("From my point of view the tram is loud.", "The tram is loud"),
        ("In my opinion the tram() call is wrong.", "The tram() call is wrong"),
        ('It is called "tram" :D', "It is called tram"),
        (
            "I think going by tram would save us so much trouble in the long run",
            "Going by tram would save us so much trouble in the long run",
        ),
        (
            "I think further trams should wait until the old ones are mended, which will not be before winter in any case, they say.",
            "Further trams should wait until the old ones are mended",
        ),
        (
            "However I agree with many of you that some way to stop them is useful.",
            "Some way to stop them is useful",
        ),
        (
            "I know that many of you do not want a tram in the old town at all, but it is fine as long as it is slow.",
            "It is fine as long as it is slow",
        ),
        (
            "It should not be much different from all those other lines with a night service under the same old rules when it comes to paying for it.",
            "It should not be much different from all those other lines with a night service under the same old rules …",
        ),
        (
            "The old trams are fine, given how the council has treated riders for years. But I think it is unfair when those who ride all day use it to deny the others their seats, arguably even more tired ones, and the warmth they need.",
            "It is unfair when those who ride all day use it to deny the others their seats",
        ),
        (
            "About seats, there are a few things I like more in the trams, but I would be in favor of switching to a newer kind of bus, as long as we did not lose the seats for it.",
            "I would be in favor of switching to a newer kind of bus …",
        ),
        (
            "I think the two towns had other ideas about the trams but I'm not sure exactly how they would look today in this regard.",
            "The two towns had other ideas about the trams",
        ),
        ("I think of trams as of buses.", "I think of trams as of buses"),
        ("Trams are for (e)bikers, too", "Trams are for (e)bikers, too"),
        (
            "However, if there is a night line to the port, then we should pay for it.",
            "If there is a night line to the port, then we should pay for it",
        ),
        (
            "Some here believe that if they ride without a ticket on the old line, they will make the council happy with them in the end.",
            "Some here believe that if they ride without a ticket on the old line, they will make the council happy …",
        ),
        (
            "The letter says no tram was sold, but in the papers of the old council, there is talk of three that went abroad, though the line looks torn.",
            "The letter says no tram was sold, but in the papers of the old council, there is talk of three …",
        ),
        (
            "Just because I say that a tram is late, says nothing about the drivers or the line that they serve in all weathers.",
            "Just because I say that a tram is late, says nothing about the drivers or the line that they serve …",
        ),
        (
            'Their words about "I know how hard it is, I want to help you all, and so on" make it sound warm until you read the bill for it.',
            'Their words about "I know how hard it is, I want to help you all, and so on" make it …',
        ),
        (
            "For the record: I wouldn’t mix tram() with bus() or with foot() but would always call the line by name.",
            "I wouldn’t mix tram() with bus() or with foot()",
        ),
        ("I do feel quite strongly that trams should stay.", "Trams should stay"),
        (
            "I’m pretty sure the council cares about the money",
            "The council cares about the money",
        ),
        (
            "Just finished the ride, and I must say (as a driver) that it serves the valley very well.",
            "It serves the valley very well",
        ),
        (
            "There are so many ways to the port, I really think that it would be better to keep the tram.",
            "It would be better to keep the tram",
        ),
        ("We also want to keep in mind that trams are slow.", "Trams are slow"),
        (
            "As Old Tom has already said, the trams are slow.",
            "The trams are slow",
        ),
        ("As trams go, this one is slow.", "As trams go, this one is slow"),
        (
            "The council will want new lines to the port and to the far ends of the valley before the autumn, all of which will annoy the drivers.",
            "The council will want new lines to the port and to the far ends of the valley before the autumn",
        ),
        (
            "I think Ida and Marge had other plans for the trams.",
            "Ida and Marge had other plans for the trams",
        ),
    ],
)
def test_a_title_is_a_whole_clause(text: str, title: str) -> None:
    """No lead-in, no half of a list, a condition stays; else it is cut and says so."""
    assert clause_title(text, "en", {}) == title


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fr", "Je pense que le quai doit rester.", "Le quai doit rester"),
        ("fr", "Comme le dit Marge, le quai doit rester.", "Le quai doit rester"),
        ("es", "Como bien dijo Ana, el muelle es corto.", "El muelle es corto"),
        (
            "de",
            "Wie Ida schon sagte, ist die Bahn zu langsam.",
            "Die Bahn ist zu langsam",
        ),
        ("fr", "A mon avis, le quai doit rester.", "Le quai doit rester"),
        ("fr", "Selon moi le quai est trop court.", "Le quai est trop court"),
        ("fr", "Mais je crois aussi qu’il est trop court.", "Il est trop court"),
        ("fr", "Personnellement je suis convaincue que ça tient.", "Ça tient"),
        ("fr", "Je ne pense pas que ça tienne.", "Je ne pense pas que ça tienne"),
        (
            "fr",
            "Si je crois que c'est trop, je pars.",
            "Si je crois que c'est trop, je pars",
        ),
        ("fr", "Je pense à mes enfants.", "Je pense à mes enfants"),
        ("es", "Creo que el muelle debe quedarse.", "El muelle debe quedarse"),
        ("es", "A mi juicio el muelle es corto.", "El muelle es corto"),
        ("es", "Pero a mí me parece que es corto.", "Es corto"),
        ("es", "Creo, además, que el muelle es corto.", "El muelle es corto"),
        ("es", "En mi opinión, el muelle es corto.", "El muelle es corto"),
        ("es", "No creo que sea corto.", "No creo que sea corto"),
        ("es", "No, creo que es corto.", "Es corto"),
        ("de", "Ich finde aber auch, dass der Steg hält.", "Der Steg hält"),
        ("de", "Trotzdem bin ich dafür.", "Trotzdem bin ich dafür"),
        ("de", "Trotzdem finde ich, dass der Steg hält.", "Der Steg hält"),
        ("de", "Ich bin der Meinung, dass der Steg hält.", "Der Steg hält"),
        ("de", "Ich glaube nicht, dass er hält.", "Ich glaube nicht, dass er hält"),
        ("de", "Ich finde es falsch.", "Ich finde es falsch"),
        (
            "de",
            "Meiner Meinung nach sollte man den Steg sperren.",
            "Man sollte den Steg sperren",
        ),
        ("de", "Aber aus meiner Sicht ist der Steg sicher.", "Der Steg ist sicher"),
        ("de", "Meines Erachtens sind Stege zu teuer.", "Stege sind zu teuer"),
        (
            "de",
            "Meiner Meinung nach ist der Steg am Hafen sicher.",
            "Meiner Meinung nach ist der Steg am Hafen sicher",
        ),
    ],
)
def test_a_title_begins_with_what_is_held(language: str, text: str, title: str) -> None:
    """Openers go, where what is left is the claim and has its own order of words."""
    assert clause_title(text, language, {}) == title


def test_a_title_has_no_half_of_a_pair_of_marks() -> None:
    """A mark that lost its other one at an edge goes."""
    text = "Mais « Isbrann » se lit comme une marque."

    assert clause_title(text, "fr", {}) == "Isbrann se lit comme une marque"


def test_of_several_clauses_the_one_about_the_topic_is_taken() -> None:
    """The words that the thread is about decide between clauses."""
    text = (
        "My neighbour sold his old car last week for nine hundred and the night tram"
        " is loud, the council keeps its promise."
    )

    assert clause_title(text, "en", {"council": 2.0}) == "The council keeps its promise"


def test_a_joke_after_a_but_is_not_taken_for_what_the_thread_is_about() -> None:
    """What follows "but" or "I guess" goes before only with words of the thread."""
    text = "I see no reason why the tram needs a lane, but I guess I'm an old dreamer."
    title = clause_title(text, "en", {"tram": 0.8, "lane": 0.5})

    assert title == "I see no reason why the tram needs a lane"


def test_titles_differ() -> None:
    """A title that another position has is not given where another clause will do."""
    text = "The tram is loud, the bus is dear, and nobody ever asked us in our street about it."
    first = clause_title(text, "en", {})

    assert clause_title(text, "en", {}, {first}) != first


def test_other_languages_part_at_punctuation() -> None:
    """Without a table, a whole sentence stays, a long one ends at a mark or is cut."""
    assert clause_title("Yötramvai on kallis.", "fi", {}) == "Yötramvai on kallis"
    long = (
        "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen " * 3
    )
    assert clause_title(long, "fi", {}).endswith(" …")


def test_marks_without_end_are_one_part() -> None:
    """A row of thousands of marks is no work of its square, and three of them stay."""
    text = "We should ban it " + "–" * 20_000 + " now because it is bad"

    assert clause_title(text, "en", {}) == "We should ban it ––– now because it is bad"
