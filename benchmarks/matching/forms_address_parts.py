"""Address forms 36-41 and 49-51: postcodes, slips, links and map data."""

from __future__ import annotations

import re

from .context import Ctx
from .forms_address import AREA
from .model import HUMAN, SEEN_ONLY, Form, Piece, define, form, tol
from .people import letters_only
from .slips import scan_code, scan_digits, scan_word, typo


@define("address/36-postcode", AREA, ref="36")
def _postcode(c: Ctx) -> Form | None:
    return form("postcode", c.address().postcode)


@define("address/37-postcode-closed", AREA, ref="37")
def _closed(c: Ctx) -> Form | None:
    return form("postcode", c.address().postcode.replace(" ", ""))


@define("address/38-postcode-lower", AREA, ref="38")
def _code_lower(c: Ctx) -> Form | None:
    return form("postcode", c.address().postcode.lower().replace(" ", c.pick("", " ")))


@define("address/39-postcode-odd", AREA, ref="39")
def _code_odd(c: Ctx) -> Form | None:
    code = c.address().postcode
    if c.rng.random() < 0.4:  # the space in the wrong place
        bare, cut = code.replace(" ", ""), c.rng.randrange(1, 5)
        return form("postcode", f"{bare[:cut]} {bare[cut:]}")
    return form("postcode", code.replace(" ", c.pick("-", ".", "  ", " - ", "_", "/", "\u00a0", " . ")))


@define("address/40-postcode-lines", AREA, ref="40")
def _code_lines(c: Ctx) -> Form | None:
    return form("postcode", c.address().postcode.replace(" ", c.pick("\n", "\n    ", "-\n", " \r\n")))


@define("address/41-postcode-scan", AREA, ref="41")
def _code_scan(c: Ctx) -> Form | None:
    made = scan_code(c.address().postcode, c.rng)
    return form("postcode", made) if made else None


@define("address/49-typo", AREA, ref="49")
def _typo(c: Ctx) -> Form | None:
    a = c.address()
    made = typo(a.core, c.rng)
    return form("address", f"{a.number} {a.street.replace(a.core, made)}") if made else None


@define("address/49-scan", AREA, ref="49")
def _scan(c: Ctx) -> Form | None:
    a = c.address()
    made = scan_word(a.core, c.rng)
    return form("address", f"{a.number} {a.street.replace(a.core, made)}") if made else None


@define("address/49-scan-number", AREA, ref="49")
def _scan_number(c: Ctx) -> Form | None:
    a = c.address()
    made = scan_digits(a.number, c.rng)
    return form("address", f"{made} {a.street}") if made else None


@define("address/50-file-name", AREA, ref="50")
def _file(c: Ctx) -> Form | None:
    a = c.address()
    sep = c.pick("-", "_", "", "+", ".")
    made = sep.join(letters_only(w) for w in re.split(r"[\s]", a.line))
    return form("file", made, tol(c.pick(".jpg", "_visit.pdf", "-front.png", ".docx")))


@define("address/50-mail", AREA, ref="50")
def _mail(c: Ctx) -> Form | None:
    made = letters_only(c.address().line)
    return form("file", made, tol(f"@{c.rng.choice(c.vocab.mail_hosts)}"))


@define("address/50-url", AREA, ref="50")
def _url(c: Ctx) -> Form | None:
    a = c.address()
    street = "-".join(letters_only(w) for w in a.street.split())
    if c.rng.random() < 0.5:
        return form("file", tol("https://homes.example/let/"), f"{a.number}-{street}", tol("?ref=share"))
    return form("file", tol("https://maps.example/?house="), a.number, tol("&street="), street)


@define("address/51-decimal-degrees", AREA, ref="51")
def _degrees(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a:
        return None
    lat, lon, places = (
        a.lat + c.rng.uniform(-9e-4, 9e-4),
        a.lon + c.rng.uniform(-9e-4, 9e-4),
        c.rng.choice((4, 5)),
    )
    x, y = f"{lat:.{places}f}", f"{lon:.{places}f}"
    style = c.rng.randrange(4)
    if style == 0:
        return form("location", f"{x},{y}")
    if style == 1:
        return form("location", tol("lat "), x, tol(", lon "), y)
    if style == 2:
        return form("location", tol("https://www.openstreetmap.org/?mlat="), x, tol("&mlon="), y)
    return form("location", tol("https://maps.example/@"), f"{x},{y}", tol(",17z"))


@define("address/51-what3words", AREA, ref="51")
def _words3(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    return a and form("location", tol(c.pick("///", "what3words ", "https://w3w.co/", "")), a.words)


@define("address/51-uprn", AREA, ref="51", sets=SEEN_ONLY)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    return a and form("location", tol(c.pick("UPRN ", "UPRN: ")), a.uprn)


@define("address/52-description", AREA, ref="C")
def _description(c: Ctx) -> Form | None:
    text = c.pick(
        "the cottage by the weir", "the last house before the bridge", "the flat above the chip shop"
    )
    return Form((Piece(text, "gold"),), "address", HUMAN)
