"""The pandoc document as plain data."""

from disputatio.exporters.shared import pandoc_ast as ast


def test_words_hold_no_white_space() -> None:
    """Blanks become Space, every kind of line end LineBreak, nothing else is cut."""
    found = ast.words("a  b\r\nc\u2028d\u00a0e\tf")

    assert [node["t"] for node in found] == [
        "Str", "Space", "Str", "LineBreak", "Str", "LineBreak", "Str", "Space", "Str",
    ]  # fmt: skip
    assert found[6]["c"] == "d\u00a0e"


def test_short_rows_of_a_table_are_filled() -> None:
    """Every row has as many cells as the widest, so that pandoc keeps all of them."""
    cell = [ast.plain(ast.words("x"))]

    table = ast.table([[cell]], [[cell, cell, cell], []])

    rows = [*table["c"][3][1], *table["c"][4][0][3]]
    assert [len(row[1]) for row in rows] == [3, 3, 3]
    assert len(table["c"][2]) == 3


def test_attribute_names_have_hyphens() -> None:
    """Underscores of Python names stand for hyphens."""
    assert ast.attributes("a", ["b"], aria_label="c") == [
        "a",
        ["b"],
        [["aria-label", "c"]],
    ]
