"""Hand-made PDFs, with pikepdf and reportlab only: never with Redactor's own writer."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FORENAME, SURNAME = "Zebulon", "Quartermain"
VALUE = f"{FORENAME} {SURNAME}"


def helvetica(pdf: Any) -> Any:
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )


class Sheet:
    """One PDF in the making."""

    def __init__(self) -> None:
        self.pdf = pikepdf.Pdf.new()
        self.font = helvetica(self.pdf)

    def page(self, content: str | bytes, **extra: Any) -> Any:
        data = content.encode("latin-1") if isinstance(content, str) else content
        resources = Dictionary(Font=Dictionary(F1=self.font))
        for key, value in extra.pop("resources", {}).items():
            resources["/" + key] = value
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 595, 842]),
            Resources=resources,
            Contents=self.pdf.make_stream(data),
        )
        for key, value in extra.items():
            page["/" + key] = value
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def bytes(self, **options: Any) -> bytes:
        out = io.BytesIO()
        self.pdf.save(out, **options)
        return out.getvalue()


def text(words: str, x: float = 72, y: float = 700, size: float = 12, before: str = "") -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {before} /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def simple(words: str = f"The child lives with {VALUE} in the town.") -> Sheet:
    sheet = Sheet()
    sheet.page(text("Minutes of the meeting", y=740) + text(words) + text("Nothing else was said.", y=680))
    return sheet


def string(words: str) -> Any:
    return String(words)
