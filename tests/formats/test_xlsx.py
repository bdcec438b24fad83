"""Workbooks: what is kept and how it looks, what a mark does, where numbers and dates are found."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Drawn
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from PIL import Image

from redactor.formats.xlsx.adapter import Xlsx
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, TooLarge
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place
from tests.formats.sheet_making import book, number, row, sheet, styles, text
from tests.formats.sheet_road import opened, run, values
from tests.formats.word_making import members, zipped

XLSX = Xlsx(Limits())


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def made(*rows: tuple[object, ...], **formats: str) -> bytes:
    """A workbook made by openpyxl; `formats` are number formats by cell."""
    workbook = openpyxl.Workbook()
    for cells in rows:
        workbook.active.append(cells)
    for cell, code in formats.items():
        workbook.active[cell].number_format = code
    return saved(workbook)


def rewritten(data: bytes, *marks: Mark) -> bytes:
    document = Document("a.xlsx", data)
    children = tuple((child.location, child.document) for child in XLSX.read(document).children)
    return XLSX.write(document, Edit(marks, children)).data


def mark(key: str, start: int, end: int, label: str = "[withheld]") -> Mark:
    return Mark((Place(Location(key, key), start, end),), label, Kind.TEXT, ("x",))


def view(data: bytes, name: str) -> str:
    found = {one.view: one.text for one in XLSX.read(Document("a.xlsx", data)).views}
    return found.get(name, "")


# ---- what is kept


def dressed() -> Any:
    workbook = openpyxl.Workbook()
    one = workbook.active
    one.title = "Costs & plans"
    one.append(["Item", "When", "Amount", "Share", "Done"])
    one.append(["Taxi\nto court", datetime(2026, 3, 4, 9, 30), 1234.5, 0.256, True])  # noqa: DTZ001 - sheets know no zones
    one.append(["007", date(2026, 3, 5), -5, 1e-7, None])
    one["B2"].number_format, one["B3"].number_format = "dd/mm/yyyy hh:mm", "d mmmm yyyy"
    one["C2"].number_format, one["D2"].number_format = "#,##0.00", "0.0%"
    one["A1"].font = Font(bold=True, italic=True, size=14, color="FFCC0000", name="Arial")
    one["B1"].fill = PatternFill("solid", fgColor="FFFFEE00")
    one["A2"].alignment = Alignment(wrap_text=True, horizontal="center", vertical="top")
    one["C1"].border = Border(bottom=Side("thick", color="FF0000FF"))
    one.column_dimensions["A"].width = 31.5
    one.row_dimensions[2].height = 42
    one.merge_cells("A5:C6")
    one["A5"] = "Merged"
    one.freeze_panes = "B2"
    one.page_setup.orientation = "landscape"
    workbook.create_sheet("Second")["C3"] = "far"
    return workbook


def test_values_and_formats_survive() -> None:
    before = saved(dressed())
    first, second = opened(before), opened(rewritten(before))
    assert first.sheetnames == second.sheetnames
    for sheet_name in first.sheetnames:
        for cells in first[sheet_name].iter_rows():
            for cell in cells:
                other = second[sheet_name][cell.coordinate]
                assert (cell.value, cell.number_format) == (other.value, other.number_format)
                assert (cell.font.b, cell.font.i, cell.font.sz) == (other.font.b, other.font.i, other.font.sz)
                assert cell.fill.fgColor.rgb == other.fill.fgColor.rgb
                assert cell.alignment.wrap_text == other.alignment.wrap_text
                assert cell.alignment.horizontal == other.alignment.horizontal
                assert cell.border.bottom.style == other.border.bottom.style


def test_layout_survives() -> None:
    after = opened(rewritten(saved(dressed())))["Costs & plans"]
    assert after.column_dimensions["A"].width == 31.5
    assert after.row_dimensions[2].height == 42
    assert [str(one) for one in after.merged_cells.ranges] == ["A5:C6"]
    assert after.freeze_panes == "B2"
    assert after.page_setup.orientation == "landscape"
    assert after["A1"].font.color.rgb == "FFCC0000"


def test_the_copy_is_the_same_each_time_and_tells_nobody_when() -> None:
    data = saved(dressed())
    assert rewritten(data) == rewritten(data)
    assert not [name for name in members(rewritten(data)) if "docProps" in name]


def test_formulas_become_their_last_value() -> None:
    data = book(sheet(row("<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>"a"</f><v>a</v></c>')))
    assert values(rewritten(data)) == [[2, "a"]]


def test_theme_colours_are_worked_out() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "x"
    workbook.active["A1"].font = Font(color=openpyxl.styles.colors.Color(theme=4, tint=-0.5))
    colour = opened(rewritten(saved(workbook))).active["A1"].font.color
    assert (colour.type, colour.rgb[:3]) == ("rgb", "FF2")


def test_hidden_columns_stay_hidden_and_empty() -> None:
    data = book(sheet(row("a", "b", "c"), before='<cols><col min="2" max="2" width="9" hidden="1"/></cols>'))
    after = opened(rewritten(data)).active
    assert after.column_dimensions["B"].hidden
    assert [cell.value for cell in after[1]] == ["a", None, "c"]


def test_dates_since_1904_stay_where_they_are() -> None:
    data = book(
        sheet(row(number(1, style="1"))),
        properties='date1904="1"',
        related={"xl/styles.xml": ("styles", styles("yyyy-mm-dd"))},
    )
    assert opened(rewritten(data)).active["A1"].value == datetime(1904, 1, 2)  # noqa: DTZ001 - no zones in sheets
    assert view(data, "rows").endswith("1904-01-02")


def test_dates_in_words_become_numbers() -> None:
    data = book(sheet(row('<c t="d"><v>1991-03-02</v></c>')))
    assert values(rewritten(data)) == [[33299]]


def test_pictures_are_children_and_stay_in_their_place() -> None:
    pixels = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(pixels, "PNG")
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "x"
    picture = Drawn(pixels)
    picture.anchor = "C4"
    workbook.active.add_image(picture)
    data = saved(workbook)
    reading = XLSX.read(Document("a.xlsx", data))
    assert [child.document.name for child in reading.children] == ["picture-1.png"]
    (kept,) = opened(rewritten(data)).active._images
    assert (kept.anchor._from.col, kept.anchor._from.row) == (2, 3)
    left_out = XLSX.write(Document("a.xlsx", data), Edit()).data
    assert not [name for name in members(left_out) if "media" in name or "drawing" in name]


def test_strict_workbooks_open() -> None:
    old = members(made(("Plan", 2)))
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in old.items()
    }
    assert values(rewritten(zipped(strict))) == [["Plan", 2]]


def test_letters_that_look_like_escapes_stay() -> None:
    data = book(sheet(row("code _x005F_x0041_ end")))
    assert view(data, "rows").endswith("code _x0041_ end")
    again = rewritten(data)
    assert view(again, "rows").endswith("code _x0041_ end")


def test_escaped_pairs_and_halves_do_no_harm() -> None:
    data = book(sheet(row("fine _xD83D__xDE00_ and _xD83D_ end")))
    assert values(rewritten(data)) == [["fine \U0001f600 and  end"]]


# ---- what a mark does


def test_a_part_of_a_text_gives_way() -> None:
    data = book(sheet(row("Seen at 14 Rose Lane today", "y")))
    assert values(rewritten(data, mark("cell:1:A1", 8, 20))) == [["Seen at [withheld] today", "y"]]


def test_a_number_goes_whole() -> None:
    data = made(("x", 7700900123), B1="00000 000000")
    after = rewritten(data, mark("cell:1:B1", 2, 4))
    assert values(after) == [["x", "[withheld]"]]
    assert opened(after).active["B1"].number_format == "General"


def test_two_marks_on_a_number_leave_two_labels() -> None:
    after = rewritten(made((33299,)), mark("cell:1:A1", 0, 2, "[one]"), mark("cell:1:A1", 3, 5, "[two]"))
    assert values(after) == [["[one][two]"]]


def test_a_marked_sheet_name_becomes_a_number() -> None:
    data = book(sheet(row("x")), ("Sheet 1", "visible", sheet(row("y"))), name="Rose Lane")
    assert opened(rewritten(data, mark("name:1", 0, 4))).sheetnames == ["Sheet 1 (2)", "Sheet 1"]


@pytest.mark.parametrize("key", ["cell:1:Z9", "cell:2:A1", "name:7", "format:0", "picture:1"])
def test_a_mark_without_a_place_fails(key: str) -> None:
    with pytest.raises(CannotRedact):
        rewritten(made(("x",)), mark(key, 0, 1))


def test_a_mark_outside_a_text_fails() -> None:
    with pytest.raises(CannotRedact):
        rewritten(made(("x",)), mark("cell:1:A1", 0, 9))


def test_a_picture_of_no_place_fails() -> None:
    document = Document("a.xlsx", made(("x",)))
    with pytest.raises(CannotRedact):
        XLSX.write(document, Edit(children=((Location("picture:3", ""), document),)))


# ---- where values are found: hits beside near misses


BORN, PHONE = "[date of birth withheld]", "[phone number withheld]"
NAME, HOME, NHS = "[name withheld]", "[address withheld]", "[NHS number withheld]"


@pytest.mark.parametrize(
    ("data", "after"),
    [
        (made(("x", 33299)), [["x", BORN]]),
        (made(("x", 33298)), [["x", 33298]]),
        (made(("x", 33299.75), B1="dd/mm/yyyy hh:mm"), [["x", BORN]]),
        (made(("x", 33299), B1="mmm yy"), [["x", BORN]]),
        (made(("x", 33299 - 1462)), [["x", BORN]]),
        (made(("Day", "Month", "Year"), (2, 3, 1991)), [["Day", "Month", "Year"], [BORN, None, None]]),
        (made(("Day", "Month", "Year"), (2, 3, 1992)), [["Day", "Month", "Year"], [2, 3, 1992]]),
        (made(("No", 7700900123)), [["No", PHONE]]),
        (made(("No", 447700900123)), [["No", PHONE]]),
        (made(("No", 7700900124)), [["No", 7700900124]]),
        (made(("No", 7700900123), B1="0#### ######"), [["No", PHONE]]),
        (made(("No", "07700", "900123")), [["No", PHONE, None]]),
        (made(("No", 9990000018)), [["No", NHS]]),
        (made(("Home", "HR6", "8XQ")), [["Home", HOME, None]]),
        (made(("Home", "SY8", "1AA")), [["Home", "SY8", "1AA"]]),
        (
            made(("Surname", "Age", "Forename"), ("Okafor", 34, "Tamsin")),
            [["Surname", "Age", "Forename"], [NAME, 34, None]],
        ),
        (made(("Forename", "Surname"), ("Tamsin", "Okafor")), [["Forename", "Surname"], [NAME, None]]),
        (made(("Okafor", "Tamsin", 34)), [[NAME, None, 34]]),
        (
            made(
                ("ID", "Street", "Town", "Postcode"),
                (1, "14 Rose Lane", "Leominster", "HR6 8XQ"),
                (2, "2 Oak Road", "Ludlow", "SY8 1AA"),
            ),
            [
                ["ID", "Street", "Town", "Postcode"],
                [1, HOME, None, None],
                [2, "2 Oak Road", "Ludlow", "SY8 1AA"],
            ],
        ),
        (
            made(("a", "14 Rose Lane"), ("b", "Leominster"), ("c", "HR6 8XQ")),
            [["a", HOME], ["b", None], ["c", None]],
        ),
        (book(sheet(row(number("7.700900123E+9"), "x"))), [[PHONE, "x"]]),
        (book(sheet(row(number("7700900122.9999998"), "x"))), [[PHONE, "x"]]),
    ],
)
def test_found_and_removed(data: bytes, after: list[list[object]]) -> None:
    result = run(data)
    assert result.output is not None, [reason.message for reason in result.report.reasons]
    seen = values(result.output)
    width = max(map(len, after))
    assert [[*cells, *[None] * (width - len(cells))] for cells in seen] == after


def test_the_report_warns_and_names_the_cell() -> None:
    report = run(made(("x", 33299))).report
    assert any("advise against releasing spreadsheets" in note for note in report.notes)
    assert {one.place for one in report.decisions} == {"sheet 1, cell B1"}


def test_a_place_never_holds_text_of_the_workbook() -> None:
    data = book(sheet(row(text("x", "A1"))), name="14 Rose Lane")
    for one in XLSX.read(Document("a.xlsx", data)).views:
        assert not any("Rose" in segment.location.label for segment in one.segments)


def test_what_is_left_out_is_told() -> None:
    data = book(sheet(row("<c><f>1</f><v>1</v></c>"), after="<headerFooter/>"))
    told = {(part.location.label, part.what) for part in XLSX.read(Document("a.xlsx", data)).opaque}
    assert told == {("sheet 1 (once)", "formula"), ("sheet 1 (once)", "page-header")}


def test_numbers_are_searched_in_every_form() -> None:
    forms = view(made((7700900123, 33299, 9990000018)), "as stored").split("\n\n")
    assert forms == ["07700900123", "033299", "00033299", "1991-03-02", "1995-03-03"]


def test_more_text_than_the_limit_is_refused() -> None:
    small = Xlsx(Limits(characters=50))
    with pytest.raises(TooLarge):
        small.read(Document("a.xlsx", made(("a" * 60,))))
