"""Texts that are hard on a matcher: made of beginnings of the register's own values, of numbers, of signs.

``python -m benchmarks.matching.speed --hard`` measures them; none of them may cost more than a few times as
much a character as prose, whatever its length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

Make = Callable[[int], str]


def _repeat(unit: str) -> Make:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _beginnings(values: Sequence[str]) -> Make:
    """Every beginning of every value in turn: each word begins something."""
    pieces = [value[:size] for value in values for size in range(1, len(value))]
    return _repeat(" ".join(pieces) + " ")


def _nearly(values: Sequence[str]) -> Make:
    """House numbers of the register before streets that are nearly its own."""
    streets = [value.split(",")[0] for value in values if value[:1].isdigit() and " " in value]
    pieces = [street[:at] + street[at + 1 :] for street in streets for at in range(4, len(street))]
    return _repeat(" ".join(pieces or ["14 Rse Lane"]) + " ")


def _shuffled(values: Sequence[str]) -> Make:
    """All words of the register, each beside another one than its own."""
    words = [word for value in values for word in value.split()]
    step = next((size for size in (7, 11, 13) if len(words) % size), 1)
    turning = cycle(range(0, len(words) * step, step))
    return _repeat(" ".join(words[next(turning) % len(words)] for _ in range(5_000)) + " ")


def hard_texts(values: Sequence[str]) -> dict[str, Make]:
    """Return the makers of hard texts by name; each takes the length wanted."""
    numbers = [word for value in values for word in value.split() if word.isdigit() and len(word) < 4]
    return {
        "beginnings of values": _beginnings(values),
        "nearly the streets": _nearly(values),
        "words of the values, mixed": _shuffled(values),
        "one house number": _repeat((numbers or ["14"])[0] + " "),
        "07 07 07": _repeat("07 "),
        "07, one a line": _repeat("07\n"),
        "one token of letters": _repeat("a"),
        "one token of digits": _repeat("7"),
        "one token, mixed": _repeat("a7"),
        "letters set apart": _repeat("T a m s i n "),
        "number words": _repeat("one hundred and "),
        "double double": _repeat("double "),
        "months": _repeat("March "),
        "half dates": _repeat("02/03/"),
        "unread dates": _repeat("xx/"),
        "stars": _repeat("* "),
        "ending 5": _repeat("ending 5 "),
        "at signs": _repeat("x.y@"),
        "coordinates": _repeat("52.2280, "),
        "grid references": _repeat("so 496 "),
        "entities": _repeat("&#65;"),
        "per cent": _repeat("%41"),
        "tags": _repeat("<b>a</b>"),
        "mojibake": _repeat("Ã©â€™"),
        "soft hyphens": _repeat("a\u00ad"),
        "marks": _repeat("a\u0301\u0301"),
        "columns": _repeat("Rose Lane    14 Lane\n"),
        "page ends": _repeat("Page 3\f\n"),
        "line ends": _repeat("Ro-\nse La-\nne "),
    }
