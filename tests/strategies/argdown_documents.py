"""Argdown documents at random: made of tokens, built by the grammar, and changed ones."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

WORDS = (
    "a", "b c", "x", "1", " ", "  ", "\t", "'", "=", "!", "é", "😀", "\u00a0", "\u2028", "\ufeff",
    ".", ",", ";", ":", "-", "(", ")", "/", ">", "<", "[", "]", "{", "}", "@", "#", "*", "_", "+", "\\",
)  # fmt: skip
"""Words, blanks and single signs."""

MARKUP = (
    "*a*", "_b_", "**c**", "__d__", "*", "**", "_", "__", "* ", "*e *", "[t](u)", "[t](u) ", "[a\nb](c)",
    "#tag", "#t ", "#(a b)", "#(a b) ", "#", "@[A]", "@<B> ", "@[", ":happy:", ".v. ", ":x:", ".~.", ".x.y",
    "\\*", "\\[", "\\ ", "\\\\ ", "\\", "// c\n", "// c", "/* c */", "/* \n */", "<!-- c -->", "<!--", "/*", "://x",
)  # fmt: skip
"""Marks, tags, mentions, shortcodes, escapes and comments."""

TITLES = (
    "[A]", "[A]: ", "[B]: ", "[C c]", "[A]:", "<A>", "<A>: ", "<B>: ", "<D>", "<A>:", "[1]: ", "[Untitled 1]",
    "[\nA]", "[-a]", "<-a>", "[]", "[A] ", "[toString]: ", "[A]: x", "<B>: y", "[x\n]",
)  # fmt: skip
"""Titles of statements and arguments."""

SIGNS = (
    "+ ",
    "- ",
    "_ ",
    "+> ",
    "-> ",
    "_> ",
    ">< ",
    "<+ ",
    "<- ",
    "<_ ",
    "+",
    "-",
    "_",
    "><",
    "+>",
)
"""Signs of relations."""

LINES = (
    "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r", "\n ", "\n  ", "\n\t", " \n", "\n \n", "\n  \n\n", "\r\n\r\n",
)  # fmt: skip
"""Line ends and indentation."""

BLOCKS = (
    "# ", "## H", "### ", "#", "* ", "  * ", "1. ", "2. ", "(1) ", "(2) ", "(3) a", " (1)", "----", "--", "-- ",
    "-- r --", "-- r, s --", "--\nr\n--", "-- {uses: [1]} --", "-- r {uses: [1, 2]}\n--", "====", "===", "\n===\nx: 1\n===\n\n",
)  # fmt: skip
"""What begins a block or a line of it."""

DATA = (
    "{a: 1}", " {a: 1}", "{}", "{a}", '{"a": 1}', '{"a":{"b":[1,2]}}', "{a: [1, 2]}", "{a: [3]}", "{\n a: 1\n}",
    "{\n- a\n}", "{isInGroup: true}", "{isInGroup: false}", "{isGroup: true}", "{isClosed: false}", "{a: {b: 2}}", "{a: 'x'}",
    "{a: x} }", "{a: } b}", "{d: 2010-07-05}", "{type: relation}", "{a: &x 1, b: *x}", "{a: 1, a: 2}", "{1: x}", "{a: b: c}",
    "{from: [1]}", "{a: yes, b: ~, c: 012}", "{x:1}", "{x:[1]}", '{a: "b}c"}', "{a: https://x.y/z}", "{a: #b}", "{a, b}",
)  # fmt: skip
"""Data blocks, good and bad."""

FRONTS = (
    "", "", "", "===\ntitle: x\n===\n\n", "===\n===\n\n", "===\ntitle: x\n===\n", "===\nmodel: {mode: strict}\n===\n\n",
    "===\nmodel:\n  removeTagsFromText: true\n===\n\n", "===\nmodel: {transformArgumentRelations: false}\n===\n\n",
    "===\nmodel: {explodeArguments: true}\n===\n\n", "===\nmodel: {mode: strict, explodeArguments: true}\n===\n\n",
    "===\nmodel:\n  shortcodes:\n    ':x:': {unicode: yz}\n===\n\n", "===\ngroup: {ignoreIsGroup: true, ignoreIsClosed: yes}\n===\n\n",
    "===\ngroup:\n  sections:\n    H: {isGroup: true}\n===\n\n", "===\nmodel: x\n===\n\n", "===\n- a\n===\n\n",
    "===\ngroup:\n  regroup:\n  - title: R\n    statements: [A, B]\n    children: [{title: S, arguments: [A], isClosed: true}]\n===\n\n",
)  # fmt: skip
"""Front matters."""

PIECES = (*WORDS, *MARKUP, *TITLES, *SIGNS, *LINES, *BLOCKS, *DATA)
"""All of them but front matters."""

any_documents: st.SearchStrategy[str] = st.builds(
    lambda front, pieces: front + "".join(pieces),
    st.sampled_from(FRONTS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30),
)
"""Documents made of tokens in any order; few of them are accepted."""


def jumbled(random: Random) -> str:
    """Tokens in any order."""
    pieces = random.choices(PIECES, k=random.randint(1, 30))
    return random.choice(FRONTS) + "".join(pieces)


def built(random: Random) -> str:
    """Blocks by the grammar, with a slip here and there."""
    blocks = (_block(random) for _ in range(random.randint(1, 6)))
    text = (
        random.choice(FRONTS) + "\n\n".join(blocks) + random.choice(("", "\n", "\n\n"))
    )
    return changed(random, text, 1) if random.random() < 0.2 else text


def changed(random: Random, text: str, most: int) -> str:
    """A text with some pieces put in, taken out, moved or repeated."""
    for _ in range(random.randint(1, most)):
        at, size = random.randint(0, len(text)), random.choice((0, 1, 1, 2, 5, 20))
        other = random.randint(0, len(text))
        piece = random.choice(
            (
                "",
                "",
                random.choice(PIECES),
                text[other : other + size],
                text[other : other + 1],
            )
        )
        text = text[:at] + piece + text[at + size :]
    return text


built_documents: st.SearchStrategy[str] = st.randoms(use_true_random=False).map(built)
"""Documents that follow the grammar nearly everywhere; many of them are accepted."""


def _block(random: Random) -> str:
    kind = random.random()
    if kind < 0.15:
        tail = random.choice(("", "", " #t", " {isGroup: true}", "\n{isClosed: true}"))
        return (
            "#" * random.randint(1, 4)
            + " "
            + random.choice(("H", _words(random)))
            + tail
        )
    if kind < 0.3:
        sign = random.choice(("*", "*", "1."))
        items = (f"{sign} {_element(random, 2)}" for _ in range(random.randint(1, 3)))
        return "\n".join(items)
    if kind < 0.5:
        head = random.choice(
            ("", "<A>\n\n", "<B>: b\n\n", "<D>: d\n  +> [A]\n\n", "<A>\n  _ <E>\n\n")
        )
        return head + _reasoning(random)
    return _element(random, 1)


def _reasoning(random: Random) -> str:
    lines, number = [], 0
    for _ in range(random.choice((1, 1, 1, 2))):
        for _ in range(random.randint(1, 2)):
            number += 1
            lines.append(f"({number}) {_statement(random, 1)}")
        undercut = random.choice(
            ("", "", "", "\n  <_ <U>", "\n  _ [A]", "\n  <_ x\n  <_ <V>: y")
        )
        inference = (
            "----",
            "--",
            "-- r --",
            "-- r, s {uses: [1]} --",
            "--\nr\n{from: [1]}\n--",
        )
        shown = random.choice(inference)
        lines.append((shown if shown != "--" else "-----") + undercut)
        number += 1
        lines.append(f"({number}) {_statement(random, 1)}")
    return "\n".join(lines)


def _element(random: Random, depth: int) -> str:
    return (_argument if random.random() < 0.4 else _statement)(random, depth)


def _statement(random: Random, depth: int) -> str:
    head = random.choice(("[A]", "[B]", "[C c]", "[A]: ", "[B]: ", "[D]:\n", "", ""))
    return _completed(random, head, depth)


def _argument(random: Random, depth: int) -> str:
    return _completed(
        random, random.choice(("<A>", "<B>", "<A>: ", "<E>: ", "<F>:")), depth
    )


def _completed(random: Random, head: str, depth: int) -> str:
    """Words or tags, data and relations after a title."""
    if head.endswith(("]", ">")):
        text = head + random.choice(("", "", "", " #t", " #(u v) #t"))
    else:
        text = head + _words(random)
    text += random.choice(
        ("", "", "", " " + random.choice(DATA), "\n" + random.choice(DATA[:14]))
    )
    if depth > 3 or random.random() < 0.5:
        return text
    indent = " " * (2 * depth) if random.random() < 0.9 else "\t" * (2 * depth)
    for _ in range(random.randint(1, 3)):
        sign = random.choice(SIGNS[:10])
        child = _statement if sign == ">< " else _element
        text += f"\n{indent}{sign}{child(random, depth + 1)}"
    return text


def _words(random: Random) -> str:
    pieces: Sequence[str] = (*WORDS[:20], *MARKUP)
    if random.random() < 0.6:
        return random.choice(
            ("a", "b c", "x, y; z.", "it's (so)", "e.g. 3.5", "a\nb", "a  b, c.  ")
        )
    return "w" + "".join(random.choices(pieces, k=random.randint(1, 6)))
