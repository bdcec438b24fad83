"""The text layer of a scan, built anew from what the picture still says; no text recognition needed here."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document, PlacedWord
from redactor.model.finding import Edit, Mark

from .looking import page_text, traces
from .making import SURNAME, VALUE, Sheet, text
from .road import document, marks

LABEL = "[name withheld]"
SIZE = (200, 40)


def word(said: str, left: float, line: int = 0, *, label: bool = False, wide: float = 0.2) -> PlacedWord:
    low, high = 0.2 + 0.4 * line, 0.5 + 0.4 * line
    return PlacedWord(
        said, ((left, low), (left + wide, low), (left + wide, high), (left, high)), line, label=label
    )


WORDS = (word("They", 0.05), word("met", 0.3), word("Mr", 0.55), word("at", 0.05, 1), word("noon", 0.3, 1))
AFTER = (word("They", 0.05), word(LABEL, 0.3, label=True, wide=0.65), *WORDS[3:])
LAYER = text("They met Mr Quartermain at noon", x=75, y=620, size=10, before="3 Tr")
PLACE = "q 200 0 0 40 72 600 cm /I1 Do Q\n"


def picture(shade: int = 255) -> Image.Image:
    made = Image.new("L", SIZE, shade)
    ImageDraw.Draw(made).rectangle((10, 10, 40, 18), fill=0)
    return made


def scan(*contents: str, **extra: Any) -> bytes:
    """Pages that show one picture; where it lies is in `contents`."""
    sheet = Sheet()
    shown = sheet.pdf.make_stream(
        picture().tobytes(),
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1], ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        ),
    )  # fmt: skip
    for content in contents:
        sheet.page(content, resources={"XObject": Dictionary(I1=shown)}, **extra)
    return sheet.bytes()


def written(
    data: bytes, words: tuple[PlacedWord, ...], *values: str, drawn: Image.Image | None = None
) -> bytes:
    """The new file, when every picture came back as `drawn` and says `words`."""
    format_, given = Pdf(), document(data)
    reading = format_.read(given)
    out = io.BytesIO()
    (drawn or picture()).save(out, "PNG")
    children = tuple(
        (child.location, Document(child.document.name, out.getvalue(), words=words))
        for child in reading.children
    )
    found: tuple[Mark, ...] = marks(reading, values, LABEL)
    assert found or not values
    return format_.write(given, Edit(found, children)).data


def said(data: bytes, page: int = 0) -> list[str]:
    return page_text(data).split("\f")[page].split()


def shown(data: bytes, page: int = 0) -> Any:
    return np.asarray(pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("L"))


def test_the_layer_is_built_anew_from_what_the_picture_still_says() -> None:
    output = written(scan(LAYER + PLACE), AFTER, SURNAME)
    assert said(output) == ["They", "[name", "withheld]", "at", "noon"]
    assert traces(output, SURNAME) == []


def test_words_stand_where_the_picture_shows_them() -> None:
    page = pypdfium2.PdfDocument(written(scan(LAYER + PLACE), WORDS))[0]
    found = page.get_textpage()
    at = found.get_text_range().index("noon")
    left, low, _, _ = found.get_charbox(at, loose=True)
    right = found.get_charbox(at + 3, loose=True)[2]
    assert left == pytest.approx(72 + 0.3 * 200, abs=2)
    assert right == pytest.approx(72 + 0.5 * 200, abs=2)
    assert 600 < low < 612


def test_nobody_sees_the_layer() -> None:
    with_layer, without = written(scan(LAYER + PLACE), WORDS), written(scan(PLACE), WORDS)
    assert said(without) == [], "a scan without a layer gets none"
    assert (shown(with_layer) == shown(without)).all()


def test_the_layers_font_knows_no_letters_of_its_own() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written(scan(LAYER + PLACE), AFTER, SURNAME)))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert [set(font.get_object()) for font in fonts.values()] == [
        {"/Type", "/Subtype", "/BaseFont", "/Encoding"}
    ]


def test_welsh_letters_and_signs_come_through_and_others_are_folded() -> None:
    words = (word("Tŷ", 0.05), word("gŵyl", 0.3), word("£5—né", 0.55), word("ﬁne\u200bł", 0.05, 1))
    assert said(written(scan(LAYER + PLACE), words)) == ["Tŷ", "gŵyl", "£5—né", "fine"]


def test_a_word_that_only_the_old_layer_gave_away_goes_from_the_new_one() -> None:
    """Text recognition read it otherwise: the picture is painted there, and the new layer has a label."""
    misread = (word("They", 0.01, wide=0.1), word("Ouartermaln", 0.2, wide=0.5))
    layer = text("They", x=74, y=620, size=12, before="3 Tr") + text(
        SURNAME, x=112, y=620, size=16, before="3 Tr"
    )
    output = written(scan(layer + PLACE), misread, SURNAME)
    assert said(output) == ["They", "[name", "withheld]"]
    assert shown(output)[2 * (842 - 624) + 2, 2 * 140] == 0


def test_what_is_painted_because_of_one_page_is_silent_on_the_other() -> None:
    misread = (word("They", 0.01, wide=0.1), word("Ouartermaln", 0.2, wide=0.5))
    harmless = text("They", x=74, y=620, size=12, before="3 Tr")
    marked = harmless + text(SURNAME, x=112, y=620, size=16, before="3 Tr")
    for pages in ((marked, harmless), (harmless, marked)):
        output = written(scan(*(layer + PLACE for layer in pages)), misread, SURNAME)
        first, second = (said(output, at) for at in (0, 1))
        assert sorted((first, second), key=len) == [["They"], ["They", "[name", "withheld]"]]


def test_words_outside_a_clip_are_not_said() -> None:
    clipped = "q 72 600 70 40 re W n 200 0 0 40 72 600 cm /I1 Do Q\n"
    assert said(written(scan(LAYER + clipped), WORDS)) == ["They", "at"]


def test_a_turned_picture_has_a_turned_layer() -> None:
    turned = "q 0 200 -40 0 300 300 cm /I1 Do Q\n"
    layer = "BT 3 Tr /F1 10 Tf 0 1 -1 0 285 310 Tm (They met) Tj ET\n"
    output = written(scan(layer + turned), WORDS)
    found = pypdfium2.PdfDocument(output)[0].get_textpage()
    at = found.get_text_range().index("noon")
    first, last = found.get_charbox(at), found.get_charbox(at + 3)
    assert abs(first[0] - last[0]) < 4
    assert last[1] - first[1] == pytest.approx(0.2 * 200 * 0.75, abs=8)
    assert "They met Mr" in " ".join(said(output))


def test_text_over_the_scan_stays_and_comes_first() -> None:
    output = written(
        scan(LAYER + PLACE + text(f"Seen by {VALUE} today", y=500, before="0 Tr")), AFTER, SURNAME
    )
    assert said(output)[:3] == ["Seen", "by", "Zebulon"]
    assert said(output)[-2:] == ["at", "noon"]
    assert said(output).count("withheld]") == 2
    assert traces(output, SURNAME) == []


def test_a_page_that_becomes_a_picture_says_what_it_shows() -> None:
    pattern = Dictionary(Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=9, YStep=9)
    pattern.BBox = Array([0, 0, 9, 9])
    pattern.Resources = Dictionary()
    sheet = Sheet()
    tile = sheet.pdf.make_stream(b"0 0 4 4 re f", pattern)
    content = text(f"Nothing of {SURNAME}") + "/Pattern cs /P1 scn 72 500 90 90 re f\n"
    sheet.page(content, resources={"Pattern": Dictionary(P1=tile)})
    said_after = (word("Nothing", 0.1, wide=0.1), word("of", 0.25, wide=0.05))
    output = written(sheet.bytes(), said_after, SURNAME, drawn=Image.new("L", (595, 842), 255))
    assert said(output) == ["Nothing", "of", "[name", "withheld]"]
    assert traces(output, SURNAME) == []


def test_a_tagged_scan_stays_tagged() -> None:
    with pikepdf.open(io.BytesIO(scan("/P <</MCID 0>> BDC\n" + LAYER + "EMC\n" + PLACE))) as pdf:
        page = pdf.pages[0].obj
        page.StructParents = 0
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, Pg=page, K=0))
        root.K = Array([paragraph])
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([paragraph])])))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(written(out.getvalue(), AFTER, SURNAME))) as made:
        drawn = b"\n".join(part.read_bytes() for part in made.pages[0].obj.Contents)
        element = made.Root.StructTreeRoot.K[0].K[0]
        assert element.S == Name.P
        assert b"/P <</MCID 0>> BDC" in drawn
        assert len(element.K) == drawn.count(b"BDC")
