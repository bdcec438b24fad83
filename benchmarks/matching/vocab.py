"""The shape of a world's vocabulary, and what both worlds share because the language does."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from importlib import import_module

# Ordinary English and postal knowledge: the same in every world.
STREET_TYPES: dict[str, tuple[str, ...]] = {
    "Lane": ("Ln", "La", "Ln."),
    "Road": ("Rd", "Rd."),
    "Street": ("St", "St.", "Str"),
    "Close": ("Cl", "Cl."),
    "Avenue": ("Ave", "Av", "Ave."),
    "Drive": ("Dr", "Dr.", "Drv"),
    "Crescent": ("Cres", "Cres.", "Cr"),
    "Terrace": ("Terr", "Tce", "Ter"),
    "Gardens": ("Gdns", "Gdns."),
    "Court": ("Ct", "Crt"),
    "Place": ("Pl", "Pl."),
    "Square": ("Sq", "Sq."),
    "Grove": ("Gr", "Gv", "Grv"),
    "Way": ("Wy",),
    "Walk": ("Wlk",),
}
WELSH_PREFIXES = ("Heol", "Ffordd", "Stryd", "Lôn", "Maes", "Clos")

SETS = ("dev", "seen", "third", "fourth", "fifth", "sixth", "sealed")
PACKAGED = frozenset({"third", "fourth", "fifth", "sixth", "sealed"})
"""Sets whose world is a package of its own."""
TITLES = {"f": ("Miss", "Ms", "Mrs"), "m": ("Mr",)}


@dataclass(frozen=True)
class Town:
    """A town with what is needed to write an address in it."""

    name: str
    also: str
    county: str
    outward: str
    welsh: bool = False


@dataclass(frozen=True)
class Forename:
    """A forename with its other spellings."""

    name: str
    sex: str
    nicks: tuple[str, ...] = ()  # in any table of nicknames
    spellings: tuple[str, ...] = ()  # other transliterations or usual spellings
    word: bool = False  # also an English word or month


@dataclass(frozen=True)
class Surname:
    """A surname with the form a daughter or wife would carry."""

    name: str
    female: str = ""
    word: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Everything a world's cases are made of."""

    origins: tuple[tuple[tuple[Forename, ...], tuple[Surname, ...]], ...]
    word_forenames: tuple[Forename, ...]
    word_surnames: tuple[Surname, ...]
    street_cores: tuple[str, ...]
    welsh_streets: tuple[str, ...]
    saints: tuple[str, ...]
    possessive_cores: tuple[str, ...]
    house_names: tuple[str, ...]
    localities: tuple[str, ...]
    towns: tuple[Town, ...]
    school_cores: tuple[str, ...]
    school_word_cores: tuple[str, ...]
    gp_cores: tuple[str, ...]
    org_cores: tuple[str, ...]
    org_pairs: tuple[tuple[str, str], ...]
    refuges: tuple[str, ...]
    locations: tuple[str, ...]
    texts: tuple[str, ...]
    what3words: tuple[str, ...]
    handles: tuple[str, ...]
    mail_hosts: tuple[str, ...]
    phone_areas: tuple[str, ...]
    reference_stems: tuple[str, ...]
    councils: tuple[str, ...]
    strangers: tuple[str, ...]  # surnames and forenames of people no register knows
    other_streets: tuple[str, ...]  # streets where nobody of a case lives
    street_types: dict[str, tuple[str, ...]] = field(default_factory=lambda: STREET_TYPES)
    street_prefixes: tuple[str, ...] = WELSH_PREFIXES
    surname_spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # what people typed into also_written; empty: nobody did
    home_aliases: tuple[str, ...] = ()
    person_aliases: tuple[str, ...] = ()
    school_aliases: tuple[str, ...] = ()


def names_in(vocabulary: Vocabulary) -> set[str]:
    """Every proper name of a vocabulary, to check that two worlds are disjoint."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.add(value.casefold())
        elif isinstance(value, (Town, Forename, Surname)):
            found.update(x.casefold() for x in (value.name, getattr(value, "outward", "")))
        elif isinstance(value, (tuple, list)):
            for part in value:
                walk(part)

    shared = {"street_types", "street_prefixes"}  # ordinary language, no names
    for entry in (e for e in fields(vocabulary) if e.name not in shared):
        walk(getattr(vocabulary, entry.name))
    return found - {""}


def vocabulary(set_name: str) -> Vocabulary:
    """The vocabulary of a set."""
    if set_name not in SETS:
        raise ValueError(f"unknown set {set_name}")
    module = f".{set_name}.vocab" if set_name in PACKAGED else f".vocab_{set_name}"
    found: Vocabulary = import_module(module, __package__).VOCABULARY
    return found
