"""Differential fuzzing by hand: random Argdown documents, ours against the official parser's.

`python -m tests.judges.argdown_fuzz COUNT [SEED] [FILE...]`: a third each are tokens in
any order, documents by the grammar, and changed copies of the files (of built documents
where none is given). Prints the first differences and the figures; with `-p` also refusals
at other places.
"""

import sys
from collections import Counter
from pathlib import Path
from random import Random

from tests.judges.argdown_conformance import compare
from tests.judges.argdown_judge import ArgdownJudge
from tests.strategies.argdown_documents import built, changed, jumbled

SHOWN = 12
"""How many differences are printed."""


def document(random: Random, texts: list[str]) -> str:
    """One random document."""
    kind = random.random()
    if kind < 1 / 3:
        return jumbled(random)
    if kind < 2 / 3:
        return built(random)
    return changed(random, random.choice(texts) if texts else built(random), 6)


def main(arguments: list[str]) -> int:
    """Print the figures; give 1 where a reading differs."""
    count, seed = int(arguments[0]), int((arguments[1:] or ["1"])[0])
    texts = [Path(name).read_text("utf-8") for name in arguments[2:]]
    random = Random(seed)  # noqa: S311 - the same documents for the same seed
    figures, shown = Counter[str](), 0
    with ArgdownJudge.prepare() as judge:
        for _ in range(count):
            text = document(random, texts)
            if not text:
                continue
            found = compare(judge, text)
            accepted = found.official.accepted
            figures["accepted" if accepted else "refused"] += 1
            figures["same verdict"] += found.same_verdict
            figures["YAML differs"] += found.is_corner
            figures["same model"] += accepted and found.agrees
            figures["no notice"] += found.is_silent
            figures["same place"] += found.same_place is True
            figures["other place"] += found.same_place is False
            wrong = not found.agrees or ("-p" in sys.argv and found.same_place is False)
            if wrong and shown < SHOWN:
                shown += 1
                official = f"{found.theirs} {found.official.exception}"
                sys.stdout.write(
                    f"{text!r}\n  official {official}, ours {found.refused} {found.ours}\n"
                )
                for difference in (*found.raw, *found.configured)[:3]:
                    sys.stdout.write(f"  {difference}\n")
    sys.stdout.write(f"{dict(figures)}\n")
    total = figures["accepted"] + figures["refused"]
    same = (
        figures["same verdict"] == total
        and figures["same model"] == figures["accepted"]
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main([argument for argument in sys.argv[1:] if argument != "-p"]))
