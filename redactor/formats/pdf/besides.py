"""What a PDF says besides its pages: title, bookmarks, labels, picture descriptions, links, attachments.

Takes an opened PDF; gives all of it at once, the same for reader and writer, each text under its key.
It does not promise to hold what is left out: `outside_pages` names that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from redactor.formats.pdf.attachments import Attached, read_attachments
from redactor.formats.pdf.bookmarks import Side, Targets, read_side
from redactor.formats.pdf.links import Link, addresses, links_of
from redactor.formats.pdf.tags import Tags, read_tags


@dataclass(slots=True)
class Besides:
    """All of it. `links` are by page, from 1."""

    side: Side
    tags: Tags | None
    attached: Attached
    links: dict[int, list[Link]]

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, readable place and text of everything that is text."""
        yield from self.side.texts()
        if self.tags is not None:
            yield from self.tags.descriptions()
        yield from self.attached.names()
        for number, links in self.links.items():
            yield from addresses(links, number)


def read_besides(pdf: Any) -> Besides:
    """Read what a PDF says besides its pages."""
    targets = Targets(pdf)
    links = {number: links_of(page.obj, targets) for number, page in enumerate(pdf.pages, 1)}
    return Besides(read_side(pdf, targets), read_tags(pdf), read_attachments(pdf), links)
