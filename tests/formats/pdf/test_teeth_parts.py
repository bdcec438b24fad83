"""Teeth: one value per hiding place outside what pages draw; after redaction it is nowhere."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactor.formats.pdf.adapter import Pdf
from tests.formats.pdf.looking import page_text, traces
from tests.formats.pdf.making import FORENAME, SURNAME, VALUE, Sheet, simple, text
from tests.formats.pdf.road import document, redact

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="{VALUE}"/>'
    "</rdf:RDF></x:xmpmeta>"
)
PLACES: dict[str, tuple[Callable[[Sheet], Any], str]] = {}


def place(code: str) -> Callable[[Callable[[Sheet], Any]], Callable[[Sheet], Any]]:
    def keep(function: Callable[[Sheet], Any]) -> Callable[[Sheet], Any]:
        PLACES[function.__name__.replace("_", " ")] = (function, code)
        return function

    return keep


def form(sheet: Sheet, words: str, box: tuple[int, ...] = (0, 0, 300, 20), y: int = 5) -> Any:
    return sheet.pdf.make_stream(
        text(words, x=2, y=y).encode(),
        Dictionary(
            Subtype=Name.Form, BBox=Array(list(box)), Resources=Dictionary(Font=Dictionary(F1=sheet.font))
        ),
    )


def annotate(sheet: Sheet, **entry: Any) -> Any:
    note = sheet.pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([60, 500, 360, 520]), **entry))
    page = sheet.pdf.pages[0].obj
    page["/Annots"] = Array([*page.get("/Annots", []), note])
    return note


@place("annotation")
def note_contents(sheet: Sheet) -> None:
    annotate(sheet, Subtype=Name.Text, Contents=VALUE, T=VALUE, Subj=VALUE, RC=f"<p>{VALUE}</p>", NM=VALUE)


@place("annotation")
def free_text_appearance(sheet: Sheet) -> None:
    annotate(
        sheet, Subtype=Name.FreeText, AP=Dictionary(N=form(sheet, VALUE)), DA="/F1 12 Tf", Contents=VALUE
    )


@place("annotation")
def stamp_clipped_by_its_own_box(sheet: Sheet) -> None:
    annotate(sheet, Subtype=Name.Stamp, AP=Dictionary(N=form(sheet, VALUE, y=60)))


@place("annotation")
def other_appearance_states(sheet: Sheet) -> None:
    look = form(sheet, "x")
    annotate(sheet, Subtype=Name.Square, AP=Dictionary(N=look, R=form(sheet, VALUE), D=form(sheet, VALUE)))


@place("annotation")
def popup_and_reply(sheet: Sheet) -> None:
    first = annotate(sheet, Subtype=Name.Text, Contents="hello")
    annotate(sheet, Subtype=Name.Popup, Parent=first, Contents=VALUE)
    annotate(sheet, Subtype=Name.Text, IRT=first, Contents=VALUE)


@place("annotation")
def hidden_annotation(sheet: Sheet) -> None:
    annotate(sheet, Subtype=Name.FreeText, F=2, AP=Dictionary(N=form(sheet, VALUE)))


@place("link")
def mail_link(sheet: Sheet) -> None:
    annotate(
        sheet, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=f"mailto:{FORENAME}.{SURNAME}@example.org")
    )


@place("link")
def link_with_an_action_to_a_file(sheet: Sheet) -> None:
    annotate(sheet, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=f"/home/{SURNAME}/a.doc"))


@place("form-field")
def field_values(sheet: Sheet) -> None:
    field = annotate(
        sheet,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=VALUE,
        TU=VALUE,
        TM=VALUE,
        V=VALUE,
        DV=VALUE,
        AP=Dictionary(N=form(sheet, VALUE)),
    )
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@place("form-field")
def field_clipped_text(sheet: Sheet) -> None:
    field = annotate(
        sheet, Subtype=Name.Widget, FT=Name.Tx, T="a", V=VALUE, AP=Dictionary(N=form(sheet, VALUE, y=-40))
    )
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@place("form-field")
def choice_options(sheet: Sheet) -> None:
    field = annotate(
        sheet,
        Subtype=Name.Widget,
        FT=Name.Ch,
        T="a",
        Opt=Array([VALUE, Array([String(VALUE), String("x")])]),
        AP=Dictionary(N=form(sheet, "chosen")),
    )
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA=f"/{SURNAME} 0 Tf")


@place("xfa-form")
def xfa_beside_fields(sheet: Sheet) -> None:
    field = annotate(sheet, Subtype=Name.Widget, FT=Name.Tx, T="a", AP=Dictionary(N=form(sheet, "shown")))
    xfa = sheet.pdf.make_stream(f"<xdp>{VALUE}</xdp>".encode())
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=xfa)


@place("signature")
def signature_field(sheet: Sheet) -> None:
    signed = Dictionary(Type=Name.Sig, Name=VALUE, Reason=VALUE, Contents=VALUE)
    field = annotate(
        sheet, Subtype=Name.Widget, FT=Name.Sig, T="s", V=signed, AP=Dictionary(N=form(sheet, "signed"))
    )
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


@place("property")
def information(sheet: Sheet) -> None:
    sheet.pdf.docinfo["/Author"] = VALUE
    sheet.pdf.docinfo["/Keywords"] = VALUE
    sheet.pdf.docinfo["/" + SURNAME] = "x"


@place("")
def title(sheet: Sheet) -> None:
    sheet.pdf.docinfo["/Title"] = f"About {VALUE}"


@place("xmp")
def xmp_of_the_file(sheet: Sheet) -> None:
    sheet.pdf.Root.Metadata = sheet.pdf.make_stream(XMP.encode(), Dictionary(Type=Name.Metadata))


@place("xmp")
def xmp_of_a_page(sheet: Sheet) -> None:
    sheet.pdf.pages[0].obj.Metadata = sheet.pdf.make_stream(f"<x>{VALUE}</x>".encode())


@place("")
def xmp_of_a_font(sheet: Sheet) -> None:
    sheet.font["/Metadata"] = sheet.pdf.make_stream(f"<x>{VALUE}</x>".encode())


@place("")
def bookmarks(sheet: Sheet) -> None:
    with sheet.pdf.open_outline() as outline:
        top = pikepdf.OutlineItem("Contents", 0)
        top.children.append(pikepdf.OutlineItem(f"Visit to {VALUE}", 0))
        outline.root.append(top)


@place("action")
def bookmark_script(sheet: Sheet) -> None:
    sheet.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"app.alert('{VALUE}')")


@place("javascript")
def script_in_the_name_tree(sheet: Sheet) -> None:
    script = Dictionary(S=Name.JavaScript, JS=f"var a='{VALUE}'")
    sheet.pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(VALUE), script])))


@place("named-destination")
def named_destinations(sheet: Sheet) -> None:
    page = sheet.pdf.pages[0].obj
    target = Array([page, Name.Fit])
    sheet.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(VALUE), target])))
    sheet.pdf.Root.Dests = Dictionary({"/" + SURNAME: target})


@place("")
def page_labels(sheet: Sheet) -> None:
    label = Dictionary(S=Name.D, P=f"{SURNAME}-")
    sheet.pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


@place("structure-tree")
def structure_tree(sheet: Sheet) -> None:
    element = Dictionary(
        Type=Name.StructElem, S=Name.Figure, Alt=VALUE, ActualText=VALUE, T=VALUE, ID=VALUE, E=VALUE
    )
    sheet.pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([element]),
        IDTree=Dictionary(Names=Array([String(VALUE), element])),
        RoleMap=Dictionary({"/" + SURNAME: Name.P}),
    )


@place("private-data")
def piece_info(sheet: Sheet) -> None:
    sheet.pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=VALUE))
    sheet.pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=VALUE))


@place("private-data")
def private_keys(sheet: Sheet) -> None:
    sheet.pdf.Root["/" + SURNAME] = String(VALUE)
    sheet.pdf.pages[0].obj["/Secret"] = Dictionary({"/" + FORENAME: String(VALUE)})


@place("portfolio")
def portfolio_schema(sheet: Sheet) -> None:
    sheet.pdf.Root.Collection = Dictionary(Schema=Dictionary({"/a": Dictionary(N=VALUE)}))


@place("thumbnail")
def thumbnail(sheet: Sheet) -> None:
    sheet.pdf.pages[0].obj.Thumb = sheet.pdf.make_stream(VALUE.encode(), Dictionary(Subtype=Name.Image))


@place("thread")
def article_threads(sheet: Sheet) -> None:
    sheet.pdf.Root.Threads = Array([Dictionary(I=Dictionary(Title=VALUE))])


@place("private-data")
def templates(sheet: Sheet) -> None:
    hidden = Dictionary(Type=Name.Template, Contents=sheet.pdf.make_stream(text(VALUE).encode()))
    sheet.pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String("t"), hidden])))


@place("private-data")
def spider_info(sheet: Sheet) -> None:
    sheet.pdf.Root.SpiderInfo = Dictionary(V=1.0, C=Array([Dictionary(AU=String(VALUE))]))


@place("measure-data")
def measure_and_geography(sheet: Sheet) -> None:
    sheet.pdf.pages[0].obj.VP = Array([Dictionary(Name=VALUE, Measure=Dictionary(GCS=Dictionary(WKT=VALUE)))])


@place("output-intent")
def output_intent(sheet: Sheet) -> None:
    sheet.pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, Info=VALUE, RegistryName=SURNAME)])


@place("")
def language(sheet: Sheet) -> None:
    sheet.pdf.Root.Lang = String(VALUE)


@place("")
def colour_profile_and_spot_names(sheet: Sheet) -> None:
    profile = sheet.pdf.make_stream(VALUE.encode(), Dictionary(N=3, Alternate=Name.DeviceRGB))
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    spaces = Dictionary(
        A=Array([Name.ICCBased, profile]),
        B=Array([Name.Separation, Name("/" + SURNAME), Name.DeviceGray, tint]),
    )
    sheet.page(
        "/A cs 1 0 0 sc 10 10 50 50 re f /B cs 0.5 scn 80 10 50 50 re f", resources={"ColorSpace": spaces}
    )


@place("")
def function_program(sheet: Sheet) -> None:
    program = sheet.pdf.make_stream(
        f"{{ % {VALUE}\n dup }}".encode(),
        Dictionary(FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1, 0, 1]), Remark=VALUE),
    )
    space = Array([Name.DeviceN, Array([Name("/" + SURNAME)]), Name.DeviceGray, program])
    sheet.page("/B cs 0.5 scn 80 10 50 50 re f", resources={"ColorSpace": Dictionary(B=space)})


@place("")
def graphics_state_keys(sheet: Sheet) -> None:
    state = Dictionary(LW=2, Note=VALUE, HT=Dictionary(HalftoneName=VALUE))
    sheet.page("/G1 gs 10 10 50 50 re S", resources={"ExtGState": Dictionary(G1=state)})


@place("foreign-object")
def postscript_object(sheet: Sheet) -> None:
    program = sheet.pdf.make_stream(
        f"({VALUE}) show".encode(), Dictionary(Type=Name.XObject, Subtype=Name.PS)
    )
    sheet.page("/P1 Do", resources={"XObject": Dictionary(P1=program)})


@pytest.mark.parametrize("where", PLACES)
def test_the_value_is_nowhere_afterwards(where: str) -> None:
    hide, code = PLACES[where]
    sheet = simple("Nothing to see.")
    hide(sheet)
    data = sheet.bytes()
    assert traces(data, SURNAME) or traces(data, FORENAME)
    reading = Pdf().read(document(data))
    assert not code or code in {part.what for part in reading.opaque}
    result = redact(data, VALUE, FORENAME, SURNAME)
    assert {word: traces(result, word) for word in (FORENAME, SURNAME)} == {FORENAME: [], SURNAME: []}
    assert "Nothing to see." in page_text(result)


def earlier_revision() -> bytes:
    first = simple(VALUE).bytes()
    start = first.rindex(b"startxref")
    offset = int(first[start:].split()[1])
    number = len(pikepdf.open(io.BytesIO(first)).objects) + 1
    body = f"{number} 0 obj\n({VALUE})\nendobj\n".encode()
    at = len(first) + 1
    tail = f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n".encode()
    pdf = pikepdf.open(io.BytesIO(first))
    root = pdf.Root.objgen[0]
    trailer = (
        f"<< /Size {number + 1} /Root {root} 0 R /Prev {offset} >>\nstartxref\n{at + len(body)}\n%%EOF\n"
    )
    return first + b"\n" + body + tail + trailer.encode()


FILES = {
    "an earlier revision": earlier_revision,
    "bytes after the end": lambda: simple(VALUE).bytes() + VALUE.encode(),
    "packed bytes after the end": lambda: simple(VALUE).bytes() + zlib.compress(VALUE.encode()),
    "object streams": lambda: simple(VALUE).bytes(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "linearised": lambda: simple(VALUE).bytes(linearize=True),
    "owner password only": lambda: simple(VALUE).bytes(encryption=pikepdf.Encryption(owner="x", user="")),
}


@pytest.mark.parametrize("how", FILES)
def test_nothing_of_the_file_itself_remains(how: str) -> None:
    result = redact(FILES[how](), VALUE)
    assert traces(result, SURNAME) == []
    assert result.count(b"%%EOF") == 1
    assert result.rstrip().endswith(b"%%EOF")


def test_an_orphan_is_left_behind() -> None:
    sheet = simple("Nothing to see.")
    sheet.pdf.make_indirect(String(VALUE))
    sheet.pdf.make_stream(VALUE.encode())
    raw = sheet.bytes(preserve_pdfa=False)
    assert traces(redact(raw, "unseen"), SURNAME) == []
