"""Reads `rules/lexicon/` into the frozen `Lexicon`.

Takes a function that gives a file's bytes by name; gives the lexicon or raises `RulesInvalid`
with file, place and cure. It does not read files itself and does not judge the data's quality.
"""

from __future__ import annotations

import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import yaml
from pydantic import ValidationError

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
from redactor.rulebook.lexicon_shapes import (
    ConfusablesShape,
    ContextsShape,
    EntryShape,
    EvidenceShape,
    MonthsShape,
    NameGroupShape,
    NicknamesShape,
    NumberShape,
    NumberWordsShape,
    OrdinalShape,
    OrganisationsShape,
    OtherMonthsShape,
    PairShape,
    PlacesShape,
    RarityShape,
    Shape,
    StreetsShape,
    TitlesShape,
    UnitsShape,
    WordsShape,
    plain_all,
)

Read = Callable[[str], bytes]
# the C reader is ten times as fast, and as safe; some builds lack it
_YAML: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


S = TypeVar("S", bound=Shape)


def load_lexicon(read: Read) -> Lexicon:
    """Return the lexicon in the files that `read` gives by name.

    Raises:
        RulesInvalid: a file is missing, is no YAML, or lacks what the matcher needs.
    """
    streets = _load(read, "street_types.yaml", StreetsShape)
    units = _load(read, "units.yaml", UnitsShape)
    months = _load(read, "months.yaml", MonthsShape)
    places = _load(read, "places.yaml", PlacesShape)
    rarity = _load(read, "rarity.yaml", RarityShape)
    alike = _load(read, "confusables.yaml", ConfusablesShape)
    evidence = _load(read, "evidence.yaml", EvidenceShape)
    contexts = _contexts(_load(read, "context_words.yaml", ContextsShape), evidence)
    return Lexicon(
        streets=_street_words(streets),
        units=_unit_words(units),
        numbers=_number_words(units.number_words, months.ordinals, evidence.spelling),
        names=_name_words(read, rarity),
        dates=DateWords(
            {form: month.number for month in months.months for form in month.forms()},
            frozenset(form for day in months.weekdays for form in day.forms()),
            _other_months(_load(read, "months_other.yaml", OtherMonthsShape)),
        ),
        organisations=_organisation_words(_load(read, "organisations.yaml", OrganisationsShape)),
        words=_ordinary(read),
        contexts=contexts,
        evidence=_evidence_table(rarity),
        confusables={sign: ours for ours, signs in alike.characters.items() for sign in signs},
        postcode_areas=frozenset(
            area.area.upper() for area in (*places.postcode_areas, *places.special_postcodes)
        ),
        towns=_towns(places.welsh_english_towns),
    )


def _other_months(data: OtherMonthsShape) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for month in data.months:
        for name in (*month.names, *month.transliterated):
            found[name] = found.get(name, frozenset()) | {month.number}
    return found


def _contexts(data: ContextsShape, evidence: EvidenceShape) -> dict[str, frozenset[str]]:
    groups = {name: [*group.english, *group.welsh] for name, group in data.groups.items()}
    return {name: frozenset(plain_all(words)) for name, words in {**groups, **evidence.contexts}.items()}


def _ordinary(read: Read) -> frozenset[str]:
    """The ordinary words: the word list and words also seen as names, less what is nearly always a name."""
    data = _load(read, "common_words.yaml", WordsShape)
    words = frozenset(_lines(read, data.file)) | frozenset(plain_all(data.name_words))
    return words - frozenset(plain_all(data.ignore))


def _evidence_table(data: RarityShape) -> EvidenceTable:
    return EvidenceTable(
        {entry.form: EvidenceRule(entry.strength, entry.alone) for entry in data.evidence},
        data.severity,
        {name: points / 100 for name, points in data.weights.strengths.items()},
        data.weights.window_characters,
        data.distances.coordinates_metres,
    )


def _load(read: Read, name: str, shape: type[S]) -> S:
    try:
        return shape.model_validate(yaml.load(_bytes(read, name), Loader=_YAML))  # noqa: S506 - _YAML is a safe loader
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


def _flat(groups: Mapping[str, list[str]]) -> list[str]:
    return [word for words in groups.values() for word in words]


