"""Everything wrong with one file, collected and told at once, first line first.

Takes problems with their lines; raises one error. Callers must never put text of the file into a
problem: only keys, kinds and ids that are known to be valid.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from redactor.model.errors import Misconfigured


class Problems:
    """The problems of one file."""

    def __init__(self, source: str) -> None:
        """Collect for the file called `source`."""
        self.source = source
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, problem: str, cure: str) -> None:
        """Note that `problem` stands in `line`, and what to do about it."""
        end = "" if cure.endswith(("?", ".")) else "."
        sentence = f"{self.source}, line {line}: {problem.strip().rstrip('.')}. {cure}{end}"
        if (line, sentence) not in self._found:
            self._found.append((line, sentence))

    def __len__(self) -> int:
        return len(self._found)

    def raise_as(self, error: type[Misconfigured]) -> None:
        """Raise `error` with every problem, a line each; do nothing if there is none."""
        if self._found:
            ordered = sorted(self._found, key=lambda found: found[0])
            raise error("\n".join(sentence for _, sentence in ordered))


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the cure for an unknown word: the nearest known one, else all of them.

    The unknown word itself is never repeated: it may be a protected value in the wrong place.
    """
    by_fold = {one.casefold(): one for one in known}
    near = get_close_matches(word.strip().casefold().replace(" ", "_"), by_fold, n=1, cutoff=0.7)
    if near:
        return f"Did you mean '{by_fold[near[0]]}'?"
    return f"Known here: {', '.join(known)}" if known else "There is none to choose from"
