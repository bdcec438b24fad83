"""Places that only resemble a protected one: next doors, other codes, words, times, permitted addresses."""

from __future__ import annotations

from benchmarks.matching.checks import PLATE_LETTERS
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, may_stay, soft
from benchmarks.matching.places import neighbour_postcode
from benchmarks.matching.words import number_words

from .common import count, fifth, plain_number, single, typed

COMMON = {
    "Cinder": ("a cinder path", "the cinder track"),
    "Harvest": ("a harvest supper", "the harvest assembly"),
    "Railway": ("the railway bridge", "a model railway"),
    "Viaduct": ("the old viaduct", "a drawing of a viaduct"),
    "Lavender": ("a lavender bag",),
    "Osprey": ("an osprey project", "the osprey nest"),
    "Elderberry": ("elderberry cordial",),
    "Damask": ("a damask cloth",),
    "Yarrow": ("yarrow tea",),
    "Blackthorn": ("a blackthorn hedge",),
    "Goldcrest": ("a goldcrest on the feeder",),
    "Underwood": ("the underwood was cleared",),
}
HOUSES = {
    "The Willows": "the willows by the pond",
    "The Granary": "the granary at the farm museum",
    "The Old Vicarage": "an old vicarage on the hill",
    "Magpie Cottage": "a magpie on the cottage roof",
    "Wren Lodge": "the wren box and the lodge sign",
    "Harebell House": "a harebell picture in the house",
    "Holm Farm": "the farm visit",
}


@fifth("not/r01-next-door", NOT)
def _next(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x) and count(x) > 4)
    return a and hard("address", f"{count(a) + c.rng.choice((2, -2, 4, 1, -1))} {a.street}")


@fifth("not/r02-next-door-words", NOT)
def _next_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x) and typed(x))
    return a and hard("address", f"{number_words(count(a) + c.rng.choice((2, 3, 10)), '-')} {a.street}")


@fifth("not/r03-digits-exchanged", NOT)
def _exchanged(c: Ctx) -> Form | None:
    a = c.address(
        lambda x: may_stay(x) and plain_number(x) and len(set(x.number)) > 1 and x.number[-1] != "0"
    )
    return a and hard("address", f"{a.number[::-1]} {a.street}") if a and a.number[::-1] != a.number else None


@fifth("not/r04-same-number-same-type", NOT)
def _same_type(c: Ctx) -> Form | None:
    a = c.address(typed)
    return a and hard("address", f"{a.number} {c.rng.choice(c.vocab.strangers[:5])} {a.stype}")


@fifth("not/r05-range-without-it", NOT)
def _range(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x))
    if not a:
        return None
    low = count(a) + c.rng.randrange(3, 12)
    return hard("address", f"{low}{c.pick('-', ' to ', ' – ')}{low + 6} {a.street}")


@fifth("not/r06-code-next", NOT)
def _code(c: Ctx) -> Form | None:
    a = c.address()
    made = neighbour_postcode(c.rng, a.postcode)
    if made in {x.postcode for x in c.case.homes} or (
        made[:-2] == a.postcode[:-2] and a.district_alone != "open"
    ):
        return None
    first, last = made.split()
    return hard("postcode", out(first.lower() + c.pick("", " ")), last.lower())


@fifth("not/r07-code-other-town", NOT)
def _code_town(c: Ctx) -> Form | None:
    inward = c.address().postcode.split()[1]
    other = c.rng.choice(
        [t.outward for t in c.vocab.towns if t.name not in {h.town.name for h in c.case.homes}]
    )
    return hard("postcode", f"{other} {inward}")


@fifth("not/r08-number-as-time", NOT)
def _time(c: Ctx) -> Form | None:
    n = count(c.address())
    h = n % 24
    return hard(
        "there",
        out("out "),
        c.pick(f"at {h:02d}:30", f"until {h}.15", f"from {h:02d}00 hrs", f"for {n} minutes", f"by {h}:45"),
    )


