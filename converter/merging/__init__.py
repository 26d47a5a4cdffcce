"""Putting a person's corrections of an exported file back onto the thread.

`sheets` reads the edited file and the export that the thread itself gives; `matching`
finds which claim of one is which of the other; the modules `…_changes` turn every
difference into a decision; `applying` carries the decisions out.
"""
