"""Accounts for everything in the package that is not carried over: each member gets a code.

Takes the package and the members in use; gives opaque parts, one for each code.
It does not promise to look into them: none of them is ever written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from redactor.formats.ooxml import Package
from redactor.model.text import Location, OpaquePart

#: First match on "member content-type" wins; an empty code is formatting that was rebuilt.
_CODES: Final = tuple(
    (re.compile(pattern, re.I), code)
    for pattern, code in (
        (r"\.rels |^\[Content_Types\]", ""),
        (r"thumbnail", "thumbnail"),
        (r"^docProps/|properties\+xml|core-properties", "property"),
        (r"notesSlide|handoutMaster|notesMaster", "speaker-notes"),
        (r"comment|/authors|persons?/", "comment"),
        (r"/tags/|\.tags\+xml|customData", "private-data"),
        (r"customXml", "custom-xml"),
        (r"/fonts?/|\.fntdata|\.[ot]tf ", "embedded-font"),
        (r"printerSettings", "printer-settings"),
        (r"webextension|taskpanes", "web-extension"),
        (r"customUI|userCustomization|attachedToolbars", "private-data"),
        (r"revisionInfo|changesInfo|metadata", "editing-history"),
        (r"/embeddings/|oleObject|package/2006", "unused-object"),
        (r"/charts/|chartex|drawingml\.chart|/drawings/", "chart-data"),
        (r"/diagrams/|diagram(Data|Layout|Style|Colors|Drawing)", "chart-data"),
        (r"/ink/|inkml", "chart-data"),
        (r"/media/| (image|audio|video)/", "unused-object"),
        (r"slideLayouts?/|slideMasters?/|theme/|slides?/|slideUpdateInfo", "unreferenced-part"),
        (r"(presProps|viewProps|tableStyles|legacyDocTextInfo)", ""),
    )
)


def residue(package: Package, used: set[str]) -> Iterator[OpaquePart]:
    """Yield an opaque part for each code of things left out of the new package."""
    counts: Counter[str] = Counter()
    reached = {relation.target for member in ("", *used) for relation in package.relations(member).values()}
    for member in package.members:
        if member not in used:
            unknown = "unknown-part" if member in reached else "unreferenced-part"
            code = _code(f"{member} {package.types.get(member, '')}")
            counts[unknown if code is None else code] += 1
    counts["archive-comment"] += package.comment
    counts["earlier-version"] += package.stale
    del counts[""]
    for code, count in counts.items():
        if count:
            times = "one part" if count == 1 else f"{count} parts"
            yield OpaquePart(Location(f"part:{code}", f"{times} of the file"), code)


def _code(description: str) -> str | None:
    return next((code for pattern, code in _CODES if pattern.search(description)), None)
