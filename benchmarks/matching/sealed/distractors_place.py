"""Places that only resemble a protected one: other houses, codes, counties, permitted buildings, measures."""

from __future__ import annotations

from benchmarks.matching.checks import INWARD_LETTERS
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import Form, out
from benchmarks.matching.near import NOT, hard, may_stay, soft
from benchmarks.matching.places import Address

from .common import count, plain_number, sealed, typed

AS_WORDS = {
    "Dewberry": ("dewberry jam", "a dewberry bush"),
    "Teasel": ("a teasel in the vase", "teasel heads"),
    "Nuthatch": ("a nuthatch at the feeder",),
    "Oxlip": ("an oxlip pressed in a book",),
    "Quayside": ("a walk by the quayside",),
    "Gatehouse": ("a castle gatehouse",),
    "Inglenook": ("an inglenook fireplace",),
    "Haymaker": ("a swinging haymaker",),
    "Yewtree": ("a yew tree in the churchyard",),
    "Signalbox": ("a model signal box",),
    "Longwater": ("long waterproof coats",),
}
HOUSES = {
    "The Poplars": "poplars along the drive",
    "The Old Dairy": "an old dairy with butter churns",
    "Dunlin Cottage": "a dunlin on the mud",
    "Bracken Farm": "bracken on the hill farm",
    "Siskin Lodge": "a siskin and a beaver's lodge",
    "The Chapel House": "a chapel near the house",
    "Harcourt House": "a house in Harcourtville",
    "Osborne": "the osbornite display",
}
STREETS_ON_MAP = ("A14", "M25 J12", "B4293", "the A1(M)", "the M6 Toll", "junction 14", "the B12")


@sealed("not/v01-list-without-it", NOT)
def _list(c: Ctx) -> Form | None:
    a = c.address(lambda x: may_stay(x) and plain_number(x) and count(x) > 12)
    return a and hard("field", f"{a.street}: {count(a) - 6}, {count(a) - 3}, {count(a) + 3}")


@sealed("not/v02-numbered-things", NOT)
def _things(c: Ctx) -> Form | None:
    n = count(c.address())
    made = c.pick(
        f"platform {n}",
        f"channel {n}",
        f"locker {n}",
        f"ticket {n}",
        f"size {n}",
        f"week {n}",
        f"slide {n}",
        f"bay {n}",
        f"form {n}B",
        f"level {n}",
    )
    return hard("there", out("marked with "), made)


@sealed("not/v03-other-codes", NOT)
def _codes(c: Ctx) -> Form | None:
    """A whole postcode of another town."""
    taken = {h.town.name for h in c.case.homes}
    other = c.rng.choice([t for t in c.vocab.towns if t.name not in taken])
    return hard(
        "postcode",
        f"{other.outward} {c.rng.randrange(1, 10)}{''.join(c.rng.choice(INWARD_LETTERS) for _ in range(2))}",
    )


@sealed("not/v04-county", NOT)
def _county(c: Ctx) -> Form | None:
    """A county is never an item (contracts.md: policies for street, town and district only)."""
    taken = {h.town.county for h in c.case.homes}
    county = c.rng.choice([t.county for t in c.vocab.towns if t.county not in taken])
    return hard(
        "there", out("discussed with "), f"{county} {c.pick('Council', 'social care', 'Fire Service')}"
    )


@sealed("not/v05-hall-booked", NOT)
def _hall(c: Ctx) -> Form | None:
    return hard(
        "place", f"{c.case.never[0]}{c.pick(' (main room)', ', side entrance', ' kitchen', ' car park')}"
    )


@sealed("not/v06-council-alone", NOT)
def _council(c: Ctx) -> Form | None:
    name = c.case.open_addresses[1].split(", ")[0]
    return hard("place", f"{name}{c.pick(' reception', ', third floor', ' (ring the bell)')}")


@sealed("not/v07-council-in-lower", NOT)
def _lower(c: Ctx) -> Form | None:
    return hard("quote", ", ".join(c.case.open_addresses[1].split(", ")[:2]).lower())


@sealed("not/v08-own-code", NOT)
def _own(c: Ctx) -> Form | None:
    code = c.case.open_addresses[0].split(", ")[-1]
    return hard("postcode", code) if code not in {h.postcode for h in c.case.homes} else None


