"""PDF files that hide a text outside their pages' content: objects, metadata, the file itself."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

from .pdf_pages import with_content
from .planting import tooth


def changed(change: Callable[[Pdf], None], **options: object) -> bytes:
    """An innocent page with a change to the document."""
    with Pdf.open(io.BytesIO(with_content(b""))) as pdf:
        change(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer, **options)
    return buffer.getvalue()


def root(**keys: Callable[[Pdf], object]) -> bytes:
    """An innocent page with keys added to the catalogue."""

    def change(pdf: Pdf) -> None:
        for key, made in keys.items():
            pdf.Root[f"/{key}"] = made(pdf)

    return changed(change)


def annotation(**keys: object) -> bytes:
    """An innocent page with one annotation."""

    def change(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]))
        for key, given in keys.items():
            made[f"/{key}"] = given(pdf) if callable(given) else given
        pdf.pages[0].Annots = Array([pdf.make_indirect(made)])

    return changed(change)


@tooth("pdf")
def info(text: str) -> bytes:
    return changed(lambda pdf: pdf.docinfo.__setitem__("/Subject", text))


@tooth("pdf")
def private_info_key(text: str) -> bytes:
    return changed(lambda pdf: pdf.docinfo.__setitem__("/" + text.replace(" ", "_"), "x"))


def _with_metadata(packet: bytes) -> bytes:
    """XMP on a page; pikepdf would tidy the catalogue's."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)

    return changed(change)


@tooth("pdf")
def xmp(text: str) -> bytes:
    number, street = text.split(maxsplit=1)
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a><b>{number}</b> <b>{street}</b></a></x:xmpmeta>"
    return _with_metadata(packet.encode())


@tooth("pdf")
def xmp_attribute_in_character_references(text: str) -> bytes:
    spelt = "".join(f"&#{ord(letter)};" for letter in text)
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/' x:title='{spelt}'/>"
    return _with_metadata(packet.encode("utf-16"))


@tooth("pdf")
def bookmark(text: str) -> bytes:
    def outlines(pdf: Pdf) -> object:
        item = pdf.make_indirect(Dictionary(Title=String(text)))
        return pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))

    return root(Outlines=outlines)


@tooth("pdf")
def named_destination(text: str) -> bytes:
    return root(Dests=lambda pdf: Dictionary({"/" + text.replace(" ", ""): Array([0, Name.Fit])}))


@tooth("pdf")
def page_label(text: str) -> bytes:
    return root(PageLabels=lambda pdf: Dictionary(Nums=Array([0, Dictionary(P=String(text))])))


@tooth("pdf")
def layer_name(text: str) -> bytes:
    return root(
        OCProperties=lambda pdf: Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name=String(text))]))
    )


@tooth("pdf")
def structure_tree(text: str) -> bytes:
    return root(StructTreeRoot=lambda pdf: Dictionary(K=Dictionary(S=Name.Figure, Alt=String(text))))


@tooth("pdf")
def structure_expansion_in_utf16(text: str) -> bytes:
    spelt = String(b"\xfe\xff" + text.encode("utf-16-be"))
    return root(StructTreeRoot=lambda pdf: Dictionary(K=Dictionary(S=Name.Span, E=spelt)))


@tooth("pdf")
def piece_info(text: str) -> bytes:
    return root(PieceInfo=lambda pdf: Dictionary(App=Dictionary(Private=Array([*map(String, text.split())]))))


def _attached(pdf: Pdf, data: bytes, name: str = "notes.txt") -> Dictionary:
    stream = pdf.make_stream(data, Type=Name.EmbeddedFile)
    return Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=stream))


@tooth("pdf")
def attachment(text: str) -> bytes:
    return root(AF=lambda pdf: Array([_attached(pdf, f"Address: {text}".encode("utf-16"))]))


