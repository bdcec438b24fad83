"""Names of spreadsheet XML: namespaces, cell addresses, and text as SpreadsheetML escapes it.

Takes and gives strings. It does not promise that an address lies inside a sheet: `cells` checks that.
"""

from __future__ import annotations

import re
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384


def s(name: str) -> str:
    """Return the full name of a SpreadsheetML element."""
    return f"{{{MAIN}}}{name}"


def r(name: str) -> str:
    """Return the full name of a relationship attribute."""
    return f"{{{OFFICE}}}{name}"


def local(tag: object) -> str:
    """Return an element's name without its namespace."""
    return str(tag).rpartition("}")[2]


def address(text: str) -> tuple[int, int] | None:
    """Return (row, column) of "B7", from 1; None if it is no address of a sheet."""
    match = _ADDRESS.fullmatch(text.strip())
    if not match:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    row = int(match.group(2))
    return (row, column) if row <= _ROWS and column <= _COLUMNS else None


def spelt(row: int, column: int) -> str:
    """Return "B7" for row 7, column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def block(text: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of "A1:B2"; None if it is no block."""
    first, _, last = text.partition(":")
    one, two = address(first), address(last or first)
    return (*one, *two) if one and two and one[0] <= two[0] and one[1] <= two[1] else None


def unescaped(text: str) -> str:
    """Return what a string shows: ``_x0041_`` is a letter, and controls show nothing."""
    plain = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    whole = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _UNWRITABLE.sub("", whole)


def escaped(text: str) -> str:
    """Return a string as it must be written so that it shows as it is."""
    return _ESCAPE.sub(lambda match: f"_x005F{match.group()}", text)
