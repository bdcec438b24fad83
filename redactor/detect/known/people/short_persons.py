"""People shortened or partly hidden: "Miss O-B", "Mr Thr.", "T****n O****-B***", "D.T.".

Takes a page, gives questions. One letter after a title, and two initials, are questions only where the
person stands elsewhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.people.given_initials import GivenInitials, initials_of
from redactor.detect.known.people.otherwise import Otherwise
from redactor.detect.known.shortened import shortens
from redactor.detect.known.text.hinted import hinted
from redactor.model.kind import Kind

_STARS = r"(?:[*•●■□#?_\u2580-\u259f…]{1,20}|\.{3}|-{2,})"
_HIDDEN = re.compile(rf"(?<!\w)([a-z]{{1,14}}){_STARS}([a-z]{{0,6}})(?!\w)")
_MIDDLE = re.compile(r"(?<=[^\W\d_])['/_-](?=[^\W\d_])")
_TOGETHER = re.compile(r"[\s.,'-]{1,3}|\s[*_?]\s")
_LED = re.compile(r"[\s.,-]{1,3}([^\W\d_]{1,4})['\s-]{0,2}")
_MACS = frozenset({"mac", "mc", "mag"})
_STARRED = re.compile(_STARS)
# what they begin with, which is quick to look for
_STAR = re.compile(
    "[*•●■□#?_\u2580-\u259f….-](?:(?<=[*•●■□#?_\u2580-\u259f…])|(?<=[.])(?=[.]{2})|(?<=-)(?=-))"
)
_SHOWN_MOST = 14
_HELD_LEAST = 4
_TITLE_REACH = 12
_LETTERS_MOST = 3
_SHOWN_LEAST = 3
_CUT_HEAD, _CUT_LEAST, _CUT_NAME = 3, 5, 7


class ShortPersons:
    """Finds shortened names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the people."""
        self._page = page
        self._tokens = page.tokens
        self._beside = Neighbours(page, compiled)
        self._titles = compiled.lexicon.names.titles
        self._words = compiled.lexicon.words
        self._particles = compiled.lexicon.names.particles
        self._otherwise = Otherwise(page, compiled)
        self._given = GivenInitials(page, compiled)
        self._known, self._people = _known(compiled), _people(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield the questions about every person."""
        if self._people:
            yield from self._titled()
            yield from self._hidden()
            yield from self._dotted()
            yield from self._given.hits(self._people)
            yield from self._contracted()
            yield from self._cut()

    # ---- title and letters ----------------------------------------------------------------

    def _titled(self) -> Iterator[Hit]:
        tokens = self._tokens
        for token in self._page.standing(self._titles.keys()):
            if token + 1 >= len(tokens) or not tokens.capital(token + 1):
                continue
            title = self._beside.title(token + 1)
            letters, last = self._letters(token + 1)
            if not title or not letters or self._otherwise.foreign(token):
                continue
            initials = self._initials(token + 1, last) and not self._of_stranger(last)
            shortened = not (letters in self._known or letters in self._particles)
            for target, _, lasts, _ in self._people if initials or shortened else ():
                if not self._beside.same_title(target, title):
                    continue
                if shortened and _stands_for(letters, lasts, target):
                    one = len(letters) < 2
                    rule = "title_and_letter" if one else "title_and_shortened_surname"
                    yield self._hit(target, token, last, rule, "title and shortened surname")
                elif initials and initials_of(letters, target):
                    yield self._hit(target, token, last, "title_and_shortened_surname", "title and initials")

    def _initials(self, first: int, last: int) -> bool:
        """Say whether two or more capitals stand from a token to another: "R.S.", "NS"."""
        tokens = self._tokens
        letters = range(tokens.start[first], tokens.end[last])
        signs = [at for at in letters if tokens.canon.text[at].isalpha()]
        return len(signs) > 1 and all(map(tokens.canon.capital, signs))

    def _letters(self, token: int) -> tuple[str, int]:
        """Return what may shorten a surname from `token` ("ob" of "O-B", "thr" of "Thr."), and its end."""
        tokens, text, last = self._tokens, self._tokens.text[token], token
        while (
            len(tokens.text[last]) == 1
            and last + 1 < len(tokens)
            and len(tokens.text[last + 1]) == 1
            and tokens.gap(last) in {"-", ".", "'", ".-", ". ", " "}
            and tokens.capital(last + 1)
            and len(text) < _LETTERS_MOST
        ):
            last += 1
            text += tokens.text[last]
        canon, at = self._page.canon, tokens.start[token]
        capitals = all(canon.capital(at + i) for i in range(len(tokens.text[token])))
        plain = last > token or capitals or text not in self._words
        return (text if text.isalpha() and plain else ""), last

    # ---- hidden letters -------------------------------------------------------------------

    def _hidden(self) -> Iterator[Hit]:
        found = list(hinted(_HIDDEN, _STAR, self._page.canon.text, _SHOWN_MOST))
        for at, one in enumerate(found):
            two = found[at + 1] if at + 1 < len(found) else None
            beside = two is not None and self._gap(one.end(), two.start())
            titled = self._title_before(one.start())
            for target, firsts, lasts, _ in self._people:
                if (sure := self._beside_whole(one, firsts, lasts)) is not None:
                    yield self._whole(target, *sure)
                elif beside and two and _all_but_one(one, firsts) and _all_but_one(two, lasts):
                    yield self._whole(target, self._tokens.at(one.start()), self._tokens.at(two.end() - 1))
                elif beside and two and _fits(one, firsts) and _fits(two, lasts):
                    yield self._span(target, one.start(), two.end())
                elif (
                    _one_for_one(one, (*firsts, *lasts))
                    or (_fits(one, lasts) and titled and self._beside.same_title(target, titled))
                    or (_fits(one, lasts) and self._after_first(one, firsts))
                ):
                    yield self._span(target, one.start(), one.end())

    def _beside_whole(
        self, one: re.Match[str], firsts: Sequence[str], lasts: Sequence[str]
    ) -> tuple[int, int] | None:
        """Return the tokens of a name half of which is written out: "D****l Hale", "Daniel Ha**e"."""
        tokens = self._tokens
        first, last = tokens.at(one.start()), tokens.at(one.end() - 1)
        after, before = last + 1, first - 1
        if (
            _fits(one, firsts)
            and after < len(tokens)
            and tokens.text[after] in lasts
            and self._gap(one.end(), tokens.start[after])
        ):
            return first, after
        if (
            (_half_shown(one, lasts) or (len(one.group(1)) >= _SHOWN_LEAST and _fits(one, lasts)))
            and before >= 0
            and tokens.text[before] in firsts
            and self._gap(tokens.end[before], one.start())
        ):
            return before, last
        return None

    def _gap(self, end: int, start: int) -> bool:
        """Say whether two words of a name stand together, but for a particle or a letter lost whole."""
        between = self._page.canon.text[end:start]
        if _TOGETHER.fullmatch(between):
            return True
        led = _LED.fullmatch(between)
        return led is not None and (led[1] == "o" or led[1] in self._particles or led[1] in _MACS)

    def _title_before(self, at: int) -> str:
        token = self._tokens.at(at)
        return self._beside.title(token) if self._tokens.start[token] == at else ""

    def _after_first(self, one: re.Match[str], firsts: Sequence[str]) -> bool:
        """Say whether a forename of the person, or its first letter, stands before enough shown letters."""
        token = self._tokens.at(one.start()) - 1
        if len(one.group(1)) < _SHOWN_LEAST:
            return False
        text = self._tokens.text[token] if token >= 0 else ""
        return any(text in (name, name[0]) for name in firsts)

    # ---- two initials ---------------------------------------------------------------------

    def _dotted(self) -> Iterator[Hit]:
        tokens = self._tokens
        wanted = {initials: target for target, _, _, initials in self._people if len(initials) == 2}
        for token in range(len(tokens) - 1) if wanted else ():
            pair = (tokens.text[token], tokens.text[token + 1])
            if pair in wanted and tokens.gap(token) in {".", ". "}:
                if not (tokens.capital(token) and tokens.capital(token + 1)) or self._of_stranger(token + 1):
                    continue
                yield self._hit(wanted[pair], token, token + 1, "two_initials", "two initials")

    def _of_stranger(self, token: int) -> bool:
        """Say whether an unknown surname follows initials: "D. T. Prewett"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) not in {" ", ". ", "."} or not tokens.capital(after):
            return False
        text = tokens.text[after]
        return len(text) > _SHOWN_LEAST and (text not in self._words or text in self._known)

    # ---- names cut short -------------------------------------------------------------------

    def _cut(self) -> Iterator[Hit]:
        """Yield names that a narrow column or a hurried hand cut: "THRELF", "McAlli...", "E McA"."""
        tokens = self._tokens
        heads = {name[:_CUT_HEAD] for _, firsts, lasts, _ in self._people for name in (*firsts, *lasts)}
        for token, text in enumerate(tokens.text):
            if text[:_CUT_HEAD] not in heads or not tokens.capital(token) or not text.isalpha():
                continue
            if text in self._words or text in self._known or self._beside.known_name(text):
                continue
            if self._otherwise.of_world(token):
                continue
            for target, firsts, lasts, _ in self._people:
                after_initial = self._after_first_letter(token, firsts)
                names = lasts if after_initial else (*firsts, *lasts)
                least = _CUT_HEAD if after_initial or self._dotted_out(token) else _CUT_LEAST
                if len(text) >= least and any(_cuts(text, name) for name in names):
                    first = token - 1 if after_initial else token
                    yield self._hit(target, first, token, "name_cut_short", "name cut short")

    def _after_first_letter(self, token: int, firsts: Sequence[str]) -> bool:
        tokens = self._tokens
        if not token or tokens.gap(token - 1) not in {" ", ".", ". "} or not tokens.capital(token - 1):
            return False
        return any(tokens.text[token - 1] == name[0] for name in firsts)

    def _dotted_out(self, token: int) -> bool:
        """Say whether dots stand for the rest of a word."""
        end = self._tokens.end[token]
        return self._page.canon.text[end : end + 2] == ".."

    def _contracted(self) -> Iterator[Hit]:
        """Yield names of which a sign stands for letters in the middle: "T'fall", "Thre-fall"."""
        tokens = self._tokens
        names = [(t, n) for t, fs, ls, _ in self._people for n in (*fs, *ls) if len(n) >= _CUT_NAME]
        for sign in _MIDDLE.finditer(self._page.canon.text) if names else ():
            token = tokens.at(sign.start())
            head, tail = tokens.text[token], tokens.text[token + 1]
            if not tokens.capital(token):
                continue
            for target, name in names:
                ends = name.startswith(head) and name.endswith(tail) and name not in self._words
                if ends and _HELD_LEAST <= len(head + tail) < len(name) and len(tail) >= _SHOWN_LEAST:
                    yield self._hit(target, token, token + 1, "name_partly_hidden", "name without its middle")

    # ---- hits -----------------------------------------------------------------------------

    def _hit(self, target: Target, first: int, last: int, rule: str, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)

    def _whole(self, target: Target, first: int, last: int) -> Hit:
        canon, tokens = self._page.canon, self._tokens
        # hidden letters at the end belong to the name
        end = _STARRED.match(canon.text, tokens.end[last])
        start, stop = canon.span(tokens.start[first], end.end() if end else tokens.end[last])
        name = "forename and surname, partly hidden"
        return Hit(target.index, "full_name", start, stop, Strength.STRONG, "full_name", name, first, last)

    def _span(self, target: Target, at: int, to: int) -> Hit:
        start, end = self._page.canon.span(at, to)
        first, last = self._tokens.at(at), self._tokens.at(to - 1)
        rule, name = "name_partly_hidden", "name with hidden letters"
        return Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)


def _half_shown(hidden: re.Match[str], names: Sequence[str]) -> bool:
    shown = sum(map(len, hidden.groups()))
    return _fits(hidden, [name for name in names if shown * 2 >= len(name)])


def _one_for_one(hidden: re.Match[str], names: Sequence[str]) -> bool:
    """Say whether each hidden letter has a sign of its own, and enough are shown: "D*niel"."""
    shown = sum(map(len, hidden.groups()))
    size = len(hidden.group())
    fits = [name for name in names if len(name) == size and shown >= max(_HELD_LEAST, size - 2)]
    return bool(hidden.group(2)) and _fits(hidden, fits)


def _all_but_one(hidden: re.Match[str], names: Sequence[str]) -> bool:
    """Say whether one letter of a name is hidden."""
    size = len(hidden.group())
    one = size - sum(map(len, hidden.groups())) == 1
    return one and _fits(hidden, [name for name in names if len(name) == size])


def _cuts(text: str, name: str) -> bool:
    return len(name) >= _CUT_NAME and len(text) <= len(name) - 2 and name.startswith(text)


def _words(target: Target, roles: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(word.text for word in target.words if word.role in roles))


def _initials(target: Target) -> tuple[str, ...]:
    """Return the first letters of first name and surname."""
    names = [next((w.text for w in target.words if w.role == role), "") for role in ("first", "surname")]
    return tuple(name[0] for name in names if name)


def _stands_for(letters: str, lasts: Sequence[str], target: Target) -> bool:
    """Say whether letters are the beginning of a surname, or the first letters of its halves."""
    if letters in lasts:
        return False
    # one letter less in a long name is a slip of the pen
    lasts = [name for name in lasts if len(name) - len(letters) > 1 or len(letters) <= _CUT_LEAST]
    halves: dict[int, str] = {}
    for word in target.words:
        if word.role == "half":
            halves.setdefault(word.slot, word.text[0])
    short = len(letters) < _SHOWN_LEAST
    return letters == "".join(halves.values()) or any(
        name.startswith(letters) if short else shortens(letters, name) for name in lasts
    )


def _fits(hidden: re.Match[str], names: Sequence[str]) -> bool:
    head, tail = hidden.groups()
    return any(
        name.startswith(head) and name.endswith(tail) and len(head + tail) < len(name) for name in names
    )


@once_a_case
def _known(compiled: Compiled) -> frozenset[str]:
    """Return the usual names of people."""
    names = compiled.lexicon.names
    return frozenset(names.common) | names.given


@once_a_case
def _people(compiled: Compiled) -> list[tuple[Target, list[str], list[str], tuple[str, ...]]]:
    """Return the protected people with their forenames, surnames and initials."""
    people = [t for t in compiled.targets if t.kind is Kind.PERSON and not t.allowed]
    return [(t, _words(t, FIRST_ROLES), _words(t, LAST_ROLES), _initials(t)) for t in people]
