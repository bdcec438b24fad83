"""Slips this world makes: misread handwriting, keys hit besides, spaces too late, words as heard.

Takes words and chance, gives the changed word, or '' where nothing can be changed.
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.matching.slips import KEYS

# how a typist reads another's joined-up hand; never the first letter of a word
HAND = {
    "a": "uo",
    "u": "a",
    "o": "a",
    "e": "i",
    "i": "e",
    "r": "vn",
    "n": "rv",
    "v": "r",
    "l": "t",
    "t": "l",
    "h": "k",
    "k": "h",
    "g": "y",
    "y": "g",
    "m": "w",
    "w": "m",
    "s": "r",
    "f": "l",
}
# spelt as heard on the telephone
HEARD = (
    ("ough", "off"),
    ("igh", "i"),
    ("wr", "r"),
    ("ch", "k"),
    ("ck", "c"),
    ("kn", "n"),
    ("ey", "y"),
    ("ly", "ley"),
    ("oo", "u"),
    ("oa", "o"),
    ("sc", "s"),
    ("th", "f"),
    ("v", "f"),
    ("gh", "h"),
    ("ew", "ue"),
    ("ur", "er"),
    ("ar", "er"),
    ("il", "el"),
    ("en", "in"),
    ("om", "um"),
    ("a", "e"),
)
WELSH_TYPES = {
    "Heol": ("Hoel", "Heo", "Heoll", "Heol."),
    "Ffordd": ("Fford", "Ffrodd", "Fordd", "FFordd"),
    "Stryd": ("Styrd", "Strydd", "Stryt"),
    "Lôn": ("Lon", "Lôn.", "Lòn"),
    "Maes": ("Mas", "Mase", "Maes."),
    "Clos": ("Close", "Clôs"),
    "Llys": ("Lys", "Llŷs"),
    "Trem": ("Tremm",),
}
MONTH_NOISE = {
    1: "Janaury",
    2: "Febraury",
    3: "Mar ch",
    4: "Apri1",
    5: "Mav",
    6: "Iune",
    7: "Ju1y",
    8: "Augu st",
    9: "Septernber",
    10: "0ctober",
    11: "Novernber",
    12: "Decernber",
}


def by_hand(word: str, rng: Random) -> str:
    """One letter of a word read wrongly from handwriting."""
    places = [i for i, ch in enumerate(word) if i and ch in HAND]
    if len(word) < 6 or not places:
        return ""
    i = rng.choice(places)
    return word[:i] + rng.choice(HAND[word[i]]) + word[i + 1 :]


def as_heard(word: str, rng: Random) -> str:
    """A word as somebody spells it after a call: one place changed, never the beginning."""
    options = []
    for said, written in HEARD:
        at = word.find(said, 1)
        if at > 0 and len(word) > 5:
            options.append(word[:at] + written + word[at + len(said) :])
    return rng.choice(options) if options else ""


def beside(word: str, rng: Random) -> str:
    """A neighbouring key hit together with the right one."""
    places = [i for i, ch in enumerate(word) if i and ch in KEYS]
    if len(word) < 5 or not places:
        return ""
    i = rng.choice(places)
    return word[: i + 1] + rng.choice(KEYS[word[i]]) + word[i + 1 :]


def late_space(text: str, rng: Random) -> str:
    """A space typed one letter too early or too late: Ros eLane."""
    places = [m.start() for m in re.finditer(r"(?<=[A-Za-z]{3}) (?=[A-Za-z]{3})", text)]
    if not places:
        return ""
    i = rng.choice(places)
    if rng.random() < 0.5:
        return text[: i - 1] + " " + text[i - 1] + text[i + 1 :]
    return text[:i] + text[i + 1] + " " + text[i + 2 :]


def distance(a: str, b: str) -> int:
    """Optimal string alignment distance: how far a slip went, to set a fair expectation."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def near(word: str, made: str) -> bool:
    """A slip small enough that a reader who knows the word is sure of it."""
    return distance(word, made) <= (1 if len(word) <= 8 else 2)


def longest(name: str) -> str:
    """The longest word of a name."""
    return max(name.replace("-", " ").split(), key=len)
