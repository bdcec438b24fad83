"""Every way to write the name of a street.

Takes the street of a register value, gives its forms as canonical words.
It does not add house numbers: the assembly looks for them beside the street.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from redactor.detect.known.text.canonical import Folding
from redactor.model.lexicon import Lexicon, plain

_MOST, _LETTERS_OVER = 160, 2
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
SIDES = {
    side: (side, *short)
    for side, short in {
        "north": ("nth", "n"),
        "south": ("sth", "s"),
        "east": ("est", "e"),
        "west": ("wst", "w"),
        "upper": ("upr",),
        "lower": ("lwr",),
    }.items()
}


class StreetForms:
    """Expands streets with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the lexicon and the fold of the text."""
        self._lexicon = lexicon
        self._folding = folding
        self._in_english: dict[str, list[str]] = {}
        for english, welsh in lexicon.streets.welsh_words.items():
            for word in dict.fromkeys(welsh):
                self._in_english.setdefault(word, []).append(english)
        self._latest: tuple[str, list[tuple[str, ...]]] = ("", [])

    def split(self, street: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return the name's words, the type's words, and whether the type stands first."""
        words = tuple(plain(self._folding.fold(street)).split())
        streets = self._lexicon.streets
        english = words[-1:] and words[-1] in streets.form_of and words[-1] not in streets.prefixes
        if len(words) > 1 and words[0] in streets.prefixes and not (english and "y" not in words):
            return words[1:], words[:1], True
        for size in (2, 1):
            if len(words) > size and " ".join(words[-size:]) in streets.form_of:
                return words[:-size], words[-size:], False
        return words, (), False

    def whole(self, street: str) -> list[tuple[str, ...]]:
        """Return the street with its type in every form, the register's own form first."""
        known, forms = self._latest
        if known != street:
            forms = self._whole(street)
            self._latest = (street, forms)
        return list(forms)

    def _whole(self, street: str) -> list[tuple[str, ...]]:
        name, kind, front = self.split(street)
        *rest, side = name or ("",)
        if not kind and side in SIDES and len(rest) > 1:
            return self._sided(" ".join(rest), side)
        found: dict[tuple[str, ...], None] = {}
        for words, form in product(self.names(name), self._kinds(kind)):
            joined = (*form, *words) if front else (*words, *form)
            found.setdefault(joined)
        for words in self._translated(name, kind):
            found.setdefault(words)
        return list(found)[:_MOST]

    def _sided(self, street: str, side: str) -> list[tuple[str, ...]]:
        """Return a street with its point of the compass behind it or before it: "Park Road North"."""
        plain_forms = self._whole(street)[: _MOST // 2]
        found = [(*words, form) for words, form in product(plain_forms, SIDES[side])]
        return [*found, *((form, *words) for words, form in product(plain_forms, SIDES[side][:2]))]

    def safe_alone(self, words: tuple[str, ...], street: str) -> bool:
        """Say whether a form may stand for the street without a house number beside it."""
        name, kind, front = self.split(street)
        if not kind:
            return True
        form = words[: len(words) - len(name)] if front else words[len(words) - len(kind) :]
        last = form[-1] if form else ""
        return form == kind or (last not in self._lexicon.words and len(last) > 1)

    def names(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the name without its type, its words abbreviated in the usual ways."""
        choices = [list(self._word(word, place)) for place, word in enumerate(name)]
        found = [tuple(w for one in choice for w in one.split()) for choice in product(*choices)]
        bare = name[1:] if len(name) > 1 and name[0] in self._lexicon.units.articles else ()
        # "KGV Drive" for King George V Drive
        letters = [("".join(word[0] for word in name),)] if len(name) > _LETTERS_OVER else []
        return [*dict.fromkeys([name, *letters, *found[:24]]), *([bare] if bare else [])]

    def _word(self, word: str, place: int) -> Iterator[str]:
        streets = self._lexicon.streets
        yield word
        if word in streets.saints and place == 0:
            yield from (saint for saint in ("saint", "st", "s", "sant") if saint != word)
            return
        yield from streets.name_words.get(word, ())
        for full, short in streets.name_words.items():
            if word in short and full != word and " " not in full:
                yield full
        if word.endswith("s") and len(word) > 4:
            yield word[:-1]
        yield from self._counted(word)
        if word in {"and", "a"}:
            yield "n"

    def _counted(self, word: str) -> Iterator[str]:
        """Yield a number inside a street's name in its other forms: "Sixth", "6th", "VI"; "V", "Fifth"."""
        numbers = self._lexicon.numbers
        value = numbers.ordinals.get(word) or (_ROMAN.get(word) if len(word) > 1 or word == "v" else 0)
        if not value:
            return
        yield from (form for form, other in numbers.ordinals.items() if other == value and form.isalnum())
        yield from (sign for sign, other in _ROMAN.items() if other == value and sign != word)
        if word in _ROMAN:
            yield str(value)
            yield from (f"the {form}" for form, other in numbers.ordinals.items() if other == value)
            yield from (form for form, other in numbers.cardinals.items() if other == value and len(form) > 2)

    def kind_forms(self, kind: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one-word forms of a street type."""
        return tuple(form[0] for form in self._kinds(kind) if len(form) == 1)

    def _kinds(self, kind: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        if not kind:
            return [()]
        streets = self._lexicon.streets
        written = " ".join(kind)
        fulls = (written,) if written in streets.types else streets.form_of.get(written, ())
        forms = dict.fromkeys([written, *(form for full in fulls for form in streets.types[full])])
        return [tuple(form.split()) for form in forms]

    def _translated(self, name: tuple[str, ...], kind: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the street in the other language: whole, by its type, or by type and words."""
        streets = self._lexicon.streets
        written = " ".join((*name, *kind))
        turned = " ".join((*kind, *name))
        for group in streets.equivalents:
            if written in group or turned in group:
                yield from (tuple(other.split()) for other in group if other not in (written, turned))
            elif kind and " ".join(kind) in group:
                yield from self._by_type(name, group)

    def _by_type(self, name: tuple[str, ...], group: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        streets = self._lexicon.streets
        for other in group:
            if other in streets.prefixes:
                yield from ((other, *words) for words in self.names(name)[:6])
                yield from self._welsh(other, name)
            else:
                yield from ((*words, *other.split()) for words in self.names(name)[:6])
                for form in self._kinds(tuple(other.split())):
                    yield from self._english(" ".join(form), name)

    def _welsh(self, kind: str, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        words = self._lexicon.streets.welsh_words
        if len(name) == 1:
            # "Kings Avenue" is Rhodfa'r Brenin
            for other in words.get(name[0], ()) or words.get(name[0].removesuffix("s"), ()):
                yield (kind, other)
                yield (kind, "y", other)
                yield (kind, "yr", other)
                yield (kind, "r", other)

    def _english(self, kind: str, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        bare = tuple(word for word in name if word not in {"y", "yr", "r"})
        if len(bare) == 1:
            for english in self._in_english.get(bare[0], ()):
                yield (*english.split(), *kind.split())
