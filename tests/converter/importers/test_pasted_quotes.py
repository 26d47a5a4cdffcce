"""Quotations of pasted posts: who is quoted, where it ends, what stays text."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.shared.pasted.quotes import DEEPEST, Spoken, body
from disputatio.schemas.content import blocks_text
from disputatio.schemas.quoted import quotations

Found = list[tuple[int, str | None, str]]


def read(
    text: str, *names: str, said: str = "", bare: bool = False
) -> tuple[str, Found]:
    """Give the text of a body, and level, author and words of each quotation."""
    spoken = Spoken()
    spoken.add(said.split("\n"))
    blocks = body(text.split("\n"), set(names), spoken, bare=bare).blocks
    plain = blocks_text(blocks)
    found = quotations(blocks)
    return plain, [
        (q.level, q.quotation.claimed_author, plain[q.start : q.end]) for q in found
    ]


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Ann said: ↑", "Click to expand..."),
        ("Ann said:", "Click to expand…"),
        ("Ann schrieb: ↑", "Zum Vergrößern anklicken...."),
        ("Ann a dit: ↑", "Cliquez pour agrandir..."),
        ("Ann a écrit :", "Cliquez pour agrandir..."),
        ("Ann dijo: ↑", "Haz clic para expandir..."),
        ("Ann ha detto: ↑", "Clicca per allargare..."),
        ("Ann zei: ↑", "Klik om te vergroten..."),
        ("Ann napisał(a): ↑", "Kliknij, aby rozwinąć..."),
        ("Ann sanoi: ↑", "Napsauta laajentaaksesi..."),
        ("Ann disse: ↑", "Clique para expandir..."),
        ("Ann sa: ↑", "Klicka för att expandera..."),
        ("Ann said:\n↑", "Click to expand...\nClick to shrink..."),
    ],
)
def test_marked_quotation(said: str, end: str) -> None:
    """An end mark in any language ends a quotation, empty lines or not."""
    text, found = read(f"{said}\nOne.\n\nTwo.\n{end}\nNo.")
    assert text == "One.\n\nTwo.\n\nNo."
    assert found == [(0, "Ann", "One.\n\nTwo.")]


@pytest.mark.parametrize(
    "said",
    [
        "Ann said: ↑", "Originally Posted by Ann", "Originally Posted by Ann View Post",
        "Quote:\nOriginally Posted by Ann", "Quote:\n\nOriginally Posted by Ann",
        "Quote from: Ann on May 26, 2019, 05:32:10 PM", "@Ann said in Trams at night?:",
        "@Ann said in Trams at night?:\n", "Zitat von Ann:", "Envoyé par Ann",
        "Zitat von: Ann am 26. Mai 2019, 17:32:10", "Ann wrote: ↑Sun May 26, 2019 5:32 pm",
        "Ann wrote: ↑\nSun May 26, 2019 5:32 pm", "Lainaus:\nAlunperin kirjoittanut Ann",
    ],
)  # fmt: skip
def test_quotation_without_end_mark(said: str) -> None:
    """Without an end mark a quotation ends at the next empty line."""
    text, found = read(f"{said}\nOne,\ntwo.\n\nNo.")
    assert text == "One,\ntwo.\n\nNo."
    assert found == [(0, "Ann", "One,\ntwo.")]


def test_glued_words() -> None:
    """phpBB: the words follow the colon without a space."""
    assert read("Ann wrote:One.\n\nNo.") == ("One.\n\nNo.", [(0, "Ann", "One.")])


def test_glued_nested_words() -> None:
    """Two glued attributions nest; earlier words keep the outer one open."""
    text, found = read("Ann wrote:Bob wrote:One.\n\nTwo.\n\nNo.", said="Two.")
    assert text == "One.\n\nTwo.\n\nNo."
    assert found == [(0, "Ann", "One.\n\nTwo."), (1, "Bob", "One.")]


def test_nested_marks() -> None:
    """Marked quotations nest as their end marks say."""
    text, found = read(
        "Ann said: ↑\nBob said: ↑\nOne.\nClick to expand...\nTwo.\nClick to expand...\nNo."
    )
    assert text == "One.\n\nTwo.\n\nNo."
    assert found == [(0, "Ann", "One.\n\nTwo."), (1, "Bob", "One.")]


def test_quotation_ends_where_earlier_words_end() -> None:
    """A quotation of an earlier line ends with it, though no empty line follows."""
    text, found = read("Ann said:\nOne is one.\nNo.", "Ann", said="Zero. One is one.")
    assert text == "One is one.\n\nNo."
    assert found == [(0, "Ann", "One is one.")]


def test_bare_quote() -> None:
    """A lone "Quote:" begins a quotation of nobody named."""
    assert read("Quote:\nOne.\n\nNo.")[1] == [(0, None, "One.")]


def test_bare_quote_without_colon_needs_smf() -> None:
    """A lone "Quote" is an attribution only where the software prints it so."""
    assert read("Quote\nOne.\n\nNo.")[1] == []
    assert read("Quote\nOne.\n\nNo.", bare=True)[1] == [(0, None, "One.")]


def test_end_mark_alone_quotes_the_paragraph_above() -> None:
    """XenForo's box without a name: its end mark closes the paragraph above."""
    text, found = read("Hm.\n\nOne.\nClick to expand...\nNo.")
    assert text == "Hm.\n\nOne.\n\nNo."
    assert found == [(0, None, "One.")]


