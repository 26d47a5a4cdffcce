"""Tests of themes, and of the claims that stand for them."""

from disputatio.converter.structure.candidates import Candidate, fitness, proposes
from disputatio.converter.structure.circles import circles
from disputatio.converter.structure.cue_tables import cue_reader
from disputatio.converter.structure.similarity import Similarities
from disputatio.converter.structure.words import stem, terms

HARBOUR = "A tram to the harbour would bring more guests."
SLEEP = "The noise will cost the street its sleep."


def candidate(number: int, text: str, argued: float = 0) -> Candidate:
    """Make a candidate of a post and author of this number."""
    found = terms(text, "en")
    grade = fitness(text, found, 1, cue_reader("en"))
    return Candidate(
        key=f"claim-{number}",
        post=number,
        author=f"post-{number}",
        text=text,
        terms=found,
        argued=argued,
        proposes=0,
        fitness=grade,
    )


def chosen(*texts: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Give the texts that stand for the themes of claims, one claim for each post."""
    candidates = [candidate(n, text) for n, text in enumerate(texts)]
    alike = Similarities([(c.post, c.terms) for c in candidates], "en")
    found = circles(candidates, alike, names, frozenset(), frozenset())
    return [candidates[circle.chosen].text for circle in found]


def test_what_several_people_take_up_is_a_theme() -> None:
    """Each theme gets the claim that stands alone, not the one that hangs."""
    found = chosen(
        HARBOUR,
        "And it needs a harbour too, they say.",
        SLEEP,
        "He said that of noise and sleep before.",
    )

    assert set(found) == {HARBOUR, SLEEP}


def test_names_of_those_who_write_are_no_theme() -> None:
    """People who are talked to do not become a position."""
    texts = (
        HARBOUR,
        "The lamps would be too dear for Quill.",
        SLEEP,
        "Quill may be cold.",
    )
    names = frozenset({stem("quill", "en")})
    with_names = circle_words(*texts, names=frozenset())
    without = circle_words(*texts, names=names)

    assert stem("quill", "en") in with_names
    assert stem("quill", "en") not in without


def circle_words(*texts: str, names: frozenset[str]) -> set[str]:
    """Give all theme words of claims, one claim for each post."""
    candidates = [candidate(n, text) for n, text in enumerate(texts)]
    alike = Similarities([(c.post, c.terms) for c in candidates], "en")
    found = circles(candidates, alike, names, frozenset(), frozenset())
    return {word for circle in found for word in circle.words}


def test_a_claim_may_be_in_two_circles() -> None:
    """A claim with the words of two themes starves neither."""
    both = "The harbour tram would cost the street less sleep than noise from cars."
    texts = (HARBOUR, "More people should see the harbour.", both, SLEEP)
    candidates = [candidate(n, text) for n, text in enumerate(texts)]
    alike = Similarities([(c.post, c.terms) for c in candidates], "en")
    found = circles(candidates, alike, frozenset(), frozenset(), frozenset())

    assert sum(2 in (c.chosen, *c.members) for c in found) == 2


def test_fitness_of_sentences() -> None:
    """What hangs, tells, instructs or answers somebody stands alone less well."""
    plain = grade("Night trams would make the road safer.")
    worse = (
        "He would make the road safer tonight.",
        "I was on the road with my tram.",
        "Don't make the road safer for trams.",
        "You are wrong about the safer road.",
        "Night trams would make all of that safer.",
    )

    assert all(grade(text) < plain for text in worse)


def grade(text: str) -> float:
    """Give the fitness of an English sentence."""
    return fitness(text, terms(text, "en"), 1, cue_reader("en"))


def test_proposals_are_graded() -> None:
    """A plain proposal counts more than a comparison, and that more than a report."""
    assert proposes("We should run a tram.") == 2
    assert proposes("A bus is better.") == 1
    assert proposes("The tram runs at noon.") == 0
