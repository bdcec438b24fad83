"""Whether a presentation is built as we build it: allow-listed parts, no notes, links or hidden slides.

Takes names of members, elements and attributes. It says nothing about values: those are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from redactor.verify.xmltext import XmlText

PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|ppt/(?:presentation|tableStyles)\.xml|"
    r"ppt/_rels/presentation\.xml\.rels|ppt/theme/theme\d+\.xml|"
    r"ppt/(?:slides/slide|slideLayouts/slideLayout|slideMasters/slideMaster)\d+\.xml|"
    r"ppt/(?:slides/_rels/slide|slideLayouts/_rels/slideLayout|slideMasters/_rels/slideMaster)\d+\.xml\.rels|"
    r"ppt/media/image\d+\.(?:png|jpe?g)"
)
_MAIN: Final = "ppt/presentation.xml"
_PLACE: Final = re.compile(r"(?:^|, )ppt/[^,]*\.xml\Z")
_NEVER_NAMES: Final = (
    "show timing transition extLst custDataLst custData tags notes notesMasterIdLst handoutMasterIdLst "
    "custShowLst sectionLst section hlinkClick hlinkHover hlinkMouseOver snd oleObj embed controls control "
    "videoFile audioFile wavAudioFile quickTimeFile contentPart AlternateContent cmAuthor cm hidden tooltip "
    "modifyVerifier photoAlbum embeddedFontLst smartTags link relIds chart macro"
)
_NEVER: Final = frozenset(_NEVER_NAMES.split())
_SPEAKING: Final = frozenset({"t", "tableStyleId", "title"})
_ATTRIBUTE_EMBED: Final = "r:embed"


def is_presentation(names: Iterable[str]) -> bool:
    """Say whether a package is a presentation."""
    return _MAIN in names


def strange(place: str, found: XmlText) -> str:
    """Return what a part of a presentation has that we never write, or an empty string."""
    if _PLACE.search(place) is None:
        return ""
    names = {name.rpartition(":")[2] for name in found.names if name != _ATTRIBUTE_EMBED}
    if names & _NEVER:
        return "it has notes, links, films, hidden slides or other things that Redactor does not write"
    speaking = {name for name, texts in found.by_name.items() if "".join(texts).strip()}
    return "it has text where Redactor writes none" if speaking - _SPEAKING or found.marks else ""
