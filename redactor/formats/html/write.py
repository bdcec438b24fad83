"""Writes a page from its tokens and from nothing else, with the marks carried out.

Takes a page and replacements by key; gives UTF-8 with its charset declared.
It does not promise the looks of the original: style sheets, pictures and scripts are gone.
"""

from __future__ import annotations

from html import escape

from redactor.formats.html.tokens import Close, Open, Page, Text, Token
from redactor.model.errors import CannotRedact
from redactor.model.replacement import Replacement, splice


def write_page(page: Page, wanted: dict[str, tuple[Replacement, ...]]) -> bytes:
    """Return the page.

    Raises:
        CannotRedact: A mark lies outside the page's text.
    """
    left = dict(wanted)
    title = ""
    if page.title is not None:
        title = f"<title>{escape(splice(page.title.text, left.pop('title', ())), quote=False)}</title>"
    out = ['<!DOCTYPE html>\n<html><head><meta charset="utf-8">', title, "</head><body>\n"]
    open_links: list[bool] = []
    for token in page.tokens:
        out.append(_written(token, left, open_links))
    out.append("\n</body></html>\n")
    if left:
        raise CannotRedact("A mark lies outside the text")
    return "".join(out).encode()


def _written(token: Token, left: dict[str, tuple[Replacement, ...]], open_links: list[bool]) -> str:
    if isinstance(token, Text):
        return escape(splice(token.text, left.pop(token.key, ())), quote=False)
    if isinstance(token, Close):
        # A link with a mark in its target is no link any more, so it has no end either.
        if token.tag == "a" and not open_links.pop():
            return ""
        return f"</{token.tag}>" + ("\n" if token.tag in _ENDS else "")
    return _start(token, left, open_links)


def _start(token: Open, left: dict[str, tuple[Replacement, ...]], open_links: list[bool]) -> str:
    if token.link:
        kept = not left.pop(token.key, ())
        open_links.append(kept)
        return f'<a href="{escape(token.link)}">' if kept else ""
    spans = "".join(f' {name}="{value}"' for name, value in token.spans)
    return f"<{token.tag}{spans}>" + ("\n" if token.tag == "pre" else "")


_ENDS = frozenset(
    {"p", "div", "tr", "table", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
)
"""After these a line ends, for those who read the source; no browser shows it."""
