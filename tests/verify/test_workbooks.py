"""Numbers that stand for days and phone numbers; and our own workbooks, which hold nothing but values."""

from __future__ import annotations

import pytest

from redactor.model.kind import Kind
from redactor.model.outcome import Stance
from redactor.verify.stored_numbers import meanings

from .teeth.planting import INNOCENT, PLANTED, check, withheld
from .teeth.workbooks import MAIN, cell, row, workbook

BORN = withheld(Kind.DATE_OF_BIRTH, "1991-03-02", year="1991", month="03", day="02")
PHONE = withheld(Kind.PHONE, "07700 900123")
ACCOUNT = withheld(Kind.BANK_ACCOUNT, "00123456", account="00123456")


def stored(raw: str) -> bytes:
    return workbook(row(f"<c><v>{raw}</v></c>", "x"))


@pytest.mark.parametrize("raw", ["33299", "33299.5", "3.3299E4", "31837"])
def test_a_day_is_found_whenever_it_is_counted_from(raw: str) -> None:
    assert check(stored(raw), BORN).leaks


@pytest.mark.parametrize("raw", ["33298", "133299", "3329", "33299000"])
def test_another_number_is_not_that_day(raw: str) -> None:
    report = check(stored(raw), BORN)
    assert (report.leaks, report.doubts) == ((), ())


@pytest.mark.parametrize("raw", ["7700900123", "447700900123", "7.700900123E+9", "7700900122.9999999"])
def test_a_phone_number_that_lost_its_zero_is_found(raw: str) -> None:
    assert check(stored(raw), PHONE).leaks


@pytest.mark.parametrize("raw", ["7700900124", "77009001230", "7.700900124E+9"])
def test_another_number_is_not_that_phone(raw: str) -> None:
    assert not check(stored(raw), PHONE).leaks


def test_an_account_that_lost_its_zeros_is_found() -> None:
    assert check(stored("123456"), ACCOUNT).leaks
    assert not check(stored("123457"), ACCOUNT).leaks


@pytest.mark.parametrize("text", ["33299", "7700900123"])
def test_tables_in_text_are_read_the_same_way(text: str) -> None:
    data = f"who,what\nAnn,{text}\nBob,12\nCy,13\n".encode()
    assert check(data, BORN, PHONE).leaks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("33299", ["033299", "00033299", "1991-03-02", "1995-03-03"]),
        ("12", []),
        ("1234567", ["01234567"]),
        ("x1", []),
        ("4.5E+3", ["4500", "004500", "1912-04-26", "1916-04-27"]),
    ],
)
def test_what_a_number_may_stand_for(text: str, said: list[str]) -> None:
    assert list(meanings(text)) == said


def ours(data: bytes) -> set[str]:
    """Return why a workbook is not one that we write."""
    return {one.why for one in check(data, stance=Stance.OURS).unread}


def sheet(inner: str, more: str = "") -> bytes:
    part = f"<worksheet {MAIN}>{more}<sheetData>{inner}</sheetData></worksheet>"
    return workbook("", {"xl/worksheets/sheet1.xml": part})


def test_a_plain_workbook_is_as_we_write_it() -> None:
    assert ours(workbook(row("a", "<c><v>1</v></c>"))) == set()


PARTS = [
    "xl/comments1.xml",
    "xl/sharedStrings.xml",
    "xl/externalLinks/externalLink1.xml",
    "xl/tables/table1.xml",
    "xl/pivotCache/pivotCacheDefinition1.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "customXml/item1.xml",
    "xl/calcChain.xml",
    "xl/theme/theme1.xml",
    "word/document.xml",
]


@pytest.mark.parametrize("name", PARTS)
def test_parts_that_we_never_write_block(name: str) -> None:
    assert "it has parts that Redactor does not write" in ours(workbook("", {name: "<a/>"}))
    report = check(workbook("", {name: "<a/>"}))
    assert report.unread == ()


@pytest.mark.parametrize(
    "data",
    [
        sheet("<row><c><f>1</f><v>1</v></c></row>"),
        sheet("", "<sheetPr codeName='x'/>"),
        sheet("<row><c cm='1'><v>1</v></c></row>"),
        workbook(book="<definedNames/>"),
        workbook(
            "", {"xl/workbook.xml": f"<workbook {MAIN}><sheets><sheet state='hidden'/></sheets></workbook>"}
        ),
        workbook("", {"xl/styles.xml": f"<styleSheet {MAIN}><dxfs/></styleSheet>"}),
        workbook("", {"xl/drawings/drawing1.xml": "<wsDr><pic><cNvPr descr='x'/></pic></wsDr>"}),
    ],
)
def test_elements_that_we_never_write_block(data: bytes) -> None:
    assert ours(data) == {"it has elements or attributes that Redactor does not write"}


@pytest.mark.parametrize(
    "data", [sheet("<row>words</row>"), sheet("<!--x-->"), sheet("<row><c><is>words</is></c></row>")]
)
def test_words_where_we_never_write_any_block(data: bytes) -> None:
    assert ours(data) == {"it has text where Redactor writes none"}


@pytest.mark.parametrize(
    "data",
    [
        sheet(f"<row hidden='1'>{cell('x')}</row>"),
        sheet(f"<row>{cell('x', 'B1')}</row>", "<cols><col min='2' max='3' hidden='1'/></cols>"),
    ],
)
def test_values_in_hidden_rows_and_columns_block(data: bytes) -> None:
    assert ours(data) == {"it has values in hidden rows or columns"}
    assert check(data).unread == ()


def test_hidden_rows_without_values_are_fine() -> None:
    empty = sheet("<row hidden='1'><c s='1'/></row>", "<cols><col min='2' max='3' hidden='1'/></cols>")
    assert ours(empty) == set()


@pytest.mark.parametrize("text", [PLANTED, INNOCENT])
def test_the_cells_are_sightings_for_the_matcher(text: str) -> None:
    report = check(workbook(row(*text.split(" "))))
    assert any("\t".join(text.split(" ")) in one.text for one in report.sightings)


def test_a_broken_sheet_is_unread() -> None:
    data = workbook("", {"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"})
    assert any("XML" in one.why for one in check(data).unread)


def test_many_small_numbers_are_no_birth_date() -> None:
    counts = "".join(row(*(f"<c><v>{(r * 7 + c * 3) % 11}</v></c>" for c in range(12))) for r in range(60))
    report = check(workbook(counts), BORN, PHONE)
    assert (report.leaks, report.doubts) == ((), ())
