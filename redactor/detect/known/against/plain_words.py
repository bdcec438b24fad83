"""Words that say nothing of what a name beside them is: names of people, titles, days and months.

Takes a page, tells such a word, and whether a word has capitals throughout. It weighs nothing.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page


class PlainWords:
    """Answers about words of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the names of the lexicon."""
        self._tokens = page.tokens
        self._look = compiled.vocabulary.look
        self._said = _titles_and_days(compiled)
        self._given = compiled.given

    def person_or_day(self, text: str) -> bool:
        """Say whether a word is a forename, a title, a name of the register, a day or a month."""
        return text in self._given or text in self._said or self.known(text)

    def known(self, text: str) -> bool:
        """Say whether a word is a name of the register."""
        return bool(self._look(text))

    def stated(self, text: str) -> bool:
        """Say whether a word is a name of the register just as it is written there."""
        return any(not use.slips for use in self._look(text))

    def small_throughout(self) -> bool:
        """Say whether the whole text has no capital, as messages are typed."""
        return not any(map(self._tokens.capital, range(len(self._tokens))))

    def all_capital(self, token: int) -> bool:
        """Say whether a word has capitals throughout, so that its first one tells nothing."""
        canon, start = self._tokens.canon, self._tokens.start[token]
        text = self._tokens.text[token]
        return all(canon.capital(start + at) for at, sign in enumerate(text) if sign.isalpha())


@once_a_case
def _titles_and_days(compiled: Compiled) -> frozenset[str]:
    lexicon = compiled.lexicon
    # "General" behind a name is a hospital's
    titles = lexicon.names.titles.keys() - lexicon.organisations.generic
    return lexicon.dates.weekdays | lexicon.dates.months.keys() | titles
