"""Hiding places in what pages draw, by hand."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name

from tests.formats.pdf.making import FORENAME, SURNAME, VALUE, Sheet, simple, text

PLACES: dict[str, Callable[[], bytes]] = {}


def place(function: Callable[[], bytes]) -> Callable[[], bytes]:
    PLACES[function.__name__.replace("_", " ")] = function
    return function


def drawn(*parts: str, **extra: Any) -> bytes:
    sheet = Sheet()
    sheet.page("".join(parts), **extra)
    return sheet.bytes()


@place
def plain_text() -> bytes:
    return simple().bytes()


@place
def under_a_black_box() -> bytes:
    return drawn(text(VALUE), "0 g 60 690 300 25 re f\n")


@place
def letters_one_by_one() -> bytes:
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in enumerate(VALUE) if letter != " "))


@place
def kerned_in_one_array() -> bytes:
    letters = " ".join(f"({letter}) -20" for letter in VALUE)
    return drawn(f"BT /F1 12 Tf 72 700 Td [{letters}] TJ ET")


@place
def letters_spaced_out() -> bytes:
    return drawn(f"BT /F1 12 Tf 8 Tc 72 700 Td ({VALUE}) Tj ET")


@place
def letters_shuffled() -> bytes:
    order = sorted(enumerate(VALUE.replace(" ", "")), key=lambda entry: (entry[0] * 7) % 19)
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in order))


@place
def letters_drawn_backwards() -> bytes:
    letters = list(enumerate(VALUE.replace(" ", "")))[::-1]
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in letters))


@place
def drawn_twice_for_bold() -> bytes:
    return drawn(text(VALUE), text(VALUE, x=72.3), text(VALUE, x=72.3, y=700.2))


@place
def hyphenated_over_lines() -> bytes:
    return drawn(text("lives with Zebu-", y=700), text("lon Quartermain now", y=685))


@place
def over_two_lines() -> bytes:
    return drawn(text(f"lives with {FORENAME}", y=700), text(f"{SURNAME} in the town", y=685))


@place
def over_two_pages() -> bytes:
    sheet = Sheet()
    sheet.page(text("Running head", y=800) + text(f"lives with {FORENAME}", y=60) + text("Page 1 of 2", y=20))
    sheet.page(
        text("Running head", y=800) + text(f"{SURNAME} in the town", y=760) + text("Page 2 of 2", y=20)
    )
    return sheet.bytes()


@place
def over_two_columns() -> bytes:
    left = [text(f"left words {at}", y=700 - 14 * at) for at in range(10)]
    right = [text(f"right words {at}", x=320, y=700 - 14 * at) for at in range(1, 11)]
    return drawn(*left, text(f"with {FORENAME}", y=560), text(f"{SURNAME} who", x=320, y=700), *right)


@place
def in_table_cells() -> bytes:
    lines = "0.5 w 70 690 400 20 re S 170 690 m 170 710 l S 270 690 m 270 710 l S\n"
    cells = text(FORENAME, x=75, y=695) + text(SURNAME, x=175, y=695) + text("other", x=275, y=695)
    return drawn(lines, cells)


@place
def down_a_table_column() -> bytes:
    return drawn(
        *(text(f"row {at}", y=700 - 30 * at) for at in range(3)),
        text(FORENAME, x=200, y=700),
        text(SURNAME, x=200, y=670),
        text("x", x=200, y=640),
    )


def form_page(depth: int = 1, uses: int = 1) -> bytes:
    sheet = Sheet()
    fonts = Dictionary(Font=Dictionary(F1=sheet.font))
    inner = sheet.pdf.make_stream(
        text(VALUE, x=0, y=0).encode(),
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([-5, -5, 400, 30]), Resources=fonts),
    )
    for _ in range(depth - 1):
        inner = sheet.pdf.make_stream(
            b"q 1 0 0 1 1 1 cm /Fm Do Q",
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([-5, -5, 500, 50]),
                Resources=Dictionary(XObject=Dictionary(Fm=inner)),
            ),
        )
    draw = "".join(f"q 1 0 0 1 72 {700 - 40 * at} cm /Fm Do Q\n" for at in range(uses))
    sheet.page(draw, resources={"XObject": Dictionary(Fm=inner)})
    sheet.page(draw + text("second page"), resources={"XObject": Dictionary(Fm=inner)})
    return sheet.bytes()


@place
def in_a_form() -> bytes:
    return form_page()


@place
def in_nested_forms() -> bytes:
    return form_page(depth=4)


@place
def in_a_shared_form() -> bytes:
    return form_page(uses=3)


@place
def in_an_unused_form() -> bytes:
    sheet = simple("nothing here")
    form = sheet.pdf.make_stream(
        text(VALUE).encode(), Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    )
    sheet.pdf.pages[0].Resources.XObject = Dictionary(Unused=form)
    return sheet.bytes()


@place
def in_a_tiling_pattern() -> bytes:
    sheet = Sheet()
    pattern = sheet.pdf.make_stream(
        text(VALUE, x=0, y=5).encode(),
        Dictionary(
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=Array([0, 0, 200, 20]),
            XStep=200,
            YStep=20,
            Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
        ),
    )
    content = "/Pattern cs /P1 scn 50 500 400 100 re f\n" + text("shown")
    sheet.page(content, resources={"Pattern": Dictionary(P1=pattern)})
    return sheet.bytes()


@place
def in_a_soft_mask() -> bytes:
    sheet = Sheet()
    group = sheet.pdf.make_stream(
        text(VALUE).encode(),
        Dictionary(
            Subtype=Name.Form,
            BBox=Array([0, 0, 595, 842]),
            Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
            Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
        ),
    )
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    sheet.page("/G1 gs 0 g 0 0 595 842 re f\n", resources={"ExtGState": Dictionary(G1=state)})
    return sheet.bytes()


@place
def actual_text() -> bytes:
    return drawn(f"/Span << /ActualText ({VALUE}) >> BDC\n", text("someone"), "EMC\n")


@place
def actual_text_over_the_name() -> bytes:
    return drawn("/Span << /ActualText (someone) /Alt (x) /E (y) >> BDC\n", text(VALUE), "EMC\n")


@place
def property_list_of_marked_content() -> bytes:
    return drawn(
        "/Span /P1 BDC\n",
        text("someone"),
        "EMC\n",
        resources={"Properties": Dictionary(P1=Dictionary(Alt=VALUE, MCID=3))},
    )


@place
def turned_by_a_quarter() -> bytes:
    return drawn(f"BT /F1 12 Tf 0 1 -1 0 300 300 Tm ({VALUE}) Tj ET")


@place
def turned_by_a_bit() -> bytes:
    return drawn(f"BT /F1 12 Tf 0.966 0.259 -0.259 0.966 100 300 Tm ({VALUE}) Tj ET")


@place
def mirrored() -> bytes:
    return drawn(f"q -1 0 0 1 595 0 cm BT /F1 12 Tf 100 300 Td ({VALUE}) Tj ET Q")


@place
def stacked_letters() -> bytes:
    return drawn(*(text(letter, y=700 - 13 * at) for at, letter in enumerate(VALUE) if letter != " "))


@place
def white() -> bytes:
    return drawn("1 g\n", text(VALUE))


@place
def tiny() -> bytes:
    return drawn(text(VALUE, size=0.1))


@place
def transparent() -> bytes:
    return drawn("/G1 gs\n", text(VALUE), resources={"ExtGState": Dictionary(G1=Dictionary(ca=0))})


@place
def invisible() -> bytes:
    return drawn(text(VALUE, before="3 Tr"), text("0 Tr", y=100, before="0 Tr"))


@place
def outside_the_page() -> bytes:
    return drawn(text(VALUE, x=700), text(VALUE, y=-40), text("here"))


@place
def cropped_away() -> bytes:
    return drawn(text(VALUE, y=800), text("here", y=400), CropBox=Array([0, 0, 595, 700]))


@place
def clipped_away() -> bytes:
    return drawn("q 0 0 50 50 re W n\n", text(VALUE), "Q\n", text("here"))


def layered(configuration: Any, content: str) -> bytes:
    sheet = Sheet()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=f"Layer for {VALUE}"))
    sheet.page(content, resources={"Properties": Dictionary(OC1=layer)})
    configuration["/OFF"] = Array([layer])
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=configuration)
    return sheet.bytes()


@place
def in_a_layer_that_is_off() -> bytes:
    return layered(Dictionary(), "/OC /OC1 BDC\n" + text(VALUE) + "EMC\n" + text("here", y=600))


@place
def words_through_a_lying_to_unicode() -> bytes:
    sheet = Sheet()
    rows = "\n".join(f"<{ord(char):02x}> <{ord('x'):04x}>" for char in sorted(set(VALUE)))
    cmap = (
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(set(VALUE))} beginbfchar\n"
        f"{rows}\nendbfchar endcmap"
    )
    sheet.font["/ToUnicode"] = sheet.pdf.make_stream(cmap.encode())
    sheet.page(text(VALUE))
    return sheet.bytes()


@place
def with_zero_width_characters() -> bytes:
    return drawn("BT /F1 12 Tf 72 700 Td (Zebu\xadlon Quarter\xadmain) Tj ET")


@place
def in_names_of_resources() -> bytes:
    sheet = Sheet()
    name = VALUE.replace(" ", "")
    sheet.page(
        f"BT /{name} 12 Tf 72 700 Td (here) Tj ET", resources={"Font": Dictionary({"/" + name: sheet.font})}
    )
    return sheet.bytes()


@place
def in_a_comment_of_the_content() -> bytes:
    return drawn(f"% {VALUE}\n", text("here"))


@place
def in_an_unknown_operator() -> bytes:
    return drawn(f"BX ({VALUE}) secret EX\n", f"/{SURNAME} MP\n", text("here"))


@place
def underlined() -> bytes:
    return drawn(text(f"with {VALUE} today"), "100 697.5 120 0.6 re f\n")


@place
def in_several_content_streams() -> bytes:
    sheet = Sheet()
    page = sheet.page("")
    halves = [b"BT /F1 12 Tf 72 700 Td (Zebulon Quar) Tj ", b"(termain) Tj ET"]
    page.Contents = Array([sheet.pdf.make_stream(half) for half in halves])
    return sheet.bytes()


@place
def as_a_name_of_a_font() -> bytes:
    sheet = simple("here")
    sheet.font["/BaseFont"] = Name("/" + VALUE.replace(" ", "-"))
    return sheet.bytes()


def embedded(words: str, *, subset: bool) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    name = "DejaVuTest"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(name, 12)
    canvas.drawString(72, 700, words)
    canvas.drawString(72, 680, "ordinary words")
    canvas.save()
    return out.getvalue()


@place
def in_an_embedded_font() -> bytes:
    return embedded(f"with {VALUE} today", subset=True)


@place
def under_a_filled_annotation() -> bytes:
    sheet = simple()
    look = sheet.pdf.make_stream(
        b"0 g 0 0 300 30 re f", Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 300, 30]))
    )
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Square,
        Rect=Array([60, 690, 360, 720]),
        AP=Dictionary(N=look),
        Contents=VALUE,
    )
    sheet.pdf.pages[0].Annots = Array([note])
    return sheet.bytes()


@place
def under_a_redact_annotation_never_applied() -> bytes:
    sheet = simple()
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Redact, Rect=Array([60, 690, 360, 720]), OverlayText=VALUE
    )
    sheet.pdf.pages[0].Annots = Array([note])
    return sheet.bytes()
