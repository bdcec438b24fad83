"""Grid references and plus codes: "SO 4955 5890", "349551 258899", "J 338 740", "9C4V6PH6+5C".

Takes a point in degrees or a written reference, gives places on a national grid in metres. The datum shift
is the usual one of seven parameters: right to some ten metres, which is enough for what is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import atan, cos, radians, sin, sqrt, tan

_SQUARE = 100_000
_LETTERS = "abcdefghjklmnopqrstuvwxyz"
# digits first: a pattern that begins with them is found faster than one that may begin with a letter
_REFERENCE = re.compile(r"(\d{2,5})[\s,/-]{0,2}(\d{2,5})(?![^\W_])")
_LETTERED = re.compile(r"(?<![^\W_])([hnstoj]?[a-hj-z])\s?$")
_LETTERED_MOST = 4
_PAIR = re.compile(r"[1-6]\d{5}(?!\d)")
_OTHER = re.compile(r"(?:[.]\d{1,4})?\D{1,24}?(?<!\d)(\d{5,7})(?!\d)")
_PLUS = re.compile(r"(?<![^\W_])([2-9cfghjmpqrvwx]{4}){1,2}\+([2-9cfghjmpqrvwx]{2,3})(?![^\W_])")
_PLUS_SIGN = re.compile(r"[+][2-9cfghjmpqrvwx]{2,3}(?![^\W_])")
_PLUS_MOST = 9
_PLUS_SIGNS = "23456789cfghjmpqrvwx"
_PLUS_FULL = 10
_SIDES = 2
_SEA = 1_300_000
_METRES_A_DEGREE = 111_320


@dataclass(frozen=True, slots=True)
class Grid:
    """A national grid: its ellipsoid, origin and the seven parameters from WGS 84."""

    a: float
    b: float
    scale: float
    latitude: float
    longitude: float
    east: float
    north: float
    shift: tuple[float, float, float]
    turn: tuple[float, float, float]
    parts: float


BRITISH = Grid(
    *(6_377_563.396, 6_356_256.909, 0.9996012717, 49.0, -2.0, 400_000, -100_000),
    *((-446.448, 125.157, -542.060), (-0.1502, -0.2470, -0.8421), 20.4894e-6),
)
IRISH = Grid(
    *(6_377_340.189, 6_356_034.447, 1.000035, 53.5, -8.0, 200_000, 250_000),
    *((-482.530, 130.596, -564.557), (1.042, 0.214, 0.631), -8.150e-6),
)
_A, _B = 6_378_137.0, 6_356_752.3141


@dataclass(frozen=True, slots=True)
class Square:
    """A written reference: where it stands in the text, its grid, south-west corner and size in metres."""

    start: int
    end: int
    grid: Grid
    east: float
    north: float
    size: float

    def metres(self, place: tuple[float, float]) -> float:
        """Return how far a place on the same grid is from the square."""
        apart = [
            max(low - at, 0.0, at - low - self.size)
            for low, at in zip((self.east, self.north), place, strict=True)
        ]
        return sqrt(apart[0] ** 2 + apart[1] ** 2)


@lru_cache(maxsize=1_024)
def on_grid(grid: Grid, latitude: float, longitude: float) -> tuple[float, float]:
    """Return easting and northing of a point in degrees (WGS 84).

    >>> [round(metres, -2) for metres in on_grid(BRITISH, 52.65798, 1.71605)]
    [651400.0, 313200.0]
    """
    phi, lam = _shifted(grid, radians(latitude), radians(longitude))
    n = (grid.a - grid.b) / (grid.a + grid.b)
    e2 = 1 - grid.b**2 / grid.a**2
    phi0, lam0 = radians(grid.latitude), radians(grid.longitude)
    nu = grid.a * grid.scale / sqrt(1 - e2 * sin(phi) ** 2)
    rho = grid.a * grid.scale * (1 - e2) / (1 - e2 * sin(phi) ** 2) ** 1.5
    eta = nu / rho - 1
    less, more = phi - phi0, phi + phi0
    arc = (
        (1 + n + 1.25 * (n**2 + n**3)) * less
        - (3 * n + 3 * n**2 + 2.625 * n**3) * sin(less) * cos(more)
        + 1.875 * (n**2 + n**3) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )
    s, c, t, d = sin(phi), cos(phi), tan(phi), lam - lam0
    north = grid.b * grid.scale * arc + grid.north
    north += nu / 2 * s * c * d**2 + nu / 24 * s * c**3 * (5 - t**2 + 9 * eta) * d**4
    east = grid.east + nu * c * d + nu / 6 * c**3 * (nu / rho - t**2) * d**3
    east += nu / 120 * c**5 * (5 - 18 * t**2 + t**4 + 14 * eta - 58 * t**2 * eta) * d**5
    return east, north


def _shifted(grid: Grid, phi: float, lam: float) -> tuple[float, float]:
    """Return latitude and longitude on the grid's own ellipsoid."""
    e2 = 1 - _B**2 / _A**2
    nu = _A / sqrt(1 - e2 * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), (1 - e2) * nu * sin(phi)
    rx, ry, rz = (radians(second / 3600) for second in grid.turn)
    size = 1 + grid.parts
    east = grid.shift[0] + x * size - y * rz + z * ry
    up = grid.shift[1] + x * rz + y * size - z * rx
    pole = grid.shift[2] - x * ry + y * rx + z * size
    flat, e2 = sqrt(east**2 + up**2), 1 - grid.b**2 / grid.a**2
    found = pole / (flat * (1 - e2))
    for _ in range(6):
        angle = atan(found)
        nu = grid.a / sqrt(1 - e2 * sin(angle) ** 2)
        found = (pole + e2 * nu * sin(angle)) / flat
    return atan(found), atan(up / east)


