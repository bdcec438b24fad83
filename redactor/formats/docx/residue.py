"""Accounts for everything in the package that is not carried over: each member gets a code.

Takes the package and the members in use; gives opaque parts, one for each code.
It does not promise to look into them: none of them is ever written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from redactor.formats.docx.names import w
from redactor.formats.ooxml import Element, Package
from redactor.model.text import Location, OpaquePart

#: First match on "member content-type" wins; an empty code is formatting that was rebuilt.
_CODES: Final = tuple(
    (re.compile(pattern, re.I), code)
    for pattern, code in (
        (r"\.rels |^\[Content_Types\]", ""),
        (r"thumbnail", "thumbnail"),
        (r"^docProps/|properties\+xml|core-properties", "property"),
        (r"glossary/", "glossary"),
        (r"comments|documenttasks", "comment"),
        (r"people\.xml|/people|\.people\+xml", "people"),
        (r"customXml", "custom-xml"),
        (r"obfuscatedFont|/fonts?/|\.odttf|\.[ot]tf ", "embedded-font"),
        (r"printerSettings", "printer-settings"),
        (r"webextension|taskpanes", "web-extension"),
        (r"customUI|userCustomization|customizations|attachedToolbars|keyMap", "private-data"),
        (r"recipientData|mailMerge", "mail-merge"),
        (r"/embeddings/|oleObject|package/2006", "unused-object"),
        (r"/charts/|chartex|drawingml\.chart", "chart-data"),
        (r"/diagrams/|diagram(Data|Layout|Style|Colors|Drawing)|/drawings/", "chart-data"),
        (r"/ink/|inkml", "chart-data"),
        (r"(header|footer)\d*\.xml |\.(header|footer)\+xml", "unreferenced-part"),
        (r"(footnotes|endnotes)\.xml |(footnotes|endnotes)\+xml", "hidden-text"),
        (r"/media/| image/", "unused-object"),
        (
            r"(styles|stylesWithEffects|webSettings|fontTable|settings|numbering|theme(Override)?\d*)\.xml "
            r"|(styles|stylesWithEffects|webSettings|fontTable|settings|numbering|theme|themeOverride)\+xml",
            "",
        ),
    )
)
_SETTINGS: Final = {
    "docVars": "document-variable",
    "mailMerge": "mail-merge",
    "documentProtection": "metadata",
    "writeProtection": "metadata",
}


def residue(
    package: Package, used: set[str], settings: Element | None, external: int
) -> Iterator[OpaquePart]:
    """Yield an opaque part for each code of things left out of the new package."""
    counts: Counter[str] = Counter()
    reached = {relation.target for member in ("", *used) for relation in package.relations(member).values()}
    for member in package.members:
        if member not in used:
            # What no part in use points to cannot have been seen; what one does, we do not understand.
            unknown = "unknown-part" if member in reached else "unreferenced-part"
            code = _code(f"{member} {package.types.get(member, '')}")
            counts[unknown if code is None else code] += 1
    for name, code in _SETTINGS.items():
        if settings is not None and settings.find(w(name)) is not None:
            counts[code] += 1
    counts["external-link"] += external
    counts["archive-comment"] += package.comment
    counts["earlier-version"] += package.stale
    del counts[""]
    for code, count in counts.items():
        if count:
            times = "one part" if count == 1 else f"{count} parts"
            yield OpaquePart(Location(f"part:{code}", f"{times} of the file"), code)


def _code(description: str) -> str | None:
    return next((code for pattern, code in _CODES if pattern.search(description)), None)
