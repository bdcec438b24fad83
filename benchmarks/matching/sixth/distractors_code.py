"""Numbers, mail addresses and dates that only resemble a protected one."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, others_phone, soft
from benchmarks.matching.words import MONTHS, ordinal, ordinal_words, year_words

from .common import sixth


@sixth("not/t60-phone-other-link", NOT)
def _link(c: Ctx) -> Form | None:
    n = c.phone()
    made = n[:-3] + checks.digits(c.rng, 3)
    if not others_phone(c, made) or made[8:] in {x[8:] for x in c.case.phones}:
        return None
    return hard("file", c.pick(f"tel:+44{made[1:]}", f"sms:{made}", f"44{made[1:]}@chat.invalid"))


@sixth("not/t61-phone-end-in-meter", NOT)
def _meter(c: Ctx) -> Form | None:
    n = c.phone()
    return hard(
        "field",
        f"{c.pick('MPAN', 'Meter', 'Serial')} {checks.digits(c.rng, 4)}{n[-6:]}{checks.digits(c.rng, 3)}",
    )


@sixth("not/t62-public-lines", NOT)
def _public(c: Ctx) -> Form | None:
    return hard(
        "phone", c.pick("0800 1111", "0808 2000 247", "116 123", "159", "105", "0345 300 3900", "85258")
    )


@sixth("not/t63-nhs-sibling-message", NOT)
def _nhs(c: Ctx) -> Form | None:
    n = checks.nhs_sibling(c.rng, c.case.nhs)
    return hard("field", c.pick(f"PID|2||{n}^^^NHS", f"nhs={n}", f"{n[:3]}.{n[3:6]}.{n[6:]}"))


@sixth("not/t64-upn-sibling-link", NOT)
def _upn(c: Ctx) -> Form | None:
    u = checks.upn_sibling(c.rng, c.case.upn)
    return hard("file", f"https://mis.example/p?upn={u}")


@sixth("not/t65-nino-other-letters", NOT)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return soft("nino", f"{c.pick('AB', 'JC', 'NX')}{n[2:]}")


@sixth("not/t66-plate-same-end", NOT)
def _plate(c: Ctx) -> Form | None:
    a, b = c.case.vehicle.split()
    made = "".join(c.rng.choice(checks.PLATE_LETTERS) for _ in range(2)) + c.pick("15", "17", "62", "69")
    return hard("vehicle", f"{made} {b}") if made[:2] != a[:2] else None


@sixth("not/t67-account-as-money", NOT)
def _money(c: Ctx) -> Form | None:
    return soft("there", out("told of a budget of "), f"£{int(c.case.bank[1]):,}")


@sixth("not/t68-reference-far-off", NOT)
def _ref(c: Ctx) -> Form | None:
    stem, year, number = c.case.ref.rsplit("-", 2)
    made = (int(number) + c.rng.choice((111, 900, 4040))) % 100_000
    return hard("field", c.pick(f"[{stem}-{year}-{made:05d}]", f"{{ref:_{stem}-{year}-{made:05d}:ref}}"))


@sixth("not/t69-handles-of-others", NOT)
def _handle(c: Ctx) -> Form | None:
    return hard(
        "quote", out("@"), c.pick("marble_otter_44", "the.cardigan.club", "no1-plasterer", "bake_sale_ldn")
    )


@sixth("not/t70-address-of-machine", NOT)
def _machine(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return hard("field", c.pick(f"IP 10.{d}.{m}.{y % 100}", f"192.168.{m}.{d}", f"build {m}.{d}.1107-rc1"))


@sixth("not/t71-mail-of-service", NOT)
def _service(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", c.pick(f"dpo@{host}", f"POSTMASTER@{host}", f"unsubscribe+771@{host}"))


@sixth("not/t72-open-phone-shapes", NOT)
def _open(c: Ctx) -> Form | None:
    n = c.case.open_values[c.pick("phone", "duty", "own_phone")].replace(" ", "")
    return hard("phone", c.pick(f"tel:{n}", f"{n[:4]}-{n[4:7]}-{n[7:]}", f"+44 (0){n[1:]}"))


@sixth("not/t73-iban-of-other", NOT)
def _iban(c: Ctx) -> Form | None:
    i = c.case.bank[2]
    made = checks.iban("TEST", checks.digits(c.rng, 6), checks.digits(c.rng, 8))
    return hard("bank", f"{made[:4]} {made[4:8]} {made[8:]}") if made != i else None


@sixth("not/t74-case-number-of-court", NOT)
def _court(c: Ctx) -> Form | None:
    year, number = c.case.ref.rsplit("-", 2)[1:]
    return hard(
        "ref", c.pick(f"[{year}] EWFC {int(number) % 300}", f"ZC{year[2:]}C{int(number) % 90000:05d}")
    )


# --- dates ------------------------------------------------------------------------------
@sixth("not/t80-deed-of-later-year", NOT)
def _deed(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    year = c.rng.choice((2024, 2025, 2026))
    if (year, m, d) in c.case.dobs:
        return None
    return hard("block", out("Dated "), f"this {ordinal(d)} day of {MONTHS[m - 1]} {year}")


@sixth("not/t81-next-year-in-words", NOT)
def _words(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    year = y + c.rng.choice((1, -1, 4))
    if (year, m, d) in c.case.dobs:
        return None
    return hard("call", f"the {ordinal_words(d)} of {MONTHS[m - 1]} {year_words(year)}")


@sixth("not/t82-statutes", NOT)
def _statutes(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("told about "),
        c.pick(
            "the Children Act 1989",
            f"section {d}({m}) of the Act",
            f"Part {d}, rule {d}.{m}",
            f"Article {m}",
            f"paragraph {d}.{m}.1",
        ),
    )


@sixth("not/t83-time-stamp", NOT)
def _stamp(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    year = c.rng.choice((2024, 2025))
    return hard(
        "file", c.pick(f"IMG_{year}{m:02d}{d:02d}_101533.jpg", f"Scan {year}-{m:02d}-{d:02d} 10.15.pdf")
    )


@sixth("not/t84-school-year", NOT)
def _school(c: Ctx) -> Form | None:
    y = c.rng.choice(c.case.dobs)[0]
    return hard(
        "there",
        out("listed for "),
        c.pick(
            f"{y}/{(y + 1) % 100:02d}", f"the {y} intake", f"the spring of {y}", f"FY{y}-{(y + 1) % 100:02d}"
        ),
    )


@sixth("not/t85-edition", NOT)
def _edition(c: Ctx) -> Form | None:
    y, m, _ = c.rng.choice(c.case.dobs)
    return hard("there", out("reading "), f"the {MONTHS[m - 1]} {y} {c.pick('edition', 'issue', 'tariff')}")


@sixth("not/t86-measures", NOT)
def _measures(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("measured: "),
        c.pick(
            f"BP {d + 100}/{m + 60}",
            f"vision 6/{d}",
            f"{d}.{m} kg",
            f"{d}:{m:02d} minutes",
            f"scored {d}/{d + 3}",
        ),
    )


@sixth("not/t87-number-of-year", NOT)
def _number(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return hard("ref", c.pick(f"No. {d} of {y}", f"SI {y}/{d}{m}1", f"Circular {m}/{y}"))


@sixth("not/t88-other-month", NOT)
def _month(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    other = m % 12 + 1
    if (y, other, d) in c.case.dobs or d == other:
        return None
    return hard(
        "there",
        out("admitted on "),
        c.pick(f"{d} {MONTHS[other - 1]} {y}", f"{d:02d}.{other:02d}.{y}", f"{y}{other:02d}{d:02d}"),
    )


@sixth("not/t89-day-and-month-plan", NOT)
def _plan(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("back on "),
        c.pick(f"the {ordinal(d)} {MONTHS[m - 1]}", f"{MONTHS[m - 1]} {ordinal(d)}", f"{d}/{m}"),
        out(" at nine for the review"),
    )
