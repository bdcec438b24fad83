"""Hiding places in the document besides its pages, and in the file itself."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import Sheet, Words, canvas_page, changed, drawn, place, root, text

doc = place("document")
whole = place("file")


def xmp(words: str) -> str:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>'
        f'{words}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def packet(sheet: Sheet, words: str) -> Any:
    return sheet.stream(xmp(words), Type=Name.Metadata, Subtype=Name.XML)


def info(**keys: str) -> bytes:
    return changed(lambda sheet: [sheet.pdf.docinfo.__setitem__("/" + k, v) for k, v in keys.items()])


@doc
def title(w: Words) -> bytes:
    return info(Title=f"About {w.name}")


@doc
def author_subject_keywords(w: Words) -> bytes:
    return info(Author=w.name, Subject=w.name, Keywords=w.name, Creator=w.name, Producer=w.name)


@doc
def private_info_key(w: Words) -> bytes:
    return info(**{w.last: "x", "Case": w.name})


@doc
def xmp_of_the_document(w: Words) -> bytes:
    return root(Metadata=lambda s: packet(s, w.name))


@doc
def xmp_in_utf16(w: Words) -> bytes:
    return root(
        Metadata=lambda s: s.stream(xmp(w.name).encode("utf-16"), Type=Name.Metadata, Subtype=Name.XML)
    )


@doc
def xmp_of_page_and_font(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.first["/Metadata"] = packet(sheet, w.name)
        sheet.font["/Metadata"] = packet(sheet, w.name)

    return changed(change)


@doc
def bookmark(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"Visit to {w.name}", 0))

    return changed(change)


@doc
def bookmark_split_by_language_codes(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("x", 0))
        said = f"{w.first[:3]}\x1ben\x1b{w.first[3:]} {w.last}"
        sheet.pdf.Root.Outlines.First["/Title"] = String(b"\xfe\xff" + said.encode("utf-16-be"))

    return changed(change)


@doc
def bookmark_with_an_action(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Contents", 0))
        sheet.pdf.Root.Outlines.First["/A"] = Dictionary(S=Name.URI, URI=f"https://example.org/{w.last}")

    return changed(change)


@doc
def named_destinations(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        target = Array([sheet.first, Name.Fit])
        sheet.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(w.name), target])))
        sheet.pdf.Root.Dests = Dictionary({"/" + w.joined: target})

    return changed(change)


@doc
def page_labels(w: Words) -> bytes:
    return root(PageLabels=Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=f"{w.last}-")])))


@doc
def layer_name(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=w.name))
        kept = Dictionary(Order=Array([String(w.name), layer]), Name=w.name, Creator=w.name)
        sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=kept)

    return changed(change)


@doc
def layer_usage(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        said = Dictionary(CreatorInfo=Dictionary(Creator=w.name), User=Dictionary(Type=Name.Ind, Name=w.name))
        layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes", Usage=said))
        sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())

    return changed(change)


def tagged(keys: dict[str, Any], **tree: Any) -> bytes:
    """A tagged page whose one element has more keys."""

    def change(sheet: Sheet) -> None:
        top = sheet.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, **tree))
        element = sheet.pdf.make_indirect(
            Dictionary(
                {"/Type": Name.StructElem, "/S": Name.P, "/P": top, "/Pg": sheet.first, "/K": 0, **keys}
            )
        )
        top["/K"] = Array([element])
        top["/ParentTree"] = Dictionary(Nums=Array([0, Array([element])]))
        sheet.first["/StructParents"] = 0
        sheet.pdf.Root.StructTreeRoot = top
        sheet.pdf.Root.MarkInfo = Dictionary(Marked=True)

    return changed(change, "/P << /MCID 0 >> BDC\n" + text("A paragraph") + "EMC\n")


@doc
def alternative_text(w: Words) -> bytes:
    return tagged({"/S": Name.Figure, "/Alt": String(f"Photograph of {w.name}")})


@doc
def replacement_text(w: Words) -> bytes:
    return tagged({"/ActualText": String(w.name), "/E": String(w.name)})


@doc
def title_and_id_of_an_element(w: Words) -> bytes:
    return tagged({"/T": String(w.name), "/ID": String(w.name)})


@doc
def attributes_of_an_element(w: Words) -> bytes:
    said = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=w.name, V=w.name)]))
    return tagged({"/A": said, "/C": Name("/" + w.last)})


@doc
def table_summary(w: Words) -> bytes:
    return tagged({"/A": Dictionary(O=Name.Table, Summary=w.name, Short=w.name)})


@doc
def phoneme(w: Words) -> bytes:
    return tagged({"/Phoneme": String(w.name), "/PhoneticAlphabet": Name.ipa})


@doc
def role_and_class_maps(w: Words) -> bytes:
    return tagged(
        {"/S": Name("/" + w.joined)}, RoleMap=Dictionary({"/" + w.joined: Name.P}),
        ClassMap=Dictionary({"/" + w.joined: Dictionary(O=Name.Layout)}),
        IDTree=Dictionary(Names=Array([String(w.name), Dictionary()])),
    )  # fmt: skip


@doc
def element_language(w: Words) -> bytes:
    return tagged({"/Lang": String(w.name)})


@doc
def element_with_an_associated_file(w: Words) -> bytes:
    return tagged({"/AF": Array([Dictionary(Type=Name.Filespec, F=f"{w.joined}.mml", Desc=w.name)])})


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


def attached(name: str, data: bytes) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments[name] = pikepdf.AttachedFileSpec(sheet.pdf, data)

    return changed(change)


@doc
def attached_text(w: Words) -> bytes:
    return attached("notes.txt", f"Notes on {w.name}".encode())


@doc
def attached_name(w: Words) -> bytes:
    return attached(f"{w.joined}.txt", b"Nothing")


@doc
def attached_pdf(w: Words) -> bytes:
    return attached("inner.pdf", drawn(text(w.name)))


@doc
def attached_zip(w: Words) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/notes.txt", f"Notes on {w.name}")
    return attached("all.zip", out.getvalue())


@doc
def attached_description(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        spec = pikepdf.AttachedFileSpec(sheet.pdf, b"Nothing", description=w.name)
        sheet.pdf.attachments["a.txt"] = spec

    return changed(change)


@doc
def portfolio(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(sheet.pdf, w.name.encode())
        sheet.pdf.Root.Collection = Dictionary(Schema=Dictionary(a=Dictionary(N=w.name)), View=Name.D)

    return changed(change)


@doc
def associated_file(w: Words) -> bytes:
    def files(sheet: Sheet) -> Any:
        stored = sheet.stream(w.name, Type=Name.EmbeddedFile)
        return Array(
            [Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=stored), AFRelationship=Name.Data)]
        )

    return root(AF=files)


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


def reopened(data: bytes, edit: Callable[[Any], Any], **options: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


# --- the file itself

CLEAN = drawn(text("An ordinary line"))


def with_object(body: bytes) -> bytes:
    """The clean file with one more object that nothing refers to."""
    at = CLEAN.rfind(b"\nxref\n") + 1
    added = b"77 0 obj\n" + body + b"\nendobj\n"
    return shifted(CLEAN[:at] + added + CLEAN[at:], at, len(added))


def shifted(data: bytes, at: int, by: int) -> bytes:
    """Correct the place of the cross-reference table after bytes were put before it."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n" + str(at + by).encode(), data)


