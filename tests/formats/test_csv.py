"""Tables in text: only cells change, the structure stays byte for byte; rows, columns, headings, numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.formats.delimited import delimiter_of, table_of
from redactor.formats.plain import Plain
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit
from tests.formats.sheet_road import run

HOME, NAME, BORN, PHONE = (
    "[address withheld]",
    "[name withheld]",
    "[date of birth withheld]",
    "[phone number withheld]",
)


def redacted(text: str, name: str = "a.csv", charset: str = "utf-8") -> str:
    result = run(text.encode(charset), name)
    assert result.output is not None, [reason.message for reason in result.report.reasons]
    return result.output.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "ID,Name,Street,Town,Postcode\n1,Ann Lee,14 Rose Lane,Leominster,HR6 8XQ\n"
            "2,Bob Hale,2 Oak Road,Ludlow,SY8 1AA\n",
            f"ID,Name,Street,Town,Postcode\n1,Ann Lee,{HOME},,\n2,Bob Hale,2 Oak Road,Ludlow,SY8 1AA\n",
        ),
        (
            '"Name";"Home"\r\n"Ann ""Annie"" Lee";"14 Rose Lane\r\nLeominster"\r\n"Bob";"a; b"\r\n',
            f'"Name";"Home"\r\n"Ann ""Annie"" Lee";"{HOME}\r\n"\r\n"Bob";"a; b"\r\n',
        ),
        (
            "Surname,Forename,DOB\nOkafor,Tamsin,33299\nHale,Bob,33298\n",
            f"Surname,Forename,DOB\n{NAME},,{BORN}\nHale,Bob,33298\n",
        ),
        ("what\twhere\nRef\tHX6\nnote\t14 Rose Lane\n", f"what\twhere\nRef\tHX6\nnote\t{HOME}\n"),
        ("Call,No\nAnn,7700900123\nBob,7700900124\n", f"Call,No\nAnn,{PHONE}\nBob,7700900124\n"),
        ("k,v\nred,14 Rose Lane\nblue,Leominster\ngreen,HR6 8XQ\n", f"k,v\nred,{HOME}\nblue,\ngreen,\n"),
        ("a,b\nx,=SUM(A1)\ny,+14\nz,@cmd\n", "a,b\nx,=SUM(A1)\ny,+14\nz,@cmd\n"),
        ("a|b|c\nxx|HR6|8XQ\nyy|SY8|1AA\n", f"a|b|c\nxx|{HOME}|\nyy|SY8|1AA\n"),
    ],
)
def test_cells_give_way_and_structure_stays(before: str, after: str) -> None:
    assert redacted(before) == after


def test_prose_with_commas_is_no_table() -> None:
    letter = "Dear Dana,\n\nShe lives at 14 Rose Lane, Leominster, HR6 8XQ, you know.\n\nYours,\nMe\n"
    assert redacted(letter, "a.txt") == f"Dear Dana,\n\nShe lives at {HOME}, you know.\n\nYours,\nMe\n"


def test_a_table_without_a_name_is_still_a_table() -> None:
    text = "Call,No\nAnn,7700900123\nBob,7700900124\n"
    assert redacted(text, "note.txt") == redacted(text)


@pytest.mark.parametrize(
    ("charset", "mark"), [("utf-8", ""), ("utf-8-sig", "\ufeff"), ("utf-16", "\ufeff"), ("cp1252", "\ufeff")]
)
def test_a_spreadsheet_program_still_reads_the_letters(charset: str, mark: str) -> None:
    text = "Name,Note\nJosé,fine\nZoë,14 Rose Lane\n"
    assert redacted(text, charset=charset) == f"{mark}Name,Note\nJosé,fine\nZoë,{HOME}\n"


def test_a_table_in_ascii_needs_no_mark() -> None:
    assert redacted("a,b\nc,d\ne,f\n", charset="utf-8-sig") == "a,b\nc,d\ne,f\n"


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("a,b\nc,d\ne,f\n", "x", ","),
        ("a;b,c\nd;e\nf;g\n", "x", ";"),
        ("a,b\n", "x.csv", ","),
        ("a,b\nc,d\n", "x", ""),
        ("a,b,c\nd,e,f\n", "x", ","),
        ("one line\nanother line\n", "x.csv", ""),
        ("Hello, you.\n\nNo more.\nOr so.\n", "x", ""),
    ],
)
def test_what_is_a_table(text: str, name: str, sign: str) -> None:
    assert delimiter_of(text, name) == sign


@given(
    st.lists(
        st.lists(st.text(alphabet='ab "\n\r,;é1', max_size=6), min_size=2, max_size=4), min_size=1, max_size=5
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_cells_are_those_of_the_csv_module(table: list[list[str]], end: str, quoting: int) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(table)  # type: ignore[arg-type]
    found = {(cell.row, cell.column): cell.text for cell in table_of(out.getvalue(), ",").cells}
    wanted = {
        (r, c): text.replace("\r\n", "\n").replace("\r", "\n")
        for r, cells in enumerate(csv.reader(io.StringIO(out.getvalue(), newline="")), 1)
        for c, text in enumerate(cells, 1)
        if text.strip() and text.strip('" \r\n')
    }
    assert {place: found.get(place) for place in wanted} == wanted


@given(st.text(alphabet='ab",;\n\r \t', max_size=60))
def test_any_text_without_marks_stays(text: str) -> None:
    document = Document("a.csv", text.encode())
    form = Plain(Limits())
    form.read(document)
    assert form.write(document, Edit()).data == text.encode()
