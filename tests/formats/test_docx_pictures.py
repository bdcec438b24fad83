"""Pictures in Word files: handed out as children, put in redacted, left out cleanly, cropped for good."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from redactor.model.document import Document
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.text import Reading
from tests.formats.word_making import members, p, word
from tests.formats.word_redacting import WORD, redact


def read(data: bytes) -> Reading:
    return WORD.read(Document("a.docx", data))


def picture(size: tuple[int, int] = (8, 8), colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def _picture_run(crop: str = "") -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" '
        'name="p"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="r1"/>{crop}<a:stretch/>'
        "</pic:blipFill><pic:spPr/></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_pictures_are_children_and_their_redacted_bytes_are_written() -> None:
    data = word(p("x", _picture_run()), {"word/media/secret-name.png": ("image", picture())})
    (child,) = read(data).children
    assert child.document.name == "picture-1.png"
    new = picture(colour="black")
    out = WORD.write(Document("a", data), Edit(children=((child.location, Document("n", new)),))).data
    assert members(out)["word/media/image1.png"] == new
    assert picture() not in members(out).values()


@pytest.mark.parametrize("dropped", [True, False])
def test_a_picture_that_is_not_handed_back_is_left_out_cleanly(dropped: bool) -> None:
    data = word(p("x", _picture_run()), {"word/media/a.png": ("image", picture())})
    (child,) = read(data).children
    out = WORD.write(Document("a", data), Edit(dropped=(child.location,) if dropped else ())).data
    assert not any("media" in name for name in members(out))
    assert b"drawing" not in members(out)["word/document.xml"].split(b"<w:body>")[1]
    assert docx.Document(io.BytesIO(out)).paragraphs[0].text == "x"


def test_a_crop_is_cut_for_good() -> None:
    half = Image.new("RGB", (10, 10), "red")
    half.paste("blue", (5, 0, 10, 10))
    raw = io.BytesIO()
    half.save(raw, "PNG")
    data = word(p(_picture_run('<a:srcRect r="50000"/>')), {"word/media/a.png": ("image", raw.getvalue())})
    out = members(redact(data))
    with Image.open(io.BytesIO(out["word/media/image1.png"])) as cut:
        assert cut.size == (5, 10)
        assert cut.convert("RGB").getcolors() == [(50, (255, 0, 0))]
    assert b'r="50000"' not in out["word/document.xml"]


def test_a_picture_of_an_unknown_kind_cannot_be_put_in() -> None:
    data = word(p(_picture_run()), {"word/media/a.png": ("image", picture())})
    (child,) = read(data).children
    with pytest.raises(CannotRedact):
        WORD.write(Document("a", data), Edit(children=((child.location, Document("n", b"<svg/>")),)))
