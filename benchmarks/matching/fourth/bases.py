"""Items in parts with the structural changes of this world, to be combined in ``pairs``.

``lead`` and ``loose`` are words beside the item that may go with it; no surface change touches them.
"""

# ruff: noqa: ARG005
# (the small functions of a table share one signature)
from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from benchmarks.matching.bases import Base, Parts
from benchmarks.matching.checks import phone_groups
from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_number import address_of
from benchmarks.matching.people import plain
from benchmarks.matching.slips import scan_code, scan_digits, typo
from benchmarks.matching.words import MONTHS, number_words

from .dates import WELSH_SHORT, wrong_ordinal
from .orgs import INSERTED, clear
from .phones import LOOKALIKE, runs_said
from .slips import MONTH_NOISE, as_heard, beside, by_hand, distance, late_space, longest, near

SLIPS = {"by-hand", "as-heard", "beside", "typed", "late-space", "spelling", "scan", "misread", "month-noise"}


def put(p: Parts, key: str, text: str) -> bool:
    """Change a part; False when nothing changed."""
    if not text or text == p[key]:
        return False
    p[key] = text
    return True


def slip(key: str, change: Callable[[str, Random], str]) -> Callable[[Ctx, Parts], bool]:
    """One letter's difference in the longest word of a part."""

    def apply(c: Ctx, p: Parts) -> bool:
        word = longest(p[key])
        made = next((m for m in (change(word, c.rng) for _ in range(9)) if m and distance(word, m) == 1), "")
        return len(word) > 5 and bool(made) and put(p, key, p[key].replace(word, made))

    return apply


def clashing(*groups: Iterable[str]) -> frozenset[frozenset[str]]:
    """Changes of one group do not meet."""
    found = [list(group) for group in groups]
    return frozenset(frozenset({a, b}) for group in found for a in group for b in group if a != b)


# --- address ------------------------------------------------------------------------------
def _address(c: Ctx) -> Parts | None:
    a = c.address()
    return {
        "number": a.number, "joint": " ", "street": a.street, "core": a.core, "type": a.stype,
        "prefix": "1" if a.prefix else "", "tail": "", "code": a.postcode, "town": a.town.name,
        "lead": "", "loose": "",
    }  # fmt: skip


def _join_address(p: Parts) -> str:
    street = f"{p['type']} {p['core']}" if p["prefix"] else f"{p['core']} {p['type']}"
    return f"{p['number']}{p['joint']}{p.get('spaced', street)}{p['tail']}"


def _short(c: Ctx, p: Parts) -> bool:
    known = c.vocab.street_types.get(p["type"], ()) if not p["prefix"] else ()
    return bool(known) and put(p, "type", c.rng.choice(known))


def _said(c: Ctx, p: Parts) -> bool:
    if not p["number"].isdigit():
        return False
    said = number_words(int(p["number"]), c.pick(" ", "-"))
    return put(p, "number", said.replace("one hundred", c.pick("a hundred", "one hundred")))


def _late(c: Ctx, p: Parts) -> bool:
    made = "" if p["prefix"] else late_space(f"{p['core']} {p['type']}", c.rng)
    if made:
        p["spaced"] = made
    return bool(made)


ADDRESS = Base(
    "q-address",
    "address",
    _address,
    _join_address,
    {
        "short-type": _short,
        "said-number": _said,
        "by-hand": slip("core", by_hand),
        "as-heard": slip("core", as_heard),
        "beside": slip("core", beside),
        "typed": slip("core", typo),
        "late-space": _late,
        "glued-number": lambda c, p: p["number"].isdigit() and put(p, "joint", c.pick(",", "-", ".", "/")),
        "marker": lambda c, p: put(p, "lead", c.pick("N0. ", "No;", "hse ", "Prem: ", "n.o ")),
        "floor": lambda c, p: put(p, "lead", c.pick("GFF ", "Basement, ", "1st flr flat, ", "Rm 2 @ ")),
        "near-town": lambda c, p: put(p, "loose", c.pick(", nr ", " nr. ", ", ") + p["town"]),
        "code": lambda c, p: put(
            p, "tail", c.pick(" ", ", ", " - ") + p["code"].replace(" ", c.pick("", " "))
        ),
    },
    clashes=clashing(
        ("by-hand", "as-heard", "late-space", "typed", "beside"),
        ("marker", "floor"),
        ("said-number", "glued-number"),
        ("late-space", "short-type"),
    ),
)


