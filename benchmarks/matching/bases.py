"""Structured bases for combined changes: one item of a kind with its own ways of being varied.

A *structural* change alters the parts (abbreviation, number words, order, a slip); a surface
change (``surface``) alters the finished string. Pairs combine two of them.
"""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .checks import phone_groups
from .context import Ctx
from .people import plain
from .slips import scan_code, scan_digits, scan_word, typo
from .vocab import STREET_TYPES
from .words import MONTHS, number_words, ordinal, ordinal_words, spoken_digits, year_words

Parts = dict[str, str]


@dataclass(frozen=True)
class Base:
    """A kind: how its parts come about, how they are joined, and what may change."""

    kind: str
    frame: str
    make: Callable[[Ctx], Parts | None]
    join: Callable[[Parts], str]
    changes: dict[str, Callable[[Ctx, Parts], bool]]
    spaces: bool = True  # has spaces that a surface change can act on
    letters: bool = True  # has words that can be hyphenated, misread, ...
    clashes: frozenset[frozenset[str]] = field(default_factory=frozenset)


def _set(p: Parts, key: str, value: str) -> bool:
    """Change a part; False when nothing changed."""
    if not value or value == p[key]:
        return False
    p[key] = value
    return True


# --- address ----------------------------------------------------------------------------
def _address(c: Ctx) -> Parts | None:
    a = c.address()
    return {
        "number": a.number,
        "core": a.core,
        "type": a.stype,
        "prefix": "1" if a.prefix else "",
        "order": "",
        "mark": "",
        "comma": " ",
        "tail": "",
        "town": a.town.name,
        "code": a.postcode,
    }


def _join_address(p: Parts) -> str:
    street = f"{p['type']} {p['core']}" if p["prefix"] else f"{p['core']} {p['type']}"
    if p["order"]:
        return f"{street} {p['mark']}{p['number']}{p['tail']}"
    return f"{p['number']}{p['comma']}{street}{p['tail']}"


def _abbr(c: Ctx, p: Parts) -> bool:
    return not p["prefix"] and _set(p, "type", c.rng.choice(STREET_TYPES[p["type"]]))


def _number_words(c: Ctx, p: Parts) -> bool:
    return p["number"].isdigit() and _set(p, "number", number_words(int(p["number"]), c.pick("-", " ")))


def _saint(c: Ctx, p: Parts) -> bool:
    core = p["core"].replace("St ", c.pick("Saint ", "St. ")).replace("'", c.pick("", "\u2019"))
    return _set(p, "core", core)


ADDRESS = Base(
    "address",
    "address",
    _address,
    _join_address,
    {
        "abbreviation": _abbr,
        "number-words": _number_words,
        "typo": lambda c, p: _set(p, "core", typo(p["core"], c.rng)),
        "scan": lambda c, p: _set(p, "core", scan_word(p["core"], c.rng)),
        "reversed": lambda c, p: _set(p, "order", "1"),
        "marker": lambda c, p: _set(p, "mark", c.pick("No. ", "number ", "no.")),
        "comma": lambda c, p: _set(p, "comma", ", "),
        "saint": _saint,
        "town-and-code": lambda c, p: _set(p, "tail", f", {p['town']} {p['code']}"),
    },
    clashes=frozenset(
        {frozenset({"reversed", "comma"}), frozenset({"typo", "saint"}), frozenset({"scan", "saint"})}
    ),
)


# --- person -----------------------------------------------------------------------------
def _person(c: Ctx) -> Parts | None:
    p = c.person(lambda x: x.forename_rare and x.surname_rare)
    if not p:
        return None
    return {
        "first": p.forename,
        "middle": p.middle.name if p.middle else "",
        "use": "",
        "last": p.surname,
        "order": "",
        "previous": p.previous,
        "half": c.rng.choice(p.halves) if p.halves else "",
        "known": p.known_as,
    }


def _join_person(p: Parts) -> str:
    if p["order"]:
        return f"{p['last']}, {p['first']}"
    return " ".join(x for x in (p["first"], p["use"], p["last"]) if x)


def _longest(p: Parts, change: Callable[[str], str]) -> bool:
    word = max(p["last"].replace("-", " ").split(), key=len)
    made = change(word) if len(word) > 5 else ""
    return bool(made) and _set(p, "last", p["last"].replace(word, made))


