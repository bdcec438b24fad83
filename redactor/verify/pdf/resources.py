"""Which fonts the names in a content stream mean.

Takes a pypdf reader, gives for each content stream its fonts. A stream whose resources nobody names
gets every font of that name in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from redactor.verify.pdf.fonts import Font, read_font, resolved


@dataclass(frozen=True, slots=True)
class FontNames:
    """Fonts by name; `exact` if the stream's own resources say so."""

    fonts: Mapping[str, Sequence[Font]]
    exact: bool = False


_DEEPEST: Final = 50
_ANY_FONT: Final = 16


class Resources:
    """The fonts of one file, each read once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.fonts: dict[int, Font] = {}
        self.unreadable = 0
        self._by_name: dict[str, list[Font]] = defaultdict(list)
        self._of_stream: dict[int, Any] = {}
        self.page_numbers: dict[int, int] = {}
        self.page_of_stream: dict[int, int] = {}
        self.pages_of_picture: dict[int, list[int]] = defaultdict(list)
        self.seen_on_page: dict[int, str] = {}

    def add(self, number: int, found: Any) -> None:
        """Take note of an object: a font, a page, or something with resources."""
        if not hasattr(found, "get"):
            return
        if found.get("/Type") == "/Page" or "/Contents" in found:
            self._add_page(number, found)
        if "/Resources" in found and hasattr(found, "get_data"):
            self._of_stream[number] = found
        own = resolved(found.get("/Resources"))
        if hasattr(own, "get"):
            self.of(own)
        below = str(found.get("/Subtype", "")).startswith("/CIDFont")
        if (found.get("/Type") == "/Font" and not below) or ("/BaseFont" in found and "/Encoding" in found):
            self._font(number, found)

    def _add_page(self, page_number: int, page: Any) -> None:
        self._note_only_picture(page_number, resolved(page.get("/Resources")))
        contents = page.get("/Contents")
        whole = resolved(contents)
        parts = [contents, *(whole if isinstance(whole, list) else [])]
        for one in parts:
            number = getattr(one, "idnum", None)
            if number is not None:
                self._of_stream[number] = page
                self.page_of_stream[number] = self.page_numbers.get(page_number, 0)

    def _note_only_picture(self, page_number: int, own: Any) -> None:
        """Take note of a page that can draw one object alone: it may show a picture and nothing else."""
        objects = resolved(own.get("/XObject")) if hasattr(own, "get") else None
        named = list(objects.values()) if isinstance(objects, dict) else []
        number = getattr(named[0], "idnum", None) if len(named) == 1 else None
        if number is not None and page_number in self.page_numbers:
            self.pages_of_picture[number].append(self.page_numbers[page_number])

    def names_for(self, number: int) -> FontNames:
        """Return the fonts by name for the content stream with this object number."""
        owner: Any = self._of_stream.get(number)
        for _ in range(_DEEPEST):
            if not hasattr(owner, "get"):
                break
            own = resolved(owner.get("/Resources"))
            if hasattr(own, "get"):
                own_fonts = self.of(own)
                return FontNames(own_fonts, exact=True) if own_fonts else self._any()
            owner = resolved(owner.get("/Parent"))
        return self._any()

    def of(self, resources: Any) -> dict[str, list[Font]]:
        """Return the fonts by name in one resource dictionary."""
        found: dict[str, list[Font]] = {}
        names = resolved(resources.get("/Font"))
        for name, value in names.items() if hasattr(names, "items") else ():
            font = self._font(getattr(value, "idnum", -id(value)), resolved(value))
            if font is not None:
                plain = str(name).lstrip("/")
                found[plain] = [font]
                if font not in self._by_name[plain]:
                    self._by_name[plain].append(font)
        return found

    def _font(self, number: int, dictionary: Any) -> Font | None:
        if number not in self.fonts:
            if not hasattr(dictionary, "get"):
                return None
            try:
                self.fonts[number] = read_font(dictionary)
            except (ValueError, KeyError, IndexError, TypeError, ArithmeticError, OSError, AttributeError):
                self.unreadable += 1
                self.fonts[number] = Font(trusted=False)
        return self.fonts[number]

    def _any(self) -> FontNames:
        every = list(self.fonts.values())[:_ANY_FONT]
        names: dict[str, Sequence[Font]] = {name: fonts[:_ANY_FONT] for name, fonts in self._by_name.items()}
        return FontNames(names | {"": every})
