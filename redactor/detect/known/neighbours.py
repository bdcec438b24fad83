"""What stands beside a name: titles, unknown names, words that make it a place or a firm.

Takes a token of a page, gives plain answers. It looks at a few tokens only.
"""

from __future__ import annotations

import re

from redactor.detect.known.capitals import Capitals
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, Target
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence

_TITLE_LEAST = 3
_TWO_LETTERS = frozenset({"mr", "ms", "dr", "mx"})
_SURELY_MONTH = frozenset(
    {"in", "during", "early", "late", "mid", "until", "since", "last", "next", "every", "each"}
)
_WHOLE_WORD = re.compile(r"[^\W\d_]{3,}")
_AROUND = 60
_SENTENCE_REACH = 240
_SENTENCE_START = re.compile(r"[.!?:>\])][\"']?\s+|\.{3}\s*|\n\s*\n\s*")
_FEW_WORDS = 3
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_DATE_JOINERS = frozenset(
    {"and", "to", "or", "of", "until", "till", "through", "the", "a", "ac", "i", "o", "neu"}
)
_DATE_MOST = 6
_BEFORE_THING = frozenset(
    {"the", "a", "an", "this", "that", "my", "your", "his", "her", "our", "their", "no"}
)
_PARTNERS = frozenset({"co", "sons", "son", "partners", "daughters", "brothers", "bros"})
_COMPANY = frozenset({"llp", "ltd", "limited", "plc", "solicitors", "partners", "associates", "co", "cyf"})
_LIST_MOST = 4
_CALLING = frozenset({" ", ": ", ". ", " '", ' "'})
_OWNS = frozenset({"her", "his", "their", "my", "our", "the", "ei", "s", "wife", "husband", "partner"})
_SEXES = frozenset({"female", "male"})
_STAMP = re.compile(r"[\W\d]*\d\d?[:.]\d\d(?::\d\d)?(?: ?[ap]m)?[\W_]*")


