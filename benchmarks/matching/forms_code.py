"""Identifiers: NHS, pupil and insurance numbers, plates, bank details, references, handles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .checks import change_one, swap_adjacent
from .context import Ctx
from .forms_number import NUM
from .model import BOTH, DOUBTFUL, SEEN_ONLY, ClassSpec, Form, define, form, out, register_class, tol
from .slips import scan_code, scan_digits
from .words import spoken_digits


def grouped(c: Ctx, value: str, *sizes: int) -> str:
    """A value in groups with an odd separator."""
    sep, parts, at = c.pick(" ", "-", ".", "\u00a0", "  ", "/"), [], 0
    for size in sizes:
        parts.append(value[at : at + size])
        at += size
    return sep.join(p for p in [*parts, value[at:]] if p)


def codes(c: Ctx) -> dict[str, tuple[str, str]]:
    """The withheld identifiers: frame and compact value."""
    k = c.case
    return {
        "nhs": ("nhs", k.nhs),
        "upn": ("upn", k.upn),
        "nino": ("nino", k.nino),
        "vehicle": ("vehicle", k.vehicle.replace(" ", "")),
        "account": ("bank", k.bank[1]),
        "iban": ("bank", k.bank[2]),
        "ref": ("ref", k.ref),
    }


USUAL = {
    "nhs": (3, 3),
    "upn": (1, 3, 4),
    "nino": (2, 2, 2, 2),
    "account": (4,),
    "iban": (4, 4, 4, 4, 4),
}


def _compact(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    return form(frame, value)


def _grouped(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    if key == "ref":
        return form(frame, value.replace("-", c.pick("/", " ", "_", "\u2013", " - ", "")))
    if key == "vehicle":
        cut = c.case.vehicle.index(" ")
        return form(frame, value[:cut] + c.pick(" ", "-", ".", "\u00a0") + value[cut:])
    return form(frame, grouped(c, value, *USUAL[key]))


def _broken(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    cut = c.rng.randrange(2, len(value) - 1)
    return form(frame, value[:cut] + c.pick("\n", "\n   ", "\t", " | ", " ") + value[cut:])


def _scan(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    made = scan_digits(value, c.rng) if key in ("nhs", "account") else scan_code(value, c.rng)
    return form(frame, made) if made else None


def _lower(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    return form(frame, value.lower())


def _spelt(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    return form(frame, c.pick(" ", "-", ".").join(value.replace("-", "").replace("/", "")))


def _odd(key: str, c: Ctx) -> Form | None:
    frame, value = codes(c)[key]
    bare = value.replace("-", "").replace("/", "")
    a = c.rng.randrange(2, len(bare) - 3)
    b = c.rng.randrange(a + 1, len(bare) - 1)
    return form(frame, c.pick(" ", "-", ".", "/").join((bare[:a], bare[a:b], bare[b:])))


SHAPES: tuple[tuple[str, Callable[[str, Ctx], Form | None], frozenset[str]], ...] = (
    ("01-compact", _compact, BOTH),
    ("02-grouped", _grouped, BOTH),
    ("03-broken", _broken, BOTH),
    ("04-scan", _scan, BOTH),
    ("05-lower", _lower, BOTH),
    ("06-spelt", _spelt, SEEN_ONLY),
    ("07-odd-groups", _odd, SEEN_ONLY),
)
for _key in ("nhs", "upn", "nino", "vehicle", "account", "iban", "ref"):
    for _name, _shape, _sets in SHAPES:
        if _name != "05-lower" or _key not in ("nhs", "account"):
            register_class(ClassSpec(f"number/{_key}-{_name}", NUM, partial(_shape, _key), _sets))


@define("number/nhs-10-words", NUM)
def _nhs_words(c: Ctx) -> Form | None:
    return form("nhs", spoken_digits(c.case.nhs))


@define("number/nhs-11-swap", NUM)
def _nhs_swap(c: Ctx) -> Form | None:
    made = swap_adjacent(c.rng, c.case.nhs, 3)
    return form("nhs", made, expect=DOUBTFUL) if made else None


@define("number/nhs-12-bad-digit", NUM)
def _nhs_bad(c: Ctx) -> Form | None:
    i = c.rng.randrange(3, 9)
    other = c.rng.choice([d for d in "0123456789" if d != c.case.nhs[i]])
    return form("nhs", c.case.nhs[:i] + other + c.case.nhs[i + 1 :], expect=DOUBTFUL)


@define("number/upn-10-bad-letter", NUM)
def _upn_bad(c: Ctx) -> Form | None:
    return form("upn", change_one(c.rng, c.case.upn[0]) + c.case.upn[1:], expect=DOUBTFUL)


@define("number/vehicle-10-part", NUM)
def _part(c: Ctx) -> Form | None:
    part = c.case.vehicle.split()[0]
    words = c.pick("a car with a plate starting ", "a blue Corsa, registration ", "a van, part plate ")
    return form("there", out("in "), tol(words), part, expect=DOUBTFUL) if len(part) == 4 else None


@define("number/bank-10-sort-and-account", NUM)
def _bank(c: Ctx) -> Form | None:
    sort, number, _ = c.case.bank
    mark = c.pick("-", " ", "", "\u2013")
    shown = mark.join((sort[:2], sort[2:4], sort[4:]))
    return form(
        "bank", tol("sort code "), shown, tol(c.pick(" account ", ", a/c no. ", " acc. ", " / ")), number
    )


@define("number/ref-10-no-prefix", NUM)
def _no_prefix(c: Ctx) -> Form | None:
    return form("ref", c.case.ref.split("-", 1)[1], expect=DOUBTFUL)


@define("number/handle-01", NUM)
def _handle(c: Ctx) -> Form | None:
    h = c.case.handle
    return form(
        "file", tol(c.pick("@", "", "https://social.example/", "instagram: ")), c.pick(h, h.upper(), h)
    )
