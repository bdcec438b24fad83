"""Institutions that share distinctive words: "Marlpit Refuge" is withheld, "Marlpit Leisure Centre" may stay.

Takes a name with general words beside it, says by these words whose name it is: where only the other one has
them it is no certain name of this one. It finds no names.
"""

from __future__ import annotations

from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.organisations.general_words import SMALL
from redactor.detect.known.page import Page


class SharedNames:
    """Tells institutions of the same distinctive words apart in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the institutions, if some of them may stay."""
        self._tokens = page.tokens
        self._forms = compiled.lexicon.organisations.forms
        named = [target for target in compiled.targets if target.kind in NAMED]
        self._named = named if any(target.allowed for target in named) else []

    def settled(self, target: Target, hit: Hit) -> Hit:
        """Return the hit, no longer certain where its general words are those of the other one."""
        others = [other for other in self._named if other.allowed != target.allowed]
        rivals = [other for other in others if _words(other, "core") & _words(target, "core")]
        if rivals and hit.strength is Strength.STRONG and not self._own(target, hit, rivals):
            hit.strength = Strength.MEDIUM
        return hit

    def _own(self, target: Target, hit: Hit, rivals: list[Target]) -> bool:
        """Say whether the general words tell for the target, or for none of them."""
        name = _words(target, "name") - SMALL
        theirs = frozenset(word for each in rivals for word in _words(each, "name") - SMALL)
        texts = [text for text in self._tokens.text[hit.first : hit.last + 1] if text not in SMALL]
        own = any(self._of(text, name) and not self._of(text, theirs) for text in texts)
        other = any(self._of(text, theirs) and not self._of(text, name) for text in texts)
        # what may stay has no word of the other: "Marlpit Refuge Leisure Centre" is no certain one
        return not other or (own and not target.allowed)

    def _of(self, text: str, name: frozenset[str]) -> bool:
        """Say whether a word is one of a name, or another notation of one."""
        every = self._forms.items()
        return text in name or any(text in forms and name & {full, *forms} for full, forms in every)


def _words(target: Target, fact: str) -> frozenset[str]:
    return frozenset(word for name in target.names for word in name.facts.get(fact, ()))
