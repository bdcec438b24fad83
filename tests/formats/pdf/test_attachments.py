"""Attached files are children, wherever they hang; they come back redacted, under names that tell nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.outcome import Stance
from tests.formats.pdf.looking import opened, traces
from tests.formats.pdf.making import SURNAME, VALUE, Sheet, simple
from tests.formats.pdf.road import document, marks
from tests.verify.teeth.planting import check

TEXT = f"About {VALUE}".encode()
CLEAN = b"About [name withheld]"


def specification(sheet: Sheet, name: str = "notes.txt", data: bytes = TEXT, **entry: Any) -> Any:
    stream = sheet.pdf.make_stream(data, Dictionary(Type=Name.EmbeddedFile))
    return sheet.pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=stream), **entry)
    )


def in_the_list(sheet: Sheet) -> None:
    sheet.pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(VALUE), specification(sheet, Desc=VALUE)]))
    )


def in_a_branch_of_the_list(sheet: Sheet) -> None:
    leaf = Dictionary(Limits=Array(["a", "z"]), Names=Array([String("a"), specification(sheet)]))
    sheet.pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Kids=Array([sheet.pdf.make_indirect(leaf)])))


def at_a_paper_clip(sheet: Sheet) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([9, 9, 29, 29]), Contents=VALUE
    )
    note["/FS"] = specification(sheet)
    sheet.pdf.pages[0].obj["/Annots"] = Array([sheet.pdf.make_indirect(note)])


def associated_with_the_file(sheet: Sheet) -> None:
    sheet.pdf.Root.AF = Array([specification(sheet, AFRelationship=Name.Source)])


def associated_with_a_page_and_listed(sheet: Sheet) -> None:
    in_the_list(sheet)
    sheet.pdf.pages[0].obj["/AF"] = Array([sheet.pdf.Root.Names.EmbeddedFiles.Names[1]])


def in_a_portfolio(sheet: Sheet) -> None:
    in_the_list(sheet)
    schema = Dictionary(N=Dictionary(Type=Name.CollectionField, Subtype=Name.S, N=String(VALUE)))
    sheet.pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D, Schema=schema)


PLACES: list[Callable[[Sheet], None]] = [
    in_the_list,
    in_a_branch_of_the_list,
    at_a_paper_clip,
    associated_with_the_file,
    associated_with_a_page_and_listed,
    in_a_portfolio,
]


def made(*hang: Callable[[Sheet], None]) -> bytes:
    sheet = simple("Nothing to see.")
    for one in hang:
        one(sheet)
    return sheet.bytes()


def attached(data: bytes) -> dict[str, list[bytes]]:
    return dict(pypdf.PdfReader(io.BytesIO(data)).attachments)


@pytest.mark.parametrize("hang", PLACES)
def test_it_is_a_child_and_comes_back_redacted(hang: Callable[[Sheet], None]) -> None:
    data = made(hang)
    reading = Pdf().read(document(data))
    assert [child.document.data for child in reading.children] == [TEXT]
    assert not {"attachment", "associated-file", "portfolio"} & {part.what for part in reading.opaque}
    children = tuple((child.location, Document("x.txt", CLEAN)) for child in reading.children)
    result = Pdf().write(document(data), Edit(marks(reading, (VALUE,)), children)).data
    assert attached(result) == {"notes.txt": [CLEAN]}
    assert traces(result, SURNAME) == []
    assert check(result, stance=Stance.OURS).unread == ()


def test_a_name_that_tells_something_becomes_neutral() -> None:
    data = made(in_the_list)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Names.EmbeddedFiles.Names[1]["/UF"] = String(f"C:\\cases\\{VALUE}.txt")
        out = io.BytesIO()
        pdf.save(out)
    data = out.getvalue()
    reading = Pdf().read(document(data))
    children = tuple((child.location, Document("x.txt", CLEAN)) for child in reading.children)
    result = Pdf().write(document(data), Edit(marks(reading, (VALUE,)), children)).data
    assert list(attached(result)) == ["document-1.txt"]
    assert traces(result, SURNAME) == []


def test_two_of_one_name_stay_two_and_lie_about_their_kind_no_more() -> None:
    def two(sheet: Sheet) -> None:
        sheet.pdf.Root.AF = Array(
            [specification(sheet, "a.png", b"one"), specification(sheet, "a.png", b"two")]
        )

    data = made(two)
    reading = Pdf().read(document(data))
    children = tuple((child.location, child.document) for child in reading.children)
    result = Pdf().write(document(data), Edit((), children)).data
    assert attached(result) == {"a.txt": [b"one"], "a-2.txt": [b"two"]}


def test_one_that_is_left_out_is_gone_and_one_forgotten_is_refused() -> None:
    data = made(in_the_list)
    (child,) = Pdf().read(document(data)).children
    result = Pdf().write(document(data), Edit(dropped=(child.location,))).data
    assert "/Names" not in opened(result).Root
    with pytest.raises(CannotRedact):
        Pdf().write(document(data), Edit())


def codes(hang: Callable[[Sheet], None]) -> set[str]:
    return {part.what for part in Pdf().read(document(made(hang))).opaque}


def test_what_is_no_file_is_named() -> None:
    def elsewhere(sheet: Sheet) -> None:
        sheet.pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, F=String("http://example.org/a"))])

    def related(sheet: Sheet) -> None:
        sheet.pdf.Root.AF = Array([specification(sheet, RF=Dictionary(F=Array([])))])

    def odd_list(sheet: Sheet) -> None:
        sheet.pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Other=Array([])))

    def empty_portfolio(sheet: Sheet) -> None:
        sheet.pdf.Root.Collection = Dictionary(Type=Name.Collection)

    assert "external-reference" in codes(elsewhere)
    assert "attachment" in codes(related)
    assert "attachment" in codes(odd_list)
    assert "portfolio" in codes(empty_portfolio)
    assert "annotation" in codes(at_a_paper_clip)
    assert "property" in codes(in_a_portfolio)
