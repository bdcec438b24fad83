"""Whether a word that may be a name is just a word where it stands: a month, a message in small letters.

Takes a token of a page, gives plain answers from its line, its sentence and the words beside it. Whose name
it is, and what else stands beside it, is for neighbours.py.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence

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
# what only a doer does: "Kit will bring the bibs", "Hope wouldn't say"
_WILL = frozenset({"will", "would", "could", "should", "might", "must", "won", "wouldn", "couldn", "ll", "d"})
_DOER = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|mate)")
BEFORE_THING = frozenset({"the", "a", "an", "this", "that", "my", "your", "his", "her", "our", "their", "no"})
_LABEL = re.compile(r":|\s[-–—]\s")
_STAMP = re.compile(r"[\W\d]*\d\d?[:.]\d\d(?::\d\d)?(?: ?[ap]m)?[\W_]*")


class AsWords:
    """Answers about how the words of one page are written."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon that matter here."""
        self._tokens = page.tokens
        self._lexicon = compiled.lexicon
        contexts = compiled.lexicon.contexts
        self._before_month = contexts.get("month_name", frozenset())
        self._relations, self._had = (
            compiled.lexicon.names.relations,
            contexts.get("had_by_people", frozenset()),
        )
        self._deeds = contexts.get("deeds", frozenset())
        self._came = contexts.get("came", frozenset())
        self._speech = contexts.get("speech", frozenset())
        self._address_of = contexts.get("spoken_to", frozenset())

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
        """Say whether a word alone before a colon or dash begins a line: "GRACE: I told", "Joy - tbc"."""
        tokens = self._tokens
        alone = token == 0 or any(sign in tokens.gap(token - 1) for sign in "\n\t\f")
        return alone and token + 1 < len(tokens) and bool(_LABEL.match(tokens.gap(token)))

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
        """Say whether people do, have or are what follows: "Grace said", "Grace's mum", "Grace the carer"."""
        texts = self._tokens.text[token + 1 : token + 3]
        if texts[:1] == ["s"]:
            return texts[-1] in self._relations or texts[-1] in self._had
        told = texts[0] == "the" and bool(_DOER.fullmatch(texts[-1])) if texts else False
        return told or (bool(texts) and (texts[0] in self._deeds or texts[0] in _WILL))

    def spoken_of(self, token: int) -> bool:
        """Say whether a word in small letters stands where a person does: "ask tam to", "tam said"."""
        tokens = self._tokens
        before = tokens.text[token - 1] if token and tokens.joined(token - 1) else ""
        after = tokens.text[token + 1] if tokens.joined(token) else ""
        if before in self._address_of or after in self._speech:
            return True
        # "nick came round" in a message without capitals
        plainly = tokens.joined(token) and tokens.gap(token) == " " and after in self._came
        return plainly and before not in BEFORE_THING and self.typed_small(token)

    def _starts_sentence(self, token: int) -> bool:
        if token == 0:
            return True
        gap = self._tokens.gap(token - 1)
        return ends_sentence(gap) or "\n\n" in gap or "\f" in gap or (":" in gap and "\n" in gap)