@sealed("not/v09-roads-on-map", NOT)
def _roads(c: Ctx) -> Form | None:
    return hard("there", out("delayed on "), c.pick(*STREETS_ON_MAP))


@sealed("not/v10-paper-forms", NOT)
def _forms(c: Ctx) -> Form | None:
    return hard(
        "field",
        c.pick(
            "C100 with C1A",
            "form C8 enclosed",
            "FL401 lodged",
            "N149B",
            "EX160 refused",
            "SF400 blank",
            "A4, 80 gsm",
            "SS5 grade",
        ),
    )


@sealed("not/v11-street-word-in-text", NOT)
def _word(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.core in AS_WORDS)
    return a and hard("life", c.rng.choice(AS_WORDS[a.core]))


@sealed("not/v12-house-word-in-text", NOT)
def _house(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.house_name in HOUSES)
    return a and hard("life", HOUSES[a.house_name])


@sealed("not/v13-open-street-works", NOT)
def _open(c: Ctx) -> Form | None:
    """Street alone is open by policy (contracts.md section 1)."""
    a = c.address(lambda x: x.street_alone == "open")
    return a and hard(
        "street", f"{a.street}{c.pick(' and the two next to it', ' cycle path', ' (resurfacing)')}"
    )


@sealed("not/v14-open-town-in-title", NOT)
def _town(c: Ctx) -> Form | None:
    """The town of the second home is open by policy and stands in titles."""
    town = c.case.homes[1].town.name
    return hard(
        "there", out("reported in "), f"the {town} {c.pick('Gazette', 'Advertiser', 'carnival pages')}"
    )


@sealed("not/v15-elsewhere-on-map", NOT)
def _elsewhere(c: Ctx) -> Form | None:
    a: Address | None = c.address(lambda x: x.lat is not None)
    if not a or a.lat is None or a.lon is None:
        return None
    return hard(
        "location",
        c.pick(f"geo:{a.lat + 0.21:.4f},{a.lon + 0.17:.4f}", f"{a.lat - 0.4:.3f}, {a.lon + 0.3:.3f}"),
    )


@sealed("not/v16-other-property-page", NOT)
def _page(c: Ctx) -> Form | None:
    a = c.address(lambda x: x.uprn)
    made = a and str(int(a.uprn) + c.rng.choice((5113, 70021, 131071)))
    return hard("file", f"https://gis.example/property/{made}") if made else None


@sealed("not/v17-words-shuffled", NOT)
def _shuffled(c: Ctx) -> Form | None:
    """One of the three words in ordinary text."""
    a = c.address(lambda x: x.words)
    word = a and c.rng.choice([w for w in a.words.split(".") if w[-1] not in "sy"])
    return hard("life", f"a {c.pick('lost', 'painted', 'borrowed')} {word}") if word else None


@sealed("not/v18-number-and-other-letter", NOT)
def _letter(c: Ctx) -> Form | None:
    """14b is another house (taxonomy, forms 20 to 23)."""
    a = c.address(lambda x: may_stay(x) and plain_number(x) and not x.flat)
    return a and soft("address", f"{a.number}{c.pick('d', 'e', 'f')} {a.street}")


@sealed("not/v19-street-firm", NOT)
def _firm(c: Ctx) -> Form | None:
    a = c.address(lambda x: typed(x) and may_stay(x))
    return a and soft("org", f"{a.core} {c.pick('Motors', 'Dental', 'Plumbing')}")


@sealed("not/v20-code-letters-turned", NOT)
def _turned(c: Ctx) -> Form | None:
    """An adjacent swap in a postcode is asked (section 4.4)."""
    code = c.address().postcode
    made = code[:-2] + code[-1] + code[-2]
    return soft("postcode", made) if made != code else None


@sealed("not/v21-other-street-in-full", NOT)
def _full(c: Ctx) -> Form | None:
    taken = {h.town.name for h in c.case.homes}
    town = c.rng.choice([t for t in c.vocab.towns if t.name not in taken])
    return hard("address", f"{c.rng.randrange(230, 290)} {c.rng.choice(c.vocab.other_streets)}, {town.name}")
