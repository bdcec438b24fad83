"""Takes back what was printed twice or upside down: "RRoossee LLaannee", "Rose Rose Lane Lane", "ǝuɐן ǝsoɹ".

Takes a text, gives the stretches where this was done with what stands for them. A word that is doubled by
itself ("that that") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.rewrite import Change

_TWICE = re.compile(r"(?<!\S)(?:(\S)\1){1,40}(?:\s{1,40}(?:(\S)\2){1,40}){0,12}(?!\S)")
_THRICE = re.compile(r"(?<!\S)(?:(\S)\1\1){1,40}(?:[ \t]{1,4}(?:(\S)\2\2){1,40}){0,12}(?!\S)")
_WORDS = re.compile(r"(?<!\S)(?:(\S{1,30})[ \t]{0,2}\1[ \t]{1,4}){1,12}(\S{2,30})[ \t]{0,2}\2(?!\S)")
_WORD = re.compile(r"\S+")
_LETTERS_LEAST = 3
# letters in circles and squares are symbols to Unicode
_SYMBOLS = "\u24b6"
_DIGITS_LEAST = 14
# letters that stand on their heads, and what the others are read as then
_TURNED = str.maketrans("ɐqɔpǝɟƃɓɥıɾʞʃןɯuodbɹsʇnʌʍxʎz∀ƎԀ⅄'‚˙", "abcdefgghijkllmnopqrstuvwxyzAEPY,,.")
_HEAD = "ɐɔǝɟƃɥɾʞɯɹʇʌʍʎ"
_UPSIDE = re.compile(
    rf"(?<!\w)[a-zı0-9\-]{{0,8}}[{_HEAD}](?:[a-zıןɓʃ0-9 ,.'\-˙‚]{{0,8}}[{_HEAD}]){{2,100}}"
    r"[a-zıןɓʃ]{0,8}(?: \d{1,4})?(?!\w)"
)


def doubled(source: str) -> Iterator[Change]:
    """Yield what stands for what; stretches may overlap."""
    for pattern, times in ((_TWICE, 2), (_THRICE, 3)):
        for found in pattern.finditer(source):
            if _is_print(found.group()):
                yield from _thinned(found, times)
    for found in _WORDS.finditer(source):
        yield from _once(found)
    for found in _UPSIDE.finditer(source) if not source.isascii() else ():
        yield found.start(), found.end(), found.group().translate(_TURNED)[::-1]


def _thinned(found: re.Match[str], times: int) -> Iterator[Change]:
    """Leave out the repetitions of each sign."""
    for word in _WORD.finditer(found.group()):
        first = found.start() + word.start()
        for at in range(first, found.start() + word.end(), times):
            yield at, at + times, found.string[at]


def _is_print(stretch: str) -> bool:
    """Say whether repeated signs are a print of words or of a long number, not a rule or "99"."""
    letters = {sign for sign in stretch if sign.isalpha() or sign >= _SYMBOLS}
    digits = [sign for sign in stretch if sign.isdigit()]
    return len(letters) >= _LETTERS_LEAST or (
        len(digits) >= _DIGITS_LEAST and len({*digits}) >= _LETTERS_LEAST
    )


def _once(found: re.Match[str]) -> Iterator[Change]:
    """Leave out the second of each two words, written together or apart."""
    at = found.start()
    words = [(at + word.start(), at + word.end()) for word in _WORD.finditer(found.group())]
    text = found.string
    index = 0
    while index < len(words):
        start, end = words[index]
        after = words[index + 1] if index + 1 < len(words) else (end, end)
        if text[start:end] == text[slice(*after)]:
            yield start, after[1], text[start:end]
            index += 1
        elif text[start : (start + end) // 2] == text[(start + end) // 2 : end]:
            yield start, end, text[start : (start + end) // 2]
        index += 1
