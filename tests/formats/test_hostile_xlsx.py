"""Workbooks that must be refused: the right code, nothing written, nothing hung."""

from __future__ import annotations

import pytest

from redactor.formats.xlsx.adapter import Xlsx
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Encrypted, Refused, TooLarge, Unsupported
from redactor.model.finding import Edit
from tests.formats.sheet_making import TYPE, book, part, row, sheet, text
from tests.formats.sheet_road import run
from tests.formats.word_making import members, zipped

XLSX = Xlsx(Limits())
GOOD = book(sheet(row("Plan")))
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """The good workbook with one part changed."""
    parts = members(GOOD)
    assert old in parts[name]
    return zipped({**parts, name: parts[name].replace(old, new)})


def read(data: bytes) -> None:
    document = Document("a.xlsx", data)
    assert XLSX.recognises(document)
    XLSX.read(document)


BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
REFUSED = {
    "macros": (book(sheet(row("x")), main_type=MACROS), Unsupported),
    "binary": (book(sheet(row("x")), main_type=BINARY), Unsupported),
    "macro sheet": (
        zipped(
            {
                **members(GOOD),
                "xl/_rels/workbook.xml.rels": members(GOOD)["xl/_rels/workbook.xml.rels"].replace(
                    b"relationships/worksheet", b"relationships/xlMacrosheet"
                ),
            }
        ),
        Unsupported,
    ),
    "signed": (book(sheet(row("x")), loose={"_xmlsignatures/sig1.xml": b"<a/>"}), Unsupported),
    "ActiveX": (book(sheet(row("x")), loose={"xl/activeX/activeX1.xml": b"<a/>"}), Unsupported),
    "encrypted": (_COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Encrypted),
    "entity": (
        changed("xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE w [<!ENTITY e "x">]><worksheet'),
        Damaged,
    ),
    "cut off": (GOOD[:-30], Damaged),
    "bytes after": (GOOD + b"junk", Damaged),
    "two parts of one name": (book(sheet(row("x")), loose={"XL/workbook.xml": b"<a/>"}), Damaged),
    "name that climbs": (book(sheet(row("x")), loose={"xl/../../x.xml": b"<a/>"}), Damaged),
    "no sheet": (changed("xl/workbook.xml", b'r:id="s1"', b'r:id="s9"'), Damaged),
    "no visible sheet": (changed("xl/workbook.xml", b'"visible"', b'"hidden"'), Damaged),
    "text that is not there": (book(sheet(row('<c t="s"><v>4</v></c>'))), Damaged),
    "two cells of one address": (book(sheet(row(text("a", "A1"), text("b", "A1")))), Damaged),
    "cell of another row": (book(sheet(row(text("a", "A7"), more='r="2"'))), Damaged),
    "row out of order": (book(sheet(row("a", more='r="5"') + row("b", more='r="4"'))), Damaged),
    "row beyond the sheet": (book(sheet(row("a", more='r="1048577"'))), Damaged),
    "column beyond the sheet": (book(sheet(row(text("a", "XFE1")))), Damaged),
    "unknown kind of cell": (book(sheet(row('<c t="zz"><v>1</v></c>'))), Damaged),
    "merged nowhere": (
        book(sheet(row("a"), after='<mergeCells><mergeCell ref="B"/></mergeCells>')),
        Damaged,
    ),
    "not XML": (changed("xl/worksheets/sheet1.xml", b"</sheetData>", b""), Damaged),
    "wrong root": (
        zipped({**members(GOOD), "xl/workbook.xml": part("chartsheet", "")}),
        Damaged,
    ),
    "bomb": (book(sheet(row("a")), loose={"xl/worksheets/sheet2.xml": b" " * 60_000_000}), TooLarge),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_right_reason(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(reason):
        read(data)


@pytest.mark.parametrize("name", ["binary", "macros", "encrypted", "cut off"])
def test_the_road_blocks_with_a_sentence(name: str) -> None:
    result = run(REFUSED[name][0])
    assert result.output is None
    (why,) = result.report.reasons
    assert len(why.message) > 40
    assert "XML" not in why.message


def test_binary_workbooks_are_told_what_to_do() -> None:
    with pytest.raises(Unsupported, match="binary"):
        read(REFUSED["binary"][0])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello", zipped({"a.txt": b"x"})])
def test_other_files_are_left_to_others(data: bytes) -> None:
    assert not XLSX.recognises(Document("a.xlsx", data))


def test_a_workbook_under_another_name_is_blocked() -> None:
    result = run(GOOD, "letter.txt")
    assert result.output is None
    assert "not what its name says" in result.report.reasons[0].message


def test_many_overlapping_merged_cells_end_soon() -> None:
    cells = "".join(row(*["x"] * 40) for _ in range(40))
    merges = '<mergeCell ref="ZZ1:XFD1048576"/>' * 30_000
    with pytest.raises(TooLarge):
        read(book(sheet(cells, after=f"<mergeCells>{merges}</mergeCells>")))


def test_a_column_over_the_whole_sheet_costs_nothing() -> None:
    wide = '<cols><col min="1" max="99999999" width="9" hidden="1"/></cols>'
    reading = XLSX.read(Document("a.xlsx", book(sheet(row("a"), before=wide))))
    assert "hidden-column" in {one.what for one in reading.opaque}


def test_broken_bytes_never_crash() -> None:
    refused = 0
    for place in range(0, len(GOOD), 41):
        data = bytearray(GOOD)
        data[place] ^= 0x5A
        document = Document("a.xlsx", bytes(data))
        try:
            if XLSX.recognises(document):
                XLSX.read(document)
        except Refused:
            refused += 1
    assert refused


@pytest.mark.parametrize("name", ["styles", "sharedStrings", "theme"])
@pytest.mark.parametrize("data", [b"", b"<a/>", part("styleSheet", "<cellXfs><xf fontId='9'/></cellXfs>")])
def test_odd_shared_parts_are_refused_or_read(name: str, data: bytes) -> None:
    workbook = book(sheet(row(text("x", style="1"))), related={f"xl/{name}.xml": (name, data)})
    document = Document("a.xlsx", workbook)
    if data:
        assert XLSX.read(document).views[0].text.endswith("x")
    else:
        with pytest.raises(Damaged):
            XLSX.read(document)


def test_templates_become_workbooks() -> None:
    template = book(sheet(row("x")), main_type=TYPE.format("template.main"))
    document = Document("a.xltx", template)
    assert XLSX.write(document, Edit()).name == "a.xlsx"


def test_cells_where_none_belong_are_asked_about() -> None:
    strange = '<wrapped xmlns="urn:x">words</wrapped>'
    for rows in (row("a") + strange, row("a", f"{strange}")):
        parts = XLSX.read(Document("a.xlsx", book(sheet(rows)))).opaque
        assert "unknown-content" in {one.what for one in parts}


def test_cells_twice_are_refused() -> None:
    with pytest.raises(Damaged):
        read(book(sheet(row("a"), after=f"<sheetData>{row('b')}</sheetData>")))
