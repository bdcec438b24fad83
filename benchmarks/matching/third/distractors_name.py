"""Near misses of names, handles and mail: other people, ordinary words, things named alike."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard
from benchmarks.matching.model import SOFT, Form, form, out
from benchmarks.matching.people import letters_only

from .common import third

WORDS = {
    "April": ("in April", "by 4 April 2025", "April showers", "since last April"),
    "Dawn": ("at dawn", "a dawn raid", "the dawn chorus"),
    "Violet": ("a violet dress", "violet paint", "ultra violet light"),
    "Joy": ("with joy", "jumping for joy", "the joy of reading"),
    "Frank": ("a frank talk", "to be frank", "frank and open"),
    "Jasper": ("a jasper ring", "jasper and agate"),
    "Marsh": ("the marsh path", "salt marsh", "marsh gas"),
    "Cook": ("a cook in the canteen", "to cook pasta", "the school cook"),
    "Lamb": ("lamb chops", "a lamb at the farm", "lamb stew"),
    "Church": ("at church", "the church hall", "church on Sunday"),
}
STARTS = {
    "April": "April is a hard month for them.",
    "Dawn": "Dawn broke as they arrived.",
    "Violet": "Violet light filled the ward.",
    "Joy": "Joy was plain on every face.",
    "Frank": "Frank discussion took place.",
    "Marsh": "Marsh plants were drawn in class.",
    "Cook": "Cook the meal together, the plan says.",
    "Lamb": "Lamb was served at lunch.",
    "Church": "Church of England schools were toured.",
}
LONGER = {
    "Frances": ("Francesca", "Franceska"),
    "Samuel": ("Samuelson", "Samuels-Reid"),
    "Anthony": ("Anthonyson",),
    "Nicholas": ("Nicholaston",),
    "Eleanor": ("Eleanoria",),
    "Frederick": ("Fredericksburg", "Fredericton"),
    "Lawrence": ("Lawrencekirk",),
    "April": ("Aprilia",),
    "Dawn": ("Dawnay", "dawned"),
    "Joy": ("joyful", "Joyce"),
    "Frank": ("Franklin", "Frankfurt"),
    "Violet": ("violets", "Violetta"),
    "Marsh": ("Marshall", "marshal"),
    "Cook": ("Cookson", "cooker"),
    "Lamb": ("Lambert", "Lambeth"),
    "Church": ("Churchill", "churches"),
    "Grewal": ("Grewalpur",),
    "Prosser": ("Prosserton",),
    "Crowther": ("Crowtherfield",),
    "Hassan": ("Hassanabad",),
}


def word_names(c: Ctx, table: dict[str, object]) -> list[str]:
    """Names of protected people that a table knows."""
    return [n for p in c.case.people for n in (p.forename, p.surname) if n in table]


@third("not/s40-word-not-name", D)
def _word(c: Ctx) -> Form | None:
    names = word_names(c, dict(WORDS))
    return (
        hard("there", out("and a note about "), c.rng.choice(WORDS[c.rng.choice(names)])) if names else None
    )


@third("not/s41-word-starts-sentence", D)
def _start(c: Ctx) -> Form | None:
    names = word_names(c, dict(STARTS))
    return hard("block", STARTS[c.rng.choice(names)]) if names else None


@third("not/s42-longer-name", D)
def _longer(c: Ctx) -> Form | None:
    names = word_names(c, dict(LONGER))
    return hard("there", out("about "), c.rng.choice(LONGER[c.rng.choice(names)])) if names else None


@third("not/s43-near-surname", D)
def _near(c: Ctx) -> Form | None:
    near = {
        "Satterthwaite": "Satterfield",
        "Tattersall": "Tattershall Castle",
        "Crowther": "Growcott",
        "Urquhart": "Urquiza",
        "Farquharson": "Farquhar",
        "Okonkwo": "Okoro",
        "Entwistle": "Thistlewood",
        "Khattak": "Khatun",
        "Grewal": "Agarwal",
        "Dalrymple": "Darnley",
        "Prosser": "Purcell",
        "Pawluk": "Pawlak",
        "Barzani": "Barazanchi",
        "Zieliński": "Zielonka",
        "Zielińska": "Zielonka",
        "Fitzmaurice": "Fitzgerald",
        "Oakeshott": "Oakeley",
        "Cholmondeley": "Cholsey",
        "Dlamini": "Delamere",
        "Adegboyega": "Adegoke",
    }
    p = c.person(lambda x: x.surname in near)
    return p and hard("person", f"{c.rng.choice(c.vocab.strangers[5:])} {near[p.surname]}")


@third("not/s44-kin-initial", D)
def _kin_initial(c: Ctx) -> Form | None:
    kin, adult = c.case.kin, c.case.people[0]
    if not kin or not adult.surname_shared:
        return None
    taken = {p.forename[0] for p in c.case.people if p.surname == kin.surname}
    taken |= {p.middle.name[0] for p in c.case.people if p.middle and p.surname == kin.surname}
    taken |= {p.known_as[0] for p in c.case.people if p.known_as}
    return None if kin.forename[0] in taken else hard("person", f"{kin.forename[0]}. {kin.surname}")


@third("not/s45-kin-in-lower", D)
def _kin_lower(c: Ctx) -> Form | None:
    kin = c.case.kin
    if not kin or not (c.case.people[0].surname_shared or c.case.people[0].forename_shared):
        return None
    return hard("quote", kin.short.lower())


@third("not/s46-kin-turned", D)
def _kin_turned(c: Ctx) -> Form | None:
    kin = c.case.kin
    if not kin or not c.case.people[0].surname_shared:
        return None
    return hard(
        "field",
        c.pick(
            f"{kin.surname.upper()}, {kin.forename}",
            f"{kin.surname} {kin.forename}",
            f"{kin.forename.upper()} {kin.surname.upper()}",
        ),
    )


@third("not/s47-kin-mail", D)
def _kin_mail(c: Ctx) -> Form | None:
    kin = c.case.kin
    if not kin or not c.case.people[0].surname_shared:
        return None
    return hard("email", f"{letters_only(kin.forename)}.{letters_only(kin.surname)}@mail.example")


@third("not/s48-open-person-forms", D)
def _open(c: Ctx) -> Form | None:
    p = c.rng.choice([x for x in c.case.open_people if x is not c.case.kin])
    return hard(
        "person",
        c.pick(
            p.short.upper(),
            f"{p.surname}, {p.forename}",
            f"{p.forename[0]}. {p.surname}",
            p.short.lower(),
            p.forename,
        ),
    )


@third("not/s49-stranger-shapes", D)
def _stranger(c: Ctx) -> Form | None:
    a, b = c.rng.choice(c.vocab.strangers[5:]), c.rng.choice(c.vocab.strangers[1:5])
    return hard(
        "person", c.pick(f"{b}, {a}", f"Ms {b}", f"{a[0]}. {b}", f"{a} {b}-Jones", f"{a.upper()} {b.upper()}")
    )


@third("not/s50-thing-of-the-surname", D)
def _thing(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and not x.surname_shared)
    return p and form(
        "place", f"{p.surname} {c.pick('Road', 'Hospital Trust', 'Memorial Hall', 'Arms')}", expect=SOFT
    )


@third("not/s51-famous", D)
def _famous(c: Ctx) -> Form | None:
    known = {
        "Eleanor": "Eleanor Rigby",
        "Samuel": "Samuel Pepys",
        "Anthony": "Anthony Trollope",
        "Lawrence": "Lawrence of Arabia",
        "Frances": "Frances Burnett",
        "Nicholas": "Nicholas Nickleby",
    }
    p = c.person(lambda x: x.forename in known)
    return p and form("there", out("reading about "), known[p.forename], expect=SOFT)


@third("not/s52-day-of-the-saint", D)
def _saint_day(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("on "),
        c.pick("St Swithin's Day", "St Crispin's Day", "All Saints' Day", "St Stephen's Day"),
    )


@third("not/s53-mail-other-local", D)
def _mail(c: Ctx) -> Form | None:
    host = c.rng.choice(c.case.emails).split("@")[1]
    return hard("email", f"{c.pick('bookings', 'payroll', 'imogen.tuckwell', 'h.prendergast')}@{host}")


@third("not/s54-phone-near-shapes", D)
def _phone(c: Ctx) -> Form | None:
    n = c.phone()
    i = c.rng.randrange(8, 11)
    made = n[:i] + c.rng.choice([x for x in "0123456789" if x != n[i]]) + n[i + 1 :]
    taken = {x.replace(" ", "") for x in (*c.case.phones, c.case.derived["phone"])}
    swaps = {t[:k] + t[k + 1] + t[k] + t[k + 2 :] for t in taken for k in range(10)}
    if made in taken | swaps:
        return None
    a, b, d = checks.phone_groups(made)
    return hard(
        "phone",
        c.pick(
            f"{a}.{b}.{d}",
            f"(+44) {a[1:]} {b} {d}",
            f"{made[:4]} {made[4:7]} {made[7:]}",
            f"0044 {a[1:]}{b}{d}",
        ),
    )


@third("not/s55-duty-shapes", D)
def _duty(c: Ctx) -> Form | None:
    n = c.case.open_values[c.pick("duty", "own_phone", "phone")].replace(" ", "")
    return hard("phone", c.pick(n, "+44" + n[1:], f"{n[:5]}-{n[5:]}"))


@third("not/s56-initials-as-words", D)
def _initials(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("per "),
        c.pick(
            "ICPC",
            "MASH",
            "TAF",
            "SEND",
            "PEP",
            "LAC review",
            "RCPC",
            "DASH",
            "CME",
            "SGO",
            "PIP",
            "UC",
            "ESA",
            "TWOC",
            "RTA",
        ),
    )


@third("not/s57-handle-of-other", D)
def _handle(c: Ctx) -> Form | None:
    return hard(
        "file",
        c.pick(
            "@lakeside_cakes",
            "@bakes_by_imogen",
            "@plumbing-kings",
            "@gethin.official.band",
            "@hair_by_danuta",
        ),
    )


@third("not/s58-kin-only-forename", D)
def _kin_forename(c: Ctx) -> Form | None:
    kin = c.case.kin
    return (
        hard("person", c.pick(kin.forename, f"{kin.forename}'s"))
        if kin and c.case.people[0].surname_shared
        else None
    )