@tooth("pdf")
def attachment_in_a_zip_in_a_pdf(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.pdf", info(text))
    names = Dictionary
    return root(
        Names=lambda pdf: names(EmbeddedFiles=names(Names=Array(["a", _attached(pdf, buffer.getvalue())])))
    )


@tooth("pdf")
def attachment_name(text: str) -> bytes:
    return root(AF=lambda pdf: Array([_attached(pdf, b"nothing", f"{text}.txt")]))


@tooth("pdf")
def script(text: str) -> bytes:
    cut = len(text) - 3
    code = f'var a = "{text[:cut]}" + "{text[cut:]}";'
    return root(OpenAction=lambda pdf: Dictionary(S=Name.JavaScript, JS=String(code)))


@tooth("pdf")
def script_in_escapes(text: str) -> bytes:
    code = "".join(f"\\u{ord(letter):04x}" for letter in text)
    return root(OpenAction=lambda pdf: Dictionary(S=Name.JavaScript, JS=pdf.make_stream(code.encode())))


@tooth("pdf")
def comment_note(text: str) -> bytes:
    return annotation(Contents=String(text))


@tooth("pdf")
def rich_comment(text: str) -> bytes:
    letters = "".join(f"<span>{letter}</span>" for letter in text)
    return annotation(RC=String(f"<body>{letters}</body>"))


@tooth("pdf")
def appearance(text: str) -> bytes:
    def made(pdf: Pdf) -> Dictionary:
        form = pdf.make_stream(b"BT /Helv 9 Tf (%b) Tj ET" % text.encode())
        form.Subtype, form.BBox = Name.Form, Array([0, 0, 9, 9])
        return Dictionary(N=form)

    return annotation(AP=made)


@tooth("pdf")
def web_link(text: str) -> bytes:
    address = "https://maps.example.org/?q=" + quote(text)
    return annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


@tooth("pdf")
def doubly_encoded_mail_link(text: str) -> bytes:
    address = "mailto:x@example.org?subject=" + quote(quote(text))
    return annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


@tooth("pdf")
def form_field(text: str) -> bytes:
    field = {"FT": Name.Tx, "T": String("a"), "V": String(text)}
    return annotation(Subtype=Name.Widget, **field)


@tooth("pdf")
def form_default(text: str) -> bytes:
    return annotation(Subtype=Name.Widget, FT=Name.Tx, T=String("a"), DV=String(text))


@tooth("pdf")
def form_options(text: str) -> bytes:
    return annotation(Subtype=Name.Widget, FT=Name.Ch, Opt=Array([Array([String("1"), String(text)])]))


@tooth("pdf")
def form_tool_tip(text: str) -> bytes:
    return annotation(Subtype=Name.Widget, FT=Name.Tx, TU=String(text))


@tooth("pdf")
def xfa(text: str) -> bytes:
    form = f"<xdp><field><![CDATA[{text}]]></field></xdp>".encode()
    return root(AcroForm=lambda pdf: Dictionary(Fields=Array([]), XFA=pdf.make_stream(form)))


@tooth("pdf")
def article_thread(text: str) -> bytes:
    return root(Threads=lambda pdf: Array([Dictionary(I=Dictionary(Title=String(text)))]))


@tooth("pdf")
def signature_reason(text: str) -> bytes:
    return root(Perms=lambda pdf: Dictionary(DocMDP=Dictionary(Type=Name.Sig, Reason=String(text))))


@tooth("pdf")
def resource_name(text: str) -> bytes:
    def change(pdf: Pdf) -> None:
        font = pdf.pages[0].Resources.Font.F1
        pdf.pages[0].Resources.Font["/" + text.replace(" ", "-")] = font

    return changed(change)


@tooth("pdf")
def base64_in_a_string(text: str) -> bytes:
    packed = base64.b64encode(f"lives at {text} now".encode()).decode()
    return root(Note=lambda pdf: String(packed))


@tooth("pdf")
def hexadecimal_in_a_string(text: str) -> bytes:
    return root(Note=lambda pdf: String(f"lives at {text} now".encode().hex()))


@tooth("pdf")
def object_streams(text: str) -> bytes:
    return changed(
        lambda pdf: pdf.docinfo.__setitem__("/Subject", text), object_stream_mode=ObjectStreamMode.generate
    )


@tooth("pdf")
def earlier_revision(text: str) -> bytes:
    old = with_content(b"BT /F1 11 Tf 72 700 Td (%b) Tj ET" % text.encode())
    with Pdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        size = int(pdf.trailer.Size)
        root_number = pdf.Root.objgen[0]
    new = b"%d 0 obj\n<</Length 4>>\nstream\nq Q \nendstream\nendobj\n" % number
    at = len(old)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    start = old[old.rfind(b"startxref") + 9 :].split()[0]
    trailer = b"trailer\n<</Size %d /Root %d 0 R /Prev %b>>\n" % (size, root_number, start)
    return old + new + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(new))


