"""Ten thousand invented cases of ten items, as a council might have them, straight as registers.

Names are drawn as they are in life: most from the common ones, many from rare ones made of
syllables, so that some full names are borne by people of several cases and most are not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from redactor.model.case import CaseRef, Party, ProtectedItem, Register
from redactor.model.kind import Kind, Severity
from redactor.model.lexicon import Lexicon
from redactor.values.parse import parse_person, parse_value

from . import checks
from .vocab import STREET_TYPES, vocabulary

_HEADS = (
    "Thorn",
    "Elder",
    "Marl",
    "Whit",
    "Copper",
    "Har",
    "Bram",
    "Lin",
    "Stan",
    "Wether",
    "Ash",
    "Col",
    "Dun",
    "Ox",
)
_MIDS = ("", "", "er", "le", "ing", "en", "a")
_TAILS = (
    "bury",
    "wick",
    "field",
    "combe",
    "stead",
    "holt",
    "mere",
    "worth",
    "thwaite",
    "croft",
    "gill",
    "stow",
    "ley",
)
_SURS = (
    "Bel",
    "Dar",
    "Tre",
    "Pol",
    "Och",
    "Kav",
    "Mas",
    "Zel",
    "Ado",
    "Ibra",
    "Szy",
    "Var",
    "Quil",
    "Hax",
    "Lom",
    "Ned",
)
_ENDS = (
    "nikar",
    "thorne",
    "wicz",
    "anthar",
    "mowski",
    "edeji",
    "quhart",
    "brook",
    "garth",
    "vaney",
    "leigh",
    "ston",
    "sby",
)
ITEMS = 10


def _rare(rng: Random) -> str:
    return rng.choice(_SURS) + rng.choice(("", "a", "o", "er", "in", "el")) + rng.choice(_ENDS)


def _place(rng: Random) -> str:
    return rng.choice(_HEADS) + rng.choice(_MIDS) + rng.choice(_TAILS)


_POOLS: dict[int, tuple[list[str], list[str]]] = {}


def _names(lexicon: Lexicon) -> tuple[list[str], list[str]]:
    if id(lexicon) not in _POOLS:
        given = sorted(lexicon.names.given)
        _POOLS[id(lexicon)] = given, sorted(set(lexicon.names.common) - set(given))
    return _POOLS[id(lexicon)]


def _person(rng: Random, lexicon: Lexicon, surname: str = "") -> tuple[str, str]:
    given, common = _names(lexicon)
    forenames = " ".join(rng.sample(given, 2 if rng.random() < 0.5 else 1)).title()
    if not surname:
        surname = rng.choice(common).title() if rng.random() < 0.5 else _rare(rng)
        if rng.random() < 0.08:
            surname += "-" + _rare(rng)
    return forenames, surname


def register(number: int, lexicon: Lexicon, seed: int = 1) -> Register:
    """Case number ``number``: three people, a home, and the usual numbers."""
    rng = Random(f"cases:{seed}:{number}")
    vocab = vocabulary("dev")
    town = rng.choice(vocab.towns)
    adult, family = _person(rng, lexicon)
    child, _ = _person(rng, lexicon, family)
    carer, other = _person(rng, lexicon)
    core = rng.choice((_place(rng), rng.choice(vocab.street_cores), _rare(rng)))
    street = f"{core} {rng.choice(list(STREET_TYPES))}"
    host = rng.choice(vocab.mail_hosts)
    mail = f"{adult.split()[0]}.{family}{rng.randrange(10, 99)}@{host}".lower().replace(" ", "")
    # Ofcom's numbers for drama are too few for ten thousand cases; these are never written anywhere
    phone = "07" + checks.digits(rng, 9)
    born = date(rng.randrange(2008, 2023), rng.randrange(1, 13), rng.randrange(1, 29))
    outward = f"{rng.choice(sorted(a for a in lexicon.postcode_areas if len(a) == 2))}{rng.randrange(1, 10)}"
    schools = Random(f"school:{rng.randrange(300)}")
    people_named = ((adult, family), (child, family), (carer, other))
    values: list[tuple[Kind, Any]] = [
        (Kind.ADDRESS, {
            "number": str(rng.randrange(1, 220)), "street": street, "town": town.name,
            "postcode": checks.postcode(rng, rng.choice((town.outward, outward))),
        }),
        *((Kind.PERSON, {"forenames": f, "surname": s}) for f, s in people_named),
        (Kind.PHONE, phone),
        (Kind.EMAIL, mail),
        (Kind.NHS_NUMBER, checks.nhs_number(rng)),
        (Kind.NINO, checks.nino(rng)),
        (Kind.SCHOOL, f"{_place(schools)} {schools.choice(('Primary School', 'High School', 'Academy'))}"),
        (Kind.DATE_OF_BIRTH, born.isoformat()),
    ]  # fmt: skip
    items = []
    for place, (kind, given) in enumerate(values):
        value = parse_value(kind, given, lexicon)
        items.append(
            ProtectedItem(f"item-{place}", kind, value, ("ms-z",), about="adult", severity=Severity.HIGH)
        )
    people = (
        Party("adult", items[1].value, "third-party"),
        Party("ms-z", parse_person("Zadie Zzyzx", lexicon=lexicon), "parent"),
    )
    reference = CaseRef(f"CB-{number:05d}")
    version = hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()
    return Register(reference, version, parties=people, items=tuple(items))


def registers(count: int, lexicon: Lexicon, seed: int = 1) -> Iterator[Register]:
    """So many cases."""
    for number in range(count):
        yield register(number, lexicon, seed)
