"""Items with the ways this world varies their parts, to be combined in pairs."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from benchmarks.matching.bases import Base, Parts
from benchmarks.matching.changes import (
    address_parts,
    changed,
    doubled,
    exchanged,
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
from benchmarks.matching.context import Ctx
from benchmarks.matching.people import plain
from benchmarks.matching.slips import scan_code, scan_digits, scan_word, sounded, typo
from benchmarks.matching.words import MONTHS, number_words

from .common import caps_slip, wide_groups

# --- address ----------------------------------------------------------------------------
ADDRESS = Base(
    "t-address",
    "address",
    address_parts,
    join_address,
    {
        "short-type": short_street_type,
        "said-number": lambda c, p: (
            p["n"].isdigit() and put(p, "n", number_words(int(p["n"]), c.pick("-", " ")))
        ),
        "doubled": lambda c, p: put(p, "core", doubled(p["core"], c)),
        "exchanged": lambda c, p: put(p, "core", exchanged(p["core"], c)),
        "by-ear": lambda c, p: put(p, "core", sounded(p["core"], c.rng)),
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "added-s": lambda c, p: put(p, "core", p["core"] + "s" if p["core"][-1] != "s" else ""),
        "number-misread": lambda c, p: put(p, "n", scan_digits(p["n"], c.rng)),
        "street-then-sign": lambda c, p: put(p, "order", c.pick(" #", ", #", ", ")),
        "comma-number": lambda c, p: put(p, "gap", c.pick(", ", ",", " -- ")),
        "code-behind": lambda c, p: put(p, "tail", f"{c.pick(' ', ' - ')}{p['code']}"),
    },
)


# --- person -----------------------------------------------------------------------------
PERSON = Base(
    "t-person",
    "person",
    person_parts,
    join_person,
    {
        "doubled": lambda c, p: on_long(p, lambda w: doubled(w, c)),
        "exchanged": lambda c, p: on_long(p, lambda w: exchanged(w, c)),
        "by-ear": lambda c, p: on_long(p, lambda w: sounded(w, c.rng)),
        "misread": lambda c, p: on_long(p, lambda w: scan_word(w, c.rng)),
        "surname-before": lambda c, p: put(p, "order", c.pick(", ", " ", "; ")),
        "middle-added": lambda c, p: put(p, "use", p["middle"]),
        "middle-letter": lambda c, p: put(p, "use", p["middle"][:1] + c.pick("", ".") if p["middle"] else ""),
        "first-letter": lambda c, p: put(p, "first", f"{p['first'][0]}."),
        "surname-shouted": lambda c, p: put(p, "last", p["last"].upper()),
        "no-accents": lambda c, p: any(
            [put(p, "first", plain(p["first"])), put(p, "last", plain(p["last"]))]
        ),
        "held-shift": lambda c, p: put(p, "first", caps_slip(p["first"])),
        "joined-by-mark": lambda c, p: put(p, "joint", c.pick(".", "_", "+", " · ")),
    },
)


# --- numbers ----------------------------------------------------------------------------
PHONE = Base(
    "t-phone",
    "phone",
    number(lambda c: " ".join(phone_groups(c.phone()))),
    lambda p: p["v"],
    {
        "country": changed(lambda c, v: c.pick("+44 ", "0044 ", "(+44) ") + v[1:] if v[0] == "0" else ""),
        "nought-apart": changed(lambda c, v: f"0 {v[1:]}" if v[0] == "0" else ""),
        "regrouped": changed(
            lambda c, v: (
                wide_groups(v, c.rng.choice(((4, 4, 3), (3, 4, 4), (5, 4, 2)))) if v[0] == "0" else ""
            )
        ),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "dash-inside": changed(lambda c, v: v.replace(" ", c.pick(" - ", " / ", " . "), 1)),
    },
    letters=False,
)
NHS = Base(
    "t-nhs",
    "nhs",
    number(lambda c: f"{c.case.nhs[:3]} {c.case.nhs[3:6]} {c.case.nhs[6:]}"),
    lambda p: p["v"],
    {
        "regrouped": changed(lambda c, v: wide_groups(v, c.rng.choice(((5, 5), (2, 4, 4), (3, 3, 2, 2))))),
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "bracketed": changed(lambda c, v: f"({v[:3]}){v[3:]}" if v[3] == " " else ""),
    },
    letters=False,
)
POSTCODE = Base(
    "t-postcode",
    "postcode",
    number(lambda c: c.address().postcode),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_code(v, c.rng)),
        "autocapital": changed(lambda c, v: v[:1] + v[1:].lower()),
        "inward-parted": changed(lambda c, v: f"{v[:-2]} {v[-2:]}"),
    },
    letters=False,
)
PLATE = Base(
    "t-plate",
    "vehicle",
    number(lambda c: c.case.vehicle),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_code(v, c.rng)),
        "small": changed(lambda c, v: v.lower()),
        "three-parts": changed(
            lambda c, v: f"{v[:2]} {v[2:]}" if v[2:3].isdigit() and v[1:2].isalpha() else ""
        ),
    },
    letters=False,
)
NINO = Base(
    "t-nino",
    "nino",
    number(lambda c: f"{c.case.nino[:2]} {c.case.nino[2:8]} {c.case.nino[8]}"),
    lambda p: p["v"],
    {
        "misread": changed(lambda c, v: scan_digits(v, c.rng)),
        "small": changed(lambda c, v: v.lower()),
        "regrouped": changed(lambda c, v: f"{v[:5]} {v[5:7]} {v[7:]}" if v[2] == " " else ""),
    },
    letters=False,
)
MAIL = Base(
    "t-mail",
    "email",
    number(lambda c: c.rng.choice(c.case.emails)),
    lambda p: p["v"],
    {
        "at-word": changed(lambda c, v: v.replace("@", c.pick(" at ", "[at]", " (at) "))),
        "dot-word": changed(lambda c, v: v.replace(".", c.pick(" dot ", "[dot]"))),
        "shouted": changed(lambda c, v: v.upper()),
        "at-twice": changed(lambda c, v: v.replace("@", "@@")),
    },
    spaces=False,
    letters=False,
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "full": str(y), "order": "", "month": f"{m:02d}"}


DOB = Base(
    "t-dob",
    "dob",
    _dob,
    lambda p: f"{p['m']} {p['d']} {p['y']}" if p["order"] else f"{p['d']} {p['m']} {p['y']}",
    {
        "month-cut": lambda c, p: put(p, "m", p["m"][:3] + c.pick("", ".")),
        "month-slip": lambda c, p: put(p, "m", typo(p["m"], c.rng)),
        "month-figures": lambda c, p: put(p, "m", p["month"]),
        "month-before": lambda c, p: put(p, "order", "1"),
        "year-short": lambda c, p: put(p, "y", f"'{p['full'][2:]}"),
        "year-misread": lambda c, p: put(p, "y", scan_digits(p["y"], c.rng)),
        "nought-before": lambda c, p: put(p, "d", p["d"].zfill(2)),
    },
    letters=False,
)


ORG = Base(
    "t-organisation",
    "org",
    org_parts,
    lambda p: f"{p['core']} {p['generic']}",
    {
        "doubled": lambda c, p: put(p, "core", doubled(p["core"], c)),
        "exchanged": lambda c, p: put(p, "core", exchanged(p["core"], c)),
        "by-ear": lambda c, p: put(p, "core", sounded(p["core"], c.rng)),
        "misread": lambda c, p: put(p, "core", scan_word(p["core"], c.rng)),
        "shouted": lambda c, p: put(p, "core", p["core"].upper()),
        "held-shift": lambda c, p: put(p, "core", caps_slip(p["core"])),
    },
)
BASES = (ADDRESS, PERSON, PHONE, NHS, POSTCODE, PLATE, NINO, MAIL, DOB, ORG)
SLIPS = {"doubled", "exchanged", "by-ear", "misread", "added-s", "month-slip"}
"""Changes of letters: two of them together may be asked."""
