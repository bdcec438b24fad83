"""Items in parts with the structural changes of this world, to be combined in ``pairs``."""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.matching import bases
from benchmarks.matching.bases import Base, Parts
from benchmarks.matching.context import Ctx
from benchmarks.matching.slips import scan_code, scan_digits
from benchmarks.matching.words import MONTHS, UNITS, number_words, ordinal, spoken_digits

from .dates import SOFTENED
from .orgs import KINDS, clear
from .person import PARTICLES, UMLAUTS
from .slips import GENERIC_SLIPS, MONTH_SLIPS, TYPE_SCANS, TYPE_SLIPS, by_ear, distance, of, scan_other

SLIPS = {"spelling", "by-ear", "misread", "scan", "type-slip", "type-misread", "month-slip", "generic-slip"}


def put(p: Parts, key: str, value: str) -> bool:
    """Change a part; False when nothing changed."""
    if not value or value == p[key]:
        return False
    p[key] = value
    return True


def one_off(change: Callable[[str, Random], str], word: str, rng: Random) -> str:
    """A slip of one edit only, so that the expectation is fair."""
    for _ in range(12):
        made = change(word, rng)
        if made and distance(word, made) == 1:
            return made
    return ""


def _longest(p: Parts, key: str, change: Callable[[str, Random], str], c: Ctx) -> bool:
    word = max(p[key].replace("-", " ").split(), key=len)
    made = one_off(change, word, c.rng) if len(word) > 5 else ""
    return bool(made) and put(p, key, p[key].replace(word, made))


# --- address ------------------------------------------------------------------------------
def _address(c: Ctx) -> Parts | None:
    a = c.address()
    flat = f"{c.pick('Flt ', 'Fl. ', 'F')}{a.flat}, " if a.flat else ""
    return {
        "number": a.number, "core": a.core, "type": a.stype, "prefix": "1" if a.prefix else "", "joint": " ",
        "flat": flat, "head": "", "tail": "", "order": "", "code": a.postcode,
    }  # fmt: skip


def _join_address(p: Parts) -> str:
    street = f"{p['type']} {p['core']}" if p["prefix"] else f"{p['core']} {p['type']}"
    if p["order"]:
        return f"{p['head']}{street}{p['order']}{p['number']}{p['tail']}"
    return f"{p['head']}{p['number']}{p['joint']}{street}{p['tail']}"


def _short_type(c: Ctx, p: Parts) -> bool:
    known = c.vocab.street_types.get(p["type"], ()) if not p["prefix"] else ()
    return bool(known) and put(p, "type", c.rng.choice(known))


def _said(c: Ctx, p: Parts) -> bool:
    if not p["number"].isdigit():
        return False
    n = int(p["number"])
    split = f"{UNITS[n // 100]} {number_words(n % 100, c.pick(' ', '-'))}" if n > 120 and n % 100 > 19 else ""
    return put(p, "number", split or number_words(n, c.pick(" ", "-")))


def _glue(c: Ctx, p: Parts) -> bool:
    return " " in p["core"] and put(p, "core", p["core"].replace(" ", c.pick("-", "")).replace("'", ""))


ADDRESS = Base(
    "s-address",
    "address",
    _address,
    _join_address,
    {
        "short-type": _short_type,
        "said-number": _said,
        "by-ear": lambda c, p: _longest(p, "core", by_ear, c),
        "misread": lambda c, p: _longest(p, "core", scan_other, c),
        "type-slip": lambda c, p: not p["prefix"] and put(p, "type", of(TYPE_SLIPS, p["type"], c.rng)),
        "type-misread": lambda c, p: not p["prefix"] and put(p, "type", of(TYPE_SCANS, p["type"], c.rng)),
        "number-last": lambda c, p: put(p, "order", c.pick(", ", " - ", " no. ", " (", " nr ")),
        "flat": lambda c, p: put(p, "head", p["flat"]),
        "comma": lambda c, p: put(p, "joint", c.pick(", ", ". ", " - ")),
        "core-joined": _glue,
        "postcode": lambda c, p: put(
            p, "tail", c.pick(" ", ", ", " / ") + p["code"].replace(" ", c.pick("", " ", "-"))
        ),
    },
    clashes=frozenset(
        frozenset(pair)
        for pair in (
            ("short-type", "type-slip"),
            ("short-type", "type-misread"),
            ("type-slip", "type-misread"),
            ("number-last", "comma"),
            ("by-ear", "misread"),
            ("by-ear", "core-joined"),
            ("misread", "core-joined"),
        )
    ),
)


