"""Hard distractors around addresses, dates and organisations: must not be redacted."""

from __future__ import annotations

from .context import Ctx
from .forms_address import digits_of
from .model import HARD, SEEN_ONLY, SOFT, Form, define, form, out
from .people import letters_only
from .places import Address, neighbour_postcode
from .words import MONTHS, ordinal

D = "distractor"
WORD_CORES = {
    "Orchard",
    "Fennel",
    "Glebe",
    "Cardinal",
    "Sycamore",
    "Beech",
    "Vicarage",
    "Foundry",
    "Hawthorn",
    "Dovecote",
    "Chancel",
    "Primrose",
    "Juniper",
    "Linden",
    "Cuckoo",
    "Priory",
}


def hard(frame: str, *parts: object) -> Form:
    """A distractor that must stay."""
    return form(frame, *parts, expect=HARD)  # type: ignore[arg-type]


def lenient(a: Address) -> bool:
    """The street itself may stay."""
    return a.street_alone != "redact"


@define("not/address-other-number", D)
def _other_number(c: Ctx) -> Form | None:
    a = c.address(lenient)
    if not a:
        return None
    n = int(digits_of(a))
    other = n + c.rng.choice((10, 20, 31, -10, 100, 7))
    return hard("address", f"{other if other > 1 else n + 50} {a.street}")


@define("not/address-digit-guard", D)
def _digit_guard(c: Ctx) -> Form | None:
    a = c.address(lambda x: lenient(x) and x.number.isdigit() and len(x.number) < 3)
    if not a:
        return None
    return hard("address", f"{c.pick('1' + a.number, a.number + '1', '3' + a.number)} {a.street}")


@define("not/address-other-letter", D)
def _other_letter(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "open")
    return a and hard(
        "address", f"{digits_of(a)}{c.rng.choice([x for x in 'defg' if not a.number.endswith(x)])} {a.street}"
    )


@define("not/address-same-number", D)
def _same_number(c: Ctx) -> Form | None:
    return hard("address", f"{c.address().number} {c.rng.choice(c.vocab.other_streets)}")


@define("not/postcode-neighbour", D)
def _neighbour(c: Ctx) -> Form | None:
    a = c.address()
    code = neighbour_postcode(c.rng, a.postcode)
    if code in {x.postcode for x in c.case.homes}:
        return None
    return (
        hard("postcode", code)
        if a.district_alone == "open"
        else hard("postcode", out(code.split()[0] + " "), code.split()[1])
    )


@define("not/number-of-things", D)
def _things(c: Ctx) -> Form | None:
    n = digits_of(c.address())
    text = c.pick(
        f"{n} sessions",
        f"£{n}",
        f"section {n}",
        f"page {n} of the bundle",
        f"{n} days",
        f"paragraph {n}",
        f"room {n}",
        f"week {n}",
        f"{n}%",
        f"aged {n}",
        f"regulation {n}",
        f"{n} miles",
        f"page no. {n}",
    )
    return hard("there", out("with reference to "), text)


@define("not/number-of-things-words", D, sets=SEEN_ONLY)
def _more_things(c: Ctx) -> Form | None:
    n = digits_of(c.address())
    text = c.pick(
        f"the {ordinal(int(n))} contact",
        f"table {n}",
        f"{n} mg",
        f"Article {n}",
        f"question {n}",
        f"{n} mins",
        f"item {n}",
        f"ward {n}",
    )
    return hard("there", out("with reference to "), text)


@define("not/address-permitted", D)
def _permitted(c: Ctx) -> Form | None:
    return hard("address", c.rng.choice(c.case.open_addresses))


@define("not/town-open", D)
def _town(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town_alone == "open")
    return hard("town", a.town.name)


@define("not/district-open", D)
def _district(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.district_alone == "open")
    return hard("town", out("the "), a.town.outward, out(" area"))


@define("not/street-open", D)
def _street(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "open")
    return a and hard("street", a.street)


@define("not/never-match", D)
def _never(c: Ctx) -> Form | None:
    return hard("place", c.case.never[0])


@define("not/coordinates-away", D)
def _away(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and hard(
        "location",
        f"{a.lat + c.rng.choice((-0.03, 0.03, 0.2)):.4f}, {a.lon + c.rng.choice((-0.05, 0.05)):.4f}",
    )


@define("not/what3words-other", D)
def _other_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    words = a.words.split(".")
    words[c.rng.randrange(3)] = c.pick("gravel", "tablet", "sunset")
    return hard("location", "///" + ".".join(words))


@define("not/core-as-word", D)
def _core_word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in WORD_CORES and x.street_alone != "redact")
    return a and hard("there", out("near the old "), a.core.lower())


