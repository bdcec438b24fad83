"""The converted package without what LibreOffice writes about itself: the same file gives the same bytes.

Takes an opened package; gives a zip. Only the title stays of the properties: questions about a document
are known by its digest, which must not change with the time of day.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.ooxml import Package, write_package

_LEFT_OUT: Final = ("docProps/app.xml", "docProps/custom.xml")
_CORE: Final = "docProps/core.xml"
_TITLE: Final = re.compile(rb"<dc:title[^>]*>.*?</dc:title>|<dc:title/>", re.DOTALL)
_PROPERTIES: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/">%b</cp:coreProperties>'
)


def plain_package(package: Package) -> bytes:
    """Return the package, its parts in order of name."""
    members = {name: data for name, data in package.members.items() if name not in _LEFT_OUT}
    if _CORE in members:
        title = _TITLE.search(members[_CORE])
        members[_CORE] = _PROPERTIES % (title[0] if title else b"")
    first = "[Content_Types].xml"
    names = sorted(members, key=lambda name: (name != first, name))
    return write_package((name, members[name]) for name in names)
