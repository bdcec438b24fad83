"""Words that say nothing of what a name beside them is: names of people, titles, days and months.

Takes a page, tells such a word, and whether a word has capitals throughout. It weighs nothing.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page


class PlainWords:
    """Answers about words of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the names of the lexicon."""
        self._tokens = page.tokens
        self._look = compiled.vocabulary.look
        names, dates = compiled.lexicon.names, compiled.lexicon.dates
        generic = compiled.lexicon.organisations.generic
        # "General" behind a name is a hospital's
        self._titles = {title for title in names.titles if title not in generic}
        self._given = compiled.given
        self._calendar = dates.weekdays | frozenset(dates.months)

    def person_or_day(self, text: str) -> bool:
        """Say whether a word is a forename, a title, a name of the register, a day or a month."""
        named = text in self._given or text in self._titles or text in self._calendar
        return named or self.known(text)

    def known(self, text: str) -> bool:
        """Say whether a word is a name of the register."""
        return bool(self._look(text))

    def all_capital(self, token: int) -> bool:
        """Say whether a word has capitals throughout, so that its first one tells nothing."""
        canon, start = self._tokens.canon, self._tokens.start[token]
        text = self._tokens.text[token]
        return all(canon.capital(start + at) for at, sign in enumerate(text) if sign.isalpha())
