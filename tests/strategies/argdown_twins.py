"""Documents of our own, each with traps that real Argdown files have."""

ACCEPTED: dict[str, str] = {
    "front matter, sections and groups": (
        "===\ntitle: Trams\nmodel: {removeTagsFromText: true}\ngroup: {sections: {Costs: {isClosed: true}}}\n===\n\n"
        "# Costs #money\n\n[Dear]: Trams are dear. #money {isInGroup: true}\n\n### Deep *part* {isGroup: false}\n\n<Tax>: Taxes pay.\n"
        "  -> [Dear]\n\n## Other\n\n[Dear]\n"
    ),
    "strict mode and two wordings": (
        "===\nmodel: {mode: strict}\n===\n\n[A]: one {x: [1, 2]}\n  - [B]: two\n  >< [C]: three\n\n[A]: one again {x: [9]}\n\n[B]\n  - [A]\n"
    ),
    "a reasoning with rules, uses and undercuts": (
        "<Proof>: in short #t\n  +> [End]\n\n(1) [P]: first\n  - <Doubt>\n(2) second\n-- Modus ponens, Rule 2 {uses: [1, 2]} --\n"
        "  <_ <U>: not so\n(3) between\n----\n(4) [End]\n  <_ <V>\n\n<W>\n  _> <Proof>\n\n[Later]\n  <_ <V>\n"
    ),
    "arguments to explode, and sections to make": (
        "===\nmodel: {explodeArguments: true}\ngroup:\n  regroup:\n  - title: R\n    statements: [A]\n    children:\n"
        "    - {title: S, arguments: [Two - 1], isClosed: true}\n===\n\n<Two>\n\n(1) [A]: a\n----\n(2) [B]: b\n(3) c\n-- {from: [1, 3]} --\n(4) d\n"
        "\n<Two>\n  + [A]\n  _ <X>\n"
    ),
    "lists, and lines between two indentations": (
        "* [A]: a\n    + <B>: b\n    - [C]\n* <E>\n\n1. one\n2. two\n\n[T]: t\n    + x\n        - y\n      + z\n\t\t\t\t+ tabs count one\n"
    ),
    "marks, mentions, links and tags": (
        "[A]: **b *i* b** __c__ _d_, @[A] and @<B c> [w](u://v) [w](x](y) #t #(u v) #t\nnext *so*.\n\n<B c>: *all*\n"
    ),
    "shortcodes and escapes": (
        "===\nmodel:\n  shortcodes: {':br:': {unicode: \"\\n\"}, ':happy:': {unicode: ':)'}}\n===\n\n"
        "[A]: a:br:b :happy: .v. .sad. :unknown: \\[x] \\\\ \\*  c\\ \n\n# :br: H \\ \n\nb .^\n"
    ),
    "blanks and line ends": (
        "\n[A]:\nfirst,  second .\t third  \n last  {a: 1}\n  + [B]: x\n{b: 2}\n    + [C]\n{c: 3}\n      - d\n\n\n[E] #t\n  <+ f\n\n\n"
    ),
    "comments": (
        "// at the top\n[A]: a // gone\n/* gone\n */ b <!-- gone --> c // x\n\n// between\n\n[B]: d\n// inside\n  + e // gone\n  // between\n  - f\n"
    ),
    "astral characters, right-to-left text and odd blanks": (
        "[A😀]: 😀 *b😀* #t\u00a0é @[A😀] \u2028\u0085\ufeff א x {k: 😀}\n  + [B]: 😀\n"
    ),
    "data of every kind": (
        "[A]: a {date: 2010-07-05, 012: yes, ~: [~, .5, 1e3], t: {type: x}, u: https://x.y/z}\n\n[A] {\n  - 1\n  - two\n}\n\n"
        '<B> {"a":{"b":[1]},"c":"}x"}\n\n<B> {a: &x {b: [2, 3]}, d: *x, e: {x:[y]}}\n\n[C]: c {\na: |\n  b\n  c\n}\n'
    ),
    "titles of every kind": (
        "[1]: digits\n\n[a, b: c \"d\" #e {f} / *g*]: signs\n\n<x [y] z>: brackets\n\n[ s ]: spaces\n\n[Untitled 1]: taken\n\nuntitled\n\n[\nx]\n"
    ),
    "relations told twice, backwards and to oneself": (
        "[A]: a\n  + [B]\n  + [B]\n  - [B]\n  >< [B]\n  + [A]\n\n[B]: b\n  +> [A]\n  >< [A]\n  - [A]\n\n<C>: c\n  - <C>\n  _ <C>\n"
    ),
    "redundant attacks": "<A>\n\n(1) [P]: p\n----\n(2) q\n\n[X]: x\n  -> [P]\n  -> <A>\n",
    "CRLF and lone CR": "[A]: a\r\nb\r\n  + c\r\n\r\n[B]: d\re\r\n",
    "no empty block": "# Only a heading",
}  # fmt: skip
"""Documents that the official parser accepts."""

