"""Hard distractors around names and numbers: must not be redacted."""

from __future__ import annotations

from . import checks
from .context import Ctx
from .distractors_place import D, hard
from .model import SEEN_ONLY, SOFT, Form, define, form, out
from .people import Person

VERBS = {
    "May": ("in May", "since May 2024", "by 3 May 2025", "as may be", "she may agree"),
    "June": ("in June", "until June 2024", "by 8 June 2025", "every June"),
    "Will": ("she will agree", "a living will", "the will of the court"),
    "Rose": ("the number rose again", "a rose bush", "as her voice rose"),
    "Hope": ("we hope so", "in the hope of change", "with little hope"),
    "Grace": ("a period of grace", "with good grace", "saying grace"),
    "Mark": ("a red mark", "to mark the occasion", "full marks"),
    "Faith": ("in good faith", "a faith school", "matters of faith"),
    "Bell": ("the school bell", "the bell rang", "a door bell"),
    "Young": ("young people", "the young person", "while young"),
    "Carpenter": ("a carpenter", "the carpenter came"),
    "Price": ("the price of fuel", "at any price"),
    "Field": ("the playing field", "in the field", "a field trip"),
    "Potter": ("a potter by trade", "to potter about"),
}
LONGER = {
    "Rose": ("Rosemary", "roses"),
    "May": ("mayor", "maybe", "Mayfield"),
    "Will": ("willow", "willing"),
    "Hope": ("hopeless", "Hopetoun"),
    "June": ("Juneau",),
    "Grace": ("graceful",),
    "Mark": ("market", "marking"),
    "Faith": ("faithful",),
    "Thomas": ("Thomasina", "Thomaston"),
    "Bell": ("belly", "Bellingham"),
    "Young": ("younger", "youngsters"),
    "Price": ("priceless", "Priceville"),
    "Field": ("fielding", "Fielding"),
    "Potter": ("pottery", "Potterton"),
    "Tamsin": ("Tamsinwell",),
    "Declan": ("Declansford",),
}


def words_of(p: Person) -> list[str]:
    """Names of a person that are also words."""
    return [n for n in (p.forename, p.surname) if n in VERBS]


@define("not/word-not-name", D)
def _verb(c: Ctx) -> Form | None:
    p = c.person(words_of)
    return p and hard("there", out("and it was noted "), c.rng.choice(VERBS[c.rng.choice(words_of(p))]))


@define("not/name-inside-word", D)
def _inside(c: Ctx) -> Form | None:
    names = [n for p in c.case.people for n in (p.forename, p.surname) if n in LONGER]
    if names and c.rng.random() < 0.7:
        return hard("there", out("near "), c.rng.choice(LONGER[c.rng.choice(names)]))
    p = c.person(lambda x: x.surname.isalpha() and len(x.surname) <= 8)
    return p and hard("there", out("near "), p.surname + c.pick("worth", "stead", "ington"))


@define("not/allowed-shared-surname", D)
def _shared_surname(c: Ctx) -> Form | None:
    kin = c.case.kin
    return hard("person", kin.short) if kin and c.case.people[0].surname_shared else None


@define("not/allowed-shared-forename", D)
def _shared_forename(c: Ctx) -> Form | None:
    kin = c.case.kin
    return hard("person", kin.short) if kin and c.case.people[0].forename_shared else None


@define("not/allowed-shared-surname-upper", D, sets=SEEN_ONLY)
def _shared_upper(c: Ctx) -> Form | None:
    kin = c.case.kin
    return (
        hard("field", c.pick(kin.short.upper(), f"{kin.surname}, {kin.forename}"))
        if kin and c.case.people[0].surname_shared
        else None
    )


@define("not/allowed-person", D)
def _allowed(c: Ctx) -> Form | None:
    p = c.rng.choice([x for x in c.case.open_people if x is not c.case.kin])
    return hard("person", c.pick(p.short, p.full, f"{p.title} {p.surname}", p.surname))


@define("not/stranger", D)
def _stranger(c: Ctx) -> Form | None:
    names = c.vocab.strangers
    return hard("person", f"{c.rng.choice(names[5:])} {c.rng.choice(names[:5])}")


@define("not/stranger-same-surname", D)
def _stranger_surname(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared)
    return form("person", f"{c.rng.choice(c.vocab.strangers[5:])} {p.surname}", expect=SOFT) if p else None


@define("not/stranger-same-forename", D)
def _stranger_forename(c: Ctx) -> Form | None:
    p = c.person()
    return form("person", f"{p.forename} {c.rng.choice(c.vocab.strangers[:5])}", expect=SOFT)


