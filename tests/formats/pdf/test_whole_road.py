"""The whole road for a tagged PDF with attachments: nothing left anywhere, names, title and language set."""

from __future__ import annotations

import io

import pikepdf

import redactor
from redactor.model.outcome import Outcome
from tests.formats.pdf.looking import traces
from tests.formats.pdf.making import SURNAME, VALUE
from tests.formats.pdf.tagged import minutes, spoken

REGISTER = f"""
register: 1
case: {{reference: CF-1, title: A case, language: cy}}
parties:
  - {{id: aunt, name: {VALUE}, role: relative}}
  - {{id: mum, name: Dana Whitcombe, role: parent}}
items:
  - {{id: a, kind: person, party: aunt, withhold_from: [mum], severity: critical}}
"""


def test_attachments_are_redacted_at_every_depth() -> None:
    with pikepdf.open(io.BytesIO(minutes(VALUE))) as pdf:
        pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, f"Letter from {VALUE}.\n".encode())
        inner = io.BytesIO()
        pdf.save(inner)
    with pikepdf.open(io.BytesIO(minutes(VALUE))) as pdf:
        pdf.attachments[f"{VALUE}.pdf"] = pikepdf.AttachedFileSpec(pdf, inner.getvalue())
        outer = io.BytesIO()
        pdf.save(outer)
    register = redactor.load_register(REGISTER)
    result = redactor.redact(outer.getvalue(), name="minutes of march.pdf", register=register, to=["mum"])
    assert result.outcome is Outcome.RELEASE
    assert result.output is not None
    assert traces(result.output, SURNAME) == []
    with pikepdf.open(io.BytesIO(result.output)) as pdf:
        assert str(pdf.Root.Lang) == "cy"
        assert str(pdf.docinfo["/Title"]) == "minutes of march"
        assert list(pdf.attachments) == ["document-1.pdf"]
        inside = pdf.attachments["document-1.pdf"].get_file().read_bytes()
    assert "LBody: Ring [enw a ataliwyd]" in spoken(inside)
    with pikepdf.open(io.BytesIO(inside)) as pdf:
        words = pdf.attachments["notes.txt"].get_file().read_bytes()
    assert words == b"Letter from [enw a ataliwyd].\n"
