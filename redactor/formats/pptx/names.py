"""Namespaces and tag names of PresentationML and what stands inside it.

Takes local names; gives qualified ones. It does not promise that a name is allowed: `allowed` says that.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_OOXML: Final = "http://schemas.openxmlformats.org"
SPACES: Final[dict[str, str]] = {
    "a": f"{_OOXML}/drawingml/2006/main",
    "r": f"{_OOXML}/officeDocument/2006/relationships",
    "p": f"{_OOXML}/presentationml/2006/main",
    "mc": f"{_OOXML}/markup-compatibility/2006",
    "dgm": f"{_OOXML}/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "cp": f"{_OOXML}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TABLE_URI: Final = f"{_OOXML}/drawingml/2006/table"
DIAGRAM_URI: Final = f"{_OOXML}/drawingml/2006/diagram"
LOST_URIS: Final = {
    f"{_OOXML}/drawingml/2006/chart": "chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "chart",
    f"{_OOXML}/presentationml/2006/ole": "embedded-object",
}
WRITTEN: Final = {prefix: SPACES[prefix] for prefix in ("a", "r", "p")}


@cache
def qn(name: str) -> str:
    """Return the qualified form of ``prefix:local``."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def local(tag: object) -> str:
    """Return the local part of a tag, an empty string for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def qns(prefix: str, names: str) -> frozenset[str]:
    """Return the qualified forms of many local names."""
    return frozenset(qn(f"{prefix}:{name}") for name in names.split())
