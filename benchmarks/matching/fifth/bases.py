"""Items with the ways this world varies their parts, to be combined in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from benchmarks.matching.bases import Base, Parts
from benchmarks.matching.changes import (
    changed,
    join_person,
    number,
    on_long,
    person_parts,
    put,
    short_street_type,
)
from benchmarks.matching.checks import phone_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.people import plain
from benchmarks.matching.slips import scan_code, scan_digits, scan_word, sounded, typo
from benchmarks.matching.words import MONTHS, number_words, ordinal, year_words

from .common import single, wide_groups
from .slips import letters_for_noughts, specks, stray_gap


# --- address ----------------------------------------------------------------------------
def _address(c: Ctx) -> Parts | None:
    a = c.address(single)
    if not a:
        return None
    return {
        "number": a.number,
        "core": a.core,
        "type": a.stype,
        "gap": " ",
        "lead": "",
        "order": "",
        "tail": "",
        "code": a.postcode,
    }


def _join_address(p: Parts) -> str:
    street = f"{p['core']} {p['type']}"
    made = f"{street}, {p['number']}" if p["order"] else f"{p['number']}{p['gap']}{street}"
    return made + p["tail"]


def _words(_c: Ctx, p: Parts) -> bool:
    return p["number"].isdigit() and put(p, "number", number_words(int(p["number"]), " "))


ADDRESS = Base(
    "r-address",
    "address",
    _address,
    _join_address,
    {
        "short-type": short_street_type,
        "words": _words,
        "slip": lambda c, p: put(p, "core", typo(p["core"], c.rng)),
        "heard": lambda c, p: put(p, "core", sounded(p["core"], c.rng)),
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "split": lambda c, p: put(p, "core", stray_gap(p["core"], c.rng)),
        "number-misread": lambda c, p: put(p, "number", scan_digits(p["number"], c.rng)),
        "street-first": lambda c, p: put(p, "order", "1"),
        "stop": lambda c, p: put(p, "gap", c.pick(". ", " - ", ", ")),
        "code-after": lambda c, p: put(p, "tail", f", {p['code'].replace(' ', c.pick('', ' '))}"),
    },
)


# --- person -----------------------------------------------------------------------------
PERSON = Base(
    "r-person",
    "person",
    person_parts,
    join_person,
    {
        "slip": lambda c, p: on_long(p, lambda w: typo(w, c.rng)),
        "heard": lambda c, p: on_long(p, lambda w: sounded(w, c.rng)),
        "misread": lambda c, p: on_long(p, lambda w: scan_word(w, c.rng)),
        "split": lambda c, p: on_long(p, lambda w: stray_gap(w, c.rng)),
        "initial": lambda c, p: put(p, "first", p["first"][0] + c.pick(".", "")),
        "middle-initial": lambda c, p: put(p, "use", p["middle"][:1]),
        "middle-name": lambda c, p: put(p, "use", p["middle"]),
        "surname-first": lambda c, p: put(p, "order", c.pick(", ", "/")),
        "surname-capitals": lambda c, p: put(p, "last", p["last"].upper()),
        "plain-letters": lambda c, p: any(
            [put(p, "first", plain(p["first"])), put(p, "last", plain(p["last"]))]
        ),
        "underscore": lambda c, p: put(p, "joint", c.pick("_", ".", "  ")),
    },
)


# --- numbers ----------------------------------------------------------------------------
def _abroad(c: Ctx, v: str) -> str:
    return c.pick("+44 ", "44 ", "0044 ") + v[1:] if v.startswith("0") else ""


PHONE = Base(
    "r-phone",
    "phone",
    number(lambda c: " ".join(phone_groups(c.phone()))),
    lambda p: p["v"],
    {
        "abroad": changed(_abroad),
        "odd-groups": changed(
            lambda c, v: (
                wide_groups(v, c.rng.choice(((3, 4, 4), (4, 4, 3), (5, 2, 2, 2)))) if v[0] == "0" else ""
            )
        ),
        "letter-o": changed(lambda c, v: letters_for_noughts(v, c.rng)),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "specks": changed(lambda c, v: specks(v, c.rng)),
        "bracket": changed(lambda c, v: f"({v.replace(' ', ') ', 1)}" if " " in v else ""),
    },
    letters=False,
)
NHS = Base(
    "r-nhs",
    "nhs",
    number(lambda c: f"{c.case.nhs[:3]} {c.case.nhs[3:6]} {c.case.nhs[6:]}"),
    lambda p: p["v"],
    {
        "odd-groups": changed(lambda c, v: wide_groups(v, c.rng.choice(((2, 4, 4), (4, 3, 3), (5, 5))))),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "specks": changed(lambda c, v: specks(v, c.rng)),
    },
    letters=False,
)
POSTCODE = Base(
    "r-postcode",
    "postcode",
    number(lambda c: c.address().postcode),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_code(v, c.rng)),
        "specks": changed(lambda c, v: specks(v, c.rng)),
        "small": changed(lambda c, v: v.lower()),
    },
    letters=False,
)
REFERENCE = Base(
    "r-reference",
    "ref",
    number(lambda c: c.case.ref.replace("-", " ")),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "specks": changed(lambda c, v: specks(v, c.rng)),
        "small": changed(lambda c, v: v.lower()),
    },
    letters=False,
)


# --- mail, date, organisation -----------------------------------------------------------
MAIL = Base(
    "r-mail",
    "email",
    number(lambda c: c.rng.choice(c.case.emails)),
    lambda p: p["v"],
    {
        "at-word": changed(lambda c, v: v.replace("@", c.pick(" at ", " AT ", "(a)"))),
        "dot-word": changed(lambda c, v: v.replace(".", c.pick(" dot ", " full stop "))),
        "gap": changed(lambda c, v: v.replace("@", c.pick("@ ", " @"))),
        "capitals": changed(lambda c, v: v.upper()),
    },
    spaces=False,
    letters=False,
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "day": str(d), "year": str(y), "order": ""}


DOB = Base(
    "r-dob",
    "dob",
    _dob,
    lambda p: f"{p['m']} {p['d']} {p['y']}" if p["order"] else f"{p['d']} {p['m']} {p['y']}",
    {
        "ordinal-gap": lambda c, p: put(
            p, "d", f"{p['day']}{c.pick(' ', chr(39))}{ordinal(int(p['day']))[-2:]}"
        ),
        "month-short": lambda c, p: put(p, "m", p["m"][:3].upper() + c.pick("", ".")),
        "month-slip": lambda c, p: put(p, "m", typo(p["m"], c.rng)),
        "year-mark": lambda c, p: put(p, "y", f"{c.pick(chr(39), chr(8217))}{p['year'][2:]}"),
        "year-said": lambda c, p: put(p, "y", year_words(int(p["year"]))),
        "month-first": lambda c, p: put(p, "order", "1"),
        "misread": lambda c, p: put(p, "y", scan_digits(p["y"], c.rng)),
    },
    letters=False,
)


def _org(c: Ctx) -> Parts | None:
    o = c.org(wanted=lambda x: x.generic and not x.word and not x.pair and x.core.isalpha())
    return {"core": o.core, "generic": o.generic} if o else None


ORG = Base(
    "r-organisation",
    "org",
    _org,
    lambda p: f"{p['core']} {p['generic']}",
    {
        "slip": lambda c, p: put(p, "core", typo(p["core"], c.rng)),
        "heard": lambda c, p: put(p, "core", sounded(p["core"], c.rng)),
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "split": lambda c, p: put(p, "core", stray_gap(p["core"], c.rng)),
        "capitals": lambda c, p: put(p, "core", p["core"].upper()),
    },
)
BASES = (ADDRESS, PERSON, PHONE, NHS, POSTCODE, REFERENCE, MAIL, DOB, ORG)
SLIPS = {"slip", "heard", "misread", "split", "month-slip"}
"""Changes of letters: two of them together may be asked."""
