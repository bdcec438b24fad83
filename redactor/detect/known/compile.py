"""Makes the targets of a search ready: forms, automata, vocabulary.

Takes a withholding and the rules, gives a `Compiled` that can be kept and used for many texts.
It does not look at any text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from redactor.detect.known.calendar_words import CalendarWords
from redactor.detect.known.canonical import Folding
from redactor.detect.known.expand.address import AddressForms
from redactor.detect.known.expand.organisation import OrganisationForms
from redactor.detect.known.expand.person import PersonForms
from redactor.detect.known.expand.simple import SimpleForms
from redactor.detect.known.flats import Flats, flat_patterns
from redactor.detect.known.fold import FOLD_LEAST, look_alike, skeleton
from redactor.detect.known.forms import Form, Strength, Target, Word
from redactor.detect.known.numbers import NumberReader
from redactor.detect.known.slips import Slip, slip_table
from redactor.detect.known.vocabulary import Vocabulary
from redactor.model.case import ProtectedItem, Withholding
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon
from redactor.model.rules import RuleSet

NAMED = frozenset({Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})
_DIGITS_LEAST = 7


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
        for alias in item.also_written:
            forms += self._alias(item.kind, alias.reveal())
        return Target(
            index,
            item.kind,
            item.value,
            tuple(dict.fromkeys(forms)),
            self._words(item.kind, item.value),
            item,
            item.severity,
            self._facts(item.kind, item.value),
        )

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
        if kind in NAMED:
            core = self.organisation.core(self.organisation.words(value.first("name")))
            return tuple(Word(word, "core", slot) for slot, word in enumerate(core) if len(word) > 3)
        return ()

    def _facts(self, kind: Kind, value: Value) -> dict[str, tuple[str, ...]]:
        if kind is Kind.ADDRESS:
            return self.address.facts(value)
        if kind is Kind.PERSON:
            title = self.lexicon.names.titles.get(self.folding.fold(value.first("title")).strip("."), "")
            return {"title": (title,) if title else ()}
        if kind in NAMED:
            point = (value.first("latitude"), value.first("longitude"))
            core = self.organisation.core(self.organisation.words(value.first("name")))
            return {"point": point if point[0] else (), "core": core}
        return {}


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
    slips: dict[str, list[Slip]] = field(default_factory=dict)
    flats: Flats = field(default_factory=lambda: flat_patterns((), (), ()))


def compile_search(withholding: Withholding, rules: RuleSet) -> Compiled:
    """Return the search for `withholding` made ready."""
    expander = Expander(rules.lexicon)
    targets: list[Target] = []
    for item in (*withholding.withheld, *withholding.linked):
        targets.append(expander.item(len(targets), item))
    for item in (*withholding.withheld, *withholding.linked):
        if item.never_match:
            targets.append(expander.never(len(targets), item))
    for kind, value in _open_values(withholding, rules):
        targets.append(expander.allowed(len(targets), kind, value))
    return ready(rules.lexicon, expander.folding, targets)


def ready(lexicon: Lexicon, folding: Folding, targets: list[Target]) -> Compiled:
    """Return `targets` made ready."""
    reader = NumberReader(lexicon)
    shared = frozenset(word.text for t in targets if t.allowed and t.kind is Kind.PERSON for word in t.words)
    return Compiled(
        lexicon,
        folding,
        tuple(targets),
        _automaton(targets, skeleton, 3),
        _automaton(targets, look_alike, FOLD_LEAST),
        _digits(targets),
        Vocabulary((target.index, word) for target in targets for word in target.words),
        reader,
        reader.words(),
        CalendarWords(lexicon),
        shared,
        given=frozenset(lexicon.names.nicknames) | frozenset(lexicon.names.variants) | lexicon.names.given,
        slips=slip_table(targets),
        flats=_flats(lexicon),
    )


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


def _automaton(targets: list[Target], fold: Callable[[str], str], least: int) -> Automaton:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for target in targets:
        for form in target.forms:
            pieces = [fold(word) for word in form.words]
            squeezed = "".join(pieces)
            if len(form.squeezed) < least or (least > 3 and form.exact):
                continue
            cuts, at = set(), 0
            for piece in pieces:
                at += len(piece)
                cuts.add(at)
            patterns[squeezed].append(Pattern(target.index, form, frozenset(cuts)))
    return Automaton(patterns)


def _digits(targets: list[Target]) -> Automaton:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for target in targets:
        for form in target.forms:
            if form.loose and form.squeezed.isdigit() and len(form.squeezed) >= _DIGITS_LEAST:
                patterns[form.squeezed].append(Pattern(target.index, form, frozenset()))
    return Automaton(patterns)
