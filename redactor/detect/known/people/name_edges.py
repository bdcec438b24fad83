"""Widens a chain of names over what stands for the rest of it: "Hale DJ", "Tams. Hale", "Oaniel Hale".

Takes a chain with its page, puts more tokens into it: initials behind, a shortened forename before, a part
with a slip that no look-up finds (a wrong first letter, a name in two words). It judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Word
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.people.name_chain import Chain, letters_of
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.vocabulary import Use
from redactor.detect.known.text.fold import look_alike
from redactor.detect.known.text.spelt import LOST_SIGNS

_OF_SURNAME = LAST_ROLES | {"particle"}
_OWN_FIRST = frozenset({"first", "known"})
_BEHIND = re.compile(r",?[ \t]{1,3}|[/,|_-]|\s?\|\s?")
_NEAR_LEAST, _TWO_SLIPS_LEAST, _HALF_LEAST, _PARTED_LEAST = 5, 9, 4, 7
_TITLE_OPENS = re.compile(r"[ \t]{0,2}[,:]?[ \t]{0,3}[(\[{]?[ \t]?|[ \t]?[/|–-][ \t]?")
_TITLE_CLOSES = re.compile(r"\.?[ \t]?[)\]}]?[,:]?[ \t]{1,3}|\.|\.?[)\]}]|\.?[ \t]?[/|–-][ \t]?")
_BRACKET_OPENS, _BRACKET_CLOSES = re.compile(r",?[ \t]{0,3}[(\[]"), re.compile(r"\.?[)\]]")
_INITIALS_MOST = 3
_SHORT_LEAST = 2
_INITIAL_LABELS = frozenset({"initial", "initials", "init", "inits", "forename", "blaenlythrennau"})
_SURNAME_LABELS = frozenset({"surname", "last", "family", "second", "name", "sn", "cyfenw"})
# a blank, or a sign in the place of a letter: "Dal-ymple"
_IN_A_WORD = frozenset({" ", "-", "_", "*", ".", "?", "#"})
_BETWEEN_INITIALS = frozenset({" ", ".", ". ", "-", ".-"})
# what OCR makes of two letters, beside the pairs of the fold
_READ = tuple(pair.split(">") for pair in ("ni>m", "in>m", "li>h", "ri>n", "lk>k", "ic>k", "ii>u", "o>d"))


class Edges:
    """Looks at both ends of chains in one page."""

    def __init__(self, page: Page, compiled: Compiled, beside: Neighbours) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._beside = beside
        self._words = compiled.lexicon.words
        self._titles = compiled.lexicon.names.titles
        self._common = compiled.lexicon.names.common
        self._particles = compiled.lexicon.names.particles

    def widen(self, chain: Chain) -> None:
        """Put into a chain what belongs to the name at its ends."""
        lasts, firsts = chain.of(LAST_ROLES), _only_first(chain)
        if chain.slips() or not (lasts or firsts):
            return
        if lasts and not firsts:
            self._behind(chain)
            if not chain.initials:
                self._over_title(chain)
                self._before_title(chain)
            if not chain.initials and not _any_first(chain):
                self._before(chain)
            self._particles_behind(chain)
            self._labelled(chain)
        elif firsts and not lasts and not chain.initials:
            self._after(chain)
        elif lasts:
            self._other_half(chain)
            self._particles_behind(chain)

    def unknown_half(self, token: int) -> bool:
        """Say whether an unknown name follows a surname with a hyphen: "Hale-Nowak"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) != "-" or not tokens.capital(after):
            return False
        text = tokens.text[after]
        name = text not in self._words or text in self._common
        return len(text) > _SHORT_LEAST and text.isalpha() and name

    # ---- initials behind a surname ----------------------------------------------------------

    def _behind(self, chain: Chain) -> None:
        tokens, token = self._tokens, chain.last + 1
        if token >= len(tokens):
            return
        if chain.initials and chain.last in chain.initials:
            if self._one_more(chain.last):
                chain.last = token
                chain.initials.append(token)
        elif _BEHIND.fullmatch(tokens.gap(chain.last)) and self._own_initials(chain, token):
            chain.last = token
            chain.initials.append(token)

    def _own_initials(self, chain: Chain, token: int) -> bool:
        """Say whether a token is two or three capitals, the first letters of the person's forenames."""
        text, target = self._tokens.text[token], chain.target
        if not 2 <= len(text) <= _INITIALS_MOST or not self._all_capital(token):
            return False
        if text[0] not in letters_of(target, _OWN_FIRST):
            return False
        # the second one may be of a name that nobody told us, or of a syllable: "Li WJ" for Wenjing
        unknown = len(text) == _SHORT_LEAST and not (text in self._words or text in self._titles)
        return unknown or set(text) <= letters_of(target, _OWN_FIRST | {"middle"})

    def _one_more(self, token: int) -> bool:
        """Say whether one more initial, of a name nobody told us, ends the cell: "Threlfall D J"."""
        tokens, after = self._tokens, token + 1
        if len(tokens.text[after]) != 1 or not tokens.capital(after) or not tokens.text[after].isalpha():
            return False
        if tokens.gap(token) not in {" ", ".", ". "}:
            return False
        gap = tokens.gap(after) if after + 1 < len(tokens) else "\n"
        return any(sign in gap for sign in ".,;\n\t\f()|")

    def _all_capital(self, token: int) -> bool:
        canon, start = self._tokens.canon, self._tokens.start[token]
        return all(canon.capital(start + at) for at in range(len(self._tokens.text[token])))

    # ---- title in brackets, then initial or forename ------------------------------------------

    def _over_title(self, chain: Chain) -> None:
        """Go over a title behind a surname, or before it: "IONESCU (Mr) S", "S (Mr) IONESCU"."""
        tokens, token = self._tokens, chain.last + 1
        if token >= len(tokens):
            return
        if _TITLE_OPENS.fullmatch(tokens.gap(chain.last)) and self._own_title(chain, token):
            if token + 1 < len(tokens) and _TITLE_CLOSES.fullmatch(tokens.gap(token)):
                self._given(chain, token + 1)
        elif _BRACKET_OPENS.fullmatch(tokens.gap(chain.last)) and self._closed(token):
            self._given(chain, token)

    def _before_title(self, chain: Chain) -> None:
        """Take what stands before a title in brackets: "S (Mr) IONESCU", "Stefan [Mr] Ionescu"."""
        tokens, title = self._tokens, chain.first - 1
        if title < 1 or not self._own_title(chain, title):
            return
        if not (_BRACKET_CLOSES.match(tokens.gap(title)) and _BRACKET_OPENS.search(tokens.gap(title - 1))):
            return
        firsts = {word.text: word for word in _named(chain, FIRST_ROLES)}
        given = tokens.text[title - 1]
        if given in firsts:
            chain.uses[title - 1] = (Use(chain.target.index, firsts[given], 0),)
        elif self._letter(title - 1, letters_of(chain.target, _OWN_FIRST)):
            chain.initials.append(title - 1)
        else:
            return
        chain.first = title - 1

    def _own_title(self, chain: Chain, token: int) -> bool:
        text = self._tokens.text[token]
        if len(text) < _SHORT_LEAST or not self._tokens.capital(token) or text not in self._titles:
            return False
        return self._beside.same_title(chain.target, self._titles[text])

    def _closed(self, token: int) -> bool:
        """Say whether a bracket closes behind a single letter: "IONESCU (S.)"."""
        tokens = self._tokens
        return (
            len(tokens.text[token]) == 1
            and token + 1 < len(tokens)
            and bool(_BRACKET_CLOSES.match(tokens.gap(token)))
        )

    def _given(self, chain: Chain, token: int) -> None:
        """Take the initials or forenames of the person from a token on."""
        tokens, own = self._tokens, letters_of(chain.target, _OWN_FIRST | {"middle"})
        if self._own_initials(chain, token):
            chain.last = token
            chain.initials.append(token)
            return
        firsts = {word.text: word for word in _named(chain, FIRST_ROLES | {"middle"})}
        at = token
        while at < len(tokens) and (at == token or tokens.gap(at - 1) in _BETWEEN_INITIALS):
            if tokens.text[at] in firsts:
                chain.uses[at] = (Use(chain.target.index, firsts[tokens.text[at]], 0),)
            elif self._letter(at, own):
                chain.initials.append(at)
            else:
                return
            chain.last = at
            at += 1

    def _letter(self, token: int, own: set[str]) -> bool:
        """Say whether a token is an initial of the person, and not the A of "A report"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if len(text) != 1 or text not in own or not tokens.capital(token):
            return False
        after = token + 1
        if after >= len(tokens) or text not in {"a", "i"}:
            return True
        return tokens.gap(token) not in {" ", "  "} or tokens.capital(after)

    # ---- initials in a field of their own ---------------------------------------------------

    def _labelled(self, chain: Chain) -> None:
        """Take initials that a form asks for: "Initials: D Surname: Hale", "Surname: Hale, Initial D"."""
        if chain.initials or _any_first(chain):
            return
        own, tokens = letters_of(chain.target, _OWN_FIRST), self._tokens
        at = chain.first - 1
        while at > 0 and tokens.text[at] in _SURNAME_LABELS and tokens.joined(at):
            at -= 1
        if 0 < at < chain.first - 1 and self._letter(at, own) and tokens.joined(at):
            first = at
            while first > 0 and self._letter(
                first - 1, own | letters_of(chain.target, frozenset({"middle"}))
            ):
                first -= 1
            if first and self._initial_label(first - 1) >= 0:
                chain.initials.append(first)
                chain.first = first
                return
        label = chain.last + 1
        if label + 2 < len(tokens) and tokens.gap(label) == "(" and tokens.text[label + 1] == "s":
            label += 1
        if label + 1 < len(tokens) and self._initial_label(label) > chain.last and tokens.joined(chain.last):
            self._given(chain, label + 1)

    def _initial_label(self, token: int) -> int:
        """Return where a label of initials that ends at a token begins ("Initial(s)"), or -1."""
        tokens = self._tokens
        if token and tokens.text[token] == "s" and tokens.gap(token - 1) == "(":
            token -= 1
        return token if tokens.text[token] in _INITIAL_LABELS else -1

    # ---- a shortened or misspelt forename before a surname ----------------------------------

    def _before(self, chain: Chain) -> None:
        tokens, token = self._tokens, chain.first - 1
        if token < 0 or not tokens.joined(token) or tokens.gap(token) not in {" ", "  ", ".", ". ", "\n"}:
            return
        first, text = token, tokens.text[token]
        parted = token > 0 and tokens.gap(token - 1) == "'"
        if parted:
            first, text = token - 1, tokens.text[token - 1] + text
        if text.isdigit() or text in self._titles or text in self._particles:
            return
        if not self._names_like(first, chain):
            return
        names = _named(chain, _OWN_FIRST)
        dotted = tokens.gap(token).startswith(".")
        unknown = text not in self._words and not self._beside.known_name(text)
        found = next(self._short_of(text, names), None) if dotted or parted or unknown else None
        found = found or (next(_near(text, names), None) if unknown else None)
        if found:
            self._take(chain, range(first, token + 1), found)
        elif token and tokens.gap(token - 1) in {" ", "-"} and tokens.capital(token - 1):
            both = tokens.text[token - 1] + tokens.text[token]
            long = [word for word in names if len(word.text) >= _PARTED_LEAST]
            if found := next(
                (word for word in long if OSA.distance(both, word.text, score_cutoff=1) < 2), None
            ):
                self._take(chain, range(token - 1, token + 1), found)

    def _names_like(self, token: int, chain: Chain) -> bool:
        """Say whether a token has a capital, or the name beside it has none either."""
        # a digit read for the first letter has no case: "7amsin Hale"
        sign, start = self._tokens.text[token][0], self._tokens.start[token]
        if start and self._tokens.canon.source[self._tokens.canon.starts[start] - 1] in LOST_SIGNS:
            return True
        return sign.isdigit() or self._tokens.capital(token) or not self._tokens.capital(chain.last)

    def _short_of(self, text: str, names: Iterable[Word]) -> Iterator[Word]:
        for word in names:
            if len(text) >= _SHORT_LEAST and len(word.text) >= _HALF_LEAST and shortens(text, word.text):
                yield word

    # ---- a misspelt surname after a forename ------------------------------------------------

    def _after(self, chain: Chain) -> None:
        tokens, token = self._tokens, chain.last + 1
        if token >= len(tokens) or tokens.gap(chain.last) not in {" ", "  "}:
            return
        if not any(each & _OWN_FIRST for each in chain.roles().values()):
            return
        names, text = _named(chain, LAST_ROLES), tokens.text[token]
        if text.isalpha() and text not in self._words and not self._beside.known_name(text):
            found = next(_near(text, names), None)
            if found:
                self._take(chain, range(token, token + 1), found)
                return
        if token + 1 < len(tokens) and tokens.gap(token) in _IN_A_WORD:
            both = text + tokens.text[token + 1]
            long = [word for word in names if len(word.text) >= _PARTED_LEAST]
            found = next((word for word in long if OSA.distance(both, word.text, score_cutoff=1) < 2), None)
            if found:
                self._take(chain, range(token, token + 2), found)
                return
        cut = next((word for word in names if self._cut(text, word.text, token)), None)
        if cut:
            self._take(chain, range(token, token + 1), cut)

    def _cut(self, text: str, name: str, token: int) -> bool:
        """Say whether a word with a capital is the beginning of a surname, cut off: "Daniel Thr"."""
        if text in self._words or self._beside.known_name(text):
            return False
        short = _SHORT_LEAST <= len(text) < len(name) and name.startswith(text)
        return short and len(name) >= _NEAR_LEAST and self._tokens.capital(token)

    def _particles_behind(self, chain: Chain) -> None:
        """Take the particles of the surname behind the forename: "Fontaine, Jean de la"."""
        tokens, own = self._tokens, {word.text for word in _named(chain, frozenset({"particle"}))}
        while chain.last + 1 < len(tokens) and tokens.gap(chain.last) == " ":
            if tokens.text[chain.last + 1] not in own:
                return
            chain.last += 1

    def _other_half(self, chain: Chain) -> None:
        """Take the other half of a compound surname with a slip: "Tamsin Okoro-Nell"."""
        tokens, token = self._tokens, chain.last + 1
        held = {use.word.slot for uses in chain.uses.values() for use in uses if use.word.role == "half"}
        if not held or token >= len(tokens) or tokens.gap(chain.last) not in {"-", " - ", "- ", " -", " "}:
            return
        halves = [word for word in _named(chain, frozenset({"half"})) if word.slot not in held]
        text = tokens.text[token]
        for word in halves:
            if len(word.text) >= _HALF_LEAST and OSA.distance(text, word.text, score_cutoff=1) < 2:
                self._take(chain, range(token, token + 1), word)
                return

    def _take(self, chain: Chain, span: range, word: Word) -> None:
        """Put tokens into a chain as a word with a slip."""
        chain.uses[span[0]] = (Use(chain.target.index, word, 1),)
        chain.first, chain.last = min(chain.first, span[0]), max(chain.last, span[-1])


def _only_first(chain: Chain) -> bool:
    """Say whether a token can be nothing but a forename ("Mac" may be one of Cormac, and of MacGiolla)."""
    return any(each & FIRST_ROLES and not each & _OF_SURNAME for each in chain.roles().values())


def _any_first(chain: Chain) -> bool:
    return any("first" in each for each in chain.roles().values())


def _named(chain: Chain, roles: frozenset[str]) -> list[Word]:
    return [word for word in chain.target.words if word.role in roles]


def _near(text: str, names: Iterable[Word]) -> Iterator[Word]:
    """Yield the names that a word is nearly, whatever its first letter is."""
    for word in names:
        if len(word.text) < _NEAR_LEAST:
            continue
        long = len(word.text) > _NEAR_LEAST and text[0] == word.text[0]
        most = 2 if long or len(word.text) >= _TWO_SLIPS_LEAST else 1
        if OSA.distance(text, word.text, score_cutoff=most) <= most or _read(text) == _read(word.text):
            yield word


def _read(word: str) -> str:
    """Return what is left of a word if OCR cannot tell its letters apart."""
    word = look_alike(word)
    for many, one in _READ:
        word = word.replace(look_alike(many), one)
    return word
