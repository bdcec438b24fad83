"""Links: those within the file, and web addresses that say nothing but where a page is.

Takes a page's annotations; gives links whose addresses are text that goes through the plan, and writes
them into the new file. Every other link is left out and reported; its words stay on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.bookmarks import Target, Targets, destination
from redactor.formats.pdf.geometry import Box, box_of
from redactor.formats.pdf.objects import array, as_name, dictionary, floats, identity
from redactor.formats.pdf.tagging import Tagging

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:\d{1,5})?(/[A-Za-z0-9._~/-]{0,500})?")
"""No user, no query, no fragment, nothing in percent signs: the same rule as for web pages."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it stands, where it leads, and the number of its annotation."""

    box: Box
    target: Target | None
    address: str
    source: int


def links_of(page: Any, targets: Targets) -> list[Link]:
    """Return the links of a page that may be built anew."""
    found = []
    for annotation in array(page.get("/Annots")):
        entry = dictionary(annotation)
        if as_name(entry.get("/Subtype")) != "Link":
            continue
        corners = floats(entry.get("/Rect"), 4)
        target = targets.of(entry)
        address = _address(entry) if target is None else ""
        if corners is not None and (target is not None or address):
            box = box_of(((corners[0], corners[1]), (corners[2], corners[3])))
            found.append(Link(box, target, address, identity(annotation)[0]))
    return found


def _address(entry: Any) -> str:
    """Return the web address a link leads to, empty if it may not stay."""
    action = dictionary(entry.get("/A"))
    said = action.get("/URI") if as_name(action.get("/S")) == "URI" and "/Next" not in action else None
    address = bytes(said).decode("latin-1") if isinstance(said, pikepdf.String) else ""
    return address if _ADDRESS.fullmatch(address) else ""


def addresses(links: Iterable[Link], page: int) -> Iterator[tuple[str, str, str]]:
    """Yield key, readable place and text of the addresses on a page (numbers from 1)."""
    for number, link in enumerate(links, 1):
        if link.address:
            yield f"link:{page}:{number}", f"page {page}, link {number}", link.address


def without_marked(links: Iterable[Link], page: int, marked: Callable[[str], bool]) -> list[Link]:
    """Return the links whose address the plan leaves alone: half an address leads nowhere."""
    return [link for number, link in enumerate(links, 1) if not marked(f"link:{page}:{number}")]


def write_links(pdf: Any, number: int, links: Iterable[Link], tagging: Tagging | None) -> None:
    """Add links to page `number` (from 0) of the new file, and to its tags."""
    page = pdf.pages[number].obj
    made = []
    for link in links:
        entry = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([round(value, 2) for value in link.box]),
            Border=pikepdf.Array([0, 0, 0]),
        )
        if link.target is not None:
            entry["/Dest"] = pikepdf.Array(destination(pdf, link.target))
        else:
            entry["/A"] = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link.address))
        made.append(pdf.make_indirect(entry))
        if tagging is not None and link.source:
            tagging.add_link(link.source, page, made[-1])
    if made:
        page["/Annots"] = pikepdf.Array(made)
        if tagging is not None:
            page["/Tabs"] = pikepdf.Name.S
