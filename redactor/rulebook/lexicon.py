"""Reads `rules/lexicon/` into the frozen `Lexicon`.

Takes a function that gives a file's bytes by name; gives the lexicon or raises `RulesInvalid`
with file, place and cure. It does not read files itself and does not judge the data's quality.
"""

from __future__ import annotations

import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redactor.model.errors import RulesInvalid
from redactor.model.lexicon import (
    DateWords,
    EvidenceRule,
    EvidenceTable,
    Lexicon,
    NameWords,
    NumberWords,
    OrganisationWords,
    StreetWords,
    UnitWords,
    plain,
)

Read = Callable[[str], bytes]
# the C reader is ten times as fast, and as safe; some builds lack it
_YAML: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Entry(_Shape):
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
        more = self.welsh if isinstance(self.welsh, list) else []
        return _plain_all([self.full, *self.abbreviations, *more])


class _Pair(_Shape):
    english: list[str] | str
    welsh: list[str] = []


class _Mutation(_Shape):
    radical: str
    soft: str = ""
    nasal: str = ""
    aspirate: str = ""


class _Welsh(_Shape):
    articles: list[str]
    mutations: list[_Mutation]
    name_words: list[_Pair]


class _Streets(_Shape):
    types: list[_Entry] = Field(min_length=20)
    equivalents: list[_Pair]
    welsh_forms: _Welsh
    saints: list[str]
    name_words: list[_Entry]


class _Number(_Shape):
    value: int = 0
    times: int = 0
    words: list[str] = []
    welsh: list[str] = []
    misspellings: list[str] = []


class _NumberWords(_Shape):
    cardinals: list[_Number] = Field(min_length=20)
    ordinals: list[_Number]
    multipliers: list[_Number]
    joiners: dict[str, list[str]]


class _County(_Shape):
    name: str
    abbreviations: list[str] = []
    welsh: list[str] = []


class _Units(_Shape):
    unit_words: list[_Entry]
    floors: list[_Entry]
    number_markers: dict[str, list[str]]
    house_name_words: dict[str, list[str]]
    articles: dict[str, list[str]]
    counties: list[_County]
    nations: list[_County]
    number_words: _NumberWords


