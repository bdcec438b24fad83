"""Invented addresses and their parts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .checks import postcode
from .vocab import Town, Vocabulary


@dataclass
class Address:
    """An address with its parts and the register's policies about them."""

    item_id: str
    number: str
    core: str
    stype: str
    town: Town
    postcode: str
    prefix: bool = False  # the type stands first: Heol, Ffordd
    house_name: str = ""
    flat: str = ""
    locality: str = ""
    lat: float | None = None
    lon: float | None = None
    words: str = ""
    uprn: str = ""
    severity: str = "critical"
    street_alone: str = "redact"
    town_alone: str = "ask"
    district_alone: str = "ask"
    street_shared: bool = False  # the recipient or an allowed body has the same street
    place_open: bool = False  # the town also stands in a permitted address
    alias: str = ""

    @property
    def street(self) -> str:
        """Street with its type."""
        return f"{self.stype} {self.core}" if self.prefix else f"{self.core} {self.stype}"

    def street_as(self, stype: str) -> str:
        """The street with another writing of its type."""
        return f"{stype} {self.core}" if self.prefix else f"{self.core} {stype}"

    @property
    def line(self) -> str:
        """Number and street."""
        return f"{self.number} {self.street}"

    @property
    def has_saint(self) -> bool:
        """Whether the street carries a saint."""
        return self.core.startswith(("St ", "Saint "))

    def parts(self, *, place: bool = True, code: bool = True) -> list[str]:
        """The comma-separated parts of the usual full writing."""
        flat = f"Flat {self.flat}" if self.flat else ""
        found = [flat, self.house_name, self.line]
        if place:
            found += [self.locality, self.town.name]
        if code:
            found.append(self.postcode)
        return [p for p in found if p]

    @property
    def full(self) -> str:
        """The usual full writing."""
        return ", ".join(self.parts())


def house_number(rng: Random) -> str:
    """A house number, now and then with a letter."""
    number = str(rng.randrange(2, 10) if rng.random() < 0.12 else rng.randrange(11, 220))
    return number + (rng.choice("abc") if rng.random() < 0.12 else "")


def pick_street(rng: Random, vocab: Vocabulary, town: Town, used: set[str]) -> tuple[str, str, bool]:
    """Core, type and whether the type stands first."""
    while True:
        roll = rng.random()
        if town.welsh and roll < 0.45:
            core, stype, first = rng.choice(vocab.welsh_streets), rng.choice(vocab.street_prefixes), True
        else:
            stype, first = rng.choice(list(vocab.street_types)), False
            if roll < 0.60:
                core = rng.choice(vocab.street_cores)
            elif roll < 0.72:
                saint = rng.choice(vocab.saints)
                core = f"St {saint}" + rng.choice(("'s", "'s", ""))
            elif roll < 0.84:
                core = rng.choice(vocab.possessive_cores)
            else:
                core = rng.choice(vocab.street_cores)
        if core not in used:
            used.add(core)
            return core, stype, first


def make_address(rng: Random, vocab: Vocabulary, item_id: str, used: set[str]) -> Address:
    """A new address; house names, flats, localities and map data as they happen to fall."""
    town = rng.choice([t for t in vocab.towns if t.name not in used])
    used.add(town.name)
    core, stype, first = pick_street(rng, vocab, town, used)
    found = Address(item_id, house_number(rng), core, stype, town, postcode(rng, town.outward), first)
    if rng.random() < 0.40:
        options = [h for h in vocab.house_names if h not in used]
        found.house_name = rng.choice(options)
        used.add(found.house_name)
    elif rng.random() < 0.45 and found.number.isdigit():
        found.flat = rng.choice((*"123456", "2B", "12"))
    if rng.random() < 0.2:
        found.locality = rng.choice([x for x in vocab.localities if x not in used])
        used.add(found.locality)
    if rng.random() < 0.5:
        found.lat = round(rng.uniform(50.6, 55.2), 5)
        found.lon = round(rng.uniform(-3.9, -0.6), 5)
        found.words = rng.choice([w for w in vocab.what3words if w not in used])
        used.add(found.words)
        found.uprn = str(rng.randrange(100_000_000_000, 100_999_999_999))
    return found


def neighbour_postcode(rng: Random, code: str) -> str:
    """A postcode a street away: other last letter, or other sector."""
    if rng.random() < 0.7:
        last = rng.choice([c for c in "ADEFHJLNPQRTUWXYZ" if c not in code[-2:]])
        return code[:-1] + last
    sector = rng.choice([d for d in "23479" if d != code[-3]])
    return code[:-3] + sector + code[-2:]