@fifth("not/r09-number-of-something", NOT)
def _thing(c: Ctx) -> Form | None:
    n = count(c.address())
    made = c.pick(
        f"bus {n}",
        f"Q{n}",
        f"fig. {n}",
        f"size {n}",
        f"{n} weeks pregnant",
        f"£{n}.00",
        f"locker {n}",
        f"Form {n}",
        f"bed {n}",
        f"{n} points",
        f"photo {n}",
        f"rule {n}",
        f"{n}kg",
    )
    return hard("there", out("with "), made)


@fifth("not/r10-street-word-as-word", NOT)
def _word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in COMMON)
    return a and hard("there", out("talking about "), c.rng.choice(COMMON[a.core]))


@fifth("not/r11-house-words-as-words", NOT)
def _house_word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name in HOUSES)
    return a and hard("there", out("near "), HOUSES[a.house_name])


@fifth("not/r12-permitted-other-writing", NOT)
def _permitted(c: Ctx) -> Form | None:
    made = c.rng.choice(c.case.open_addresses)
    return hard("address", c.pick(made.upper(), made.replace(",", ""), made.replace(", ", "\n")))


@fifth("not/r13-own-line", NOT)
def _own(c: Ctx) -> Form | None:
    parts = c.case.open_addresses[0].split(", ")
    line = next((p for p in parts if p[:1].isdigit()), "")
    shared = any(line.split(" ", 1)[-1] == h.street and not may_stay(h) for h in c.case.homes)
    return hard("address", line) if line and not shared else None


@fifth("not/r14-town-of-something", NOT)
def _town(c: Ctx) -> Form | None:
    a = c.case.homes[1]
    return hard("town", f"{a.town.name} {c.pick('Advertiser', 'Rugby Club', 'Food Festival', 'bypass')}")


@fifth("not/r15-same-line-other-town", NOT)
def _elsewhere(c: Ctx) -> Form | None:
    a = c.address(single)
    other = c.rng.choice([t for t in c.vocab.towns if t.name not in {h.town.name for h in c.case.homes}])
    return a and soft("address", f"{a.line}, {other.name} {other.outward} 1AA")


@fifth("not/r16-three-words-moved", NOT)
def _words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    one, two, three = a.words.split(".")
    return hard(
        "location", c.pick(f"///{three}.{one}.{two}", f"///{one}.{two}.lantern", f"{two}.{three}.{one}")
    )


@fifth("not/r17-position-other", NOT)
def _position(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    return hard("location", c.pick(f"{a.lat:.4f}, {a.lon + 0.4:.4f}", f"{a.lat - 0.25:.5f},{a.lon:.5f}"))


@fifth("not/r18-uprn-next", NOT)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    return a and hard("field", out("UPRN "), f"{int(a.uprn) + c.rng.choice((3, -4, 20)):012d}")


@fifth("not/r19-never-match-writings", NOT)
def _never(c: Ctx) -> Form | None:
    made = c.case.never[0]
    return hard("place", c.pick(made.upper(), f"{made} car park", f"the {made}"))


@fifth("not/r20-half-code", NOT)
def _half(c: Ctx) -> Form | None:
    first = c.rng.choice(PLATE_LETTERS)
    n = count(c.address())
    return hard(
        "there",
        out("with "),
        c.pick(f"paper size A{n % 9 + 1}", f"vitamin {first}{n % 9}", f"junction {n}", f"gate {first}"),
    )


@fifth("not/r21-street-word-firm", NOT)
def _firm(c: Ctx) -> Form | None:
    a = c.address(lambda x: single(x) and may_stay(x))
    return a and soft("org", f"{a.core} {c.pick('Taxis', 'Vets', 'Nursery')}")


@fifth("not/r22-open-street-said", NOT)
def _street(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "open" and typed(x))
    return a and hard("street", c.pick(a.street.upper(), f"the top of {a.street}", f"{a.street} bus stop"))
