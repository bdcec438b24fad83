"""Namespaces and tag names of WordprocessingML and what stands inside it.

Takes local names; gives qualified ones. It does not promise that a name is allowed: `allowed` says that.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_OOXML: Final = "http://schemas.openxmlformats.org"
_MS: Final = "http://schemas.microsoft.com/office"

SPACES: Final[dict[str, str]] = {
    "w": f"{_OOXML}/wordprocessingml/2006/main",
    "r": f"{_OOXML}/officeDocument/2006/relationships",
    "m": f"{_OOXML}/officeDocument/2006/math",
    "wp": f"{_OOXML}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OOXML}/drawingml/2006/main",
    "pic": f"{_OOXML}/drawingml/2006/picture",
    "mc": f"{_OOXML}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wps": f"{_MS}/word/2010/wordprocessingShape",
    "wpg": f"{_MS}/word/2010/wordprocessingGroup",
    "wpc": f"{_MS}/word/2010/wordprocessingCanvas",
    "wp14": f"{_MS}/word/2010/wordprocessingDrawing",
}
W14: Final = f"{_MS}/word/2010/wordml"
CHART_URI: Final = f"{_OOXML}/drawingml/2006/chart"
CHARTEX_URI: Final = "http://schemas.microsoft.com/office/drawing/2014/chartex"
DIAGRAM_URI: Final = f"{_OOXML}/drawingml/2006/diagram"
PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def qn(name: str) -> str:
    """Return the qualified form of ``prefix:local``."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


@cache
def w(local: str) -> str:
    """Return the qualified form of a WordprocessingML name."""
    return f"{{{SPACES['w']}}}{local}"


_PREFIXES: Final = {uri: prefix for prefix, uri in SPACES.items()}


def short(tag: object) -> str:
    """Return ``prefix:local`` for a known namespace, else an empty string."""
    if not isinstance(tag, str):
        return ""
    uri, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(uri, "")
    return f"{prefix}:{local}" if prefix else ""