def squares(text: str) -> Iterator[Square]:
    """Yield every reference in a canonical text, with letters and in numbers."""
    for found in _REFERENCE.finditer(text):
        low = max(0, found.start() - _LETTERED_MOST)
        before = _LETTERED.search(text, low, found.start())
        corner, digits = _corner(before[1]) if before else None, _halved(found[1], found[2])
        if before is None or corner is None or digits is None:
            continue
        grid, east, north = corner
        size = 10.0 ** (5 - len(digits[0]))
        east, north = east + int(digits[0]) * size, north + int(digits[1]) * size
        yield Square(before.start(), found.end(), grid, east, north, size)
    for found in _PAIR.finditer(text):
        other = _OTHER.match(text, found.end())
        if other is None or text[found.start() - 1 : found.start()].isdigit() or float(other[1]) >= _SEA:
            continue
        one, two = float(found.group()), float(other[1])
        for grid, (x, y) in product((BRITISH, IRISH), ((one, two), (two, one))):
            yield Square(found.start(), other.end(), grid, x, y, 1.0)


def _halved(one: str, two: str) -> tuple[str, str] | None:
    """Return the two halves of a reference's digits, also of "49551 5889" cut elsewhere."""
    digits = one + two
    half = len(digits) // 2
    return (digits[:half], digits[half:]) if len(digits) % 2 == 0 and half <= 5 else None


def _corner(letters: str) -> tuple[Grid, float, float] | None:
    """Return the south-west corner of a lettered square: two letters in Britain, one in Ireland."""
    places = [_LETTERS.index(letter) for letter in letters]
    if len(places) < _SIDES:
        return IRISH, places[0] % 5 * _SQUARE, (4 - places[0] // 5) * _SQUARE
    one, two = places
    east = ((one - 2) % 5) * 5 + two % 5
    north = 19 - one // 5 * 5 - two // 5
    return (BRITISH, east * _SQUARE, north * _SQUARE) if 0 <= east < 7 and 0 <= north < 13 else None


@dataclass(frozen=True, slots=True)
class Plus:
    """A plus code where it stands: degrees north of the pole and east of the date line.

    Of a `short` one only what is left of whole degrees is known.
    """

    start: int
    end: int
    north: float
    east: float
    short: bool


def pluses(text: str) -> Iterator[Plus]:
    """Yield every plus code, full or short, in a canonical text."""
    for sign in _PLUS_SIGN.finditer(text):
        found = _PLUS.search(text, max(0, sign.start() - _PLUS_MOST), sign.end())
        if found is None or found.end() != sign.end():
            continue
        signs = found.group().replace("+", "")
        short = len(signs) < _PLUS_FULL
        place = 1.0 if short else 20.0
        low = [0.0, 0.0]
        for at, one in enumerate(signs[:6] if short else signs[:_PLUS_FULL]):
            low[at % 2] += _PLUS_SIGNS.index(one) * (place / 20 if short else place) / 20 ** (at // 2)
        yield Plus(found.start(), found.end(), low[0], low[1], short)


def plus_codes(text: str, latitude: float, longitude: float) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, metres from the point) of every plus code in a canonical text."""
    for code in pluses(text):
        turn = 1.0 if code.short else 400.0
        apart = [
            (at + half - base + turn / 2) % turn - turn / 2
            for at, half, base in ((latitude, 90, code.north), (longitude, 180, code.east))
        ]
        metres = sqrt((apart[0]) ** 2 + (apart[1] * cos(radians(latitude))) ** 2) * _METRES_A_DEGREE
        yield code.start, code.end, metres
