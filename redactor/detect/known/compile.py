"""Makes the targets of a search ready: forms, automata, vocabulary.

Takes a withholding and the rules, gives a `Compiled` that can be kept and used for many texts.
It does not look at any text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any

from ahocorasick_rs import AhoCorasick

from redactor.detect.known.expand.address import AddressForms
from redactor.detect.known.expand.organisation import OrganisationForms
from redactor.detect.known.expand.person import PersonForms
from redactor.detect.known.expand.simple import SimpleForms
from redactor.detect.known.forms import Form, Strength, Target, Word
from redactor.detect.known.tables.address_names import AddressNames, address_names
from redactor.detect.known.tables.alike_codes import AlikeCodes
from redactor.detect.known.tables.calendar_words import CalendarWords
from redactor.detect.known.tables.codes_by_letter import ByFirst, codes_by_letter
from redactor.detect.known.tables.flats import Flats, flat_patterns
from redactor.detect.known.tables.number_pieces import Beginnings, number_pieces
from redactor.detect.known.tables.online_words import MailAddress, OnlineName, mail_addresses, online_names
from redactor.detect.known.tables.phrase_words import PhraseIndex, phrase_index
from redactor.detect.known.tables.slips import Slip, slip_table
from redactor.detect.known.tables.vocabulary import Vocabulary
from redactor.detect.known.tables.whole_codes import Code, whole_codes
from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.fold import FOLD_LEAST, look_alike, skeleton
from redactor.detect.known.text.going_on import GoingOn
from redactor.detect.known.text.numbers import NumberReader
from redactor.detect.known.text.spelt import Spelling, spelling
from redactor.detect.known.text.unspaced import unspaced
from redactor.model.case import ProtectedItem, Withholding
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon
from redactor.model.rules import RuleSet

NAMED = frozenset({Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})
_DIGITS_LEAST = 7
_LEAST = 3
_MONTH_LEAST = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of a target, with the places in its squeezed text where a gap is usual."""

    target: int
    form: Form
    cuts: frozenset[int]


class Automaton:
    """All patterns of one fold; finds them in one pass."""

    def __init__(self, patterns: dict[str, list[Pattern]]) -> None:
        """Build the automaton."""
        self._uses = list(patterns.values())
        self._search = AhoCorasick(list(patterns)) if patterns else None

    def matches(self, text: str) -> Iterator[tuple[int, int, list[Pattern]]]:
        """Yield (start, end, patterns) of every occurrence in `text`, overlapping ones too."""
        if self._search is None or not text:
            return
        for index, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._uses[index]