# --- person -------------------------------------------------------------------------------
def _spellings(c: Ctx, surname: str) -> tuple[str, ...]:
    """Other transliterations near enough to be sure of; '' where there is none."""
    found = c.vocab.surname_spellings.get(surname, ())
    return tuple(s for s in found if distance(s.lower(), surname.lower()) < 3) or ("",)


def _person(c: Ctx) -> Parts | None:
    p = c.person(lambda x: x.forename_rare and x.surname_rare)
    if not p:
        return None
    return {
        "first": p.forename, "last": p.surname, "use": "", "order": "",
        "middle": p.middle.name if p.middle else "",
        "known": p.known_as, "previous": p.previous, "half": c.rng.choice(p.halves) if p.halves else "",
        "spelling": c.rng.choice(_spellings(c, p.surname)),
    }  # fmt: skip


def _join_person(p: Parts) -> str:
    if p["order"]:
        return f"{p['last']}{p['order']}{p['first']}{p['use']}"
    return f"{p['first']}{p['use']} {p['last']}"


def _particle(_: Ctx, p: Parts) -> bool:
    rest = next((p["last"].removeprefix(x) for x in PARTICLES if p["last"].startswith(x)), "")
    return put(p, "last", rest.replace(" ", "")) if len(rest) > 5 else False


def _umlaut(p: Parts) -> bool:
    first, last = (put(p, key, p[key].translate(UMLAUTS)) for key in ("first", "last"))
    return first or last


PERSON = Base(
    "s-person",
    "person",
    _person,
    _join_person,
    {
        "by-ear": lambda c, p: _longest(p, "last", by_ear, c),
        "misread": lambda c, p: _longest(p, "last", scan_other, c),
        "turned": lambda c, p: put(p, "order", c.pick(", ", " ", "/")),
        "initial": lambda c, p: put(p, "first", p["first"][0] + c.pick(".", "")),
        "bracketed-middle": lambda c, p: bool(p["middle"]) and put(p, "use", f" ({p['middle']})"),
        "middle-letter": lambda c, p: bool(p["middle"]) and put(p, "use", f" {p['middle'][0]}."),
        "known-as": lambda c, p: put(p, "first", p["known"]),
        "previous": lambda c, p: put(p, "last", p["previous"]),
        "half": lambda c, p: put(p, "last", p["half"]),
        "particle": _particle,
        "spelling": lambda c, p: put(p, "last", p["spelling"]),
        "umlaut": lambda c, p: _umlaut(p),
    },
    clashes=frozenset(
        frozenset(pair)
        for pair in (
            ("by-ear", "misread"),
            ("bracketed-middle", "middle-letter"),
            ("initial", "known-as"),
            ("initial", "by-ear"),
            ("initial", "misread"),
            ("previous", "half"),
            ("previous", "particle"),
            ("half", "particle"),
            ("initial", "previous"),
            ("initial", "half"),
            ("initial", "particle"),
            ("turned", "bracketed-middle"),
            *(
                (x, "spelling")
                for x in ("by-ear", "misread", "previous", "half", "particle", "initial", "umlaut")
            ),
        )
    ),
)


# --- organisation ---------------------------------------------------------------------------
def _org(c: Ctx) -> Parts | None:
    o = c.org(wanted=lambda x: clear(x) and not x.pair and "&" not in x.core)
    return {"core": o.core, "generic": o.generic, "kind": o.kind, "loose": ""} if o else None


def _loosen(p: Parts, generic: str) -> bool:
    """Another writing of the generic word: it stands beside the name and is not part of it."""
    if not put(p, "generic", generic):
        return False
    p["loose"], p["generic"] = f" {p['generic']}", ""
    return True


