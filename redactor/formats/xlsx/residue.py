"""Accounts for every member of the package that is not carried over: each gets a code.

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

#: First match on "member content-type" wins; an empty code is formatting that was rebuilt or was counted.
_CODES: Final = tuple(
    (re.compile(pattern, re.I), code)
    for pattern, code in (
        (r"\.rels |^\[Content_Types\]", ""),
        (r"thumbnail", "thumbnail"),
        (r"^docProps/|properties\+xml|core-properties", "property"),
        (r"comments|documenttasks", "comment"),
        (r"/persons?/|\.person\+xml", "people"),
        (r"xmlMaps|tableSingleCells|customXml", "custom-xml"),
        (r"customProperty", "custom-property"),
        (r"printerSettings", "printer-settings"),
        (r"webextension|taskpanes", "web-extension"),
        (r"customUI|userCustomization|attachedToolbars|namedSheetView|slicer|timeline", "private-data"),
        (r"revisions/|userNames|revision(Headers|Log)", "revision"),
        (r"pivot|/model/|powerpivot|dataModel", "pivot-cache"),
        (
            r"externalLink|queryTable|connections|volatileDependencies|richData|rdRichValue|externalData",
            "external-data",
        ),
        (r"macrosheets/|macrosheet\+xml|dialogsheet", "macro"),
        (r"/embeddings/|oleObject|package/2006", "embedded-object"),
        (
            r"/charts/|chartex|drawingml\.chart|/diagrams/|diagram(Data|Layout|Style|Colors|Drawing)",
            "chart-data",
        ),
        (r"/ink/|inkml", "ink"),
        (r"/tables/|\.table\+xml", "table-definition"),
        (r"/drawings/|vmlDrawing|ctrlProps|/media/| image/", "unused-object"),
        (r"(calcChain|metadata|featurePropertyBag|styles|theme(Override)?\d*|sharedStrings)\.xml ", ""),
        (r"(calcChain|sheetMetadata|styles|theme|themeOverride|sharedStrings)\+xml", ""),
    )
)


def residue(package: Package, used: set[str]) -> Iterator[OpaquePart]:
    """Yield an opaque part for each code of members left out of the new package."""
    counts: Counter[str] = Counter()
    reached = {one.target for member in ("", *used) for one in package.relations(member).values()}
    for member in package.members:
        if member not in used:
            # What no part in use points to cannot have been seen; what one does, we do not understand.
            unknown = "unknown-part" if member in reached else "unreferenced-part"
            code = _code(f"{member} {package.types.get(member, '')}")
            counts[unknown if code is None else code] += 1
    for member in used:
        counts["link"] += sum(one.external for one in package.relations(member).values())
    counts["archive-comment"] += package.comment
    counts["earlier-version"] += package.stale
    del counts[""]
    for code, count in counts.items():
        if count:
            times = "one part" if count == 1 else f"{count} parts"
            yield OpaquePart(Location(f"part:{code}", f"{times} of the file"), code)


def _code(description: str) -> str | None:
    return next((code for pattern, code in _CODES if pattern.search(description)), None)
