"""Places in numbers: degrees in every notation, national grid references, plus codes.

Takes a page, gives hits at what lies near an item's own point: certain within some hundred metres, a question
beyond. Which street or town lies there it does not know.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.detect.known.codes.grid import Square, on_grid, plus_codes, squares
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.text.hinted import hinted

_NAMED = r"(?:north|south|east|west|[nsew])"
_DECIMAL = re.compile(
    rf"(?<![\d.])(?:\b({_NAMED})[ :]?)?((?:-|\b(?:minus|negative)[ \n])?\d{{1,3}}\.\d{{3,12}})(?!\d|\.\d)"
    rf"[ \n]?(?:°|deg(?:rees)?|d(?![a-z]))?(?:[ \n]?({_NAMED})(?![^\W_]))?"
)
# whatever the one above finds holds this, which is quick to look for; likewise below
_DECIMALS, _DECIMAL_REACH = re.compile(r"\d(?=\.\d{3})"), 20
# with a decimal comma, as phones of other countries write it
_COMMA = re.compile(r"(?<![\d,.])(-?\d{1,3}),(\d{3,12})(?![\d.,])")
_COMMAS, _COMMA_REACH = re.compile(r"\d(?=,\d{3})"), 3
_MINUTES = r"(\d{1,2}(?:\.\d{1,6})?)"
_SEXAGESIMAL = re.compile(
    rf"(?<![^\W_])(?:({_NAMED})[ :]?)?(\d{{1,3}})(?:[ \n]?(?:°|deg(?:rees)?|[d*o:])[ \n]?|[ ]){_MINUTES}"
    rf"(?:(?:[ \n]?(?:'|min(?:utes)?|[m:])[ \n]?|[ ]){_MINUTES})?"
    rf"[ \n]?(?:\"|''|'|seconds|sec|s(?![a-z]))?(?:[ \n]?({_NAMED})(?![^\W_]))?"
)
_DEGREES = re.compile(r"\d(?:[ \n]?(?:°|deg(?:rees)?|[d*o:])[ \n]?|[ ])(?=\d)")
_DEGREE_REACH = 8
# rounded: so near a point that only its own place and the next ones are meant
_ROUNDED = re.compile(
    r"(?<![\d.,])(-?\d{1,3}\.\d\d)(?!\d)[°\s]{0,2}[ns]?[,;/\s]{1,3}(-?\d{1,3}\.\d\d)(?![\d.]|,\d)"
)
_TWO, _TWO_REACH = re.compile(r"\d(?=\.\d\d(?!\d))"), 3
_GROUP = 3
_SCHEME = "geo:"
_EARTH = 6_371_000
_METRES_ASK = 1_000
_DEGREES_NEAR = 0.02
_APART_MOST = 30
_SURE_SQUARE = 100
_ASKED_SQUARE = 1_000


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle in degrees where it stands; `side` is n, s, e, w or empty."""

    start: int
    end: int
    degrees: float
    side: str = ""