ORG = Base(
    "s-organisation",
    "org",
    _org,
    lambda p: f"{p['core']} {p['generic']}".strip(),
    {
        "by-ear": lambda c, p: _longest(p, "core", by_ear, c),
        "misread": lambda c, p: _longest(p, "core", scan_other, c),
        "generic-slip": lambda c, p: _loosen(p, of(GENERIC_SLIPS, p["generic"], c.rng)),
        "generic-short": lambda c, p: _loosen(p, c.rng.choice(KINDS[p["kind"]]).strip()),
        "core-joined": lambda c, p: (
            " " in p["core"] and put(p, "core", p["core"].replace(" ", c.pick("-", "")))
        ),
    },
    clashes=frozenset(
        {
            frozenset({"by-ear", "misread"}),
            frozenset({"generic-slip", "generic-short"}),
            frozenset({"by-ear", "core-joined"}),
            frozenset({"misread", "core-joined"}),
        }
    ),
)


# --- codes and dates ----------------------------------------------------------------------
def _marks(*marks: str) -> Callable[[Ctx, Parts], bool]:
    return lambda c, p: " " in p["v"] and put(p, "v", p["v"].replace(" ", c.pick(*marks)))


def _abroad(c: Ctx, p: Parts) -> bool:
    return p["v"].startswith("0") and put(
        p, "v", c.pick("+44 0", "(+44) ", "44 ", "00440", "+44.") + p["v"][1:]
    )


def _some_said(_: Ctx, p: Parts) -> bool:
    parts = p["v"].split(" ")
    if len(parts) < 2 or not parts[1].isdigit():
        return False
    return put(p, "v", " ".join([parts[0], spoken_digits(parts[1], doubles=False), *parts[2:]]))


PHONE = Base(
    "s-phone",
    "phone",
    bases.PHONE.make,
    bases.PHONE.join,
    {
        "abroad": _abroad,
        "odd-marks": _marks("~", ",", "; ", " / ", "·"),
        "scan": lambda c, p: put(p, "v", scan_digits(p["v"], c.rng)),
        "some-said": _some_said,
        "extension": lambda c, p: put(p, "v", p["v"][:-3] + c.pick(" ", "-") + p["v"][-3:]),
    },
    letters=False,
    clashes=frozenset({frozenset({"odd-marks", "some-said"}), frozenset({"scan", "some-said"})}),
)
NHS = Base(
    "s-nhs",
    "nhs",
    bases.NHS.make,
    bases.NHS.join,
    {
        "odd-marks": _marks("~", ",", "; ", " - ", "_"),
        "scan": lambda c, p: put(p, "v", scan_digits(p["v"], c.rng)),
        "some-said": _some_said,
    },
    letters=False,
    clashes=frozenset({frozenset({"odd-marks", "some-said"}), frozenset({"scan", "some-said"})}),
)
POSTCODE = Base(
    "s-postcode",
    "postcode",
    bases.POSTCODE.make,
    bases.POSTCODE.join,
    {
        "odd-marks": _marks("~", ",", "·", " – ", "\n"),
        "scan": lambda c, p: put(p, "v", scan_code(p["v"], c.rng)),
        "wrong-gap": lambda c, p: put(p, "v", (b := p["v"].replace(" ", ""))[:-2] + " " + b[-2:]),
    },
    letters=False,
    clashes=frozenset({frozenset({"odd-marks", "wrong-gap"})}),
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "month": str(m), "j": " "}


DOB = Base(
    "s-dob",
    "dob",
    _dob,
    lambda p: p["j"].join((p["d"], p["m"], p["y"])),
    {
        "month-slip": lambda c, p: put(p, "m", c.rng.choice(MONTH_SLIPS.get(int(p["month"]), ("",)))),
        "welsh": lambda c, p: put(p, "m", "o " + SOFTENED[int(p["month"]) - 1]),
        "short-month": lambda c, p: put(p, "m", p["m"][:3].upper()),
        "ordinal": lambda c, p: put(p, "d", ordinal(int(p["d"])) + c.pick("", ".")),
        "odd-joint": lambda c, p: put(p, "j", c.pick(", ", "·", "_", " / ", ".")),
        "short-year": lambda c, p: put(p, "y", c.pick("'", "") + p["y"][2:]),
    },
    letters=False,
    clashes=frozenset(
        frozenset(pair)
        for pair in (
            ("month-slip", "welsh"),
            ("month-slip", "short-month"),
            ("welsh", "short-month"),
            ("welsh", "odd-joint"),
            ("welsh", "ordinal"),
            ("month-slip", "short-year"),
            ("welsh", "short-year"),
        )
    ),
)
BASES = (ADDRESS, PERSON, ORG, PHONE, NHS, POSTCODE, DOB)
