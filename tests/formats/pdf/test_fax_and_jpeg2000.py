"""Scans packed as JBIG2 or JPEG 2000: read and painted, or refused; never a blank page that says nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from redactor.model.outcome import Outcome
from tests.verify.test_pdf_pictures import jbig2

from .making import VALUE, Sheet
from .test_scans import LINES, is_released_without_the_value, redacted, scanned

pytestmark = pytest.mark.requires("tesseract")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def paper(data: bytes, kind: Name, bits: int, size: tuple[int, int]) -> Sheet:
    sheet = Sheet()
    entry = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=bits,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    picture = sheet.pdf.make_stream(data, entry)
    picture["/Filter"] = kind
    sheet.page("q 504 0 0 115.2 45 640 cm /I1 Do Q", resources={"XObject": Dictionary(I1=picture)})
    return sheet


def fax(page: Image.Image, most: int | None = None) -> Sheet:
    data = jbig2(page.point(lambda shade: 0 if shade > 128 else 255).convert("1"))
    return paper(data[:most], Name.JBIG2Decode, 1, page.size)


def jpeg2000(page: Image.Image, most: int | None = None) -> Sheet:
    out = io.BytesIO()
    page.save(out, "JPEG2000")
    return paper(out.getvalue()[:most], Name.JPXDecode, 8, page.size)


@pytest.mark.parametrize("pack", [fax, jpeg2000])
def test_it_is_read_and_painted(pack: object) -> None:
    assert callable(pack)
    assert VALUE in LINES[1]
    assert is_released_without_the_value(redacted(pack(scanned(200))))


@pytest.mark.parametrize("pack", [fax, jpeg2000])
def test_half_a_picture_is_refused(pack: object) -> None:
    assert callable(pack)
    result = redacted(pack(scanned(200), 1500 if pack is jpeg2000 else 900))
    assert result.outcome is Outcome.BLOCK
    assert result.report.reasons[0].code == "damaged"


def test_a_blank_fax_is_a_blank_sheet() -> None:
    assert redacted(fax(Image.new("L", (1400, 320), 255))).outcome is Outcome.RELEASE