class Angles:
    """Reads the angles of one canonical text."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    def points(self) -> Iterator[tuple[int, int, float, float]]:
        """Yield (start, end, latitude, longitude) of every two angles beside each other."""
        for angles in (self._decimal(), self._sexagesimal()):
            for one, two in pairwise(angles):
                if self._together(one, two):
                    yield from _read(one, two)
        for one, two in pairwise(self._comma()):
            # two numbers of three digits behind a comma are thousands
            if self._together(one, two) and max(map(self._decimals, (one, two))) > _GROUP:
                yield from _read(one, two)

    def _together(self, one: Angle, two: Angle) -> bool:
        between = self._text[one.end : two.start]
        return len(between) <= _APART_MOST and "\n\n" not in between

    def _decimals(self, angle: Angle) -> int:
        return angle.end - self._text.index(",", angle.start) - 1

    def _decimal(self) -> Iterator[Angle]:
        for found in hinted(_DECIMAL, _DECIMALS, self._text, _DECIMAL_REACH):
            side = (found.group(1) or found.group(3) or "")[:1]
            text = found.group(2)
            value = float(text.split()[-1])
            yield Angle(found.start(), found.end(), -value if " " in text or "\n" in text else value, side)

    def _comma(self) -> Iterator[Angle]:
        for found in hinted(_COMMA, _COMMAS, self._text, _COMMA_REACH):
            yield Angle(found.start(), found.end(), float(f"{found.group(1)}.{found.group(2)}"))

    def _sexagesimal(self) -> Iterator[Angle]:
        text = self._text.replace("′", "'").replace("″", '"')
        for found in hinted(_SEXAGESIMAL, _DEGREES, text, _DEGREE_REACH):
            before, whole, minutes, seconds, after = found.groups()
            side = (before or after or "")[:1]
            if side:
                value = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
                yield Angle(found.start(), found.end(), value, side)


class Coordinates:
    """Finds points in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and how near is near."""
        self._page = page
        self._text = page.canon.text
        self._near = compiled.lexicon.evidence.coordinate_metres

    def hits(self, targets: Sequence[Target]) -> Iterator[Hit]:
        """Yield what lies near the targets' points."""
        if not targets:
            return
        points, references = list(Angles(self._text).points()), list(squares(self._text))
        for target in targets:
            latitude, longitude = (float(text) for text in target.facts["point"])
            for start, end, north, east in points:
                if abs(north - latitude) > _DEGREES_NEAR:
                    continue
                metres = _metres(latitude, longitude, north, east)
                yield from self._weighed(target, start, end, metres, "coordinates")
                if _metres(latitude, longitude, north, -east) <= self._near < metres:
                    # the sign of the west is lost easily
                    yield self._hit(target, start, end, "coordinates_near", "coordinates without their sign")
            yield from self._rounded(target, latitude, longitude)
            yield from self._in_squares(target, latitude, longitude, references)
            for start, end, metres in plus_codes(self._text, latitude, longitude):
                yield from self._weighed(target, start, end, metres, "plus code")

    def _rounded(self, target: Target, latitude: float, longitude: float) -> Iterator[Hit]:
        """Yield two numbers that are the point in two decimals: "52.23, -2.74"."""
        own = {f"{latitude:.2f}", f"{longitude:.2f}", f"{abs(longitude):.2f}"}
        if not any(number in self._text for number in own):
            return
        for found in hinted(_ROUNDED, _TWO, self._text, _TWO_REACH):
            if set(found.groups()) <= own and found[1] != found[2]:
                yield self._hit(target, *found.span(), "coordinates_near", "coordinates, rounded")

    def _in_squares(
        self, target: Target, latitude: float, longitude: float, references: Sequence[Square]
    ) -> Iterator[Hit]:
        """Yield the grid references near a point; a square of a kilometre is a question if it holds it."""
        for square in references:
            metres = square.metres(on_grid(square.grid, latitude, longitude))
            if square.size <= _SURE_SQUARE:
                yield from self._weighed(target, square.start, square.end, metres, "grid reference")
            elif square.size <= _ASKED_SQUARE and not metres:
                yield self._hit(target, square.start, square.end, "coordinates_near", "grid reference")

    def _weighed(self, target: Target, start: int, end: int, metres: float, name: str) -> Iterator[Hit]:
        if metres <= self._near:
            yield self._hit(target, start, end, "coordinates_exact", name)
        elif metres <= _METRES_ASK:
            yield self._hit(target, start, end, "coordinates_near", f"{name} nearby")

    def _hit(self, target: Target, start: int, end: int, rule: str, name: str) -> Hit:
        canon, tokens = self._page.canon, self._page.tokens
        end -= self._text[start:end].endswith(" ")
        if self._text.startswith(_SCHEME, max(0, start - len(_SCHEME))):
            start = max(0, start - len(_SCHEME))
        low, high = canon.span(start, end)
        strength = Strength.STRONG if rule == "coordinates_exact" else Strength.WEAK
        return Hit(
            *(target.index, rule, low, high, strength, rule, name, tokens.at(start), tokens.at(end - 1))
        )


def _read(one: Angle, two: Angle) -> Iterator[tuple[int, int, float, float]]:
    """Yield the points that two angles may be; the letters of the compass decide where they stand."""
    sides = one.side + two.side
    if sides in {"", "n", "s", "e", "w"}:
        value = -abs(two.degrees) if two.side == "w" else two.degrees
        yield one.start, two.end, one.degrees, value
        yield one.start, two.end, value, one.degrees
    elif len(sides) == 2:
        first, second = (-abs(a.degrees) if a.side in "sw" else a.degrees for a in (one, two))
        if one.side in "ns" and two.side in "ew":
            yield one.start, two.end, first, second
        elif one.side in "ew" and two.side in "ns":
            yield one.start, two.end, second, first


def _metres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance of two points; flat enough for what is near."""
    if max(abs(lat1), abs(lat2)) > 90 or max(abs(lon1), abs(lon2)) > 180:
        return math.inf
    x = math.radians(lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return math.hypot(x, math.radians(lat2 - lat1)) * _EARTH
