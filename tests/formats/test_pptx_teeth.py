"""Teeth: one withheld value per hiding place in a presentation; after redaction it is nowhere."""

from __future__ import annotations

import pytest

from redactor.model.document import Document
from redactor.model.finding import Edit
from tests.formats.slides_hidden import LEFT, SILENT
from tests.formats.slides_making import KEEP, SHOWN, VALUE, slides
from tests.formats.slides_redacting import LABEL, SLIDES, marks, redact, shown
from tests.formats.word_making import found, members, squeeze

_IN_A_FONT = "font name"


@pytest.mark.parametrize("place", [one for one in SHOWN if one != _IN_A_FONT])
def test_a_value_that_is_shown_gives_way_to_a_label(place: str) -> None:
    out = redact(SHOWN[place]())
    assert not found(out, VALUE)
    assert not found(out, "Rose Lane")
    assert any(LABEL in data.decode("utf-8", "ignore") for data in members(out).values())
    assert "Everything else stays." in shown(out)


def test_a_font_that_tells_is_renamed() -> None:
    out = redact(SHOWN[_IN_A_FONT]())
    assert not found(out, "Rose Lane")
    assert "Everything else stays." in shown(out)


@pytest.mark.parametrize("place", SHOWN)
def test_without_marks_the_value_is_still_there(place: str) -> None:
    """So the tests above can fail."""
    document = Document("a.pptx", SHOWN[place]())
    assert marks(document)
    pictures = tuple((child.location, child.document) for child in SLIDES.read(document).children)
    written = SLIDES.write(document, Edit(children=pictures)).data
    assert found(written, "Rose") or place == "single characters"


@pytest.mark.parametrize("place", LEFT)
def test_what_is_left_out_is_gone_and_reported(place: str) -> None:
    code, make = LEFT[place]
    data = make()
    assert found(data, VALUE) or place in {"embedded file", "link target", "film", "linked picture"}
    reading = SLIDES.read(Document("a.pptx", data))
    assert code in {part.what for part in reading.opaque}
    assert not any(squeeze(VALUE) in squeeze(view.text) for view in reading.views)
    out = redact(data)
    assert not found(out, VALUE)
    assert "Everything else stays." in shown(out)


@pytest.mark.parametrize("place", SILENT)
def test_names_and_formatting_hold_no_words(place: str) -> None:
    data = SILENT[place]()
    assert found(data, VALUE) or place == "picture metadata"
    out = redact(data)
    assert not found(out, VALUE)
    assert "Everything else stays." in shown(out)


def test_a_near_miss_stays() -> None:
    out = redact(slides(KEEP.replace("Everything", "114 Rose Lanes are fine; 14 Rowan Lane too. Everything")))
    assert "14 Rowan Lane" in shown(out)
