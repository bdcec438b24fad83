"""Teeth that cannot fail prove nothing: with one of the verifier's means taken away, its teeth must miss.

Each row names a means, a place that it alone finds, and what it becomes without it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from benchmarks.pdf.places import PLACES, SECRET
from redactor.model.outcome import Stance, VerificationReport
from redactor.verify.pdf.resources import Resources

from .teeth import pdf_fonts, pdf_pages, pdf_pictures, pdf_places
from .teeth.planting import PLANTED, check
from .test_every_place import Eyes, looked
from .test_ours import clean_pdf, subset

BY_NAME = {one.name: one for one in PLACES}


def nothing(*_: Any, **__: Any) -> Any:
    """A means that does not look."""
    return


def found(report: VerificationReport) -> bool:
    return bool(report.leaks)


def blocked(report: VerificationReport) -> bool:
    return bool(report.leaks or report.unread)


def place(name: str) -> Callable[[], VerificationReport]:
    return lambda: looked(BY_NAME[name].build(SECRET), Eyes())


def planted(build: Callable[[str], bytes]) -> Callable[[], VerificationReport]:
    return lambda: check(build(PLANTED))


def ours(data: Callable[[], bytes]) -> Callable[[], VerificationReport]:
    return lambda: check(data(), stance=Stance.OURS)


PDF = "redactor.verify.pdf."
MUTANTS: list[tuple[str, Any, Callable[[], VerificationReport], Callable[[VerificationReport], bool]]] = [
    # the text of pages: only what PDFium puts together
    (PDF + "reader.read_pages", nothing, place("shuffled letters"), found),
    (PDF + "pages._read_joins", nothing, planted(pdf_pages.across_pages), found),
    (PDF + "pages._read_views", nothing, planted(pdf_pages.in_columns), found),
    # every object
    (PDF + "streams._read_metadata", nothing, place("xmp in utf16"), found),
    (PDF + "streams._read_metadata", nothing, planted(pdf_places.xmp), found),
    (PDF + "streams._read_content", nothing, planted(pdf_pages.as_alternate_text), found),
    (PDF + "streams._read_content", nothing, planted(pdf_fonts.wide_font_without_a_map), found),
    (PDF + "streams._read_other", nothing, place("script in a stream"), found),
    (PDF + "streams._read_other", nothing, place("colour profile"), found),
    (PDF + "streams._read_cmap", nothing, place("font nobody uses"), found),
    (PDF + "reader.read_objects", lambda *_: Resources(), place("exif"), found),
    # the bytes as they lie in the file
    (PDF + "reader.read_bytes", nothing, place("orphan stream"), found),
    (PDF + "reader.read_bytes", nothing, place("earlier revision"), found),
    (PDF + "carve.read_loose", nothing, place("after the end in base64"), found),
    (PDF + "carve.read_loose", nothing, place("zip after the end"), found),
    (PDF + "carve._is_packed", lambda _: False, place("after the packed data"), found),
    # pictures
    (PDF + "objects.read_picture_object", nothing, place("thumbnail"), found),
    (PDF + "pictures.read_picture", nothing, place("soft mask of a picture"), found),
    (PDF + "pictures.read_smaller", nothing, place("small picture inside a jpeg"), found),
    (PDF + "pages.why_render", lambda *_: "", lambda: check(pdf_fonts.as_outlines(PLANTED)), blocked),
    (PDF + "reader.read_rendered", nothing, lambda: check(pdf_pictures.inline_picture(PLANTED)), blocked),
    # our own files: fonts, widths, structure
    (PDF + "reader.check_fonts", nothing, ours(lambda: subset("hello", "Zyx")), blocked),
    (
        PDF + "pages.check_widths",
        nothing,
        ours(lambda: clean_pdf((72, 700, "[name withheld]"), (230, 700, "said that"))),
        blocked,
    ),
    (PDF + "objects.check_structure", nothing, ours(lambda: pdf_places.piece_info("harmless")), blocked),
]


def told(mutant: tuple[Any, ...]) -> str:
    """The name of a test."""
    return str(mutant[0]).rpartition(".")[2]


@pytest.mark.parametrize("mutant", MUTANTS, ids=told)
def test_without_this_means_the_tooth_misses(
    mutant: tuple[str, Any, Callable[[], VerificationReport], Callable[[VerificationReport], bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target, instead, look, bites = mutant
    assert bites(look())
    module, _, name = target.rpartition(".")
    monkeypatch.setattr(import_module(module), name, instead)
    assert not bites(look())
