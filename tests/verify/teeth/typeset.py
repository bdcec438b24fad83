"""Texts that editors and printing programs left marks in."""

from __future__ import annotations

import base64

from .planting import tooth


def _note(text: str) -> bytes:
    return f"Dear colleague,\nshe now lives at\n{text}\nwith her sister.\n".encode()


def _halves(text: str) -> tuple[str, str]:
    one, two = text.rsplit(" ", 1)
    return one, two


@tooth("typeset")
def rich_text_words(text: str) -> bytes:
    one, two = _halves(text)
    return _note(f"{one}\\par {two[:2]}\\b0 {two[2:]}")


@tooth("typeset")
def rich_text_signs(text: str) -> bytes:
    return _note("".join(f"\\u{ord(c)}?" for c in text))


@tooth("typeset")
def rich_text_octets(text: str) -> bytes:
    return _note("".join(f"\\'{ord(c):02x}" for c in text))


@tooth("typeset")
def style_sheet(text: str) -> bytes:
    return _note("".join(f"\\{ord(c):06x}" for c in text))


@tooth("typeset")
def wide_percent(text: str) -> bytes:
    return _note("".join(f"%u{ord(c):04x}" for c in text))


@tooth("typeset")
def escaped_line_end(text: str) -> bytes:
    return _note("\\r\\n".join(text.split()))


@tooth("typeset")
def printed_twice(text: str) -> bytes:
    return _note("".join(c if c == " " else c * 2 for c in text))


@tooth("typeset")
def printed_thrice(text: str) -> bytes:
    return _note("".join(c * 3 for c in text))


@tooth("typeset")
def chat(text: str) -> bytes:
    one, two = _halves(text)
    return _note(f"[10:02] Nan: it is {one}\n[10:03] Nan: {two}")


@tooth("typeset")
def numbered_lines(text: str) -> bytes:
    one, two = _halves(text)
    return _note(f"22  it is {one}\n23  {two}")


@tooth("typeset")
def forum_marks(text: str) -> bytes:
    return _note(f"{text[:6]}[b]{text[6:]}[/b]")


@tooth("typeset")
def terminal_colours(text: str) -> bytes:
    return _note(f"{text[:6]}\x1b[1m{text[6:]}\x1b[0m")


@tooth("typeset")
def braille(text: str) -> bytes:
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵")
    return _note(text.lower().translate(table))


@tooth("typeset")
def fillers(text: str) -> bytes:
    return _note("\u3164".join(text))


@tooth("typeset")
def references_three_deep(text: str) -> bytes:
    plain = "".join(f"&#{ord(c)};" for c in text)
    for _ in range(3):
        plain = plain.replace("&", "&amp;")
    return _note(plain)


@tooth("typeset")
def packed_in_a_sentence(text: str) -> bytes:
    return _note(base64.b64encode(f"It is {text} now".encode()).decode())
