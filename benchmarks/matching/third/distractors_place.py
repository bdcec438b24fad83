"""Near misses of addresses: a careful reader leaves them."""

from __future__ import annotations

from benchmarks.matching.context import Ctx
from benchmarks.matching.distractors_place import D, hard, lenient
from benchmarks.matching.model import Form, out
from benchmarks.matching.places import Address

from .common import figures, plain_number, short_type, third, typed

THINGS = {
    "Peverell": ("peverells",),
    "Sandpiper": ("sandpipers on the shore",),
    "Cobblers": ("cobblers and shoe shops",),
    "Tollgate": ("tollgates",),
    "Nightingale": ("nightingale nurses",),
    "Mulberry": ("mulberry trees",),
    "Bluebell": ("bluebells in a jar",),
    "Hollybush": ("hollybush cuttings",),
    "Windermere": ("windermere children's stories",),
    "Coronation": ("coronation mugs",),
    "Gasworks": ("gasworks employees",),
    "Pinfold": ("pinfold gates",),
    "Cornmill": ("cornmills",),
}


@third("not/s01-other-type", D)
def _other_type(c: Ctx) -> Form | None:
    a = c.address(typed)
    if not a:
        return None
    other = c.rng.choice([t for t in ("Wharf", "Meadows", "Arcade", "Ferry", "Woods") if t != a.stype])
    n = figures(a) + c.rng.choice((13, 26, 40))
    return hard("address", f"{n} {a.core} {other}")


@third("not/s02-number-of-the-word", D)
def _things(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in THINGS and plain_number(x))
    return a and hard("there", out("with "), f"{a.number} {c.rng.choice(THINGS[a.core])}")


@third("not/s03-castle", D)
def _castle(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and " " not in x.core and not x.has_saint and "'" not in x.core)
    return a and hard("place", f"{a.core} {c.pick('Castle', 'Colliery', 'Reservoir', 'Rugby Club')}")


@third("not/s04-surname-of-street", D)
def _surname(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in ("Peverell", "Cathcart", "Trelawney", "Larchmont", "Castlereagh"))
    return a and hard("person", f"{c.pick('Mr', 'Dr', 'Lord')} {a.core}")


@third("not/s05-range-beside", D)
def _range(c: Ctx) -> Form | None:
    a = c.address(lambda x: lenient(x) and plain_number(x) and figures(x) > 20)
    if not a:
        return None
    n = figures(a)
    return hard(
        "address",
        c.pick(
            f"{n + 10}-{n + 16} {a.street}",
            f"{n - 16} to {n - 10} {a.street}",
            f"{n + 6} and {n + 8} {a.street}",
        ),
    )


@third("not/s06-other-short-type", D)
def _other_short(c: Ctx) -> Form | None:
    a = c.address(lambda x: lenient(x) and typed(x))
    return a and hard("quote", f"{figures(a) + c.rng.choice((9, 12, 30))} {short_type(c, a)}".lower())


@third("not/s07-other-number-said", D)
def _other_said(c: Ctx) -> Form | None:
    from benchmarks.matching.words import number_words

    a = c.address(lambda x: lenient(x) and plain_number(x) and figures(x) < 80)
    return a and hard("quote", f"{number_words(figures(a) + 11, ' ')} {a.street.lower()}")


@third("not/s08-same-inward", D)
def _inward(c: Ctx) -> Form | None:
    a = c.address()
    other = c.rng.choice(
        [t.outward for t in c.vocab.towns if t.outward not in {h.town.outward for h in c.case.homes}]
    )
    return hard("postcode", f"{other} {a.postcode.split()[1]}")


@third("not/s09-postcode-in-part-number", D)
def _part_number(c: Ctx) -> Form | None:
    code = c.address().postcode.replace(" ", "")
    return hard("there", out("with a boiler, model "), c.pick(f"X{code}7", f"{code}90B", f"K{code}"))


@third("not/s10-uprn-beside", D)
def _uprn(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    return a and hard("location", out("UPRN "), str(int(a.uprn) + c.rng.randrange(1, 30)))


@third("not/s11-words-in-other-order", D)
def _order(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.words)
    if not a:
        return None
    one, two, three = a.words.split(".")
    return hard("location", out("///"), c.pick(f"{three}.{one}.{two}", f"{two}.{one}.{three}"))


@third("not/s12-coordinates-mirrored", D)
def _mirrored(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.lat is not None)
    return a and hard(
        "location", c.pick(f"{a.lat + 0.11:.5f}, {a.lon}", f"{a.lat}, {(a.lon or 0) - 0.4:.5f}")
    )


def open_town(c: Ctx) -> Address | None:
    """A home whose town alone may be known."""
    return c.address(lambda x: x.town_alone == "open")


@third("not/s13-town-things", D)
def _town_things(c: Ctx) -> Form | None:
    a = open_town(c)
    return a and hard(
        "place", f"{a.town.name} {c.pick('railway station', 'police station', 'Magistrates', 'market')}"
    )


@third("not/s14-own-address-shortened", D)
def _own(c: Ctx) -> Form | None:
    own = c.case.open_addresses[0]
    line = own.split(", ")
    return hard("address", c.pick(own.lower(), own.upper(), "\n".join(line), own.replace(",", "")))


@third("not/s15-council-small", D)
def _council(c: Ctx) -> Form | None:
    full = c.case.open_addresses[1]
    return hard("address", c.pick(full.lower(), full.upper(), full.replace(", ", "\n")))


@third("not/s16-never-match-cased", D)
def _never(c: Ctx) -> Form | None:
    return hard(
        "place", c.pick(c.case.never[0].upper(), c.case.never[0].lower(), c.case.never[0].replace(" ", "  "))
    )


@third("not/s17-number-in-use", D)
def _in_use(c: Ctx) -> Form | None:
    n = figures(c.address())
    return hard(
        "there",
        out("about "),
        c.pick(
            f"the number {n} bus",
            f"bed {n}",
            f"clause {n}.2",
            f"{n}:05 hours",
            f"{n}°C outside",
            f"unit {n} of the course",
            f"Year {n} pupils",
            f"vol. {n}",
            f"{n} Feb",
            f"{n}/200 marks",
            f"exhibit {n}A",
            f"{n} kg",
        ),
    )


@third("not/s18-other-flat-elsewhere", D)
def _flat(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.flat)
    return a and hard(
        "address", f"Flat {a.flat}, {c.rng.randrange(230, 400)} {c.rng.choice(c.vocab.other_streets)}"
    )


@third("not/s19-house-of-other-name", D)
def _house(c: Ctx) -> Form | None:
    a = c.address(
        lambda x: len(x.house_name.split()) == 2 and not x.house_name.startswith(("The", "Bryn", "Tŷ"))
    )
    if not a:
        return None
    first, last = a.house_name.split()
    return hard("address", c.pick(f"Ormonde {last}", f"Gatwick {last}", f"{first} Fruit Farms"))


@third("not/s20-house-words", D)
def _house_words(c: Ctx) -> Form | None:
    words = {
        "Foxglove Barn": "foxgloves by a barn",
        "The Hollies": "the holly tree",
        "The Coach House": "a coach and then a house move",
        "The Old Smithy": "an old smith",
        "Mallard Lodge": "mallards on the pond",
    }
    a = c.address(lambda x: x.house_name in words)
    return a and hard("there", out("near "), words[a.house_name])
