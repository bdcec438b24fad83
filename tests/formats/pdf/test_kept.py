"""The reader leaves the pages it followed to the writer: the file is the same as from following them anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.pdf.places import PLACES, SECRET
from redactor.formats.pdf.adapter import Pdf
from redactor.model.finding import Edit
from redactor.model.text import Reading

from .making import FORENAME, SURNAME, VALUE
from .road import document, marks, unchanged
from .test_look import PAGES

TOLD = (
    "nested forms", "shared form", "over two pages", "under a black box", "layer off", "in several streams",
    "several fonts in a word", "homoglyphs", "differences by glyph names", "tiling pattern", "stencil",
    "soft mask of a picture", "in two strips", "scan with its text layer", "bookmark", "replacement text",
    "web address", "attached text", "turned page", "type3 drawn with another font",
)  # fmt: skip
FILES: dict[str, Callable[[], bytes]] = {
    **PAGES,
    **{one.name: lambda one=one: one.build(SECRET) for one in PLACES if one.name in TOLD},  # type: ignore[misc]
}


def edit_for(reading: Reading) -> Edit:
    dropped = tuple(part.location for part in reading.opaque)
    return Edit(marks(reading, (VALUE, FORENAME, SURNAME)), unchanged(reading), dropped)


def unopened(*_: Any) -> Any:
    raise AssertionError("The pages were followed a second time")


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_the_same_to_the_byte(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = document(FILES[name]())
    adapter = Pdf()
    reading = adapter.read(paper)
    edit = edit_for(reading)
    with monkeypatch.context() as only_what_was_kept:
        only_what_was_kept.setattr("redactor.formats.pdf.write.open_book", unopened)
        kept = adapter.write(paper, edit)
    assert kept.data == Pdf().write(paper, edit).data
    assert kept.data == adapter.write(paper, edit).data  # what was kept is used once


def test_another_file_in_between_changes_nothing() -> None:
    first, second = document(FILES["a report"]()), document(FILES["nested forms"]())
    adapter = Pdf()
    one, other = adapter.read(first), adapter.read(second)
    assert adapter.write(second, edit_for(other)).data == Pdf().write(second, edit_for(other)).data
    assert adapter.write(first, edit_for(one)).data == Pdf().write(first, edit_for(one)).data


def test_every_name_stands_for_a_file() -> None:
    assert set(TOLD) <= FILES.keys()
