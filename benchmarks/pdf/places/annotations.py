"""Hiding places in annotations."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import Sheet, Words, changed, place, text

notes = place("annotations")
shown = place("annotations", look=True)


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


@notes
def note_in_a_layer_that_is_off(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        sheet.annotate("Stamp", OC=layer, AP=Dictionary(N=look(sheet, w.name)))
        sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))

    return changed(change)


@place("annotations", plain=False)
def movie(w: Words) -> bytes:
    return annotated("Movie", lambda _: {"T": w.name, "Movie": Dictionary(F=f"{w.joined}.avi")})


@place("annotations", plain=False)
def rich_media(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        stored = Dictionary(
            Type=Name.Filespec, F="a.swf", EF=Dictionary(F=sheet.stream(w.name, Type=Name.EmbeddedFile))
        )
        assets = Dictionary(Names=Array([String(w.name), stored]))
        return {"RichMediaContent": Dictionary(Assets=assets)}

    return annotated("RichMedia", make)


@place("annotations", plain=False)
def model_in_three_dimensions(w: Words) -> bytes:
    return annotated(
        "3D",
        lambda s: {
            "3DD": s.stream(w.name, Type=Name("/3D"), Subtype=Name.U3D, VA=Array([Dictionary(XN=w.name)]))
        },
    )
