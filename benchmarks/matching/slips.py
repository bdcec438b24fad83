"""Slips of hand and eye: typing errors and optical misreadings."""

from __future__ import annotations

import re
from random import Random

KEYS = {
    "a": "sqz",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "ko",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "wa",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "xa",
}


def typo(word: str, rng: Random) -> str:
    """One slip in a word of five letters or more, never in its first letter; '' if it cannot."""
    places = [m.start() for m in re.finditer(r"[a-z]", word)]
    places = [i for i in places if i > 0]
    if sum(c.isalpha() for c in word) < 5 or len(places) < 3:
        return ""
    for _ in range(20):
        i = rng.choice(places)
        kind = rng.choice(("swap", "drop", "double", "key"))
        made = word
        if kind == "swap" and i + 1 < len(word) and word[i + 1].isalpha():
            made = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        elif kind == "drop":
            made = word[:i] + word[i + 1 :]
        elif kind == "double":
            made = word[:i] + word[i] + word[i:]
        elif kind == "key" and word[i] in KEYS:
            made = word[:i] + rng.choice(KEYS[word[i]]) + word[i + 1 :]
        if made != word:
            return made
    return ""


DIGIT_SCAN = {"0": "Oo", "1": "lI", "5": "S", "8": "B"}
LETTER_SCAN = {"O": "0", "I": "l1", "l": "I1", "S": "5", "B": "8", "o": "0", "i": "l1"}
PAIR_SCAN = (("rn", "m"), ("m", "rn"), ("w", "vv"), ("vv", "w"), ("cl", "d"), ("d", "cl"))


def scan_digits(text: str, rng: Random) -> str:
    """Digits read as the letters they look like (one to three of them); '' if none can be."""
    places = [i for i, c in enumerate(text) if c in DIGIT_SCAN]
    if not places:
        return ""
    chosen = set(rng.sample(places, min(len(places), rng.randrange(1, 4))))
    return "".join(rng.choice(DIGIT_SCAN[c]) if i in chosen else c for i, c in enumerate(text))


def scan_code(text: str, rng: Random) -> str:
    """One look-alike in a mixed code, either way; '' if there is none."""
    table = {**LETTER_SCAN, **DIGIT_SCAN}
    places = [i for i, c in enumerate(text) if c in table and c.isupper() | c.isdigit()]
    if not places:
        return ""
    i = rng.choice(places)
    return text[:i] + rng.choice(table[text[i]]) + text[i + 1 :]


def scan_word(word: str, rng: Random) -> str:
    """A misreading in a word: rn/m, vv/w, cl/d, or a letter read as a digit; '' if none."""
    options = [word.replace(a, b, 1) for a, b in PAIR_SCAN if a in word[1:] and word.find(a) > 0]
    options += [word.replace(c, LETTER_SCAN[c][0], 1) for c in "oil" if c in word[1:] and word.find(c) > 0]
    options = [o for o in options if o != word]
    return rng.choice(options) if options else ""


# what was said -> what was typed; never at the first letter
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("ll", "l"),
    ("tt", "t"),
    ("rr", "r"),
    ("nn", "n"),
    ("pp", "p"),
    ("ss", "s"),
    ("ie", "ei"),
    ("ei", "ie"),
    ("ea", "ee"),
    ("ai", "ay"),
    ("ey", "y"),
    ("y", "i"),
    ("er", "or"),
    ("or", "er"),
    ("wh", "w"),
    ("gh", "g"),
    ("dg", "g"),
    ("an", "en"),
    ("en", "an"),
    ("in", "en"),
    ("oo", "u"),
    ("z", "s"),
    ("k", "c"),
)


def sounded(word: str, rng: Random) -> str:
    """A word as somebody types it from hearing: one place changed, never the beginning."""
    options = []
    for said, typed in SOUNDS:
        at = word.find(said, 1)
        if at > 0 and len(word) > 5:
            options.append(word[:at] + typed + word[at + len(said) :])
    return rng.choice(options) if options else ""
