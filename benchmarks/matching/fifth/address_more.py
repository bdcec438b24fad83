"""House names, postcodes, map data and aliases of an address."""

from __future__ import annotations

import re

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, Piece, form, out, tol
from benchmarks.matching.slips import sounded
from benchmarks.matching.words import UNITS

from .address import AREA
from .common import fifth, phonetic, sure
from .slips import stray_gap

NAMES_SHORT = {
    "Cottage": ("Cott", "Cott.", "Cotts", "Ctge"),
    "House": ("Hse", "Ho.", "Hs"),
    "Farm": ("Fm", "Frm"),
    "Lodge": ("Ldg", "Lge"),
    "Vicarage": ("Vic.", "Vicge"),
    "Old": ("Ol'", "Olde"),
    "Granary": ("Grnry",),
}


@fifth("address/r40-number-and-code", AREA)
def _number_code(c: Ctx) -> Form | None:
    a = c.address()
    if c.rng.random() < 0.5:
        return form("postcode", a.number, out(c.pick(", ", " ", " - ")), a.postcode)
    return form(
        "postcode", a.postcode, out(c.pick(", ", "; ")), tol(c.pick("number ", "house no ", "no ")), a.number
    )


@fifth("address/r41-code-phonetic", AREA)
def _phonetic(c: Ctx) -> Form | None:
    made = phonetic(c.address().postcode, c.pick(" ", ", "))
    return form("call", c.pick(made, made.lower()))


@fifth("address/r42-code-spoken", AREA)
def _spoken(c: Ctx) -> Form | None:
    code = c.address().postcode
    joint = c.pick(" ", ", ", "-")
    said = joint.join(UNITS[int(ch)] if ch.isdigit() else ch for ch in code if ch != " ")
    return form("call", said)


@fifth("address/r43-code-sector", AREA)
def _sector(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town_alone == "ask" and x.item_id == "home-a")
    return a and form("postcode", a.postcode[:-2], tol(c.pick("??", "", " something", "**")), expect=DOUBTFUL)


@fifth("address/r44-code-glued", AREA)
def _glued(c: Ctx) -> Form | None:
    code = c.address().postcode
    lead = c.pick("PC:", "Pcode-", "postcode=", "p/c:", "PC")
    return form(
        "field",
        tol(lead + (" " if lead == "PC" else "")),
        c.pick(code, code.replace(" ", "")),
        tol(c.pick("", ";", ")", "/UK")),
    )


@fifth("address/r45-code-keyboard", AREA)
def _shift(c: Ctx) -> Form | None:
    code = c.address().postcode
    out_part, inward = code.split()
    made = c.pick(
        f"{out_part}{inward[0]} {inward[1:]}",
        f"{out_part[:1].lower()}{out_part[1:]} {inward.lower()}",
        f"{out_part},{inward}",
        f"{out_part}  {inward[0]} {inward[1:]}",
        f"({out_part}) {inward}",
    )
    return form("postcode", made)


@fifth("address/r46-house-name-short", AREA)
def _short_house(c: Ctx) -> Form | None:
    a = c.address(lambda x: any(w in NAMES_SHORT for w in x.house_name.split()))
    if not a:
        return None
    words = [c.rng.choice(NAMES_SHORT.get(w, (w,))) for w in a.house_name.split()]
    return form("address", " ".join(words), out(", "), a.street)


@fifth("address/r47-house-name-quoted", AREA)
def _quoted(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    left, right = c.rng.choice((('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("*", "*"), ("(", ")")))
    return form("address", out(left), a.house_name, out(f"{right}{c.pick(', ', ' ')}"), a.line)


@fifth("address/r48-house-off-street", AREA)
def _off(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    return form("there", out("at "), a.house_name, out(c.pick(" on ", ", just off ", " in ", " (")), a.street)


@fifth("address/r49-house-heard", AREA)
def _house_heard(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name and x.house_name.isascii())
    if not a:
        return None
    word = max(a.house_name.split(), key=len)
    made = sounded(word, c.rng)
    return form("address", a.house_name.replace(word, made), out(", "), a.street) if made else None


@fifth("address/r50-house-with-code", AREA)
def _house_code(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    if not a:
        return None
    name = a.house_name.removeprefix("The ")
    return form("field", c.pick(name, name.upper(), name.lower()), out(c.pick(" ", ", ", " / ")), a.postcode)


PLAIN_WORDS = {"Willows", "Granary"}


@fifth("address/r51-house-hyphen-file", AREA)
def _house_file(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name and x.house_name.isascii())
    if not a:
        return None
    name = a.house_name.removeprefix("The ")
    made = name.replace(" ", c.pick("-", "_", "%20"))
    return form(
        "file",
        tol(c.pick("survey-", "IMG_", "")),
        c.pick(made, made.lower()),
        tol(c.pick(".jpg", "-front.png", "_plan.pdf")),
        expect=sure(name not in PLAIN_WORDS),
    )


@fifth("address/r52-split-word", AREA)
def _split(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core.isalpha() and not x.prefix)
    made = stray_gap(a.core, c.rng) if a else ""
    return form("quote", f"{a.number} {made} {a.stype}") if a and made else None


@fifth("address/r53-position-letters", AREA)
def _letters(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    lat, lon = a.lat + c.rng.uniform(-8e-4, 8e-4), a.lon + c.rng.uniform(-8e-4, 8e-4)
    if c.rng.random() < 0.4:
        return form("location", tol("geo:"), f"{lat:.5f},{lon:.5f}")
    made = c.pick(f"{lat:.5f} N, {-lon:.5f} W", f"N{lat:.4f} W{-lon:.4f}", f"{lat:.4f}°N {-lon:.4f}°W")
    return form("location", made)


@fifth("address/r54-three-words-list", AREA)
def _three(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    words = a.words.split(".")
    made = c.pick(
        ", ".join(words), " / ".join(words), ".".join(w.title() for w in words), " dot ".join(words)
    )
    return form("call", tol(c.pick("three words: ", "what three words ", "///")), made)


@fifth("address/r55-uprn-groups", AREA)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    if not a:
        return None
    u = a.uprn
    made = c.pick(f"{u[:4]} {u[4:8]} {u[8:]}", f"{u[:3]}-{u[3:6]}-{u[6:9]}-{u[9:]}", f"{u[:6]} {u[6:]}")
    return form("field", tol(c.pick("UPRN ", "UPRN: ", "Property ref (UPRN) ")), made)


@fifth("address/r56-worker-alias", AREA)
def _alias(c: Ctx) -> Form | None:
    made = c.case.aliases.get("home-a")
    if not made:
        return None
    return form(
        "there",
        out("at "),
        c.pick(made.lower(), made.upper(), made.replace("'", ""), made.replace("'", "\u2019")),
    )


@fifth("address/r57-link-search", AREA)
def _link(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street.isascii())
    if not a:
        return None
    street = re.sub(r"[^A-Za-z]+", c.pick("+", "%20", "_", "-"), a.street.replace("'", ""))
    return form(
        "file",
        tol("https://maps.example/dir/?to="),
        f"{a.number}{c.pick('+', '%20')}{street}",
        tol(f",{a.town.name.split()[0]}"),
    )


@fifth("address/r58-only-described", AREA)
def _described(c: Ctx) -> Form | None:
    text = c.pick(
        "the end terrace by the level crossing",
        "that first house after the chapel",
        "the bungalow with the ramp",
    )
    return Form((Piece(text, "gold"),), "address", HUMAN)
