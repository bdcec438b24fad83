"""The strings that a content stream draws, whether PDFium would show them or not.

Takes a decoded content stream and fonts, gives texts. Layers, clips, patterns, replaced text (ActualText)
and streams nobody refers to are all the same here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from redactor.verify.pdf.fonts import Font
from redactor.verify.pdf.strings import STRING, string_of, text_of

_TOKEN: Final = re.compile(
    STRING.pattern
    + rb"|/([^\s()<>\[\]{}/%]+)\s+[-+.\d]+\s+Tf\b|(?<=[)>\s])(-\d{3,})(?=[\s.\]\(<])"
    + rb"|\b(T[jJdDm*]|BDC|DP|BMC|ET)(?!\w)|(['\"])(?=\s)",
    re.DOTALL,
)
_DRAWS: Final = frozenset({b"Tj", b"TJ"})
_MOVES: Final = frozenset({b"Td", b"TD", b"Tm", b"T*", b"ET"})
_TABLES: Final = 12
_SIGN: Final = re.compile(rb"\bT[jJ]|['\"]\s|\bBDC\b")


@dataclass(slots=True)
class Drawn:
    """What a content stream says: `runs` of (font name, bytes), and strings aside.

    Breaks have no font name (None); strings before any font is set have an empty one.
    """

    runs: list[tuple[str | None, bytes]] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


_SPACE: Final = (None, b" ")
_LINE: Final = (None, b"\n")


def is_content(data: bytes) -> bool:
    """Say whether bytes may be a content stream that draws text."""
    return _SIGN.search(data) is not None


def drawn_in(data: bytes) -> Drawn:
    """Cut a content stream into drawn strings and others."""
    found = Drawn()
    font, pending = "", list[tuple[str | None, bytes]]()
    for match in _TOKEN.finditer(data):
        if match[1] is not None or match[2] is not None:
            pending.append((font, string_of(match)))
        elif match[3] is not None:
            font = match[3].decode("latin-1")
        elif match[4] is not None:
            pending.append(_SPACE)
        elif match[5] in _MOVES:
            found.runs.append(_LINE)
        elif match[5] in _DRAWS or match[6] is not None:
            found.runs += pending if match[6] is None else [_LINE, *pending]
            pending = []
        else:
            found.aside += _aside(pending)
            pending = []
    found.aside += _aside(pending)
    return found


def _aside(pending: Sequence[tuple[str | None, bytes]]) -> list[str]:
    return [text_of(text) for name, text in pending if name is not None]


def texts_of(drawn: Drawn, fonts: Mapping[str, Sequence[Font]]) -> Iterator[str]:
    """Yield the drawn text by the best table of each font, then by every other table."""
    named = [(_choices(fonts.get(name, ())) if name is not None else [], data) for name, data in drawn.runs]
    depth = max((len(choices) for choices, _ in named), default=0)
    yield "".join(data.decode("cp1252", errors="replace") for _, data in drawn.runs)
    for level in range(min(depth, _TABLES)):
        yield "".join(_decoded(data, choices, level) for choices, data in named)


def _choices(fonts: Sequence[Font]) -> list[tuple[Font, dict[int, str]]]:
    return [(font, table) for font in fonts for table in font.tables]


def _decoded(data: bytes, choices: Sequence[tuple[Font, dict[int, str]]], level: int) -> str:
    if not choices:
        return data.decode("cp1252", errors="replace")
    font, table = choices[min(level, len(choices) - 1)]
    return "".join(table.get(code, " ") for code in font.codes(data))


def note_codes(drawn: Drawn, fonts: Mapping[str, Sequence[Font]]) -> None:
    """Remember in each font which codes were drawn."""
    for name, data in drawn.runs:
        for font in fonts.get(name, ()) if name is not None else ():
            font.drawn.update(font.codes(data))