class _Month(_Shape):
    number: int
    full: str
    abbreviations: list[str] = []
    misspellings: list[str] = []
    roman: str = ""
    welsh: list[str] = []
    welsh_abbreviations: list[str] = []
    welsh_mutated: list[str] = []

    def forms(self) -> list[str]:
        roman = [self.roman] if self.roman else []
        return _plain_all(
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


class _Ordinal(_Shape):
    value: int
    words: list[str] = []
    suffixed: list[str] = []
    welsh: list[str] = []
    welsh_suffixed: list[str] = []
    misspellings: list[str] = []


class _Months(_Shape):
    months: list[_Month] = Field(min_length=12, max_length=12)
    weekdays: list[_Month]
    ordinals: list[_Ordinal]
    birth_words: dict[str, list[str]]


class _Organisations(_Shape):
    words: list[_Entry] = Field(min_length=20)


class _Titles(_Shape):
    titles: list[_Entry] = Field(min_length=5)
    suffixes: list[_Entry] = []
    particles: list[str] = []


class _NameGroup(_Shape):
    canonical: str
    variants: list[str]
    kind: str = "nickname"


class _Nicknames(_Shape):
    groups: list[_NameGroup] = Field(min_length=100)


class _Area(_Shape):
    area: str
    name: str = ""


class _Places(_Shape):
    postcode_areas: list[_Area] = Field(min_length=100)
    special_postcodes: list[_Area] = []
    welsh_english_towns: list[_Pair] = []


class _Group(_Shape):
    english: list[str]
    welsh: list[str] = []


class _Contexts(_Shape):
    groups: dict[str, _Group]


class _Words(_Shape):
    name_words: list[str] = []
    ignore: list[str] = []
    file: str


class _EvidenceForm(_Shape):
    form: str
    strength: Literal["strong", "medium", "weak"]
    alone: Literal["redact", "ask", "none"]


class _Weights(_Shape):
    strengths: dict[str, float]
    window_characters: int


class _Distances(_Shape):
    coordinates_metres: float


class _Rarity(_Shape):
    common_forenames: list[str] = Field(min_length=100)
    common_surnames: list[str] = Field(min_length=100)
    weights: _Weights
    distances: _Distances
    severity: dict[str, dict[str, str]]
    evidence: list[_EvidenceForm] = Field(min_length=20)


class _Confusables(_Shape):
    characters: dict[str, str] = Field(min_length=20)


class _Evidence(_Shape):
    contexts: dict[str, list[str]]
    spelling: dict[str, str]


S = TypeVar("S", bound=_Shape)


def load_lexicon(read: Read) -> Lexicon:
    """Return the lexicon in the files that `read` gives by name.

    Raises:
        RulesInvalid: a file is missing, is no YAML, or lacks what the matcher needs.
    """
    streets = _load(read, "street_types.yaml", _Streets)
    units = _load(read, "units.yaml", _Units)
    months = _load(read, "months.yaml", _Months)
    places = _load(read, "places.yaml", _Places)
    rarity = _load(read, "rarity.yaml", _Rarity)
    alike = _load(read, "confusables.yaml", _Confusables)
    evidence = _load(read, "evidence.yaml", _Evidence)
    contexts = _contexts(_load(read, "context_words.yaml", _Contexts), evidence)
    return Lexicon(
        streets=_street_words(streets),
        units=_unit_words(units),
        numbers=_number_words(units.number_words, months.ordinals, evidence.spelling),
        names=_name_words(read, rarity),
        dates=DateWords(
            {form: month.number for month in months.months for form in month.forms()},
            frozenset(form for day in months.weekdays for form in day.forms()),
        ),
        organisations=_organisation_words(_load(read, "organisations.yaml", _Organisations)),
        words=_ordinary(read),
        contexts=contexts,
        evidence=_evidence_table(rarity),
        confusables={sign: ours for ours, signs in alike.characters.items() for sign in signs},
        postcode_areas=frozenset(
            area.area.upper() for area in (*places.postcode_areas, *places.special_postcodes)
        ),
        towns=_towns(places.welsh_english_towns),
    )


def _contexts(data: _Contexts, evidence: _Evidence) -> dict[str, frozenset[str]]:
    groups = {name: [*group.english, *group.welsh] for name, group in data.groups.items()}
    return {
        name: frozenset(_plain_all(words)) for name, words in {**groups, **evidence.contexts}.items()
    }


def _ordinary(read: Read) -> frozenset[str]:
    """The ordinary words: the word list and words also seen as names, less what is nearly always a name."""
    data = _load(read, "common_words.yaml", _Words)
    words = frozenset(_lines(read, data.file)) | frozenset(_plain_all(data.name_words))
    return words - frozenset(_plain_all(data.ignore))


def _evidence_table(data: _Rarity) -> EvidenceTable:
    return EvidenceTable(
        {entry.form: EvidenceRule(entry.strength, entry.alone) for entry in data.evidence},
        data.severity,
        {name: points / 100 for name, points in data.weights.strengths.items()},
        data.weights.window_characters,
        data.distances.coordinates_metres,
    )


def _load(read: Read, name: str, shape: type[S]) -> S:
    try:
        return shape.model_validate(yaml.load(_bytes(read, name), Loader=_YAML))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _invalid(name, f"line {line}: {error.problem or 'not valid YAML'}") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _invalid(name, "not valid YAML in UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the top"
        raise _invalid(name, f"at {place}: {first['msg']}") from None


def _bytes(read: Read, name: str) -> bytes:
    try:
        return read(name)
    except (OSError, KeyError):
        raise _invalid(name, "the file cannot be read") from None


def _invalid(name: str, problem: str) -> RulesInvalid:
    return RulesInvalid(
        f"rules/lexicon/{name}: {problem}",
        advice="Nothing was processed. Correct the file, or restore it from the installation.",
    )


def _lines(read: Read, name: str) -> list[str]:
    data = _bytes(read, name)
    try:
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError):
        raise _invalid(name, "not text in UTF-8, packed by gzip") from None
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _plain_all(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for key in map(plain, words) if key))


def _flat(groups: Mapping[str, list[str]]) -> list[str]:
    return [word for words in groups.values() for word in words]


