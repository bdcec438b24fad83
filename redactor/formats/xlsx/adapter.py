"""Excel workbooks (.xlsx, .xltx): values of the visible sheets, written as a fresh workbook.

Takes bytes; gives text by rows, columns, headings and as stored, pictures as children, and an account of
all that is left out. It does not promise formulas, charts or hidden cells: a person is asked about those.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.kinds import kind_of
from redactor.formats.ooxml import is_encrypted, looks_like, open_package
from redactor.formats.xlsx.apply import apply_marks
from redactor.formats.xlsx.views import turned, views
from redactor.formats.xlsx.workbook import Workbook, WorkbookReader
from redactor.formats.xlsx.write import Assembler
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, RedactorError, TooDeep, TooLarge, Unsupported
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, Reading

_MAIN_TYPE: Final = re.compile(
    rb"spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template|addin)\.(binary\.)?macroEnabled"
)
_BINARY: Final = re.compile(rb"ms-excel\.sheet\.binary")
_ENDINGS: Final = re.compile(r"\.(xltx|xltm|xlsm|xlsb|xls|xlt)\Z", re.I)
_ADVICE: Final = (
    "The Cabinet Office (December 2023) and the Information Commissioner (September 2023) advise against "
    "releasing spreadsheets: send a PDF or a CSV file made from the copy where you can."
)


class Xlsx:
    """Format for Excel workbooks."""

    name = "xlsx"
    limitations: tuple[str, ...] = (
        "Workbooks are rebuilt with the values of their visible sheets: text, numbers, dates, number "
        "formats, fonts, fills, borders, column widths, merged cells, frozen panes and pictures stay; "
        "formulas become their last value.",
        "UK guidance (Cabinet Office, December 2023; Information Commissioner, September 2023) advises "
        "against releasing spreadsheets; the report says so each time.",
        "Hidden sheets, rows and columns (also by a filter, or too narrow to see), pivot tables, outside "
        "data, charts, text boxes, formulas that were never calculated, and pictures that are cut or turned "
        "hold the document until a person agrees to leave them out.",
        "Comments, defined names, validation lists, conditional formats, print headers and footers, links, "
        "filters, table definitions, printer settings, properties and custom data are left out and reported.",
        "Numbers are searched as shown, with all their digits, with zeros they may have lost, and as the day "
        "they count to (from 1900 and from 1904); a marked number gives way to its label whole.",
        "Text is searched along rows, down columns, and in the order that known headings tell; a value that "
        "is spread over cells in another order may be missed unless a part of it tells.",
        "A sheet name that holds a withheld value becomes 'Sheet' and its number.",
        "Different formats inside one cell become the format of the cell.",
        "Workbooks with a password, macros, ActiveX controls or a signature, and binary workbooks (.xlsb), "
        "are refused.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether this is an Excel package, or an encrypted Office file (which `read` refuses)."""
        return is_encrypted(document.data) or looks_like(document.data, _MAIN_TYPE, b"xl/workbook.xml")

    def read(self, document: Document) -> Reading:
        """Return views, pictures and opaque parts. Raises Refused."""
        workbook, pictures = self._open(document)
        found = views(workbook)
        if len(found[0].text) > self._limits.characters:
            raise TooLarge
        children = tuple(
            Child(
                Location(f"picture:{number}", f"picture {number}"),
                Document(f"picture-{number}.{kind_of(data).extension}", data),
            )
            for number, data in pictures.items()
        )
        opaque = (*workbook.opaque, *turned(found[0]))
        return Reading(found, children, opaque, (_ADVICE,), len(found[0].text))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a fresh workbook with the marks carried out and the redacted pictures put in."""
        workbook, known = self._open(document)
        withheld = apply_marks(workbook, edit.marks)
        pictures: dict[int, bytes] = {}
        for location, child in edit.children:
            number = location.key.removeprefix("picture:")
            if not number.isdecimal() or int(number) not in known:
                raise CannotRedact("A picture belongs to no place in the workbook")
            pictures[int(number)] = child.data
        data = Assembler(workbook, pictures, withheld).assemble()
        return Document(_ENDINGS.sub(".xlsx", document.name), data)

    def _open(self, document: Document) -> tuple[Workbook, dict[int, bytes]]:
        if looks_like(document.data, _BINARY, b"xl/workbook.bin"):
            raise Unsupported(
                "The workbook is saved in the binary form (.xlsb)",
                advice="Open it in Excel, save it as an Excel workbook (.xlsx), and try again.",
            )
        package = open_package(document.data, self._limits)
        try:
            workbook = WorkbookReader(package).read()
        except RedactorError:
            raise
        except RecursionError:
            raise TooDeep("The workbook is nested too deeply") from None
        except (ValueError, KeyError, IndexError, AttributeError, TypeError, ArithmeticError):
            raise Damaged("The workbook is not put together as Excel does it") from None
        return workbook, {picture.number: package.members[picture.member] for picture in workbook.pictures}
