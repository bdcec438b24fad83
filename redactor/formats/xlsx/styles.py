"""Rebuilds cell formats: only those in use, only allow-listed elements and values, no names of styles.

Takes the source's styles and theme; gives new style numbers while sheets are read, then the new part.
It does not promise conditional formats, table styles or effects of cell styles beyond the cell's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words
from redactor.formats.xlsx.colours import Colours
from redactor.formats.xlsx.names import MAIN, escaped, local, s, unescaped
from redactor.formats.xlsx.shown import GENERAL

_NUMBER: Final = re.compile(r"-?\d{1,5}(\.\d{1,10})?")
_TRUTH: Final = "0 1 true false"
_WORDS: Final = {
    "u.val": "single double singleAccounting doubleAccounting none",
    "vertAlign.val": "baseline superscript subscript",
    "patternFill.patternType": "none solid mediumGray darkGray lightGray darkHorizontal darkVertical "
    "darkDown darkUp darkGrid darkTrellis lightHorizontal lightVertical lightDown lightUp lightGrid "
    "lightTrellis gray125 gray0625",
    "gradientFill.type": "linear path",
    "style": "none thin medium dashed dotted thick double hair mediumDashed dashDot mediumDashDot dashDotDot "
    "mediumDashDotDot slantDashDot",
    "horizontal": "general left center right fill justify centerContinuous distributed",
    "vertical": "top center bottom justify distributed",
}  # fmt: skip
_FLAGS: Final = frozenset(words("b i strike condense extend outline shadow"))
_FONT: Final = _FLAGS | frozenset(words("u vertAlign sz color family charset name"))
_SIDES: Final = words("start end left right top bottom diagonal vertical horizontal")
_ALIGNED: Final = words(
    "horizontal vertical textRotation wrapText indent relativeIndent justifyLastLine shrinkToFit readingOrder"
)
_GRADIENT: Final = words("type degree left right top bottom")
_DATES: Final = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy hh:mm"}
_FOREIGN_DATES: Final = frozenset({*range(27, 37), *range(50, 59)})
_NEUTRAL_FONT: Final = "Arial"
_FIRST_OWN: Final = 164  # by the standard: what comes before is built in


class Styles:
    """The cell formats of one workbook; `number` gives a format its new number when it is first used."""

    def __init__(self, source: Element | None, theme: Element | None) -> None:
        """Find the lists of the source."""
        self._lists = {local(child.tag): child for child in (() if source is None else source)}
        self._colours = Colours(theme, self._lists.get("colors"))
        self._formats = list(self._list("cellXfs"))
        self._codes = {
            item.get("numFmtId", ""): unescaped(item.get("formatCode", "")) for item in self._list("numFmts")
        }
        self._used: dict[tuple[int, bool], int] = {}
        self._shown: list[str] = []
        self.number("0")

    def _list(self, name: str) -> list[Element]:
        found = self._lists.get(name)
        return [] if found is None else list(found.iterchildren("*"))

    def number(self, index: str) -> int:
        """Return the new number of a format; a number that is not in the list is the first one."""
        old = int(index) if index.isdecimal() and int(index) < len(self._formats) else 0
        return self._new(old, plain=False)

    def plain(self, new: int) -> int:
        """Return the number of the same format without its number format, which might add or hide words."""
        old = next(one for (one, _), number in self._used.items() if number == new)
        return new if self._shown[new] == GENERAL else self._new(old, plain=True)

    def _new(self, old: int, *, plain: bool) -> int:
        if (old, plain) not in self._used:
            self._used[old, plain] = len(self._used)
            known = old < len(self._formats) and not plain
            self._shown.append(self._code(self._formats[old]) if known else GENERAL)
        return self._used[old, plain]

    def code(self, new: int) -> str:
        """Return the number format of a format, by its new number."""
        return self._shown[new]

    def _code(self, one: Element) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        number = one.get("numFmtId", "0")
        if number in self._codes:
            return self._codes[number] or GENERAL
        known = int(number) if number.isdecimal() else 0
        return _DATES.get(known) or (
            "yyyy-mm-dd" if known in _FOREIGN_DATES else BUILTIN_FORMATS.get(known, GENERAL)
        )

    def texts(self) -> dict[str, str]:
        """Return the free text of the formats in use, by key: number formats and font names."""
        found: dict[str, str] = {}
        for one in self._in_use():
            code = self._codes.get(one.get("numFmtId", "0"), "")
            if code:
                found[f"format:{code}"] = code
            font = self._at("fonts", one.get("fontId", ""))
            name = None if font is None else font.find(s("name"))
            if name is not None and name.get("val"):
                found[f"font:{name.get('val')}"] = name.get("val", "")
        return found

    def _in_use(self) -> list[Element]:
        return [self._formats[old] for old, _ in self._used if old < len(self._formats)]

    def _at(self, name: str, index: str) -> Element | None:
        items = self._list(name)
        return items[int(index)] if index.isdecimal() and int(index) < len(items) else None

    def rebuilt(self, withheld: set[str]) -> Element:
        """Return the new part; free text whose key is in `withheld` gives way to the neutral one."""
        root = etree.Element(s("styleSheet"), nsmap={None: MAIN})
        codes, fonts, fills, borders, cells = (
            etree.Element(s(name)) for name in ("numFmts", "fonts", "fills", "borders", "cellXfs")
        )
        fonts.append(self._font(None, withheld))
        fills.extend((self._fill(None), _pattern_fill("gray125")))
        borders.append(self._border(None))
        for old, plain in self._used:
            one = self._formats[old] if old < len(self._formats) else etree.Element(s("xf"))
            fonts.append(self._font(self._at("fonts", one.get("fontId", "")), withheld))
            fills.append(self._fill(self._at("fills", one.get("fillId", ""))))
            borders.append(self._border(self._at("borders", one.get("borderId", ""))))
            numbers = {"numFmtId": "0" if plain else self._format(one, codes, withheld)}
            numbers |= {"fontId": str(len(fonts) - 1)}
            numbers |= {"fillId": str(len(fills) - 1), "borderId": str(len(borders) - 1), "xfId": "0"}
            numbers |= {
                f"apply{what}": "1" for what in ("NumberFormat", "Font", "Fill", "Border", "Alignment")
            }
            if one.get("quotePrefix") in {"1", "true"}:
                numbers["quotePrefix"] = "1"
            new = etree.SubElement(cells, s("xf"), numbers)
            aligned = one.find(s("alignment"))
            if aligned is not None:
                etree.SubElement(new, s("alignment"), _checked(aligned, _ALIGNED))
        plain = etree.Element(s("cellStyleXfs"))
        etree.SubElement(plain, s("xf"), {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"})
        names = etree.Element(s("cellStyles"))
        etree.SubElement(names, s("cellStyle"), {"name": "Normal", "xfId": "0", "builtinId": "0"})
        if len(codes):
            root.append(codes)
        root.extend((fonts, fills, borders, plain, cells, names))
        for child in root:
            child.set("count", str(len(child)))
        return root

    def _format(self, one: Element, codes: Element, withheld: set[str]) -> str:
        number = one.get("numFmtId", "0")
        code = self._codes.get(number, "")
        if not code:
            return number if number.isdecimal() and int(number) < _FIRST_OWN else "0"
        if f"format:{code}" in withheld:
            return "0"
        for known in codes:
            if known.get("formatCode") == escaped(code):
                return str(known.get("numFmtId", "0"))
        new = {"numFmtId": str(_FIRST_OWN + len(codes)), "formatCode": escaped(code)}
        etree.SubElement(codes, s("numFmt"), new)
        return new["numFmtId"]

    def _font(self, source: Element | None, withheld: set[str]) -> Element:
        new = etree.Element(s("font"))
        if source is None:
            source = self._at("fonts", "0")
        for child in () if source is None else source.iterchildren("*"):
            name = local(child.tag)
            if name == "color":
                etree.SubElement(new, child.tag, self._colours.attributes(child))
            elif name == "name":
                font = child.get("val", "")
                hidden = f"font:{font}" in withheld or not font
                etree.SubElement(new, child.tag, {"val": _NEUTRAL_FONT if hidden else font})
            elif name in _FONT:
                etree.SubElement(new, child.tag, _checked(child, ["val"]))
        return new

    def _fill(self, source: Element | None) -> Element:
        if source is None or not len(source):
            return _pattern_fill("none")
        new = etree.Element(s("fill"))
        kind = source[0]
        name = local(kind.tag)
        if name == "patternFill":
            made = etree.SubElement(new, kind.tag, _checked(kind, ["patternType"]))
            for child in kind.iterchildren(s("fgColor"), s("bgColor")):
                etree.SubElement(made, child.tag, self._colours.attributes(child))
        elif name == "gradientFill":
            made = etree.SubElement(new, kind.tag, _checked(kind, _GRADIENT))
            for stop in kind.iterchildren(s("stop")):
                place = etree.SubElement(made, stop.tag, _checked(stop, ["position"]))
                for child in stop.iterchildren(s("color")):
                    etree.SubElement(place, child.tag, self._colours.attributes(child))
        return new if len(new) else _pattern_fill("none")

    def _border(self, source: Element | None) -> Element:
        new = etree.Element(s("border"))
        if source is None:
            for side in ("left", "right", "top", "bottom", "diagonal"):
                etree.SubElement(new, s(side))
            return new
        new.attrib.update(_checked(source, ["diagonalUp", "diagonalDown", "outline"]))
        for child in source.iterchildren("*"):
            if local(child.tag) in _SIDES:
                side = etree.SubElement(new, child.tag, _checked(child, ["style"]))
                for colour in child.iterchildren(s("color")):
                    etree.SubElement(side, colour.tag, self._colours.attributes(colour))
        return new


def _pattern_fill(kind: str) -> Element:
    new = etree.Element(s("fill"))
    etree.SubElement(new, s("patternFill"), {"patternType": kind})
    return new


def _checked(source: Element, names: Iterable[str]) -> dict[str, str]:
    """Return the attributes whose values make sense: numbers, truth values, words of the schema."""
    found = {}
    for name in names:
        value = source.get(name)
        known = _WORDS.get(f"{local(source.tag)}.{name}") or _WORDS.get(name) or _TRUTH
        if value is not None and (value in known.split() or _NUMBER.fullmatch(value)):
            found[name] = value
    return found
