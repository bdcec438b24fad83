"""What editors, mail programs, scanners and fancy-text tools do to a mention; beside each, another house."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable

import pytest

from redactor.detect.known.text.columns import columns
from redactor.detect.known.text.decode import decoded
from redactor.detect.known.text.doubled import doubled
from redactor.detect.known.text.margins import unmargined
from redactor.detect.known.text.reflow import reflowed
from redactor.model.finding import Disposition
from tests.detect.matching import find, item, person

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
NAME = person("Siobhán O'Rourke", "irish", title="Mrs")
PHONE = item("phone", "07700 900123")
HOUSE, OTHER, CALL = "14 Rose Lane", "16 Rose Lane", "07700 900123"


def _shift(capital: int, small: int) -> Callable[[str], str]:
    return lambda t: "".join(
        chr(capital + ord(c) - 65) if "A" <= c <= "Z" else chr(small + ord(c) - 97) if "a" <= c <= "z" else c
        for c in t
    )


def _table(ours: str, theirs: str) -> Callable[[str], str]:
    table = str.maketrans(ours, theirs)
    return lambda t: t.translate(table)


def _each(write: Callable[[int], str], every: int = 2) -> Callable[[str], str]:
    """Write every other sign as a program would."""
    return lambda t: "".join(write(ord(c)) if i % every == 0 or c == " " else c for i, c in enumerate(t))


def _last(between: str) -> Callable[[str], str]:
    """Put something in place of the last blank."""
    return lambda t: between.join(t.rsplit(" ", 1))


def _mid(sign: str) -> Callable[[str], str]:
    return lambda t: t.replace("os", f"o{sign}s", 1)


def _spread(sign: str, gap: str) -> Callable[[str], str]:
    return lambda t: gap.join(sign.join(word) for word in t.split())


def _beside(t: str) -> str:
    one, two = t.rsplit(" ", 1)
    return f"{one:<30}attendance is\n{two:<30}good and so on"


def _in_table(t: str) -> str:
    one, two = t.rsplit(" ", 1)
    return f"| Ann  | {one:<16} | good |\n| Bob  | {two:<16} | bad  |"


def _packed(t: str) -> str:
    return base64.b64encode(f"She lives at {t} now".encode()).decode()


_UPSIDE = _table("roselane14", "ɹosǝןɐuǝ14")

CHANGES: dict[str, Callable[[str], str]] = {
    # signs that look like letters
    "black circles": _shift(0x1F150, 0x1F150),
    "black squares": _shift(0x1F170, 0x1F170),
    "flags": _shift(0x1F1E6, 0x1F1E6),
    "brackets": _shift(0x1F110, 0x249C),
    "hooks": _table("sRnL", "ʂⱤɲⱢ"),
    "strokes": _table("eLl", "ɇȽƚ"),
    "Cherokee": lambda t: t.upper().translate(str.maketrans("RSELN", "ᏒᏚᎬᏞИ")),
    "Armenian": _table("oean", "օҽձղ"),
    "Braille": lambda t: t.lower().translate(str.maketrans("roselan", "⠗⠕⠎⠑⠇⠁⠝")),
    "symbol font": lambda t: "".join(chr(0xF000 + ord(c)) if c != " " else c for c in t),
    "tag characters": lambda t: "".join(chr(0xE0000 + ord(c)) for c in t),
    "circled digits": _table("14", "❶❹"),
    "upside down": lambda t: _UPSIDE(t.lower())[::-1],
    "fillers": "\u3164".join,
    "Word's optional hyphen": _mid("\x1f"),
    "zeros between": "\0".join,
    # escapes
    "capital X": _each(lambda c: f"&#X{c:04X};"),
    "long references": _each(lambda c: f"&#{c:08d};"),
    "no semicolon": lambda t: t.replace("o", "&#111").replace(" ", "&nbsp"),
    "old JavaScript": _each(lambda c: f"%u{c:04x}"),
    "percent twice": _each(lambda c: f"%25{c:02x}"),
    "JSON in JSON": _each(lambda c: f"\\\\u{c:04x}"),
    "JSON line end": _last("\\r\\n"),
    "style sheet, long": _each(lambda c: f"\\{c:06x}"),
    "style sheet, short": _each(lambda c: f"\\{c:x} "),
    "octal": _each(lambda c: f"\\{c:03o}", 1),
    "RTF decimal": _each(lambda c: f"\\u{c}?"),
    "RTF hexadecimal": _each(lambda c: f"\\'{c:02x}"),
    "RTF paragraph": _last("\\par\n"),
    "RTF words": lambda t: _mid("}{\\plain\\b0 ")("\\~".join(t.rsplit(" ", 1))),
    "RTF beyond": lambda t: "".join(
        f"\\u-10187?\\u{0xDC00 + ord(c) - 97 + 26 - 0x10000}?" if c.islower() else c for c in t
    ),
    "mail subject B": lambda t: f"=?utf-8?B?{base64.b64encode(t.encode()).decode()}?=",
    "mail subject Q": lambda t: f"=?utf-8?Q?{t.replace(' ', '_').replace('o', '=6F')}?=",
    "base64": _packed,
    "hexadecimal": lambda t: f"at {t}".encode().hex(" "),
    "Python names": lambda t: t.replace("o", "\\N{LATIN SMALL LETTER O}"),
    "LaTeX": lambda t: "\\textbf{" + _last("} ")(t),
    "paragraph tags": _last("</p>\n<p>"),
    "Word's runs": _mid("</w:t></w:r><w:r><w:t>"),
    "long tag": _mid("<span style='" + "color:red;" * 90 + "'>"),
    "turned by a mark": lambda t: f"\u202e{t[::-1]}\u202c",
    "backwards": lambda t: t[::-1],
    "turned by a tag": lambda t: f'<bdo dir="rtl">{t[::-1]}</bdo>',
    "string in two": _mid('" +\n    "'),
    # mark-up
    "forum": _mid("[b]"),
    "terminal": _mid("\x1b[1m"),
    "wiki": _mid("'''"),
    "link": lambda t: "[" + _last("](https://x.example/y) ")(t),
    "change marks": lambda t: _last(" {--Street--}{++")(t) + "++}",
    "deleted": _last(" <del>Street</del> "),
    "note": _last(" [Comment 1] "),
    "footnote": _last("[12] "),
    # layout
    "chat": lambda t: "[10:02] Nan: its " + _last("\n[10:03] Nan: ")(t),
    "chat, one stamp": _last("\n[02/03/2024, 10:02:11] Nan: "),
    "log": lambda t: "2024-03-02T10:02:11Z INFO at " + _last("\n2024-03-02T10:02:12Z INFO ")(t),
    "subtitles": lambda t: (
        "1\n00:00:01,000 --> 00:00:02,000\nat " + _last("\n\n2\n00:00:02,000 --> 00:00:04,000\n")(t)
    ),
    "numbered lines": lambda t: "22  at " + _last("\n23  ")(t),
    "numbered, cut word": lambda t: "22  at " + t.replace("Ro", "Ro-\n23  "),
    "speaker": lambda t: "NAN: at " + _last("\nNAN: ")(t),
    "continued": _last("\n(continued)\n"),
    "bundle number": _last("\nABC0012345\n"),
    "cut over an empty line": lambda t: t.replace("Ro", "Ro-\n\n"),
    "folded line": lambda t: t.replace("se", "s\r\n e").replace("ane", "\r\n ane"),
    "two columns": _beside,
    "three columns": lambda t: "\n".join(f"left words here    {line}" for line in _beside(t).split("\n")),
    "wrapped cells": _in_table,
    "printed twice": lambda t: "".join(c if c == " " else c * 2 for c in t),
    "printed thrice": lambda t: "".join(c * 3 for c in t),
    "words twice": lambda t: " ".join(f"{word} {word}" for word in t.split()),
    "dotted": _spread(".", "  "),
    "starred": _spread("*", " "),
    "hearts": _spread("♥", "  "),
    "uneven": lambda t: "1 4 Ro s e La ne" if t == HOUSE else "1 6 Ro s e La ne",
    "in threes": lambda t: re.sub(r"(...)", r"\1 ", t),
}


def _left(text: str, start: int, end: int, *items: object) -> str:
    """The letters and digits of text[start:end] that no redaction covers."""
    red = {
        at
        for f in find(text, *items)  # type: ignore[arg-type]
        if f.disposition is Disposition.REDACT
        for at in range(f.start, f.end)
    }
    return "".join(text[at] for at in range(start, end) if at not in red and not text[at].isspace())


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_hides_no_house(change: str) -> None:
    changed = CHANGES[change](HOUSE)
    text = f"The note says\n{changed}\nand then goes on."
    assert changed != HOUSE
    found = [f for f in find(text, HOME) if f.disposition is Disposition.REDACT]
    assert found
    first, last = min(f.start for f in found), max(f.end for f in found)
    start = text.index(changed)
    # nothing of it stays but what was there for the layout
    if change in _WITH_OTHERS:
        assert first <= start + 40
        assert "Lane" in text[first:last] or "LANE" in text[first:last]
    else:
        assert len(_left(text, start, start + len(changed), HOME)) <= len("</b>]")


_WITH_OTHERS = frozenset(
    {
        "chat",
        "chat, one stamp",
        "log",
        "subtitles",
        "numbered lines",
        "numbered, cut word",
        "speaker",
        "continued",
    }
    | {"bundle number", "two columns", "three columns", "wrapped cells", "LaTeX", "link", "change marks"}
)


@pytest.mark.parametrize("change", CHANGES)
def test_another_house_is_left(change: str) -> None:
    text = f"The note says\n{CHANGES[change](OTHER)}\nand then goes on."
    assert not [f for f in find(text, HOME) if f.disposition is Disposition.REDACT]


@pytest.mark.parametrize(
    "text",
    [
        "M\\u225? Siobh\\u225?n\\~O'Rourke",
        "Siobh\\'e1n\\tab O'Rourke",
        "Siobh\\0000e1n\\000020O\\000027Rourke",
        "Siobh\\'{a}n O'Rourke",
        "Sióbh&#X00E1;n O&#X27;Rourke",
        "SSiioobbhháánn OO''RRoouurrkkee",
        "S.i.o.b.h.a.n  O.'.R.o.u.r.k.e",
    ],
)
def test_names_too(text: str) -> None:
    assert [f for f in find(f"We met {text} there", NAME) if f.disposition is Disposition.REDACT]


@pytest.mark.parametrize(
    "text",
    [
        "0077770000 990000112233",
        "\\u48?\\u55?700\\~900\\u49?23",
        "=?utf-8?B?MDc3MDAgOTAwMTIz?=",
        "0\x007\x007\x0000 900123",
    ],
)
def test_numbers_too(text: str) -> None:
    assert [f for f in find(f"Ring {text} now", PHONE) if f.disposition is Disposition.REDACT]


QUIET = (
    "That that is, is; he had had enough. See [12] and [13] at (a) and (b); 99 of 1122 were there.\n"
    "The path C:\\new\\table\\rose is on the U: drive. 50% of a=b and R&D costs. Smith & Co, it's o'clock.\n"
    "1. First\n2. Second\n3. Third\n\nNotwithstanding internationalisation, responsibilities remain.\n"
)


def test_plain_prose_needs_no_other_reading() -> None:
    assert not list(doubled(QUIET))
    assert reflowed(QUIET) is None
    assert decoded("Plain words (and more), it's said: see [2019] EWCA; 50% of R&D - so there.") is None
    assert columns("One line.\nAnother line.\n") is None
    assert unmargined("He came at 10:02.\nThen he left.\n") is None


def test_a_line_end_joins_no_names() -> None:
    people = (person("Helen Ramanathan", "kin"),)
    found = find("Particulars: GONZALO RAMANATHAN\n The keyworker came.", *people)
    assert all(f.end <= len("Particulars: GONZALO RAMANATHAN") for f in found)


HARD = (
    "a",
    "<p",
    "\\u",
    "[10:02] ",
    "=",
    "%25",
    "{\\b ",
    "aabb",
    "a.",
    "| a ",
    "&#",
    "' ' ",
    "\u202e",
    "ɐǝ ",
    "12 12 ",
    "\n\n-",
    "[a",
    "0x41",
)


@pytest.mark.parametrize("unit", HARD)
def test_cost_grows_with_the_length_only(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        begin = time.process_time()
        for change in (decoded, columns, unmargined, reflowed, lambda t: list(doubled(t))):
            change(text)
        return time.process_time() - begin

    small, large = cost(20_000), cost(80_000)
    assert large < max(4 * 3 * small, 0.5)
