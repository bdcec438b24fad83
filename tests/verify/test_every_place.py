"""Every place where a PDF can hide a value, for the verifier: it finds it in anybody's file, or says what it
could not read; the same file with nothing to find is clean.

The files are made by hand (`benchmarks.pdf.places`). Text recognition is played by eyes that know one shape:
so it is shown that what a picture shows is handed to it, and that what it says is searched.
"""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image, ImageChops, ImageOps

from benchmarks.pdf.places import OTHER, PLACES, SECRET, Place, Words
from benchmarks.pdf.places.making import picture
from redactor.model.kind import Kind
from redactor.model.outcome import VerificationReport

from .teeth.planting import check, withheld

ITEMS = (
    withheld(Kind.PERSON, SECRET.name, given=SECRET.first, family=SECRET.last),
    withheld(
        Kind.ADDRESS,
        f"{SECRET.street}, {SECRET.town}, {SECRET.postcode}",
        number="14",
        street="Rosefield Lane",
        town=SECRET.town,
        postcode=SECRET.postcode,
    ),
    withheld(Kind.PHONE, SECRET.phone),
)
SIZE = (160, 16)
ALIKE = 30.0
SEEN = [one for one in PLACES if one.look or one.group == "picture data"]
LOCKED = {"owner password", "user password", "truncated"}
"""What `verify` cannot read to the end: whatever it finds, it says so."""
ON_THE_PAGE_ONLY = {
    "type3 drawn with another font",
    "letters as outlines",
    "inline picture",
    "in two strips",
    "picture clipped away",
}
"""What shows its words only among others on the rendered page: eyes for one shape do not do."""


def shape(shown: Image.Image) -> Image.Image | None:
    """Return the ink of a picture, dark on light, in one size."""
    grey = ImageOps.autocontrast(shown.convert("L"))
    if sum(grey.histogram()[:128]) > grey.width * grey.height / 2:
        grey = ImageOps.invert(grey)
    box = ImageOps.invert(grey).point(lambda value: 255 if value > 127 else 0).getbbox()
    return grey.crop(box).resize(SIZE) if box else None


@cache
def known(words: Words) -> Image.Image:
    """Return the shape of a name as the places draw it."""
    found = shape(picture(words.name))
    assert found is not None
    return found


class Eyes:
    """Text recognition that knows two names in one hand."""

    def text(self, image: bytes) -> str:
        """Return the name that a picture shows, or nothing."""
        found = shape(Image.open(io.BytesIO(image)))
        for words in (SECRET, OTHER) if found is not None else ():
            counts = ImageChops.difference(found, known(words)).histogram()
            if sum(value * count for value, count in enumerate(counts)) < ALIKE * SIZE[0] * SIZE[1]:
                return words.name
        return ""

    def turned(self, image: bytes) -> str:
        """Return the same for the picture turned."""
        with Image.open(io.BytesIO(image)) as picture:
            turns = [picture.rotate(degrees, expand=True) for degrees in (90, 180, 270)]
        return " ".join(self.text(as_png(one)) for one in turns)


def as_png(image: Image.Image) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def looked(data: bytes, ocr: Eyes | None = None) -> VerificationReport:
    """Verify a file as anybody's."""
    return check(data, *ITEMS, name="paper.pdf", ocr=ocr)


def named(place: Place) -> str:
    """The name of a test."""
    return f"{place.group}: {place.name}"


@pytest.mark.parametrize("place", PLACES, ids=named)
def test_it_is_found_or_said_to_be_unread(place: Place) -> None:
    report = looked(place.build(SECRET))
    assert (
        report.leaks
        or (report.unread and (place in SEEN or place.name in LOCKED))
        or place.name in {"letters as outlines"}
    )


@pytest.mark.parametrize("place", [one for one in PLACES if one not in SEEN], ids=named)
def test_with_nothing_to_find_it_is_clean(place: Place) -> None:
    report = looked(place.build(OTHER))
    assert (report.leaks, report.doubts) == ((), ())
    assert bool(report.unread) == (place.name in LOCKED)


@pytest.mark.parametrize("place", [one for one in SEEN if one.name not in ON_THE_PAGE_ONLY], ids=named)
def test_what_a_picture_shows_is_looked_at(place: Place) -> None:
    assert looked(place.build(SECRET), Eyes()).leaks
    report = looked(place.build(OTHER), Eyes())
    assert (report.leaks, report.doubts, report.unread) == ((), (), ())
