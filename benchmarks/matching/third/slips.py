"""Slips the other worlds do not make: spelling by ear, other misreadings, misspelt ordinary words.

Takes words and chance, gives the changed word, or '' where nothing can be changed.
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.matching.choices import NATO

BY_EAR = (
    ("ph", "f"),
    ("ck", "k"),
    ("ll", "l"),
    ("tt", "t"),
    ("ss", "s"),
    ("rr", "r"),
    ("nn", "n"),
    ("mm", "m"),
    ("pp", "p"),
    ("ff", "f"),
    ("gh", "g"),
    ("ough", "uff"),
    ("wh", "w"),
    ("ie", "y"),
    ("ei", "ie"),
    ("ea", "ee"),
    ("ee", "ea"),
    ("ai", "ay"),
    ("ay", "ai"),
    ("ou", "ow"),
    ("ow", "ou"),
    ("y", "i"),
    ("sh", "sch"),
    ("c", "k"),
    ("z", "s"),
    ("el", "le"),
    ("er", "ar"),
    ("or", "er"),
    ("an", "en"),
    ("in", "en"),
    ("on", "en"),
    ("e", "a"),
)
SCANNED = {
    "e": "c",
    "c": "e",
    "h": "b",
    "n": "u",
    "u": "n",
    "a": "o",
    "o": "c",
    "t": "f",
    "f": "t",
    "g": "q",
    "y": "v",
    "i": "t",
    "r": "i",
    "s": "a",
}
SCANNED_PAIRS = (("nn", "m"), ("ri", "n"), ("li", "h"), ("ll", "11"), ("tt", "H"), ("fi", "h"), ("oo", "co"))
TYPE_SLIPS = {
    "Lane": ("Lnae", "Lanes", "Laen", "Lan"),
    "Road": ("Raod", "Rood", "Roads", "Rpad"),
    "Street": ("Steet", "Stret", "Sreet", "Streeet"),
    "Close": ("Clsoe", "Colse", "Clos"),
    "Avenue": ("Avneue", "Aveune", "Avenu", "Avanue"),
    "Drive": ("Drvie", "Drice", "Driev"),
    "Crescent": ("Cresent", "Cresant", "Crecsent", "Crescant"),
    "Terrace": ("Terace", "Terrance", "Terrce"),
    "Gardens": ("Garden", "Gardns", "Gradens"),
    "Court": ("Cuort", "Crout", "Cort"),
    "Place": ("Palce", "Plaec", "Plase"),
    "Square": ("Sqaure", "Squre", "Sqare"),
    "Grove": ("Gorve", "Grvoe", "Groove"),
    "Mews": ("Mewes", "Mesw"),
    "Parade": ("Prade", "Parad"),
    "Boulevard": ("Bouelvard", "Boulevarde", "Bulevard"),
    "Green": ("Gren", "Greeen"),
}
TYPE_HEARD = {
    "Lane": ("lain", "laying"),
    "Road": ("rode", "rowed"),
    "Close": ("clothes", "clows"),
    "Court": ("caught", "cord"),
    "Grove": ("growth", "groves"),
    "Mews": ("muse",),
    "Way": ("weigh", "whey"),
    "Place": ("plaice",),
    "Walk": ("work",),
    "Park": ("parc",),
    "Terrace": ("terrorist", "terrors"),
}
TYPE_SCANS = {
    "Lane": ("Lanc", "Iane", "Larie"),
    "Road": ("Roed", "Boad", "Rcad"),
    "Street": ("Slreet", "Streel", "Strect"),
    "Close": ("Closc", "C1ose", "Ciose"),
    "Avenue": ("Avenuc", "Avcnue", "Averue"),
    "Drive": ("Drivc", "Dr1ve", "Orive"),
    "Crescent": ("Cresccnt", "Crescenl", "Creseent"),
    "Terrace": ("Terracc", "Tenace", "Terraee"),
    "Gardens": ("Gardcns", "Cardens", "Gardeus"),
    "Court": ("Courl", "Ccurt", "Conrt"),
    "Square": ("Squarc", "Sguare"),
    "Grove": ("Grovc", "Crove"),
}
MONTH_SLIPS = {
    1: ("Janurary", "Januray", "Jaunary"),
    2: ("Febuary", "Feburary", "Februrary"),
    3: ("Marhc", "Mrach"),
    4: ("Arpil", "Aprill"),
    6: ("Jnue", "Juen"),
    7: ("Jluy", "Jully"),
    8: ("Agust", "Augst", "Auguest"),
    9: ("Setember", "Septmber", "Sepetember"),
    10: ("Ocotber", "Octobre", "Octber"),
    11: ("Novemeber", "Noverber", "Novmber"),
    12: ("Decmber", "Decemeber", "Desember"),
}
GENERIC_SLIPS = {
    "School": ("Shcool", "Scool", "Schoool"),
    "Primary": ("Pirmary", "Primray", "Primery"),
    "Community": ("Comunity", "Communtiy"),
    "Academy": ("Acadmey", "Accademy", "Acedemy"),
    "Surgery": ("Surgey", "Surgury", "Sugery"),
    "Practice": ("Practise", "Pratice", "Pracitce"),
    "Medical": ("Medcial", "Medicle"),
    "Health": ("Heath", "Helath"),
    "Centre": ("Center", "Cetnre", "Centr"),
    "Solicitors": ("Solictors", "Solicitor", "Soliciters"),
    "Logistics": ("Logisitics", "Logistic"),
    "Services": ("Servcies", "Service"),
    "Bakery": ("Bakey", "Bakary"),
    "Junior": ("Juinor", "Juniour"),
    "Family": ("Familly", "Famly"),
}


def by_ear(word: str, rng: Random) -> str:
    """A word as somebody spells it who only heard it: one place changed, never the first letter."""
    options = []
    for heard, written in BY_EAR:
        at = word.find(heard, 1)
        if at > 0:
            made = word[:at] + written + word[at + len(heard) :]
            if made != word and made.isascii() == word.isascii():
                options.append(made)
    return rng.choice(options) if options and len(word) > 5 else ""


def scan_other(word: str, rng: Random) -> str:
    """A letter read as another letter that looks alike in small print, never the first."""
    options = [word[:i] + SCANNED[ch] + word[i + 1 :] for i, ch in enumerate(word) if i and ch in SCANNED]
    for seen, read in SCANNED_PAIRS:
        at = word.find(seen, 1)
        if at > 0:
            options.append(word[:at] + read + word[at + len(seen) :])
    return rng.choice(options) if options and len(word) > 5 else ""


def of(table: dict[str, tuple[str, ...]], text: str, rng: Random) -> str:
    """A text with one of its words misspelt as in a table."""
    found = [word for word in text.split(" ") if word in table]
    if not found:
        return ""
    word = rng.choice(found)
    return text.replace(word, rng.choice(table[word]), 1)


def alphabet(code: str, *, figures: bool = False) -> str:
    """A code read out letter by letter, as police and call centres do."""
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    said = [
        NATO[c] if c.isalpha() else (words[int(c)] if figures else c)
        for c in re.sub(r"[^A-Z0-9]", "", code.upper())
    ]
    return " ".join(said)


def nato(name: str) -> str:
    """A name read out letter by letter."""
    return " ".join(NATO[c] for c in name.upper() if c in NATO)


def distance(a: str, b: str) -> int:
    """Optimal string alignment distance: how far a slip went, to set a fair expectation."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def swap_near_keys(word: str, rng: Random) -> str:
    """The first letter hit on the neighbouring key."""
    keys = {"S": "D", "E": "W", "T": "R", "C": "V", "P": "O", "M": "N", "G": "H", "K": "L", "B": "V"}
    del rng
    return keys[word[0]] + word[1:] if word[:1] in keys else ""
