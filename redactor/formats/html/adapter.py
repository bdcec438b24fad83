"""Web pages and the HTML bodies of mails: read as a stream of texts, written anew with few tags.

Takes bytes; gives the visible text, and an account of scripts, styles, comments and attributes.
It does not promise layout, and it never fetches what a page points to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.formats.html.source import looks_like_page, parse
from redactor.formats.html.views import views
from redactor.formats.html.write import write_page
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.replacement import replacements
from redactor.model.text import Location, OpaquePart, Reading, TextMap


class Html:
    """Format for HTML."""

    name = "html"
    limitations: tuple[str, ...] = (
        "Web pages are written anew with headings, paragraphs, lists, tables, emphasis and plain links; "
        "style sheets, scripts, comments, pictures and every other attribute are left out and reported.",
        "Links stay only if they lead to a web address without a query; mail and telephone links "
        "become text.",
        "Text that the page itself marks as hidden is left out; text that only a style sheet hides "
        "becomes visible.",
        "Pictures inside a page, drawings and frames cannot be kept; such a page is held for a person.",
        "What a person typed into a form of a saved page is left out.",
        "A page that says it is in one character set and is in another is read as browsers do.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes begin as a page does, or hold a whole one."""
        return looks_like_page(document.data)

    def read(self, document: Document) -> Reading:
        """Return the text in its views; what is left out is opaque. Raises Refused."""
        page = parse(document.data, self._limits)
        found = views(page)
        lost = tuple(
            OpaquePart(Location(f"lost:{code}", f"{count} in the page"), code)
            for code, count in sorted(page.lost.items())
            if code and count
        )
        return Reading(found, opaque=(*lost, *_reversed(document.data, found)), characters=len(found[0].text))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new page with every mark carried out.

        Raises:
            CannotRedact: A mark lies outside the text.
        """
        if edit.children:
            raise CannotRedact("A page holds no other documents")
        return Document(
            document.name, write_page(parse(document.data, self._limits), replacements(edit.marks))
        )


def _reversed(data: bytes, found: Sequence[TextMap]) -> tuple[OpaquePart, ...]:
    """Report letters shown back to front: they are not read as they are seen."""
    sign = any(_OVERRIDE in view.text for view in found)
    if not sign and not _BACKWARDS.search(data):
        return ()
    return (OpaquePart(Location("reversed", "a stretch shown back to front"), "reversed-text"),)


_OVERRIDE = "\u202e"
_BACKWARDS = re.compile(rb"<bdo\b|unicode-bidi\s*:\s*(bidi|isolate)-override", re.IGNORECASE)
