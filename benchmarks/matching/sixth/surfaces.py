"""Changes of the surface that this world combines in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from benchmarks.matching.model import SIXTH_ONLY
from benchmarks.matching.surface import (
    BY_NAME,
    CASE,
    CHARS,
    CODED,
    INSIDE,
    SPACES,
    Surface,
    in_word,
    one_space,
)

from .common import caps_slip

CODED_START, CODED_END = "=?UTF-8?Q?", "?="
LOOKS = str.maketrans("aeopcxyABEHKMOPTX", "аеорсхуАВЕНКМОРТХ")
TYPOGRAPHIC = str.maketrans({"'": "\u2019", "-": "\u2011"})


def _one_look_alike(text: str, rng: Random) -> str:
    """One single letter of another alphabet."""
    places = [i for i, ch in enumerate(text) if ord(ch) in LOOKS]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + text[i].translate(LOOKS) + text[i + 1 :]


def _all_entities(text: str, rng: Random) -> str:
    """Every sign as a character reference."""
    style = rng.choice(("&#{};", "&#x{:X};"))
    return "".join(style.format(ord(ch)) for ch in text)


def _encoded_word(text: str, _: Random) -> str:
    """A mail header in the Q encoding."""
    body = "".join(
        ch
        if ch.isascii() and ch.isalnum()
        else "_"
        if ch == " "
        else "".join(f"={b:02X}" for b in ch.encode())
        for ch in text
    )
    return f"{CODED_START}{body}{CODED_END}"


def _new(name: str, stage: int, apply: Callable[[str, Random], str]) -> Surface:
    return Surface(f"t-{name}", stage, apply, SIXTH_ONLY)


NEW: tuple[Surface, ...] = (
    _new("held-shift", CASE, lambda t, r: " ".join(caps_slip(w) for w in t.split(" "))),
    _new("one-look-alike", CHARS, _one_look_alike),
    _new("typographic", CHARS, lambda t, r: t.translate(TYPOGRAPHIC)),
    _new("not-sign", INSIDE, lambda t, r: in_word(t, r, r.choice(("¬", "¬\n")))),
    _new("joiner-all", INSIDE, lambda t, r: "\u2060".join(t)),
    _new("grey-dots", SPACES, lambda t, r: t.replace(" ", "·")),
    _new("full-stops", SPACES, lambda t, r: t.replace(" ", ".")),
    _new("ideographic-space", SPACES, lambda t, r: t.replace(" ", "\u3000")),
    _new("break-and-bar", SPACES, lambda t, r: one_space(t, r, "\n| ")),
    _new("trailing-blanks", SPACES, lambda t, r: one_space(t, r, "  \r\n")),
    _new("cell-arrow", SPACES, lambda t, r: one_space(t, r, r.choice(("\x0b", "\x07", "\x07\t")))),
    _new("comma-run", SPACES, lambda t, r: t.replace(" ", ",")),
    _new("newline-entity", CODED, lambda t, r: one_space(t, r, r.choice(("&#10;", "&#13;&#10;", "&#xA;")))),
    _new("all-entities", CODED, _all_entities),
    _new("encoded-word", CODED, _encoded_word),
    _new("twice-percent", CODED, lambda t, r: quote(quote(t, safe=""), safe="")),
    _new("script-escape", CODED, lambda t, r: t.replace(" ", "\\x20").replace("'", "\\x27")),
)
FAMILIAR = tuple(
    BY_NAME[n]
    for n in ("line-break", "column", "homoglyph", "soft-hyphen", "upper", "lower", "nbsp", "hyphen-break")
)
ALL = {s.name: s for s in (*NEW, *FAMILIAR)}