PERSON = Base(
    "person",
    "person",
    _person,
    _join_person,
    {
        "typo": lambda c, p: _longest(p, lambda w: typo(w, c.rng)),
        "scan": lambda c, p: _longest(p, lambda w: scan_word(w, c.rng)),
        "reversed": lambda c, p: _set(p, "order", "1"),
        "initial": lambda c, p: _set(p, "first", p["first"][0] + c.pick(".", "")),
        "middle": lambda c, p: _set(p, "use", p["middle"]),
        "middle-initial": lambda c, p: _set(p, "use", p["middle"][:1]),
        "previous-name": lambda c, p: _set(p, "last", p["previous"]),
        "half-barrel": lambda c, p: _set(p, "last", p["half"]),
        "known-as": lambda c, p: _set(p, "first", p["known"]),
        "diacritics-lost": lambda c, p: any(
            [_set(p, "first", plain(p["first"])), _set(p, "last", plain(p["last"]))]
        ),
        "hyphen-lost": lambda c, p: _set(p, "last", p["last"].replace("-", c.pick(" ", "\u2013"))),
        "apostrophe": lambda c, p: _set(p, "last", p["last"].replace("'", c.pick("", "\u2019", " "))),
    },
    clashes=frozenset(
        {
            frozenset({"reversed", "middle"}),
            frozenset({"reversed", "middle-initial"}),
            frozenset({"middle", "middle-initial"}),
            frozenset({"initial", "known-as"}),
            frozenset({"previous-name", "half-barrel"}),
            frozenset({"typo", "initial"}),
            frozenset({"half-barrel", "hyphen-lost"}),
            frozenset({"previous-name", "hyphen-lost"}),
            frozenset({"initial", "previous-name"}),
        }
    ),
)


# --- identifiers ------------------------------------------------------------------------
def _value(get: Callable[[Ctx], str]) -> Callable[[Ctx], Parts]:
    return lambda c: {"v": get(c)}


def _plain(p: Parts) -> str:
    return p["v"]


def _regroup(*marks: str) -> Callable[[Ctx, Parts], bool]:
    return lambda c, p: _set(p, "v", p["v"].replace(" ", c.pick(*marks)))


def _phone(c: Ctx) -> Parts:
    n = c.phone()
    return {"v": " ".join(phone_groups(n)), "n": n}


def _international(c: Ctx, p: Parts) -> bool:
    return p["v"].startswith("0") and _set(p, "v", c.pick("+44 ", "0044 ", "+44 (0)") + p["v"][1:])


PHONE = Base(
    "phone",
    "phone",
    _phone,
    _plain,
    {
        "plus44": _international,
        "dots": _regroup(".", "-", "/"),
        "closed": _regroup(""),
        "scan": lambda c, p: _set(p, "v", scan_digits(p["v"], c.rng)),
        "words": lambda c, p: (
            p["v"].replace(" ", "").isdigit() and _set(p, "v", spoken_digits(p["v"].replace(" ", "")))
        ),
    },
    letters=False,
    clashes=frozenset(
        {
            frozenset({"dots", "closed"}),
            frozenset({"words", "plus44"}),
            frozenset({"words", "scan"}),
            frozenset({"words", "dots"}),
            frozenset({"words", "closed"}),
        }
    ),
)
NHS = Base(
    "nhs",
    "nhs",
    _value(lambda c: f"{c.case.nhs[:3]} {c.case.nhs[3:6]} {c.case.nhs[6:]}"),
    _plain,
    {
        "dashes": _regroup("-", ".", "/"),
        "closed": _regroup(""),
        "scan": lambda c, p: _set(p, "v", scan_digits(p["v"], c.rng)),
    },
    letters=False,
    clashes=frozenset({frozenset({"dashes", "closed"})}),
)
NINO = Base(
    "nino",
    "nino",
    _value(
        lambda c: " ".join(
            (c.case.nino[:2], c.case.nino[2:4], c.case.nino[4:6], c.case.nino[6:8], c.case.nino[8])
        )
    ),
    _plain,
    {
        "dashes": _regroup("-", "."),
        "closed": _regroup(""),
        "scan": lambda c, p: _set(p, "v", scan_code(p["v"], c.rng)),
    },
    letters=False,
    clashes=frozenset({frozenset({"dashes", "closed"})}),
)
PLATE = Base(
    "vehicle",
    "vehicle",
    _value(lambda c: c.case.vehicle),
    _plain,
    {
        "dash": _regroup("-", "."),
        "closed": _regroup(""),
        "scan": lambda c, p: _set(p, "v", scan_code(p["v"], c.rng)),
    },
    letters=False,
    clashes=frozenset({frozenset({"dash", "closed"})}),
)
POSTCODE = Base(
    "postcode",
    "postcode",
    _value(lambda c: c.address().postcode),
    _plain,
    {
        "dash": _regroup("-", ".", "  "),
        "closed": _regroup(""),
        "scan": lambda c, p: _set(p, "v", scan_code(p["v"], c.rng)),
    },
    letters=False,
    clashes=frozenset({frozenset({"dash", "closed"})}),
)


