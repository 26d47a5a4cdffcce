"""Structure passes: pure functions from a debate to a debate, one file each.

`passes` has them in their order and runs them; `rules` has the names of their rules.
Language is data: `schemas/stop_words`, `argument_words`, `cues_english`, `cues_german`. English
is read in full, German by a basic set; in other languages quotations, names, mentions and
echoes are found, and sides stay unknown.
"""
