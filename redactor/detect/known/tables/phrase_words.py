"""The words of texts, places and institutions with how much each one tells: "the yellow ice cream van".

Takes the targets once, gives phrases and an index of the words that may begin a look. Small words tell
nothing, general words and words like "old" little, rare ones most. It looks at no text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from redactor.detect.known.expand.organisation import OrganisationForms
from redactor.detect.known.forms import Target
from redactor.detect.known.shortened import halves, shortens
from redactor.detect.known.text.fold import look_alike
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

SMALL = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "of",
            "by",
            "at",
            "in",
            "on",
            "to",
            "and",
            "or",
            "for",
            "from",
            "with",
            "off",
            "near",
        ),
        *(
            "her",
            "his",
            "their",
            "our",
            "my",
            "your",
            "she",
            "he",
            "they",
            "it",
            "we",
            "you",
            "i",
            "me",
            "him",
        ),
        *(
            "them",
            "us",
            "this",
            "that",
            "these",
            "those",
            "here",
            "there",
            "where",
            "who",
            "which",
            "is",
            "was",
        ),
        *("are", "were", "be", "been", "has", "had", "as", "y", "yr", "s", "n", "o'r", "et"),
    ]
)
# where something is: others say it in other words ("at the back of" for "behind")
PLACING = frozenset(
    {"behind", "beside", "next", "above", "below", "under", "over", "opposite", "between", "inside"}
    | {"outside", "past", "back", "front", "side", "round", "around", "along", "across", "beyond", "against"}
)
_NAMED = frozenset({Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})
TELLING = 1.0
RARE, _NAME, _GENERAL = 2.0, 1.5, 0.5
_NAMING = frozenset({"called", "named", "known", "nicknamed"})
_WORDS_MOST, _TELLING_LEAST = 20, 2
_WORD = re.compile(r"[^\W_]+")
_PREFIX, _PREFIX_WORD = 3, 6
# what is made of "and" and "&": "amp", "et", "8"
JOINT_MOST = 3
_STEM_LEAST, _SLIP_LEAST, _TWO_SLIPS_LEAST, _HEAD_LEAST = 4, 5, 8, 3
_ENDINGS = re.compile(r"(?:ings?|ed|e?s|er|e|d|ly)$")
# how well a word stands for another: written out, other notation or ending, slip, shortened, first letter
SAME, CHANGED, SLIPPED, SHORT, INITIAL = 1.0, 0.9, 0.85, 0.6, 0.3
_WORD_FOR_SLIP = 0.6
_REMEMBERED, _NEARLY_MOST = 20_000, 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one name or text of a target; `forms` are other notations of each word."""

    target: int
    words: tuple[str, ...]
    weights: tuple[float, ...]
    forms: tuple[frozenset[str], ...]
    named: bool

    @property
    def telling(self) -> list[int]:
        """The places of the words that tell."""
        return [at for at, weight in enumerate(self.weights) if weight >= TELLING]

    @property
    def total(self) -> float:
        """What the telling words weigh together."""
        return sum(weight for weight in self.weights if weight >= TELLING)


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """All phrases of a search, with the words and beginnings of words that may begin a look."""

    phrases: tuple[Phrase, ...] = ()
    words: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    beginnings: dict[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    shorter: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    memory: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def nearly(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the words that an unknown one may be with a letter missing, added, changed or swapped."""
        if len(text) > _NEARLY_MOST:
            return ()
        found = self.memory.get(text)
        if found is None:
            if len(self.memory) > _REMEMBERED:
                self.memory.clear()
            every = (place for short in _without_one(text) for place in self.shorter.get(short, ()))
            found = self.memory[text] = tuple(dict.fromkeys(every))
        return found


def phrase_index(
    targets: Iterable[Target], lexicon: Lexicon, organisations: OrganisationForms
) -> PhraseIndex:
    """Return the phrases of the protected targets."""
    phrases = [
        phrase
        for target in targets
        if not target.allowed
        for words, named in _texts(target, organisations)
        for phrase in _phrase(target, words, lexicon, organisations, named=named)
    ]
    words: dict[str, dict[tuple[int, int], None]] = defaultdict(dict)
    beginnings: dict[str, dict[tuple[int, int, str], None]] = defaultdict(dict)
    for number, phrase in enumerate(phrases):
        for at, word in enumerate(phrase.words):
            if phrase.weights[at] >= TELLING:
                # "wheel chair", "pick-up": a word in two begins with its half
                for form in {word, *phrase.forms[at], halves(word, lexicon.words)[0]}:
                    words[form][number, at] = None
            if phrase.weights[at] >= _NAME and len(word) >= _PREFIX_WORD:
                beginnings[word[:_PREFIX]][number, at, word] = None
        for at, other in pairwise(phrase.telling):
            if other == at + 1:
                glued = words[phrase.words[at] + phrase.words[other]]
                glued[number, at] = glued[number, other] = None
    return PhraseIndex(
        tuple(phrases),
        {word: tuple(places) for word, places in words.items()},
        {word: tuple(places) for word, places in beginnings.items()},
        _shorter(phrases),
    )


def _shorter(phrases: list[Phrase]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the telling words of phrases by what is left of them without one of their letters."""
    found: dict[str, dict[tuple[int, int], None]] = defaultdict(dict)
    for number, phrase in enumerate(phrases):
        for at in phrase.telling:
            for short in _without_one(phrase.words[at]) if len(phrase.words[at]) >= _SLIP_LEAST else ():
                found[short][number, at] = None
    return {word: tuple(places) for word, places in found.items()}


def _without_one(word: str) -> list[str]:
    """Return a word, and it without each one of its letters."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _texts(target: Target, organisations: OrganisationForms) -> Iterator[tuple[tuple[str, ...], bool]]:
    if target.kind in _NAMED:
        yield organisations.words(" ".join(organisations.names(target.value))), True
    elif target.kind is Kind.TEXT and target.item is not None:
        yield organisations.words(target.value.text.reveal()), False
    for alias in target.item.also_written if target.item else ():
        yield organisations.words(alias.reveal()), target.kind in _NAMED


def _phrase(
    target: Target, words: tuple[str, ...], lexicon: Lexicon, organisations: OrganisationForms, *, named: bool
) -> Iterator[Phrase]:
    words = tuple(piece for word in words for piece in _WORD.findall(word))
    broad = lexicon.contexts.get("too_broad", frozenset())
    core = frozenset(organisations.core(words)) if named else frozenset(words)
    weights = tuple(_weight(word, lexicon, broad, general=word not in core) for word in words)
    placed = tuple(_GENERAL if w in PLACING else weight for w, weight in zip(words, weights, strict=True))
    if not named and sum(weight >= TELLING for weight in placed) >= _TELLING_LEAST:
        weights = placed
    phrase = Phrase(
        target.index,
        words,
        weights,
        tuple(frozenset(_notations(word, lexicon, organisations)) - {word} for word in words),
        named,
    )
    if len(words) <= _WORDS_MOST and len(set(map(words.__getitem__, phrase.telling))) >= _TELLING_LEAST:
        yield phrase


def _weight(word: str, lexicon: Lexicon, broad: frozenset[str], *, general: bool) -> float:
    if word in lexicon.streets.saints and word != "s" and not general:
        return TELLING
    if word in SMALL or (len(word) < _PREFIX and not word.isdigit()):
        return 0.0
    if general or word in broad or word in _NAMING:
        return _GENERAL
    if word in lexicon.words:
        return TELLING
    return _NAME if word in lexicon.names.common else RARE


def _notations(word: str, lexicon: Lexicon, organisations: OrganisationForms) -> Iterator[str]:
    """Yield other notations of a word: numbers, saints, abbreviations, short names."""
    yield from organisations.same_number(word)
    if word in lexicon.streets.saints:
        yield from lexicon.streets.saints
    for table in (lexicon.organisations.forms, lexicon.streets.types):
        yield from (form for form in table.get(word, ()) if " " not in form)
    if word not in lexicon.words:
        names = lexicon.names
        for other in (*names.nicknames.get(word, ()), *names.variants.get(word, ())):
            if " " not in other and len(other) >= _PREFIX:
                yield other


# ---- one word for another ------------------------------------------------------------------


def likeness(text: str, word: str, forms: frozenset[str], *, known: bool, marked: bool) -> float:
    """Say how well a word of the text stands for one of a phrase, from 0 to 1.

    `known` says that it is an ordinary word, `marked` that it has a capital or the full stop of a short form.
    """
    if text == word:
        return SAME
    inflected = len(word) >= _STEM_LEAST and _same_stem(text, word)
    if inflected or text in forms or text.removesuffix("s") in {*forms, word}:
        return CHANGED
    if len(word) >= _SLIP_LEAST - 1 and _slip(text, word):
        return _WORD_FOR_SLIP if known else SLIPPED
    if len(text) == 1:
        return INITIAL if marked and word.startswith(text) else 0.0
    begins = marked and word.startswith(text)
    if shortens(text, word) and (begins or (not known and (marked or len(text) >= _HEAD_LEAST))):
        return SHORT
    return 0.0


@lru_cache(maxsize=65_536)
def _slip(text: str, word: str) -> bool:
    if len(text) < _PREFIX:
        return False
    if len(word) < _SLIP_LEAST:
        # of four letters two may have changed places
        return sorted(text) == sorted(word) and OSA.distance(text, word) == 1
    most = 2 if len(word) >= _TWO_SLIPS_LEAST else 1
    return OSA.distance(text, word, score_cutoff=most) <= most or look_alike(text) == look_alike(word)


def _same_stem(text: str, word: str) -> bool:
    return text[:2] == word[:2] and _stem(text) == _stem(word)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """Return a word without its ending: "clean" for "cleaned", "stop" for "stopping".

    >>> _stem("cleans") == _stem("cleaning"), _stem("closing") == _stem("closed")
    (True, True)
    """
    stem = _ENDINGS.sub("", word)
    if len(stem) < _PREFIX:
        return word
    stem = stem.removesuffix("e")
    return stem[:-1] if stem[-1] == stem[-2] and len(stem) > _PREFIX else stem
