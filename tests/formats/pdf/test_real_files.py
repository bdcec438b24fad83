"""Files of other people's programs: pages, labels, bookmarks, links, sizes and looks stay; nobody complains.

Left out where REDACTOR_CORPORA does not name the folder of real files (`benchmarks.pdf.look` compares all).
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from benchmarks.pdf.look import bands, common_word, complaints, difference, marks, pictures
from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document
from redactor.model.finding import Edit
from redactor.model.text import Reading

from .road import document, unchanged

CORPORA = os.environ.get("REDACTOR_CORPORA", "")
CLOSE = 2.0
"""Of a thousand points of a page."""
FILES = (
    "testPDF_rotated", "testPDF_Version.9.x", "no_bad_redactions.6.2", "labelled_pages", "issue6204",
    "issue14497", "habibi-rotated", "mistitled_outlines_example", "pdflatex-outline", "libre-office-link",
    "testPDF_Version.5.x",
)  # fmt: skip
SIDEWAYS = {"testPDF_rotated"}
"""Its lines run up the page: the bands that `look` leaves out are not theirs."""
pytestmark = pytest.mark.skipif(not CORPORA, reason="REDACTOR_CORPORA does not name the real files")


def labels(pdf: Any) -> list[str]:
    return [page.label for page in pdf.pages]


def outline(pdf: Any) -> list[tuple[str, int]]:
    def under(items: Any, depth: int) -> Any:
        for item in items:
            yield item.title, depth
            yield from under(item.children, depth + 1)

    with pdf.open_outline() as found:
        return list(under(found.root, 0))


def sizes(pdf: Any) -> list[tuple[list[float], int]]:
    """What is shown of each page, and how it is turned."""
    found = []
    for page in pdf.pages:
        box = [float(value) for value in page.cropbox]
        shown = [round(abs(box[2] - box[0]), 1), round(abs(box[3] - box[1]), 1)]
        found.append((shown, int(page.get("/Rotate", 0)) % 360))
    return found


def link_targets(pdf: Any) -> list[int]:
    """How many links lead from each page into the file or to a plain web address."""
    counts = []
    for page in pdf.pages:
        links = [one for one in page.get("/Annots", []) if one.get("/Subtype") == pikepdf.Name.Link]
        counts.append(sum(_leads(one) for one in links))
    return counts


def _leads(link: Any) -> bool:
    action = link.get("/A", {})
    address = str(action.get("/URI", ""))
    plain = address.startswith("http") and not set("?#%@") & set(address)
    return "/Dest" in link or action.get("/S") == pikepdf.Name.GoTo or plain


def read(name: str) -> tuple[Document, Reading]:
    (path,) = Path(CORPORA).rglob(f"*-{name}.pdf")
    paper = document(path.read_bytes())
    return paper, Pdf().read(paper)


def written(paper: Document, reading: Reading, word: str = "") -> bytes:
    """Write the file, without the word where one is given."""
    dropped = tuple(part.location for part in reading.opaque)
    marked = marks(reading, word) if word else ()
    return Pdf().write(paper, Edit(marked, unchanged(reading), dropped)).data


@pytest.mark.parametrize("name", FILES)
def test_pages_labels_bookmarks_links_and_sizes_stay(name: str) -> None:
    paper, reading = read(name)
    with (
        pikepdf.open(io.BytesIO(paper.data)) as before,
        pikepdf.open(io.BytesIO(written(paper, reading))) as after,
    ):
        assert labels(before) == labels(after)
        assert outline(before) == outline(after)
        assert sizes(before) == sizes(after)
        assert link_targets(before) == link_targets(after)


@pytest.mark.requires("qpdf", "pdfinfo", "pdftoppm")
@pytest.mark.parametrize("name", [one for one in FILES if one not in SIDEWAYS])
def test_outside_the_marked_lines_it_looks_the_same(name: str) -> None:
    paper, reading = read(name)
    word = common_word(reading)
    out = written(paper, reading, word)
    assert complaints(out) <= complaints(paper.data)
    shown, made = list(pictures(paper.data)), list(pictures(out))
    rows = bands(paper.data, word, [one.size for one in shown]) if word else [[] for _ in shown]
    for one, other, lines in zip(shown, made, rows, strict=True):
        assert difference(one, other, lines) < CLOSE


def test_the_files_have_what_is_compared() -> None:
    """At least one of each: labels, bookmarks, links, turned pages."""
    seen = set()
    for name in FILES:
        with pikepdf.open(io.BytesIO(read(name)[0].data)) as pdf:
            seen |= {"labels"} if labels(pdf) != [str(at) for at in range(1, len(pdf.pages) + 1)] else set()
            seen |= {"bookmarks"} if outline(pdf) else set()
            seen |= {"links"} if any(link_targets(pdf)) else set()
            seen |= {"turned"} if any(turn for _, turn in sizes(pdf)) else set()
    assert seen == {"labels", "bookmarks", "links", "turned"}
