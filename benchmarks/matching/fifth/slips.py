"""Slips of this world: dictation, children, correction software, caps lock, fax noise."""

from __future__ import annotations

from random import Random

CORRECTED = {
    "Lane": ("Land", "Lame", "Line"),
    "Road": ("Toad", "Rod", "Read"),
    "Street": ("Sweet", "Streets", "Straight"),
    "Close": ("Clothes", "Chose", "Cloze"),
    "Avenue": ("Venue", "Revenue"),
    "Drive": ("Dive", "Driver"),
    "Crescent": ("Present", "Cress"),
    "Terrace": ("Terrance", "Terrier"),
    "Gardens": ("Gardeners", "Guardians"),
    "Court": ("Caught", "Count"),
    "Place": ("Plaice", "Please"),
    "Square": ("Squire", "Squares"),
    "Grove": ("Groove", "Grover"),
    "Way": ("Weigh", "Wat"),
    "Walk": ("Wall", "Talk"),
    "Park": ("Part", "Bark"),
    "Green": ("Greene", "Screen"),
    "View": ("Few", "Views"),
}
MISSPELT_MONTHS = {
    1: ("Janurary", "Januray"),
    2: ("Febuary", "Feburary", "Febraury"),
    3: ("Marhc", "Mrach"),
    4: ("Apirl", "Aprill"),
    6: ("Jnue", "Juen"),
    7: ("Jully", "Jluy"),
    8: ("Agust", "Augst"),
    9: ("Septmber", "Setpember", "Sepember"),
    10: ("Ocotber", "Octber"),
    11: ("Novemeber", "Novmber"),
    12: ("Decmber", "Decemeber"),
}
SPECKS = (".", "'", "~", "`", ",", "*")


def caps_lock(text: str) -> str:
    """Typed with the caps lock on: the letters' case turned round."""
    return text.swapcase()


def specks(text: str, rng: Random) -> str:
    """Dirt of a fax or a copier at one or two gaps."""
    places = [i for i, ch in enumerate(text) if ch == " "]
    for i in sorted(rng.sample(places, min(len(places), 2)), reverse=True):
        text = f"{text[:i]}{rng.choice((' {}', '{} ', ' {} ')).format(rng.choice(SPECKS))}{text[i + 1 :]}"
    return text


def letters_for_noughts(text: str, rng: Random) -> str:
    """Noughts typed as the letter o, all of them."""
    return text.replace("0", rng.choice("oO"))


def stray_gap(word: str, rng: Random) -> str:
    """A long word with one gap in it, three letters or more on each side."""
    if len(word) < 7 or not word.isalpha():
        return ""
    at = rng.randrange(3, len(word) - 2)
    return f"{word[:at]} {word[at:]}"


def lost_letter(word: str, rng: Random) -> str:
    """A word with one inner letter gone."""
    if len(word) < 6:
        return ""
    at = rng.randrange(2, len(word) - 1)
    return word[:at] + word[at + 1 :] if word[at].isalpha() else ""


def capital_scan(word: str, rng: Random) -> str:
    """A word in capitals with one letter read as the digit it looks like."""
    places = [i for i, ch in enumerate(word.upper()) if ch in "OISB" and i]
    if not places:
        return ""
    at = rng.choice(places)
    return (
        word.upper()[:at]
        + {"O": "0", "I": "1", "S": "5", "B": "8"}[word.upper()[at]]
        + word.upper()[at + 1 :]
    )