# --- person -------------------------------------------------------------------------------
def _person(c: Ctx) -> Parts | None:
    p = c.person(lambda x: x.forename_rare and x.surname_rare)
    if not p:
        return None
    return {
        "first": p.forename, "last": p.surname, "use": "", "order": "", "lead": "", "loose": "",
        "middle": p.middle.name if p.middle else "", "known": p.known_as, "previous": p.previous,
        "title": p.title, "half": p.halves[0] if p.halves else "",
        "spelling": c.rng.choice(c.vocab.surname_spellings.get(p.surname, ("",))),
    }  # fmt: skip


def _join_person(p: Parts) -> str:
    if p["order"]:
        return f"{p['last']}{p['order']}{p['first']}{p['use']}"
    return f"{p['first']}{p['use']} {p['last']}"


def _initial(c: Ctx, p: Parts) -> bool:
    return put(p, "first", p["first"][0] + c.pick(".", ""))


def _bare(_: Ctx, p: Parts) -> bool:
    first, last = (put(p, key, plain(p[key])) for key in ("first", "last"))
    return first or last


PERSON = Base(
    "q-person",
    "person",
    _person,
    _join_person,
    {
        "by-hand": slip("last", by_hand),
        "as-heard": slip("last", as_heard),
        "beside": slip("last", beside),
        "typed": slip("last", typo),
        "turned": lambda c, p: put(p, "order", c.pick(", ", " - ", ": ")),
        "initial": _initial,
        "second-name": lambda c, p: bool(p["middle"]) and put(p, "use", f" {p['middle']}"),
        "known-as": lambda c, p: bool(p["known"]) and put(p, "use", f" ({p['known']})"),
        "previous": lambda c, p: put(p, "last", p["previous"]),
        "half": lambda c, p: put(p, "last", p["half"]),
        "spelling": lambda c, p: (
            bool(p["spelling"]) and near(p["last"], p["spelling"]) and put(p, "last", p["spelling"])
        ),
        "bare": _bare,
        "title": lambda c, p: bool(p["title"]) and put(p, "lead", f"{p['title']}{c.pick('. ', ' ', ': ')}"),
    },
    clashes=clashing(
        ("by-hand", "as-heard", "beside", "typed", "previous", "half", "spelling"),
        ("second-name", "known-as", "turned"),
        ("initial", "known-as"),
        ("initial", "previous"),
        *(("initial", x) for x in ("by-hand", "as-heard", "beside", "typed", "spelling", "half")),
        ("bare", "spelling"),
        ("bare", "previous"),
    ),
)


# --- organisation ---------------------------------------------------------------------------
def _org(c: Ctx) -> Parts | None:
    o = c.org(wanted=lambda x: clear(x) and not x.pair and "&" not in x.core)
    return {"core": o.core, "generic": o.generic, "kind": o.kind, "lead": "", "loose": ""} if o else None


def _loosen(p: Parts, text: str) -> bool:
    """Another writing of the generic words: they stand beside the name and are no part of it."""
    p["generic"], p["loose"] = "", text
    return True


ORG = Base(
    "q-organisation",
    "org",
    _org,
    lambda p: f"{p['core']} {p['generic']}".strip(),
    {
        "by-hand": slip("core", by_hand),
        "as-heard": slip("core", as_heard),
        "beside": slip("core", beside),
        "inserted": lambda c, p: _loosen(p, c.rng.choice(INSERTED[p["kind"]])),
        "possessive": lambda c, p: _loosen(p, c.pick("'s", "\u2019s")),
    },
    clashes=clashing(("by-hand", "as-heard", "beside"), ("inserted", "possessive")),
)


# --- codes and dates ----------------------------------------------------------------------
def marks(*found: str) -> Callable[[Ctx, Parts], bool]:
    """Other signs where the spaces are."""
    return lambda c, p: " " in p["v"] and put(p, "v", p["v"].replace(" ", c.pick(*found)))


def _phone(c: Ctx) -> Parts:
    return {"v": " ".join(phone_groups(c.phone())), "lead": "", "loose": ""}


def _some_said(_: Ctx, p: Parts) -> bool:
    head, rest = p["v"].split(" ", 1)
    return rest.replace(" ", "").isdigit() and put(p, "v", f"{head} {runs_said(rest.replace(' ', ''), 'oh')}")


