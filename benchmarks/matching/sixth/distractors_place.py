"""Places that only resemble a protected one: next doors, lists, products, permitted addresses, words."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, may_stay, soft

from .address_more import plus_code
from .common import count, plain_number, sixth, typed

AS_WORDS = {
    "Foxglove": ("a foxglove in the border", "foxglove seeds"),
    "Kestrel": ("a kestrel over the field", "the kestrel badge"),
    "Windmill": ("a paper windmill", "the windmill at the fair"),
    "Malthouse": ("a converted malthouse",),
    "Barleycorn": ("a grain of barleycorn",),
    "Bilberry": ("bilberry pie", "a bilberry stain"),
    "Cornflower": ("a cornflower blue shirt",),
    "Chantry": ("the old chantry chapel",),
    "Tannery": ("the smell of the tannery",),
    "Dairyhouse": ("the dairyhouse tour",),
    "Trafalgar": ("the battle of Trafalgar",),
}
HOUSES = {
    "The Laurels": "laurels along the fence",
    "The Bakehouse": "a bakehouse at the museum",
    "The Old Brewhouse": "an old brewhouse on the tour",
    "Linnet Cottage": "a linnet on a cottage roof",
    "Plover Lodge": "a plover and a lodge in the book",
    "Gorse Farm": "gorse beside the farm track",
    "Foxley House": "a house in Foxleyton",
    "Kenilworth": "a trip to the castle ruins",
}


@sixth("not/t01-houses-either-side", NOT)
def _sides(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x) and count(x) > 4)
    return a and hard("address", f"{count(a) - 2} and {count(a) + 2} {a.street}")


@sixth("not/t02-numbered-other-street", NOT)
def _numbered(c: Ctx) -> Form | None:
    n = count(c.address())
    return hard("field", f"{n}. {c.rng.choice(c.vocab.other_streets)}")


@sixth("not/t03-number-and-open-town", NOT)
def _people(c: Ctx) -> Form | None:
    a = c.case.homes[1]
    return hard(
        "there", out("one of "), f"{count(a)} {a.town.name} {c.pick('residents', 'shops', 'volunteers')}"
    )


@sixth("not/t04-words-of-three", NOT)
def _words(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    one, two, three = a.words.split(".")
    return hard(
        "there",
        out("drawing "),
        c.pick(f"the {three} and a {one}", f"one {two}, then a {one}", f"{two} in the {three}"),
    )


@sixth("not/t05-reading-of-machine", NOT)
def _reading(c: Ctx) -> Form | None:
    n = count(c.address())
    return hard(
        "there",
        out("recorded with "),
        c.pick(
            f"pulse {n}",
            f"{n} mg",
            f"{n} ml",
            f"paras {n} to {n + 3}",
            f"{n} steps",
            f"£{n}k",
            f"exhibit {n}",
            f"{n} emails",
            f"seat {n}",
            f"{n}cm",
        ),
    )


@sixth("not/t06-permitted-code", NOT)
def _permitted(c: Ctx) -> Form | None:
    return hard("postcode", c.case.open_addresses[1].split(", ")[-1])


@sixth("not/t07-permitted-labelled", NOT)
def _labelled(c: Ctx) -> Form | None:
    parts = c.case.open_addresses[1].split(", ")
    number, street = parts[1].split(" ", 1)
    return hard("field", f"Building: {parts[0]}; No: {number}; Street: {street}")


@sixth("not/t08-own-address-over-lines", NOT)
def _own(c: Ctx) -> Form | None:
    made = c.case.open_addresses[0]
    shared = any(h.street in made and not may_stay(h) for h in c.case.homes)
    return hard("block", made.replace(", ", ",\n")) if not shared else None


@sixth("not/t09-hall-in-use", NOT)
def _hall(c: Ctx) -> Form | None:
    return hard("place", f"{c.case.never[0]} {c.pick('AGM', 'noticeboard', 'toddler group', 'committee')}")


@sixth("not/t10-property-number-other", NOT)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn and x.uprn[-4:] != x.uprn[-4:][::-1])
    return a and hard("field", out("UPRN "), a.uprn[:-4] + a.uprn[-4:][::-1])


@sixth("not/t11-plus-code-elsewhere", NOT)
def _plus(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    return hard("location", plus_code(a.lat + 0.31, a.lon - 0.27))


@sixth("not/t12-street-word-as-word", NOT)
def _word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in AS_WORDS)
    return a and hard("there", out("shown "), c.rng.choice(AS_WORDS[a.core]))


@sixth("not/t13-house-words", NOT)
def _house(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name in HOUSES)
    return a and hard("there", out("pointing at "), HOUSES[a.house_name])


@sixth("not/t14-flat-elsewhere", NOT)
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and hard(
        "address", f"Flat {a.flat}, {c.rng.randrange(231, 260)} {c.rng.choice(c.vocab.other_streets)}"
    )


@sixth("not/t15-even-numbers", NOT)
def _even(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.street_alone == "open")
    return a and hard(
        "street",
        c.pick(f"the even numbers in {a.street}", f"all of {a.street}", f"{a.street} (closed to traffic)"),
    )


@sixth("not/t16-next-door-spoken", NOT)
def _next(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x) and 12 < count(x) < 190)
    if not a:
        return None
    return hard(
        "address",
        c.pick(
            f"number {count(a) + 1}, {a.street}",
            f"{a.street} {count(a) - 1}",
            f"{a.street}, no. {count(a) + 10}",
        ),
    )


@sixth("not/t17-same-code-end", NOT)
def _end(c: Ctx) -> Form | None:
    a = c.address()
    other = c.rng.choice(
        [t.outward for t in c.vocab.towns if t.name not in {h.town.name for h in c.case.homes}]
    )
    return hard("postcode", f"{other}{c.pick('', '-')}{a.postcode.split()[1]}")


@sixth("not/t18-inn-of-the-street", NOT)
def _inn(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and may_stay(x))
    return a and soft("place", f"the {a.core} {c.pick('Tavern', 'Arms', 'Launderette')}")


@sixth("not/t19-tea-rooms", NOT)
def _tea(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name)
    return a and soft("place", f"{a.house_name} Tea Rooms")


@sixth("not/t20-line-in-other-town", NOT)
def _elsewhere(c: Ctx) -> Form | None:
    a = c.address(typed)
    other = c.rng.choice([t for t in c.vocab.towns if t.name not in {h.town.name for h in c.case.homes}])
    return a and soft("field", f"{other.name}: {a.line}")
