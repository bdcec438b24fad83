"""Places that must be looked at, without text recognition: nothing is left, or nothing goes out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from benchmarks.pdf.places import OTHER, SECRET, Place
from redactor.assemble import House, house
from redactor.formats.image import Picture
from redactor.model.document import Document
from redactor.model.report import Result

from .every_place import SEEN, found, named, register, sent

LEFT_OUT = {
    "thumbnail",
    "picture nobody draws",
    "picture off the page",
    "picture in a layer that is off",
}
"""Pictures that go without being read: these files are released."""
SOME = ("stencil", "inverted by decode", "soft mask of a picture", "explicit mask")
"""These go through Tesseract here; `python -m benchmarks.pdf.leaks` sends them all."""


@cache
def blind() -> House:
    """The house of a machine without text recognition."""
    made = House(replace(house().settings))
    formats = tuple(
        Picture(find_engine=lambda: None) if one.name == "image" else one for one in house().formats
    )
    vars(made).update(formats=formats)
    vars(made.verifier).update(_ocr=None)
    return made


def sent_blind(data: bytes) -> Result:
    paper = Document("paper.pdf", data)
    return blind().redact(paper, register(), ("reader",), "register-only", ())


@pytest.mark.parametrize("place", SEEN, ids=named)
def test_nothing_that_nobody_read_goes_out(place: Place) -> None:
    result = sent_blind(place.build(SECRET))
    assert (result.output is not None) == (place.name in LEFT_OUT)
    if result.output is None:
        assert result.report.reasons
    else:
        assert found(result.output) == []
        assert sent_blind(place.build(OTHER)).output is not None


@pytest.mark.requires("tesseract")
@pytest.mark.parametrize("place", [one for one in SEEN if one.name in SOME], ids=named)
def test_what_was_read_is_gone(place: Place) -> None:
    output = sent(place.build(SECRET)).output
    assert output is not None
    assert found(output) == []
    assert sent(place.build(OTHER)).output is not None
