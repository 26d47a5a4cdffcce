"""Bytes that are no file of any format, or nearly one: what importers must bear."""

import itertools
from collections.abc import Callable

from hypothesis import strategies as st

from tests.strategies.texts import texts

TOKENS = (
    b"", b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800",
    b"NaN", b"Infinity", b"1e999", b"-1", b"9" * 5000, b"null", b"true", b"[]", b"{}", b'""', b'"',
    b"}", b"]", b"</", b"<!DOCTYPE x>", b"<!ENTITY a 'b'>", b"&x;", b"&#0;", b"===", b"\n\n", b"\r",
    b"---", b"\t", b"#", b"(1) ", b"  -> ", b"[", b"<", b":", b"&a *a", b"\xc2\x85", b"\xe2\x80\xa8",
)  # fmt: skip
"""What damage puts in place of something."""


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """Give the data after one to four accidents, or cut short."""
    for accident in draw(st.lists(st.sampled_from(ACCIDENTS), min_size=1, max_size=4)):
        data = accident(draw, data)
    return data


def _cut_short(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: _place(draw, data)]


def _flipped(draw: st.DrawFn, data: bytes) -> bytes:
    at = _place(draw, data)
    bit = draw(st.integers(0, 7))
    return (
        data[:at]
        + bytes(byte ^ (1 << bit) for byte in data[at : at + 1])
        + data[at + 1 :]
    )


def _without_a_part(draw: st.DrawFn, data: bytes) -> bytes:
    start, end = sorted((_place(draw, data), _place(draw, data)))
    return data[:start] + data[end:]


def _with_a_part_twice(draw: st.DrawFn, data: bytes) -> bytes:
    start, end = sorted((_place(draw, data), _place(draw, data)))
    return data[:end] + data[start:end] + data[end:]


def _with_a_token(draw: st.DrawFn, data: bytes) -> bytes:
    at = _place(draw, data)
    gone = draw(st.integers(0, 3))
    word = draw(
        st.sampled_from(TOKENS) | texts().map(str.encode) | st.binary(max_size=4)
    )
    return data[:at] + word + data[at + gone :]


def _with_a_value_replaced(draw: st.DrawFn, data: bytes) -> bytes:
    """Put a token in place of a whole quoted string, as a careless tool would."""
    parts = data.split(b'"')
    at = draw(st.integers(0, len(parts) - 1))
    return b'"'.join((*parts[:at], draw(st.sampled_from(TOKENS)), *parts[at + 1 :]))


def _with_lines_swapped(draw: st.DrawFn, data: bytes) -> bytes:
    rows = data.split(b"\n")
    first, second = (draw(st.integers(0, len(rows) - 1)) for _ in range(2))
    rows[first], rows[second] = rows[second], rows[first]
    return b"\n".join(rows)


def _in_another_encoding(draw: st.DrawFn, data: bytes) -> bytes:
    name = draw(st.sampled_from(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7")))
    return data.decode(errors="replace").encode(name, errors="replace")


def _place(draw: st.DrawFn, data: bytes) -> int:
    return draw(st.integers(0, len(data)))


ACCIDENTS: tuple[Callable[[st.DrawFn, bytes], bytes], ...] = (
    _with_a_value_replaced, _with_a_token, _with_lines_swapped, _without_a_part,
    _with_a_part_twice, _flipped, _cut_short, _in_another_encoding,
)  # fmt: skip
"""Every kind of accident."""

NOISE: st.SearchStrategy[bytes] = st.one_of(
    st.binary(max_size=200),
    st.lists(st.sampled_from(TOKENS), max_size=8).map(b"".join),
    texts(pieces=8).map(str.encode),
)
"""Bytes that were never a file."""


def _bomb() -> bytes:
    names = "abcdefghij"
    rows = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names)]
    return f'<!DOCTYPE x [<!ENTITY a "lol">{"".join(rows)}]><x>&j;</x>'.encode()


def _yaml_bomb() -> bytes:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ]
    return ("===\n" + "\n".join(rows) + "\n===\n\n[A]: b\n").encode()


PATHOLOGICAL: dict[str, bytes] = {
    "nothing": b"",
    "white space": b" \n\r\n\t" * 10_000,
    "nul bytes": b"\x00" * 200_000,
    "line feeds": b"\n" * 300_000,
    "carriage returns": b"\r" * 300_000,
    "one long word": b"a" * 500_000,
    "a line of spaces": b"Ann" + b" " * 30_000 + b"wrote.\n" + b" " * 30_000 + b"No.\n",
    "a line of spaces that do not break": b"Ann" + b"\xc2\xa0" * 30_000 + b"wrote.\n",
    "a line of digits": b"1" * 60_000 + b"\n",
    "a line of underscores": b"_" * 60_000 + b"\n",
    "open brackets": b"[" * 100_000,
    "open objects": b'{"a":' * 50_000,
    "open tags": b"<a>" * 50_000,
    "open angles": b"<" * 100_000,
    "open braces with dots": b" {x." * 20_000,
    "deep json arrays": b"[" * 3_000 + b"]" * 3_000,
    "deep json in a debate": b'{"version": 1, "extras": {"x": ' + b"[" * 900 + b"]" * 900 + b"}}",
    "a number of 10,000 digits": b'{"version": ' + b"1" * 10_000 + b"}",
    "not a number": b'{"nodes": [{"nodeID": NaN, "text": Infinity}], "edges": []}',
    "a lone surrogate": b'{"nodes": [{"nodeID": "1", "text": "\\ud800", "type": "I"}], "edges": []}',
    "entity bomb": _bomb(),
    "external entity": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "external dtd": b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
    "yaml bomb": _yaml_bomb(),
    "yaml that makes objects": b"===\na: !!python/object/apply:os.getcwd []\n===\n\n[A]: b\n",
    "front matter without end": b"===\n" + b"a: b\n" * 20_000,
    "statement titles": b"[a]: " * 50_000,
    "stars": b"*" * 100_000,
    "underscores": b"a_b " * 50_000,
    "backslashes": b"\\" * 100_001,
    "comments without end": b"<!-- /* " * 30_000,
    "premises": b"<A>\n\n" + b"(1) a\n" * 20_000 + b"----\n(2) b\n",
    "relations that nest": b"[A]\n" + b"".join(b" " * n + b"+ [A]\n" for n in range(1, 900)),
    "headings": b"# a\n\n" * 20_000,
    "quoted lines that nest": b"".join(b"> " * n + b"a\n" for n in range(1, 800)),
    "attributions": b"Ann said:\nClick to expand...\n" * 10_000,
    "post numbers": b"".join(b"#%d\nText.\n\n" % n for n in range(1, 5_000)),
    "edges to nowhere": b'{"nodes": [], "edges": [' + b'{"fromID": "a", "toID": "b"},' * 9_999
    + b'{"fromID": "a", "toID": "b"}]}',
    "one node many times": b'{"edges": [], "nodes": [' + b'{"nodeID": "1", "type": "I"},' * 9_999
    + b'{"nodeID": "1", "type": "I"}]}',
    "gzip": b"\x1f\x8b\x08\x00" + b"\x00" * 1_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "utf-16": "\ufeff[A]: b\n\n#1\nText\n".encode("utf-16-le") * 500,
}  # fmt: skip
"""Named inputs that have brought down readers of such formats; each must end soon."""