REFUSED: dict[str, tuple[str, int, int]] = {
    "a title in the middle of a line": ("[A]: he said [sic] so\n", 1, 14),
    "a title behind a title": ("[A] [B]\n", 1, 5),
    "text behind a title alone": ("[A] words\n", 1, 5),
    "bold that is never closed": ("[A]: a **b c\n\n[B]: d\n", 1, 13),
    "italic in a line that hangs below": ("[A]: a\n  + *b c\n\n[B]: d\n", 2, 8),
    "text behind data": ("[A]: a {x: 1} more\n", 1, 15),
    "data behind data": ("[A]: a {x: 1}\n{y: 2}\n", 2, 1),
    "no empty line between blocks": ("[A]: a\n[B]: b\n", 2, 1),
    "a heading without an empty line": ("[A]: a\n# H\n", 2, 1),
    "a sign below no line": ("[A]: a\n\n  + b\n", 3, 1),
    "a sign without indentation": ("[A]: a\n+ b\n", 2, 1),
    "a sign below a heading": ("# H\n  + b\n", 2, 1),
    "a sign without words": ("[A]: a\n  +\n\n[B]: b\n", 2, 3),
    "a contradiction with an argument": ("[A]: a\n  >< <B>\n", 2, 6),
    "an argument in a reasoning": ("(1) <A>\n----\n(2) b\n", 1, 5),
    "a reasoning without inference": ("(1) a\n(2) b\n\n[A]: x\n", 2, 6),
    "a reasoning without conclusion": ("(1) a\n----\n\n[A]: x\n", 2, 5),
    "a premise at the end of a reasoning": ("(1) a\n----\n(2) b\n(3) c\n", 4, 6),
    "an inference that is never closed": ("(1) a\n-- rule\n(2) b\n", 3, 1),
    "an inference outside a reasoning": ("[A]: a\n----\n", 2, 1),
    "a support below an inference": ("(1) a\n----\n  + [B]\n(2) b\n", 3, 1),
    "nested lists": ("* a\n  * b\n", 2, 1),
    "two kinds of list in one": ("* a\n1. b\n", 2, 1),
    "a definition without words": ("[A]:\n\n[B]: b\n", 1, 5),
    "a front matter in the middle": ("[A]: a\n\n===\nx: 1\n===\n\n[B]: b\n", 3, 1),
    "a backslash at the end of a line": ("[A]: a \\\nb\n", 1, 8),
    "a second reasoning": ("<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d\n", 9, 1),
    "data that are no YAML": ("[A]: a {x: [1}\n", 1, 14),
    "a key that stands twice": ("[A]: a {x: 1, x: 2}\n", 1, 18),
    "a reserved title": ("[constructor]: a\n", 1, 1),
    "data of the type relation": ("[A]: a {type: relation}\n", 1, 8),
    "a link over two lines": ("[A]: a [b](c\nd) e\n", 1, 8),
}  # fmt: skip
"""Documents that the official parser refuses, with line and column of the first refusal."""

FORGIVEN: dict[str, str] = {
    "one line end after the front matter": "===\ntitle: x\n===\n[A]: a\n",
    "a byte order mark": "\ufeff[A]: a\n",
    "CRLF in data": "[A]: a {\r\n  x: 1\r\n}\r\n",
}
"""Documents that the official parser refuses or reads otherwise, and that give no notice."""
