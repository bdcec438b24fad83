"""Changes of the surface that this world combines in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.matching.model import FIFTH_ONLY
from benchmarks.matching.surface import BY_NAME, CASE, CHARS, CODED, INSIDE, SPACES, Surface, one_space

ACCENTS = str.maketrans("aeiounAEIO", "àëíöùñÁÈÏÔ")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _each_word(text: str, left: str, right: str) -> str:
    """Marks around every word."""
    return " ".join(f"{left}{word}{right}" for word in text.split(" "))


def _one_accent(text: str, rng: Random) -> str:
    """A stray accent on one letter, as from a dirty scan."""
    places = [i for i, ch in enumerate(text) if i and ord(ch) in ACCENTS]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + text[i].translate(ACCENTS) + text[i + 1 :]


def _fold(text: str, rng: Random) -> str:
    """A line folded inside a word: line end and one space."""
    places = [i for i in range(2, len(text) - 1) if text[i - 1].isalpha() and text[i].isalpha()]
    if not places:
        return text
    i = rng.choice(places)
    return f"{text[:i]}\r\n {text[i:]}"


def _dotted_below(text: str, _: Random) -> str:
    """Every letter underlined by a combining mark."""
    return "".join(ch + "\u0332" if ch.isalnum() else ch for ch in text)


def _variation(text: str, rng: Random) -> str:
    """Invisible marks that word processors and phones leave behind letters."""
    i = rng.randrange(1, max(2, len(text) - 1))
    return f"{text[:i]}{rng.choice(chr(0xFE0E) + chr(0x200C) + chr(0x034F) + chr(0x061C))}{text[i:]}"


NARROW, WIDE_SPACE, DOUBLE = "\u202f", "\u2003", "\u00a0 "
STARS = (("*", "*"), ("_", "_"), ("**", "**"))
JOINTS = ("</u> <u>", "</u>&nbsp;<u>")


def _new(name: str, stage: int, apply: Callable[[str, Random], str]) -> Surface:
    return Surface(f"r-{name}", stage, apply, FIFTH_ONLY)


NEW: tuple[Surface, ...] = (
    _new("caps-lock", CASE, lambda t, r: t.swapcase()),
    _new("sentence-case", CASE, lambda t, r: t[:1].upper() + t[1:].lower()),
    _new("stray-accent", CHARS, _one_accent),
    _new("wide-digits", CHARS, lambda t, r: t.translate(WIDE)),
    _new("underline-marks", INSIDE, _dotted_below),
    _new("invisible", INSIDE, _variation),
    _new("folded-line", CODED, _fold),
    _new("mixed-spaces", SPACES, lambda t, r: t.replace(" ", r.choice((NARROW, WIDE_SPACE, DOUBLE)))),
    _new("column-wrap", SPACES, lambda t, r: one_space(t, r, "   \n" + " " * r.randrange(6, 40))),
    _new("reply-twice", SPACES, lambda t, r: one_space(t, r, "\n>> ")),
    _new("justified", SPACES, lambda t, r: t.replace(" ", " " * r.randrange(3, 9))),
    _new("bullet-wrap", SPACES, lambda t, r: one_space(t, r, "\n  • ")),
    _new("starred-words", SPACES, lambda t, r: _each_word(t, *r.choice(STARS))),
    _new("tab-once", SPACES, lambda t, r: one_space(t, r, "\t")),
    _new("escaped-end", CODED, lambda t, r: one_space(t, r, r.choice(("\\n", "\\r\\n", "\\t")))),
    _new("entity-space", CODED, lambda t, r: t.replace(" ", r.choice(("&#160;", "&#x20;", "&thinsp;")))),
    _new("underline-tag", CODED, lambda t, r: one_space(f"<u>{t}</u>", r, r.choice(JOINTS))),
)
FAMILIAR = tuple(
    BY_NAME[n]
    for n in ("line-break", "column", "homoglyph", "soft-hyphen", "upper", "lower", "nbsp", "hyphen-break")
)
ALL = {s.name: s for s in (*NEW, *FAMILIAR)}
