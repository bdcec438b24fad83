"""The anchors of an item: what must stand in a text, as a rule, where the item stands in a strong form.

Takes an item made ready by the matcher's own expander, so that a form added there is anchored
here; gives words and pairs of words. It leaves out weak forms: they need a mail tied to the case.

    14 Rose Lane, HR6 8XQ    runs   14roselane, roselane14, hr68xq ...
                             pairs  14 + rose                   (apart, reversed, misspelt)
    Miss Tamsin Okoro-Bell   pairs  tamsin + okoro, tam + bell, miss + okorobell, t + bell ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise, product

from redactor.detect.known.expand.name_cases import CASES
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, SHORT_ROLES, Form, Strength, Target
from redactor.detect.known.mirrored import MIRRORED_LEAST
from redactor.detect.known.tables.slips import plate_halves
from redactor.detect.known.text.fold import look_alike, skeleton
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon, plain

RUN_LEAST, RUN_MOST = 5, 40
STREAMS = ("plain", "alike", "digits")
_DIGITS_LEAST = 7
_WORD_LEAST = 3
_LOCAL_LEAST = 12
_SLIP_LEAST = 4
_TWICE_LEAST = 7
_CORE_LEAST = 6
_SAID_MOST = 2
STEM_LEAST = 3
_FIRST = FIRST_ROLES | {"middle"}
_SLIPPED = frozenset({"nick", "middle"})
_NAMED = frozenset({Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})
_SMALL = frozenset({"the", "and", "of", "st", "saint", "sant", "san"})
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"[^\W_]+")
ENDINGS = frozenset({*CASES, "s", "es"})
"""What a name may end with besides; the text is asked without them too, so they need no keys of their own."""


class Need(IntEnum):
    """What an anchor needs to make a case a candidate."""

    NOTHING = 0
    FEW = 1  # enough alone while few cases share it, else like COMPANY
    COMPANY = 2  # an anchor of another item of the same case nearby


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together: squeezed, in the fold of the `plain`, `alike` or `digits` stream."""

    text: str
    stream: str
    need: Need = Need.NOTHING


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words near each other. `one` is a word, a house `number`, a `class` of words or part of a `place`.

    The words of a place may both be ordinary ones in small letters.
    `slips` says whether either word may be misspelt (only the second where `sure`), `twice` whether both, or
    a long one twice.
    """

    one: str
    two: str
    sort: str = "word"
    slips: bool = False
    twice: bool = False
    sure: bool = False
    need: Need = Need.NOTHING


Anchor = Run | Pair
TITLE = "title"


def generic_class(kind: str) -> str:
    """Return the class of general words of schools, surgeries or organisations."""
    return f"generic {kind}"


def short_class(letter: str) -> str:
    """Return the class of unknown short words with a capital that begin with a letter: "Hse"."""
    return f"short {letter}"


def cut_class(word: str) -> str:
    """Return the class of words with a capital that a sign cuts short and that begin so: "Catterm…"."""
    return f"cut {word[:2]}"


class Anchors:
    """Chooses the anchors of items."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep what is common."""
        self._words = lexicon.words
        common = frozenset(lexicon.names.common)
        variants = lexicon.names.variants
        self._common = common.union(*(variants[name] for name in common if name in variants))
        self._types = frozenset(lexicon.streets.form_of) | lexicon.streets.prefixes

    def of(self, target: Target) -> set[Anchor]:
        """Return the anchors of an item."""
        forms = [
            form
            for form in target.forms
            if form.strength is Strength.STRONG or telling_local(form.part, form.squeezed)
        ]
        found: set[Anchor] = {run for form in forms for run in self._runs(target, form)}
        return found.union(self._pairs(target), self._hidden(target))

    def common(self, words: Iterable[str]) -> bool:
        """Say whether a name of these words is borne by many people."""
        return all(word in self._common or len(word) == 1 for word in words)

    def ordinary(self, word: str) -> bool:
        """Say whether a surname beside a title or an initial says little."""
        return any(
            w in self._common or w in self._words
            for w in (word, word.removesuffix("s"), word.removesuffix("es"))
        )

    # ---- runs -----------------------------------------------------------------------------

    def _runs(self, target: Target, form: Form) -> Iterator[Run]:
        need = self._need(target, form)
        if form.part == "whole_name" and self._says_little(form):
            return
        for words in _bounded(form.words):
            run = skeleton("".join(words))
            yield Run(run, "plain", need)
            if len(run) >= MIRRORED_LEAST:
                yield Run(run[::-1], "plain", need)
            if not form.loose:
                yield Run("".join(map(look_alike, words)), "alike", need)
        if form.loose and form.squeezed.isdigit() and len(form.squeezed) >= _DIGITS_LEAST:
            yield Run(form.squeezed, "digits", need)

    def _hidden(self, target: Target) -> Iterator[Run]:
        """The telling part of an organisation's name, as it stands within a file name or handle."""
        for form in target.forms:
            if form.part == "core" and form.hidden and form.squeezed not in self._words:
                yield from (replace(run, need=Need.FEW) for run in self._runs(target, form))

    def _says_little(self, form: Form) -> bool:
        """Say whether a name is an initial and a common surname, or squeezed reads like a word."""
        initial = min(len(form.words[0]), len(form.words[-1])) == 1
        names = [word for word in form.words if len(word) > 1]
        return form.squeezed in self._words or (initial and all(map(self.ordinary, names)))

    def _need(self, target: Target, form: Form) -> Need:
        if target.kind in _NAMED and form.part == "organisation":
            return Need.FEW
        if target.kind is not Kind.PERSON or form.part not in {"whole_name", "full_name"}:
            return Need.NOTHING
        long = [word for word in form.words if len(word) > 1]
        if len(long) > 2:
            return Need.NOTHING
        if len(long) < len(form.words):
            return Need.FEW
        return Need.COMPANY if self.common(long) else Need.NOTHING

    # ---- pairs ----------------------------------------------------------------------------

    def _pairs(self, target: Target) -> Iterator[Pair]:
        if target.kind is Kind.ADDRESS:
            yield from self._address(target)
        elif target.kind is Kind.PERSON:
            yield from self._person(target)
        elif target.kind in _NAMED:
            yield from self._organisation(target)
        elif target.kind is Kind.PHONE:
            yield from _ends(target.value.first("national"))
        elif target.kind is Kind.VEHICLE and (halves := plate_halves(target)):
            # "AB12, second half CDE", "YJZ, then 7306"
            one, two = sorted(halves, key=str.isalpha)
            yield Pair(one, two, "number")
        elif target.kind in {Kind.EMAIL, Kind.URL_OR_HANDLE}:
            yield from _told_apart(target.value.first("local") or target.value.text.reveal())

    def _address(self, target: Target) -> Iterator[Pair]:
        streets, houses = self._street_words(target), _words(target, "house")
        places = [*_words(target, "town"), *_words(target, "locality")]
        number = _NUMBER.match("".join(target.facts.get("number", ())))
        said = [word for word in target.facts.get("number_words", ()) if len(word) > _SLIP_LEAST][:_SAID_MOST]
        for street in streets:
            slips = len(street) >= _SLIP_LEAST
            if number:
                yield Pair(number.group(), street, "number", slips, twice=len(street) >= _TWICE_LEAST)
            yield from (Pair(word, street, slips=slips) for word in (*houses, *said))
        yield from (Pair(house, place) for house, place in product(houses, places))
        yield from (Pair(house, place, "place") for house, place in product(houses, (*streets, *places)))
        yield from self._halves(target, houses)

    def _halves(self, target: Target, houses: Sequence[str]) -> Iterator[Pair]:
        """Yield flat and house name, and the two halves of the postcode."""
        flats = [flat for flat in target.facts.get("flat", ()) if _NUMBER.match(flat)]
        yield from (
            Pair(flat, house, "number", len(house) >= _SLIP_LEAST) for flat, house in product(flats, houses)
        )
        for form in target.forms:
            if form.part == "postcode" and len(form.words) > 1:
                yield Pair(form.words[0], form.words[1], "number")

    def _street_words(self, target: Target) -> list[str]:
        """Return the words of the street's name in every form, its type only for want of a name."""
        words = _words(target, "street_name") or [
            word for word in plain(target.value.first("street")).split() if len(word) >= _WORD_LEAST
        ]
        named = [word for word in words if word not in self._types] or words
        # "St Mary's": the apostrophe parts the s from the word
        return [
            *dict.fromkeys([*named, *(w[:-1] for w in named if w.endswith("s") and len(w) > _SLIP_LEAST)])
        ]

    def _person(self, target: Target) -> Iterator[Pair]:
        stated = _stated(target)
        apart = any(word.role == "particle" for word in target.words)  # "ap Hywel" is rare, Hywel is not
        firsts = {w.text: w.role for w in reversed(target.words) if w.role in _FIRST and len(w.text) > 1}
        lasts = {w.text: w.role for w in reversed(target.words) if w.role in LAST_ROLES and len(w.text) > 1}
        for (first, role), (last, other) in product(_bare(firsts, stated), _bare(lasts, stated)):
            own = role in {"first", "known"}
            slips = other != "previous_half" and not _plural(last, lasts)
            slips = slips and (own or (last in stated and role in _SLIPPED))
            need = Need.COMPANY if self.common((first, last)) and not apart else Need.NOTHING
            twice = slips and {first, last} <= stated
            yield Pair(first, last, slips=slips, twice=twice, sure=not own, need=need)
        yield from _cut_off(
            [w for w, role in firsts.items() if role in {"first", "known"} and w in stated],
            [w for w in lasts if w in stated],
        )
        signs = {w.text[0] for w in target.words if w.role in _FIRST - SHORT_ROLES}
        for last in lasts:
            if not self.ordinary(last):
                yield Pair(TITLE, last, "class", need=Need.FEW)
                yield from (Pair(sign, last, need=Need.FEW) for sign in signs)

    def _organisation(self, target: Target) -> Iterator[Pair]:
        words = [*_words(target, "core"), *_words(target, "bare_core")]
        kinds = (
            [target.kind.value] if target.kind in {Kind.SCHOOL, Kind.GP} else ["school", "gp", "organisation"]
        )
        for word, kind in product(words, kinds):
            rare = len(word) >= _CORE_LEAST and word not in self._words
            yield Pair(generic_class(kind), word, "class", slips=rare, need=Need.FEW)
        own = {word for form in target.forms if form.part == "organisation" for word in form.words} - set(
            words
        )
        for word, other in product(words, own):
            if len(other) >= _WORD_LEAST:
                yield Pair(word, other, need=Need.FEW)
                yield Pair(short_class(other[0]), word, "class", need=Need.FEW)


