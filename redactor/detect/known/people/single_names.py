"""Weighs a single name: a surname, forename or short name without the rest, exact or with a slip.

Takes chains of one name and what stands beside them, gives hits. It asks whether something else explains the
word better: the language around, a place of the world, another spelling. It joins nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import LAST_ROLES, SHORT_ROLES, Hit, Strength
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.people.name_chain import Chain
from redactor.detect.known.people.otherwise import EXPLAINED, Otherwise
from redactor.detect.known.people.strangers import KIN, Strangers
from redactor.detect.known.tables.dressed import undressed
from redactor.detect.known.tables.vocabulary import Use

_SHORT, _SHORTEST, _HALF_LEAST, _MEANT_LEAST = 4, 3, 5, 5
_TWO_SLIPS_ALONE = 9
_SLIP_ROLES = frozenset({"first", "known", "surname", "half", "previous", "previous_half"})
_STATED = frozenset({"first", "known", "surname", "previous"})
_SHORTENED = SHORT_ROLES | {"middle"}
_OTHER_SURNAME = "unknown surname"
_KIN_ROLES = frozenset({"surname", "half"})
_RENAMED = frozenset({"now", "then", "previously", "formerly", "later", "born", "or", "alias", "aka"})
_HOUSEHOLD = frozenset(
    {"family", "household", "children", "kids", "siblings", "twins", "brothers", "sisters"}
)
_ORDER = (
    *("surname", "first", "known", "previous", "half", "previous_half", "declined"),
    *("middle", "nick", "fond", "particle"),
)


class SingleNames:
    """Judges single names in one page."""

    def __init__(self, page: Page, compiled: Compiled, beside: Neighbours, hit: Callable[..., Hit]) -> None:
        """Keep the page; `hit` makes the hit of a chain."""
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon
        self._beside = beside
        self._hit = hit
        self._otherwise = Otherwise(page, compiled)
        self._strangers = Strangers(page, compiled)

    def hits(self, chain: Chain) -> Iterator[Hit]:
        """Yield the hit of a chain of one name."""
        token = next(iter(chain.uses))
        uses = chain.uses[token]
        slips = min(use.slips for use in uses)
        if slips:
            yield from self._slip_alone(chain, token, slips)
            return
        role = self._main_role(uses)
        part = "surname" if role in LAST_ROLES else "forename"
        strength = self._weight(token, role)
        if chain.initials:
            chain.first = token
        chain.last = token
        if (
            part == "surname"
            and chain.first > 1
            and self._beside.joined_to_own(chain.target, chain.first - 1)
        ):
            yield self._hit(chain, "pair_surname", Strength.STRONG, "surname after two forenames")
            return
        named = part == "surname" and not chain.target.allowed
        if named and (self._beside.called(chain.first) or self._renamed(chain)):
            yield self._hit(chain, part, Strength.STRONG, "surname, named as such")
            return
        shaky = self._doubt(chain, token, part, role)
        guessed = strength is Strength.WEAK and role in _SHORTENED
        usual = self._tokens.text[token] in self._lexicon.names.common
        if guessed and role == "middle" and shaky == _OTHER_SURNAME and usual:
            # a usual middle name with another surname: "Jane Eyre"
            shaky = KIN
        # what a date says of a word holds in any language
        date = shaky in {"month", "month of a year"}
        if guessed and not date and self._otherwise.short(token):
            shaky = EXPLAINED
        yield self._hit(chain, part, strength, f"{role} name alone", shaky=shaky)

    def _doubt(self, chain: Chain, token: int, part: str, role: str) -> str:
        """Return why a single name may be another's, or nobody's."""
        shaky = self._of_another(chain, token, part, role)
        shaky = shaky or self._beside.shaky(chain.target, token, part, first=chain.first)
        if not shaky and not chain.target.allowed:
            order = self._strangers.behind if part == "surname" else self._strangers.surname_before
            shaky = order(chain.target, token)
        if not shaky and self._tokens.text[token] in self._compiled.shared and not chain.target.allowed:
            shaky = "shared name"
        return shaky

    def _of_another(self, chain: Chain, token: int, part: str, role: str) -> str:
        """Say why a name is somebody else's: kin, a namesake, a king, a lake, a name everybody knows."""
        if chain.target.allowed:
            return ""
        found = self._strangers.known(chain.first, token)
        # a former surname came with a former forename, perhaps
        if found or part != "surname" or role not in _KIN_ROLES:
            return found
        return self._strangers.forename_before(chain.target, chain.first)

    def _renamed(self, chain: Chain) -> bool:
        """Say whether a name of the person and a word of renaming lead here: "Tamsin Hale, now Okoro"."""
        tokens, before = self._tokens, chain.first - 2
        if before < 0 or tokens.text[before + 1] not in _RENAMED or not tokens.capital(chain.first):
            return False
        joined = tokens.joined(before) and tokens.joined(before + 1)
        own = self._compiled.vocabulary.stated(tokens.text[before])
        return joined and tokens.capital(before) and any(use.target == chain.target.index for use in own)

    def _slip_alone(self, chain: Chain, token: int, slips: int) -> Iterator[Hit]:
        text = self._tokens.text[token]
        meant = max(len(use.word.text) for use in chain.uses[token])
        rare = meant >= _MEANT_LEAST and len(text) >= _SHORT and text not in self._lexicon.words
        role = self._main_role(chain.uses[token])
        typed = self._beside.all_small(token) and not self._beside.foreign(token)
        long = slips == 1 and min(meant, len(text)) >= _TWO_SLIPS_ALONE and not self._beside.foreign(token)
        small = self._beside.spoken_of(token) or typed or long
        named = role in _SLIP_ROLES and (self._tokens.capital(token) or (small and len(text) >= _MEANT_LEAST))
        few = slips == 1 or (slips == 2 and meant >= _TWO_SLIPS_ALONE and self._tokens.capital(token))
        bare = {*undressed(text)} if self._tokens.capital(token) else set()
        stretched = any(use.word.text in bare for use in chain.uses[token])
        if not ((few and rare and named) or stretched) or text in self._compiled.shared:
            return
        chain.first = chain.last = token
        better = not stretched and (
            self._beside.known_name(text) or self._otherwise.slip(token, chain.uses[token])
        )
        if not better and self._plainly(token, chain.uses[token]):
            part = "surname" if role in LAST_ROLES else "forename"
            shaky = self._doubt(chain, token, part, role)
            yield self._hit(chain, part, Strength.MEDIUM, "single rare name with one slip", shaky=shaky)
            return
        yield self._hit(
            chain, "slip", Strength.WEAK, "single name, misspelt", shaky=EXPLAINED if better else ""
        )

    def _plainly(self, token: int, uses: tuple[Use, ...]) -> bool:
        """Say whether a long word can hardly be anything but a rare name: "Carer Hebblethwait"."""
        text, names = self._tokens.text[token], self._lexicon.names
        near = [use.word for use in uses if OSA.distance(text, use.word.text, score_cutoff=1) <= 1]
        stated = [word.text for word in near if word.role in _STATED]
        usual = [word for word in (text, *stated) if word in names.common or word in names.given]
        long = stated and min(map(len, (text, *stated))) >= _TWO_SLIPS_ALONE
        return bool(long) and not usual and self._tokens.capital(token)

    def _main_role(self, uses: tuple[Use, ...]) -> str:
        return min((use.word.role for use in uses), key=_ORDER.index)

    def _is_word(self, token: int) -> bool:
        return self._tokens.text[token] in self._lexicon.words

    def _as_person(self, token: int, *, surname: bool) -> bool:
        """Say whether words of kin make an ordinary word a name: "Auntie Grace", "the Field family"."""
        tokens, before, after = self._tokens, token - 1, token + 1
        if before < 0 or tokens.gap(before) != " ":
            return False
        if surname:
            lead = tokens.text[before] in {"the", "teulu"} and after < len(tokens)
            return lead and tokens.gap(token) == " " and tokens.text[after] in _HOUSEHOLD
        return self._lexicon.names.titles.get(tokens.text[before], "").endswith(":family")

    def _weight(self, token: int, role: str) -> Strength:
        text = self._tokens.text[token]
        if role in _SHORTENED or role == "particle":
            return Strength.WEAK if self._tokens.capital(token) else Strength.NOTE
        if self._is_word(token):
            capital = self._tokens.capital(token)
            stated = role == "known" and capital and len(text) >= _SHORT
            person = capital and self._as_person(token, surname=role in LAST_ROLES)
            return Strength.MEDIUM if stated or person else Strength.WEAK
        if role in {"half", "previous_half"} and len(text) < _HALF_LEAST:
            return Strength.WEAK
        if len(text) < _SHORTEST and not self._tokens.capital(token):
            return Strength.NOTE
        return Strength.MEDIUM
