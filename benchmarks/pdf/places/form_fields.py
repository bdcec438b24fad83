"""Hiding places in form fields."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.annotations import look
from benchmarks.pdf.places.making import Sheet, Words, changed, place, text

fields = place("form fields")


def form(make: Any, **more: Any) -> bytes:
    """A page with one form field."""

    def change(sheet: Sheet) -> None:
        keys = make(sheet)
        keys.setdefault("T", "f1")
        field = sheet.annotate("Widget", **keys)
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]), **more)

    return changed(change)


@fields
def value(w: Words) -> bytes:
    return form(lambda s: {"FT": Name.Tx, "V": w.name, "AP": Dictionary(N=look(s, w.name))})


@fields
def value_out_of_sight(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        away = sheet.form(text(w.name, x=2, y=-80), (0, 0, 340, 30))
        return {"FT": Name.Tx, "V": w.name, "AP": Dictionary(N=away)}

    return form(make)


@place("form fields", plain=False, look=True)
def value_without_a_look(w: Words) -> bytes:
    return form(lambda _: {"FT": Name.Tx, "V": w.name, "DA": "/Helv 12 Tf"}, NeedAppearances=True)


@fields
def value_unlike_its_look(w: Words) -> bytes:
    return form(lambda s: {"FT": Name.Tx, "V": w.name, "AP": Dictionary(N=look(s, "someone"))})


@fields
def default_value(w: Words) -> bytes:
    return form(lambda s: {"FT": Name.Tx, "V": "x", "DV": w.name, "AP": Dictionary(N=look(s, "x"))})


@fields
def rich_value(w: Words) -> bytes:
    return form(
        lambda s: {"FT": Name.Tx, "V": "x", "RV": f"<p>{w.name}</p>", "AP": Dictionary(N=look(s, "x"))}
    )


@fields
def options(w: Words) -> bytes:
    chosen = Array([String("someone"), Array([String(w.name), String("other")])])
    return form(
        lambda s: {"FT": Name.Ch, "Opt": chosen, "V": "someone", "AP": Dictionary(N=look(s, "someone"))}
    )


@fields
def export_value(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        states = Dictionary({"/" + w.joined: sheet.form("0 0 9 9 re f"), "/Off": sheet.form("")})
        return {
            "FT": Name.Btn,
            "V": Name("/" + w.joined),
            "AS": Name("/" + w.joined),
            "AP": Dictionary(N=states),
        }

    return form(make)


@fields
def names_and_tool_tips(w: Words) -> bytes:
    return form(
        lambda s: {"FT": Name.Tx, "T": w.name, "TU": w.name, "TM": w.name, "AP": Dictionary(N=look(s, "x"))}
    )


@fields
def caption_of_a_button(w: Words) -> bytes:
    return form(
        lambda s: {"FT": Name.Btn, "MK": Dictionary(CA=w.name, RC=w.name), "AP": Dictionary(N=look(s, "x"))}
    )


@fields
def scripts_of_a_field(w: Words) -> bytes:
    act = Dictionary(K=Dictionary(S=Name.JavaScript, JS=f"if(event.value=='{w.name}')x()"))
    return form(lambda s: {"FT": Name.Tx, "AA": act, "AP": Dictionary(N=look(s, "x"))})


@fields
def field_on_no_page(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        kept = sheet.pdf.make_indirect(Dictionary(FT=Name.Tx, T="f", V=w.name))
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([kept]))

    return changed(change)


@fields
def value_of_the_parent(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        field = sheet.annotate("Widget", AP=Dictionary(N=look(sheet, "x")))
        parent = sheet.pdf.make_indirect(Dictionary(FT=Name.Tx, T="p", V=w.name, Kids=Array([field])))
        field["/Parent"] = parent
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([parent]))

    return changed(change)


@place("form fields", plain=False)
def signature(w: Words) -> bytes:
    signed = Dictionary(Type=Name.Sig, Name=w.name, Reason=w.name, Location=w.town, Contents=w.name)
    return form(lambda s: {"FT": Name.Sig, "V": signed, "AP": Dictionary(N=look(s, "signed"))}, SigFlags=3)


@place("form fields", plain=False)
def xfa_beside_fields(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        field = sheet.annotate("Widget", FT=Name.Tx, T="a", AP=Dictionary(N=look(sheet, "x")))
        packets = Array([String("datasets"), sheet.stream(f"<xfa><data><name>{w.name}</name></data></xfa>")])
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=packets)

    return changed(change)


@place("form fields", plain=False)
def xfa_alone(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        packet = sheet.stream(f"<xfa><name>{w.name}</name></xfa>")
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=packet)
        sheet.pdf.Root.NeedsRendering = True

    return changed(change)


@fields
def resources_of_the_form(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        kept = Dictionary(Font=Dictionary({"/" + w.joined: sheet.font}))
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([]), DR=kept, DA=f"/{w.joined} 0 Tf")

    return changed(change)
