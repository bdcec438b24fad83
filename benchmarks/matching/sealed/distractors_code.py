"""Numbers, mail addresses and dates that only resemble a protected one."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, others_phone, soft
from benchmarks.matching.words import MONTHS, ordinal

from .common import sealed


def free(c: Ctx, y: int, m: int, d: int) -> bool:
    """Whether no birth date of the case is this one or its day and month exchanged."""
    return not {(y, m, d), (y, d, m)} & set(c.case.dobs)


@sealed("not/v70-longer-digits", NOT)
def _longer(c: Ctx) -> Form | None:
    """A digit next to a digit edge rejects (section 4.3)."""
    n = c.case.nhs
    return hard(
        "field",
        f"{c.pick('Batch', 'Barcode', 'Pallet')} {checks.digits(c.rng, 3)}{n}{checks.digits(c.rng, 3)}",
    )


@sealed("not/v71-books-and-companies", NOT)
def _books(c: Ctx) -> Form | None:
    made = checks.digits(c.rng, 7)
    return hard(
        "field",
        c.pick(
            f"ISBN 978-0-{made[:4]}-{made[3:7]}-1",
            f"Company no. 0{made}",
            f"Charity {made}",
            f"VAT GB{made}88",
        ),
    )


@sealed("not/v72-crime-number", NOT)
def _crime(c: Ctx) -> Form | None:
    year = c.case.ref.rsplit("-", 2)[1]
    return hard(
        "field",
        c.pick(
            f"CR/{checks.digits(c.rng, 5)}/{year[2:]}",
            f"{c.rng.randrange(10, 60)}/{checks.digits(c.rng, 5)}/{year[2:]}",
            f"Log {c.rng.randrange(100, 900)} of today",
        ),
    )


@sealed("not/v73-learner-number", NOT)
def _learner(c: Ctx) -> Form | None:
    made = "5" + checks.digits(c.rng, 9)
    return (
        hard("field", f"{c.pick('ULN', 'Candidate', 'Library card')} {made}")
        if made[:9] != c.case.nhs[:9]
        else None
    )


@sealed("not/v74-journeys", NOT)
def _journeys(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("booked on "),
        c.pick("BA2490", "the 14.22 from platform 3", "FR118", "coach 070", "the 0615 ferry"),
    )


@sealed("not/v75-stem-as-team", NOT)
def _stem(c: Ctx) -> Form | None:
    """The letters of a reference alone name a team, not a case."""
    stem = c.case.ref.rsplit("-", 2)[0]
    return hard("there", out("passed to "), f"the {stem} {c.pick('team', 'inbox', 'rota')}")


@sealed("not/v76-sum-of-money", NOT)
def _money(c: Ctx) -> Form | None:
    n = c.phone()
    return hard(
        "there", out("quoted at "), c.pick(f"£{int(n[-4:]):,}.00", f"{int(n[-3:])} pounds", f"{int(n[-2:])}%")
    )


@sealed("not/v77-unique-names-of-machine", NOT)
def _machine(c: Ctx) -> Form | None:
    hexed = "".join(c.rng.choice("0123456789abcdef") for _ in range(20))
    return hard("field", f"{hexed[:8]}-{hexed[8:12]}-4{hexed[12:15]}-{hexed[15:]}")


@sealed("not/v78-phone-of-other-in-chat", NOT)
def _other_phone(c: Ctx) -> Form | None:
    made = "07700900" + checks.digits(c.rng, 3)
    taken = {x[8:] for x in c.case.phones} | {c.case.derived["phone"].replace(" ", "")[8:]}
    if not others_phone(c, made) or made[8:] in taken:
        return None
    return hard("quote", c.pick(f"+44 {made[1:5]} {made[5:]}", f"{made[:5]} {made[5:]} (plumber)"))


@sealed("not/v79-figures-exchanged", NOT)
def _exchanged(c: Ctx) -> Form | None:
    """An adjacent swap is asked (section 4.4)."""
    n = c.phone()
    made = checks.swap_adjacent(c.rng, n, 8)
    return soft("phone", f"{made[:5]} {made[5:]}") if made else None


@sealed("not/v80-check-figure-wrong", NOT)
def _check(c: Ctx) -> Form | None:
    """One figure off and the check digit fails: asked (taxonomy, others)."""
    n = c.case.nhs
    return soft("nhs", f"{n[:3]} {n[3:6]} {n[6:9]}{(int(n[9]) + 3) % 10}")


@sealed("not/v81-open-phone-in-note", NOT)
def _open(c: Ctx) -> Form | None:
    n = c.case.open_values[c.pick("phone", "duty", "own_phone")]
    return hard("quote", c.pick(f"duty desk {n}", f"({n})", f"t: {n.replace(' ', '-')}"))


@sealed("not/v82-office-mail", NOT)
def _office(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", c.pick(f"cypsupport@{host}", f"referrals.in@{host}", f"mash-admin@{host}"))


@sealed("not/v83-open-mail-in-log", NOT)
def _open_mail(c: Ctx) -> Form | None:
    return hard("block", f"RCPT TO:<{c.case.open_values[c.pick('email', 'own_email')]}>")


@sealed("not/v84-plate-of-open", NOT)
def _plate(c: Ctx) -> Form | None:
    return hard(
        "vehicle", c.pick(c.case.open_values["vehicle"], c.case.open_values["vehicle"].replace(" ", ""))
    )


@sealed("not/v85-other-pupil-listed", NOT)
def _pupil(c: Ctx) -> Form | None:
    u = checks.upn_sibling(c.rng, c.case.upn)
    return hard("field", f"row 12: {u}, F, Y5")


@sealed("not/v86-other-nino", NOT)
def _nino(c: Ctx) -> Form | None:
    made = f"QQ{checks.digits(c.rng, 6)}A"
    return hard("nino", made) if sum(a != b for a, b in zip(made, c.case.nino, strict=True)) > 4 else None


@sealed("not/v87-other-account", NOT)
def _account(c: Ctx) -> Form | None:
    s, n, _ = c.case.bank
    made = checks.digits(c.rng, 8)
    return hard("bank", f"{s[:2]}-99-88 {made}") if made != n and s[2:] != "9988" else None


# --- dates ------------------------------------------------------------------------------
@sealed("not/v90-next-review", NOT)
def _review(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice((2025, 2026, 2027)), c.rng.randrange(1, 13), c.rng.randrange(1, 29)
    made = c.pick(f"{d:02d}/{m:02d}/{y}", f"{d} {MONTHS[m - 1]} {y}", f"{ordinal(d)} {MONTHS[m - 1][:3]} {y}")
    return hard("there", out("listed for review on "), made) if free(c, y, m, d) else None


@sealed("not/v91-feasts", NOT)
def _feasts(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("planned for "),
        c.pick(
            "Christmas Day 2024",
            "Easter Monday",
            "Eid al-Fitr 2025",
            "Bonfire Night",
            "the May Day bank holiday",
            "Diwali",
        ),
    )


@sealed("not/v92-terms", NOT)
def _terms(c: Ctx) -> Form | None:
    return hard(
        "field",
        c.pick(
            "Spring term: 6 Jan to 4 Apr 2025",
            "Half term w/c 26 May 2025",
            "Autumn 2: wks 8-14",
            "Academic year 2024/25",
        ),
    )


@sealed("not/v93-clock", NOT)
def _clock(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("agreed for "),
        c.pick(f"{d % 12 + 1}.{m:02d}pm", f"{d % 24:02d}:{m:02d} hrs", f"half past {m}"),
    )


@sealed("not/v94-chapters", NOT)
def _chapters(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "life", c.pick(f"Psalm {d}:{m}", f"Luke {m}:{d}", f"Surah {m}:{d}", f"chapter {d}, verse {m}")
    )


@sealed("not/v95-month-alone", NOT)
def _month(c: Ctx) -> Form | None:
    """A month beside a year of no birth is no hit."""
    _, m, _ = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("unchanged "),
        c.pick(f"since {MONTHS[m - 1]} 2025", f"until late {MONTHS[m - 1]}", f"by mid-{MONTHS[m - 1]}"),
    )


@sealed("not/v96-same-day-other-year-labelled", NOT)
def _year(c: Ctx) -> Form | None:
    """The same day of another year is not a hit (taxonomy, DOB)."""
    y, m, d = c.rng.choice(c.case.dobs)
    year = y + c.rng.choice((2, 3, 7, -3))
    if not free(c, year, m, d):
        return None
    return hard(
        "field",
        c.pick(
            f"Sibling DOB {d:02d}/{m:02d}/{year}",
            f"born {d} {MONTHS[m - 1]} {year} (cousin)",
            f"birthDate: {year}-{m:02d}-{d:02d}",
        ),
    )


@sealed("not/v97-day-in-same-month", NOT)
def _day(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    other = d + 9 if d < 19 else d - 9
    return (
        hard("there", out("moved in on "), c.pick(f"{other} {MONTHS[m - 1]} {y}", f"{other:02d}.{m:02d}.{y}"))
        if free(c, y, m, other)
        else None
    )


@sealed("not/v98-doses-and-sizes", NOT)
def _doses(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("recorded at "),
        c.pick(
            f"{d}/{m} on the scale", f"{d}.{m} mmol", f"{m}-{d} months", f"{d} x {m} cm", f"{m}/52 off sick"
        ),
    )