def telling_local(part: str, text: str) -> bool:
    """Say whether what stands before the @ of an e-mail address tells whose it is."""
    return part == "local" and (len(text) >= _LOCAL_LEAST or any(map(str.isdigit, text)))


def _stated(target: Target) -> set[str]:
    """Return the words of a name as the register gives it, without other spellings."""
    parts = ("forenames", "surname", "known_as", "previous_surnames")
    texts = [text for part in parts for text in target.value.all(part)]
    return {word for text in texts for word in plain(text).split()}


def _cut_off(firsts: Sequence[str], lasts: Sequence[str]) -> Iterator[Pair]:
    """Yield a forename beside what begins like the surname, and the other way round."""
    for first, last in product(firsts, lasts):
        yield Pair(cut_class(last), first, "class", need=Need.FEW)
        yield Pair(cut_class(first), last, "class", need=Need.FEW)


def _ends(national: str) -> Iterator[Pair]:
    """Yield the first and last digits of a phone number: "07700 900 118 - no, sorry, 007"."""
    whole = f"0{national}"
    if len(whole) > _DIGITS_LEAST:
        for first, last in product((whole[:5], whole[:4]), (whole[-3:], whole[-4:])):
            yield Pair(first, last, "number", need=Need.FEW)


def _told_apart(name: str) -> Iterator[Pair]:
    """Yield the words of a name in a network side by side: "kully dot sews91"."""
    words = [word for word in _TOKEN.findall(plain(name)) if len(word) >= _WORD_LEAST]
    yield from (Pair(one, two, need=Need.FEW) for one, two in pairwise(words))


def _bare(words: dict[str, str], stated: set[str]) -> list[tuple[str, str]]:
    """Return words and roles without those that are a stated one with an ending."""
    stems = {word: {word[: -len(end)] for end in ENDINGS if word.endswith(end)} & stated for word in words}
    return [
        (word, role)
        for word, role in words.items()
        if word in stated or not any(stem in words and len(stem) >= STEM_LEAST for stem in stems[word])
    ]


def _plural(word: str, others: Iterable[str]) -> bool:
    return any(word in {other + "s", other + "es"} for other in others)


def _words(target: Target, part: str) -> list[str]:
    """Return the words of the forms of one part, without those that say nothing."""
    words = dict.fromkeys(w for form in target.forms if form.part == part for w in form.words)
    return [w for w in words if len(w) >= _WORD_LEAST and w not in _SMALL]


def _bounded(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of a form, or its beginning and its end where it is long."""
    if len("".join(words)) < RUN_LEAST:
        return
    if len("".join(words)) <= RUN_MOST:
        yield words
        return
    for turned in (words, words[::-1]):
        size = 1
        while size < len(words) and len("".join(turned[: size + 1])) <= RUN_MOST:
            size += 1
        yield words[:size] if turned is words else words[len(words) - size :]
