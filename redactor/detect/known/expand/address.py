"""Every way to write the parts of an address.

Takes an address value, gives its forms: street, number with street, house name, flat, town,
postcode and its district. It does not judge what they mean beside each other (places.py does).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from redactor.detect.known.expand.street import StreetForms
from redactor.detect.known.expand.welsh import mutated
from redactor.detect.known.forms import Form, Strength
from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.fold import look_alike, skeleton
from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain

# counts only in messages typed without capitals
SMALL_HOUSE = "house name in small letters"
# counts only behind a small word of Welsh
MUTATED_TOWN = "town, mutated"
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_MOST = 89
_INWARD = 3
_THREE = 3
_UPRN_SURE = 9
_SPELLING_LEAST = 6
_TEENS = 10
_TELLING = 4
_TWO = 2
_EXACT_BELOW = 5
_SPOKEN_FORMS = 6
_WELSH_ARTICLES = ("y", "yr", "r")
_BOATS = frozenset({"narrowboat", "nb", "boat", "houseboat", "barge", "mv", "widebeam"})
_HOUSES_IN_WELSH = {
    "house": ("ty", "dy"),
    "cottage": ("bwthyn", "fwthyn"),
    "farm": ("fferm",),
    "hall": ("neuadd", "plas"),
    "barn": ("ysgubor", "sgubor"),
}


class AddressForms:
    """Expands addresses with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the lexicon and the fold of the text."""
        self._lexicon = lexicon
        self._fold = folding.fold
        self.streets = StreetForms(lexicon, folding)
        self._spoken_as: dict[str, list[str]] = {}
        for word, number in lexicon.numbers.cardinals.items():
            self._spoken_as.setdefault(str(number), []).append(word)

    def forms(self, value: Value) -> Iterator[Form]:
        """Yield every form of the address's parts."""
        yield from self._codes(value)
        number = value.first("number")
        # a range of two houses is each of them, too
        every = (number,) if len(own := self._numbers(number)) < 2 else (number, *own)
        every += self._with_flat(value)
        for street, each in product(value.all("street"), every):
            yield from self._street(street, each)
            yield from self._spoken(street, "".join(self._words(each)))
        for name in value.all("house_name"):
            yield from self.house(name)
        yield from self._flat(value.first("flat"))
        yield from self._places(value)

    def facts(self, value: Value) -> dict[str, tuple[str, ...]]:
        """Return what the assembly needs to know beside the forms."""
        numbers = self._numbers(value.first("number"))
        number = numbers[:1]
        street = value.first("street")
        name, kind, front = self.streets.split(street) if street else ((), (), False)
        short = self.streets.whole(street)[:40] if street else []
        return {
            "number": number,
            "numbers": (*numbers, *self._with_flat(value)),
            "street_spellings": _folded("".join(words) for words in short),
            "street_name": ("".join(name),) if name else (),
            "street_front": ("1",) if front else (),
            "street_kind": kind,
            "street_kinds": self.streets.kind_forms(kind),
            "number_words": self._number_words("".join(number)),
            "street_words": short[0] if short else (),
            "places": self._place_names(value),
            "houses": tuple(" ".join(self.bare(name)) for name in value.all("house_name")),
            "flat": self._flat_number(value.first("flat")),
            "point": (value.first("latitude"), value.first("longitude")) if value.first("latitude") else (),
        }

    def _numbers(self, number: str) -> tuple[str, ...]:
        """Return the house number as one word, or the two numbers of a range."""
        words = self._words(number)
        ranged = len(words) > 1 and all(word[0].isdigit() for word in words)
        return words if ranged else tuple(filter(None, ["".join(words)]))

    def _with_flat(self, value: Value) -> tuple[str, ...]:
        """Return the house number with the letter of the flat in it: "236b" for Flat B, 236."""
        number, flat = self._words(value.first("number")), self._flat_number(value.first("flat"))
        letter = (
            len(number) == len(flat) == 1 and number[0].isdigit() and flat[0].isalpha() and len(flat[0]) == 1
        )
        return (number[0] + flat[0],) if letter else ()

    def _flat_number(self, flat: str) -> tuple[str, ...]:
        """Return a flat's number or letter as one word, both numbers of "2/1" together."""
        words = self._words(flat)
        stair = [word for word in words if word.isdigit()]
        return ("".join(stair),) if len(stair) > 1 else words[-1:]

    def _number_words(self, number: str) -> tuple[str, ...]:
        """Return the house number in words and Roman signs, each as one word."""
        if not number.isdigit():
            return ()
        words = list(self._spoken_as.get(number, ()))
        tens, units = int(number) // 10 * 10, int(number) % 10
        if units and tens > _TEENS:
            after = [word for word in self._spoken_as.get(str(units), ()) if len(word) > 2]
            words += [a + b for a in self._spoken_as.get(str(tens), ()) for b in after]
        whole = [word.replace(" ", "") for word in words]
        return tuple(dict.fromkeys([*whole, *([roman] if (roman := roman_number(number)) else [])]))

    def _place_names(self, value: Value) -> tuple[str, ...]:
        """Return town, locality and county, each as one word, in every known form."""
        names = [name for part in ("town", "town_also", "locality", "county") for name in value.all(part)]
        written = [" ".join(self._words(name)) for name in names]
        others = [form for name in written for form in self._lexicon.units.counties.get(name, ())]
        others += [form for group in self._lexicon.towns if set(group) & set(written) for form in group]
        return tuple(dict.fromkeys(name.replace(" ", "") for name in (*written, *others)))

    def bare(self, name: str) -> tuple[str, ...]:
        """Return the words of a house name without its article."""
        words = self._words(name)
        return words[1:] if len(words) > 1 and words[0] in self._lexicon.units.articles else words

    def house(self, name: str) -> Iterator[Form]:
        """Yield the forms of a house name, with and without its article."""
        words = self._words(name)
        units = self._lexicon.units
        bare = self.bare(name)
        common = all(word in self._lexicon.words or word in units.house_words for word in bare)
        strength = Strength.WEAK if common else Strength.MEDIUM
        capital = "first" if common and len(bare) == 1 else ""
        if common and len(bare) > 1:
            yield Form(bare, "house", "house name", Strength.MEDIUM, capital="words")
        yield Form(bare, "house", "house name", strength, capital=capital)
        if common and len(bare) == 1 and bare != words:
            yield Form(words, "house", "house name", Strength.MEDIUM, capital="each")
            yield Form(words, "house", SMALL_HOUSE, Strength.WEAK)
        yield Form(bare, "house", "house name", Strength.NOTE)
        if bare != words:
            yield Form(words, "house", "house name", Strength.NOTE)
        yield from self._short_house(bare, strength, capital, common=common)
        welsh = {"house": "ty", "cottage": "bwthyn", "farm": "fferm"}
        if len(bare) > 1 and bare[-1] in welsh:
            yield Form((welsh[bare[-1]], *bare[:-1]), "house", "house name in Welsh", strength)
        for words in self._figured(bare) if len(bare) > 1 else ():
            yield Form(words, "house", "house name with a figure", Strength.NOTE)
        yield from self._like_house(bare, strength, capital)

    def _short_house(
        self, bare: tuple[str, ...], strength: Strength, capital: str, *, common: bool
    ) -> Iterator[Form]:
        """Yield a house name whose last word is abbreviated: "Kestrel Ct"."""
        units, types = self._lexicon.units.units, self._lexicon.streets.types
        name = "house name, abbreviated"
        for short in dict.fromkeys((*units.get(bare[-1], ())[1:], *types.get(bare[-1], ()))):
            if " " not in short and len(bare) > 1 and short != bare[-1]:
                words = (*bare[:-1], short)
                yield Form(words, "house", name, strength, capital=capital)
                if common:
                    yield Form(words, "house", name, Strength.MEDIUM, capital="words")

    def _figured(self, bare: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield a house name with its number as a figure: "4 Winds"."""
        numbers = self._lexicon.numbers.cardinals
        if any(word in numbers for word in bare):
            yield tuple(str(numbers.get(word, word)) for word in bare)

    def _translated(self, bare: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield a house name of two words in the other language: "Mill House" and "Tŷ'r Felin"."""
        to_welsh = _HOUSES_IN_WELSH | {
            english: tuple(welsh) for english, welsh in self._lexicon.streets.welsh_words.items()
        }
        told = tuple(word for word in bare if word not in _WELSH_ARTICLES)
        if len(told) != _TWO:
            return
        if told[1] in self._lexicon.units.house_words:
            # "House Kestrel", as other languages have it
            yield told[::-1]
        for noun, name in product(to_welsh.get(told[1], ()), to_welsh.get(told[0], ())):
            yield (noun, name)
            yield from ((noun, article, name) for article in _WELSH_ARTICLES)
        in_english: dict[str, list[str]] = {}
        for english, welsh in to_welsh.items():
            for word in welsh:
                in_english.setdefault(word, []).append(english)
        yield from product(in_english.get(told[1], ()), in_english.get(told[0], ()))

    def _like_house(self, bare: tuple[str, ...], strength: Strength, capital: str) -> Iterator[Form]:
        """Yield a house name without its general words, and as Welsh changes its first letter."""
        for words in self._translated(bare):
            yield Form(words, "house", "house name, translated", Strength.WEAK, capital="words")
        if len(bare) > 1 and bare[0] in _BOATS:
            for boat in ((), ("nb",), ("n", "b"), ("narrowboat",), ("narrow", "boat"), ("boat",)):
                name = "house name, of a boat"
                yield Form((*boat, *bare[1:]), "house", name, Strength.WEAK, capital="" if boat else "words")
        core = self._core(bare)
        if core:
            name = "house name without its general words"
            yield Form(core, "house_core", name, Strength.WEAK, capital="first")
        for word in mutated(bare[0], self._lexicon) if len(bare) > 1 else ():
            yield Form((word, *bare[1:]), "house", "house name, mutated", strength, capital=capital)

    def _core(self, bare: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one word of a house name that is no ordinary word: "Sandhaven" of "Sandhaven Park"."""
        units = self._lexicon.units
        telling = [
            word
            for word in bare
            if len(word) > _TELLING and word not in self._lexicon.words and word not in units.house_words
        ]
        told = len(telling) == 1 or (len(bare) == _TWO and telling[:1] == [bare[0]])
        return (telling[0],) if len(bare) > 1 and told else ()

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(plain(self._fold(text)).split())

    def _street(self, street: str, number: str) -> Iterator[Form]:
        digits = self._words(number)
        numbers = [digits, *([(roman,)] if (roman := roman_number("".join(digits))) else [])]
        for place, words in enumerate(self.streets.whole(street)):
            name = "street" if place == 0 else "street, abbreviated or translated"
            safe = self.streets.safe_alone(words, street)
            yield Form(words, "street", name, Strength.MEDIUM, capital="" if safe else "words")
            if not safe:
                yield Form(words, "street", name, Strength.NOTE)
            if digits:
                yield Form((*digits, *words), "number_street", f"number and {name}", Strength.STRONG)
                yield Form((*words, *digits), "number_street", f"{name} and number", Strength.STRONG)
        if len(numbers) > 1:
            words = self.streets.whole(street)[0]
            yield Form((*numbers[1], *words), "number_street", "Roman number and street", Strength.STRONG)
        if digits:
            yield from self._typeless(street, digits)

    def _typeless(self, street: str, digits: tuple[str, ...]) -> Iterator[Form]:
        """Yield the street without its type, and with the type first as in other languages."""
        name_only, kind, front = self.streets.split(street)
        words = self._words(street)
        for changed in mutated(words[0], self._lexicon) if kind and front else ():
            welsh = (changed, *words[1:])
            yield Form((*digits, *welsh), "number_street", "number and street, mutated", Strength.STRONG)
        bare = not kind or all(word in self._lexicon.units.articles for word in name_only)
        if bare and len(words) > 1 and words[0] in self._lexicon.units.articles:
            yield Form(words[1:], "street_name", "street without its article", Strength.NOTE)
        if not kind:
            return
        turned = (*kind, *name_only)
        for order in () if front else ((*digits, *turned), (*turned, *digits)):
            yield Form(order, "number_street", "number and street, its type first", Strength.STRONG)
        for words in self.streets.names(name_only):
            size = len("".join(words))
            if size > _INWARD:
                name = "street without its type"
                yield Form(words, "street_name", name, Strength.NOTE, exact=size < _EXACT_BELOW)

    def _spoken(self, street: str, number: str) -> Iterator[Form]:
        for spoken in self._number_words(number):
            for words in self.streets.whole(street)[:_SPOKEN_FORMS] if len(spoken) > _INWARD else ():
                yield Form((spoken, *words), "number_street", "number in words and street", Strength.STRONG)

    def _codes(self, value: Value) -> Iterator[Form]:
        code = self._fold(value.first("postcode")).replace(" ", "")
        if code:
            outward, inward = code[:-_INWARD], code[-_INWARD:]
            yield Form((outward, inward), "postcode", "postcode", Strength.STRONG, loose=True)
            padded = re.sub(r"^([a-z]+)(\d)", r"\g<1>0\2", outward)
            for halves in ((padded, inward), (outward, "0" + inward)):
                yield Form(halves, "postcode", "postcode with a zero", Strength.STRONG, loose=True)
            yield Form((outward,), "district", "postcode district", Strength.NOTE, exact=True, capital="all")
            yield Form(
                (outward, inward[0]), "sector", "postcode sector", Strength.WEAK, exact=True, capital="all"
            )
        uprn = value.first("uprn")
        if uprn:
            sure = Strength.STRONG if len(uprn) >= _UPRN_SURE else Strength.WEAK
            yield Form((uprn.lstrip("0"),), "uprn", "UPRN", sure, loose=True)
            yield Form((uprn.zfill(12),), "uprn", "UPRN with zeros", Strength.STRONG, loose=True)
        words = self._words(value.first("what3words"))
        if words:
            yield Form(words, "what3words", "what3words", Strength.STRONG)
            for dot in (("dot",), ("stop",), ("full", "stop"), ("point",)) if len(words) == _THREE else ():
                told = (words[0], *dot, words[1], *dot, words[2])
                yield Form(told, "what3words", "what3words, spoken", Strength.STRONG)

    def _flat(self, flat: str) -> Iterator[Form]:
        words = self._words(flat)
        if not words:
            return
        units = self._lexicon.units
        floors = [form for forms in units.floors.values() if " ".join(words) in forms for form in forms]
        yield from (Form(tuple(form.split()), "flat", "floor", Strength.NOTE, exact=True) for form in floors)
        stair = tuple(word for word in words if word.isdigit())
        if len(stair) > 1:
            yield from self._on_stair(words[0], stair)
            return
        written = [form for forms in units.units.values() for form in forms]
        for unit in (*written, "flat no", "apartment no", "fflat rhif") if len(words) < 3 else ():
            if words[-1] != unit:
                yield Form((*unit.split(), words[-1]), "flat", "flat", Strength.NOTE, exact=True)
        if len("".join(words)) > 5:
            yield Form(words, "flat", "flat", Strength.NOTE)

    def _on_stair(self, unit: str, stair: tuple[str, ...]) -> Iterator[Form]:
        """Yield a flat by where it lies on a stair: "Flat 2/1", "Apt 2/1"."""
        # "2/1" alone in a register is a flat
        for form in self._lexicon.units.units.get("flat" if unit.isdigit() else unit, (unit,)):
            yield Form((*form.split(), *stair), "flat", "flat", Strength.NOTE, exact=True)

    def _places(self, value: Value) -> Iterator[Form]:
        for part in ("town", "town_also"):
            for town in value.all(part):
                yield from self._town(self._words(town), "town")
        for locality in value.all("locality"):
            yield from self._town(self._words(locality), "locality")
            # a terrace stands off its road: "3 Prospect Terrace, Newlyn Road"
            for words in (
                self.streets.whole(locality)[1:_SPOKEN_FORMS] if self.streets.split(locality)[1] else ()
            ):
                yield Form(words, "locality", "locality, abbreviated", Strength.NOTE)
        for county in value.all("county"):
            words = self._words(county)
            yield Form(words, "county", "county", Strength.NOTE)
            for form in self._lexicon.units.counties.get(" ".join(words), ()):
                yield Form(tuple(form.split()), "county", "county", Strength.NOTE, exact=len(form) < 5)

    def _town(self, words: tuple[str, ...], part: str) -> Iterator[Form]:
        if not words:
            return
        yield Form(
            words,
            part,
            part,
            Strength.NOTE,
            capital="first" if " ".join(words) in self._lexicon.words else "",
        )
        names = [words]
        for group in self._lexicon.towns:
            if " ".join(words) in group:
                for other in group:
                    names.append(tuple(other.split()))
                    yield Form(names[-1], part, f"{part} in the other language", Strength.NOTE)
        for first, *rest in dict.fromkeys(names):
            for changed in mutated(first, self._lexicon):
                yield Form((changed, *rest), part, MUTATED_TOWN, Strength.NOTE, capital="first")


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the folds of the spellings that are long enough to be recognised with a slip."""
    long = [text for text in texts if len(text) >= _SPELLING_LEAST]
    return tuple(dict.fromkeys(fold(text) for text in long for fold in (look_alike, skeleton)))


def roman_number(digits: str) -> str:
    """Return a house number of two or more Roman signs, or an empty string."""
    if not digits.isdigit() or not 0 < int(digits) <= _ROMAN_MOST:
        return ""
    rest, signs = int(digits), ""
    for value, sign in _ROMAN:
        while rest >= value:
            signs, rest = signs + sign, rest - value
    return signs if len(signs) > 1 else ""