PHONE = Base(
    "q-phone",
    "phone",
    _phone,
    lambda p: p["v"],
    {
        "zero-bracket": lambda c, p: p["v"].startswith("0") and put(p, "v", "(0)" + p["v"][1:]),
        "country": lambda c, p: (
            p["v"].startswith("0") and put(p, "v", c.pick("+44 ", "0044 ", "44-") + p["v"][1:])
        ),
        "marks": marks("--", "*", ":", " . ", "_"),
        "scan": lambda c, p: put(p, "v", scan_digits(p["v"], c.rng)),
        "rest-said": _some_said,
        "kiss": lambda c, p: put(p, "loose", c.pick("x", "xx")),
    },
    letters=False,
    clashes=clashing(
        ("zero-bracket", "country"), ("marks", "rest-said"), ("scan", "rest-said"), ("kiss", "rest-said")
    ),
)
NHS = Base(
    "q-nhs",
    "nhs",
    lambda c: {"v": f"{c.case.nhs[:3]} {c.case.nhs[3:6]} {c.case.nhs[6:]}", "lead": "", "loose": ""},
    lambda p: p["v"],
    {
        "marks": marks("--", ", ", " . ", ":"),
        "scan": lambda c, p: put(p, "v", scan_digits(p["v"], c.rng)),
        "check-apart": lambda c, p: put(p, "v", p["v"][:-1] + c.pick(" ", "-") + p["v"][-1]),
        "traced": lambda c, p: put(p, "loose", c.pick(" (traced)", "/V", " *")),
    },
    letters=False,
)
POSTCODE = Base(
    "q-postcode",
    "postcode",
    lambda c: {"v": c.address().postcode, "lead": "", "loose": ""},
    lambda p: p["v"],
    {
        "scan": lambda c, p: put(p, "v", scan_code(p["v"], c.rng)),
        "parted": lambda c, p: put(
            p, "v", p["v"][:2].rstrip("0123456789") + " " + p["v"][len(p["v"][:2].rstrip("0123456789")) :]
        ),
        "suffix": lambda c, p: put(p, "loose", c.pick(" 1A", " UK", ", Wales")),
        "small": lambda c, p: put(p, "v", p["v"].lower()),
    },
    letters=False,
    clashes=clashing(("scan", "small"), ("scan", "parted")),
)


def _mail(c: Ctx) -> Parts:
    return {"v": address_of(c), "lead": "", "loose": ""}


def _misread(c: Ctx, p: Parts) -> bool:
    local, host = p["v"].split("@")
    spots = [i for i, ch in enumerate(local) if i and ch in LOOKALIKE]
    if not spots:
        return False
    i = c.rng.choice(spots)
    return put(p, "v", f"{local[:i]}{LOOKALIKE[local[i]][0]}{local[i + 1 :]}@{host}")


MAIL = Base(
    "q-mail",
    "email",
    _mail,
    lambda p: p["v"],
    {
        "misread": _misread,
        "capital": lambda c, p: put(p, "v", p["v"].capitalize()),
        "bracket": lambda c, p: put(p, "lead", c.pick("<", "(", "e:", "mailto:")),
        "space-before-host": lambda c, p: put(p, "v", p["v"].replace("@", c.pick(" @", "@ ", "\n@"))),
    },
    letters=False,
)


def _dob(c: Ctx) -> Parts:
    y, m, d = c.rng.choice(c.case.dobs)
    return {"d": str(d), "m": MONTHS[m - 1], "y": str(y), "month": str(m), "j": " ", "lead": "", "loose": ""}


DOB = Base(
    "q-dob",
    "dob",
    _dob,
    lambda p: p["j"].join((p["d"], p["m"], p["y"])),
    {
        "month-noise": lambda c, p: put(p, "m", MONTH_NOISE[int(p["month"])]),
        "welsh-month": lambda c, p: put(p, "m", WELSH_SHORT[int(p["month"]) - 1]),
        "wrong-ordinal": lambda c, p: put(p, "d", wrong_ordinal(int(p["d"]))),
        "joint": lambda c, p: put(p, "j", c.pick("/", ".", "-", " - ", ",")),
        "short-year": lambda c, p: put(p, "y", c.pick("'", "") + p["y"][2:]),
        "small-month": lambda c, p: put(p, "m", p["m"][:3].lower()),
        "sex": lambda c, p: put(p, "loose", c.pick(" F", " (M)", "F")),
    },
    letters=False,
    clashes=clashing(
        ("month-noise", "welsh-month", "small-month"),
        ("month-noise", "short-year"),
        ("welsh-month", "short-year"),
        ("wrong-ordinal", "joint"),
        ("sex", "short-year"),
    ),
)
PLATE = Base(
    "q-plate",
    "vehicle",
    lambda c: {"v": c.case.vehicle, "lead": "", "loose": ""},
    lambda p: p["v"],
    {
        "marks": marks("_", "/", ":", "*"),
        "scan": lambda c, p: put(p, "v", scan_code(p["v"], c.rng)),
        "small": lambda c, p: put(p, "v", p["v"].lower()),
        "colour": lambda c, p: put(p, "loose", c.pick("/GREY", " (blk)", ", silver")),
    },
    letters=False,
    clashes=clashing(("scan", "small")),
)
BASES = (ADDRESS, PERSON, ORG, PHONE, NHS, POSTCODE, MAIL, DOB, PLATE)
