"""Near misses of numbers, dates, bodies and texts: a careful reader leaves them."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard
from benchmarks.matching.model import SOFT, Form, form, out
from benchmarks.matching.words import MONTHS, ordinal

from .common import fourth
from .phones import runs_said

THINGS = {
    "Red Kite": ("a red kite over the moor", "the red kite they flew"),
    "Crow Hill": ("a crow on the hill",),
    "Rainbow": ("a rainbow after the rain", "rainbow laces"),
    "Lighthouse": ("the lighthouse at the point",),
    "Bridge": ("under the bridge", "a bridge of blocks"),
    "Open Door Project": ("an open door policy", "the open door"),
    "Marigold House": ("marigold seeds", "a pair of marigolds"),
    "Sanctuary Nine": ("the donkey sanctuary", "a place of sanctuary"),
    "Bassington & Brothers": ("the two brothers",),
    "Brightwater": ("bright water in the bay",),
}


def other_number(c: Ctx) -> str:
    """A telephone number near a withheld one that is no slip of it."""
    taken = {
        x.replace(" ", "") for x in (*c.case.phones, *c.case.derived.values(), *c.case.open_values.values())
    }
    swaps = {t[:k] + t[k + 1] + t[k] + t[k + 2 :] for t in taken for k in range(len(t) - 1)}
    while True:
        n = c.phone()
        made = n[:8] + checks.digits(c.rng, 3)
        if made not in taken | swaps:
            return made


@fourth("not/q60-phone-near", D)
def _phone(c: Ctx) -> Form | None:
    a, b, d = checks.phone_groups(other_number(c))
    return hard("phone", c.pick(f"(0){a[1:]} {b} {d}", f"{a}--{b}--{d}", f"44{a[1:]}{b}{d}", f"{a}{b} {d}"))


@fourth("not/q61-phone-near-said", D)
def _said(c: Ctx) -> Form | None:
    return hard("phone", runs_said(other_number(c), c.pick("oh", "zero", "nought")))


@fourth("not/q62-open-phone", D)
def _open(c: Ctx) -> Form | None:
    n = c.case.open_values[c.pick("duty", "own_phone", "phone")].replace(" ", "")
    return hard("phone", c.pick(f"(0){n[1:]}", n + "x", f"{n[:3]} {n[3:7]} {n[7:]}", f"{n[:5]}*{n[5:]}"))


@fourth("not/q63-number-in-number", D)
def _inside(c: Ctx) -> Form | None:
    n = c.rng.choice((c.case.nhs, c.phone(), c.case.bank[1]))
    return hard("ref", f"{checks.digits(c.rng, 3)}{n}{checks.digits(c.rng, 4)}")


@fourth("not/q64-nhs-of-sibling", D)
def _nhs(c: Ctx) -> Form | None:
    n = checks.nhs_sibling(c.rng, c.case.nhs)
    return hard("nhs", c.pick(f"{n[:9]}-{n[9]}", f"{n[:3]}--{n[3:6]}--{n[6:]}", f"{n} (verified)"))


@fourth("not/q65-upn-of-sibling", D)
def _upn(c: Ctx) -> Form | None:
    u = checks.upn_sibling(c.rng, c.case.upn)
    return hard("upn", c.pick(f"{u[0]} {u[1:]}", f"<UPN>{u}</UPN>", f"{u[:4]} {u[4:8]} {u[8:]}"))


@fourth("not/q66-nino-of-other", D)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    middle = f"{(int(n[2:8]) + 104_729 * c.rng.randrange(1, 8)) % 1_000_000:06d}"
    if sum(a != b for a, b in zip(middle, n[2:8], strict=True)) < 3:
        return None
    return hard("nino", c.pick(f"QQ-{middle}-{n[8]}", f"QQ {middle[:3]} {middle[3:]} {n[8]}"))


@fourth("not/q67-plate-same-year", D)
def _plate(c: Ctx) -> Form | None:
    head, tail = c.case.vehicle.split()
    other = "".join(c.rng.choice([x for x in "CEGHLPWX" if x != ch]) for ch in tail)
    return hard("vehicle", f"{c.rng.choice([x for x in 'EHKPT' if x != head[0]])}{head[1:]} {other}")


@fourth("not/q68-part-number", D)
def _part(c: Ctx) -> Form | None:
    tail = c.case.vehicle.split()[1]
    return hard(
        "there", out("with part number "), f"{checks.digits(c.rng, 3)}-{tail}-{checks.digits(c.rng, 2)}"
    )


@fourth("not/q69-account-near", D)
def _account(c: Ctx) -> Form | None:
    n = checks.change_one(c.rng, checks.change_one(c.rng, c.case.bank[1]))
    if n == c.case.bank[1]:
        return None
    return hard("bank", c.pick(f"{n[:4]}-{n[4:]}", f"a/c {n}", f"{n[:4]} {n[4:]}"))


@fourth("not/q70-other-iban", D)
def _iban(c: Ctx) -> Form | None:
    i = checks.iban("OTHR", checks.digits(c.rng, 6), checks.digits(c.rng, 8))
    return hard("bank", c.pick(i, " ".join(i[k : k + 4] for k in range(0, len(i), 4))))


@fourth("not/q71-sort-code-of-branch", D)
def _sort(c: Ctx) -> Form | None:
    s = c.case.bank[0]
    return form("bank", out("the branch "), f"{s[:2]}-{s[2:4]}-{s[4:]}", expect=SOFT)


@fourth("not/q72-next-reference", D)
def _ref(c: Ctx) -> Form | None:
    stem, year, serial = c.case.ref.rsplit("-", 2)
    made = f"{stem}-{year}-{(int(serial) + 1307) % 100000:05d}"
    return hard("block", out("RE: FW: ["), made, out("] hearing date"))


@fourth("not/q73-other-department", D)
def _department(c: Ctx) -> Form | None:
    year = c.case.ref.rsplit("-", 2)[1]
    return hard("ref", f"{c.pick('HB', 'CTAX', 'PLN')}-{year}-{checks.digits(c.rng, 5)}")


@fourth("not/q74-date-of-event", D)
def _event(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    year = c.rng.choice((2024, 2025))
    made = c.pick(
        f"{d:02d}/{m:02d}/{year}",
        f"{ordinal(d)} {MONTHS[m - 1]} {year}",
        f"{d} {MONTHS[m - 1][:3]} {year % 100}",
    )
    return hard("there", out("at the hearing on "), made)


@fourth("not/q75-date-other-day", D)
def _day(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    day = d + 9 if d < 16 else d - 9
    if (y, m, day) in c.case.dobs or (y, day, m) in c.case.dobs:
        return None
    return hard(
        "there",
        out("on "),
        c.pick(f"{day:02d}.{m:02d}.{y}", f"{ordinal(day)} {MONTHS[m - 1]} {y}", f"{y}{m:02d}{day:02d}"),
    )


@fourth("not/q76-date-turned", D)
def _turned(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice([x for x in c.case.dobs if x[2] < 13 and x[1] != x[2]] or [(0, 0, 0)])
    return form("there", out("on "), f"{m:02d}/{d:02d}/{y}", expect=SOFT) if y else None


@fourth("not/q77-clock-and-doses", D)
def _clock(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there",
        out("at "),
        c.pick(
            f"{d:02d}.{m:02d} hrs",
            f"{d}:{m:02d}",
            f"{d}/{m} of the dose",
            f"{d}.{m} mmol/L",
            f"score {d}-{m}",
        ),
    )


@fourth("not/q78-year-alone", D)
def _year(c: Ctx) -> Form | None:
    y = c.rng.choice(c.case.dobs)[0]
    return hard("there", out(c.pick("in ", "since ", "under the Act of ")), str(y))


@fourth("not/q79-digits-in-invoice", D)
def _invoice(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "ref",
        f"{c.pick('INV', 'PO', 'TX')}{checks.digits(c.rng, 2)}{d:02d}{m:02d}{y}{checks.digits(c.rng, 3)}",
    )


@fourth("not/q80-age-and-class", D)
def _age(c: Ctx) -> Form | None:
    y = c.rng.choice(c.case.dobs)[0]
    return hard(
        "there",
        out("when she was "),
        c.pick(f"{max(3, 2025 - y)} years old", f"aged {max(3, 2025 - y)}", "in year four"),
    )


# --- bodies, places, texts ------------------------------------------------------------------
@fourth("not/q85-other-bodies", D)
def _bodies(c: Ctx) -> Form | None:
    return hard("org", c.pick(
        "Fernleigh Community Primary School", "Holmlea Surgery",
        "Northgate Medical Practice", "Wrenfield Academy",
        "Castlefold Logistics Ltd", "Dunmore Solicitors", "Eastbrook High School", "Tidewell Health Centre",
    ))  # fmt: skip


@fourth("not/q86-other-saint", D)
def _saint(c: Ctx) -> Form | None:
    return hard(
        "school",
        f"St {c.pick('Wilfrid', 'Bede', 'Thecla')}'s "
        + c.pick("RC Primary School", "CofE Primary School", "Catholic High School"),
    )


@fourth("not/q87-same-saint-elsewhere", D)
def _same_saint(c: Ctx) -> Form | None:
    names = [o.core for o in c.case.orgs if o.core.startswith("St ")]
    return (
        form("place", f"{names[0]} {c.pick('Hospice', 'Well', 'Church hall')}", expect=SOFT)
        if names
        else None
    )


@fourth("not/q88-thing-of-that-name", D)
def _thing(c: Ctx) -> Form | None:
    found = [o.core for o in c.case.orgs if o.core in THINGS]
    return hard("there", out("by "), c.rng.choice(THINGS[c.rng.choice(found)])) if found else None


@fourth("not/q89-generic-place", D)
def _generic(c: Ctx) -> Form | None:
    return hard("there", out("near "), c.pick(
        "the contact suite", "the swimming baths", "a lay-by on the main road", "the old schoolroom",
        "the castle",
        "a meadow", "the medical centre", "the primary school", "Contact Centre reception",
    ))  # fmt: skip


@fourth("not/q90-part-of-text", D)
def _text(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("by "),
        c.pick(
            "the allotments",
            "a camper van",
            "a fishing boat",
            "the Grand Canal",
            "shirts on a line",
            "purple paint",
        ),
    )
