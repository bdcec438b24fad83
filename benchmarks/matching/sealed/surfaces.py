"""Changes of the surface that this world combines in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.matching.model import SEALED_ONLY
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

GREEK_ONE = str.maketrans("oABEHIKMNOPTXZv", "οΑΒΕΗΙΚΜΝΟΡΤΧΖν")
BOLD = {ord("0") + i: chr(0x1D7EC + i) for i in range(10)}


def _one_greek(text: str, rng: Random) -> str:
    """A single letter of the Greek alphabet."""
    places = [i for i, ch in enumerate(text) if ord(ch) in GREEK_ONE]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + text[i].translate(GREEK_ONE) + text[i + 1 :]


def _one_entity(text: str, rng: Random) -> str:
    """One sign as a character reference."""
    i = rng.randrange(len(text))
    return f"{text[:i]}&#{ord(text[i])};{text[i + 1 :]}"


def _first_small(text: str, _: Random) -> str:
    """Words that begin small although the rest is as it was."""
    return " ".join(word[:1].lower() + word[1:] for word in text.split(" "))


def _new(name: str, stage: int, apply: Callable[[str, Random], str]) -> Surface:
    return Surface(f"v-{name}", stage, apply, SEALED_ONLY)


NEW: tuple[Surface, ...] = (
    _new("first-small", CASE, _first_small),
    _new("one-greek", CHARS, _one_greek),
    _new("bold-figures", CHARS, lambda t, r: t.translate(BOLD)),
    _new("joiner-one", INSIDE, lambda t, r: in_word(t, r, "\u2060")),
    _new("hyphen-left-over", INSIDE, lambda t, r: in_word(t, r, "- ")),
    _new("hyphen-return", INSIDE, lambda t, r: in_word(t, r, r.choice(("-\r\n", "-\n\t")))),
    _new("bar-quote", SPACES, lambda t, r: one_space(t, r, r.choice(("\n| ", "\n│ ")))),
    _new("deep-quote", SPACES, lambda t, r: one_space(t, r, r.choice(("\n> > ", "\n>>> ")))),
    _new("two-tabs", SPACES, lambda t, r: t.replace(" ", "\t\t")),
    _new("figure-space", SPACES, lambda t, r: t.replace(" ", "\u2007")),
    _new("blank-then-line", SPACES, lambda t, r: one_space(t, r, " \n")),
    _new("space-and-nothing", SPACES, lambda t, r: t.replace(" ", " \u200b")),
    _new("tight-quote", SPACES, lambda t, r: one_space(t, r, r.choice(("\n>", "\n>>")))),
    _new("comma-line", SPACES, lambda t, r: one_space(t, r, ",\n")),
    _new("form-feed", SPACES, lambda t, r: one_space(t, r, "\x0c")),
    _new("break-hint", CODED, lambda t, r: in_word(t, r, "<wbr>")),
    _new("break-tag", CODED, lambda t, r: one_space(t, r, r.choice(("<br />\n", "<BR>", "<br>\n")))),
    _new("span-between", CODED, lambda t, r: one_space(t, r, ' </span><span class="f2">')),
    _new("space-percent", CODED, lambda t, r: t.replace(" ", "%20")),
    _new("space-entity", CODED, lambda t, r: t.replace(" ", "&#160;")),
    _new("soft-end", CODED, lambda t, r: one_space(t, r, " =\r\n")),
    _new("one-entity", CODED, _one_entity),
)
FAMILIAR = tuple(
    BY_NAME[n]
    for n in ("line-break", "column", "homoglyph", "soft-hyphen", "upper", "lower", "nbsp", "hyphen-break")
)
ALL = {s.name: s for s in (*NEW, *FAMILIAR)}