def _inverse(forms: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for full, written in forms.items():
        for form in written:
            found[form].append(full)
    return {form: tuple(fulls) for form, fulls in found.items()}


def _table(entries: Iterable[_Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[plain(entry.full)] += entry.forms()
    return {full: tuple(dict.fromkeys(forms)) for full, forms in found.items()}


def _street_words(data: _Streets) -> StreetWords:
    types = _table(data.types)
    welsh = data.welsh_forms
    pairs = [_plain_all([*_list(pair.english), *pair.welsh]) for pair in data.equivalents]
    return StreetWords(
        types=types,
        form_of=_inverse(types),
        prefixes=frozenset(form for entry in data.types if entry.prefix for form in entry.forms()),
        equivalents=tuple(tuple(pair) for pair in pairs),
        saints=tuple(_plain_all(data.saints)),
        name_words=_table(data.name_words),
        welsh_words={plain(_list(p.english)[0]): tuple(_plain_all(p.welsh)) for p in welsh.name_words},
        mutations=tuple((m.radical, (m.soft, m.nasal, m.aspirate)) for m in welsh.mutations),
    )


def _list(words: list[str] | str) -> list[str]:
    return [words] if isinstance(words, str) else words


def _unit_words(data: _Units) -> UnitWords:
    return UnitWords(
        units=_table(data.unit_words),
        floors={entry.level: tuple(entry.forms()) for entry in data.floors},
        markers=frozenset(_plain_all(_flat(data.number_markers))),
        house_words=frozenset(_plain_all(_flat(data.house_name_words))),
        articles=frozenset(_plain_all(_flat(data.articles))),
        counties={
            plain(c.name): tuple(_plain_all([c.name, *c.abbreviations, *c.welsh])) for c in data.counties
        },
        nations=frozenset(
            _plain_all(form for n in data.nations for form in [n.name, *n.abbreviations, *n.welsh])
        ),
    )


def _values(entries: Iterable[_Number]) -> dict[str, int]:
    return {
        plain(word): entry.value or entry.times
        for entry in entries
        for word in (*entry.words, *entry.welsh)
        if plain(word)
    }


def _number_words(
    data: _NumberWords, ordinals: Iterable[_Ordinal], spelling: Mapping[str, str]
) -> NumberWords:
    dates = {
        plain(word): entry.value
        for entry in ordinals
        for word in (*entry.words, *entry.suffixed, *entry.welsh, *entry.welsh_suffixed, *entry.misspellings)
    }
    misspelt = {
        plain(word): entry.value
        for entry in (*data.cardinals, *data.ordinals)
        for word in entry.misspellings
    }
    return NumberWords(
        cardinals=_values(data.cardinals),
        ordinals=dates | _values(data.ordinals),
        misspelt=misspelt,
        multipliers=_values(data.multipliers),
        joiners=frozenset(_plain_all(_flat(data.joiners))),
        spelling={plain(word): plain(sign) for word, sign in spelling.items()},
    )


def _name_words(read: Read, rarity: _Rarity) -> NameWords:
    data = _load(read, "titles.yaml", _Titles)
    groups = _load(read, "nicknames.yaml", _Nicknames).groups
    titles = {form: f"{entry.group}:{entry.kind}" for entry in data.titles for form in entry.forms()}
    return NameWords(
        titles=titles,
        nicknames=_both_ways(group for group in groups if group.kind == "nickname"),
        variants=_siblings(group for group in groups if group.kind != "nickname"),
        particles=frozenset(_plain_all(data.particles)),
        common=dict.fromkeys(_plain_all([*rarity.common_forenames, *rarity.common_surnames]), 1.0),
        given=frozenset(_plain_all(rarity.common_forenames)),
        relations=frozenset(form for form, group in titles.items() if group.endswith(":family")),
    )


def _both_ways(groups: Iterable[_NameGroup]) -> dict[str, tuple[str, ...]]:
    """A name to its pet forms and back; pet forms of one name are not each other's."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        name = plain(group.canonical)
        for other in _plain_all(group.variants):
            found[name][other] = None
            found[other][name] = None
    return {name: tuple(others) for name, others in found.items()}


def _siblings(groups: Iterable[_NameGroup]) -> dict[str, tuple[str, ...]]:
    """Spellings of one name; each may stand for each."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        every = _plain_all([group.canonical, *group.variants])
        for name in every:
            found[name].update(dict.fromkeys(other for other in every if other != name))
    return {name: tuple(others) for name, others in found.items()}


def _organisation_words(data: _Organisations) -> OrganisationWords:
    forms = _table(data.words)
    generic = frozenset(word for full in forms for word in full.split())
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry in data.words:
        for form in entry.forms():
            kinds[form] |= set(entry.kinds)
    return OrganisationWords(generic, forms, {form: tuple(sorted(each)) for form, each in kinds.items()})


def _towns(pairs: Iterable[_Pair]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_plain_all([*_list(pair.english), *pair.welsh])) for pair in pairs)