@whole
def earlier_revision(w: Words) -> bytes:
    old = drawn(text(w.name))
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        size = int(pdf.trailer.Size)
        top = pdf.Root.objgen[0]
    body = text("An ordinary line").encode()
    at = len(old)
    added = f"{number} 0 obj\n<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    table = at + len(added)
    prev = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    tail = (
        f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n<< /Size {size} /Root {top} 0 R /Prev {prev} >>\n"
        f"startxref\n{table}\n%%EOF\n"
    )
    return old + added + tail.encode()


@whole
def orphan_string(w: Words) -> bytes:
    return with_object(f"<< /Note ({w.name}) >>".encode())


@whole
def orphan_stream(w: Words) -> bytes:
    body = zlib.compress(text(w.name).encode())
    return with_object(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(body) + body + b"\nendstream")


@whole
def orphan_in_hexadecimal(w: Words) -> bytes:
    return with_object(f"<{w.name.encode().hex()}>".encode())


@whole
def reachable_object_nobody_draws(w: Words) -> bytes:
    return root(Old=lambda s: s.pdf.make_indirect(Dictionary(Contents=s.stream(text(w.name)))))


@whole
def object_streams(w: Words) -> bytes:
    def edit(pdf: Any) -> None:
        pdf.Root.Kept = pdf.make_indirect(Dictionary(Note=String(w.name)))

    return reopened(CLEAN, edit, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@whole
def comment_between_objects(w: Words) -> bytes:
    at = CLEAN.rfind(b"\nxref\n") + 1
    added = f"% {w.name}\n".encode()
    return shifted(CLEAN[:at] + added + CLEAN[at:], at, len(added))


@whole
def after_the_end(w: Words) -> bytes:
    return CLEAN + f"\n{w.name}\n".encode()


@whole
def after_the_end_in_utf16(w: Words) -> bytes:
    return CLEAN + w.name.encode("utf-16-be")


@whole
def after_the_end_in_base64(w: Words) -> bytes:
    return CLEAN + b"\n" + base64.b64encode(f"Notes on {w.name}".encode())


@whole
def zip_after_the_end(w: Words) -> bytes:
    out = io.BytesIO(CLEAN)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("notes.txt", f"Notes on {w.name}")
    return out.getvalue()


@place("file", plain=False)
def before_the_start(w: Words) -> bytes:
    return f"{w.name}\n".encode() + CLEAN


@whole
def comment_in_the_head(w: Words) -> bytes:
    head, rest = CLEAN[:9], CLEAN[9:]
    added = f"%{w.name}\n".encode()
    table = re.sub(rb"(\d{10}) (\d{5}) n", lambda m: b"%010d %s n" % (int(m[1]) + len(added), m[2]), rest)
    at = CLEAN.rfind(b"\nxref\n") + 1
    return shifted(head + added + table, at, len(added))


@whole
def trailer_key(w: Words) -> bytes:
    return CLEAN.replace(b"trailer <<", f"trailer << /Note ({w.name})".encode(), 1).replace(
        b"trailer\n<<", f"trailer\n<< /Note ({w.name})".encode(), 1
    )


@whole
def file_identifier(w: Words) -> bytes:
    return re.sub(rb"/ID\s*\[.*?\]", f"/ID [({w.name}) ({w.name})]".encode(), CLEAN, flags=re.DOTALL)


@whole
def same_key_twice(w: Words) -> bytes:
    return with_object(f"<< /Note ({w.name}) /Note (nothing) >>".encode())


@whole
def owner_password(w: Words) -> bytes:
    allow = pikepdf.Permissions(extract=False)
    lock = pikepdf.Encryption(owner="owner", user="", allow=allow)
    return reopened(drawn(text(w.name)), lambda _: None, encryption=lock)


@whole
def linearised(w: Words) -> bytes:
    return reopened(drawn(text(w.name)), lambda _: None, linearize=True)


@place("file", plain=False)
def user_password(w: Words) -> bytes:
    return reopened(drawn(text(w.name)), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))


@place("file", plain=False)
def broken_cross_references(w: Words) -> bytes:
    return re.sub(rb"startxref\s+\d+", b"startxref\n7", drawn(text(w.name)))


@place("file", plain=False)
def truncated(w: Words) -> bytes:
    data = drawn(text(w.name))
    return data[: len(data) - 120]
