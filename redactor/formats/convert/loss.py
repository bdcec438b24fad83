"""Whether all that a reader saw before is still there after a conversion: LibreOffice drops content silently.

Takes the stretches of text an own crude reading found in the old file, and the new package; raises if
one is missing. Letters and digits count, the order of paragraphs does not.
It does not promise that the layout is the same.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from redactor.formats.ooxml import Element, Package
from redactor.model.errors import TooLarge, Unsupported

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = frozenset({"t"})
_HIDDEN_TEXTS: Final = frozenset({"delText"})
_BLOCKS: Final = frozenset({"p", "si", "is", "c"})
_SHARED: Final = "xl/sharedStrings.xml"
_NOT_ENTERED: Final = frozenset({"Fallback", "rPh"})
_NO_TEXT: Final = (".rels", "[Content_Types].xml", "app.xml", "core.xml", "custom.xml", "styles.xml")
_OFF: Final = frozenset({"0", "false", "off"})
_PATIENCE: Final = 4_000_000_000
_ADVICE: Final = "Open it in its own program, save it as Word, Excel or PowerPoint of today, and try again."


def refuse_loss(told: Iterable[str], package: Package, *, hidden: bool) -> None:
    """Raise Unsupported if a stretch is missing, or stands there fewer times than before.

    `hidden` says that the old file does not tell hidden and deleted text apart: then it counts as found.
    """
    needed = Counter(filter(None, map(letters, told)))
    paragraphs = [letters(text) for text in _paragraphs(package, hidden=hidden)]
    there, counts = "\n".join(paragraphs), Counter(paragraphs)
    patience = _PATIENCE
    for stretch, times in needed.items():
        if counts[stretch] >= times:
            continue
        patience -= len(there)
        if patience < 0:
            raise TooLarge("The file is too large to compare it before and after its conversion")
        if there.count(stretch) < times:
            raise Unsupported("The conversion lost text", advice=_ADVICE)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in one form."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def pictures_in(package: Package) -> int:
    """Count the different pictures of a package."""
    media = {data for name, data in package.members.items() if "/media/" in name}
    return len(media)


def _paragraphs(package: Package, *, hidden: bool) -> Iterator[str]:
    shared: list[str] = []
    for member in sorted(package.members, key=lambda name: name != _SHARED):
        if not member.endswith(".xml") or member.endswith(_NO_TEXT):
            continue
        found = list(_Walk(shared, hidden).part(package.xml(member)))
        if member == _SHARED:
            shared = found  # each counts where a cell shows it
        else:
            yield from found


@dataclass(frozen=True, slots=True)
class _Walk:
    """Reads one part. `shared` are the texts cells refer to by number."""

    shared: list[str]
    hidden: bool

    def part(self, root: Element) -> Iterator[str]:
        """Yield the paragraphs of a part, then what stands in none."""
        pieces: list[str] = []
        yield from self._below(root, pieces)
        yield "".join(pieces)

    def _below(self, element: Element, pieces: list[str]) -> Iterator[str]:
        """Yield the paragraphs below an element; `pieces` are of the paragraph at hand."""
        for child in element:
            name = str(child.tag).rpartition("}")[2]
            if name in _TEXTS or (self.hidden and name in _HIDDEN_TEXTS):
                pieces.append(child.text or "")
            elif name == "v":
                pieces.append(self._value(child))
            elif name in _BLOCKS:
                own: list[str] = []
                yield from self._below(child, own)
                yield "".join(own)
            elif name not in _NOT_ENTERED and (self.hidden or not _vanishes(child)):
                yield from self._below(child, pieces)

    def _value(self, element: Element) -> str:
        """Return what a cell holds."""
        parent = element.getparent()
        text = element.text or ""
        if parent is not None and parent.get("t") == "s":
            return self.shared[int(text)] if text.isdecimal() and int(text) < len(self.shared) else ""
        try:
            return number(float(text))
        except ValueError:
            return text


def number(value: float) -> str:
    """Return a number in the form in which numbers are compared."""
    return f"{value:.11e}"


def _vanishes(run: Element) -> bool:
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish") if run.tag == f"{_WORD}r" else None
    return mark is not None and mark.get(f"{_WORD}val", "1") not in _OFF
