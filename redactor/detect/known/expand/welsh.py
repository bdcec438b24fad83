"""The first letters of Welsh words as the word before changes them: "Fryn Celyn", "Dŷ Gwyn", "Mhenlan".

Takes a word, gives its changed forms. It does not know whether a word is Welsh.
"""

from __future__ import annotations

from collections.abc import Iterator

from redactor.model.lexicon import Lexicon


def mutated(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield a word with its first letter changed."""
    for radical, changed in lexicon.streets.mutations:
        other = radical[:1] + "h" in {"ll", "rh"}
        if word.startswith(radical) and not (len(radical) == 1 and word[1:2] in {"h", "l"} and other):
            yield from (letters + word[len(radical) :] for letters in changed if letters)
