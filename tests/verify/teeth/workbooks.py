"""Workbooks and tables that hide a text: over cells, in counts of days, in parts nobody opens."""

from __future__ import annotations

from .planting import tooth
from .word import packed

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def cell(text: str, at: str = "") -> str:
    """A cell with its own text."""
    return f"<c{f' r={at!r}' if at else ''} t='inlineStr'><is><t>{text}</t></is></c>"


def row(*cells: str) -> str:
    """A row; a cell without markup is text."""
    return f"<row>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</row>"


def workbook(rows: str = "", more: dict[str, str | bytes] | None = None, book: str = "") -> bytes:
    """A workbook of one sheet, and further parts."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": "<Relationships/>",
        "xl/workbook.xml": (
            f"<workbook {MAIN}><sheets><sheet name='Plan' sheetId='1'/></sheets>{book}</workbook>"
        ),
        "xl/worksheets/sheet1.xml": (
            f"<worksheet {MAIN}><sheetData>{row('Weekly plan')}{rows}</sheetData></worksheet>"
        ),
    }
    return packed(members | (more or {}))


@tooth("xlsx")
def along_a_row(text: str) -> bytes:
    return workbook(row(*text.split(" ")))


@tooth("xlsx")
def letter_by_letter_along_a_row(text: str) -> bytes:
    return workbook(row(*text))


@tooth("xlsx")
def down_a_column(text: str) -> bytes:
    return workbook("".join(row("note", word) for word in text.split(" ")))


@tooth("xlsx")
def down_a_column_of_shared_strings(text: str) -> bytes:
    words = text.split(" ")
    items = "".join(f"<si><t>{word}</t></si><si><t>other {n}</t></si>" for n, word in enumerate(words))
    rows = "".join(row("x", f"<c t='s'><v>{2 * n}</v></c>") for n in range(len(words)))
    return workbook(rows, {"xl/sharedStrings.xml": f"<sst {MAIN}>{items}</sst>"})


@tooth("xlsx")
def shared_strings_out_of_order(text: str) -> bytes:
    words = text.split(" ")
    items = "".join(f"<si><t>{word}</t></si>" for word in reversed(words))
    cells = "".join(f"<c t='s'><v>{n}</v></c>" for n in reversed(range(len(words))))
    return workbook(f"<row>{cells}</row>", {"xl/sharedStrings.xml": f"<sst {MAIN}>{items}</sst>"})


@tooth("xlsx")
def escaped_letters(text: str) -> bytes:
    return workbook(row("".join(f"_x{ord(letter):04X}_" for letter in text)))


@tooth("xlsx")
def hidden_sheet(text: str) -> bytes:
    return workbook(
        "", {"xl/worksheets/sheet2.xml": f"<worksheet {MAIN}><sheetData>{row(text)}</sheetData></worksheet>"}
    )


@tooth("xlsx")
def sheet_in_another_folder(text: str) -> bytes:
    rows = "".join(row("note", word) for word in text.split(" "))
    return workbook("", {"xl/pages/one.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"})


@tooth("xlsx")
def sheet_name(text: str) -> bytes:
    return workbook(
        "", {"xl/workbook.xml": f"<workbook {MAIN}><sheets><sheet name='{text}'/></sheets></workbook>"}
    )


@tooth("xlsx")
def defined_name(text: str) -> bytes:
    return workbook(book=f"<definedNames><definedName name='n'>\"{text}\"</definedName></definedNames>")


@tooth("xlsx")
def comment(text: str) -> bytes:
    return workbook("", {"xl/comments1.xml": f"<comments {MAIN}><t>{text}</t></comments>"})


@tooth("xlsx")
def number_format(text: str) -> bytes:
    return workbook(
        "", {"xl/styles.xml": f"<styleSheet {MAIN}><numFmt formatCode='&quot;{text}&quot;'/></styleSheet>"}
    )


@tooth("xlsx")
def formula(text: str) -> bytes:
    return workbook(row(f'<c><f>IF(A1,"{text}","")</f><v>0</v></c>'))


@tooth("xlsx")
def pivot_cache(text: str) -> bytes:
    return workbook("", {"xl/pivotCache/pivotCacheRecords1.xml": f"<r {MAIN}><s v='{text}'/></r>"})


@tooth("xlsx")
def custom_xml(text: str) -> bytes:
    return workbook("", {"customXml/item1.xml": f"<a><b>{text}</b></a>"})


@tooth("xlsx", reads=False)
def printer_settings(text: str) -> bytes:
    return workbook("", {"xl/printerSettings/printerSettings1.bin": bytes(40) + text.encode("utf-16-le")})


@tooth("xlsb", reads=False)
def binary_strings(text: str) -> bytes:
    return workbook("", {"xl/sharedStrings.bin": b"\x13\x1a\x00\x00" + text.encode("utf-16-le") + bytes(30)})


@tooth("ods")
def open_document_along_a_row(text: str) -> bytes:
    return _open(f"<table:table-row>{''.join(map(_cell, text.split(' ')))}</table:table-row>")


@tooth("ods")
def open_document_down_a_column(text: str) -> bytes:
    return _open(
        "".join(
            f"<table:table-row>{_cell('note')}{_cell(word)}</table:table-row>" for word in text.split(" ")
        )
    )


@tooth("csv")
def csv_row(text: str) -> bytes:
    words = '","'.join(text.split(" "))
    return f'"a","b","c"\n"{words}"\n"x","y","z"\n'.encode()


@tooth("csv")
def csv_column(text: str) -> bytes:
    lines = "".join(f"name {n},{word}\n" for n, word in enumerate(text.split(" ")))
    return f"who,what\n{lines}end,z\n".encode()


@tooth("ods")
def open_document_beside_repeated_cells(text: str) -> bytes:
    rows = [f"{_cell('x')}{_cell('y')}{_cell(word)}" for word in text.split(" ")]
    rows[1] = f"<table:table-cell table:number-columns-repeated='2'/>{_cell(text.split(' ')[1])}"
    return _open("".join(f"<table:table-row>{one}</table:table-row>" for one in rows))


def _cell(text: str) -> str:
    return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"


def _open(rows: str) -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>"
                f"<table:table table:name='Plan'>{rows}</table:table></office:body></office:document-content>"
            ),
        }
    )
