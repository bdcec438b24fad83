"""Numbers, mail addresses and dates that only resemble a protected one."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, others_phone, soft
from benchmarks.matching.words import MONTHS, ordinal

from .common import fifth


@fifth("not/r60-phone-other-end", NOT)
def _end(c: Ctx) -> Form | None:
    n = c.phone()
    made = n[:8] + checks.digits(c.rng, 3)
    if not others_phone(c, made) or made[8:] in {x[8:] for x in c.case.phones}:
        return None
    a, b, d = checks.phone_groups(made)
    return hard("phone", c.pick(f"+44 {a[1:]} {b}{d}", f"({a}) {b} {d}", f"{a}.{b}.{d}"))


@fifth("not/r61-phone-other-code", NOT)
def _area(c: Ctx) -> Form | None:
    n = c.phone()
    made = c.pick("01632", "01818", "01999") + n[5:]
    return hard("phone", f"{made[:5]} {made[5:]}") if others_phone(c, made) and made[:5] != n[:5] else None


@fifth("not/r62-phone-inside-reference", NOT)
def _inside(c: Ctx) -> Form | None:
    n = c.phone()
    return hard("ref", c.pick(f"TX{checks.digits(c.rng, 2)}{n}{checks.digits(c.rng, 2)}", f"9{n}4"))


@fifth("not/r63-helplines", NOT)
def _help(c: Ctx) -> Form | None:
    return hard("phone", c.pick("0808 157 0123", "111", "101", "0300 123 0000 option 2", "999", "116 000"))


@fifth("not/r64-nhs-one-digit", NOT)
def _nhs(c: Ctx) -> Form | None:
    n = c.case.nhs
    i = c.rng.randrange(3, 10)
    made = n[:i] + str((int(n[i]) + c.rng.randrange(2, 8)) % 10) + n[i + 1 :]
    return hard("nhs", c.pick(made, f"{made[:3]}-{made[3:6]}-{made[6:]}"))


@fifth("not/r65-upn-sibling-spaced", NOT)
def _upn(c: Ctx) -> Form | None:
    u = checks.upn_sibling(c.rng, c.case.upn)
    return hard("upn", c.pick(f"{u[0]} {u[1:4]} {u[4:]}", u.lower()))


@fifth("not/r66-nino-other-suffix", NOT)
def _suffix(c: Ctx) -> Form | None:
    n = c.case.nino
    return soft("nino", n[:8] + c.rng.choice([x for x in "ABCD" if x != n[8]]))


@fifth("not/r67-nino-digits-elsewhere", NOT)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino[2:8]
    return hard(
        "there", out("with "), c.pick(f"invoice {n}", f"£{n[:3]},{n[3:]}", f"serial number {n}", f"PO{n}")
    )


@fifth("not/r68-plate-neighbour", NOT)
def _plate(c: Ctx) -> Form | None:
    made = checks.change_one(c.rng, c.case.vehicle)
    return hard("vehicle", c.pick(made.replace(" ", ""), made.lower()))


@fifth("not/r69-plate-other-half", NOT)
def _half(c: Ctx) -> Form | None:
    first = c.case.vehicle.split()[0]
    other = "".join(c.rng.choice(checks.PLATE_LETTERS) for _ in range(3))
    return hard("vehicle", f"{first} {other}") if other != c.case.vehicle.split()[1] else None


@fifth("not/r70-account-longer", NOT)
def _account(c: Ctx) -> Form | None:
    n = c.case.bank[1]
    return hard(
        "bank",
        c.pick(
            n + c.rng.choice("123456789"), c.rng.choice("123456789") + n, n[:-1] + str((int(n[-1]) + 3) % 10)
        ),
    )


@fifth("not/r71-reference-other-year", NOT)
def _ref_year(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    return hard("ref", f"{stem}-{int(year) + c.rng.choice((1, -1, 2))}-{number}")


@fifth("not/r72-reference-other-number", NOT)
def _ref_number(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    made = (int(number) + c.rng.choice((7, 30, 212))) % 100_000
    return hard("ref", f"{stem}{c.pick('/', ' ')}{year}{c.pick('/', ' ')}{made:05d}")


@fifth("not/r73-reference-other-stem", NOT)
def _ref_stem(c: Ctx) -> Form | None:
    _, year, number = c.case.ref.rsplit("-", 2)
    return soft("ref", f"{c.pick('INV', 'FOI')}-{year}-{number}")


@fifth("not/r74-mail-other-number", NOT)
def _mail(c: Ctx) -> Form | None:
    local, host = c.case.derived["email"].split("@")
    made = f"{local[:-3]}{(int(local[-3:]) + c.rng.randrange(5, 300)) % 900 + 100}"
    return hard("email", f"{made}@{host}") if made != local else None


@fifth("not/r75-mail-office", NOT)
def _office(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", f"{c.pick('hello', 'mash.team', 'no-reply', 'feedback', 'senco')}@{host}")


@fifth("not/r76-open-details-other-writing", NOT)
def _open(c: Ctx) -> Form | None:
    key = c.pick("phone", "duty", "own_phone")
    n = c.case.open_values[key].replace(" ", "")
    return hard("phone", c.pick(f"+44{n[1:]}", n, f"({n[:5]}) {n[5:]}"))


@fifth("not/r77-open-mail-capitals", NOT)
def _open_mail(c: Ctx) -> Form | None:
    value = c.case.open_values[c.pick("email", "own_email")]
    return hard("email", c.pick(value.upper(), f"<{value}>", f"mailto:{value}"))


@fifth("not/r78-handle-other-end", NOT)
def _handle(c: Ctx) -> Form | None:
    h = c.case.handle
    mark = next(m for m in "._-" if m in h)
    return (
        hard(
            "quote", out("@"), f"{c.pick('crafty', 'village', 'studio')}{mark}{c.pick('corner', 'hub', '77')}"
        )
        if mark
        else None
    )


# --- dates ------------------------------------------------------------------------------
@fifth("not/r80-hearing-same-day", NOT)
def _hearing(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    year = c.rng.choice((2024, 2025, 2026))
    if any((year, m, d) == x for x in c.case.dobs) or year == y:
        return None
    return hard(
        "there",
        out("in court on "),
        c.pick(
            f"{d:02d}.{m:02d}.{year}",
            f"{ordinal(d)} {MONTHS[m - 1][:3]} {year}",
            f"{year}{m:02d}{d:02d}",
            f"{d}{MONTHS[m - 1][:3]}{year}",
        ),
    )


@fifth("not/r81-decade-off", NOT)
def _decade(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    year = y + c.rng.choice((10, -10, 3, -3))
    return (
        hard("there", out("away from "), c.pick(f"{d} {MONTHS[m - 1]} {year}", f"{d}/{m}/{year}"))
        if (year, m, d) not in c.case.dobs
        else None
    )


@fifth("not/r82-next-day", NOT)
def _next(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    day = d + c.rng.choice((1, -1)) if 1 < d < 28 else 15 if d != 15 else 16
    if (y, m, day) in c.case.dobs or (y, day, m) in c.case.dobs:
        return None
    return hard(
        "there",
        out("ill on "),
        c.pick(
            f"{ordinal(day)} {MONTHS[m - 1]} {y}", f"{day:02d}-{m:02d}-{y}", f"{day} {MONTHS[m - 1][:3]} {y}"
        ),
    )


@fifth("not/r83-figures-of-day", NOT)
def _figures(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("told "),
        c.pick(
            f"it was {d}:{m:02d} pm",
            f"by {d} to {m}",
            f"a score of {d}-{m}",
            f"to read section {d}({m})",
            f"pages {d}, {m}",
        ),
    )


@fifth("not/r84-year-alone", NOT)
def _year(c: Ctx) -> Form | None:
    y = c.rng.choice(c.case.dobs)[0]
    return hard(
        "there",
        out("abroad "),
        c.pick(f"since {y}", f"in {y}", f"until late {y}", f"during {y}/{(y + 1) % 100:02d}"),
    )


@fifth("not/r85-month-and-year", NOT)
def _month(c: Ctx) -> Form | None:
    y, m, _ = c.rng.choice(c.case.dobs)
    return hard("there", out("away from "), f"{MONTHS[m - 1]} {y}", out(" to the next spring"))


@fifth("not/r86-day-and-month-figures", NOT)
def _day(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("due back on "),
        c.pick(f"{ordinal(d)} {MONTHS[m - 1]}", f"{d} {MONTHS[m - 1][:3]}", f"{MONTHS[m - 1]} {d}"),
    )


@fifth("not/r87-day-and-month-turned", NOT)
def _turned(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    if d > 12 or d == m or (y, d, m) in c.case.dobs:
        return None
    return hard(
        "there", out("away on "), c.pick(f"{m} {MONTHS[d - 1]} {y}", f"{ordinal(m)} of {MONTHS[d - 1]} {y}")
    )
