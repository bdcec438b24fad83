"""Changes of the surface of a written form: case, look-alikes, spaces, line ends, encodings.

Each change is a pure function of text and chance. ``stage`` orders them when two are
combined; two of one stage are not combined.
"""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from .model import BOTH, SEEN_ONLY

CASE, CHARS, INSIDE, SPACES, CODED = range(5)
CYRILLIC = str.maketrans("aeopcxyiABEKMHOPCTX", "аеорсхуіАВЕКМНОРСТХ")
CELLS = ("\t", " | ", ";", '","')
BREAKS = ("<br>", "<br/>", "</td><td>")
GREEK = str.maketrans("oABEHIKMNOPTXZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΖ")
LIGATURES = (("ffi", "\ufb03"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"), ("st", "\ufb06"))


@dataclass(frozen=True)
class Surface:
    """A named surface change."""

    name: str
    stage: int
    apply: Callable[[str, Random], str]
    sets: frozenset[str] = BOTH


def _inside(text: str, rng: Random, mark: str, times: int = 2) -> str:
    """Put ``mark`` between two letters or digits, a few times."""
    for _ in range(times):
        places = [i for i in range(1, len(text)) if text[i - 1].isalnum() and text[i].isalnum()]
        if not places:
            return text
        i = rng.choice(places)
        text = text[:i] + mark + text[i:]
    return text


def one_space(text: str, rng: Random, mark: str) -> str:
    """Replace one space, at random."""
    places = [i for i, c in enumerate(text) if c == " "]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + mark + text[i + 1 :]


def in_word(text: str, rng: Random, mark: str = "-\n") -> str:
    """A mark between two letters of a word; unless told otherwise, a division at the line end."""
    places = [i for i in range(2, len(text) - 1) if text[i - 2 : i + 2].isalpha()]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + mark + text[i:]


def _some(text: str, rng: Random, table: dict[int, str], share: float = 0.5) -> str:
    """Look-alikes for about half of the characters that have one, at least one."""
    places = [i for i, c in enumerate(text) if ord(c) in table]
    chosen = {i for i in places if rng.random() < share} or set(places[:1])
    return "".join(c.translate(table) if i in chosen else c for i, c in enumerate(text))


def _wide(text: str, _: Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _maths(text: str, _: Random) -> str:
    def one(c: str) -> str:
        if "A" <= c <= "Z":
            return chr(0x1D400 + ord(c) - 65)
        if "a" <= c <= "z":
            return chr(0x1D41A + ord(c) - 97)
        return chr(0x1D7CE + ord(c) - 48) if "0" <= c <= "9" else c

    return "".join(one(c) for c in text)


def _ligature(text: str, _: Random) -> str:
    for plain, joined in LIGATURES:
        text = text.replace(plain, joined)
    return text


def _spaced_letters(text: str, rng: Random) -> str:
    gap = rng.choice(("  ", "   "))
    return gap.join(" ".join(word) for word in text.split(" "))


def _entities(text: str, rng: Random) -> str:
    if rng.random() < 0.5:
        return html.escape(text).replace(" ", "&nbsp;").replace("-", "&#45;").replace("'", "&rsquo;")
    style = rng.choice(("&#{};", "&#x{:x};"))
    return "".join(style.format(ord(c)) if not c.isalpha() or rng.random() < 0.3 else c for c in text)


def _quoted_printable(text: str, rng: Random) -> str:
    coded = "".join(c if c.isascii() and c != "=" else "".join(f"={b:02X}" for b in c.encode()) for c in text)
    place = rng.randrange(1, len(coded)) if len(coded) > 2 else 1
    cut = re.compile(r"=[0-9A-F]{0,1}$")
    while cut.search(coded[:place]) and place > 1:
        place -= 1
    return coded[:place] + "=\n" + coded[place:]


def _json_escape(text: str, rng: Random) -> str:
    if text.isascii():
        return "".join(
            f"\\u{ord(c):04x}" if (c.isalnum() and rng.random() < 0.25) or c == " " else c for c in text
        )
    return "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in text)


def _tags(text: str, rng: Random) -> str:
    places = [i for i, c in enumerate(text) if c == " "] or [len(text) // 2]
    i = rng.choice(places)
    name = rng.choice(("b", "span", "em"))
    return f"<{name}>{text[:i]}</{name}>{text[i:]}" if i else text


def _vertical(text: str, _: Random) -> str:
    return "\n".join(c for c in text if c != " ")


def _toggle(text: str, rng: Random) -> str:
    return "".join(c.upper() if rng.random() < 0.5 else c.lower() for c in text)


SURFACES: tuple[Surface, ...] = (
    Surface("lower", CASE, lambda t, r: t.lower()),
    Surface("upper", CASE, lambda t, r: t.upper()),
    Surface("mixed-case", CASE, _toggle, SEEN_ONLY),
    Surface("homoglyph", CHARS, lambda t, r: _some(t, r, CYRILLIC)),
    Surface("greek", CHARS, lambda t, r: _some(t, r, GREEK), SEEN_ONLY),
    Surface("full-width", CHARS, _wide),
    Surface("maths-letters", CHARS, _maths, SEEN_ONLY),
    Surface("ligature", CHARS, _ligature),
    Surface("decomposed", CHARS, lambda t, r: unicodedata.normalize("NFD", t)),
    Surface("soft-hyphen", INSIDE, lambda t, r: _inside(t, r, "\u00ad")),
    Surface("zero-width", INSIDE, lambda t, r: _inside(t, r, r.choice("\u200b\u200d\u2060"))),
    Surface("bom", INSIDE, lambda t, r: _inside(t, r, "\ufeff", 1), SEEN_ONLY),
    Surface("bidi", INSIDE, lambda t, r: "\u202a" + _inside(t, r, "\u200e", 1) + "\u202c"),
    Surface("hyphen-break", INSIDE, in_word),
    Surface("soft-break", INSIDE, lambda t, r: in_word(t, r, "\u00ad\n"), SEEN_ONLY),
    Surface("typographic-break", INSIDE, lambda t, r: in_word(t, r, "\u2010\n"), SEEN_ONLY),
    Surface("nbsp", SPACES, lambda t, r: t.replace(" ", "\u00a0")),
    Surface("thin-space", SPACES, lambda t, r: t.replace(" ", r.choice("\u2009\u202f\u2007")), SEEN_ONLY),
    Surface("double-space", SPACES, lambda t, r: t.replace(" ", "  ")),
    Surface("line-break", SPACES, lambda t, r: one_space(t, r, "\n")),
    Surface("crlf-indent", SPACES, lambda t, r: one_space(t, r, "\r\n    ")),
    Surface("quoted-mail", SPACES, lambda t, r: one_space(t, r, "\n> "), SEEN_ONLY),
    Surface("cells", SPACES, lambda t, r: one_space(t, r, r.choice(("\t", " | ", "\t\t")))),
    Surface("cells-all", SPACES, lambda t, r: t.replace(" ", r.choice(CELLS)), SEEN_ONLY),
    Surface("column", SPACES, lambda t, r: one_space(t, r, "\n" + " " * r.randrange(4, 36))),
    Surface("letter-spaced", SPACES, _spaced_letters),
    Surface("vertical", SPACES, _vertical, SEEN_ONLY),
    Surface("underscores", SPACES, lambda t, r: t.replace(" ", "_")),
    Surface("emphasis", SPACES, lambda t, r: one_space(f"**{t}", r, "** ") if " " in t else t, SEEN_ONLY),
    Surface("line-break-tag", CODED, lambda t, r: one_space(t, r, r.choice(BREAKS)), SEEN_ONLY),
    Surface("html-entity", CODED, _entities),
    Surface("percent", CODED, lambda t, r: quote(t, safe="")),
    Surface("plus-form", CODED, lambda t, r: quote(t, safe=" ").replace(" ", "+"), SEEN_ONLY),
    Surface("quoted-printable", CODED, _quoted_printable),
    Surface("json-escape", CODED, _json_escape),
    Surface("tags", CODED, _tags),
)  # fmt: skip
BY_NAME = {s.name: s for s in SURFACES}


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252, where that is possible."""
    try:
        return text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return text.encode("utf-8").decode("latin-1")
