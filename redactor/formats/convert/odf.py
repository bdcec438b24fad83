"""OpenDocument files: what makes them unfit to be converted, and the text a reader of them sees.

Takes an opened zip; gives stretches of text, paragraph by paragraph, and an account of what stays behind.
It does not promise to lay the document out: it reads only to tell whether the conversion lost something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from redactor.formats.convert.loss import number
from redactor.formats.ooxml import Element, Package
from redactor.formats.wordlist import words
from redactor.model.errors import Encrypted, Unsupported

_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_SPACES: Final = {
    name: _SPACE.format(name) for name in ("office", "text", "table", "draw", "style", "presentation", "form")
} | {"script": _SPACE.format("script"), "manifest": _SPACE.format("manifest")}
_ENCRYPTED: Final = re.compile(rb"<(?:\w+:)?encryption-data\b")
_MODULE: Final = re.compile(r"(?:Basic/(?!.*script-l[bc]\.xml)|Scripts/).*[^/]\Z")
_INNER: Final = re.compile(r"media-type=\"([^\"]*)\"")
_ENTRY: Final = re.compile(rb"<(?:\w+:)?file-entry\b[^>]*>")
_FULL_PATH: Final = re.compile(r"full-path=\"([^\"]*)\"")
_OBJECTS_KEPT: Final = ("opendocument.formula", "opendocument.chart")
_CODES: Final = (
    (re.compile(r"Thumbnails/"), "thumbnail"),
    (re.compile(r"meta\.xml\Z"), "property"),
    (re.compile(r"Versions?(/|List)"), "earlier-version"),
    (re.compile(r"(settings|current)\.xml\Z|Configurations2/|layout-cache|manifest\.rdf"), "metadata"),
    (re.compile(r"Fonts?/"), "embedded-font"),
    (re.compile(r"ObjectReplacements/|Pictures/|media/|Object \d+"), ""),
    (re.compile(r"(content|styles)\.xml\Z|mimetype\Z|META-INF/(manifest\.xml|\Z)|Basic/|Dialogs/"), ""),
)


def qn(name: str) -> str:
    """Return the qualified form of ``prefix:local``."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def refuse_unfit(package: Package) -> None:
    """Raise Encrypted or Unsupported for passwords, macros, signatures and other files inside."""
    manifest = package.members.get("META-INF/manifest.xml", b"")
    if _ENCRYPTED.search(manifest) or "encrypted-package" in package.members:
        raise Encrypted
    if any("signatures" in name for name in package.members if name.startswith("META-INF/")):
        raise Unsupported("The file is digitally signed; redacting it would break the signature")
    if any(_MODULE.fullmatch(name) for name in package.members):
        raise Unsupported("The file contains macros")
    for entry in _ENTRY.findall(manifest):
        _refuse_object(entry.decode("utf-8", "replace"))
    _refuse_hidden(package)


def _refuse_hidden(package: Package) -> None:
    """Refuse sections and paragraphs that are hidden: the conversion would show them."""
    content = package.xml("content.xml") if "content.xml" in package.members else None
    for one in () if content is None else content.iter(qn("text:section"), qn("text:hidden-paragraph")):
        if one.tag != qn("text:section") or one.get(qn("text:display"), "true") != "true":
            raise Unsupported("The document hides text, which would be shown after its conversion")


def _refuse_object(entry: str) -> None:
    kind, path = _INNER.search(entry), _FULL_PATH.search(entry)
    name = path[1] if path else ""
    inner = name.rstrip("/") and not name.startswith(
        ("Configurations2", "Basic", "Dialogs", "ObjectReplacements")
    )
    document = kind is not None and ("opendocument" in kind[1] or "oleobject" in kind[1])
    if kind is not None and inner and document and not kind[1].endswith(_OBJECTS_KEPT):
        raise Unsupported("The file holds another file inside it")


def left_behind(package: Package) -> Iterator[str]:
    """Yield a code for each member that is not carried over; empty codes are formatting."""
    for name in package.members:
        code = next((code for pattern, code in _CODES if pattern.match(name)), "unreferenced-part")
        if code:
            yield code
    if package.comment:
        yield "archive-comment"
    if package.stale:
        yield "earlier-version"


_STORIES: Final = frozenset(
    map(qn, ("style:header", "style:footer", "style:header-left", "style:footer-left"))
)
_PARAGRAPHS: Final = frozenset(map(qn, ("text:p", "text:h")))
#: Neither seen by a reader of the page, nor asked of the conversion.
_UNSEEN: Final = frozenset(
    map(
        qn,
        words(
            """
    text:tracked-changes office:annotation office:annotation-end text:hidden-text office:settings
    office:event-listeners text:note-citation presentation:notes table:tracked-changes
    table:content-validations office:scripts table:shapes-none text:alphabetical-index-source
    text:table-of-content-source text:illustration-index-source text:table-index-source
    text:object-index-source text:user-index-source text:bibliography-source text:variable-decls
    text:sequence-decls text:user-field-decls
    presentation:footer-decl presentation:header-decl presentation:date-time-decl
    table:named-expressions table:database-ranges table:data-pilot-tables table:consolidation
    table:dde-links
    """
        ),
    )
)
#: Numbers and days, calculated afresh by whoever opens the file. A name that a field shows is none of these.
_CALCULATED: Final = frozenset(
    qn(f"text:{name}")
    for name in words(
        """
    page-number page-count page-continuation date time page-variable-get file-name template-name
    creation-date creation-time modification-date modification-time print-date print-time editing-cycles
    editing-duration paragraph-count word-count character-count table-count image-count object-count
    chapter sheet-name
    """
    )
) | {qn(f"presentation:{name}") for name in ("footer", "header", "date-time")}


