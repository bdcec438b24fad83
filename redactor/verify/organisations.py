"""Patterns of schools, surgeries, employers and free texts: whole, and the distinctive core.

Takes a `Value` of those kinds. A core of one word may be a town or a saint, so alone it is a doubt.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from redactor.model.kind import Value
from redactor.verify.fold import squeeze
from redactor.verify.pattern import Pattern, Rule, Weight

_GENERIC_TEXT: Final = (
    "the of and school primary secondary junior infant infants high grammar academy college community "
    "comprehensive church in wales england ce cofe rc cp va vc catholic roman voluntary aided "
    "controlled nursery preschool kindergarten centre center children childrens care home house hall "
    "surgery practice medical health clinic hospital group gp doctors dental pharmacy ltd limited plc "
    "llp cic charity trust foundation company co services service agency association society club and "
    "ysgol gynradd uwchradd gymunedol meddygfa "
)
_GENERIC: Final = frozenset(_GENERIC_TEXT.split())
_CORE_LEAST: Final = 4


def organisation_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the whole name, the core with each generic word, and the core alone."""
    text = value.text.reveal()
    yield Pattern(squeeze(text), "whole value", rule=_rule_of(text) | Rule.SAID_WHOLE)
    joined = text.replace("&", " and ")
    yield Pattern(squeeze(joined), "whole value", rule=_rule_of(text) | Rule.SAID_WHOLE)
    words = joined.replace("(", " ").replace(")", " ").split()
    core_words = list(
        itertools.takewhile(lambda word: squeeze(word) not in _GENERIC, _without_article(words))
    )
    core = squeeze("".join(core_words))
    rest = [squeeze(word) for word in words[len(words) - len(_without_article(words)) + len(core_words) :]]
    if len(core) < _CORE_LEAST or not rest:
        return
    for generic in dict.fromkeys(word for word in rest if word in _GENERIC and len(word) > len("and")):
        yield Pattern(core + generic, "core of the name", rule=Rule.TITLED)
    yield Pattern(core, "core of the name", Weight.DOUBT, Rule.WORD | Rule.TITLED)


def text_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the text as a whole."""
    text = value.text.reveal()
    yield Pattern(squeeze(text), "whole value", rule=_rule_of(text) | Rule.SAID_WHOLE)


def _rule_of(text: str) -> Rule:
    return Rule.WORD | Rule.TITLED if len(text.split()) == 1 else Rule.NONE


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if words and squeeze(words[0]) == "the" else words
