"""Near misses of addresses and places: a careful reader leaves them."""

from __future__ import annotations

from benchmarks.matching import checks
from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard, lenient
from benchmarks.matching.model import SOFT, Form, form, out
from benchmarks.matching.words import number_words

from .common import abbreviated, digits, fourth, one_word, typed, value

WORDS = {
    "Lavender": ("lavender oil", "a bag of lavender"),
    "Paddock": ("the pony in the paddock", "paddock fencing"),
    "Rectory": ("tea at a rectory", "the old rectory garden"),
    "Station": ("the railway station", "the police station", "the station officer"),
    "Heron": ("a heron by the pond", "heron pictures"),
    "Partridge": ("a partridge in a pear tree", "partridge pie"),
    "Wheatsheaf": ("a wheatsheaf loaf",),
    "Lamplighter": ("a story about a lamplighter",),
    "Saltmarsh": ("saltmarsh lamb",),
    "Ironstone": ("ironstone walls",),
}
SURNAMES = ("Tennyson", "Partridge", "Thornhill", "Penrose", "Copperfield", "Gainsborough", "Redcliffe")
HOUSES = {
    "The Stables": "the stables at the riding school",
    "The Elms": "elms along the avenue",
    "The Old Rectory": "a rectory fete",
    "Kestrel Barn": "a kestrel above a barn",
    "Swallow Cottage": "swallows under the cottage roof",
    "Badger Lodge": "a badger near the fishing lodge",
}


@fourth("not/q01-neighbours", D)
def _neighbours(c: Ctx) -> Form | None:
    a = c.address(lenient)
    if not a:
        return None
    n = value(a) + c.rng.choice((2, 4, 12))
    return hard("address", out(c.pick("the neighbours at ", "their friend's at ")), f"{n} {a.street}")


@fourth("not/q02-other-number-padded", D)
def _padded(c: Ctx) -> Form | None:
    a = c.address(lenient)
    return a and hard("field", f"{value(a) + 21:04d} {a.street}".upper())


@fourth("not/q03-same-number-other-street", D)
def _other_street(c: Ctx) -> Form | None:
    a = c.address()
    street = c.rng.choice(c.vocab.other_streets)
    made = c.pick(f"{a.number} {street}".lower(), f"{street}, {a.number}", f"{a.number} {street}".upper())
    return hard("address", made)


@fourth("not/q04-longer-street-name", D)
def _longer(c: Ctx) -> Form | None:
    a = c.address(lambda x: lenient(x) and typed(x))
    head = c.pick("New", "Little", "Far", "West")
    return a and form("address", f"{value(a) + 8} {head} {a.street}", expect=SOFT)


@fourth("not/q05-public-house", D)
def _pub(c: Ctx) -> Form | None:
    a = c.address(lambda x: one_word(x) and x.core not in ("Station", "Rectory", "Paddock"))
    return a and hard("place", out("the "), f"{a.core} {c.pick('Arms', 'Hotel', 'Garage', 'Tandoori')}")


@fourth("not/q06-ordinary-word", D)
def _word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in WORDS)
    return a and hard("there", out("with "), c.rng.choice(WORDS[a.core]))


@fourth("not/q07-person-of-that-name", D)
def _person(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in SURNAMES)
    return a and hard("person", f"{c.pick('Mrs', 'Dr', 'Nurse', 'PC')} {a.core}")


@fourth("not/q08-other-postcode", D)
def _postcode(c: Ctx) -> Form | None:
    a = c.address()
    inward = checks.postcode(c.rng, "X").split()[1]
    made = f"{a.town.outward} {inward}"
    if sum(x != y for x, y in zip(inward, a.postcode[-3:], strict=True)) < 3:
        return None
    return (
        hard("postcode", made)
        if a.district_alone == "open"
        else hard("postcode", out(f"{a.town.outward} "), inward)
    )


@fourth("not/q09-inward-as-seat", D)
def _seat(c: Ctx) -> Form | None:
    a = c.address()
    return hard("there", out("in "), c.pick("bay ", "locker ", "seat ") + a.postcode.split()[1])