class Neighbours:
    """Answers about the surroundings of tokens."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon that matter here."""
        self._tokens = page.tokens
        self._lexicon = compiled.lexicon
        self._compiled = compiled
        self._capitals = Capitals(page, compiled)
        contexts = compiled.lexicon.contexts
        self._places = contexts.get("not_a_person", frozenset())
        self._family = contexts.get("family_after", frozenset())
        self._before_month = contexts.get("month_name", frozenset())
        self._given = compiled.given
        self._saints = frozenset(compiled.lexicon.streets.saints) - {"s"}
        self._deeds = contexts.get("deeds", frozenset())
        self._came = contexts.get("came", frozenset())
        self._speech = contexts.get("speech", frozenset())
        self._address_of = contexts.get("spoken_to", frozenset())
        self._joint = contexts.get("joint", frozenset()) | {"and"}
        self._former = contexts.get("former_name", frozenset())
        self._kin = contexts.get("kin_before", frozenset()) | compiled.lexicon.names.relations
        self._plural = contexts.get("title_plural", frozenset())

    def known_name(self, word: str) -> bool:
        """Say whether `word` is a usual name, or a name of someone who may be named."""
        return word in self._given or word in self._compiled.shared

    def title(self, token: int) -> str:
        """Return the group of the title before `token` ("female:social"), or an empty string."""
        tokens, titles = self._tokens, self._lexicon.names.titles
        before = token - 1
        if before < 0 or not tokens.joined(before):
            return ""
        word = tokens.text[before]
        two = f"{tokens.text[before - 1]} {word}" if before else ""
        found = titles.get(two) or titles.get(word, "")
        if len(word) < _TITLE_LEAST and word not in _TWO_LETTERS:
            return ""
        if word in self._plural or (found and self._after_title(before)):
            return "both:social"
        return found

    def _after_title(self, token: int) -> bool:
        """Say whether another title stands before a title: "Mr and Mrs", "Mr & Mrs", "Mr/Mrs"."""
        tokens, titles = self._tokens, self._lexicon.names.titles
        if token and tokens.gap(token - 1).strip() in {"&", "+", "/", ",", "-"}:
            return tokens.text[token - 1] in titles
        return token > 1 and tokens.text[token - 1] in self._joint and tokens.text[token - 2] in titles

    def same_title(self, target: Target, title: str) -> bool:
        """Say whether a title in the text may be the person's."""
        own = target.facts.get("title", ())
        if not own:
            return True
        sex, mine = title.split(":", maxsplit=1)[0], own[0].partition(":")[0]
        return not (sex in _SEXES and mine in _SEXES and sex != mine)

    def shaky(self, target: Target, token: int, part: str, *, first: int) -> str:
        """Return why a single name may be someone or something else, or an empty string.

        `first` is where the name begins, if a particle stands before it.
        """
        text = self._tokens.text[token]
        found = self._month(text, token) or ("place or firm" if self._followed_by_place(token) else "")
        return found or self._stranger_beside(target, token, part, first) or self.as_word(text, token)

    def _stranger_beside(self, target: Target, token: int, part: str, first: int) -> str:
        if part == "surname":
            return self.stranger_of(target, first, token)
        if part == "forename" and (self._unknown_after(token) or self._other_letter_after(target, token)):
            return "unknown surname"
        if part == "forename" and self._a_thing(token):
            return "small letters"
        return "another forename before it" if part == "forename" and self._given_before(token) else ""

    def stranger_of(self, target: Target, first: int, last: int) -> str:
        """Say why a surname may be another person's: an unknown forename is before it, or behind."""
        if self._unknown_before(target, first, last) or self._given_behind(last):
            return "unknown forename"
        return ""

    def _given_behind(self, token: int) -> bool:
        """Say whether a usual forename of nobody here follows: "HALE, Gareth", "Hale Gareth"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) not in {" ", ", ", ","} or not tokens.capital(after):
            return False
        text = tokens.text[after]
        return text in self._given and text not in self._lexicon.words and not self._mine(after)

    def as_word(self, text: str, token: int) -> str:
        """Say why an ordinary word may be just that here."""
        if text not in self._lexicon.words:
            return ""
        if not self._tokens.capital(token):
            if self.spoken_of(token) or self._labels(token):
                return "small letters, but as of a person"
            return "small letters throughout" if self.all_small(token) else "ordinary word"
        plainly = self._starts_sentence(token) and not self._acts(token)
        plainly = plainly and not self._lone(token) and not self._speaks(token)
        return "start of sentence" if plainly else ""

    def _month(self, text: str, token: int) -> str:
        if text not in self._lexicon.dates.months:
            return ""
        tokens = self._tokens
        before = tokens.text[token - 1] if token else ""
        after = tokens.text[token + 1] if token + 1 < len(tokens) else ""
        if self._of_year(token):
            return "month of a year"
        if before[:1].isdigit() or after[:1].isdigit() or before in _SURELY_MONTH:
            return "perhaps the month" if after == "s" and not before[:1].isdigit() else "month"
        return "perhaps the month" if before in self._before_month else ""

    def _of_year(self, token: int) -> bool:
        """Say whether a month stands in a date with its year: "6 May 2026", "May and June 2026"."""
        tokens, at = self._tokens, token + 1
        while at < len(tokens) and at - token <= _DATE_MOST and tokens.joined(at - 1):
            if "\t" in tokens.gap(at - 1) or ends_sentence(tokens.gap(at - 1)):
                return False
            if _YEAR.fullmatch(tokens.text[at]):
                return True
            if not self._in_date(tokens.text[at]):
                break
            at += 1
        return self._after_year(token)

    def _in_date(self, word: str) -> bool:
        return bool(_DAY.fullmatch(word)) or word in _DATE_JOINERS or word in self._lexicon.dates.months

    def _after_year(self, token: int) -> bool:
        """Say whether a year stands before a month and a day after it: "2026 May 6"."""
        tokens = self._tokens
        if not (token and tokens.joined(token - 1) and tokens.joined(token)):
            return False
        return bool(_YEAR.fullmatch(tokens.text[token - 1]) and _DAY.fullmatch(tokens.text[token + 1]))

    def _followed_by_place(self, token: int) -> bool:
        tokens = self._tokens
        if (
            token
            and tokens.text[token - 1] in self._saints
            and tokens.capital(token - 1)
            and tokens.joined(token - 1)
        ):
            return True
        if token + 2 < len(tokens) and tokens.text[token + 1] == "s":
            token += 1
        if self._in_firm(token):
            return True
        # the next line of a form or a list is not the rest of this one
        if not tokens.joined(token) or "\n" in tokens.gap(token) or tokens.gap(token).strip():
            return False
        after = tokens.text[token + 1]
        return after in self._places and after not in self._family and tokens.capital(token + 1)

    def _in_firm(self, token: int) -> bool:
        """Say whether a name is one of a firm's: "Wynne & Petrie LLP", "Hale & Sons"."""
        tokens, after = self._tokens, token + 1
        if after + 1 >= len(tokens) or not tokens.joined(token):
            return False
        if tokens.gap(token).strip() != "&":
            if tokens.text[after] not in self._joint or tokens.gap(token) != " ":
                return False
            after += 1
        if tokens.text[after] in _PARTNERS and tokens.capital(after):
            return True
        ends = after + 1 < len(tokens) and tokens.gap(after) == " " and tokens.capital(after)
        return ends and tokens.text[after + 1] in _COMPANY and tokens.capital(after + 1)

    def _stranger(self, token: int) -> bool:
        """A capitalised word that is no ordinary word: perhaps a name nobody told us."""
        tokens = self._tokens
        word = tokens.text[token]
        if len(word) < 2 or not word.isalpha() or not tokens.capital(token):
            return False
        if word in self._lexicon.names.titles or word in self._lexicon.dates.months or word in self._kin:
            return False
        return word not in self._lexicon.words or word in self._given

    def _unknown_after(self, token: int) -> bool:
        tokens = self._tokens
        if not tokens.joined(token) or tokens.gap(token) not in {" ", "-", "  ", "\n", "\t"}:
            return False
        if not self._stranger(token + 1) or self._mine(token + 1):
            return False
        return not self._capitals.abbreviation(token + 1, token, self._tokens.gap(token))

    def _other_letter_after(self, target: Target, token: int) -> bool:
        """Say whether a letter that begins none of the person's names follows a forename: "Ali G"."""
        tokens, after = self._tokens, token + 1
        if target.allowed or after >= len(tokens) or tokens.gap(token) != " " or not tokens.capital(after):
            return False
        text = tokens.text[after]
        ends = after + 1 >= len(tokens) or not tokens.gap(after).startswith(("'", "-", "&"))
        own = {word.text[0] for word in target.words}
        return len(text) == 1 and text.isalpha() and text not in own | {"a", "i"} and ends

    def _a_thing(self, token: int) -> bool:
        """Say whether an article makes a forename in small letters a thing: "the victor", "a jack"."""
        tokens = self._tokens
        if tokens.text[token] in self._lexicon.words:
            return False
        leads = token > 0 and tokens.gap(token - 1) == " " and not tokens.capital(token)
        return leads and tokens.text[token - 1] in {"the", "a", "an"}

    def _unknown_before(self, target: Target, token: int, last: int) -> bool:
        tokens = self._tokens
        before = token - 1
        if (
            before < 0
            or not tokens.joined(before)
            or tokens.gap(before) not in {" ", "-", "  ", "\n", "\t", ". "}
        ):
            return False
        if len(tokens.text[before]) == 1 and tokens.capital(before) and tokens.text[before] not in {"i", "a"}:
            return not (self._monsieur(target, before, last) or self.joined_to_own(target, before))
        if not self._stranger(before) or self._mine(before):
            return False
        return not (self._capitals.tell_nothing(before, token, last) or self.joined_to_own(target, before))

    def _monsieur(self, target: Target, before: int, last: int) -> bool:
        """Say whether an M is Monsieur before a rare surname of one who may be so called."""
        names, surname = self._lexicon.names, self._tokens.text[last]
        if self._tokens.text[before] != "m" or self._tokens.gap(before) != ". ":
            return False
        usual = surname in names.common or surname in self._lexicon.words or surname in self._compiled.shared
        return not usual and self.same_title(target, "male:social")

    def _given_before(self, token: int) -> bool:
        """Say whether a usual forename of nobody here stands directly before: then this is a surname."""
        tokens, before = self._tokens, token - 1
        if before < 0 or tokens.gap(before) not in {" ", "  "} or not tokens.capital(before):
            return False
        return (
            tokens.text[before] in self._given
            and tokens.text[before] not in self._kin
            and tokens.text[before] not in self._lexicon.words
            and not self._mine(before)
        )

    def called(self, token: int) -> bool:
        """Say whether a word before says that a surname follows: "née Hale", "maiden name: Hale"."""
        tokens = self._tokens
        if not token or not tokens.capital(token) or tokens.gap(token - 1) not in _CALLING:
            return False
        return (
            tokens.text[token - 1] in self._former or " ".join(tokens.text[token - 2 : token]) in self._former
        )

    def joined_to_own(self, target: Target, forename: int) -> bool:
        """Say whether X is theirs in "X and Y Surname": then the surname is, too."""
        other = self._listed_before(forename)
        for _ in range(_LIST_MOST):
            if other < 0 or self._first_of(target, other):
                break
            # "Daniel, Tom and Ella Hale": a list goes on before
            other = self._listed_before(other) if self._tokens.capital(other) else -1
        return other >= 0 and self._first_of(target, other)

    def _listed_before(self, token: int) -> int:
        """Return the token before in a list of people ("X and her sister Y", "X, Y"), or -1."""
        tokens, titles = self._tokens, self._lexicon.names.titles
        for _ in range(_LIST_MOST):
            before = tokens.text[token - 1] if token and tokens.gap(token - 1) == " " else ""
            if before not in _OWNS and before not in titles and before not in self._kin:
                break
            token -= 1
        gap = tokens.gap(token - 1).strip() if token else ""
        if gap in {"&", "+", "/", ","} or (gap == "'" and tokens.text[token] == "s"):
            return token - 1
        return token - 2 if token > 1 and tokens.text[token - 1] in self._joint else -1

    def _first_of(self, target: Target, token: int) -> bool:
        text = self._tokens.text[token]
        if len(text) == 1 and self._tokens.capital(token):
            return any(word.role in FIRST_ROLES and word.text[0] == text for word in target.words)
        uses = self._compiled.vocabulary.look(text)
        return any(use.target == target.index and not use.slips for use in uses)

    def _mine(self, token: int) -> bool:
        """Say whether a word belongs to anyone the register knows."""
        return any(not use.slips for use in self._compiled.vocabulary.look(self._tokens.text[token]))

    def all_small(self, token: int) -> bool:
        """Say whether a message without capitals goes on here: then a name has none either."""
        around = self._around(token)
        return len(around) > _AROUND // 2 and not any(map(str.isupper, around))

    def foreign(self, token: int) -> bool:
        """Say whether most words around are unknown: in another language any may look like a slip."""
        words = _WHOLE_WORD.findall(self._around(token).lower())
        return sum(word in self._lexicon.words for word in words) * 2 < len(words)

    def _around(self, token: int) -> str:
        canon, place = self._tokens.canon, self._tokens.start[token]
        low = canon.starts[max(0, place - _AROUND)]
        high = canon.ends[min(len(canon.text), place + _AROUND) - 1]
        return canon.source[low:high]

    def typed_small(self, token: int) -> bool:
        """Say whether the sentence up to a token begins without a capital and has none: a typed message."""
        canon, place = self._tokens.canon, self._tokens.start[token]
        low = max(0, place - _SENTENCE_REACH)
        begin = low
        for border in _SENTENCE_START.finditer(canon.text, low, place):
            begin = border.end()
        if begin == low > 0:
            return False
        around = canon.source[canon.starts[begin] : canon.ends[place]]
        first = next((sign for sign in around if sign.isalpha()), "")
        return len(around.split()) >= _FEW_WORDS and first.islower() and not any(map(str.isupper, around))

    def _lone(self, token: int) -> bool:
        """Say whether a line or cell holds nothing else."""
        tokens = self._tokens
        before = token == 0 or any(sign in tokens.gap(token - 1) for sign in "\n\t\f")
        last = token + 1 >= len(tokens)
        return before and (last or any(sign in tokens.gap(token) for sign in "\n\t\f"))

    def _speaks(self, token: int) -> bool:
        """Say whether a word alone before a colon begins a line, as who speaks does: "GRACE: I told them"."""
        tokens = self._tokens
        alone = token == 0 or any(sign in tokens.gap(token - 1) for sign in "\n\t\f")
        return alone and token + 1 < len(tokens) and tokens.gap(token).startswith(":")

    def _labels(self, token: int) -> bool:
        """Say whether a word is who wrote a message in a chat: "21:03 miles: u up?"."""
        tokens, canon = self._tokens, self._tokens.canon
        gap = tokens.gap(token) if token + 1 < len(tokens) else ""
        if ":" not in gap.partition("\n")[0]:
            return False
        start = tokens.start[token]
        before = canon.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
        return bool(_STAMP.fullmatch(before)) or (not before.strip() and not gap.isascii())

    def _acts(self, token: int) -> bool:
        """Say whether the next word is what people do: "said", "attended"."""
        after = self._tokens.text[token + 1] if token + 1 < len(self._tokens) else ""
        return after in self._deeds

    def spoken_of(self, token: int) -> bool:
        """Say whether a word in small letters stands where a person does: "ask tam to", "tam said"."""
        tokens = self._tokens
        before = tokens.text[token - 1] if token and tokens.joined(token - 1) else ""
        after = tokens.text[token + 1] if tokens.joined(token) else ""
        if before in self._address_of or after in self._speech:
            return True
        # "nick came round" in a message without capitals
        plainly = tokens.joined(token) and tokens.gap(token) == " " and after in self._came
        return plainly and before not in _BEFORE_THING and self.typed_small(token)

    def _starts_sentence(self, token: int) -> bool:
        if token == 0:
            return True
        gap = self._tokens.gap(token - 1)
        return ends_sentence(gap) or "\n\n" in gap or "\f" in gap or (":" in gap and "\n" in gap)
