"""The matcher's knowledge of language as frozen data: street types, names, months, words.

Takes what `rulebook/lexicon.py` read from `rules/lexicon/`; gives look-ups, all keys folded to
lower-case letters and digits. It does not promise completeness: unknown forms end as questions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

Forms = Mapping[str, tuple[str, ...]]

_APOSTROPHES = re.compile(r"['\u2019\u2018\u02bc\u0060\u00b4]")
# letters that Unicode does not take apart
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_SEPARATORS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return the look-up key of `text`: accents and case lost, words parted by one space.

    >>> plain("Rue St. René's")
    'rue st renes'
    """
    if text.isascii():
        return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", text).lower()).strip()
    flat = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold().translate(_STROKES)
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", bare).strip()


@dataclass(frozen=True, slots=True)
class StreetWords:
    """Street types with every way they are written, and words inside street names.

    `types` maps the full type to all its forms, itself first; `form_of` maps each form back to
    the full types it may stand for. `prefixes` are types that stand before the name (Welsh).
    """

    types: Forms = field(default_factory=dict)
    form_of: Forms = field(default_factory=dict)
    prefixes: frozenset[str] = frozenset()
    equivalents: tuple[tuple[str, ...], ...] = ()
    saints: tuple[str, ...] = ()
    name_words: Forms = field(default_factory=dict)
    welsh_words: Forms = field(default_factory=dict)
    mutations: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What stands beside a street: flats, floors, number markers, house-name words, counties."""

    units: Forms = field(default_factory=dict)
    floors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    markers: frozenset[str] = frozenset()
    house_words: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    counties: Forms = field(default_factory=dict)
    nations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Numbers in words. `misspelt` are words that count only inside a run of number words."""

    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    misspelt: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the matcher knows of people's names.

    `titles` maps each written form to its group (``miss``, ``dr``), `title_sex` a group to the
    groups that contradict it. `nicknames` maps a name to other forms of it; `common` maps a name
    to how common it is (0 rare to 1 very common); `given` are common forenames.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    nicknames: Forms = field(default_factory=dict)
    variants: Forms = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    common: Mapping[str, float] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DateWords:
    """Months and weekdays in English and Welsh, with abbreviations and usual misspellings.

    `other_months` are month names of other languages in their own letters; one may stand for two months.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: frozenset[str] = frozenset()
    other_months: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Generic words of schools, surgeries and firms, and their abbreviations.

    `generic` are words that never identify; `forms` maps a word or phrase to its other forms;
    `kinds` maps each written form to the kinds it belongs to (school, gp, organisation).
    """

    generic: frozenset[str] = frozenset()
    forms: Forms = field(default_factory=dict)
    kinds: Forms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What one form proves: its strength, and what it gives alone (redact, ask or none)."""

    strength: str
    alone: str


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """How much each form proves, and what severity makes of it.

    `severity` maps a severity to what strong, medium, weak, weak_near and weak_elsewhere give.
    `scores` maps a strength to a number from 0 to 1, `near` is the window in characters.
    """

    forms: Mapping[str, EvidenceRule] = field(default_factory=dict)
    severity: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scores: Mapping[str, float] = field(default_factory=dict)
    near: int = 200
    coordinate_metres: float = 300.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, and the plain word list.

    `words` are ordinary words (lower case): a name that is one of them is weak. `contexts` maps a
    purpose ("birth", "vehicle", "ending", "phone") to its words. `confusables` maps a character
    to its ASCII look-alike. `towns` are
    groups of names of one town (English, Welsh).
    """

    streets: StreetWords = field(default_factory=StreetWords)
    units: UnitWords = field(default_factory=UnitWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    names: NameWords = field(default_factory=NameWords)
    dates: DateWords = field(default_factory=DateWords)
    organisations: OrganisationWords = field(default_factory=OrganisationWords)
    words: frozenset[str] = frozenset()
    contexts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    evidence: EvidenceTable = field(default_factory=EvidenceTable)
    confusables: Mapping[str, str] = field(default_factory=dict)
    postcode_areas: frozenset[str] = frozenset()
    towns: tuple[tuple[str, ...], ...] = ()
