"""Finds names of people in prose with a spaCy model and title patterns.

Takes text, gives spans; a paragraph seen before costs nothing. The one home of spaCy. It does not
tell who is who, and a name it misses is not proved absent: the release rests on the register.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any, Final

from redactor.detect.unlisted.prose import Paragraph, paragraphs, quieted
from redactor.model.errors import Misconfigured

Span = tuple[int, int]
_IDLE: Final = ["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
_REMEMBERED: Final = 20_000
_TITLES: Final = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Fr|Father|Sister|Nurse|Judge|Justice"
    "|HHJ|DJ|DDJ|Cllr|Councillor|Sgt|Sergeant|PC|PCSO|DC|DS|DI|DCI|Inspector|Insp|Constable|Detective|Captain|Capt"
    "|Major|Colonel|Col|Imam|Rabbi|Pastor|Auntie|Aunty|Uncle|Nana|Grandad|Madam|Messrs|Bns|Meistr|Parch"
)
_PARTICLE: Final = r"(?:van|von|de|der|den|del|della|di|da|du|la|le|bin|ibn|al|el|ap|ab|y)"
_NAME: Final = r"(?:[A-Z\u00c0-\u00de\u0100-\u024f](?:\.(?:-?[A-Z]\.)*|[\w'\u2019-]+\b|\b))"
_TITLED = re.compile(
    rf"\b(?:{_TITLES})\b\.?(?:\s(?:and|&|or)\s(?:{_TITLES})\b\.?)?\s"
    rf"((?:{_PARTICLE}[ ])*{_NAME}(?:[ ]?(?:{_PARTICLE}[ ])*{_NAME}){{0,4}})"
)
_NOT_NAME: Final = frozenset(
    {"The", "This", "That", "These", "A", "An", "In", "On", "At", "And", "But", "For", "If", "When"}
)


class People:
    """A model, loaded at first use, and what it said of paragraphs it has seen."""

    def __init__(self, model: str) -> None:
        """Remember which model to load: the name of an installed package, or a folder."""
        self._model = model
        self._loaded: Any = None
        self._key = secrets.token_bytes(32)
        self._seen: OrderedDict[bytes, tuple[Span, ...]] = OrderedDict()

    def find(self, text: str) -> list[Span]:
        """Return the spans of names in `text`, in order.

        Raises:
            Misconfigured: the model does not load.
        """
        parts = list(paragraphs(text))
        keys = [hmac.digest(self._key, part.text.encode(), "sha256") for part in parts]
        self._learn({key: part for key, part in zip(keys, parts, strict=True) if key not in self._seen})
        spans = []
        for key, part in zip(keys, parts, strict=True):
            self._seen.move_to_end(key)
            spans += [part.back(start, end) for start, end in self._seen[key]]
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return _joined(spans)

    def _learn(self, new: dict[bytes, Paragraph]) -> None:
        if not new:
            return
        texts = [part.text for part in new.values()]
        quiet = [quieted(text) for text in texts]
        changed = [index for index, text in enumerate(quiet) if text != texts[index]]
        spans = self._run([*texts, *(quiet[index] for index in changed)])
        for place, index in enumerate(changed):
            spans[index] = [*spans[index], *spans[len(texts) + place]]
        for key, text, plain, found in zip(new, texts, quiet, spans, strict=False):
            titled = [*_titled(text), *(_titled(plain) if plain != text else ())]
            self._seen[key] = tuple(_joined([*found, *titled]))

    def _run(self, texts: Sequence[str]) -> list[list[Span]]:
        nlp = self.load()
        with _memory(nlp):
            return [
                [_trimmed(e) for e in doc.ents if e.label_ == "PERSON"]
                for doc in nlp.pipe(texts, batch_size=64)
            ]

    def load(self) -> Any:
        """Return the model, named entities only, loading it if need be.

        Raises:
            Misconfigured: it is not installed, or is not one this program can load.
        """
        if self._loaded is None:
            self._loaded = load_model(self._model)
        return self._loaded

    def version(self) -> tuple[str, str]:
        """Return the model's name and version with the digest of its weights, for the audit."""
        nlp = self.load()
        digest = hashlib.sha256()
        for file in sorted(path for path in nlp.path.rglob("*") if path.is_file()):
            digest.update(file.relative_to(nlp.path).as_posix().encode() + b"\0" + file.read_bytes())
        name = f"{nlp.meta.get('lang', 'en')}_{nlp.meta.get('name', 'model')}"
        return name, f"{nlp.meta.get('version', '?')} sha256:{digest.hexdigest()}"


def load_model(model: str) -> Any:
    """Load a spaCy model without the parts that names do not need.

    Raises:
        Misconfigured: it does not load, or finds no people.
    """
    try:
        with warnings.catch_warnings():
            # a model trained with an older spaCy says so at each start; what counts is measured in CI
            warnings.simplefilter("ignore", UserWarning)
            nlp = _load(model)
    except Exception as error:  # noqa: BLE001 - whatever a model raises, there is no model
        raise Misconfigured(
            f"The language model '{model}' does not load ({type(error).__name__})",
            advice=f"Install it with 'pip install {model.replace('_', '-')}', or name another one. "
            "With the profile register-only none is needed.",
        ) from None
    labels = nlp.get_pipe("ner").labels if "ner" in nlp.pipe_names else ()
    if "PERSON" not in labels:
        raise Misconfigured(f"The language model '{model}' does not know people", advice="Name another one.")
    return nlp


def _load(model: str) -> Any:
    if model.isidentifier():
        package = import_module(model)
        return package.load(exclude=_IDLE)
    import spacy

    return spacy.load(model, exclude=_IDLE)


def _memory(nlp: Any) -> AbstractContextManager[Any]:
    """Return spaCy's memory zone, which forgets the words of a document, where there is one."""
    zone: AbstractContextManager[Any] = nlp.memory_zone() if hasattr(nlp, "memory_zone") else nullcontext()
    return zone


def _trimmed(entity: Any) -> Span:
    """Return the span of an entity without a possessive or punctuation at its ends."""
    text = entity.text
    kept = re.sub(r"(?:['\u2019]s?|[^\w.)])+$", "", text) or text
    lead = len(kept) - len(re.sub(r"^[^\w(]+", "", kept))
    return entity.start_char + lead, entity.start_char + len(kept)


def _titled(text: str) -> Iterable[Span]:
    for found in _TITLED.finditer(text):
        name = found.group(1).rstrip(".'\u2019-")
        name = re.sub(r"['\u2019]s$", "", name)
        if name.split(" ")[0] not in _NOT_NAME:
            yield found.start(1), found.start(1) + len(name)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif end > start:
            joined.append((start, end))
    return joined
