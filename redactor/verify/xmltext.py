"""All text of one XML part: known elements or not, attributes, comments, instructions.

Takes bytes, gives the text in several joinings. Expat through defusedxml; a DTD or an entity
declaration is an error. It knows no schema, only a few names that mean a line, a cell, a paragraph.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from xml.sax.handler import ContentHandler, property_lexical_handler

from defusedxml import sax

from redactor.verify.lookalikes import BREAK

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

_AFTER: Final = {
    "p": "\n\n", "tc": "\t", "tr": "\n", "row": "\n", "br": "\n", "cr": "\n", "tab": "\t", "c": "\t",
    "si": "\n", "noBreakHyphen": "-", "h": "\n\n", "table-cell": "\t", "table-row": "\n",
    "line-break": "\n", "s": " ", "ptab": "\t", "txbxContent": "\n\n", "sdtContent": "\n",
}  # fmt: skip
_ASIDE: Final = frozenset({"delText", "instrText", "delInstrText", "script", "style"})
_TABLES: Final = frozenset({"tbl", "table"})
_ROWS: Final = frozenset({"tr", "table-row"})
_CELLS: Final = frozenset({"tc", "table-cell"})
_APART: Final = {"rt": 1, "rp": 1, "Fallback": 2, "Choice": 4, "txbxContent": 8}
"""What is read apart: phonetic guides, the branches of a thing drawn twice, boxes inside a sentence."""
_WITHOUT: Final = (1 | 2, 1 | 4, 1 | 2 | 8, 1 | 4 | 8, 1 | 8)
_TURNED: Final = ("\u202e", "\u202c")
_FIRST_DAY: Final = date(1899, 12, 30)
_DAY: Final = re.compile(r"[1-5]?\d{4}")


@dataclass(slots=True)
class XmlText:
    """What one part says. `main` is the reading order; the rest is searched besides it."""

    main: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, None] = field(default_factory=dict)
    marks: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    tables: list[list[list[str]]] = field(default_factory=list)
    flowing: list[tuple[int, str]] = field(default_factory=list)

    def joinings(self) -> list[str]:
        """Return the text joined with nothing, with spaces, per element name, per table column."""
        found = ["".join(self.pieces), " ".join(self.pieces)]
        found += ["".join(texts) for name, texts in self.by_name.items() if name not in {"t", "a:t"}]
        found += ["\n".join(column) for table in self.tables for column in _columns(table)]
        return [*found, *self._apart()]

    def _apart(self) -> list[str]:
        """Return the text without what is read apart, and each sort of that for itself."""
        used = {flags for flags, _ in self.flowing}
        masks = {mask for mask in _WITHOUT if any(flags & mask for flags in used)}
        texts = ["".join(text for flags, text in self.flowing if not flags & mask) for mask in masks]
        kinds = {flag for flag in _APART.values() if any(flags & flag for flags in used)}
        return texts + ["".join(text for flags, text in self.flowing if flags & flag) for flag in kinds]

    def stored_dates(self) -> str:
        """Return the days that the numbers in cells may stand for, counted as spreadsheets do."""
        days = [int(text) for text in self.by_name.get("v", ()) if _DAY.fullmatch(text)]
        return "\n".join((_FIRST_DAY + timedelta(days=day)).isoformat() for day in days)


def _columns(table: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in table), default=0)
    return [[row[index] for row in table if index < len(row)] for index in range(width)]


def _symbol(code: str) -> str:
    """Return the letter a symbol element draws; symbol fonts keep ASCII at F000."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else min(number, 0x10FFFF))


class _Listener(ContentHandler):
    """Collects; also serves as the lexical handler, for comments."""

    def __init__(self) -> None:
        super().__init__()
        self.found = XmlText()
        self._path: list[str] = []
        self._flags: list[int] = [0]
        self._turned: list[bool] = []
        self._cells: list[list[str]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        local = name.rpartition(":")[2]
        self._path.append(local)
        self._flags.append(self._flags[-1] | _APART.get(local, 0))
        self.found.names[name] = None
        if local == "bdo":
            self._say(_TURNED[0] if "rtl" in attrs.values() else "")
            self._turned.append("rtl" in attrs.values())
        for key in attrs.getNames():
            self.found.names[key] = None
            self.found.attributes[attrs.getValue(key)] = None
            if local == "sym" and key.endswith("char"):
                self.characters(_symbol(attrs.getValue(key)))
        if local in _TABLES:
            self.found.tables.append([])
        elif local in _ROWS and self.found.tables:
            self.found.tables[-1].append([])
        elif local in _CELLS and self.found.tables and self.found.tables[-1]:
            self.found.tables[-1][-1].append("")

    def characters(self, content: str) -> None:
        local = self._path[-1] if self._path else ""
        self.found.pieces.append(content)
        self.found.by_name[local].append(content)
        if local not in _ASIDE:
            self._say(content)
        table = self.found.tables[-1] if self.found.tables else []
        if table and table[-1]:
            table[-1][-1] += content

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX's name and shape
        local = self._path.pop()
        if local == "bdo" and self._turned.pop():
            self._say(_TURNED[1])
        separator = _AFTER.get(local)
        if separator is not None:
            if separator in {"\t", "\n"} and self.found.main and self.found.main[-1] == "\n\n":
                self.found.main.pop()
            self._say(separator)
            self.found.by_name[local].append(" ")
        self._flags.pop()

    def _say(self, text: str) -> None:
        """Add to the reading order, and to the stream that knows what is read apart."""
        self.found.main.append(text)
        self.found.flowing.append((self._flags[-1], text))

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802 - SAX's name
        self.found.marks[f"{target} {data}"] = None

    def comment(self, content: str) -> None:
        self.found.marks[content] = None

    def startCDATA(self) -> None:  # noqa: N802 - SAX's name
        """Nothing to do: its text arrives as characters."""

    def endCDATA(self) -> None:  # noqa: N802 - SAX's name
        """Nothing to do: its text arrives as characters."""

    def startDTD(self, *_: Any) -> None:  # noqa: N802 - SAX's name
        """Refused by the parser itself."""

    def endDTD(self) -> None:  # noqa: N802 - SAX's name
        """Refused by the parser itself."""


def read_xml(data: bytes) -> XmlText:
    """Parse one part. Raises what expat or defusedxml raise."""
    parser = sax.make_parser()
    parser.forbid_dtd = True
    listener = _Listener()
    parser.setContentHandler(listener)
    parser.setProperty(property_lexical_handler, listener)
    parser.parse(io.BytesIO(data))
    return listener.found


def hidden_strings(found: XmlText) -> str:
    """Return attributes, comments, instructions and names as one text with hard borders."""
    return BREAK.join([*found.attributes, *found.marks, *found.names])
