"""Hiding places in the catalogue, in actions and in what pages keep beside their content."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    canvas_page,
    changed,
    drawn,
    place,
    reopened,
    root,
    text,
)

doc = place("document")


@doc
def piece_info(w: Words) -> bytes:
    kept = Dictionary(App=Dictionary(LastModified="D:20260101", Private=Dictionary(Note=w.name)))

    def change(sheet: Sheet) -> None:
        sheet.pdf.Root.PieceInfo = kept
        sheet.first["/PieceInfo"] = kept

    return changed(change)


@doc
def private_keys(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.Root["/" + w.last] = String(w.name)
        sheet.first["/CaseNote"] = Dictionary({"/" + w.last: String(w.name)})

    return changed(change)


@doc
def script_in_the_name_tree(w: Words) -> bytes:
    act = Dictionary(S=Name.JavaScript, JS=f"var who='{w.name}'")
    return root(Names=Dictionary(JavaScript=Dictionary(Names=Array([String(w.name), act]))))


@doc
def script_in_a_stream(w: Words) -> bytes:
    return root(OpenAction=lambda s: Dictionary(S=Name.JavaScript, JS=s.stream(f"var who='{w.name}'")))


@doc
def actions_of_document_and_page(w: Words) -> bytes:
    act = Dictionary(S=Name.JavaScript, JS=f"app.alert('{w.name}')")

    def change(sheet: Sheet) -> None:
        sheet.pdf.Root.AA = Dictionary(WC=act)
        sheet.first["/AA"] = Dictionary(O=act)

    return changed(change)


@doc
def base_address(w: Words) -> bytes:
    return root(URI=Dictionary(Base=f"https://example.org/{w.last}/"))


@doc
def threads(w: Words) -> bytes:
    return root(Threads=Array([Dictionary(Type=Name.Thread, I=Dictionary(Title=w.name, Author=w.name))]))


@doc
def template_page(w: Words) -> bytes:
    def names(sheet: Sheet) -> Any:
        page = Dictionary(Type=Name.Template, Contents=sheet.stream(text(w.name)))
        return Dictionary(Templates=Dictionary(Names=Array([String("t"), page])))

    return root(Names=names)


@doc
def web_capture(w: Words) -> bytes:
    said = Dictionary(V=1, C=Array([Dictionary(URL=f"https://example.org/{w.last}")]))
    sites = Dictionary(URLS=Dictionary(Names=Array([String(f"https://example.org/{w.last}"), Dictionary()])))
    return root(SpiderInfo=said, Names=sites)


@doc
def geography(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        system = Dictionary(Type=Name.PROJCS, WKT=f'PROJCS["{w.name}"]')
        measure = Dictionary(Type=Name.Measure, Subtype=Name.GEO, GCS=system, PtData=Dictionary(Names=w.name))
        sheet.first["/VP"] = Array([Dictionary(BBox=Array([0, 0, 9, 9]), Name=w.name, Measure=measure)])

    return changed(change)


@doc
def output_intent(w: Words) -> bytes:
    kept = Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier=w.name, Info=w.name, RegistryName=w.name)
    return root(OutputIntents=Array([kept]))


@doc
def viewer_preferences(w: Words) -> bytes:
    return root(ViewerPreferences=Dictionary({"/DisplayDocTitle": True, "/" + w.last: w.name}))


@doc
def requirements_and_extensions(w: Words) -> bytes:
    return root(
        Requirements=Array([Dictionary(S=Name.EnableJavaScripts, RH=Array([Dictionary(Script=w.name)]))]),
        Extensions=Dictionary({"/" + w.last: Dictionary(URL=w.name)}),
    )


@doc
def document_parts(w: Words) -> bytes:
    return root(
        DPartRoot=Dictionary(Type=Name.DPartRoot, DPartRootNode=Dictionary(DPM=Dictionary(Name=w.name)))
    )


@place("document", plain=False)
def legal_and_permissions(w: Words) -> bytes:
    signed = Dictionary(Type=Name.Sig, Reason=w.name, Contents=w.name)
    return root(
        Legal=Dictionary(Attestation=w.name), Perms=Dictionary(DocMDP=signed), DSS=Dictionary(VRI=w.name)
    )


@doc
def language_of_the_document(w: Words) -> bytes:
    return root(Lang=String(w.name))


@doc
def colour_names(w: Words) -> bytes:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    space = Array([Name.Separation, Name("/" + w.joined), Name.DeviceGray, tint])
    return drawn("/S cs 0.5 scn 80 10 50 50 re f 0 g\n", resources={"ColorSpace": Dictionary(S=space)})


@doc
def colour_profile(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        profile = sheet.stream(f"acsp desc {w.name}", N=3, Alternate=Name.DeviceRGB)
        sheet.first.Resources["/ColorSpace"] = Dictionary(C=Array([Name.ICCBased, profile]))

    return changed(change, "/C cs 1 0 0 sc 10 10 50 50 re f 0 g\n")


@doc
def halftone_and_state_keys(w: Words) -> bytes:
    state = Dictionary(LW=2, HT=Dictionary(HalftoneType=1, HalftoneName=w.name), Note=w.name)
    return drawn("q /G gs 10 10 50 50 re S Q\n", resources={"ExtGState": Dictionary(G=state)})


@doc
def function_program(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        made = sheet.stream(
            f"{{ % {w.name}\n dup }}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1, 0, 1])
        )
        space = Array([Name.DeviceN, Array([Name("/" + w.last)]), Name.DeviceGray, made])
        sheet.first.Resources["/ColorSpace"] = Dictionary(C=space)

    return changed(change, "/C cs 0.5 scn 10 10 50 50 re f 0 g\n")


@doc
def font_descriptor(w: Words) -> bytes:
    def edit(pdf: Any) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == Name.FontDescriptor:
                one["/FontFamily"] = String(w.name)
                one["/CharSet"] = String("/" + w.last)

    return reopened(canvas_page(lambda c: c.drawString(72, 700, "here")), edit)


@doc
def font_program_names(w: Words) -> bytes:
    from fontTools.ttLib import TTFont

    def edit(pdf: Any) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and "/Length1" in one:
                program = TTFont(io.BytesIO(one.read_bytes()))
                from fontTools.ttLib import newTable

                program["name"] = newTable("name")
                program["name"].names = []
                program["name"].setName(f"Copyright {w.name}", 0, 3, 1, 0x409)
                out = io.BytesIO()
                program.save(out)
                one.write(out.getvalue())
                one["/Length1"] = len(out.getvalue())

    return reopened(canvas_page(lambda c: c.drawString(72, 700, "here")), edit)


@doc
def page_that_only_a_destination_reaches(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        gone = sheet.pdf.make_indirect(
            Dictionary(Type=Name.Page, Contents=sheet.stream(text(w.name)), Resources=sheet.first.Resources)
        )
        sheet.annotate("Link", Dest=Array([gone, Name.Fit]))

    return changed(change)


@doc
def named_looks_and_presentations(w: Words) -> bytes:
    def names(sheet: Sheet) -> Any:
        look = sheet.form(text(w.name, x=0, y=5))
        return Dictionary(
            AP=Dictionary(Names=Array([String(w.name), look])),
            AlternatePresentations=Dictionary(Names=Array([String(w.name), Dictionary(Title=w.name)])),
        )

    return root(Names=names)


@place("document", plain=False)
def named_renditions(w: Words) -> bytes:
    played = Dictionary(S=Name.MR, N=w.name)
    return root(Names=Dictionary(Renditions=Dictionary(Names=Array([String(w.name), played]))))


@doc
def keys_of_a_page(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        page = sheet.first
        page["/SeparationInfo"] = Dictionary(DeviceColorant=Name("/" + w.last))
        page["/BoxColorInfo"] = Dictionary(CropBox=Dictionary(S=Name.D, Note=w.name))
        page["/TemplateInstantiated"] = Name("/" + w.joined)
        page["/PresSteps"] = Dictionary(NA=Dictionary(S=Name.JavaScript, JS=w.name))
        page["/ID"] = String(w.name)

    return changed(change)


@doc
def keys_of_a_stream(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.first.Contents["/Note"] = String(w.name)
        sheet.first.Contents["/" + w.last] = Dictionary(Title=w.name)

    return changed(change)


@doc
def stream_kept_in_another_file(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.Root.Kept = sheet.stream("", F=f"{w.joined}.bin", FFilter=Name("/" + w.last))

    return changed(change)
