"""Page text by PDFium in content order, by lines, by columns, across pages, and backwards.

Takes a part, hands the texts to the gatherer. PDFium reads text that is hidden, clipped, off the page
or outside the crop box like any other; text in layers that are off is read by `content`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pypdfium2

from redactor.verify.gather import OverLimit
from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.shapes import upright_rules, why_render
from redactor.verify.pdf.spoken import spoken_text
from redactor.verify.pdf.unseen import seen_lines
from redactor.verify.pdf.widths import check_widths, has_hole
from redactor.verify.pdf.words import PageText, arranged, page_text, page_words
from redactor.verify.raw import sweep_text

_DROPPED: Final = 4
_JOINED: Final = 3
_STRANGE: Final = re.compile("[\ue000-\uf8ff\ufffd\ufffe\x00]")
_STRANGE_SHARE: Final = 0.05


def read_pages(part: Part, tools: Tools) -> list[PageText]:
    """Read every page; return what is needed to judge whether the text is enough."""
    try:
        pdf = pypdfium2.PdfDocument(part.data)
    except pypdfium2.PdfiumError:
        tools.gather.unread(part.place, "PDFium cannot open it: it is damaged or needs a password")
        return []
    try:
        if len(pdf) > tools.gather.limits.pages:
            raise OverLimit("it has more pages than the limit allows")
        pages = [_read_page(pdf, index, part, tools) for index in range(len(pdf))]
    finally:
        pdf.close()
    texts = [page.text for page in pages]
    wide = part.at(f"pages 1 to {len(texts)}" if len(texts) > 1 else "page 1")
    tools.gather.show(wide, "\f".join(texts))
    for number, page in enumerate(pages, 1):
        tools.gather.remember(part.at(f"page {number}"), page.text)
    for number, page in enumerate(pages, 1):
        _read_views(part, tools, number, page)
    if len(pages) > 1:
        tools.gather.narrow(wide, [part.at(f"page {number}") for number in range(1, len(pages) + 1)])
    _read_joins(part, tools, texts)
    _read_joins(part, tools, [page.by_lines for page in pages])
    return pages


def _read_page(pdf: pypdfium2.PdfDocument, index: int, part: Part, tools: Tools) -> PageText:
    """Read one page and look at its gaps; its words with their boxes are not kept: they weigh a lot."""
    page = pdf[index]
    textpage = page.get_textpage()
    labels = tools.gather.labels
    try:
        text = page_text(textpage)
        found = arranged(page_words(textpage), text, why_render(page, text))
        # Rules and what is invisible cost more than words: they are looked for only to settle a doubt.
        if has_hole(found.lines, labels):
            place = part.at(f"page {index + 1}")
            check_widths(place, tools, seen_lines(page, found.lines), labels, tuple(upright_rules(page)))
        return replace(found, lines=[], spoken=spoken_text(page, textpage))
    finally:
        textpage.close()
        page.close()


def _read_views(part: Part, tools: Tools, number: int, page: PageText) -> None:
    place = part.at(f"page {number}")
    views = [view for view in (page.by_lines, page.by_columns, page.spoken) if view]
    tools.gather.sweep(place, page.text)
    for view in views:
        tools.gather.show_new(place, view)
    for view in (page.text, *views, "\n".join(page.by_lines.split("\n")[::-1])[::-1]):
        tools.gather.sweep(place, view[::-1], data=True)
    sweep_text(Part(place, b"", part.depth), page.text, tools)
    _judge_text(place, tools, page.text)
    seen = "" if page.why and tools.ocr is not None else "; its rendering was not read"
    tools.gather.covered(place, f"text by PDFium in content order, lines, columns, backwards{seen}")


def _judge_text(place: str, tools: Tools, text: str) -> None:
    """Say when the text cannot be trusted: characters without a meaning."""
    strange = len(_STRANGE.findall(text))
    if strange and strange >= sum(map(len, text.split())) * _STRANGE_SHARE:
        tools.gather.unread(place, "the text of this page could not be read reliably")


def _read_joins(part: Part, tools: Tools, texts: list[str]) -> None:
    """Search across page ends as if up to three lines of page furniture were not there."""
    pages = [[line for line in text.split("\n") if line.strip()] for text in texts]
    for number, (before, after) in enumerate(pairwise(pages), 1):
        ends = [before[: len(before) - dropped][-_JOINED:] for dropped in range(_DROPPED)]
        begins = [after[skipped : skipped + _JOINED] for skipped in range(_DROPPED)]
        joins = tools.gather.joinings(map("\n".join, ends), map("\n".join, begins))
        if joins:
            place = part.at(f"pages {number} to {number + 1}")
            tools.gather.sweep(place, BREAK.join(joins))
