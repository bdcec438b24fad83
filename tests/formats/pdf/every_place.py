"""What the places of `benchmarks.pdf.places` are sent through: one register, one road, an outside judge.

The places are made by hand with pikepdf, reportlab and Pillow; the judge (`benchmarks.pdf.checker`) is
poppler, qpdf and pypdf. Neither shares code with Redactor.
"""

from __future__ import annotations

from functools import cache

import redactor
from benchmarks.pdf import checker
from benchmarks.pdf.leaks import NEEDLES, REGISTER
from benchmarks.pdf.places import PLACES, Place
from redactor.model.case import Register
from redactor.model.report import Result

READ = [one for one in PLACES if not one.look and one.group != "picture data"]
"""Places that can be read without text recognition."""
SEEN = [one for one in PLACES if one not in READ]
"""Places with something that must be looked at."""
STAYS = "nothingelsewasdecided"


@cache
def register() -> Register:
    """The register of the benchmark."""
    return redactor.load_register(REGISTER)


def sent(data: bytes) -> Result:
    """Send a file down the whole road."""
    return redactor.redact(data, "paper.pdf", register(), ["reader"], "register-only")


def found(data: bytes) -> list[str]:
    """Return the ways in which the judge gets a withheld value."""
    return checker.ways(data, NEEDLES)


def holds(data: bytes) -> bool:
    """Say whether the judge gets a withheld value in any way."""
    return checker.holds(data, NEEDLES)


def named(place: Place) -> str:
    """The name of a test."""
    return f"{place.group}: {place.name}"
