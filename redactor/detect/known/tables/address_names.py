"""The names of an address with how much each word of them tells: street, house, locality.

Takes the targets once, gives for each address its names with their telling words, their general words (type
of street, sort of house) and the numbers that go with them. It looks at no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.detect.known.expand.address import AddressForms
from redactor.detect.known.expand.street import SIDES
from redactor.detect.known.forms import Target
from redactor.detect.known.tables.slips import own_postcode
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

_RARE, _NAME, _ORDINARY, _FAINT = 2.5, 1.5, 1.0, 0.5
_LEAST, _THREE = 3, 3
_SMALL = frozenset(
    ["the", "of", "and", "at", "on", "in", "by", "y", "yr", "r", "s", "a", "o", "n", "le", "de", "la"]
)
_GENERAL = frozenset(
    ["holiday", "caravan", "leisure", "mobile", "home", "residential", "old", "new", "upper", "lower"]
)
_OTHER_SORTS = frozenset(["park", "site", "estate", "village", "flats", "apartments", "place"])

# what a street is called in one word with its name elsewhere: "Mafekingstraße 27"
_STREETS_ABROAD = (
    *("strasse", "strase", "str", "weg", "allee", "gasse", "platz", "straat", "laan", "plein", "gatan"),
    *("gata", "vagen", "vej", "gade", "veien", "vegen", "katu", "tie"),
)


@dataclass(frozen=True, slots=True)
class AddressName:
    """The telling words of one name with what each weighs, its general words, and its numbers.

    `forms` are other notations of each telling word; an `exact` name has no slips, as half of a postcode.
    """

    part: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    forms: tuple[frozenset[str], ...]
    kinds: frozenset[str]
    numbers: tuple[str, ...]
    exact: bool = False

    @property
    def total(self) -> float:
        """What its telling words weigh together."""
        return sum(self.weights)


AddressNames = dict[int, tuple[AddressName, ...]]


def address_names(targets: Iterable[Target], lexicon: Lexicon, forms: AddressForms) -> AddressNames:
    """Return the names of every protected address."""
    reader = _Reader(lexicon, forms)
    return {
        target.index: tuple(reader.names(target))
        for target in targets
        if target.kind is Kind.ADDRESS and not target.allowed
    }


class _Reader:
    """Takes the names of addresses apart."""

    def __init__(self, lexicon: Lexicon, forms: AddressForms) -> None:
        self._lexicon = lexicon
        self._forms = forms
        units = lexicon.units
        self._sorts = units.house_words | frozenset(f for each in units.units.values() for f in each)

    def names(self, target: Target) -> Iterator[AddressName]:
        """Yield the names of one address."""
        value, facts = target.value, target.facts
        numbers, flat = facts.get("numbers", ()), tuple(filter(_telling, facts.get("flat", ())))
        either = tuple(dict.fromkeys((*numbers, *flat)))
        for street in value.all("street"):
            words, kind, _ = self._forms.streets.split(street)
            side = words[-1:] if not kind and words[-1:] and words[-1] in SIDES else ()
            if side:
                words, kind, _ = self._forms.streets.split(" ".join(words[:-1]))
            own = either
            if kind:
                kinds = frozenset(self._forms.streets.kind_forms(kind)) | self._last_kind(kind)
                yield from self._name("street", words, kinds, own)
            else:
                yield from self._house("street", words, own)
        yield from self._halves(target, either)
        for part, own in (("house_name", (*flat, *numbers)), ("locality", numbers or flat)):
            for name in value.all(part):
                yield from self._house(part.partition("_")[0], self._forms.bare(name), own)

    def _last_kind(self, kind: tuple[str, ...]) -> frozenset[str]:
        """Return how the last word of a longer type is written: "est" of "trading estate"."""
        last = kind[-1:] if len(kind) > 1 else ()
        return frozenset(last) | frozenset(
            f for one in last for f in self._lexicon.streets.types.get(one, ())
        )

    def _halves(self, target: Target, numbers: tuple[str, ...]) -> Iterator[AddressName]:
        """Yield the halves of the postcode: "163, HR6", "163 8XQ"."""
        code = own_postcode(target)
        for half in (code[:-_THREE], code[-_THREE:]) if code else ():
            yield AddressName("district", (half,), (_NAME,), (frozenset(),), frozenset(), numbers, exact=True)

    def _house(self, part: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> Iterator[AddressName]:
        """Yield the name of a house; its last word says what it is: "Kestrel House"."""
        sorts = [word for word in words if word in self._sorts or word in _GENERAL]
        told = tuple(word for word in words if word not in sorts) if len(sorts) < len(words) else words[:1]
        if len(told) == 1 and len(told[0]) < _LEAST:
            told = words
        kinds = frozenset(words) - frozenset(told)
        units, types = self._lexicon.units.units, self._lexicon.streets.types
        every = frozenset(f for kind in kinds for f in (*units.get(kind, ()), *types.get(kind, ()), kind))
        every |= _OTHER_SORTS if kinds & {"park", "fields", "meadows"} else frozenset()
        yield from self._name(part, told, every | kinds, numbers)

    def _name(
        self, part: str, words: tuple[str, ...], kinds: frozenset[str], numbers: tuple[str, ...]
    ) -> Iterator[AddressName]:
        streets = self._lexicon.streets
        saints = frozenset(streets.saints)
        told = [word for word in words if word not in _SMALL and word not in saints and len(word) > 1]
        told = [word for word in told if word not in _GENERAL] or told
        if told:
            forms = tuple(frozenset(streets.name_words.get(word, ())) | self._other(word) for word in told)
            if part == "street" and len(told) == 1:
                forms = (forms[0] | {told[0] + kind for kind in _STREETS_ABROAD},)
            weights = tuple(self._weight(word) for word in told)
            yield AddressName(part, tuple(told), weights, forms, kinds, numbers)

    def _other(self, word: str) -> frozenset[str]:
        """Return a word with and without the s of the genitive."""
        return frozenset({word + "s", word[:-1] if word.endswith("s") and len(word) > _LEAST else word})

    def _weight(self, word: str) -> float:
        names = self._lexicon.names
        if word in _GENERAL or word in self._sorts:
            return _FAINT if word in _GENERAL else _ORDINARY
        if word in self._lexicon.words:
            return _ORDINARY
        return _NAME if word in names.common or word in names.given else _RARE


def _telling(flat: str) -> bool:
    return flat.isdigit() or any(map(str.isdigit, flat))
