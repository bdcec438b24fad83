"""Takes back what was printed twice or upside down: "RRoossee LLaannee", "Rose Rose Lane Lane", "ǝuɐן ǝsoɹ".

Takes a text, gives the stretches where this was done with what stands for them. A word that is doubled by
itself ("that that") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.rewrite import Change

# what stands before a word first, which a search runs through quickly
_TWICE = re.compile(r"\s((?:(\S)\2){1,40}(?:\s{1,40}(?:(\S)\3){1,40}){0,12})(?!\S)")
_THRICE = re.compile(r"\s((?:(\S)\2\2){1,40}(?:[ \t]{1,4}(?:(\S)\3\3){1,40}){0,12})(?!\S)")
_WORDS = re.compile(r"\s((?:(\S{1,30})[ \t]{0,2}\2[ \t]{1,4}){1,12}(\S{2,30})[ \t]{0,2}\3)(?!\S)")
_WORD = re.compile(r"\S+")
_LETTERS_LEAST = 3
# letters in circles and squares are symbols to Unicode
_SYMBOLS = "\u24b6"
_DIGITS_LEAST = 14
# letters that stand on their heads, and what the others are read as then
_TURNED = str.maketrans("ɐqɔpǝɟƃɓɥıɾʞʃןɯuodbɹsʇnʌʍxʎz∀ƎԀ⅄'‚˙", "abcdefgghijkllmnopqrstuvwxyzAEPY,,.")
_HEAD = "ɐɔǝɟƃɥɾʞɯɹʇʌʍʎ"
_HEADS = re.compile(f"[{_HEAD}]")
_UPSIDE = re.compile(
    rf"(?<!\w)[a-zı0-9\-]{{0,8}}[{_HEAD}](?:[a-zıןɓʃ0-9 ,.'\-˙‚]{{0,8}}[{_HEAD}]){{2,100}}"
    r"[a-zıןɓʃ]{0,8}(?: \d{1,4})?(?!\w)"
)


def doubled(source: str) -> Iterator[Change]:
    """Yield what stands for what; stretches may overlap."""
    led = f"\n{source}"
    for pattern, times in ((_TWICE, 2), (_THRICE, 3)):
        for found in pattern.finditer(led):
            if _is_print(found[1]):
                yield from _thinned(found[1], found.start(), times)
    for found in _WORDS.finditer(led):
        yield from _once(found[1], found.start())
    for found in _UPSIDE.finditer(source) if _HEADS.search(source) else ():
        yield found.start(), found.end(), found.group().translate(_TURNED)[::-1]


def _thinned(stretch: str, start: int, times: int) -> Iterator[Change]:
    """Leave out the repetitions of each sign of a stretch of the text."""
    for word in _WORD.finditer(stretch):
        for at in range(word.start(), word.end(), times):
            yield start + at, start + at + times, stretch[at]


def _is_print(stretch: str) -> bool:
    """Say whether repeated signs are a print of words or of a long number, not a rule or "99"."""
    letters = {sign for sign in stretch if sign.isalpha() or sign >= _SYMBOLS}
    digits = [sign for sign in stretch if sign.isdigit()]
    return len(letters) >= _LETTERS_LEAST or (
        len(digits) >= _DIGITS_LEAST and len({*digits}) >= _LETTERS_LEAST
    )


def _once(stretch: str, start: int) -> Iterator[Change]:
    """Leave out the second of each two words of a stretch of the text, written together or apart."""
    words = [word.span() for word in _WORD.finditer(stretch)]
    index = 0
    while index < len(words):
        low, high = words[index]
        after = words[index + 1] if index + 1 < len(words) else (high, high)
        if stretch[low:high] == stretch[slice(*after)]:
            yield start + low, start + after[1], stretch[low:high]
            index += 1
        elif stretch[low : (low + high) // 2] == stretch[(low + high) // 2 : high]:
            yield start + low, start + high, stretch[low : (low + high) // 2]
        index += 1
