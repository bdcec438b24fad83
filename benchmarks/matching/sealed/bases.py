"""Items with the ways this world varies their parts, to be combined in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from rapidfuzz.distance import OSA

from benchmarks.matching.bases import Base, Parts
from benchmarks.matching.changes import (
    address_parts,
    changed,
    join_address,
    join_person,
    number,
    on_long,
    org_parts,
    person_parts,
    put,
    short_street_type,
)
from benchmarks.matching.checks import phone_groups
from benchmarks.matching.choices import wide_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.people import plain
from benchmarks.matching.slips import scan_code, scan_digits, scan_word, sounded, typo
from benchmarks.matching.words import MONTHS, number_words, ordinal

KINDS_SHORT = {
    "Primary School": "Primary Sch",
    "Community Primary School": "Comm. Primary",
    "High School": "High",
    "Junior School": "Junior Sch.",
    "Medical Practice": "Med. Practice",
    "Medical Centre": "Med. Centre",
    "Health Centre": "Health Ctr",
    "Family Practice": "Fam. Practice",
}


# --- address ----------------------------------------------------------------------------
ADDRESS = Base(
    "v-address",
    "address",
    address_parts,
    join_address,
    {
        "abbreviated": short_street_type,
        "in-words": lambda c, p: (
            p["n"].isdigit() and put(p, "n", number_words(int(p["n"]), c.pick("-", " ")))
        ),
        "mistyped": lambda c, p: put(p, "core", typo(p["core"], c.rng)),
        "heard": lambda c, p: put(p, "core", sounded(p["core"], c.rng)),
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "cropped": lambda c, p: len(p["core"]) > 6 and put(p, "core", p["core"][:-1]),
        "number-misread": lambda c, p: put(p, "n", scan_digits(p["n"], c.rng)),
        "marked": lambda c, p: put(p, "mark", c.pick("no ", "No: ", "Number ", "nr. ")),
        "turned": lambda c, p: put(p, "order", c.pick(", ", " ", ", no. ")),
        "parted": lambda c, p: put(p, "gap", c.pick(", ", " , ", " - ")),
        "town-behind": lambda c, p: put(p, "tail", f", {p['town']} {p['code']}"),
        "code-closed": lambda c, p: put(p, "tail", f" {p['code'].replace(' ', '')}"),
    },
)


# --- person -----------------------------------------------------------------------------
PERSON = Base(
    "v-person",
    "person",
    person_parts,
    join_person,
    {
        "mistyped": lambda c, p: on_long(p, lambda w: typo(w, c.rng)),
        "heard": lambda c, p: on_long(p, lambda w: sounded(w, c.rng)),
        "misread": lambda c, p: on_long(p, lambda w: scan_word(w, c.rng)),
        "family-first": lambda c, p: put(p, "order", c.pick(", ", " ", " - ")),
        "middle-in": lambda c, p: put(p, "use", p["middle"]),
        "middle-first-letter": lambda c, p: put(p, "use", p["middle"][:1]),
        "first-letter": lambda c, p: put(p, "first", p["first"][0] + c.pick("", ".")),
        "family-capitals": lambda c, p: put(p, "last", p["last"].upper()),
        "accents-off": lambda c, p: any(
            [put(p, "first", plain(p["first"])), put(p, "last", plain(p["last"]))]
        ),
        "hyphen-out": lambda c, p: put(p, "last", p["last"].replace("-", " ")),
        "known-name": lambda c, p: put(p, "first", p["known"]),
    },
)

# --- numbers ----------------------------------------------------------------------------
PHONE = Base(
    "v-phone",
    "phone",
    number(lambda c: " ".join(phone_groups(c.phone()))),
    lambda p: p["v"],
    {
        "country": changed(lambda c, v: c.pick("+44 ", "0044 ", "+44 (0)") + v[1:] if v[0] == "0" else ""),
        "fours": changed(lambda c, v: wide_groups(v, (4, 4, 3)) if v[0] == "0" else ""),
        "stops": changed(lambda c, v: v.replace(" ", c.pick(". ", " . ", ", "))),
        "letter-o": changed(lambda c, v: v.replace("0", c.pick("o", "O"))),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
    },
    letters=False,
)
NHS = Base(
    "v-nhs",
    "nhs",
    number(lambda c: f"{c.case.nhs[:3]} {c.case.nhs[3:6]} {c.case.nhs[6:]}"),
    lambda p: p["v"],
    {
        "fives": changed(lambda c, v: wide_groups(v, c.rng.choice(((4, 3, 3), (2, 2, 3, 3), (5, 5))))),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "strokes": changed(lambda c, v: v.replace(" ", c.pick(" / ", " . ", " - "))),
    },
    letters=False,
)
POSTCODE = Base(
    "v-postcode",
    "postcode",
    number(lambda c: c.address().postcode),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_code(v, c.rng)),
        "marked-gap": changed(lambda c, v: v.replace(" ", c.pick(" - ", " . ", " , "))),
        "small-half": changed(lambda c, v: f"{v.split()[0]} {v.split()[1].lower()}"),
    },
    letters=False,
)
PLATE = Base(
    "v-plate",
    "vehicle",
    number(lambda c: c.case.vehicle),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_code(v, c.rng)),
        "marked-gap": changed(lambda c, v: v.replace(" ", c.pick(" - ", " · ", " / "))),
        "end-apart": changed(lambda c, v: f"{v[:-1]} {v[-1]}"),
    },
    letters=False,
)
NINO = Base(
    "v-nino",
    "nino",
    number(lambda c: f"{c.case.nino[:2]} {c.case.nino[2:4]} {c.case.nino[4:8]} {c.case.nino[8]}"),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "strokes": changed(lambda c, v: v.replace(" ", c.pick("/", " / ", "."), 2)),
        "threes": changed(lambda c, v: wide_groups(v, (2, 3, 3)) if v[2] == " " else ""),
    },
    letters=False,
)
UPN = Base(
    "v-upn",
    "upn",
    number(lambda c: wide_groups(c.case.upn, (1, 3, 4))),
    lambda p: p["v"],
    {
        "misread": changed(
            lambda c, v: v[0] + scan_digits(v[1:], c.rng) if scan_digits(v[1:], c.rng) else ""
        ),
        "pairs": changed(lambda c, v: wide_groups(v, (1, 2, 2, 2, 2, 2)) if v[5:6] == " " else ""),
    },
    letters=False,
)
MAIL = Base(
    "v-mail",
    "email",
    number(lambda c: c.rng.choice(c.case.emails)),
    lambda p: p["v"],
    {
        "at-word": changed(lambda c, v: v.replace("@", c.pick(" at ", " AT ", "(at)"))),
        "dot-word": changed(lambda c, v: v.replace(".", c.pick(" dot ", "(dot)"))),
        "first-capital": changed(lambda c, v: v.capitalize()),
        "gap-at": changed(lambda c, v: v.replace("@", c.pick("@ ", " @", " @ "))),
    },
    spaces=False,
    letters=False,
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "order": "", "month": f"{m:02d}", "mark": ""}


def _join_dob(p: Parts) -> str:
    if p["order"]:
        return f"{p['y']} {p['m']} {p['d']}"
    return f"{p['d']} {p['m']} {p['y']}"


DOB = Base(
    "v-dob",
    "dob",
    _dob,
    _join_dob,
    {
        "month-short": lambda c, p: put(p, "m", p["m"][:3] + c.pick("", ".", ",")),
        "month-slip": lambda c, p: put(p, "m", typo(p["m"], c.rng)),
        "month-figures": lambda c, p: put(p, "m", p["month"]),
        "year-before": lambda c, p: put(p, "order", "1"),
        "ordinal": lambda c, p: put(p, "d", ordinal(int(p["d"]))),
        "year-misread": lambda c, p: put(p, "y", scan_digits(p["y"], c.rng)),
        "day-misread": lambda c, p: put(p, "d", scan_digits(p["d"], c.rng)),
    },
    letters=False,
)


def heard_once(c: Ctx, p: Parts) -> bool:
    """One letter of a core as heard: more is beyond what section 4 allows beside a generic word."""
    made = sounded(p["core"], c.rng)
    return OSA.distance(p["core"], made) <= 1 and put(p, "core", made)


ORG = Base(
    "v-organisation",
    "org",
    org_parts,
    lambda p: f"{p['core']} {p['generic']}",
    {
        "mistyped": lambda c, p: len(p["core"]) > 6 and put(p, "core", typo(p["core"], c.rng)),
        "heard": heard_once,
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "kind-short": lambda c, p: put(p, "generic", KINDS_SHORT.get(p["generic"], "")),
        "core-capitals": lambda c, p: put(p, "core", p["core"].upper()),
    },
)
BASES = (ADDRESS, PERSON, PHONE, NHS, POSTCODE, PLATE, NINO, UPN, MAIL, DOB, ORG)
SLIPS = {"mistyped", "heard", "misread", "cropped", "month-slip", "number-misread"}
"""Changes of letters or figures: two of them together may be asked."""
