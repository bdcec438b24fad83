"""Says whether what stands beside a name of the register shows that it is somebody else's, or a place's.

Takes tokens of a page: another forename beside a surname, a namesake who may be named, a king, a lake,
words of the spelling alphabet, a name everybody knows. Gives a reason in plain words. It finds no names.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import sound
from redactor.model.kind import Kind

# nothing to ask; and nothing but where the person stands elsewhere in the text
ANOTHER = "another person or place"
KIN = "someone or something else"
FAMOUS = "a name everybody knows"
_UNSURE = "unknown forename"
_SIGN_REACH, _BEGINS = 3, 3
_LONG, _USUAL_LEAST, _FAMOUS_MOST = 5, 3, 5
_SPACE = frozenset({" ", "  "})
_WITHIN = frozenset({" ", "  ", "-", "'", "\n", ". "})
_PASSPORT = "<<"
_BORDERS = "\n\t\f;|("
_NO_INITIALS = frozenset({"a", "i"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiv", "xvi"})


@lru_cache(maxsize=4)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the first words of phrases: one set for all pages of a lexicon."""
    return frozenset(phrase.split()[0] for phrase in phrases)


class Strangers:
    """Looks around names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, and what the register says of people who may be named."""
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon
        contexts = compiled.lexicon.contexts
        self._rulers = contexts.get("ruler", frozenset())
        self._landforms = contexts.get("landform", frozenset())
        self._spelling = frozenset(compiled.lexicon.numbers.spelling)
        self._signs = contexts.get("spelt_out", frozenset())
        self._known_to_all = contexts.get("known_to_all", frozenset())
        self._opens = _first_words(self._known_to_all)
        self._kin = contexts.get("kin_before", frozenset()) | contexts.get("role_before", frozenset())
        self._kin |= compiled.lexicon.names.relations
        self._firsts: dict[int, frozenset[str]] = {}

    # ---- forenames of others --------------------------------------------------------------

    def forename_before(self, target: Target, token: int) -> str:
        """Say whether a usual forename, none of the person's and like none, stands before a surname."""
        return self.of_family(self._tokens.text[token]) if self.usual_before(target, token) else ""

    def usual_before(self, target: Target, token: int) -> bool:
        """Say whether a usual forename, none of the person's and like none, stands before a token."""
        before = token - 1
        return before >= 0 and self._tokens.gap(before) in _SPACE and self._another(target, before)

    def stranger_before(self, target: Target, token: int) -> bool:
        """Say whether an unusual word, like none of the person's names, stands before a surname."""
        tokens, before = self._tokens, token - 1
        if before < 0 or tokens.gap(before) not in _SPACE or not tokens.capital(before):
            return False
        text = tokens.text[before]
        if len(text) < _USUAL_LEAST or not text.isalpha() or text in self._kin:
            return False
        unusual = text not in self._lexicon.words or text in self._compiled.given
        if not unusual or text in self._lexicon.names.titles or text in self._lexicon.names.particles:
            return False
        own = {word.text for word in target.words}
        return not any(_alike(text, name) for name in own)

    def behind(self, target: Target, token: int) -> str:
        """Say whether a surname stands before another forename or initial: "Hale, Imran", "HALE I MR"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or not tokens.capital(after) or not self._begins(token):
            return ""
        gap, text = tokens.gap(token), tokens.text[after]
        if gap not in {" ", "  ", ", ", ","}:
            return ""
        letter = (
            len(text) == 1
            and text.isalpha()
            and (text not in _NO_INITIALS or gap != " " or self._ends(after))
        )
        own = text in {name[0] for name in self._stated(target)}
        if letter and not own and self._ends(after):
            return _UNSURE
        return _UNSURE if self._another(target, after) and self._ends(after) else ""

    def surname_before(self, target: Target, token: int) -> str:
        """Say whether a surname of nobody here stands before: "Ogilvie, Tamsin", "P<GBROGILVIE<<TAMSIN"."""
        tokens, before = self._tokens, token - 1
        if before < 0 or tokens.gap(before) not in {", ", ",", _PASSPORT} or not tokens.capital(before):
            return ""
        text = tokens.text[before]
        if tokens.gap(before) == _PASSPORT:
            # a letter and the country stand before the surname
            return "" if any(text.endswith(word.text) for word in target.words) else "unknown surname"
        usual = text in self._lexicon.names.common and text not in self._compiled.given
        if not usual or text in self._lexicon.words or len(text) < _USUAL_LEAST:
            return ""
        own = any(_alike(text, word.text) for word in target.words)
        return "" if own or not (self._begins(before) and self._ends(token)) else "unknown surname"

    def initial_before(self, target: Target, token: int) -> bool:
        """Say whether an initial that is none of the person's stands before their initial: "G. T. Hale"."""
        tokens, before = self._tokens, token - 1
        if before < 0 or tokens.gap(before) not in {".", ". "} or not tokens.capital(before):
            return False
        text = tokens.text[before]
        own = {name[0] for name in self._stated(target)}
        return len(text) == 1 and text.isalpha() and text not in own and not self._list_letter(before)

    def _list_letter(self, token: int) -> bool:
        return token == 0 or any(sign in self._tokens.gap(token - 1) for sign in "\n\t\f")

    def _another(self, target: Target, token: int) -> bool:
        tokens, text = self._tokens, self._tokens.text[token]
        if not tokens.capital(token) or len(text) < _USUAL_LEAST or text not in self._compiled.given:
            return False
        if text in self._lexicon.words or text in self._kin or text in self._lexicon.names.titles:
            return False
        if text in self._lexicon.dates.weekdays:
            return False
        # the surname may stand twice, the second time spelt out
        own = any(word.text == text for word in target.words)
        return not own and not any(_alike(text, name) for name in self._stated(target))

    def _stated(self, target: Target) -> frozenset[str]:
        """Return the person's forenames in all their forms."""
        if target.index not in self._firsts:
            roles = FIRST_ROLES | {"middle", "previous"}
            self._firsts[target.index] = frozenset(word.text for word in target.words if word.role in roles)
        return self._firsts[target.index]

    def unlike(self, target: Target, text: str) -> bool:
        """Say whether a word is none of a person's names, no form of one and no initial."""
        own = {word.text for word in target.words}
        if len(text) == 1:
            return all(name[0] != text for name in own)
        shared = any(text.startswith(name[:_BEGINS]) for name in own if len(name) >= _BEGINS)
        return not shared and not any(_near(text, name) for name in own)

    def of_family(self, surname: str) -> str:
        """A surname that many bear is another's beside another forename; a rare one tells of its family."""
        if surname in self._compiled.shared:
            return ANOTHER
        usual = surname in self._lexicon.names.common or surname in self._lexicon.words
        return KIN if usual else ""

    def _begins(self, token: int) -> bool:
        """Say whether a name in index order may begin at a token: a line, a cell or a part of a list."""
        if token == 0:
            return True
        gap = self._tokens.gap(token - 1)
        return any(sign in gap for sign in "\n\t\f;|:(")

    def _ends(self, token: int) -> bool:
        """Say whether a name in index order ends at a token, or a title follows."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or any(sign in tokens.gap(token) for sign in _BORDERS):
            return True
        return tokens.text[after] in self._lexicon.names.titles

    # ---- namesakes who may be named -------------------------------------------------------

    def open_title(self, surname: str, title: str, sex: str) -> bool:
        """Say whether somebody who may be named bears a surname with this very title, or one of its sex."""
        for target in self._compiled.targets:
            if not target.allowed or target.kind is not Kind.PERSON:
                continue
            own = target.value.first("title").lower().strip(".")
            known = (self._lexicon.names.titles.get(own, "").partition(":")[0]) if own else ""
            bears = any(word.text == surname and word.role == "surname" for word in target.words)
            if bears and (own == title or (sex and known == sex)):
                return True
        return False

    # ---- kings, lakes, letters, names everybody knows --------------------------------------

    def known(self, first: int, last: int) -> str:
        """Say whether a single name belongs to a ruler, a lake or something everybody knows."""
        if self._landform(first) or self._ruler(first, last):
            return ANOTHER
        return FAMOUS if self._in_known(first, last) else ""

    def spelt_out(self, first: int, last: int) -> str:
        """Say whether words of the spelling alphabet stand among such words, or after "plate"."""
        texts = self._tokens.text
        if not all(text in self._spelling for text in texts[first : last + 1]):
            return ""
        if any(
            text in self._spelling
            for text in (*texts[max(0, first - 1) : first], *texts[last + 1 : last + 2])
        ):
            return ANOTHER
        signs = any(text in self._signs for text in texts[max(0, first - _SIGN_REACH) : first])
        return "words of the spelling alphabet" if signs else ""

    def _landform(self, token: int) -> bool:
        tokens, before = self._tokens, token - 1
        return (
            before >= 0
            and tokens.gap(before) in _SPACE
            and tokens.capital(before)
            and tokens.capital(token)
            and tokens.text[before] in self._landforms
        )

    def _ruler(self, first: int, last: int) -> bool:
        """Say whether a ruler is named: "Queen Victoria", "King Hassan II", "Princess Gwenllian of Wales"."""
        tokens, before, after = self._tokens, first - 1, last + 1
        if before < 0 or tokens.gap(before) not in _SPACE or not tokens.capital(before):
            return False
        if tokens.text[before] not in self._rulers:
            return False
        if after >= len(tokens) or tokens.gap(last) not in {" ", "'"}:
            return False
        return tokens.text[after] in _ROMAN | {"of", "the"}

    def _in_known(self, first: int, last: int) -> bool:
        """Say whether a name stands inside one that everybody knows: "Grace Kelly", "Ash Wednesday"."""
        tokens = self._tokens
        for start in range(max(0, first - _FAMOUS_MOST + 1), first + 1):
            if tokens.text[start] not in self._opens:
                continue
            phrase = tokens.text[start]
            for end in range(start, min(start + _FAMOUS_MOST, len(tokens))):
                if end > start:
                    if tokens.gap(end - 1) not in _WITHIN:
                        break
                    phrase += ("" if tokens.gap(end - 1) == "'" else " ") + tokens.text[end]
                longer = end > last or start < first
                if end >= last and longer and phrase in self._known_to_all:
                    return True
        return False


def _alike(one: str, two: str) -> bool:
    """Say whether a forename may stand for another: its first letter, nearly the same, or its sound."""
    return one[0] == two[0] or _near(one, two)


def _near(one: str, two: str) -> bool:
    most = 1 if min(len(one), len(two)) < _LONG else 2
    return OSA.distance(one, two, score_cutoff=most) <= most or sound(one) == sound(two)
