"""Finds British addresses nobody told us about: in prose, over lines, in cells.

Takes text and the lexicon, gives hits that span the whole address where the grammar can tell. It
does not know whose address it is, and a town or a street alone is none without a word like "lives".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.detect.unlisted import address_words as say
from redactor.detect.unlisted.hit import Hit
from redactor.detect.unlisted.street_words import shadow, street_patterns
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon, plain
from redactor.values.postcode import canonical_postcode

_BACK: Final = 160
_MOST_PIECES: Final = 6


@dataclass(slots=True)
class _Core:
    """An address as it grows."""

    start: int
    end: int
    score: float
    rule: str
    parts: list[tuple[str, int, int]] = field(default_factory=list)

    def grow(self, name: str, start: int, end: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)
        self.parts.append((name, start, end))


class AddressGrammar:
    """The grammar for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the patterns."""
        self._lexicon = lexicon
        self._patterns = street_patterns(lexicon)
        units = lexicon.units
        self._places = {form for forms in units.counties.values() for form in forms}
        self._places |= units.nations | {name for town in lexicon.towns for name in town}

    def find(self, text: str) -> Iterator[Hit]:
        """Yield addresses in order of kind; spans may touch, never nest."""
        flat = shadow(text)
        cores = self._numbered(flat)
        taken = _Taken(cores)
        for core in self._by_postcode(flat, taken):
            taken.add(core)
            cores.append(core)
        cores += [core for core in self._cued(flat) if not taken.touches(core.start, core.end)]
        cores += _others(flat)
        for core in cores:
            yield Hit(
                core.start, core.end, Kind.ADDRESS, core.score, core.rule, _SAYS[core.rule], tuple(core.parts)
            )

    # Numbered streets

    def _numbered(self, flat: str) -> list[_Core]:
        cores: list[_Core] = []
        for pattern in (self._patterns.numbered, self._patterns.lower):
            at = 0
            while found := pattern.search(flat, at):
                core = self._grown(flat, found, lower=pattern is self._patterns.lower)
                if core is None:
                    at = found.end("number")
                    continue
                at = max(core.end, found.end())
                if not any(core.start < other.end and other.start < core.end for other in cores):
                    cores.append(core)
        return cores

    def _grown(self, flat: str, found: re.Match[str], *, lower: bool) -> _Core | None:
        if not self._may_be_house(flat, found):
            return None
        core = _Core(found.start(), found.end(), 0.85, "unlisted.street")
        core.parts += [("number", *found.span("number")), ("street", *found.span("street"))]
        units = self._backwards(flat, core)
        coded = self._forwards(flat, core)
        cued = bool(self._patterns.cue.search(flat[max(0, core.start - 60) : core.start]))
        sure = coded or cued or units
        dated = plain(found["street"]).split()[0] in self._lexicon.dates.months
        year = re.fullmatch(r"(?:19|20)\d\d", found["number"])
        if (dated or year) and not sure:
            return None
        ends = bool(re.match(r"[ ]*(?:[,.;)\n\t|]|$)", flat[core.end : core.end + 4]))
        if not lower and self._patterns.strong.search(found["street"]):
            return core
        if lower and set(found["street"].split()) & (say.FUNCTION - {"the"}):
            return None
        core.score = 0.85 if sure else 0.6
        return core if sure or (ends and self._opens(flat, core.start)) else None

    def _may_be_house(self, flat: str, found: re.Match[str]) -> bool:
        before = re.findall(r"[\w'-]+|£", flat[max(0, found.start() - 24) : found.start()])
        return not before or before[-1].casefold() not in say.NOT_BEFORE

    def _opens(self, flat: str, start: int) -> bool:
        """Say whether an address may begin here: at a line, a cell, after a comma or a little word."""
        before = flat[max(0, start - 12) : start]
        return bool(re.search(r"(?:^|[\n\t|:,(]|\b(?:at|to|of|from|visit(?:ed)?|near|in))[ ]*$", before))

    def _backwards(self, flat: str, core: _Core) -> bool:
        """Take unit and house name before the number; say whether there was a unit."""
        units = False
        for _ in range(3):
            before = flat[max(0, core.start - 80) : core.start]
            shift = core.start - len(before)
            if unit := self._patterns.unit_before.search(before):
                core.grow("flat", shift + unit.start("flat"), shift + unit.end("flat"))
                units = True
            elif (house := self._patterns.house_before.search(before)) and self._may_name(house["house"]):
                core.grow("house_name", shift + house.start("house"), shift + house.end("house"))
            else:
                break
        return units

    def _may_name(self, words: str) -> bool:
        each = plain(words).split()
        return each[0] not in say.STOP and not set(each[:-1]) & say.STOP

    def _forwards(self, flat: str, core: _Core) -> bool:
        """Take locality, town, county and postcode after the street; say whether a postcode came."""
        at, sure_end = core.end, core.end
        pieces: list[tuple[int, int]] = []
        for _ in range(_MOST_PIECES):
            gap = say.SEPARATOR.match(flat, at)
            after = gap.end() if gap else at
            if code := self._code_at(flat, after):
                for start, end in pieces:
                    core.grow("town", start, end)
                core.grow("postcode", after, code)
                return True
            piece = say.COMPONENT.match(flat, after) if gap else None
            if piece is None or not self._is_piece(piece.group()):
                break
            pieces.append(piece.span())
            at = piece.end()
            if gap and self._stays(flat, gap.group(), piece):
                sure_end = at
        for start, end in pieces:
            if end <= sure_end:
                core.grow("town", start, end)
        return False

    def _is_piece(self, words: str) -> bool:
        each = words.casefold().split()
        return not (set(each) & say.FUNCTION - say.INSIDE) and each[0].strip(".") not in say.STOP

    def _stays(self, flat: str, gap: str, piece: re.Match[str]) -> bool:
        """Say whether a place without a postcode behind it is taken: "14 Rose Lane, Leominster."."""
        if plain(piece.group()) in self._places:
            return True
        known = plain(piece.group()).split()[0] in self._lexicon.names.nicknames
        ended = re.match(r"[ ]*(?:[.;)\n]|$)", flat[piece.end() : piece.end() + 3])
        return "," in gap and bool(ended) and not known and bool(say.CAPITALS.fullmatch(piece.group()))

    # Postcodes

    def _code_at(self, flat: str, at: int) -> int:
        """Return the end of the postcode that begins at `at`, or 0."""
        code = self._patterns.postcode.match(flat, at)
        return code.end() if code and canonical_postcode(code.group(), self._lexicon) else 0

    def _by_postcode(self, flat: str, taken: _Taken) -> Iterator[_Core]:
        for found in self._patterns.postcode.finditer(flat):
            if taken.touches(*found.span()) or not canonical_postcode(found.group(), self._lexicon):
                continue
            core = _Core(*found.span(), 0.85, "unlisted.postcode", [("postcode", *found.span())])
            grown = self._up(flat, core, taken)
            written = found.group()
            loose = written != written.upper() or say.ORDINAL.search(written) or "\n" in written
            if loose and not grown and not self._plain_code(flat, found):
                continue
            yield core

    def _plain_code(self, flat: str, found: re.Match[str]) -> bool:
        """Say whether a postcode in small letters, or one like "B12 3RD", stands where one may."""
        if (
            say.UNIT_OF_MEASURE.search(found.group())
            or say.ORDINAL.search(found.group())
            or "\n" in found.group()
        ):
            return False
        before = flat[max(0, found.start() - 30) : found.start()]
        after = flat[found.end() : found.end() + 2]
        named = re.search(r"post ?code|cod post|zip", before, re.IGNORECASE)
        alone = re.search(r"[\n\t,(][ ]*$", before) or not before.strip()
        return bool(named or alone or re.match(r"[ ]*(?:[\n.,;)]|$)", after))

    def _up(self, flat: str, core: _Core, taken: _Taken) -> bool:
        """Take the lines or pieces before a postcode back to the house; say whether any was taken."""
        low = max(0, core.start - _BACK, taken.before(core.start))
        low = max(low, flat.rfind(":", low, core.start) + 1)  # a label ends where its value begins
        stretch = flat[low : core.start]
        kept: list[tuple[str, int, int]] = []
        sure = 0
        for piece in reversed(list(re.finditer(r"[^,;\n\t|]+", stretch))):
            words = piece.group().strip(" ")
            if not words:
                continue
            start = low + piece.start() + piece.group().index(words[0])
            whole, name = self._piece(words)
            if not name or len(kept) >= _MOST_PIECES:
                break
            trailing = None if whole else say.TRAILING.search(words)
            kept.append((name, start + (trailing.start() if trailing else 0), start + len(words)))
            if name != "town":
                sure = len(kept)
            if not whole:
                break
        near = [part for part in kept[:2] if "\n" not in flat[part[1] : core.start]]
        for name, start, end in kept[: max(sure, len(near))]:
            number = re.match(r"\d{1,4}[A-Za-z]? ", flat[start:end]) if name == "street" else None
            if number:
                core.grow("number", start, start + number.end() - 1)
            core.grow(name, start + (number.end() if number else 0), end)
        return bool(sure)

    def _piece(self, words: str) -> tuple[bool, str]:
        """Say whether a whole piece belongs to an address, and as what; "" if nothing of it does."""
        first = plain(words).split(" ")[0]
        if first in say.STOP or ":" in words or re.search(r"[.!?] ", words.replace("St. ", "St ")):
            return False, ""
        numbered = re.fullmatch(r"\d{1,4}[A-Za-z]?(?: [A-Z][\w'.-]*){1,4}", words)
        if numbered or self._patterns.unit.match(words):
            return True, "street" if numbered else "flat"
        if say.CAPITALS.fullmatch(words) and not set(plain(words).split()) <= say.FUNCTION:
            return True, self._named(words)
        trailing = say.TRAILING.search(words)
        if trailing is None or set(plain(trailing.group()).split()) <= say.FUNCTION:
            return False, ""
        return False, "house_name" if self._patterns.house.fullmatch(trailing.group()) else "town"

    def _named(self, words: str) -> str:
        if self._patterns.house.fullmatch(words):
            return "house_name"
        return "street" if self._patterns.bare.fullmatch(words) else "town"

    # After a word like "lives"

    def _cued(self, flat: str) -> Iterator[_Core]:
        for rule, pattern, group in (
            ("unlisted.street-alone", self._patterns.bare, "street"),
            ("unlisted.house-name", self._patterns.house, "house"),
        ):
            for found in pattern.finditer(flat):
                if say.ORGANISED.match(flat, found.end()) or "\n\n" in found.group():
                    continue
                before = flat[max(0, found.start() - 60) : found.start()]
                cued = self._patterns.cue.search(before) or say.HOME_AFTER.match(flat, found.end())
                if cued and not say.ORGANISED.search(" " + found.group()):
                    name = "street" if group == "street" else "house_name"
                    core = _Core(*found.span(group), 0.65, rule, [(name, *found.span(group))])
                    self._forwards(flat, core)
                    yield core


class _Taken:
    """Which stretches are spoken for."""

    def __init__(self, cores: list[_Core]) -> None:
        self._spans = [(core.start, core.end) for core in cores]

    def add(self, core: _Core) -> None:
        self._spans.append((core.start, core.end))

    def touches(self, start: int, end: int) -> bool:
        return any(start < high and low < end for low, high in self._spans)

    def before(self, at: int) -> int:
        return max((high for _, high in self._spans if high <= at), default=0)


_SAYS: Final = {
    "unlisted.street": "A number with a street",
    "unlisted.postcode": "A postcode with what stands before it",
    "unlisted.street-alone": "A street after a word like 'lives'",
    "unlisted.house-name": "The name of a house after a word like 'lives'",
    "unlisted.po-box": "A post office box",
    "unlisted.three-words": "A place in three words",
    "unlisted.coordinates": "Latitude and longitude",
}


def _others(flat: str) -> Iterator[_Core]:
    for rule, pattern in (
        ("unlisted.po-box", say.PO_BOX),
        ("unlisted.three-words", say.WORDS3),
        ("unlisted.coordinates", say.POINT),
    ):
        for found in pattern.finditer(flat):
            yield _Core(*found.span(), 0.85, rule)
