"""What stands beside a name: titles, unknown names, words that make it a place or a firm.

Takes a token of a page, gives plain answers. It looks at a few tokens only.
"""

from __future__ import annotations

from redactor.detect.known.as_words import AsWords
from redactor.detect.known.capitals import Capitals
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, Target
from redactor.detect.known.page import Page

_TITLE_LEAST = 3
_TWO_LETTERS = frozenset({"mr", "ms", "dr", "mx"})
_PARTNERS = frozenset({"co", "sons", "son", "partners", "daughters", "brothers", "bros"})
_COMPANY = frozenset({"llp", "ltd", "limited", "plc", "solicitors", "partners", "associates", "co", "cyf"})
_LIST_MOST = 4
_CALLING = frozenset({" ", ": ", ". ", " '", ' "'})
_OWNS = frozenset({"her", "his", "their", "my", "our", "the", "ei", "s", "wife", "husband", "partner"})
_SEXES = frozenset({"female", "male"})


class Neighbours(AsWords):
    """Answers about the surroundings of tokens."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon that matter here."""
        super().__init__(page, compiled)
        self._compiled = compiled
        self._capitals = Capitals(page, compiled)
        contexts = compiled.lexicon.contexts
        self._places = contexts.get("not_a_person", frozenset())
        self._family = contexts.get("family_after", frozenset())
        self._given = compiled.given
        self._saints = frozenset(compiled.lexicon.streets.saints) - {"s"}
        self._joint = contexts.get("joint", frozenset()) | {"and"}
        self._former = contexts.get("former_name", frozenset())
        self._kin = contexts.get("kin_before", frozenset()) | contexts.get("role_before", frozenset())
        self._kin |= compiled.lexicon.names.relations
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
        dates = self._lexicon.dates
        if word in self._lexicon.names.titles or word in self._kin:
            return False
        if word in dates.months or word in dates.weekdays or self._shouted(token):
            return False
        return word not in self._lexicon.words or word in self._given

    def _shouted(self, token: int) -> bool:
        """Say whether a word begins a note in capitals beside a name that is not: "Tam DO NOT ANSWER"."""
        tokens, words = self._tokens, self._lexicon.words
        if not token or token + 1 >= len(tokens) or tokens.gap(token) != " ":
            return False
        note = all(text in words for text in tokens.text[token : token + 2])
        return (
            note
            and self._capitals.all(token)
            and self._capitals.all(token + 1)
            and not self._capitals.all(token - 1)
        )

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
        ends = after + 1 >= len(tokens) or not tokens.gap(after).startswith(("'", "-", "&", ":"))
        own = {word.text[0] for word in target.words}
        return len(text) == 1 and text.isalpha() and text not in own | {"a", "i"} and ends

    def _a_thing(self, token: int) -> bool:
        """Say whether an article makes a forename in small letters a thing: "the victor", "a jack"."""
        tokens = self._tokens
        if tokens.text[token] in self._lexicon.words:
            return False
        leads = token > 0 and tokens.gap(token - 1) == " " and not tokens.capital(token)
        # "farai an vikram": two people
        an = tokens.text[token][0] in "aeiouh"
        return leads and tokens.text[token - 1] in ({"the", "a", "an"} if an else {"the", "a"})

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
            known = self._monsieur(target, before, last) or self._stroked(before)
            return not (known or self.joined_to_own(target, before))
        if not self._stranger(before) or self._mine(before):
            return False
        return not (self._capitals.tell_nothing(before, token, last) or self.joined_to_own(target, before))

    def _stroked(self, token: int) -> bool:
        """Say whether a letter is one of an abbreviation with a stroke: "B/O Hale", "c/o Hale"."""
        tokens = self._tokens
        return token > 0 and tokens.gap(token - 1) == "/" and len(tokens.text[token - 1]) == 1

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
        if other < 0 or not self._first_of(target, other):
            return False
        # "K. Nowak and T. Nowak" are two, each with a surname; "Tamsin Hale and her sister Kim Hale" are kin
        return len(self._tokens.text[forename]) > 1 or len(self._tokens.text[other]) == 1

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
