"""`redactor demo`: the tour ends as it should, with a table that tells it, and a state thrown away."""

import pytest

from tests.doors import Place


@pytest.mark.requires("tesseract")
def test_the_tour_ends_as_it_should(place: Place) -> None:
    ran = place.run("demo", "--out", "tour")
    assert ran.code == 0, ran.out
    rows = [
        line.split() for line in ran.out.splitlines() if line.startswith(("assessment.", "letter.", "boxed."))
    ]
    outcomes = [
        (row[0], next(word for word in row if word in {"released", "held", "blocked"})) for row in rows
    ]
    assert outcomes == [
        *[("assessment.docx", "released")] * 2,
        *[("assessment.pdf", "released")] * 2,
        ("boxed.pdf", "blocked"),
        ("letter.docx", "held"),
        ("letter.docx", "released"),
    ]
    assert place.files("tour/mother") == {"assessment.docx", "assessment.pdf", "letter.docx"}
    assert place.files("tour/father") == {"assessment.docx", "assessment.pdf"}
    assert not place.state.exists()
    for told in ("Sorrel", "Ellacott", "Saltmarsh", "900347"):
        assert told not in ran.out + ran.err
