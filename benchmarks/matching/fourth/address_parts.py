"""Postcodes, links and map data as sorters, call takers, phones and trackers write them."""

from __future__ import annotations

import re

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol

from .address import AREA
from .common import fourth
from .slips import by_hand, longest

OTHER_SCANS = {"6": "G", "2": "Z", "7": "T", "D": "0", "Q": "O", "U": "V", "Z": "2", "G": "6"}
CALLED = {
    "A": "apple", "B": "Bravo", "D": "Delta", "E": "Echo", "F": "Freddie", "G": "Golf", "H": "Hotel",
    "J": "Juliet", "L": "Lima", "N": "November", "P": "Papa", "Q": "Quebec", "R": "Romeo", "S": "sugar",
    "T": "Tango", "U": "Uniform", "W": "Whisky", "X": "X-ray", "Y": "Yankee", "Z": "Zulu",
}  # fmt: skip


def outward(code: str) -> tuple[str, str]:
    """Letters and figures of the outward code."""
    head = code.split(maxsplit=1)[0]
    letters = re.sub(r"\d.*", "", head)
    return letters, head.removeprefix(letters)


@fourth("address/q70-outward-parted", AREA)
def _parted(c: Ctx) -> Form | None:
    code = c.address().postcode
    letters, figures = outward(code)
    return form("postcode", f"{letters} {figures} {code.split()[1]}")


@fourth("address/q71-delivery-suffix", AREA)
def _suffix(c: Ctx) -> Form | None:
    code = c.address().postcode
    return form("postcode", code, tol(f" {c.pick('1A', '2B', '4D', '9Z')}"))


@fourth("address/q72-outward-padded", AREA)
def _padded(c: Ctx) -> Form | None:
    code = c.address().postcode
    letters, figures = outward(code)
    if len(figures) > 1:
        return None
    return form("postcode", f"{letters}0{figures} {code.split()[1]}", expect=DOUBTFUL)


@fourth("address/q73-last-letters-called", AREA)
def _called(c: Ctx) -> Form | None:
    code = c.address().postcode
    one, two = (CALLED[x] for x in code[-2:])
    return form("postcode", f"{code[:-2]} {one} {two}", expect=DOUBTFUL)


@fourth("address/q74-for-as-in", AREA)
def _as_in(c: Ctx) -> Form | None:
    code = c.address().postcode
    one, two = code[-2:]
    shown = f"{code[:-2]} {one} for {CALLED[one].lower()}, {two} for {CALLED[two].lower()}"
    return form("postcode", shown, expect=DOUBTFUL)


@fourth("address/q75-last-letter-unread", AREA)
def _unread(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "ask")
    return a and form("postcode", a.postcode[:-1], tol(c.pick("?", "_", "[illegible]")), expect=DOUBTFUL)


@fourth("address/q76-code-then-number", AREA)
def _then(c: Ctx) -> Form | None:
    a = c.address()
    return form("field", a.postcode, tol(c.pick(", no. ", ", number ", " (house ", " no ")), a.number)


@fourth("address/q77-code-and-number-key", AREA)
def _key(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.number.isdigit())
    return a and form(
        "file", f"{a.postcode.replace(' ', '')}{c.pick('_', '-', '')}{a.number}", expect=DOUBTFUL
    )


@fourth("address/q78-postcode-other-scan", AREA)
def _scan(c: Ctx) -> Form | None:
    code = c.address().postcode
    places = [i for i, ch in enumerate(code) if ch in OTHER_SCANS]
    if not places:
        return None
    i = c.rng.choice(places)
    return form("postcode", code[:i] + OTHER_SCANS[code[i]] + code[i + 1 :], expect=DOUBTFUL)


@fourth("address/q79-postcode-in-sentence", AREA)
def _sentence(c: Ctx) -> Form | None:
    code = c.address().postcode
    made = c.pick(code, code.replace(" ", ""), code.lower())
    return form(
        "quote", out(c.pick("sat nav says ", "put ", "its ")), made, out(c.pick(" pls", " in maps x", "??"))
    )


@fourth("address/q80-district-way", AREA)
def _district(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "ask")
    return a and form(
        "town", tol("the "), a.town.outward, tol(c.pick(" side", " postcode", " end")), expect=DOUBTFUL
    )


@fourth("address/q81-coordinates-rounded", AREA)
def _rounded(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and form("location", f"{a.lat:.4f}{c.pick(', ', ',', ' , ', ' ')}{a.lon:.4f}")


@fourth("address/q82-coordinates-said", AREA)
def _said(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None
    east, minus = f"{abs(a.lon or 0):.5f}", c.pick("minus ", "-", "negative ")
    return form("location", tol("latitude "), f"{a.lat:.5f}", tol(f" longitude {minus}"), east)


@fourth("address/q83-coordinates-turned", AREA)
def _turned(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and form("location", f"{a.lon:.5f}{c.pick(', ', ' ', ';')}{a.lat:.5f}")


@fourth("address/q84-map-link", AREA)
def _link(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    head, tail = c.rng.choice(
        (("https://maps.example/@", ",17z"), ("maps.example/?pb=!1m4!2s", "!5e0"), ("#map=17/", "/&layers=N"))
    )
    sep = "/" if head.startswith("#") else ","
    return a and form("location", tol(head), f"{a.lat}{sep}{a.lon}", tol(tail))


@fourth("address/q85-coordinates-columns", AREA)
def _columns(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and form(
        "block", out("time   lat        lon       acc\n14:03  "), f"{a.lat}   {a.lon}", out("  8m")
    )


@fourth("address/q86-three-words-marks", AREA)
def _three(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    return a and form("location", a.words.replace(".", c.pick("-", ", ", " / ", ",", " - ")))


@fourth("address/q87-three-words-slip", AREA)
def _three_slip(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    word = longest(a.words.replace(".", " ")) if a else ""
    made = by_hand(word, c.rng)
    return form("location", tol("///"), a.words.replace(word, made), expect=DOUBTFUL) if a and made else None


@fourth("address/q88-uprn-in-data", AREA)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    head, tail = c.rng.choice((("/uprn/", "/bins"), ("UPRN ", ".0"), ('"uprn":', ","), ("uprn:", ";")))
    return a and form("location", tol(head), a.uprn, tol(tail))


@fourth("address/q89-grid-reference", AREA)
def _grid(c: Ctx) -> Form | None:
    return form("location", f"SH {c.rng.randrange(400, 900)} {c.rng.randrange(300, 900)}", expect=HUMAN)
