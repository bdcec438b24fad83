"""Links: within the file, and plain web addresses; every other one is left out, its words stay."""

from __future__ import annotations

import io

import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactor.formats.pdf.adapter import Pdf
from redactor.model.outcome import Stance
from tests.formats.pdf.looking import page_text, traces
from tests.formats.pdf.making import Sheet, text
from tests.formats.pdf.road import LABEL, document, redact, whole_text
from tests.verify.teeth.planting import check


def linked(*actions: str | Dictionary, words: str = "Read it here") -> bytes:
    sheet = Sheet()
    page = sheet.page(text(words))
    links = []
    for number, action in enumerate(actions):
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 600 - 20 * number, 200, 612 - 20 * number])
        )
        link["/A"] = Dictionary(S=Name.URI, URI=String(action)) if isinstance(action, str) else action
        links.append(sheet.pdf.make_indirect(link))
    page["/Annots"] = Array(links)
    return sheet.bytes()


def addresses(data: bytes) -> list[str]:
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    return [str(one.get_object()["/A"]["/URI"]) for one in page.get("/Annots", [])]


PLAIN = ("https://example.org", "http://www.example.org:8080/a/b_c~d.html")
OTHERS = (
    "https://example.org/?id=7",
    "https://example.org/#7",
    "https://somebody@example.org/",
    "https://example.org/%2e",
    "mailto:somebody@example.org",
    "tel:+441632960123",
    "file:///home/somebody/a.doc",
    "javascript:alert(1)",
    "https://example.org/\u017c",
    "https://example.org/a b",
)


def test_a_plain_address_stays_and_is_searched() -> None:
    data = linked(*PLAIN)
    reading = Pdf().read(document(data))
    assert all(address in whole_text(reading) for address in PLAIN)
    assert "link" not in {part.what for part in reading.opaque}
    result = redact(data, "nothing of this")
    assert addresses(result) == list(PLAIN)
    assert check(result, stance=Stance.OURS).unread == ()


@pytest.mark.parametrize("address", OTHERS)
def test_any_other_address_goes_and_is_reported(address: str) -> None:
    data = linked(address, PLAIN[0])
    assert "link" in {part.what for part in Pdf().read(document(data)).opaque}
    result = redact(data, "nothing of this")
    assert addresses(result) == [PLAIN[0]]
    assert "Read it here" in page_text(result)


def test_an_address_with_something_withheld_goes_whole() -> None:
    data = linked("https://example.org/zebulon-quartermain/", "https://example.org/other")
    result = redact(data, "Zebulon Quartermain")
    assert addresses(result) == ["https://example.org/other"]
    assert traces(result, "quartermain") == []


def test_an_address_that_does_more_goes() -> None:
    action = Dictionary(S=Name.URI, URI=String(PLAIN[0]), Next=Dictionary(S=Name.JavaScript, JS="x"))
    data = linked(action)
    assert "link" in {part.what for part in Pdf().read(document(data)).opaque}
    assert addresses(redact(data, "nothing of this")) == []


def test_words_of_a_link_go_with_the_line() -> None:
    sheet = Sheet()
    page = sheet.page(text("Ask Zebulon Quartermain here") + text("or there", y=600))
    for y in (698, 598):
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, y, 240, y + 14]))
        link["/A"] = Dictionary(S=Name.URI, URI=String(PLAIN[0]))
        page["/Annots"] = Array([*page.get("/Annots", []), sheet.pdf.make_indirect(link)])
    result = redact(sheet.bytes(), "Zebulon Quartermain")
    assert len(addresses(result)) == 1
    assert LABEL in page_text(result)


def test_what_a_link_says_besides_is_reported() -> None:
    sheet = Sheet()
    page = sheet.page(text("Read it here"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 600, 200, 612]))
    link["/Dest"] = Array([page, Name.Fit])
    link["/Contents"] = String("a remark")
    page["/Annots"] = Array([sheet.pdf.make_indirect(link)])
    assert "link" in {part.what for part in Pdf().read(document(sheet.bytes())).opaque}