@pytest.mark.parametrize(
    "text",
    [
        "My mother said:\nGo home.\n\nI went.", "He wrote:\nI am well.", "Ann said: no.",
        "As Goethe wrote: all is grey.", "Zitat von Goethe, frei erinnert", "Quote me.",
        "I was quoting from memory.", "It is said: no.", "The law wrote: nothing",
    ],
)  # fmt: skip
def test_reported_speech_stays_text(text: str) -> None:
    """Speech that a person reports is no attribution of the software."""
    assert read(text) == (text, [])


def test_known_name_makes_an_attribution_sure() -> None:
    """The line "Ann said:" is an attribution where Ann is of the thread."""
    assert read("Ann said:\nOne.\n\nNo.", "Ann")[1] == [(0, "Ann", "One.")]


def test_hyphens_stay() -> None:
    """Lines that begin with a hyphen keep it."""
    assert read("Well:\n\n-one\n-two")[0] == "Well:\n\n-one\n-two"


def test_wordless_quotation_is_reported() -> None:
    """An attribution without words leaves no empty quotation, and its line is told."""
    found = body(["No.", "Ann said: ↑", "Click to expand..."], set(), Spoken())
    assert blocks_text(found.blocks) == "No."
    assert found.wordless == (1,)


def test_deep_nesting_is_flattened() -> None:
    """What nests too deep joins the quotation around it, and its lines are told."""
    depth = DEEPEST + 5
    lines = (
        ["Ann said: ↑"] * depth + ["One."] + ["Click to expand..."] * depth + ["No."]
    )
    found = body(lines, set(), Spoken())
    assert len(found.flattened) == 5
    assert max(q.level for q in quotations(found.blocks)) == DEEPEST - 1
    assert blocks_text(found.blocks) == "One.\n\nNo."


EARLIER = "Ban the petrol ones, they are louder than a saw. The rest may stay.\nI sleep badly."


@pytest.mark.parametrize(
    ("quoted", "own"),
    [
        ("Ban the petrol ones, they are louder", "Rubbish. I can rake no more."),
        ("[...] The rest may stay [...]", "Which rest?\nThere is none."),
        ("Ban the petrol ones … The rest may stay.", "No."),
        ("Nobody here has said these words.", "Mine stand below."),
        (EARLIER, ""),
    ],
)
def test_an_answer_right_below_a_cut_quotation_is_no_part_of_it(
    quoted: str, own: str
) -> None:
    """Software without end marks prints both in one paragraph, and people cut quotations."""
    said = "Ann wrote: ↑Mon May 12, 2024 9:14 am"

    text, found = read(f"{said}\n{quoted}\n{own}", said=EARLIER)

    assert found == [(0, "Ann", quoted)]
    assert text == f"{quoted}\n\n{own}".strip()
