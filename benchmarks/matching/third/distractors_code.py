"""Near misses of dates, codes and organisations: a careful reader leaves them."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard
from benchmarks.matching.model import SOFT, Form, form, out
from benchmarks.matching.words import MONTHS, ordinal, year_words

from .common import third


@third("not/s21-date-other-year-said", D)
def _year_said(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    other = y + c.rng.choice((1, 2, 3, -1, -2))
    if (other, m, d) in c.case.dobs:
        return None
    return hard(
        "there",
        out("on "),
        c.pick(
            f"{ordinal(d)} {MONTHS[m - 1][:3]} {other}",
            f"{d}.{m}.{other}",
            f"{ordinal(d)} {MONTHS[m - 1]} {year_words(other)}",
        ),
    )


@third("not/s22-date-near-day", D)
def _near_day(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    day = d - 1 if d > 1 else d + 1
    if (y, m, day) in c.case.dobs or (y, day, m) in c.case.dobs:
        return None
    return hard(
        "there",
        out("on "),
        c.pick(
            f"{day:02d}.{m:02d}.{y}",
            f"{ordinal(day)} {MONTHS[m - 1][:3]}. {y}",
            f"{day:02d}-{MONTHS[m - 1][:3]}-{y}",
        ),
    )


@third("not/s23-address-of-machine", D)
def _machine(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there", out("from "), c.pick(f"10.{d}.{m}.{y % 100}", f"192.168.{d}.{m}", f"{d}.{m}.{y % 100}.7")
    )


@third("not/s24-money-and-scores", D)
def _money(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("for "),
        c.pick(
            f"£{d},{m:02d}{y % 10},{y % 1000:03d}",
            f"£{d}.{m:02d}",
            f"{d}-{m} at half time",
            f"{d}/{m} on the score",
        ),
    )


@third("not/s25-version", D)
def _version(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return form("there", out("under paragraph "), f"{d}.{m}.{y % 100}", expect=SOFT)


@third("not/s26-month-year-elsewhere", D)
def _month_year(c: Ctx) -> Form | None:
    y, m, _ = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("according to the inspection of "),
        c.pick(f"{MONTHS[m - 1]} {y}", f"{MONTHS[m - 1][:3]} {y}"),
    )


@third("not/s27-two-word-school-first", D)
def _first_word(c: Ctx) -> Form | None:
    o = c.org(
        wanted=lambda x: (
            x.generic
            and " " in x.core
            and not x.pair
            and "&" not in x.core
            and not x.core.startswith(("St ", "Sir"))
        )
    )
    return o and hard("place", f"{o.core.split()[0]} {c.pick('Motors', 'Crematorium', 'Bowling Green')}")


@third("not/s28-generic-capitals", D)
def _generic(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("at "),
        c.pick(
            "the Primary School",
            "the Family Practice",
            "a Care Services provider",
            "Legal Services",
            "the High School",
            "the Academy trust",
            "a Solicitors office",
            "the Medical Centre",
            "the Community Primary",
        ),
    )


@third("not/s29-bird-and-plant", D)
def _bird(c: Ctx) -> Form | None:
    o = c.org(
        wanted=lambda x: (
            x.core
            in ("Goldfinch & Wren", "Foxglove House", "Stepping Stones Project", "Haven Four", "Blue Anchor")
        )
    )
    words = {
        "Goldfinch & Wren": "a goldfinch",
        "Foxglove House": "foxglove seeds",
        "Stepping Stones Project": "stepping stones over the beck",
        "Haven Four": "a haven for wildlife",
        "Blue Anchor": "an anchor tattoo",
    }
    return o and hard("there", out("with "), words[o.core])


@third("not/s30-other-kind-of-saint", D)
def _saint(c: Ctx) -> Form | None:
    names = [a.core for a in c.case.homes if a.has_saint] + [
        o.core for o in c.case.orgs if o.core.startswith("St ")
    ]
    return (
        form("place", f"{c.rng.choice(names)} {c.pick('Hospital', 'Parish Council', 'day')}", expect=SOFT)
        if names
        else None
    )


@third("not/s31-place-generic", D)
def _place(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("near "),
        c.pick(
            "the leisure centre",
            "the car park",
            "a play barn",
            "the chapel vestry",
            "the viaduct",
            "Leisure Centre reception",
        ),
    )


@third("not/s32-part-of-the-text", D)
def _text_part(c: Ctx) -> Form | None:
    return form(
        "there",
        out("near "),
        c.pick("an ice cream van", "the lido", "the arcade", "an ambulance"),
        expect="hard",
    )


@third("not/s33-other-reference-year", D)
def _ref_year(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    return hard("ref", f"{stem}-{int(year) - 4}-{(int(serial) + 17) % 100000:05d}")


@third("not/s34-same-serial-other-stem", D)
def _other_stem(c: Ctx) -> Form | None:
    _stem, year, serial = c.case.ref.rsplit("-", 2)
    return form("ref", f"HOU-{year}-{serial}", expect=SOFT)


@third("not/s35-plate-same-area", D)
def _plate(c: Ctx) -> Form | None:
    v = c.case.vehicle
    other = "".join(c.rng.choice([x for x in "BFJKMRT" if x != ch]) for ch in v[-3:])
    return hard("vehicle", f"{v.split()[0]} {other}") if len(v.split()[0]) == 4 else None


@third("not/s36-account-shuffled", D)
def _account(c: Ctx) -> Form | None:
    n = c.case.bank[1]
    made = n[::-1]
    same = sum(x != y for x, y in zip(n, made, strict=True))
    return hard("bank", made) if same > 3 else None


@third("not/s37-nino-other", D)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return hard("nino", f"{n[:2]} {(int(n[2:4]) + 31) % 90 + 10} {n[4:6]} {n[6:8]} {n[8]}")


@third("not/s38-long-transaction", D)
def _transaction(c: Ctx) -> Form | None:
    return hard(
        "ref",
        c.pick(
            f"{checks.digits(c.rng, 4)}{c.case.nhs}{checks.digits(c.rng, 3)}",
            f"{c.phone()}{checks.digits(c.rng, 4)}7",
            f"9{c.case.bank[1]}{checks.digits(c.rng, 6)}",
        ),
    )
