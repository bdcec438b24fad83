"""Joins the words of a person's name as they stand in the text.

Takes a page, gives hits: forename and surname in any order, initial or title and surname, single
names. It weighs what a hit says by itself; whom else it may mean is for evidence and arbitration.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, SHORT_ROLES, Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.people.growth import Growth
from redactor.detect.known.people.name_chain import Chain, letters_of
from redactor.detect.known.people.name_edges import Edges
from redactor.detect.known.people.other_halves import OtherHalves
from redactor.detect.known.people.own_pieces import OwnPieces
from redactor.detect.known.people.single_names import SingleNames
from redactor.detect.known.people.strangers import ANOTHER, Strangers
from redactor.detect.known.tables.vocabulary import Use
from redactor.model.kind import Kind

_SLIP_ALONE_LEAST = 6
_TWO_SLIPS_LEAST, _THREE_SLIPS_LEAST = 10, 18
_RARE_LEAST = 6
_COMPOUND = 7
_HALF_LEAST = 4
_HALVES = frozenset({"half", "previous_half"})
_WITH_SURNAME = frozenset({"full_name", "surname", "title_surname", "initial_surname"})


class Names:
    """Finds names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page; look up every token once."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._beside = Neighbours(page, compiled)
        self._lexicon = compiled.lexicon
        self._growth = Growth(page, compiled)
        self._edges = Edges(page, compiled, self._beside)
        self._halves = OtherHalves(page, compiled)
        self._pieces = OwnPieces(page, compiled)
        self._strangers = Strangers(page, compiled)
        self._single = SingleNames(page, compiled, self._beside, self._hit)

    def hits(self, found: dict[int, dict[int, tuple[Use, ...]]]) -> Iterator[Hit]:
        """Yield the hits of every person; `found` maps targets to tokens to uses."""
        for index, uses in found.items():
            target = self._compiled.targets[index]
            if target.kind is Kind.PERSON:
                for chain in self._chains(target, uses):
                    yield from self._judge(chain)
                    yield from self._halves.heard(chain)

    def _chains(self, target: Target, uses: dict[int, tuple[Use, ...]]) -> Iterator[Chain]:
        letters = letters_of(target, FIRST_ROLES - SHORT_ROLES | {"middle"})
        every = letters | letters_of(target, LAST_ROLES | {"particle"})
        particles = frozenset(t for t, each in uses.items() if "particle" in {use.word.role for use in each})
        done = -1
        for start, here in uses.items():
            if start <= done or {use.word.role for use in here} == {"particle"}:
                continue
            if (
                self._growth.plain_slip(start, here)
                and start + 1 in uses
                and not min(u.slips for u in uses[start + 1])
            ):
                continue
            chain = Chain(target, start, start, {start: here}, [])
            while self._growth.grow(chain, uses, every if chain.of(FIRST_ROLES) else letters):
                pass
            self._growth.grow_left(chain, letters, particles)
            self._edges.widen(chain)
            self._halves.widen(chain)
            self._pieces.absorb(chain)
            done = chain.last
            yield chain

    # ---- weighing -------------------------------------------------------------------------

    def _judge(self, chain: Chain) -> Iterator[Hit]:
        roles = set().union(*chain.roles().values())
        if chain.both():
            yield from self._two(chain)
        elif chain.initials and roles & LAST_ROLES and not self._ordinary(chain):
            yield from self._with_initial(chain)
        elif chain.initials and roles & FIRST_ROLES and chain.slips() == 0 and not self._ordinary(chain):
            yield self._hit(chain, "forename_initial", Strength.MEDIUM, "forename and initial")
        elif roles & LAST_ROLES and (title := self._beside.title(chain.first)):
            yield from self._titled(chain, title)
        elif len(chain.uses) > 1 and (chain.slips() == 0 or self._hyphened(chain)):
            lasts = all(each & LAST_ROLES and not each & FIRST_ROLES for each in chain.roles().values())
            other = self._beside.stranger_of(chain.target, chain.first, chain.last) if lasts else ""
            yield self._hit(chain, "names", Strength.MEDIUM, "several names of the person", shaky=other)
        else:
            for each in self._apart_names(chain):
                yield from self._single.hits(each)

    def _apart_names(self, chain: Chain) -> list[Chain]:
        """Return the names of a chain that make no whole one each for itself: "Sis Shirin"."""
        if len(chain.uses) < 2:
            return [chain]
        return [Chain(chain.target, token, token, {token: uses}, []) for token, uses in chain.uses.items()]

    def _two(self, chain: Chain) -> Iterator[Hit]:
        length = self._tokens.end[chain.last] - self._tokens.start[chain.first]
        slips, most = chain.slips(), 2 if length >= _TWO_SLIPS_LEAST else 1
        if len(chain.uses) > 2 and length >= _THREE_SLIPS_LEAST:
            most = 3
        name = "forename and surname" if slips == 0 else "forename and surname, misspelt"
        if slips > most or self._ordinary(chain):
            yield self._hit(chain, "full_name", Strength.WEAK, name, shaky="ordinary words")
        else:
            shaky = "another forename" if slips and self._another_first(chain) else ""
            shaky = shaky or self._strangers.spelt_out(chain.first, chain.last)
            shaky = shaky or ("another surname" if self._another_last(chain) else "")
            strength = Strength.MEDIUM if chain.shortened else Strength.STRONG
            yield self._hit(chain, "full_name", strength, name, shaky=shaky)

    def _another_last(self, chain: Chain) -> bool:
        """Say whether another usual surname stands beside a usual forename: "Ali Hussein" for Hassan."""
        common = self._lexicon.names.common
        usual = [
            self._tokens.text[t] in common or self._tokens.text[t] in self._compiled.given for t in chain.uses
        ]
        return all(usual) and any(
            {use.word.role for use in uses} <= LAST_ROLES
            and min(OSA.distance(_bare(self._tokens.text[token]), _bare(use.word.text)) for use in uses) > 1
            for token, uses in chain.uses.items()
        )

    def _another_first(self, chain: Chain) -> bool:
        """Say whether the misspelt forename is a name of its own: Danielle beside Daniel."""
        own = {word.text for word in chain.target.words if word.role in FIRST_ROLES}
        variants = self._lexicon.names.variants
        return any(
            (text := self._tokens.text[token]) in self._compiled.given
            and own.isdisjoint({text, *variants.get(text, ())})
            for token, uses in chain.uses.items()
            if {use.word.role for use in uses} & FIRST_ROLES
            and not (self._lost(token) or self._cut_off(token, own))
        )

    def _cut_off(self, token: int, own: set[str]) -> bool:
        """Say whether a full stop says that a forename is cut short: "Sum. Okoro" for Sumaira, not Sum."""
        end, text = self._tokens.end[token], self._tokens.text[token]
        dotted = self._tokens.canon.text[end : end + 1] == "."
        return dotted and len(text) > 1 and any(name.startswith(text) for name in own - {text})

    def _lost(self, token: int) -> bool:
        """Say whether signs stood among the letters that a program has lost: "Se\ufffdn"."""
        start, end = self._tokens.span(token, token)
        return end - start > len(self._tokens.text[token])

    def _ordinary(self, chain: Chain) -> bool:
        """Say whether every word is an ordinary word in small letters, or a slip of an ordinary word."""
        words = self._lexicon.words
        texts = [self._tokens.text[token] for token in chain.uses]
        if any(self._tokens.capital(token) for token in chain.uses):
            slipped = [t for t, uses in chain.uses.items() if min(use.slips for use in uses)]
            return len(slipped) == len(chain.uses) and all(text in words for text in texts)
        return all(text in words for text in texts)

    def _with_initial(self, chain: Chain) -> Iterator[Hit]:
        if not chain.slips():
            other = chain.first in chain.initials and self._strangers.initial_before(
                chain.target, chain.first
            )
            shaky = "unknown forename" if other else ""
            yield self._hit(chain, "initial_surname", Strength.STRONG, "initial and surname", shaky=shaky)
            return
        text = max((self._tokens.text[t] for t in chain.uses), key=len)
        rare = (
            len(text) >= _RARE_LEAST and text not in self._lexicon.words and not self._beside.known_name(text)
        )
        compound = rare or sum(bool(each & _HALVES) for each in chain.roles().values()) > 1
        strength = Strength.MEDIUM if compound and chain.slips() == 1 else Strength.WEAK
        yield self._hit(chain, "initial_surname", strength, "initial and misspelt surname")

    def _titled(self, chain: Chain, title: str) -> Iterator[Hit]:
        if chain.slips():
            if self._long_enough(chain) or self._tokens.capital(chain.first):
                sure = self._beside.same_title(chain.target, title) and self._surely_slipped(chain)
                strength = Strength.MEDIUM if sure else Strength.WEAK
                yield self._hit(chain, "title_surname", strength, "title and misspelt surname")
            return
        other = not self._beside.same_title(chain.target, title) and self._may_be_shared(chain)
        shaky = self._open_bearer(chain, title, other=other) or ("other title" if other else "")
        small = not any(self._tokens.capital(t) for t in range(chain.first, chain.last + 1))
        if small and self._tokens.text[chain.first] in self._lexicon.words:
            shaky = "ordinary word"
        yield self._hit(chain, "title_surname", Strength.STRONG, "title and surname", shaky=shaky)

    def _surely_slipped(self, chain: Chain) -> bool:
        """Say whether one slip changes a rare surname into no other name: "Mrs Nwachuku"."""
        slipped = [token for token, uses in chain.uses.items() if min(use.slips for use in uses)]
        if chain.slips() > 1 or len(slipped) != 1:
            return False
        text, meant = self._tokens.text[slipped[0]], [use.word.text for use in chain.uses[slipped[0]]]
        near = [word for word in meant if OSA.distance(text, word, score_cutoff=1) <= 1]
        known = {text, *near} & (self._lexicon.words | self._compiled.shared) or self._beside.known_name(text)
        if known or not near or text in self._lexicon.names.common:
            return False
        return min(map(len, (text, *near))) >= (_RARE_LEAST if len(chain.uses) < 2 else _HALF_LEAST)

    def _open_bearer(self, chain: Chain, title: str, *, other: bool) -> str:
        """Say whether somebody who may be named bears the surname, or the half of it, with this title."""
        # both halves together are hers: "Pastor Okoro-Bell"
        half = len(chain.uses) == 1 and all(roles <= _HALVES for roles in chain.roles().values())
        surname, said = self._tokens.text[chain.last], self._tokens.text[chain.first - 1]
        if chain.target.allowed or surname not in self._compiled.shared or not (other or half):
            return ""
        own = chain.target.value.first("title").lower().strip(".")
        sex = title.partition(":")[0]
        if said != own and self._strangers.open_title(surname, said, sex if other else ""):
            return ANOTHER
        return "shared name" if half and said != own else ""

    def _may_be_shared(self, chain: Chain) -> bool:
        """Say whether others may bear a surname: a usual one, a word, or that of one who may be named."""
        names, words = self._lexicon.names, self._lexicon.words
        texts = (self._tokens.text[token] for token in chain.uses)
        return all(t in names.common or t in words or t in self._compiled.shared for t in texts)

    def _hyphened(self, chain: Chain) -> bool:
        """Say whether a chain is a compound surname with one slip: "Okro-Bell"."""
        tokens = self._tokens
        joined = all(tokens.gap(t) in {"-", " -", "- "} for t in range(chain.first, chain.last))
        return (
            joined and chain.slips() == 1 and tokens.end[chain.last] - tokens.start[chain.first] > _COMPOUND
        )

    def _long_enough(self, chain: Chain) -> bool:
        return self._tokens.end[chain.last] - self._tokens.start[chain.first] >= _SLIP_ALONE_LEAST

    def _hit(self, chain: Chain, part: str, strength: Strength, name: str, *, shaky: str = "") -> Hit:
        last = chain.last
        if part in _WITH_SURNAME and last in chain.uses and self._edges.unknown_half(last):
            last += 1
        start, end = self._tokens.span(chain.first, last)
        return Hit(chain.target.index, part, start, end, strength, part, name, chain.first, last, shaky)


def _bare(surname: str) -> str:
    """Return a surname in which "Mac" and "Mc", doubled and single letters are the same."""
    return re.sub(r"(.)\1", r"\1", re.sub("^mac", "mc", surname))


def uses_by_target(page: Page, compiled: Compiled) -> dict[int, dict[int, tuple[Use, ...]]]:
    """Look up every token; return tokens and uses of each target, in text order."""
    found: dict[int, dict[int, list[Use]]] = defaultdict(lambda: defaultdict(list))
    look, texts = compiled.vocabulary.look, page.tokens.text
    for text, tokens in page.where.items():
        for use in look(text):
            for token in tokens:
                found[use.target][token].append(use)
    # the s of "Oswld's" may belong to the name
    for token in (at - 1 for at in page.where.get("s", ()) if at and not look(texts[at - 1])):
        for use in look(f"{texts[token]}s"):
            found[use.target][token].append(use)
    order = sorted(found, key=lambda target: min(found[target]))
    return {target: {at: tuple(uses) for at, uses in sorted(found[target].items())} for target in order}