def _inverse(forms: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for full, written in forms.items():
        for form in written:
            found[form].append(full)
    return {form: tuple(fulls) for form, fulls in found.items()}


def _table(entries: Iterable[EntryShape]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[plain(entry.full)] += entry.forms()
    return {full: tuple(dict.fromkeys(forms)) for full, forms in found.items()}


def _street_words(data: StreetsShape) -> StreetWords:
    types = _table(data.types)
    welsh = data.welsh_forms
    pairs = [plain_all([*_list(pair.english), *pair.welsh]) for pair in data.equivalents]
    return StreetWords(
        types=types,
        form_of=_inverse(types),
        prefixes=frozenset(form for entry in data.types if entry.prefix for form in entry.forms()),
        equivalents=tuple(tuple(pair) for pair in pairs),
        saints=tuple(plain_all(data.saints)),
        name_words=_table(data.name_words),
        welsh_words={plain(_list(p.english)[0]): tuple(plain_all(p.welsh)) for p in welsh.name_words},
        mutations=tuple((m.radical, (m.soft, m.nasal, m.aspirate)) for m in welsh.mutations),
    )


def _list(words: list[str] | str) -> list[str]:
    return [words] if isinstance(words, str) else words


def _unit_words(data: UnitsShape) -> UnitWords:
    return UnitWords(
        units=_table(data.unit_words),
        floors={entry.level: tuple(entry.forms()) for entry in data.floors},
        markers=frozenset(plain_all(_flat(data.number_markers))),
        house_words=frozenset(plain_all(_flat(data.house_name_words))),
        articles=frozenset(plain_all(_flat(data.articles))),
        counties={
            plain(c.name): tuple(plain_all([c.name, *c.abbreviations, *c.welsh])) for c in data.counties
        },
        nations=frozenset(
            plain_all(form for n in data.nations for form in [n.name, *n.abbreviations, *n.welsh])
        ),
    )


def _values(entries: Iterable[NumberShape]) -> dict[str, int]:
    return {
        plain(word): entry.value or entry.times
        for entry in entries
        for word in (*entry.words, *entry.welsh)
        if plain(word)
    }


def _number_words(
    data: NumberWordsShape, ordinals: Iterable[OrdinalShape], spelling: Mapping[str, str]
) -> NumberWords:
    dates = {
        plain(word): entry.value
        for entry in ordinals
        for word in (*entry.words, *entry.suffixed, *entry.welsh, *entry.welsh_suffixed, *entry.misspellings)
    }
    misspelt = {
        plain(word): entry.value for entry in (*data.cardinals, *data.ordinals) for word in entry.misspellings
    }
    return NumberWords(
        cardinals=_values(data.cardinals),
        ordinals=dates | _values(data.ordinals),
        misspelt=misspelt,
        multipliers=_values(data.multipliers),
        joiners=frozenset(plain_all(_flat(data.joiners))),
        spelling={plain(word): plain(sign) for word, sign in spelling.items()},
    )


def _name_words(read: Read, rarity: RarityShape) -> NameWords:
    data = _load(read, "titles.yaml", TitlesShape)
    groups = _load(read, "nicknames.yaml", NicknamesShape).groups
    titles = {form: f"{entry.group}:{entry.kind}" for entry in data.titles for form in entry.forms()}
    return NameWords(
        titles=titles,
        nicknames=_both_ways(group for group in groups if group.kind == "nickname"),
        variants=_siblings(group for group in groups if group.kind != "nickname"),
        particles=frozenset(plain_all(data.particles)),
        common=dict.fromkeys(plain_all([*rarity.common_forenames, *rarity.common_surnames]), 1.0),
        given=frozenset(plain_all(rarity.common_forenames)),
        relations=frozenset(form for form, group in titles.items() if group.endswith(":family")),
    )


def _both_ways(groups: Iterable[NameGroupShape]) -> dict[str, tuple[str, ...]]:
    """A name to its pet forms and back; pet forms of one name are not each other's."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        name = plain(group.canonical)
        for other in plain_all(group.variants):
            found[name][other] = None
            found[other][name] = None
    return {name: tuple(others) for name, others in found.items()}


def _siblings(groups: Iterable[NameGroupShape]) -> dict[str, tuple[str, ...]]:
    """Spellings of one name; each may stand for each."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        every = plain_all([group.canonical, *group.variants])
        for name in every:
            found[name].update(dict.fromkeys(other for other in every if other != name))
    return {name: tuple(others) for name, others in found.items()}


def _organisation_words(data: OrganisationsShape) -> OrganisationWords:
    forms = _table(data.words)
    generic = frozenset(word for full in forms for word in full.split())
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry in data.words:
        for form in entry.forms():
            kinds[form] |= set(entry.kinds)
    return OrganisationWords(generic, forms, {form: tuple(sorted(each)) for form, each in kinds.items()})


def _towns(pairs: Iterable[PairShape]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(plain_all([*_list(pair.english), *pair.welsh])) for pair in pairs)
