"""The verifier as a whole: names, limits, pictures through OCR, sightings, failures."""

from __future__ import annotations

import io
import zipfile

import pytest

from redactor.model.document import Document, Limits
from redactor.model.errors import CannotVerify
from redactor.model.kind import Kind
from redactor.model.outcome import Stance
from redactor.verify.verifier import IndependentVerifier

from .teeth import pdf_fonts, pdf_pages, pdf_pictures, word
from .teeth.planting import HOME, LABELS, PLANTED, check, withheld


class Eyes:
    """Stands for an OCR engine."""

    def __init__(self, text: str) -> None:
        self.said = text
        self.calls = 0

    def text(self, image: bytes) -> str:
        assert image.startswith(b"P5")
        self.calls += 1
        return self.said

    def turned(self, image: bytes) -> str:
        return self.text(image)


class Blind:
    """An OCR engine that fails."""

    def text(self, image: bytes) -> str:
        raise CannotVerify

    def turned(self, image: bytes) -> str:
        raise CannotVerify


def test_file_name_is_searched() -> None:
    assert check(b"hello", name="14-rose-lane_notes.txt").leaks[0].place == "the file name"
    assert check(b"hello", name="16-rose-lane_notes.txt").leaks == ()


@pytest.mark.parametrize("build", [pdf_pictures.picture, pdf_pictures.inline_picture, pdf_pictures.png])
def test_pictures_are_read_with_ocr(build) -> None:  # type: ignore[no-untyped-def]
    data = build(PLANTED)
    assert check(data).unread
    seen = check(data, ocr=Eyes(f"home: {PLANTED}"))
    assert seen.leaks
    assert seen.unread == ()
    assert check(data, ocr=Eyes("nothing special")).leaks == ()
    assert check(data, ocr=Blind()).unread


def test_picture_nobody_draws_is_read_with_ocr() -> None:
    assert check(pdf_pictures.picture_nobody_draws(PLANTED), ocr=Eyes(PLANTED)).leaks
    assert check(pdf_pictures.thumbnail(PLANTED), ocr=Eyes(PLANTED)).leaks
    assert check(pdf_pictures.soft_mask(PLANTED), ocr=Eyes(PLANTED)).leaks


def test_text_pages_need_no_ocr() -> None:
    eyes = Eyes("")
    assert check(pdf_pages.plain("hello"), ocr=eyes).unread == ()
    assert eyes.calls == 0


def test_lying_font_is_unread_even_with_ocr() -> None:
    data = pdf_fonts.wide_font_with_a_lying_map("Green Hill Farm")
    assert check(data, ocr=Eyes("Green Hill Farm visit went well")).unread


def test_sightings_carry_the_text_once() -> None:
    report = check(pdf_pages.across_pages("Some words"))
    main = report.sightings[0]
    assert main.place == "pages 1 to 2"
    assert main.text.count("\f") == 1
    assert sum(len(one.text) for one in report.sightings) < 2 * len(main.text)


def test_hidden_text_becomes_a_sighting() -> None:
    report = check(pdf_pages.in_a_layer_that_is_off("Hedgehog Manor"))
    assert any("Hedgehog Manor" in one.text for one in report.sightings)
    report = check(pdf_pages.replaced_by_actual_text("Hedgehog Manor"))
    assert any("Hedgehog Manor" in one.text for one in report.sightings)


def test_doubt_in_a_decoding_becomes_a_sighting() -> None:
    rare = withheld(Kind.PERSON, "Ann Hale", forenames="Ann", surname="Hale")
    report = check(b"see %48%61%6C%65 there", rare)
    assert report.leaks == ()
    assert report.doubts
    assert any("Hale" in one.text for one in report.sightings)


def test_table_reads_as_cells() -> None:
    report = check(word.in_cells("left right"))
    assert any("left\tright" in one.text for one in report.sightings)


def test_birth_date_stored_as_a_number_in_a_spreadsheet() -> None:
    born = withheld(Kind.DATE_OF_BIRTH, "1991-03-02")
    types = {"[Content_Types].xml": word.TYPES}
    sheet = "<worksheet><row><c><v>{}</v></c></row></worksheet>"
    assert check(word.packed({**types, "xl/worksheets/s.xml": sheet.format(33299)}), born).leaks
    assert check(word.packed({**types, "xl/worksheets/s.xml": sheet.format(33300)}), born).leaks == ()


def test_garbled_accents() -> None:
    person = withheld(Kind.PERSON, "Zo\u00eb M\u00fcllerin", forenames="Zo\u00eb", surname="M\u00fcllerin")
    assert check("Frau Zo\u00c3\u00ab M\u00c3\u00bcllerin kam".encode(), person).leaks


def test_limits_block() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * 21_000_000)
    verifier = IndependentVerifier(LABELS, Limits(expansion=20))
    assert verifier.verify(Document("a", buffer.getvalue()), [HOME], [], Stance.FOREIGN).unread
    small = IndependentVerifier(LABELS, Limits(document_bytes=10))
    assert small.verify(Document("a", b"x" * 11), [HOME], [], Stance.FOREIGN).unread
    deep = b"end"
    for _ in range(9):
        deep = word.packed({"a.zip": deep})
    assert check(deep).unread
    pages = IndependentVerifier(LABELS, Limits(pages=1))
    data = pdf_pages.across_pages("some words")
    assert pages.verify(Document("a", data), [HOME], [], Stance.FOREIGN).unread


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"\x89PNG\r\n", b"<", b"From: a\n"]
)
def test_stumps_never_raise(data: bytes) -> None:
    check(data)


def test_nothing_to_look_for_still_reads() -> None:
    verifier = IndependentVerifier(frozenset(), Limits())
    report = verifier.verify(Document("a", b"hello"), [], [], Stance.FOREIGN)
    assert (report.leaks, report.unread) == ((), ())
    assert report.sightings[0].text == "hello"
