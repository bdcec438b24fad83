"""Joins an organisation's distinctive words with the general words beside them.

Takes a page and the hits of the scan, gives stronger hits: "Thornybank" with "Primary", a misspelt
core beside "Surgery". A core that is an ordinary word, a saint or a usual name proves little alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.expand.organisation import COUNTED
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.short_names import ShortNames
from redactor.detect.known.organisations.slipped_names import SlippedNames
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.vocabulary import Use
from redactor.detect.known.text.fold import look_alike
from redactor.model.kind import Kind

_REACH = 6
_SLIP_ALONE_LEAST = 8
_RARE_LEAST = 6
_GENERIC_LEAST = 5
_WHOLE_LEAST = 10
_GLUED_LEAST = 9
_OWN_SHORT = 3
_ABBREVIATED = 3
_ADDRESS_BEFORE = frozenset({"in", "on", "at", "off"})
_SMALL = frozenset({"of", "and", "the", "in", "for", "s", "at", "y", "yr"})


class Organisations:
    """Assembles organisations in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the lexicon."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon
        self._short = ShortNames(page, compiled)
        self._beside = Neighbours(page, compiled)
        self._several = SlippedNames(page, frozenset(compiled.lexicon.streets.saints))
        self._dedications = compiled.lexicon.contexts.get("dedication", frozenset())
        self._kinds = compiled.lexicon.organisations.kinds
        self._generic = compiled.lexicon.organisations.generic
        self._around = AroundNames(page, compiled)
        self._near: dict[str, str] = {}

    def hits(self, found: list[Hit], uses: dict[int, dict[int, tuple[Use, ...]]]) -> Iterator[Hit]:
        """Yield what the scan found and what joins it, for all organisations."""
        by_target: dict[int, list[Hit]] = defaultdict(list)
        for hit in found:
            by_target[hit.target].append(hit)
        for target in self._compiled.targets:
            if target.kind in NAMED:
                cores = []
                for hit in by_target[target.index]:
                    if hit.part in {"core", "bare_core", "core_part"}:
                        if self._whole(target, hit):
                            cores.append(hit)
                    else:
                        yield self._beginning(hit)
                cores += self._slipped(target, uses.get(target.index, {}), cores)
                yield from self._joined(target, cores)
                yield from self._short.hits(target)

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
        return self._generic_run(target, before) and self._generic_run(target, after)

    def _generic_run(self, target: Target, text: str) -> bool:
        """Say whether letters written in one word with a core are general words ("houseschool")."""
        while text and text not in {"s", "the"} and not text.isdigit():
            sizes = range(min(len(text), 12), 1 if len(text) == 2 else 2, -1)
            size = next((n for n in sizes if self._fits(target, text[:n]) is not None), 0)
            if not size:
                return False
            text = text[size:]
        return True

    def _in_one_word(self, core: Hit) -> bool:
        """Say whether general words are written in one word with the core."""
        rest = self._tokens.span(core.first, core.last)[1] - core.end
        return core.part == "core" and self._page.canon.origin is None and rest > 1

    def _slipped(self, target: Target, uses: dict[int, tuple[Use, ...]], cores: list[Hit]) -> Iterator[Hit]:
        """Yield cores with one or two slips, all words present and in order."""
        known = {t for hit in cores if hit.part == "core" for t in range(hit.first, hit.last + 1)}
        whole_ones = [*self._several.spans(target, sorted(uses))]
        for first, last in whole_ones:
            if not set(range(first, last + 1)) <= known:
                yield self._slip(target, first, last, whole=True)
        length = len(target.facts.get("core", ()))
        small = sum(1 for word in target.facts.get("core", ()) if len(word) <= 3)
        tokens = self._tokens
        taken = {token for hit in cores for token in range(hit.first, hit.last + 1)}
        taken |= {token for first, last in whole_ones for token in range(first, last + 1)}
        for token in sorted(uses):
            if token in taken:
                continue
            chain, slips = [token], min(use.slips for use in uses[token])
            while len(chain) < length and chain[-1] + 1 in uses and tokens.joined(chain[-1]):
                chain.append(chain[-1] + 1)
                slips += min(use.slips for use in uses[chain[-1]])
            slots = {use.word.slot for t in chain for use in uses[t]}
            enough = len(slots) >= length - small or (0 in slots and self._rare_first(target))
            enough = enough or slots >= self._rare_slots(target)
            whole = len(slots) > 1 and tokens.end[chain[-1]] - tokens.start[chain[0]] >= _WHOLE_LEAST
            if slips > 2 or not enough or (any(t in taken for t in chain) and not whole):
                continue
            if (slips == 0 and not whole) or (small and not self._small_before(target, chain[0])):
                continue
            saint = small and chain[0] and tokens.text[chain[0] - 1] in self._lexicon.streets.saints
            hit = self._slip(target, chain[0] - bool(saint), chain[-1], whole=whole)
            hit.shaky = self._another_word(chain) if slips and not whole else ""
            yield hit

    def _another_word(self, chain: list[int]) -> str:
        """Say why a core with a slip may be no name: "Grave Surgery" for Grove."""
        return "another word" if all(self._tokens.text[t] in self._lexicon.words for t in chain) else ""

    def _slip(self, target: Target, first: int, last: int, *, whole: bool, part: str = "core_slip") -> Hit:
        """A misspelt core; several distinctive words, misspelt or reordered, are as good as the name."""
        start, end = self._tokens.span(first, last)
        strength = Strength.MEDIUM if whole else Strength.WEAK
        rule, name = "organisation_near_miss", "misspelt or reordered name" if whole else "misspelt name"
        return Hit(target.index, part, start, end, strength, rule, name, first, last)

    def _rare_slots(self, target: Target) -> set[int]:
        """Return the places of the rare words of a name that has two or more of them."""
        core, words = target.facts.get("core", ()), self._lexicon.words
        rare = {at for at, word in enumerate(core) if len(word) > _RARE_LEAST - 2 and word not in words}
        return rare if len(rare) > 1 else {-1}

    def _rare_first(self, target: Target) -> bool:
        first = target.facts["core"][0]
        return len(first) >= _RARE_LEAST and first not in self._lexicon.words

    def _small_before(self, target: Target, token: int) -> bool:
        first = target.facts["core"][0]
        before = self._tokens.text[token - 1] if token else ""
        return len(first) > 3 or before in {*self._lexicon.streets.saints, first}

    def _joined(self, target: Target, cores: list[Hit]) -> Iterator[Hit]:
        for core in cores:
            first, last, own, other = self._surround(target, core)
            other = other and not self._around.in_host(core)
            if (own and self._surely(core, first, last)) or self._in_one_word(core):
                whole = self._with_generic(target, core, first, last)
                if first == core.first and self._usual(core) and self._around.trade(core, last):
                    whole.shaky = whole.shaky or "other organisation"
                yield whole
                continue
            if own and last == core.last + 1:
                yield self._slip(target, core.first, last, whole=False, part="slip")
            core.shaky = self._around.doubt(core, other=other) or core.shaky
            if core.name == COUNTED and core.part == "core_part":
                core.shaky = core.shaky or "usual words and a number"
            if core.part == "core":
                yield self._alone(core)
            elif core.part == "core_part" or (core.part == "core_slip" and not other and self._long(core)):
                yield core

    def _surely(self, core: Hit, first: int, last: int) -> bool:
        """Say whether general words make a name of an ordinary word too: "hope the house" is none."""
        tokens = self._tokens
        if core.part == "core_slip" and not tokens.capital(core.first):
            # "mediante la": a slip in small letters needs more than a short word beside it
            return any(len(tokens.text[t]) >= _GENERIC_LEAST for t in {first, last} - {core.first, core.last})
        if tokens.capital(core.first) or not self._usual(core):
            return True
        size = last - first - (core.last - core.first)
        close = all(tokens.text[t] not in _SMALL for t in range(first, last + 1))
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
        long = [t for t in range(core.first, core.last + 1) if tokens.text[t] not in _SMALL]
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

    def _surround(self, target: Target, core: Hit) -> tuple[int, int, bool, bool]:
        """Return the tokens with the general words around, and whether they are of its kind or of another."""
        last, own, other = self._to_right(target, core.last)
        first, own_left, _ = self._to_left(target, core.first)
        return first, last, own or own_left, other

    def _to_right(self, target: Target, token: int) -> tuple[int, bool, bool]:
        tokens = self._tokens
        last, own, other = token, False, False
        at = token
        while at + 1 < len(tokens) and at - token < _REACH and tokens.joined(at) and self._close(at):
            size, fits = self._general(target, at + 1)
            if size == 0:
                break
            at += size
            if fits is None:
                continue
            # the next line or cell may begin with a label: "Hospital:"
            apart = any(sign in tokens.gap(at - size) for sign in "\n\t")
            own, other = own or fits, other or not (fits or apart)
            last = at if fits else last
        return last, own, other and not own

    def _general(self, target: Target, token: int) -> tuple[int, bool | None]:
        """Return how many tokens from `token` are a general word or phrase, and whether it is of the kind."""
        tokens = self._tokens
        for size in (4, 3, 2):
            if token + size <= len(tokens) and all(tokens.joined(t) for t in range(token, token + size - 1)):
                phrase = " ".join(tokens.text[token : token + size])
                if phrase in self._kinds:
                    return size, self._fits(target, phrase)
        word = tokens.text[token]
        if word in self._generic or word in self._kinds or word in _SMALL or self._in_name(target, word):
            return 1, self._fits(target, word)
        if self._own_shortened(target, token) or self._own_misspelt(target, token):
            return 1, True
        meant = self._misspelt(word)
        return (1, self._fits(target, meant)) if meant else (0, None)

    def _own_shortened(self, target: Target, token: int) -> bool:
        """Say whether a general word of the name stands there, shortened: "Hse" in "Hope Hse"."""
        word = self._tokens.text[token]
        if len(word) < _OWN_SHORT or word in self._lexicon.words or not self._tokens.capital(token):
            return False
        own = (w for w in target.facts["name"] if w not in target.facts["core"])
        return any(shortens(word, other) for other in own)

    def _own_misspelt(self, target: Target, token: int) -> bool:
        """Say whether a general word of the name stands there with a slip, and the next one behind it."""
        text, name = self._tokens.text[token], target.facts["name"]
        after = self._tokens.text[token + 1 : token + 2]
        pairs = pairwise(name)
        nearly = (
            word for word, following in pairs if after == [following] and word not in target.facts["core"]
        )
        return len(text) >= _GENERIC_LEAST and any(
            OSA.distance(text, word, score_cutoff=1) == 1 for word in nearly
        )

    def _misspelt(self, word: str) -> str:
        """Return the general word that an unknown one is nearly, or an empty string."""
        if len(word) < _GENERIC_LEAST or not word.isalpha() or word in self._lexicon.words:
            return ""
        if word not in self._near:
            near = (
                g
                for g in self._kinds
                if len(g) >= _GENERIC_LEAST
                and (OSA.distance(word, g, score_cutoff=1) < 2 or look_alike(word) == look_alike(g))
            )
            self._near[word] = next(near, "")
        return self._near[word]

    def _close(self, token: int) -> bool:
        gap = self._tokens.gap(token)
        if gap in {";", ":", "."}:
            # a border of cells, or of a domain
            return True
        if gap.strip(" ()[]") == ".":
            text = self._tokens.text[token]
            return len(text) <= _ABBREVIATED or text in self._kinds
        return not any(sign in gap for sign in ".;:?!")

    def _to_left(self, target: Target, token: int) -> tuple[int, bool, bool]:
        tokens = self._tokens
        first, own = token, False
        at = token
        while (
            at > 0
            and token - at < 3
            and tokens.joined(at - 1)
            and tokens.gap(at - 1) in {" ", "  ", "\n", "-", " ("}
        ):
            word = tokens.text[at - 1]
            fits = self._fits(target, word)
            if not fits or not tokens.capital(at - 1):
                break
            if "\n" in tokens.gap(at - 1) and not self._begins(target, word):
                break
            at -= 1
            first, own = at, True
        return first, own, False

    def _begins(self, target: Target, word: str) -> bool:
        """Say whether a general word stands before the core in the item's own name."""
        words = target.facts["name"]
        core = target.facts["core"][0]
        return word in words and core in words and words.index(word) < words.index(core)

    def _fits(self, target: Target, word: str) -> bool | None:
        """Say whether a general word is of the target's kind; None if it is no general word."""
        kinds = self._kinds.get(word)
        if self._in_name(target, word) and word not in _SMALL:
            return True
        if word in _SMALL or kinds is None:
            return None
        if target.kind in {Kind.ORGANISATION, Kind.LOCATION}:
            return True
        return str(target.kind) in kinds

    def _in_name(self, target: Target, word: str) -> bool:
        return word not in target.facts["core"] and word in target.facts["name"]
