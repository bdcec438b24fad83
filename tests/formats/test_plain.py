"""Text files: what is taken for text, what is not; marked text is gone and the rest is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.formats.plain import Plain
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, TooLarge
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place

PLAIN = Plain(Limits())
VALUE = "14 Rose Lane"


def _marks(document: Document, value: str = VALUE, label: str = "[withheld]") -> tuple[Mark, ...]:
    marks = []
    for view in PLAIN.read(document).views:
        start = view.text.find(value)
        while start >= 0:
            marks.append(Mark(view.locate(start, start + len(value)), label, Kind.ADDRESS, ("x",)))
            start = view.text.find(value, start + len(value))
    return tuple(marks)


def _redact(data: bytes, value: str = VALUE) -> str:
    document = Document("a.txt", data)
    return PLAIN.write(document, Edit(marks=_marks(document, value))).data.decode()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_charset_becomes_utf8_without_the_value(charset: str) -> None:
    data = "She lives at 14 Rose Lane, café.\r\nNext – line\n".encode(charset)
    assert PLAIN.recognises(Document("a", data))
    assert _redact(data) == "She lives at [withheld], café.\r\nNext – line\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01binary",
        b"a\x1b[31mred",
        "14 Rose Lane".encode("utf-16-le"),
        b"\x81\x8d\x8f",
        rb"{\rtf1\ansi hello}",
        b"  <!DOCTYPE html><p>hi",
        b"<html><body>hi</body></html>",
        b"<p>hi</p>",
        b'<?xml version="1.0"?><a/>',
        b"Preface\n<table><tr><td>1</td></tr></table>",
        b"%PDF-1.7\n",
        b"PK\x03\x04abc",
        b"From: a@example.org\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nhello",
        b"Received: from x\r\n by y\r\nFrom: a@example.org\r\n\r\nhello",
        b"Subject: =?utf-8?B?MTQgUm9zZSBMYW5l?=\r\nFrom: a@example.org\r\n\r\nhello",
        b"From a@example.org Mon Jan 1\r\nSubject: x\r\n\r\nhello",
        b"begin 644 a.doc\nM...",
    ],
)
def test_what_is_not_plain_text_is_left_to_others(data: bytes) -> None:
    assert not PLAIN.recognises(Document("a.txt", data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"To: Mrs Hale\nFrom: Duty desk\nDate: 3 March\nSubject: visit\n\nShe came.",
        b"<https://example.org> is the page",
        b"x < y and y > z",
        b"name,street\nA,14 Rose Lane\n",
        b"# Title\n\nSome <b>bold</b> text",
        b"The MIME-Version: header is explained here.\n",
        b"Tab\tand form feed\f",
    ],
)
def test_near_misses_are_plain_text(data: bytes) -> None:
    assert PLAIN.recognises(Document("a.pdf", data))


def test_value_across_lines_leaves_one_label_and_the_line_end() -> None:
    document = Document("a", b"at 14 Rose\r\nLane, Leominster\r\nend")
    view = PLAIN.read(document).views[0]
    start = view.text.index("14")
    mark = Mark(view.locate(start, start + 12), "[withheld]", Kind.ADDRESS, ())
    assert PLAIN.write(document, Edit((mark,))).data == b"at [withheld]\r\n, Leominster\r\nend"


def test_neighbouring_marks_keep_their_own_labels() -> None:
    document = Document("a", b"Rose Hale")
    line = Location("1", "line 1")
    marks = (
        Mark((Place(line, 0, 4),), "[one]", Kind.PERSON, ()),
        Mark((Place(line, 5, 9),), "[two]", Kind.PERSON, ()),
        Mark((Place(line, 4, 5),), "-", Kind.PERSON, ()),
    )
    assert PLAIN.write(document, Edit(marks)).data == b"[one]-[two]"


def test_tags_do_not_hide_a_value() -> None:
    assert _redact(b"at 14 <b>Rose</b> Lane now") == "at [withheld]<b></b> now"


def test_labels_name_lines_and_never_text() -> None:
    view = PLAIN.read(Document("a", b"one\ntwo\n\nfour")).views[0]
    assert [segment.location.label for segment in view.segments] == ["line 1", "line 2", "line 4"]


@pytest.mark.parametrize("place", [Place(Location("9", ""), 0, 1), Place(Location("1", ""), 2, 99)])
def test_a_mark_outside_the_text_cannot_be_carried_out(place: Place) -> None:
    with pytest.raises(CannotRedact):
        PLAIN.write(Document("a", b"short"), Edit((Mark((place,), "x", Kind.TEXT, ()),)))


def test_more_characters_than_allowed_is_refused() -> None:
    with pytest.raises(TooLarge):
        Plain(Limits(characters=3)).read(Document("a", b"four"))


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=8),
    st.integers(0, 7),
)
def test_marked_text_goes_and_other_lines_stay(lines: list[str], at: int) -> None:
    at = min(at, len(lines))
    data = "\n".join([*lines[:at], "x 14 Rose Lane y", *lines[at:]]).encode()
    document = Document("a", data)
    if not PLAIN.recognises(document):
        return
    out = PLAIN.write(document, Edit(marks=_marks(document))).data.decode()
    expected = "\n".join([*lines[:at], "x [withheld] y", *lines[at:]])
    assert out == expected.removeprefix("\ufeff")
