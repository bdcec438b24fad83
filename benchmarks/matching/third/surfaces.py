"""Changes of the surface that the other worlds do not make; same shape as ``matching.surface``.

Each takes text and chance and gives text; ``stage`` orders two of them.
"""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.matching.model import THIRD_ONLY
from benchmarks.matching.surface import CASE, CHARS, CODED, INSIDE, SPACES, Surface

SMALL_CAPS = dict(zip(map(ord, "abcdefghijklmnoprstuvwyz"), "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
ARMENIAN = str.maketrans({"o": "օ", "n": "ո", "h": "հ", "u": "ս", "q": "գ"})
LOOKALIKE = str.maketrans({"l": "I", "I": "l", "O": "0", "o": "ο", "a": "а", "e": "е", "i": "і", "s": "ѕ"})
SPLITS = ("<b></b>", "</span><span class=x>", "<i/>")
TAGS = ('<br class="x" />', "</p>\n<p>", "</td>\n  <td>")
SUPERSCRIPT = dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def _alphabet(upper: int, lower: int, digit: int = 0) -> dict[int, int]:
    """A mathematical alphabet as a translation table."""
    table = {65 + i: upper + i for i in range(26)} | {97 + i: lower + i for i in range(26)}
    return table | ({48 + i: digit + i for i in range(10)} if digit else {})


SANS_BOLD = _alphabet(0x1D5D4, 0x1D5EE, 0x1D7EC)
MONO = _alphabet(0x1D670, 0x1D68A, 0x1D7F6)
BOLD_SCRIPT = _alphabet(0x1D4D0, 0x1D4EA)


def _between(text: str, mark: str) -> str:
    """A mark after every letter or digit."""
    return "".join(ch + mark if ch.isalnum() else ch for ch in text)


def _within(text: str, rng: Random, mark: str) -> str:
    """A mark at one place inside a word of three letters or more."""
    places = [i for i in range(1, len(text)) if text[i - 1 : i + 1].isalnum() and len(text) > 3]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + mark + text[i:]


def _a_space(text: str, rng: Random, mark: str) -> str:
    places = [i for i, ch in enumerate(text) if ch == " "]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + mark + text[i + 1 :]


def _some(text: str, rng: Random, table: dict[int, str]) -> str:
    places = [i for i, ch in enumerate(text) if ord(ch) in table]
    chosen = set(rng.sample(places, max(1, len(places) // 2))) if places else set()
    return "".join(ch.translate(table) if i in chosen else ch for i, ch in enumerate(text))


def _sentence_case(text: str, _: Random) -> str:
    return text[:1].upper() + text[1:].lower()


def _hex_entities(text: str, rng: Random) -> str:
    return "".join(f"&#X{ord(ch):04X};" if rng.random() < 0.4 and ch.isalnum() else ch for ch in text)


def _css(text: str, rng: Random) -> str:
    return "".join(f"\\{ord(ch):06x}" if not ch.isalnum() or rng.random() < 0.15 else ch for ch in text)


def _rich_text(text: str, rng: Random) -> str:
    coded = "".join(ch if ch.isascii() else f"\\u{ord(ch)}?" for ch in text)
    return _a_space(coded, rng, rng.choice(("\\~", "\\par ", "\\tab ", " \\b0 ")))


def _header_coded(text: str, _: Random) -> str:
    body = "".join(
        "_"
        if ch == " "
        else ch
        if ch.isascii() and ch.isalnum()
        else "".join(f"={b:02X}" for b in ch.encode())
        for ch in text
    )
    return f"=?utf-8?Q?{body}?="


def _escaped_newline(text: str, rng: Random) -> str:
    return _a_space(text, rng, rng.choice(("\\n", "\\r\\n", "\\t", "\\n    ")))


def _box(text: str, rng: Random) -> str:
    return text.replace(" ", rng.choice((" │ ", "│", " ¦ ", " ‖ ")))


def only(name: str, stage: int, apply: Callable[[str, Random], str]) -> Surface:
    """A change of this world only."""
    return Surface(name, stage, apply, THIRD_ONLY)


NEW: tuple[Surface, ...] = (
    only("sentence-case", CASE, _sentence_case),
    only("small-caps", CHARS, lambda t, r: t.lower().translate(SMALL_CAPS)),
    only("sans-bold", CHARS, lambda t, r: t.translate(SANS_BOLD)),
    only("monospace", CHARS, lambda t, r: t.translate(MONO)),
    only("bold-script", CHARS, lambda t, r: t.translate(BOLD_SCRIPT)),
    only("mixed-scripts", CHARS, lambda t, r: _some(t, r, LOOKALIKE)),
    only("armenian", CHARS, lambda t, r: _some(t, r, ARMENIAN)),
    only("superscript-digits", CHARS, lambda t, r: t.translate(SUPERSCRIPT)),
    only("underlined", INSIDE, lambda t, r: _between(t, "\u0332")),
    only("variation-selector", INSIDE, lambda t, r: _within(t, r, "\ufe0f")),
    only("invisible-sign", INSIDE, lambda t, r: _within(t, r, r.choice("\u2061\u2063\u2064"))),
    only("direction-marks", INSIDE, lambda t, r: "\u2067" + _within(t, r, "\u200f") + "\u2069"),
    only("non-joiner", INSIDE, lambda t, r: _within(t, r, "\u200c\u00ad")),
    only("wide-space", SPACES, lambda t, r: t.replace(" ", r.choice("\u3000\u2003\u2002"))),
    only("tabbed", SPACES, lambda t, r: t.replace(" ", "\t")),
    only("line-separator", SPACES, lambda t, r: _a_space(t, r, r.choice(("\u2028", "\x85", "\x0b")))),
    only("markdown-break", SPACES, lambda t, r: _a_space(t, r, r.choice(("  \n", "\\\n")))),
    only("justified", SPACES, lambda t, r: re.sub(" ", lambda m: " " * r.randrange(2, 9), t)),
    only("deep-quote", SPACES, lambda t, r: _a_space(t, r, r.choice(("\n>> ", "\n> > ", "\n| ", "\n%> ")))),
    only("box-drawing", SPACES, _box),
    only("bullets", SPACES, lambda t, r: _a_space(t, r, r.choice(("\n• ", "\n- ", "\n* ")))),
    only("letters-apart", SPACES, lambda t, r: " ".join(t.replace(" ", ""))),
    only("dotted-letters", SPACES, lambda t, r: "  ".join(".".join(w) for w in t.split(" "))),
    only("slash-for-space", SPACES, lambda t, r: t.replace(" ", r.choice(("/", " / ", "\\")))),
    only("hex-entities", CODED, _hex_entities),
    only("named-hyphen", CODED, lambda t, r: _within(t, r, r.choice(("&shy;", "&zwnj;", "<wbr>", "&#173;")))),
    only("inner-tag", CODED, lambda t, r: _within(t, r, r.choice(SPLITS))),
    only("escaped-newline", CODED, _escaped_newline),
    only("rich-text", CODED, _rich_text),
    only("header-word", CODED, _header_coded),
    only("tag-with-style", CODED, lambda t, r: _a_space(t, r, r.choice(TAGS))),
    only("style-escape", CODED, _css),
)  # fmt: skip
BY_NAME = {s.name: s for s in NEW}
# shapes in which a careful reader would stop and look twice
DOUBTED = {"dotted-letters", "bullets", "style-escape"}
# shapes without word limits: no room for a slip besides
SHAPELESS = {"letters-apart", "dotted-letters", "slash-for-space", "header-word", "style-escape", "rich-text"}
