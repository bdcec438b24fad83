"""Hiding places in annotations and form fields."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import Sheet, Words, changed, place, text

notes = place("annotations")
shown = place("annotations", look=True)
links = place("links")
fields = place("form fields")


def annotated(subtype: str, make: Any) -> bytes:
    """A page with one annotation; `make` gives its keys from the sheet."""
    return changed(lambda sheet: sheet.annotate(subtype, **make(sheet)))


def look(sheet: Sheet, words: str, **keys: Any) -> Any:
    return sheet.form(text(words, x=2, y=5), (0, 0, 340, 30), **keys)


@notes
def comment(w: Words) -> bytes:
    return annotated("Text", lambda _: {"Contents": w.name, "T": w.name, "Subj": w.name, "NM": w.name})


@notes
def rich_comment(w: Words) -> bytes:
    return annotated("Text", lambda _: {"Contents": "see", "RC": f"<body><p>{w.name}</p></body>"})


@notes
def comment_in_utf16(w: Words) -> bytes:
    return annotated("Text", lambda _: {"Contents": String(b"\xfe\xff" + w.name.encode("utf-16-be"))})


@notes
def popup(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        first = sheet.annotate("Text", Contents="see")
        sheet.annotate("Popup", Parent=first, Contents=w.name)

    return changed(change)


@notes
def reply(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        first = sheet.annotate("Text", Contents="see")
        sheet.annotate("Text", IRT=first, RT=Name.R, Contents=w.name)

    return changed(change)


@notes
def free_text(w: Words) -> bytes:
    return annotated(
        "FreeText", lambda s: {"Contents": w.name, "DA": "/F1 12 Tf", "AP": Dictionary(N=look(s, w.name))}
    )


@place("annotations", plain=False, look=True)
def free_text_without_a_look(w: Words) -> bytes:
    return annotated("FreeText", lambda _: {"Contents": w.name, "DA": "/Helv 12 Tf 0 g"})


@notes
def stamp(w: Words) -> bytes:
    return annotated("Stamp", lambda s: {"Name": Name.Draft, "AP": Dictionary(N=look(s, w.name))})


@notes
def states_not_shown(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        states = Dictionary(On=look(sheet, w.name), Off=look(sheet, "nothing"))
        return {"AS": Name.Off, "AP": Dictionary(N=states, R=look(sheet, w.name), D=look(sheet, w.name))}

    return annotated("Stamp", make)


@notes
def hidden_by_its_flags(w: Words) -> bytes:
    return annotated("FreeText", lambda s: {"F": 2, "Contents": w.name, "AP": Dictionary(N=look(s, w.name))})


@notes
def printed_only(w: Words) -> bytes:
    return annotated("Stamp", lambda s: {"F": 36, "AP": Dictionary(N=look(s, w.name))})


@notes
def beside_the_page(w: Words) -> bytes:
    return annotated(
        "Stamp", lambda s: {"Rect": Array([900, 900, 1200, 930]), "AP": Dictionary(N=look(s, w.name))}
    )


@notes
def overlay_of_a_redaction(w: Words) -> bytes:
    return annotated("Redact", lambda s: {"OverlayText": w.name, "RO": look(s, w.name)})


@notes
def under_a_redaction_never_applied(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.annotate("Redact", Rect=Array([60, 690, 360, 720]))

    return changed(change, text(w.name))


@notes
def under_a_filled_square(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        black = sheet.form("0 g 0 0 300 30 re f", (0, 0, 300, 30))
        sheet.annotate("Square", Rect=Array([60, 690, 360, 720]), AP=Dictionary(N=black))

    return changed(change, text(w.name))


@notes
def caption_of_a_line(w: Words) -> bytes:
    return annotated(
        "Line",
        lambda s: {"Contents": w.name, "Cap": True, "L": Array([60, 500, 400, 530]),
                   "AP": Dictionary(N=s.form("0 0 m 300 20 l S"))},
    )  # fmt: skip


@notes
def private_keys_of_an_annotation(w: Words) -> bytes:
    return annotated("Text", lambda _: {"Contents": "x", "App": Dictionary({"/" + w.last: w.name})})


@notes
def structure_of_an_annotation(w: Words) -> bytes:
    return annotated(
        "Watermark", lambda s: {"AP": Dictionary(N=s.form("")), "FixedPrint": Dictionary(A=w.name)}
    )


@place("annotations", plain=False)
def sound(w: Words) -> bytes:
    return annotated("Sound", lambda s: {"Sound": s.stream(w.name, R=8000), "Contents": w.name})


@place("annotations", plain=False)
def screen_and_rendition(w: Words) -> bytes:
    played = Dictionary(S=Name.Rendition, R=Dictionary(S=Name.MR, N=w.name))
    return annotated("Screen", lambda _: {"T": w.name, "A": played})


@notes
def attached_file(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        stored = sheet.stream(f"Notes on {w.name}", Type=Name.EmbeddedFile)
        return {"FS": Dictionary(Type=Name.Filespec, F="notes.txt", Desc=w.name, EF=Dictionary(F=stored))}

    return annotated("FileAttachment", make)


@notes
def name_of_an_attached_file(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        stored = sheet.stream("Nothing", Type=Name.EmbeddedFile)
        named = f"{w.joined}.txt"
        return {"FS": Dictionary(Type=Name.Filespec, F=named, UF=named, EF=Dictionary(F=stored))}

    return annotated("FileAttachment", make)


def linked(action: dict[str, Any]) -> bytes:
    return annotated("Link", lambda _: {"A": Dictionary(action)})


@links
def web_address(w: Words) -> bytes:
    return linked({"/S": Name.URI, "/URI": f"https://example.org/people/{w.first}-{w.last}"})


@links
def mail_address(w: Words) -> bytes:
    return linked({"/S": Name.URI, "/URI": f"mailto:{w.first}.{w.last}@example.org"})


@links
def percent_encoded(w: Words) -> bytes:
    hexed = "".join(f"%{ord(c):02X}" for c in w.name)
    return linked({"/S": Name.URI, "/URI": f"https://example.org/?q={hexed}"})


@links
def twice_encoded(w: Words) -> bytes:
    return linked(
        {"/S": Name.URI, "/URI": "https://example.org/?q=" + quote(quote(w.street, safe=""), safe="")}
    )


@links
def launch(w: Words) -> bytes:
    return linked({"/S": Name.Launch, "/F": f"/home/{w.last}/letter.doc"})


@links
def other_file(w: Words) -> bytes:
    return linked({"/S": Name.GoToR, "/F": f"{w.joined}.pdf", "/D": String(w.name)})


@links
def sends_a_form(w: Words) -> bytes:
    return linked({"/S": Name.SubmitForm, "/F": Dictionary(FS=Name.URL, F=f"https://example.org/{w.last}")})


@links
def script(w: Words) -> bytes:
    return linked({"/S": Name.JavaScript, "/JS": f"app.alert('{w.name}')"})


@links
def script_in_escapes(w: Words) -> bytes:
    return linked({"/S": Name.JavaScript, "/JS": "a='" + "".join(f"\\u{ord(c):04x}" for c in w.name) + "'"})


@links
def next_action(w: Words) -> bytes:
    after = Dictionary(S=Name.URI, URI=f"https://example.org/{w.last}")
    return linked({"/S": Name.URI, "/URI": "https://example.org/", "/Next": after})


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
