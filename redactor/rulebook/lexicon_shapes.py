"""The shape of each file in `rules/lexicon/`, as pydantic checks it.

Takes nothing, gives models; unknown keys are ignored, missing and malformed ones are errors.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from redactor.model.lexicon import plain


def plain_all(words: Iterable[str]) -> list[str]:
    """Return the look-up keys of words, each once."""
    return list(dict.fromkeys(key for key in map(plain, words) if key))


class Shape(BaseModel):
    """What all shapes share."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class EntryShape(Shape):
    """A word with its other forms, as in most files."""

    full: str = Field(min_length=1)
    abbreviations: list[str] = []
    welsh: list[str] | bool = []
    prefix: bool = False
    group: str = "neutral"
    kind: str = ""
    kinds: list[str] = []
    level: int = 0

    def forms(self) -> list[str]:
        """Return every written form as a look-up key."""
        more = self.welsh if isinstance(self.welsh, list) else []
        return plain_all([self.full, *self.abbreviations, *more])


class PairShape(Shape):
    """The same in English and in Welsh."""

    english: list[str] | str
    welsh: list[str] = []


class MutationShape(Shape):
    """First letters of a Welsh word."""

    radical: str
    soft: str = ""
    nasal: str = ""
    aspirate: str = ""


class WelshShape(Shape):
    """Welsh words in street names."""

    articles: list[str]
    mutations: list[MutationShape]
    name_words: list[PairShape]


class StreetsShape(Shape):
    """street_types.yaml."""

    types: list[EntryShape] = Field(min_length=20)
    equivalents: list[PairShape]
    welsh_forms: WelshShape
    saints: list[str]
    name_words: list[EntryShape]


class NumberShape(Shape):
    """A number in words."""

    value: int = 0
    times: int = 0
    words: list[str] = []
    welsh: list[str] = []
    misspellings: list[str] = []


class NumberWordsShape(Shape):
    """All numbers in words."""

    cardinals: list[NumberShape] = Field(min_length=20)
    ordinals: list[NumberShape]
    multipliers: list[NumberShape]
    joiners: dict[str, list[str]]


class CountyShape(Shape):
    """A county or nation."""

    name: str
    abbreviations: list[str] = []
    welsh: list[str] = []


class UnitsShape(Shape):
    """units.yaml."""

    unit_words: list[EntryShape]
    floors: list[EntryShape]
    number_markers: dict[str, list[str]]
    house_name_words: dict[str, list[str]]
    articles: dict[str, list[str]]
    counties: list[CountyShape]
    nations: list[CountyShape]
    number_words: NumberWordsShape


class MonthShape(Shape):
    """A month or weekday."""

    number: int
    full: str
    abbreviations: list[str] = []
    misspellings: list[str] = []
    roman: str = ""
    welsh: list[str] = []
    welsh_abbreviations: list[str] = []
    welsh_mutated: list[str] = []

    def forms(self) -> list[str]:
        """Return every written form as a look-up key."""
        roman = [self.roman] if self.roman else []
        return plain_all(
            [
                self.full,
                *self.abbreviations,
                *self.misspellings,
                *roman,
                *self.welsh,
                *self.welsh_abbreviations,
                *self.welsh_mutated,
            ]
        )


class OrdinalShape(Shape):
    """An ordinal number."""

    value: int
    words: list[str] = []
    suffixed: list[str] = []
    welsh: list[str] = []
    welsh_suffixed: list[str] = []
    misspellings: list[str] = []


class MonthsShape(Shape):
    """months.yaml."""

    months: list[MonthShape] = Field(min_length=12, max_length=12)
    weekdays: list[MonthShape]
    ordinals: list[OrdinalShape]
    birth_words: dict[str, list[str]]


class OtherMonthShape(Shape):
    """A month in other languages."""

    number: int = Field(ge=1, le=12)
    names: list[str]
    transliterated: list[str]


class OtherMonthsShape(Shape):
    """months_other.yaml."""

    months: list[OtherMonthShape] = Field(min_length=12, max_length=12)


class OrganisationsShape(Shape):
    """organisations.yaml."""

    words: list[EntryShape] = Field(min_length=20)


class TitlesShape(Shape):
    """titles.yaml."""

    titles: list[EntryShape] = Field(min_length=5)
    suffixes: list[EntryShape] = []
    particles: list[str] = []


class NameGroupShape(Shape):
    """A name and its variants."""

    canonical: str
    variants: list[str]
    kind: str = "nickname"


class NicknamesShape(Shape):
    """nicknames.yaml."""

    groups: list[NameGroupShape] = Field(min_length=100)


class AreaShape(Shape):
    """A postcode area."""

    area: str
    name: str = ""


class PlacesShape(Shape):
    """places.yaml."""

    postcode_areas: list[AreaShape] = Field(min_length=100)
    special_postcodes: list[AreaShape] = []
    welsh_english_towns: list[PairShape] = []


class GroupShape(Shape):
    """Context words of one use."""

    english: list[str]
    welsh: list[str] = []


class ContextsShape(Shape):
    """context_words.yaml."""

    groups: dict[str, GroupShape]


class WordsShape(Shape):
    """common_words.yaml."""

    name_words: list[str] = []
    ignore: list[str] = []
    file: str


class EvidenceFormShape(Shape):
    """What one form proves."""

    form: str
    strength: Literal["strong", "medium", "weak"]
    alone: Literal["redact", "ask", "none"]


class WeightsShape(Shape):
    """Scores and the window."""

    strengths: dict[str, float]
    window_characters: int


class DistancesShape(Shape):
    """Distances in metres."""

    coordinates_metres: float


class RarityShape(Shape):
    """rarity.yaml."""

    common_forenames: list[str] = Field(min_length=100)
    common_surnames: list[str] = Field(min_length=100)
    weights: WeightsShape
    distances: DistancesShape
    severity: dict[str, dict[str, str]]
    evidence: list[EvidenceFormShape] = Field(min_length=20)


class ConfusablesShape(Shape):
    """confusables.yaml."""

    characters: dict[str, str] = Field(min_length=20)


class EvidenceShape(Shape):
    """evidence.yaml."""

    contexts: dict[str, list[str]]
    spelling: dict[str, str]