@define("not/church-of-saint", D)
def _church(c: Ctx) -> Form | None:
    names = [a.core for a in c.case.homes if a.has_saint] + [
        o.core for o in c.case.orgs if o.core.startswith("St ")
    ]
    if not names:
        return None
    saint = c.rng.choice(names)
    return form("place", f"{saint} {c.pick('Church', 'Hospice', 'church hall')}", expect=SOFT)


@define("not/date-other-year", D)
def _other_year(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    year = c.rng.choice((2024, 2025, 2026, y + 1 if y < 2000 else y - 1))
    if (year, m, d) in c.case.dobs or year == y:
        return None
    return hard(
        "there",
        out("on "),
        c.pick(
            f"{d} {MONTHS[m - 1]} {year}",
            f"{d:02d}/{m:02d}/{year}",
            f"{ordinal(d)} {MONTHS[m - 1]} {year}",
            f"{year}-{m:02d}-{d:02d}",
        ),
    )


@define("not/date-other-day", D)
def _other_day(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    day = d % 28 + 1
    if (y, m, day) in c.case.dobs or (m, day) == (d, m):
        return None
    return hard(
        "there",
        out("on "),
        c.pick(f"{day} {MONTHS[m - 1]} {y}", f"{day:02d}/{m:02d}/{y}", f"{y}-{m:02d}-{day:02d}"),
    )


@define("not/date-other-month", D)
def _other_month(c: Ctx) -> Form | None:
    y, m, d = c.rng.choice(c.case.dobs)
    month = m % 12 + 1
    if (y, month, d) in c.case.dobs or (month, d) == (d, m):
        return None
    return hard("there", out("on "), c.pick(f"{d} {MONTHS[month - 1]} {y}", f"{d}.{month}.{y}"))


@define("not/day-and-month", D)
def _day_month(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there", out("at a hearing on "), c.pick(f"{d} {MONTHS[m - 1]}", f"{ordinal(d)} {MONTHS[m - 1]}")
    )


@define("not/month-and-year", D, sets=SEEN_ONLY)
def _month_year(c: Ctx) -> Form | None:
    y, m, _ = c.rng.choice(c.case.dobs)
    return hard("there", out("between visits in "), f"{MONTHS[m - 1]} {y}")


@define("not/fraction", D)
def _fraction(c: Ctx) -> Form | None:
    _, m, d = c.rng.choice(c.case.dobs)
    return hard(
        "there", out("in "), c.pick(f"{d}/{m} of the sessions", f"about {d}.{m} hours", f"version {d}.{m}")
    )


@define("not/generic-words", D)
def _generic(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("at the "),
        c.pick(
            "primary school",
            "surgery",
            "health centre",
            "high school",
            "medical practice",
            "contact centre",
            "junior school",
            "Health Centre",
            "primary School",
        ),
    )


@define("not/other-school", D)
def _other_school(c: Ctx) -> Form | None:
    o = c.org("school")
    return hard("school", f"{c.rng.choice(c.vocab.strangers[:5])} {o.generic}")


@define("not/other-saint-school", D)
def _other_saint(c: Ctx) -> Form | None:
    o = c.org("school", lambda x: x.core.startswith("St "))
    return o and hard("school", f"{c.pick('St Agatha', 'St Edmund')}'s {o.generic}")


@define("not/other-practice", D)
def _other_practice(c: Ctx) -> Form | None:
    o = c.org("gp")
    return hard("gp", f"{c.rng.choice(c.vocab.strangers[:5])} {o.generic}")


@define("not/org-core-elsewhere", D)
def _core_elsewhere(c: Ctx) -> Form | None:
    o = c.org(wanted=lambda x: x.generic and x.core.isalpha())
    return form("place", f"{o.core} {c.pick('Rovers', 'Allotments', 'Road')}", expect=SOFT)


@define("not/text-word", D)
def _text_word(c: Ctx) -> Form | None:
    return hard(
        "there",
        out("near "),
        c.pick("the mill", "the bakery", "the quarry", "the depot", "a caravan", "a houseboat"),
    )


@define("not/street-file", D, sets=SEEN_ONLY)
def _street_file(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "open")
    return a and hard("file", f"{int(digits_of(a)) + 300}-{letters_only(a.core)}.jpg")
