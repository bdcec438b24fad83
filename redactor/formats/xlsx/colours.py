"""Colours as plain red, green and blue: theme colours and tints are worked out, the theme is left behind.

Takes colour elements and the theme; gives attributes of a new colour element.
It does not promise system colours: those are written as automatic.
"""

from __future__ import annotations

import colorsys
import re
from typing import Final

from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words
from redactor.formats.xlsx.names import local, s

_ORDER: Final = words("lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink")
_USUAL: Final = words(
    "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080",
)
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_INDEXED: Final = 66


class Colours:
    """The colours of one workbook."""

    def __init__(self, theme: Element | None, palette: Element | None) -> None:
        """Read the theme's twelve colours and the workbook's own palette, if any."""
        self._theme = list(_USUAL)
        scheme = (
            None if theme is None else next((e for e in theme.iter() if local(e.tag) == "clrScheme"), None)
        )
        for child in () if scheme is None else scheme:
            name = local(child.tag)
            if name in _ORDER and len(child):
                value = _hex(child[0].get("lastClr") or child[0].get("val", ""))
                self._theme[_ORDER.index(name)] = value or self._theme[_ORDER.index(name)]
        self._palette = (
            [] if palette is None else [_hex(c.get("rgb", "")) for c in palette.iter(s("rgbColor"))]
        )

    def attributes(self, source: Element) -> dict[str, str]:
        """Return the attributes of the same colour."""
        plain = self._plain(source)
        if plain:
            return {"rgb": f"FF{_tinted(plain, source.get('tint', ''))}"}
        index = source.get("indexed", "")
        if index.isdecimal() and int(index) < _INDEXED:
            return {"indexed": str(int(index))}
        return {"auto": "1"}

    def _plain(self, source: Element) -> str:
        if source.get("rgb"):
            return _hex(source.get("rgb", ""))
        theme, index = source.get("theme", ""), source.get("indexed", "")
        if theme.isdecimal() and int(theme) < len(self._theme):
            return self._theme[int(theme)]
        if index.isdecimal() and int(index) < len(self._palette):
            return self._palette[int(index)]
        return ""


def _hex(text: str) -> str:
    match = _HEX.fullmatch(text)
    return match.group(1).upper() if match else ""


def _tinted(colour: str, tint: str) -> str:
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        return colour
    if not share:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