@fourth("not/q10-one-word-of-three", D)
def _three(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    one, two, _ = a.words.split(".")
    return hard("location", out("///"), f"{two}.{c.pick('lamp', 'fork', 'river')}.{one}")


@fourth("not/q11-coordinates-town-away", D)
def _away(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and hard("location", f"{(a.lat or 0) + 0.07:.4f}, {(a.lon or 0) + 0.05:.4f}")


@fourth("not/q12-tracking-number", D)
def _tracking(c: Ctx) -> Form | None:
    return hard("ref", out("parcel "), f"1{checks.digits(c.rng, 11)}")


@fourth("not/q13-house-words", D)
def _house_words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name in HOUSES)
    return a and hard("there", out("near "), HOUSES[a.house_name])


@fourth("not/q14-house-first-word-elsewhere", D)
def _house_first(c: Ctx) -> Form | None:
    a = c.address(
        lambda x: (
            x.house_name.split()[:1] and x.house_name.split()[0] in ("Kestrel", "Swallow", "Badger", "Nutley")
        )
    )
    return a and hard(
        "place", f"{a.house_name.split()[0]} {c.pick('Sports Centre', 'Retail Park', 'Ward', 'Patrol')}"
    )


@fourth("not/q15-recipient-at-home", D)
def _own(c: Ctx) -> Form | None:
    if any(h.street_shared for h in c.case.homes):
        return None
    parts = c.case.open_addresses[0].split(", ")
    made = c.pick(parts[0], f"{parts[0]} {parts[-1]}", " / ".join(parts))
    return hard("address", made)


@fourth("not/q16-council-building", D)
def _council(c: Ctx) -> Form | None:
    parts = c.case.open_addresses[1].split(", ")
    return hard("place", c.pick(f"{parts[0]}, {parts[1]}", f"{parts[0]} reception", parts[0].upper()))


@fourth("not/q17-never-match-in-use", D)
def _never(c: Ctx) -> Form | None:
    return hard("place", c.case.never[0], out(c.pick("'s car park", " (main hall)", ", upstairs")))


@fourth("not/q18-number-in-use", D)
def _in_use(c: Ctx) -> Form | None:
    n = value(c.address())
    return hard("there", out("after "), c.pick(
        f"page {n} of the bundle", f"{n} minutes", f"£{n}.50", f"{n} sessions", f"{n}% attendance",
        f"room {n}",
        f"question {n}", f"{n} weeks", f"step {n}", f"{n} mg twice a day", f"{n} miles", f"Form {n}B",
        f"number {n} in the queue", f"{number_words(n)} visits",
    ))  # fmt: skip


@fourth("not/q19-town-clubs", D)
def _town(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.town_alone == "open")
    return a and hard("place", f"{a.town.name} {c.pick('Town FC', 'bypass', 'Carnival', 'bus station')}")


@fourth("not/q20-welsh-words", D)
def _welsh(c: Ctx) -> Form | None:
    return hard(
        "welsh", c.pick("y maes parcio", "y ffordd fawr", "heol arall", "y llys sirol", "bro eu mebyd")
    )


@fourth("not/q21-types-as-words", D)
def _types(c: Ctx) -> Form | None:
    return hard("there", out("after "), c.pick(
        "a close shave", "a drive to the coast", "a walk in the gardens", "a court hearing",
        "a row at the gate",
        "a place at nursery", "a square meal", "the mount broke on the frame", "a way was found",
    ))  # fmt: skip


@fourth("not/q22-street-in-other-town", D)
def _other_town(c: Ctx) -> Form | None:
    a = c.address(lenient)
    homes = {h.town.name for h in c.case.homes}
    town = c.rng.choice([t for t in c.vocab.towns if t.name not in homes])
    return a and hard("address", f"{value(a) + 30} {abbreviated(c, a)}", out(f", {town.name}"))


@fourth("not/q23-number-range-apart", D)
def _range(c: Ctx) -> Form | None:
    a = c.address(lambda x: lenient(x) and digits(x))
    return a and hard("address", f"{value(a) + 40} to {value(a) + 60} {a.street} (evens)")


@fourth("not/q24-bus-and-bin", D)
def _bus(c: Ctx) -> Form | None:
    a = c.address()
    return hard(
        "there", out("on "), c.pick(f"the {a.number} bus", f"bus no. {value(a)}", f"route {value(a)}A")
    )
