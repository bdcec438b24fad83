"""Numbers as a format shows them, beside what Excel shows."""

from __future__ import annotations

import pytest

from redactor.formats.xlsx.shown import shown_number, shown_text


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("33299", "dd/mm/yyyy", "02/03/1991"),
        ("33299", "d-mmm-yy", "2-Mar-91"),
        ("33299", "mmmm yyyy", "March 1991"),
        ("33299", "[$-809]dddd\\, d mmmm yyyy;@", "Saturday, 2 March 1991"),
        ("33299.5", "dd/mm/yyyy hh:mm", "02/03/1991 12:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("0.51041667", "hh:mm:ss", "12:15:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("-1", "dd/mm/yyyy", "-1"),
        ("7700900123", "00000 000000", "07700 900123"),
        ("7700900123", "0#### ######", "07700 900123"),
        ("200145", "00\\-00\\-00", "20-01-45"),
        ("45", "00-00-00", "00-00-45"),
        ("12", "00000", "00012"),
        ("14", '"Flat "0', "Flat 14"),
        ("1", '"14 Rose Lane"', "14 Rose Lane"),
        ("5", ";;;", ""),
        ("5", '0;;"none"', "5"),
        ("0", '0;;"none"', "none"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("-5", "#,##0;(#,##0)", "(5)"),
        ("-5", "0.0", "-5.0"),
        ("0.256", "0%", "26%"),
        ("1234", "£#,##0.00", "£1,234.00"),
        ("1234", "[$£-809]#,##0", "£1,234"),
        ("1500000", '0.0,,"m"', "1.5m"),
        ("7", '[<10]"few";[>=10]"many"', "few"),
        ("70", '[<10]"few";[>=10]"many"', "many"),
        ("3", 'General" x"', "3 x"),
        ("0.1", "General", "0.1"),
        ("007", "General", "7"),
        ("447700900123", "General", "4.47701E+11"),
        ("12345678901", "General", "12345678901"),
        ("not a number", "0", "not a number"),
        ("1e300", "0", "1.00000E+300"),
    ],
)
def test_numbers(raw: str, code: str, shown: str) -> None:
    assert shown_number(raw, code, from_1904=False) == shown


def test_days_are_counted_from_1904_when_the_workbook_says_so() -> None:
    assert shown_number("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@pytest.mark.parametrize(
    ("code", "shown"), [("General", "x"), ("@", "x"), ('0;0;0;"14 "@', "14 x"), (";;;", ""), ("0;0;0", "x")]
)
def test_texts(code: str, shown: str) -> None:
    assert shown_text("x", code) == shown
