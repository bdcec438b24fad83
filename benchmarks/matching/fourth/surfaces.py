"""Changes of the surface that the other worlds do not make; same shape as ``matching.surface``.

The first part is what programs, scanners and mail do every day; the second is done on purpose or seldom.
"""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.matching.model import FOURTH_ONLY
from benchmarks.matching.surface import CASE, CHARS, CODED, INSIDE, SPACES, Surface

DOTLESS = str.maketrans({"i": "ı", "g": "ɡ", "a": "ɑ", "v": "ν", "w": "ԝ", "j": "ј"})
LEET = str.maketrans({"o": "0", "e": "3", "a": "4", "i": "1", "s": "5"})
NOISE = str.maketrans({"e": "c", "h": "b", "t": "l", "a": "o", "n": "u"})
SUBSCRIPT = dict(zip(map(ord, "0123456789"), "₀₁₂₃₄₅₆₇₈₉", strict=True))


def _alphabet(upper: int, lower: int) -> dict[int, int]:
    return {65 + i: upper + i for i in range(26)} | {97 + i: lower + i for i in range(26)}


DOUBLE_STRUCK = _alphabet(0x1D538, 0x1D552) | {48 + i: 0x1D7D8 + i for i in range(10)}
# capitals that have an older sign of their own
DOUBLE_STRUCK |= {ord(a): ord(b) for a, b in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)}
RAISED = dict(zip(map(ord, "abcdefghijklmnoprstuvwxyz"), "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
FRAKTUR = _alphabet(0x1D56C, 0x1D586)


def _spots(text: str) -> list[int]:
    """Places inside words of five letters or more, two from either end."""
    found = []
    for m in re.finditer(r"[^\W\d_]{5,}", text):
        found += list(range(m.start() + 2, m.end() - 1))
    return found


def _in_word(text: str, rng: Random, mark: str) -> str:
    """A mark inside a long word; unchanged where there is none."""
    spots = _spots(text)
    if not spots:
        return text
    i = rng.choice(spots)
    return text[:i] + mark + text[i:]


def _in_token(text: str, rng: Random, mark: str) -> str:
    """A mark between two letters or digits."""
    spots = [i for i in range(1, len(text)) if text[i - 1].isalnum() and text[i].isalnum()]
    if not spots:
        return text
    i = rng.choice(spots)
    return text[:i] + mark + text[i:]


def _at_space(text: str, rng: Random, mark: str) -> str:
    spots = [i for i, ch in enumerate(text) if ch == " "]
    if not spots:
        return text
    i = rng.choice(spots)
    return text[:i] + mark + text[i + 1 :]


def _share(text: str, rng: Random, table: dict[int, str]) -> str:
    """Half of the characters that have a look-alike, at least one."""
    spots = [i for i, ch in enumerate(text) if ord(ch) in table]
    chosen = set(rng.sample(spots, max(1, len(spots) // 2))) if spots else set()
    return "".join(ch.translate(table) if i in chosen else ch for i, ch in enumerate(text))


def _one(text: str, rng: Random, table: dict[int, str]) -> str:
    """One character inside a long word misread."""
    spots = [i for i in _spots(text) if ord(text[i]) in table]
    if not spots:
        return text
    i = rng.choice(spots)
    return text[:i] + text[i].translate(table) + text[i + 1 :]


def _marked(*marks: str) -> Callable[[str, Random], str]:
    """One of several marks instead of one space."""
    return lambda text, rng: _at_space(text, rng, rng.choice(marks))


def _page_column(text: str, rng: Random) -> str:
    """The rest of a line in the next line of its column."""
    return _at_space(text, rng, " " * rng.randrange(3, 9) + "\n" + " " * rng.randrange(2, 20))


def _time_code(text: str, rng: Random) -> str:
    """The clock of a recording between two words."""
    return _at_space(text, rng, f" [00:{rng.randrange(10, 59)}:{rng.randrange(10, 59)}] ")


def _kerned(text: str, rng: Random) -> str:
    """Gaps that a text extraction sees between letters set apart."""
    return _in_word(text, rng, " ")


def _spaced_entities(text: str, rng: Random) -> str:
    return text.replace(" ", rng.choice(("&#160;", "&ensp;", "&#x20;", "&#32;")))


def _small_first(text: str, _: Random) -> str:
    """A device that takes the first letter for the start of a sentence and no other."""
    return " ".join(w[:1].lower() + w[1:] for w in text.split(" "))


def _caps_tail(text: str, _: Random) -> str:
    """The shift key held too long: ROse LAne."""
    return " ".join(w[:2].upper() + w[2:] if len(w) > 3 else w for w in text.split(" "))


def _wild(text: str, _: Random) -> str:
    """Letters in upper and lower case by turns, as teenagers write."""
    return "".join(ch.upper() if i % 2 else ch.lower() for i, ch in enumerate(text))


def only(name: str, stage: int, apply: Callable[[str, Random], str]) -> Surface:
    """A change of this world only."""
    return Surface(name, stage, apply, FOURTH_ONLY)


EVERYDAY: tuple[Surface, ...] = (
    only("q-small-first", CASE, _small_first),
    only("q-caps-tail", CASE, _caps_tail),
    only("q-ocr-letter", CHARS, lambda t, r: _one(t, r, NOISE)),
    only("q-dotless", CHARS, lambda t, r: _share(t, r, DOTLESS)),
    only("q-kerned", INSIDE, _kerned),
    only("q-cell-cut", INSIDE, lambda t, r: _in_word(t, r, "\n")),
    only("q-hyphen-left", INSIDE, lambda t, r: _in_word(t, r, r.choice(("- ", "-", "\u00ac", "\u2010 ")))),
    only("q-hyphen-indent", INSIDE, lambda t, r: _in_word(t, r, r.choice(("-\n    ", "-\r\n", "-\n> ")))),
    only("q-specks", INSIDE, lambda t, r: _in_word(t, r, r.choice((".", "'", ",", "\u00b7", "~")))),
    only("q-object", INSIDE, lambda t, r: _in_token(t, r, r.choice("\ufffc\u200b\ue000"))),
    only("q-nbsp-garbled", SPACES, lambda t, r: t.replace(" ", r.choice(("\u00c2\u00a0", "\u00c2 ")))),
    only("q-nbsp-unknown", SPACES, lambda t, r: t.replace(" ", "\ufffd")),
    only("q-word-per-line", SPACES, lambda t, r: t.replace(" ", r.choice(("\n", "\r\n", "\n  ")))),
    only("q-carriage-return", SPACES, lambda t, r: _at_space(t, r, "\r")),
    only(
        "q-page-column",
        SPACES,
        _page_column,
    ),
    only(
        "q-time-code",
        SPACES,
        _time_code,
    ),
    only(
        "q-pilcrow",
        SPACES,
        _marked(" \u21b5 ", "\u00b6", " \u00b6\n", " \u23ce "),
    ),
    only("q-leader", SPACES, lambda t, r: t.replace(" ", r.choice(("......", " .... ", "____", " ___ ")))),
    only("q-mail-reply", SPACES, _marked("\r\n> ", "\n>", "\n  > ", "\n: ")),
    only(
        "q-comment-mark",
        SPACES,
        _marked("[SW1] ", " [a] ", "\u00b9 ", " [1] "),
    ),
    only(
        "q-table-rule",
        SPACES,
        _marked(" |\n| ", " +--+ ", " || ", " |   | "),
    ),
    only("q-space-entity", CODED, _spaced_entities),
    only("q-soft-entity", CODED, lambda t, r: _in_word(t, r, r.choice(("&#8203;", "&#xAD;", "&#x200B;")))),
    only("q-qp-space", CODED, _marked("=20\n", "=20", "=C2=A0")),
    only("q-search-mark", CODED, lambda t, r: re.sub(r"(\S+)$", r"<mark>\1</mark>", t)),
    only(
        "q-font-tag",
        CODED,
        _marked("</font> <font>", "</b> <b>", " <u></u> "),
    ),
)

SELDOM: tuple[Surface, ...] = (
    only("q-by-turns", CASE, _wild),
    only("q-double-struck", CHARS, lambda t, r: t.translate(DOUBLE_STRUCK)),
    only("q-raised-letters", CHARS, lambda t, r: t.lower().translate(RAISED)),
    only("q-fraktur", CHARS, lambda t, r: t.translate(FRAKTUR)),
    only("q-leet", CHARS, lambda t, r: _share(t, r, LEET)),
    only("q-subscript", CHARS, lambda t, r: t.translate(SUBSCRIPT)),
    only("q-struck-through", INSIDE, lambda t, r: "".join(ch + "\u0336" if ch.isalnum() else ch for ch in t)),
    only("q-tag-characters", INSIDE, lambda t, r: _in_token(t, r, "\U000e0020\U000e007f")),
    only("q-twice-coded", CODED, lambda t, r: t.replace(" ", "%2520")),
    only("q-blank-lines", SPACES, _marked("\n\n", "\n \n")),
)

INTERPOSED = re.compile(r"(\[00:\d\d:\d\d\]|\[SW1\]|\[a\]|\[1\]|\u00b9)")
"""What a change puts between the words of an item and is no part of it."""
NEW = (*EVERYDAY, *SELDOM)
BY_NAME = {s.name: s for s in NEW}
# the word is no longer what it was: a slip besides makes a reader look twice
SLIPPING = {"q-ocr-letter", "q-specks", "q-leet"}
# shapes in which a careful reader would stop and look twice
DOUBTED = {"q-blank-lines"}
