"""Invisible words are read like any other, but where they stand shows nothing that the picture does not."""

from __future__ import annotations

import io

import pytest
from pikepdf import Dictionary, Name, Page, Pdf

from redactor.model.outcome import Stance

from .teeth.planting import PLANTED, check

HOLE = "gap after a label"


def page(mode: int, *lines: tuple[float, str]) -> bytes:
    pdf = Pdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    words = "".join(f"1 0 0 1 {x} 700 Tm ({said}) Tj\n" for x, said in lines)
    made = Dictionary(
        Type=Name.Page, MediaBox=[0, 0, 595, 842], Resources=Dictionary(Font=Dictionary(L=font)),
        Contents=pdf.make_stream(f"BT {mode} Tr /L 12 Tf\n{words}ET".encode()),
    )  # fmt: skip
    pdf.pages.append(Page(pdf.make_indirect(made)))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("mode", "told"), [(0, True), (3, False)], ids=["seen", "unseen"])
def test_a_hole_after_a_label_tells_only_where_it_is_seen(mode: int, told: bool) -> None:
    report = check(page(mode, (72, "met [name withheld]"), (330, "on Monday")), stance=Stance.OURS)
    assert any(HOLE in one.why for one in report.unread) is told


def test_a_seen_hole_beside_unseen_words_is_told() -> None:
    both = page(0, (72, "met [name withheld]"), (330, "on Monday"))
    with Pdf.open(io.BytesIO(both)) as pdf:
        drawn = pdf.pages[0].obj.Contents.read_bytes()
        layer = b"BT 3 Tr /L 12 Tf 1 0 0 1 72 300 Tm (met [name withheld]) Tj ET"
        pdf.pages[0].obj.Contents = pdf.make_stream(drawn + b"\n" + layer)
        out = io.BytesIO()
        pdf.save(out)
    assert any(HOLE in one.why for one in check(out.getvalue(), stance=Stance.OURS).unread)


def test_an_unseen_value_is_a_leak() -> None:
    assert check(page(3, (72, f"She lives at {PLANTED}")), stance=Stance.OURS).leaks
    assert not check(page(3, (72, "She lives at home")), stance=Stance.OURS).leaks