def _email(c: Ctx) -> Parts:
    return {"v": c.rng.choice(c.case.emails)}


EMAIL = Base(
    "email",
    "email",
    _email,
    _plain,
    {
        "at-word": lambda c, p: _set(p, "v", p["v"].replace("@", c.pick(" at ", "(at)", " [at] "))),
        "dot-word": lambda c, p: _set(p, "v", p["v"].replace(".", c.pick(" dot ", "[dot]"))),
        "spaces": lambda c, p: _set(p, "v", p["v"].replace("@", " @ ")),
        "full-width-at": lambda c, p: _set(p, "v", p["v"].replace("@", "\uff20")),
    },
    spaces=False,
    letters=False,
    clashes=frozenset({frozenset({"at-word", "spaces"}), frozenset({"at-word", "full-width-at"})}),
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "day": str(d), "year": str(y), "order": ""}


def _join_dob(p: Parts) -> str:
    return f"{p['m']} {p['d']}, {p['y']}" if p["order"] else f"{p['d']} {p['m']} {p['y']}"


DOB = Base(
    "dob",
    "dob",
    _dob,
    _join_dob,
    {
        "ordinal": lambda c, p: _set(p, "d", ordinal(int(p["day"]))),
        "month-short": lambda c, p: _set(p, "m", p["m"][:3] + c.pick("", ".")),
        "month-typo": lambda c, p: _set(p, "m", typo(p["m"], c.rng)),
        "short-year": lambda c, p: _set(p, "y", p["y"][2:]),
        "year-words": lambda c, p: _set(p, "y", year_words(int(p["year"]))),
        "day-words": lambda c, p: _set(p, "d", ordinal_words(int(p["day"])) + " of"),
        "month-first": lambda c, p: _set(p, "order", "1"),
        "scan": lambda c, p: _set(p, "y", scan_digits(p["y"], c.rng)),
    },
    letters=False,
    clashes=frozenset(
        {
            frozenset({"ordinal", "day-words"}),
            frozenset({"month-short", "month-typo"}),
            frozenset({"short-year", "year-words"}),
            frozenset({"day-words", "month-first"}),
            frozenset({"scan", "year-words"}),
            frozenset({"scan", "short-year"}),
            frozenset({"scan", "month-typo"}),
            frozenset({"month-typo", "short-year"}),
            frozenset({"day-words", "short-year"}),
        }
    ),
)


def _school(c: Ctx) -> Parts | None:
    o = c.org(wanted=lambda x: x.generic and not x.word and not x.pair and x.core.isalpha())
    return {"core": o.core, "generic": o.generic} if o else None


SCHOOL = Base(
    "organisation",
    "org",
    _school,
    lambda p: f"{p['core']} {p['generic']}".strip(),
    {
        "typo": lambda c, p: _set(p, "core", typo(p["core"], c.rng) if len(p["core"]) > 5 else ""),
        "scan": lambda c, p: _set(p, "core", scan_word(p["core"], c.rng)),
        "short": lambda c, p: _set(p, "generic", p["generic"].split()[-1]),
    },
)

BASES = (ADDRESS, PERSON, PHONE, NHS, NINO, PLATE, POSTCODE, EMAIL, DOB, SCHOOL)


def lead(parts: Parts) -> str:
    """A marker before the form ("No. "), which may be redacted with it but need not be."""
    return "" if parts.get("order") else parts.get("mark", "")