_ANCHORED: Final = frozenset(map(qn, ("text:note", "text:ruby-text")))
_DRAWN: Final = f"{{{_SPACES['draw']}}}"
_DESCRIBED: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"


@dataclass
class _Reader:
    """Reads one part. `hidden` are styles whose text is not shown; in `sheets` numbers are told as stored."""

    hidden: frozenset[str]
    sheets: bool

    def blocks(self, element: Element) -> Iterator[str]:
        """Yield the paragraphs below an element."""
        for child in element:
            if child.tag in _PARAGRAPHS:
                yield from self.paragraph(child)
            elif self.sheets and child.get(qn("office:value-type"), "string") != "string":
                yield _number(child)
            elif self._seen(child):
                yield from self.blocks(child)

    def paragraph(self, element: Element) -> Iterator[str]:
        """Yield the stretches of a paragraph, cut at what is calculated afresh, then what it anchors."""
        if not self._seen(element):
            return
        pieces: list[str] = []
        anchored: list[Element] = []
        self._inline(element, pieces, anchored)
        yield from "".join(pieces).split("\x00")
        for one in anchored:
            yield from self.blocks(one)

    def _inline(self, element: Element, pieces: list[str], anchored: list[Element]) -> None:
        pieces.append(element.text or "")
        for child in element:
            tag = str(child.tag)
            if tag in _CALCULATED:
                pieces.append("\x00")
            elif (
                tag == qn("text:note")
                or tag.startswith(f"{{{_SPACES['draw']}}}")
                or tag == qn("text:ruby-text")
            ):
                anchored.append(child)
            elif self._seen(child):
                self._inline(child, pieces, anchored)
            pieces.append(child.tail or "")

    def _seen(self, element: Element) -> bool:
        if element.tag in _UNSEEN or not isinstance(element.tag, str) or element.tag.startswith(_DESCRIBED):
            return False
        return element.get(qn("text:style-name")) not in self.hidden


def _number(cell: Element) -> str:
    """Return a number or a day as a workbook stores it; times of day are not told of."""
    try:
        value = cell.get(qn("office:value"))
        if value is not None:
            return number(float(value))
        day = cell.get(qn("office:date-value"), "")
        return number((date.fromisoformat(day) - _FIRST_DAY).days) if len(day) == len("2026-01-01") else ""
    except ValueError:
        return ""


_FIRST_DAY: Final = date(1899, 12, 30)


def told(package: Package) -> Iterator[str]:
    """Yield the stretches of text a reader sees."""
    content = package.xml("content.xml") if "content.xml" in package.members else None
    styles = package.xml("styles.xml") if "styles.xml" in package.members else None
    roots = [root for root in (content, styles) if root is not None]
    sheets = (
        content is not None and content.find(f"{qn('office:body')}/{qn('office:spreadsheet')}") is not None
    )
    reader = _Reader(_hidden_styles(roots), sheets)
    if content is not None:
        yield from reader.blocks(content.find(qn("office:body")))
    if styles is not None:
        used = _used_pages(roots)
        for page in styles.iter(qn("style:master-page")):
            if page.get(qn("style:name"), "") in used:
                for story in page:
                    if story.tag in _STORIES and story.get(qn("style:display"), "true") == "true":
                        yield from reader.blocks(story)


def _hidden_styles(roots: list[Element]) -> frozenset[str]:
    """Return the names of styles that do not show their text, with those that build on them."""
    parents: dict[str, str] = {}
    hidden: set[str] = set()
    for root in roots:
        for style in root.iter(qn("style:style")):
            name = style.get(qn("style:name"), "")
            parents[name] = style.get(qn("style:parent-style-name"), "")
            display = [p.get(qn("text:display")) for p in style.iter(qn("style:text-properties"))]
            if "none" in display or "condition" in display:
                hidden.add(name)
    for _ in range(20):  # styles build on each other a few levels deep
        more = {name for name, parent in parents.items() if parent in hidden} - hidden
        if not more:
            break
        hidden |= more
    return frozenset(hidden)


def _used_pages(roots: list[Element]) -> set[str]:
    used = {"Standard"}
    for root in roots:
        used |= {style.get(qn("style:master-page-name"), "") for style in root.iter(qn("style:style"))}
    return used


def pictures(package: Package) -> int:
    """Count the different pictures that stand in the text, without the previews of objects."""
    if "content.xml" not in package.members:
        return 0
    shown = set()
    for image in package.xml("content.xml").iter(qn("draw:image")):
        frame = image.getparent()
        name = image.get(_HREF, "").removeprefix("./")
        if name in package.members and (frame is None or frame.find(qn("draw:object")) is None):
            shown.add(package.members[name])
    return len(shown)