@define("not/title-of-both", D)
def _title_both(c: Ctx) -> Form | None:
    kin = c.case.kin
    if not kin or not c.case.people[0].surname_shared:
        return None
    return form("person", f"{kin.title} {kin.surname}", expect=SOFT)


@define("not/acronym", D)
def _acronym(c: Ctx) -> Form | None:
    words = (
        "ADHD",
        "CAMHS",
        "EHCP",
        "MARAC",
        "SENCO",
        "LADO",
        "IRO",
        "NFA",
        "S47",
        "PLO",
        "CIN",
        "DoLS",
        "T/C",
        "FGC",
    )
    return hard("there", out("as agreed with "), c.rng.choice(words))


@define("not/phone-one-digit", D)
def _phone(c: Ctx) -> Form | None:
    n = c.phone()
    i = c.rng.randrange(7, 11)
    made = n[:i] + c.rng.choice([x for x in "0123456789" if x != n[i]]) + n[i + 1 :]
    taken = {x.replace(" ", "") for x in (*c.case.phones, c.case.derived["phone"])}
    swaps = {n[:k] + n[k + 1] + n[k] + n[k + 2 :] for n in taken for k in range(10)}
    if made in taken | swaps:
        return None
    a, b, d = checks.phone_groups(made)
    return hard("phone", c.pick(f"{a} {b} {d}", made, f"+44 {a[1:]} {b} {d}"))


@define("not/phone-inside-digits", D)
def _phone_inside(c: Ctx) -> Form | None:
    n = c.phone()
    return hard(
        "ref", c.pick(f"{c.rng.randrange(1, 9)}{n}{c.rng.randrange(100)}", f"{n}{checks.digits(c.rng, 3)}")
    )


@define("not/phone-tail-as-amount", D)
def _tail(c: Ctx) -> Form | None:
    tail = c.phone()[-3:]
    return hard("there", out("with costs of "), c.pick(f"£{tail}", f"£{tail}.50", f"{tail} euros"))


@define("not/phone-code-only", D)
def _code(c: Ctx) -> Form | None:
    return hard("there", out("from a number starting "), c.phone()[:5])


@define("not/nhs-sibling", D)
def _nhs(c: Ctx) -> Form | None:
    made = checks.nhs_sibling(c.rng, c.case.nhs)
    return hard("nhs", c.pick(made, f"{made[:3]} {made[3:6]} {made[6:]}"))


@define("not/upn-sibling", D)
def _upn(c: Ctx) -> Form | None:
    return hard("upn", checks.upn_sibling(c.rng, c.case.upn))


@define("not/nino-one-digit", D)
def _nino(c: Ctx) -> Form | None:
    n = c.case.nino
    return hard("nino", n[:2] + checks.change_one(c.rng, n[2:8]) + n[8])


@define("not/plate-one-off", D)
def _plate(c: Ctx) -> Form | None:
    return hard("vehicle", checks.change_one(c.rng, c.case.vehicle))


@define("not/account-one-digit", D)
def _account(c: Ctx) -> Form | None:
    return hard("bank", checks.change_one(c.rng, c.case.bank[1]))


@define("not/sort-code-other-account", D, sets=SEEN_ONLY)
def _sort(c: Ctx) -> Form | None:
    s = c.case.bank[0]
    number = checks.digits(c.rng, 8)
    return hard("bank", out(f"{s[:2]}-{s[2:4]}-{s[4:]} "), number) if number != c.case.bank[1] else None


@define("not/iban-other", D)
def _iban(c: Ctx) -> Form | None:
    sort, _number, iban = c.case.bank
    return hard("bank", checks.iban(iban[4:8], checks.change_one(c.rng, sort), checks.digits(c.rng, 8)))


@define("not/reference-sibling", D)
def _ref(c: Ctx) -> Form | None:
    ref = c.case.ref
    return hard("ref", ref[:-3] + f"{(int(ref[-3:]) + c.rng.randrange(2, 400)) % 1000:03d}")


@define("not/mail-same-host", D)
def _mail(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", f"{c.pick('office', 'reception', 'minutes', 'noreply')}@{host}")


@define("not/open-values", D)
def _open(c: Ctx) -> Form | None:
    key = c.pick("phone", "email", "duty", "own_phone", "own_email", "vehicle")
    frame = {"email": "email", "own_email": "email", "vehicle": "vehicle"}.get(key, "phone")
    return hard(frame, c.case.open_values[key])


@define("not/host-alone", D)
def _host(c: Ctx) -> Form | None:
    return hard("file", c.rng.choice(c.case.emails).split("@")[1])