class Expander:
    """Expands values of every kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon and make the expander of each kind."""
        self.lexicon = lexicon
        self.folding = Folding(lexicon.confusables)
        self.address = AddressForms(lexicon, self.folding)
        self.person = PersonForms(lexicon, self.folding)
        self.organisation = OrganisationForms(lexicon, self.folding)
        self.simple = SimpleForms(lexicon, self.folding)

    def item(self, index: int, item: ProtectedItem) -> Target:
        """Return the target of a protected item."""
        forms = [*self._forms(item.kind, item.value)]
        words = [*self._words(item.kind, item.value)]
        aliases = [alias.reveal() for alias in item.also_written]
        for alias in aliases:
            forms += self._alias(item.kind, alias)
        for alias in aliases if item.kind is Kind.PERSON else ():
            forms += self.person.alias_forms(alias)
            words += self.person.alias_words(alias)
        others = self._other_names(item.kind, item.value, aliases)
        for alias in others:
            forms += self.organisation.alias(alias)
            words += self._core_words(alias)
        for written in (item.value.text, *item.also_written):
            forms += self.simple.unspaced(written.reveal())
        target = Target(
            index,
            item.kind,
            item.value,
            tuple(dict.fromkeys(forms)),
            tuple(dict.fromkeys(words)),
            item,
            item.severity,
            self._facts(item.kind, item.value),
        )
        also = tuple(replace(target, facts={**target.facts, **self._named(alias)}) for alias in others)
        return replace(target, also=also)

    def _other_names(self, kind: Kind, value: Value, aliases: list[str]) -> list[str]:
        """Return the other names of an institution: what stands behind a comma, what it is also called."""
        if kind not in NAMED:
            return []
        return [*self.organisation.names(value)[1:], *filter(self.organisation.is_name, aliases)]

    def allowed(self, index: int, kind: Kind, value: Value) -> Target:
        """Return the target of a value that may stay."""
        forms = tuple(dict.fromkeys(self._forms(kind, value)))
        words = self._words(kind, value)
        if kind is Kind.PERSON:
            # what may stay is what the register says, not every name it might stand for
            words = tuple(dict.fromkeys(self.person.words(value, loose=False)))
        return Target(index, kind, value, forms, words, facts=self._facts(kind, value))

    def never(self, index: int, item: ProtectedItem) -> Target:
        """Return the target of an item's `never_match` texts."""
        forms = [
            f for text in item.never_match for f in self.simple.text(text.reveal(), "never", "exception")
        ]
        return Target(index, Kind.TEXT, item.value, tuple(forms), facts={"never": (item.id,)})

    def _forms(self, kind: Kind, value: Value) -> Iterable[Form]:
        if kind is Kind.ADDRESS:
            return self.address.forms(value)
        if kind is Kind.PERSON:
            return self.person.forms(value)
        if kind in NAMED:
            return self.organisation.forms(value)
        return self.simple.forms(kind, value)

    def _alias(self, kind: Kind, text: str) -> Iterable[Form]:
        if kind is Kind.ADDRESS and len(text.split()) <= 3 and text[:1].isupper():
            yield from (
                Form(f.words, "alias", "also written", max(f.strength, Strength.MEDIUM), capital=f.capital)
                for f in self.address.house(text)
                if f.part == "house"
            )
        else:
            yield from self.simple.text(text, "alias", "also written")

    def _words(self, kind: Kind, value: Value) -> tuple[Word, ...]:
        if kind is Kind.PERSON:
            return tuple(dict.fromkeys(self.person.words(value)))
        return self._core_words(self.organisation.names(value)[0]) if kind in NAMED else ()

    def _core_words(self, name: str) -> tuple[Word, ...]:
        core = self.organisation.core(self.organisation.words(name))
        return tuple(Word(word, "core", slot) for slot, word in enumerate(core) if len(word) > _LEAST)

    def _facts(self, kind: Kind, value: Value) -> dict[str, tuple[str, ...]]:
        if kind is Kind.ADDRESS:
            return self.address.facts(value)
        if kind is Kind.PERSON:
            title = self.lexicon.names.titles.get(self.folding.fold(value.first("title")).strip("."), "")
            return {"title": (title,) if title else ()}
        if kind in NAMED:
            point = (value.first("latitude"), value.first("longitude"))
            return {"point": point if point[0] else (), **self._named(self.organisation.names(value)[0])}
        return {}

    def _named(self, name: str) -> dict[str, tuple[str, ...]]:
        """Return the words of an institution's name, and the distinctive ones."""
        words = self.organisation.words(name)
        return {"core": self.organisation.core(words), "name": words}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A search made ready."""

    lexicon: Lexicon
    folding: Folding
    targets: tuple[Target, ...]
    plain: Automaton
    alike: Automaton
    digits: Automaton
    vocabulary: Vocabulary
    reader: NumberReader
    number_words: frozenset[str]
    calendar: CalendarWords
    shared: frozenset[str] = frozenset()
    memory: dict[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    slips: dict[str, tuple[Slip, ...]] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    online_names: tuple[OnlineName, ...] = ()
    mails: tuple[MailAddress, ...] = ()
    number_pieces: Beginnings = field(default_factory=dict)
    alike_codes: AlikeCodes = field(default_factory=lambda: AlikeCodes(()))
    flats: Flats = field(default_factory=lambda: flat_patterns((), (), ()))
    spelling: Spelling | None = None
    told: ByFirst = field(default_factory=dict)
    phrases: PhraseIndex = field(default_factory=PhraseIndex)
    names: AddressNames = field(default_factory=dict)
    going_on: GoingOn = field(default_factory=lambda: GoingOn((), Lexicon()))
    # what rooms make of it: `once.py`
    kept: dict[object, Any] = field(default_factory=dict)


def compile_search(withholding: Withholding, rules: RuleSet) -> Compiled:
    """Return the search for `withholding` made ready."""
    expander = _expander(rules.lexicon)
    targets: list[Target] = []
    for item in (*withholding.withheld, *withholding.linked):
        targets.append(expander.item(len(targets), item))
    for item in (*withholding.withheld, *withholding.linked):
        if item.never_match:
            targets.append(expander.never(len(targets), item))
    for kind, value in _open_values(withholding, rules):
        targets.append(expander.allowed(len(targets), kind, value))
    return ready(rules.lexicon, expander.folding, targets)


def compile_items(items: Iterable[ProtectedItem], lexicon: Lexicon) -> Compiled:
    """Return a search for these items alone made ready; nothing may stay."""
    expander = _expander(lexicon)
    return ready(lexicon, expander.folding, [expander.item(number, one) for number, one in enumerate(items)])


def ready(lexicon: Lexicon, folding: Folding, targets: list[Target]) -> Compiled:
    """Return `targets` made ready."""
    common = _common(lexicon)
    shared = frozenset(word.text for t in targets if t.allowed and t.kind is Kind.PERSON for word in t.words)
    return Compiled(
        lexicon,
        folding,
        tuple(targets),
        *_automata(targets),
        _digits(targets),
        Vocabulary(
            ((target.index, word) for target in targets for word in target.words),
            lexicon.words,
            common.usual,
        ),
        common.reader,
        common.number_words,
        common.calendar,
        shared,
        given=common.given,
        slips=slip_table(targets),
        codes=whole_codes(targets),
        online_names=online_names(targets, lexicon, folding, common.given),
        mails=mail_addresses(targets, folding),
        number_pieces=number_pieces(targets),
        alike_codes=AlikeCodes(targets),
        flats=common.flats,
        spelling=common.spelling,
        told=codes_by_letter(targets),
        phrases=phrase_index(targets, lexicon, common.expander.organisation),
        names=address_names(targets, lexicon, common.expander.address),
        going_on=GoingOn(targets, lexicon),
    )


@dataclass(frozen=True, slots=True)
class _Common:
    """What every search of one lexicon shares; none of it comes from a case."""

    lexicon: Lexicon
    expander: Expander
    reader: NumberReader
    number_words: frozenset[str]
    calendar: CalendarWords
    given: frozenset[str]
    usual: frozenset[str]
    flats: Flats
    spelling: Spelling


_COMMON_MOST = 4
_commons: dict[int, _Common] = {}


def _common(lexicon: Lexicon) -> _Common:
    """Return what is made once for a lexicon; it is kept alive with it, so that its id stays its own."""
    found = _commons.get(id(lexicon))
    if found is None:
        reader = NumberReader(lexicon)
        names = lexicon.names
        given = frozenset(names.nicknames) | frozenset(names.variants) | names.given
        found = _Common(
            lexicon,
            Expander(lexicon),
            reader,
            reader.words(),
            CalendarWords(lexicon),
            given,
            given | frozenset(names.common),
            _flats(lexicon),
            _spelling(lexicon, reader),
        )
        if len(_commons) >= _COMMON_MOST:
            _commons.clear()
        _commons[id(lexicon)] = found
    return found


def _expander(lexicon: Lexicon) -> Expander:
    return _common(lexicon).expander


def _spelling(lexicon: Lexicon, reader: NumberReader) -> Spelling:
    months = {month for month in lexicon.dates.months if len(month) >= _MONTH_LEAST}
    return spelling(tuple(lexicon.numbers.spelling.items()), reader.words() | months)


@lru_cache(maxsize=2)
def _flats_of(
    units: tuple[tuple[str, ...], ...], floors: tuple[tuple[str, ...], ...], words: tuple[str, ...]
) -> Flats:
    return flat_patterns(units, floors, words)


def _flats(lexicon: Lexicon) -> Flats:
    units, numbers = lexicon.units, lexicon.numbers
    return _flats_of(tuple(units.units.values()), tuple(units.floors.values()), tuple(numbers.cardinals))


def _open_values(withholding: Withholding, rules: RuleSet) -> list[tuple[Kind, Value]]:
    found = [(allowed.kind, allowed.value) for allowed in (*withholding.permitted, *rules.allow)]
    found += [(Kind.PERSON, party.name) for party in withholding.open_people]
    return list(dict.fromkeys(found))


def _automata(targets: list[Target]) -> tuple[Automaton, Automaton]:
    """Return the automata of the two folds; a form that both break at the same places is one pattern."""
    plain: dict[str, list[Pattern]] = defaultdict(list)
    alike: dict[str, list[Pattern]] = defaultdict(list)
    # the same words stand in many forms, and the same cuts
    bones, looks = _Remembered(skeleton), _Remembered(look_alike)
    cuts = _Remembered(frozenset)
    for target in targets:
        for form in target.forms:
            size = sum(map(len, form.words))
            if size < _LEAST and not unspaced(form.squeezed):
                continue
            pieces = [bones[word] for word in form.words]
            ends = tuple(accumulate(map(len, pieces)))
            pattern = Pattern(target.index, form, cuts[ends])
            plain["".join(pieces)].append(pattern)
            if size < FOLD_LEAST or form.exact:
                continue
            pieces = [looks[word] for word in form.words]
            others = tuple(accumulate(map(len, pieces)))
            same = pattern if others == ends else Pattern(target.index, form, cuts[others])
            alike["".join(pieces)].append(same)
    return Automaton(plain), Automaton(alike)


class _Remembered(dict[Any, Any]):
    """The results of a function, each worked out once."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Any) -> Any:
        found = self[key] = self._work(key)
        return found


def _digits(targets: list[Target]) -> Automaton:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for target in targets:
        for form in target.forms:
            if form.loose and form.squeezed.isdigit() and len(form.squeezed) >= _DIGITS_LEAST:
                patterns[form.squeezed].append(Pattern(target.index, form, frozenset()))
    return Automaton(patterns)
