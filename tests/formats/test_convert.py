"""Files of older programs: known by content, converted without loss, refused when unfit, proved after."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

import redactor
from redactor.assemble import house
from redactor.formats.convert import odf, rtf
from redactor.formats.convert.adapter import Convert
from redactor.formats.convert.loss import refuse_loss
from redactor.formats.convert.sources import source_of
from redactor.formats.docx.adapter import Docx
from redactor.formats.ooxml import unpack
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, Encrypted, Refused, TooDeep, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from redactor.outside.office import Conversion, Office, office
from tests.formats import old_making as old
from tests.formats.word_making import found, p, squeeze, word

OLD = Convert(Limits())
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Stands(Office):
    """Stands in for LibreOffice and gives what it was told to."""

    def __init__(self, made: bytes) -> None:
        super().__init__("")
        self.made = made

    def convert(self, data: bytes, wanted: Conversion, *, most_bytes: int) -> bytes:
        return self.made


def standing(made: bytes) -> Convert:
    return Convert(Limits(), lambda: Stands(made))


def rich(text: str) -> Document:
    return Document("letter.rtf", old.rtf(text))


@pytest.mark.parametrize(
    ("data", "family"),
    [
        (b"{\\rtf1 x}", "rtf"),
        (b"\r\n {\\rtf1 x}", "rtf"),
        (old.odt("x"), "odt"),
        (old.odf("", kind="text-template"), "odt"),
        (old.ods(("x",)), "ods"),
        (old.odp("x"), "odp"),
        (b"{\\rt x}", ""),
        (b"plain {\\rtf1", ""),
        (word(p("x")), ""),
        (old.odf("", kind="graphics"), ""),
        (b"PK\x03\x04", ""),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), ""),
        (COMPOUND + b"\x00" * 120 + "WordDocument".encode("utf-16-le"), ""),
        (b"", ""),
    ],
)
def test_kinds_are_known_by_content(data: bytes, family: str) -> None:
    source = source_of(data)
    assert (source.family if source else "") == family
    assert OLD.recognises(Document("x.txt", data)) is bool(family)


def test_the_child_is_todays_format_and_the_name_follows() -> None:
    made = word(p("Seen. ") + p(old.KEEP))
    reading = standing(made).read(rich("Seen. "))
    assert reading.views == ()
    (child,) = reading.children
    assert child.document.name == "letter.docx"
    written = standing(made).write(rich("Seen. "), Edit(children=((child.location, child.document),)))
    assert written == child.document
    again = standing(made).read(rich("Seen. ")).children[0].document
    assert again.digest == child.document.digest


@pytest.mark.parametrize(
    ("made", "lost"),
    [
        (p("Seen at 14 Rose Lane") + p(old.KEEP), False),
        (p(old.KEEP) + p("Seen  at 14\u00a0Rose Lane"), False),
        (p("Seen at 14 Rose Lane"), True),
        (p("Seen at 14 Rose") + p("Lane") + p(old.KEEP), True),
        (p("Seen at 15 Rose Lane") + p(old.KEEP), True),
        (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Seen at 14 Rose Lane</w:t></w:r>") + p(old.KEEP), True),
        (
            p('<w:del w:id="1"><w:r><w:delText>Seen at 14 Rose Lane</w:delText></w:r></w:del>') + p(old.KEEP),
            True,
        ),
    ],
)
def test_lost_text_is_refused(made: str, lost: bool) -> None:
    one = standing(word(made))
    if lost:
        with pytest.raises(Unsupported, match="lost text"):
            one.read(rich("Seen at 14 Rose Lane"))
    else:
        one.read(rich("Seen at 14 Rose Lane"))


def test_a_paragraph_that_was_there_twice_must_be_there_twice() -> None:
    package = unpack(word(p("same") + p("other")), Limits())
    refuse_loss(["same"], package, hidden=False)
    with pytest.raises(Unsupported):
        refuse_loss(["same", "same"], package, hidden=False)


def test_without_libreoffice_it_is_blocked_with_advice() -> None:
    with pytest.raises(Unsupported, match="not installed") as caught:
        Convert(Limits(), lambda: None).read(rich("x"))
    assert "try again" in caught.value.sentence


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xls", b"{\\rtf1 x}"), ("a.ppt", old.odt("x")), ("a.doc", old.ods(("x",))), ("a.ods", old.odp("x"))],
)
def test_a_name_of_another_kind_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Refused, match="not what its name says"):
        OLD.read(Document(name, data))


def test_marks_in_the_old_file_or_a_missing_child_are_refused() -> None:
    here = Location("converted", "x")
    mark = Mark((Place(here, 0, 1),), "[x]", Kind.TEXT, ("x",))
    for edit in (
        Edit(),
        Edit((mark,), ((here, Document("a.docx", b"x")),)),
        Edit(children=((Location("?", "?"), Document("a", b"x")),)),
    ):
        with pytest.raises(CannotRedact):
            OLD.write(rich("x"), edit)


@pytest.mark.parametrize("what", old.ODF_REFUSED)
def test_open_documents_that_are_unfit(what: str) -> None:
    reason, make = old.ODF_REFUSED[what]
    with pytest.raises((Unsupported, Encrypted), match=reason):
        OLD.read(Document("a.odt", make()))


@pytest.mark.parametrize("control", ["object\\objemb", "objdata 0105", "objocx", "objautlink"])
def test_rich_text_with_objects_is_refused(control: str) -> None:
    with pytest.raises(Unsupported, match="another file"):
        OLD.read(rich(f"{{\\{control} x}}"))


def test_deep_and_damaged_files_are_refused() -> None:
    with pytest.raises(TooDeep):
        OLD.read(Document("a.rtf", b"{\\rtf1 " + b"{" * 400 + b"x"))
    with pytest.raises(Damaged):
        OLD.read(Document("a.odt", old.odt("x")[:-30]))
    with pytest.raises(Damaged):
        OLD.read(Document("a.odt", old.odt("x", loose={"content.xml": b"<!DOCTYPE x><x/>"})))


@pytest.mark.parametrize("place", old.RTF_SEEN)
def test_what_a_reader_of_rich_text_sees_is_told_of(place: str) -> None:
    data = old.RTF_SEEN[place]("14 Rose Lane")
    assert "14RoseLane" in map(squeezed, rtf.told(data)) or place == "footnote"
    assert squeeze("14 Rose Lane") in squeeze("".join(rtf.told(data)))


@pytest.mark.parametrize("place", [one for one in old.RTF_UNSEEN if one != "name of a style"])
def test_what_a_reader_of_rich_text_does_not_see_is_not_asked_for(place: str) -> None:
    data = old.RTF_UNSEEN[place]("14 Rose Lane")
    assert squeeze("Rose Lane") not in squeeze(" ".join(rtf.told(data)))


@pytest.mark.parametrize("place", old.ODT_SEEN)
def test_what_a_reader_of_an_open_document_sees_is_told_of(place: str) -> None:
    told = list(odf.told(unpack(old.ODT_SEEN[place]("14 Rose Lane"), Limits())))
    assert squeeze("14 Rose Lane") in squeeze("".join(told))


@pytest.mark.parametrize("place", old.ODT_UNSEEN)
def test_what_a_reader_of_an_open_document_does_not_see_is_not_asked_for(place: str) -> None:
    told = list(odf.told(unpack(old.ODT_UNSEEN[place]("14 Rose Lane"), Limits())))
    assert squeeze("Rose Lane") not in squeeze("".join(told))


def test_names_in_fields_must_stay_and_numbers_of_pages_need_not() -> None:
    author = "{\\field{\\*\\fldinst AUTHOR}{\\fldrslt Ruth}}"
    page = "{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}"
    assert "by Ruth, page " in rtf.told(old.rtf(f"by {author}, page {page}."))
    fields = (
        "by <text:author-name>Ruth</text:author-name>, "
        "<text:bibliography-mark>[Ex]</text:bibliography-mark> page <text:page-number>7</text:page-number>."
    )
    assert "by Ruth, [Ex] page " in odf.told(unpack(old.odt(fields), Limits()))


def test_other_alphabets_are_read_by_the_font() -> None:
    data = old.rtf("\\f1 \\'c0\\'e0 \\f0 \\'e9 \\u8364\\'80")
    assert "Аа é €" in " ".join(rtf.told(data))


def squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


# With LibreOffice: many places, each with a value of its own, in one conversion.

REGISTER = """
register: 1
case: {reference: CF-2026-0001, title: Test}
parties:
  - {id: miss-x, name: Tamsin Okafor-Blythe}
  - {id: ms-z, name: Dana Whitcombe, role: parent}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", withhold_from: [ms-z]}
