"""Hiding places in what pages draw and nobody sees."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    drawn,
    literal,
    place,
    text,
)

hidden = place("hidden text")


@hidden
def under_a_black_box(w: Words) -> bytes:
    return drawn(text(w.name), "0 g 60 690 300 25 re f\n")


@hidden
def under_a_white_box(w: Words) -> bytes:
    return drawn(text(w.name), "1 g 60 690 300 25 re f 0 g\n")


@hidden
def under_a_polygon(w: Words) -> bytes:
    return drawn(text(w.name), "0 g 60 690 m 360 688 l 362 716 l 58 717 l h f\n")


@hidden
def under_a_box_in_strips(w: Words) -> bytes:
    return drawn(text(w.name), "0 g\n", *(f"60 {690 + 3 * at} 300 3 re f\n" for at in range(9)))


@hidden
def under_a_box_in_upright_strips(w: Words) -> bytes:
    return drawn(text(w.name), "0 g\n", *(f"{60 + 2.5 * at} 690 2.5 25 re f\n" for at in range(80)))


@hidden
def white(w: Words) -> bytes:
    return drawn("1 g\n", text(w.name), "0 g\n")


@hidden
def tiny(w: Words) -> bytes:
    return drawn(text(w.name, size=0.2))


@hidden
def scaled_away(w: Words) -> bytes:
    return drawn(f"q 0.001 0 0 0.001 72 500 cm {text(w.name, x=0, y=0)} Q\n")


@hidden
def squeezed_by_Tz(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn(f"BT /F1 12 Tf 0.1 Tz 72 700 Td {literal(w.name)} Tj 100 Tz ET\n")


@hidden
def transparent(w: Words) -> bytes:
    state = Dictionary(G1=Dictionary(ca=0, CA=0))
    return drawn("q /G1 gs\n", text(w.name), "Q\n", resources={"ExtGState": state})


@hidden
def invisible_mode(w: Words) -> bytes:
    return drawn("q\n", text(w.name, before="3 Tr"), "Q\n")


@place("hidden text", look=True)
def clip_mode(w: Words) -> bytes:
    return drawn("q\n", text(w.name, before="7 Tr"), "Q\n")


@hidden
def off_the_page(w: Words) -> bytes:
    return drawn(text(w.name, x=900), text(w.name, y=-60))


@hidden
def partly_off_the_page(w: Words) -> bytes:
    return drawn(text(w.name, x=560), text(w.name, x=-50, y=300))


@hidden
def outside_the_crop_box(w: Words) -> bytes:
    return drawn(text(w.name, y=820), CropBox=Array([0, 0, 595, 800]))


@hidden
def clipped(w: Words) -> bytes:
    return drawn("q 0 0 50 50 re W n\n", text(w.name), "Q\n")


@hidden
def clipped_by_its_form(w: Words) -> bytes:
    sheet = Sheet()
    form = sheet.form(text(w.name, x=0, y=100))
    sheet.page("q 1 0 0 1 72 600 cm /X Do Q\n", resources={"XObject": Dictionary(X=form)})
    return sheet.bytes()


def _layered(content: str, *, member: bool = False, settle: Any = None) -> bytes:
    sheet = Sheet()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    named = layer if not member else Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name.AllOn)
    sheet.page(content, resources={"Properties": Dictionary(L=named)})
    default = Dictionary(OFF=Array([layer])) if settle is None else settle(layer)
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)
    return sheet.bytes()


@hidden
def layer_off(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n")


@hidden
def layer_off_by_membership(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", member=True)


@hidden
def layer_off_by_base_state(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", settle=lambda _: Dictionary(BaseState=Name.OFF))


@hidden
def layer_shown_on_paper_only(w: Words) -> bytes:
    def settle(layer: Any) -> Any:
        layer["/Usage"] = Dictionary(
            Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF)
        )
        used = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
        return Dictionary(AS=Array([used]))

    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", settle=settle)


@hidden
def actual_text(w: Words) -> bytes:
    return drawn(f"/Span << /ActualText {literal(w.name)} >> BDC\n", text("someone"), "EMC\n")


@hidden
def actual_text_over_the_name(w: Words) -> bytes:
    return drawn("/Span << /ActualText (someone) >> BDC\n", text(w.name), "EMC\n")


@hidden
def alternative_and_expansion(w: Words) -> bytes:
    said = f"/Span << /Alt {literal(w.name)} /E {literal(w.name)} >> BDC\n"
    return drawn(said, text("someone"), "EMC\n")


@hidden
def property_list(w: Words) -> bytes:
    listed = Dictionary(P1=Dictionary(Metadata=String(w.name), MCID=1))
    return drawn("/Span /P1 BDC\n", text("x"), "EMC\n", resources={"Properties": listed})


@hidden
def marked_points(w: Words) -> bytes:
    return drawn(f"/{w.last} MP /Note << /T {literal(w.name)} >> DP\n")


@hidden
def unknown_operator(w: Words) -> bytes:
    return drawn(f"BX {literal(w.name)} hide EX\n")


@hidden
def comment_in_the_content(w: Words) -> bytes:
    return drawn(f"% {w.name}\n")


@hidden
def unused_form(w: Words) -> bytes:
    sheet = Sheet()
    sheet.page(resources={"XObject": Dictionary(X=sheet.form(text(w.name)))})
    return sheet.bytes()


@hidden
def resource_names(w: Words) -> bytes:
    sheet = Sheet()
    named = Dictionary({"/" + w.joined: sheet.font, "/F1": sheet.font})
    sheet.page(f"BT /{w.joined} 12 Tf 72 700 Td (here) Tj ET\n", resources={"Font": named})
    return sheet.bytes()


@place("hidden text", look=True)
def soft_mask(w: Words) -> bytes:
    sheet = Sheet()
    group = sheet.form(
        "1 g " + text(w.name), (0, 0, 595, 842), Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    )
    state = Dictionary(G1=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
    sheet.page("q /G1 gs 0 g 0 0 595 842 re f Q\n", resources={"ExtGState": state})
    return sheet.bytes()


def _pattern(w: Words, content: str) -> bytes:
    sheet = Sheet()
    tile = sheet.stream(
        text(w.name, x=0, y=5), PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 200, 20]),
        XStep=200, YStep=20, Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
    )  # fmt: skip
    sheet.page(content, resources={"Pattern": Dictionary(P1=tile)})
    return sheet.bytes()


@place("hidden text", look=True)
def tiling_pattern(w: Words) -> bytes:
    return _pattern(w, "/Pattern cs /P1 scn 50 400 400 100 re f 0 g\n")


@hidden
def unused_pattern(w: Words) -> bytes:
    return _pattern(w, "")


@hidden
def black_on_a_black_box(w: Words) -> bytes:
    return drawn("0 g 60 690 300 25 re f\n", text(w.name))


@hidden
def form_in_a_layer_that_is_off(w: Words) -> bytes:
    sheet = Sheet()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    form = sheet.form(text(w.name, x=0, y=5), OC=layer)
    sheet.page("q 1 0 0 1 72 700 cm /X Do Q\n", resources={"XObject": Dictionary(X=form)})
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return sheet.bytes()
