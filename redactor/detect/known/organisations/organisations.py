"""Joins an organisation's distinctive words with the general words beside them.

Takes a page and the hits of the scan, gives stronger hits: "Thornybank" with "Primary", a misspelt
core beside "Surgery". A core that is an ordinary word, a saint or a usual name proves little alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.expand.organisation import COUNTED
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.doubtful_names import DoubtfulNames
from redactor.detect.known.organisations.general_words import SMALL, GeneralWords
from redactor.detect.known.organisations.heard_names import HeardNames
from redactor.detect.known.organisations.initials import Initials
from redactor.detect.known.organisations.shared_names import SharedNames
from redactor.detect.known.organisations.short_names import ShortNames
from redactor.detect.known.organisations.slipped_names import SlippedNames, slip
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import Use

_SLIP_ALONE_LEAST = 7
_GENERIC_LEAST = 5
_GLUED_LEAST = 9
_ADDRESS_BEFORE = frozenset({"in", "on", "at", "off"})
_CORES = frozenset({"core", "bare_core", "core_part", "core_word", "core_later"})
# single words of longer names: questions behind what says that an institution follows
_LED = frozenset({"core_word", "core_later"})


class Organisations:
    """Assembles organisations in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the lexicon."""
        self._page = page
        self._tokens = page.tokens
        self._targets = [target for target in compiled.targets if target.kind in NAMED]
        self._lexicon = compiled.lexicon
        self._beside = Neighbours(page, compiled)
        self._dedications = compiled.lexicon.contexts.get("dedication", frozenset())
        self._general = GeneralWords(page, compiled)
        self._around = AroundNames(page, compiled)
        self._short = ShortNames(page, compiled, self._general, self._around)
        self._initials = Initials(page, compiled, self._general, self._around)
        self._slipped = SlippedNames(page, compiled, self._around)
        self._heard = HeardNames(page, compiled, self._general, self._around)
        self._shared = SharedNames(page, compiled)
        self._doubtful = DoubtfulNames(page, compiled, self._general, self._around)

    def hits(self, found: list[Hit], uses: Mapping[int, Mapping[int, tuple[Use, ...]]]) -> Iterator[Hit]:
        """Yield what the scan found and what joins it, for all organisations."""
        by_target: dict[int, list[Hit]] = defaultdict(list)
        for hit in found:
            by_target[hit.target].append(hit)
        for target in self._targets:
            cores = []
            for hit in by_target[target.index]:
                if hit.part in _CORES:
                    if self._whole(target, hit):
                        cores.append(hit)
                else:
                    yield self._beginning(hit)
            for name in target.names:
                slipped = [*self._slipped.hits(name, uses.get(target.index, {}), cores)]
                yield from self._joined(name, slipped)
                yield from map(partial(self._shared.settled, target), self._short.hits(name))
                yield from self._initials.hits(name)
                if not target.allowed:
                    yield from self._heard.hits(name)
                    yield from self._doubtful.hits(name)
            yield from self._joined(target, cores)

    def _beginning(self, hit: Hit) -> Hit:
        """Doubt a name of one ordinary word where a sentence begins: "Reading is fun"."""
        if hit.part == "organisation" and hit.first == hit.last and self._tokens.capital(hit.first):
            hit.shaky = hit.shaky or self._beside.as_word(self._tokens.text[hit.first], hit.first)
        return hit

    def _whole(self, target: Target, hit: Hit) -> bool:
        """Say whether a core ends with its token, or what follows in the token is a general word."""
        canon, tokens = self._page.canon, self._tokens
        rest = tokens.end[hit.last] - tokens.start[hit.first] - (hit.end - hit.start)
        if canon.origin is not None or rest <= 0 or tokens.span(hit.first, hit.last) == (hit.start, hit.end):
            return True
        low, high = tokens.span(hit.first, hit.last)
        before = canon.text[tokens.start[hit.first] : tokens.start[hit.first] + hit.start - low]
        after = canon.text[tokens.end[hit.last] - (high - hit.end) : tokens.end[hit.last]]
        core = canon.text[tokens.start[hit.first] + len(before) : tokens.end[hit.last] - len(after)]
        rare = core.isalpha() and core not in self._lexicon.words
        if hit.part == "core" and len(core) >= _GLUED_LEAST and rare:
            return True
        return self._general.run(target, before) and self._general.run(target, after)

    def _in_one_word(self, core: Hit) -> bool:
        """Say whether general words are written in one word with the core."""
        rest = self._tokens.span(core.first, core.last)[1] - core.end
        return core.part == "core" and self._page.canon.origin is None and rest > 1

    def _joined(self, target: Target, cores: list[Hit]) -> Iterator[Hit]:
        for core in cores:
            first, last, own, other = self._general.around(target, core)
            other = other and not self._around.in_host(core)
            if (own and self._surely(core, first, last)) or self._in_one_word(core):
                whole = self._with_generic(target, core, first, last)
                if first == core.first and self._usual(core) and self._around.trade(core, last):
                    whole.shaky = whole.shaky or "other organisation"
                yield self._shared.settled(target, whole)
                continue
            if own and last == core.last + 1:
                doubtful = slip(self._tokens, target, core.first, last)
                doubtful.part = "slip"
                yield doubtful
            yield from self._without(core, other=other)

    def _without(self, core: Hit, *, other: bool) -> Iterator[Hit]:
        """Yield a name without general words, with what may be doubted about it."""
        core.shaky = self._around.doubt(core, other=other) or core.shaky
        if core.name == COUNTED and core.part == "core_part":
            core.shaky = core.shaky or "usual words and a number"
        if core.part == "core":
            yield self._alone(core)
        elif core.part == "core_slip":
            if not other and self._long(core):
                yield core
        elif self._around.saint_left_out(core):
            core.strength = Strength.MEDIUM
            yield core
        elif core.part == "core_part" or (core.part in _LED and self._around.told(core)):
            yield core

    def _surely(self, core: Hit, first: int, last: int) -> bool:
        """Say whether general words make a name of an ordinary word too: "hope the house" is none."""
        tokens = self._tokens
        if core.part == "core_word":
            return False
        if core.part == "core_slip" and not tokens.capital(core.first):
            # "mediante la": a slip in small letters needs more than a short word beside it
            return any(len(tokens.text[t]) >= _GENERIC_LEAST for t in {first, last} - {core.first, core.last})
        if tokens.capital(core.first) or not self._usual(core):
            return True
        size = last - first - (core.last - core.first)
        close = all(tokens.text[t] not in SMALL for t in range(first, last + 1))
        return close and core.last - core.first + size > 1

    def _with_generic(self, target: Target, core: Hit, first: int, last: int) -> Hit:
        tokens = self._tokens
        start, end = tokens.span(first, last)
        slip = core.part == "core_slip"
        rule = "organisation_near_miss_and_generic_word" if slip else "organisation_core_and_generic_word"
        name = "misspelt name and general words" if slip else "name and general words"
        strength = Strength.MEDIUM if slip else Strength.STRONG
        return Hit(
            target.index,
            "organisation",
            min(start, core.start),
            max(end, core.end),
            strength,
            rule,
            name,
            first,
            last,
            core.shaky if slip else "",
            evidence=core.evidence,
        )

    def _alone(self, core: Hit) -> Hit:
        tokens = self._tokens
        if self._usual(core):
            things = core.last > core.first and tokens.capital(core.first)
            if self._telling(core) or (things and self._around.thing_after(core.last)):
                core.rule = "organisation_core"
                core.shaky = core.shaky or self._as_address(core)
                return core
            core.strength = Strength.WEAK
            core.rule = "organisation_core_word"
            message = core.last > core.first and self._beside.all_small(core.first)
            message = message or self._around.rung(core.first) or self._around.opens(core)
            if not tokens.capital(core.first) and not message:
                core.shaky = core.shaky or "ordinary word"
        else:
            core.rule = "organisation_core"
        return core

    def _usual(self, core: Hit) -> bool:
        """Say whether a core is made of ordinary words and usual names."""
        names, words = self._lexicon.names, self._lexicon.words
        return all(
            word in words
            or word in names.common
            or word in names.nicknames
            or word in self._lexicon.streets.saints
            for word in self._tokens.text[core.first : core.last + 1]
        )

    def _telling(self, core: Hit) -> bool:
        """Say whether several ordinary words with capitals are a name: "Little Acorns", not "Ann Grace"."""
        tokens, names = self._tokens, self._lexicon.names
        texts = tokens.text[core.first : core.last + 1]
        long = [t for t in range(core.first, core.last + 1) if tokens.text[t] not in SMALL]
        shared = self._dedications | frozenset(self._lexicon.streets.saints)
        if len(long) < 2 or texts[0] in shared:
            return False
        people = all(text in names.common or text in names.nicknames for text in texts)
        return not people and all(tokens.capital(t) for t in long)

    def _as_address(self, core: Hit) -> str:
        """Say why a name that ends like a street may be one here: "at Lantern Row", "12 Lantern Row"."""
        tokens, before = self._tokens, core.first - 1
        if tokens.text[core.last] not in self._lexicon.streets.form_of or before < 0:
            return ""
        if self._around.thing_after(core.last):
            return ""
        text = tokens.text[before]
        return "another place of that name" if text[:1].isdigit() or text in _ADDRESS_BEFORE else ""

    def _long(self, core: Hit) -> bool:
        text = "".join(self._tokens.text[core.first : core.last + 1])
        if core.last > core.first and self._usual(core):
            core.strength = Strength.WEAK
        return (
            len(text) >= _SLIP_ALONE_LEAST
            and text not in self._lexicon.words
            and self._tokens.capital(core.first)
        )
