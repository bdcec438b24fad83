"""The styles of a document: their new neutral ids and names, and which of them hide text.

Takes the source's styles part; gives lookups. Names that are not Word's own become "Style 1", "Style 2"...
It does not promise that hidden text is found when a table style hides it: such text is kept and searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from redactor.formats.docx.names import w
from redactor.formats.ooxml import Element

_BUILT_IN: Final = re.compile(
    r"""Normal|heading\ [1-9]|toc\ [1-9]|index\ [1-9]|Title|Subtitle|Strong|Emphasis|Quote|Intense\ Quote
    |Default\ Paragraph\ Font|Normal\ Table|No\ List|Table\ Grid|Table\ Grid\ Light|Grid\ Table\ Light
    |List\ Paragraph
    |header|footer|footnote\ text|endnote\ text|footnote\ reference|endnote\ reference|caption|No\ Spacing
    |Hyperlink|FollowedHyperlink|Balloon\ Text|page\ number|line\ number|Placeholder\ Text|Body\ Text(\ [23])?
    |Body\ Text\ (First\ )?Indent(\ [23])?|List(\ (Bullet|Number|Continue))?(\ [2-5])?|Plain\ Text
    |TOC\ Heading
    |index\ heading|table\ of\ (figures|authorities)|toa\ heading|Normal\ \(Web\)|Normal\ Indent|Block\ Text
    |annotation\ (text|subject|reference)|Subtle\ (Emphasis|Reference)|Intense\ (Emphasis|Reference)
    |Book\ Title
    |Salutation|Date|Signature|Closing|envelope\ (address|return)|Message\ Header|macro|Document\ Map
    |Bibliography
    |HTML\ (Top\ of\ Form|Bottom\ of\ Form|Acronym|Address|Cite|Code|Definition|Keyboard|Preformatted
    |Sample|Typewriter
    |Variable)|Revision|Table\ (Theme|Normal|Web\ [1-3]|Simple\ [1-3]|Classic\ [1-4]|Colorful\ [1-3]
    |Columns\ [1-5]
    |Grid\ [1-8]|List\ [1-8]|3D\ effects\ [1-3]|Contemporary|Elegant|Professional|Subtle\ [12])
    |Plain\ Table\ [1-5]|(Grid|List)\ Table\ [1-7](\ (Light|Colorful))?(\ Accent\ [1-6])?|(Grid
    |List)\ Table\ \d\ (Light|Dark|Colorful)\ -\ Accent\ [1-6]
    |(Light|Medium|Dark|Colorful)\ (Shading|List|Grid)(\ [1-3])?(\ Accent\ [1-6])?|Mention|Smart\ (Link
    |Hyperlink)|Hashtag
    |Unresolved\ Mention|Outline\ List\ [1-3]""",
    re.X | re.I,
)
_LINKED: Final = re.compile(r"(.*) (Char|Zchn|Car|Carattere|Znak|Carácter)")
_OFF: Final = frozenset({"0", "false", "off", "none"})


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return what an on/off property says, or None where it is absent."""
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(w("val"), "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the source under its new id and name."""

    id: str
    name: str
    kind: str
    based_on: str
    hides: bool | None


class StyleBook:
    """All styles by their old id."""

    def __init__(self, root: Element | None) -> None:
        """Give every style its new name. Without a styles part there are none."""
        self.styles: dict[str, Style] = {}
        self._hidden: dict[str, bool] = {}
        self._default = ""
        taken: set[str] = set()
        for source in () if root is None else root.iterchildren(w("style")):
            old = source.get(w("styleId"), "")
            if old not in self.styles:
                self.styles[old] = _named(source, taken, len(taken) + 1)
                self._note_default(source, old)

    def _note_default(self, source: Element, old: str) -> None:
        if source.get(w("type")) == "paragraph" and source.get(w("default"), "0") not in _OFF:
            self._default = self._default or old

    def new_id(self, old: str, kind: str = "") -> str:
        """Return the new id of a style of that kind (of any kind, if empty), or an empty string."""
        style = self.styles.get(old)
        return style.id if style and kind in {"", style.kind} else ""

    def hides(self, run: Element | None, paragraph: Element | None) -> bool:
        """Say whether a run with these properties is hidden text."""
        direct = is_on(run, "vanish")
        if direct is not None:
            return direct
        return self._chain_hides(_reference(run, "rStyle")) != self._chain_hides(
            _reference(paragraph, "pStyle") or self._default
        )

    def _chain_hides(self, old: str) -> bool:
        if old not in self._hidden:
            self._hidden[old] = self._follow(old)
        return self._hidden[old]

    def _follow(self, old: str) -> bool:
        seen: set[str] = set()
        while old in self.styles and old not in seen:
            seen.add(old)
            style = self.styles[old]
            if style.hides is not None:
                return style.hides
            old = style.based_on
        return False


def _reference(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(w(name))
    return "" if found is None else found.get(w("val"), "")


def _named(source: Element, taken: set[str], number: int) -> Style:
    name = _reference(source, "name")
    linked = _LINKED.fullmatch(name)
    stem = linked[1] if linked else name
    if _BUILT_IN.fullmatch(stem):
        new_name = f"{stem} Char" if linked else stem
        new_id = re.sub(r"[^A-Za-z0-9]", "", new_name.title() if new_name.islower() else new_name)
        new_id = new_id[0].upper() + new_id[1:]
    else:
        new_name, new_id = f"Style {number}", f"Style{number}"
    if new_id.lower() in taken:
        new_name, new_id = f"Style {number}", f"Style{number}"
    taken.add(new_id.lower())
    return Style(
        new_id,
        new_name,
        source.get(w("type"), "paragraph"),
        _reference(source, "basedOn"),
        is_on(source.find(w("rPr")), "vanish"),
    )