"""


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Redact as the pipeline does."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    house.cache_clear()
    register = redactor.load_register(REGISTER)
    return lambda data, name: redactor.redact(data, name, register, ["ms-z"], "register-only")


def made_by_libreoffice(data: bytes, source: str, target: str, writes: str) -> bytes:
    program = office()
    assert program is not None
    return program.convert(data, Conversion(source, "", target, writes), most_bytes=10_000_000)


@pytest.mark.requires("soffice")
def test_rich_text_ends_clean(ask) -> None:  # type: ignore[no-untyped-def]
    unseen = "".join(
        make("QuillfeatherHidden").decode("latin-1").split("\\pard\\plain ")[1].split(f"\\par {old.KEEP}")[0]
        + "\\par "
        for place, make in old.RTF_UNSEEN.items()
        if "{\\*\\revtbl" not in make("x").decode("latin-1")
    )
    seen = "".join(
        "\\par "
        + one("14 Rose Lane").decode("latin-1").split("\\pard\\plain ", 1)[1].split(f"\\par {old.KEEP}")[0]
        for place, one in old.RTF_SEEN.items()
        if place not in {"header", "white", "cell", "text box"}
    )
    result = ask(old.rtf(unseen + seen), "letter.rtf")
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert result.output is not None
    assert not found(result.output, "Quillfeather")
    assert not found(result.output, "Rose Lane")
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(result.output)).paragraphs)
    assert old.KEEP in text
    assert text.count("[address withheld]") >= 8


@pytest.mark.requires("soffice")
def test_open_document_text_ends_clean(ask) -> None:  # type: ignore[no-untyped-def]
    data = old.odf(
        old._DELETED.format("Quillfeather", "Quillfeather") + '<text:p>x<text:change text:change-id="c1"/>'
        "<office:annotation><text:p>Quillfeather</text:p></office:annotation></text:p>"
        '<text:p text:style-name="H">Quillfeather</text:p>'
        "<text:p>Seen at <text:span>14</text:span><text:s/>Rose Lane.</text:p>"
        f'<text:p><text:bookmark text:name="Quillfeather"/>{old.KEEP}</text:p>',
        automatic=old._HIDDEN.format("paragraph"),
        masters="<style:header><text:p>14 Rose Lane</text:p></style:header>",
        meta="<dc:creator>Quillfeather</dc:creator><dc:title>14 Rose Lane</dc:title>",
        loose={"Thumbnails/thumbnail.png": b"Quillfeather", "Versions/Version1": b"Quillfeather"},
        comment=b"Quillfeather",
    )
    result = ask(data, "letter.odt")
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert result.output is not None
    assert result.output_name == "letter.odt"
    assert not found(result.output, "Quillfeather")
    assert not found(result.output, "Rose Lane")
    assert {"thumbnail", "earlier-version", "deleted-text", "hidden-text", "comment", "archive-comment"} <= {
        removed.what for removed in result.report.removed
    }


@pytest.mark.requires("soffice")
def test_an_old_word_document_ends_clean_and_its_leftovers_stay_behind(ask) -> None:  # type: ignore[no-untyped-def]
    source = old.odt(
        "Seen at 14 Rose Lane.<office:annotation><text:p>Quillfeather</text:p></office:annotation>",
        meta="<dc:creator>Quillfeather</dc:creator><dc:subject>Quillfeather</dc:subject>",
    )
    data = made_by_libreoffice(source, "odt", "doc", "MS Word 97")
    assert data.startswith(COMPOUND)
    at = data.find(b"\x00" * 64, data.find("Everything".encode("utf-16-le")))
    left = "Quillfeather".encode("utf-16-le")
    data = data[:at] + left + data[at + len(left) :]  # what an earlier save left between the pieces
    result = ask(data, "letter.doc")
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert result.output is not None
    assert not found(result.output, "Quillfeather")
    assert not found(result.output, "Rose Lane")
    assert old.KEEP in docx.Document(io.BytesIO(result.output)).paragraphs[1].text

    protected = bytearray(data)
    stream = data.find(b"\xec\xa5")
    protected[stream + 11] |= 0x01
    assert [reason.code for reason in ask(bytes(protected), "letter.doc").report.reasons] == ["encrypted"]
    for name in ("Macros", "ObjectPool", "_signatures"):
        entry = "\x01CompObj".encode("utf-16-le")
        fresh = name.encode("utf-16-le").ljust(len(entry), b"\x00") if len(name) <= 8 else b""
        place = data.find(entry)
        if fresh and place >= 0 and name == "Macros":
            renamed = bytearray(data)
            renamed[place : place + len(entry)] = fresh
            renamed[place + 64 : place + 66] = (2 * len(name) + 2).to_bytes(2, "little")
            assert ask(bytes(renamed), "letter.doc").outcome is Outcome.BLOCK


@pytest.mark.requires("soffice")
def test_presentations_and_sheets_of_older_programs(ask) -> None:  # type: ignore[no-untyped-def]
    slides = old.odp("Seen at 14 Rose Lane.", old.KEEP, notes="Quillfeather")
    shown = ask(slides, "talk.odp")
    assert shown.outcome is Outcome.RELEASE, shown.report.reasons
    assert shown.output is not None
    assert not found(shown.output, "Quillfeather")
    assert not found(shown.output, "Rose Lane")
    early = made_by_libreoffice(slides, "odp", "ppt", "MS PowerPoint 97")
    again = ask(early, "talk.ppt")
    assert again.outcome is Outcome.RELEASE, again.report.reasons
    assert again.output is not None
    assert not found(again.output, "Rose Lane")
    with zipfile.ZipFile(io.BytesIO(again.output)) as archive:
        assert old.KEEP.encode() in archive.read("ppt/slides/slide1.xml")


@pytest.mark.requires("soffice")
def test_sheets_of_older_programs_become_workbooks() -> None:
    sheet = old.ods(("14 Rose Lane", "12.5"), ("x", "70000000"), hidden="Quillfeather")
    for data, name in (
        (sheet, "list.ods"),
        (made_by_libreoffice(sheet, "ods", "xls", "MS Excel 97"), "list.xls"),
    ):
        (child,) = OLD.read(Document(name, data)).children
        assert child.document.name == "list.xlsx"
        assert child.document.data.startswith(b"PK")
    assert Docx(Limits()).recognises(child.document) is False
