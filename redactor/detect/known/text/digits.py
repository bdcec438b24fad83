"""Reads a word as a number where OCR made letters of its digits.

Takes one word in small letters, gives its digits or an empty string. It does not read number words.
"""

from __future__ import annotations

import re

OCR_DIGITS = str.maketrans("oilsbz", "011582")
# a letter that stands for a nine among three or more other digits only: "1g91"
_OCR_NINES = re.compile(r"\d*[gq]\d*[gq]?\d*")
_NINE_LEAST = 4
# the day of "1991-03-02T00:00"
_TIMESTAMP = re.compile(r"(\d{2})t\d{2,6}")
_LONE = frozenset({"o", "oo", "l", "i", "ll", "ol", "lo", "oi", "io", "il", "li"})


def read_digits(word: str) -> str:
    """Return the digits of a token that is a number, also when OCR read letters for digits."""
    if word.isdigit():
        return word
    stamp = _TIMESTAMP.fullmatch(word)
    if stamp:
        return stamp.group(1)
    if word in _LONE:
        return word.translate(OCR_DIGITS)
    if any(c.isdigit() for c in word):
        read = word.translate(OCR_DIGITS)
        if len(word) >= _NINE_LEAST and _OCR_NINES.fullmatch(read):
            read = read.replace("g", "9").replace("q", "9")
        return read if read.isdigit() else ""
    return ""