def _orphan(body: bytes) -> bytes:
    """Put an object into the file that no table lists."""
    data = with_content(b"")
    at = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    added = b"77 0 obj\n" + body + b"\nendobj\n"
    return data[:at] + added + data[at:].replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + len(added)))


@tooth("pdf")
def orphan_string(text: str) -> bytes:
    return _orphan(b"<</X (%b)>>" % text.encode())


@tooth("pdf")
def orphan_stream(text: str) -> bytes:
    body = zlib.compress(b"BT (%b) Tj ET" % text.encode())
    return _orphan(b"<</Filter /FlateDecode /Length 3>>\nstream\n" + body + b"\nendstream")


@tooth("pdf")
def orphan_stream_in_two_filters(text: str) -> bytes:
    body = base64.a85encode(zlib.compress(b"BT (%b) Tj ET" % text.encode())) + b"~>"
    return _orphan(b"<</Filter [/ASCII85Decode /FlateDecode]>>\nstream\n" + body + b"\nendstream")


@tooth("pdf")
def orphan_stream_with_predictor(text: str) -> bytes:
    row = b"BT (%b) Tj ET" % text.encode()
    filtered = b"\x01" + bytes((b - (row[i - 1] if i else 0)) & 0xFF for i, b in enumerate(row))
    head = b"<</Filter /FlateDecode /DecodeParms <</Predictor 11 /Columns %d>>>>\nstream\n" % len(row)
    return _orphan(head + zlib.compress(filtered) + b"\nendstream")


@tooth("pdf", reads=False)
def orphan_picture(text: str) -> bytes:
    head = b"<</Subtype /Image /Width %d /Height 1 /BitsPerComponent 8>>\nstream\n" % len(text)
    return _orphan(head + bytes(255 - byte for byte in text.encode()) + b"\nendstream")


@tooth("pdf")
def orphan_hexadecimal_string(text: str) -> bytes:
    spelt = " ".join(text.encode("utf-16").hex())
    return _orphan(b"<</X <%b>>>" % spelt.encode())


@tooth("pdf")
def name_with_hash_escapes(text: str) -> bytes:
    return _orphan(b"<</X /%b>>" % b"".join(b"#%02x" % byte for byte in text.encode()))


@tooth("pdf")
def comment_in_the_file(text: str) -> bytes:
    data = with_content(b"")
    at = data.find(b"\n", 20)
    return data[:at] + f"\n% {text}".encode() + data[at:]


@tooth("pdf")
def after_the_end(text: str) -> bytes:
    return with_content(b"") + f"\n{text}\n".encode()


@tooth("pdf")
def after_the_end_in_utf16(text: str) -> bytes:
    return with_content(b"") + text.encode("utf-16-be")


@tooth("pdf")
def before_the_start(text: str) -> bytes:
    return f"{text}\n".encode() + with_content(b"")


@tooth("pdf")
def zip_after_the_end(text: str) -> bytes:
    return with_content(b"") + zlib.compress(f"the text is {text}".encode())


@tooth("pdf", reads=False)
def broken_cross_references(text: str) -> bytes:
    data = with_content(b"BT /F1 11 Tf 72 700 Td (%b) Tj ET" % text.encode())
    return data.replace(b"startxref", b"startxxxx").replace(b"xref\n", b"yref\n")


@tooth("pdf", reads=False)
def encrypted(text: str) -> bytes:
    return changed(
        lambda pdf: pdf.docinfo.__setitem__("/Subject", text), encryption=Encryption(owner="a", user="")
    )


@tooth("pdf", reads=False)
def cut_off(text: str) -> bytes:
    data = info(text)
    return data[: len(data) // 3]


@tooth("pdf")
def icc_profile(text: str) -> bytes:
    def change(pdf: Pdf) -> None:
        profile = pdf.make_stream(b"\x00\x00\x02\x0cdesc\x00\x00\x00" + text.encode() + b"\x00" * 40, N=3)
        pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=profile)])

    return changed(change)


@tooth("pdf")
def template_page(text: str) -> bytes:
    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(b"BT /F1 11 Tf 72 700 Td (%b) Tj ET" % text.encode())
        page = pdf.make_indirect(
            Dictionary(Type=Name.Template, Contents=stream, Resources=pdf.pages[0].Resources)
        )
        pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String("t"), page])))

    return changed(change)
