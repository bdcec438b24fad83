"""What around a person's name makes it another person, a firm, a measure or a thing.

Takes a page and a hit of a person, gives a reason: "Supt Thomas", "Liz Lemon was on", "Lloyds Bank",
"an old aga". Whether a name is an ordinary word is weighed in neighbours.py. It finds no names.
"""

from __future__ import annotations

from dataclasses import replace

from redactor.detect.known.against.labelled_names import OtherFields
from redactor.detect.known.against.namesakes import Namesakes
from redactor.detect.known.against.plain_words import PlainWords
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER
from redactor.detect.known.text.streams import ends_sentence

_TITLED = frozenset({"title_surname", "title_and_shortened_surname"})
_OFFICES = frozenset({"police", "office", "military"})
_ARTICLES = frozenset({"a", "an", "the"})
# hits of one name, and with its title
_SINGLE = frozenset({"forename", "surname", "names"})
_SURNAMES = frozenset({"surname", "names"})
_OWNED = frozenset(
    {"a", "an", "the", "this", "that", "his", "her", "their", "our", "my", "your", "no", "any"}
)
_WAS = frozenset({"is", "was", "has", "had", "needs", "needed", "broke", "burnt"})
_ONE = frozenset({"a", "an"})
_WELSH_JOINTS = frozenset(
    {"y", "yr", "yn", "r", "n", "ac", "ar", "mae", "oedd", "roedd", "hi", "ei", "eu", "yw", "bydd", "gyda"}
    | {"wedi", "ym", "yng", "lliw", "hwn", "hon", "nid", "ond", "neu", "ty", "gan", "dros", "dan", "wrth"}
)
_FIRMS = frozenset(
    {"bank", "plc", "ltd", "limited", "pharmacy", "trust", "foundation", "llp", "farms", "mill", "mills"}
    | {"solicitors", "estates", "motors", "builders", "butchers", "opticians", "jewellers", "construction"}
    | {"consulting", "consultancy", "recruitment", "logistics", "homes", "holdings", "bookmakers"}
    | {"museum", "gallery", "brewery", "bakery", "stores"}
)
_BLANK = frozenset({" ", "  "})
_SIGNS = frozenset({".", "_", "-"})
_SHOUTED_LEAST, _SURNAME_LEAST = 4, 4
_RARE_LEAST = 8


class OtherPeople:
    """Looks around names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._compiled = compiled
        self._plain = PlainWords(page, compiled)
        self._namesakes = Namesakes(page, compiled)
        self._fields = OtherFields(page, compiled)
        self._shared = compiled.shared
        self._words = compiled.lexicon.words
        self._common = compiled.lexicon.names.common
        self._titles = compiled.lexicon.names.titles
        self._types = compiled.lexicon.streets.form_of
        contexts = compiled.lexicon.contexts
        self._trade = contexts.get("trade", frozenset())
        self._welsh = contexts.get("welsh_words", frozenset())
        self._after_names = contexts.get("family_after", frozenset()) | contexts.get("deeds", frozenset())

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a name may be somebody else's, or nobody's."""
        if hit.part == "initial_surname":
            return self._middle_initial(target, hit)
        if hit.part == "full_name":
            return self._hyphened_on(hit)
        if self._possessive(hit):
            hit = replace(hit, part="forename", last=hit.last - 1)
        found = self._fields.doubt(target, hit)
        if not found and hit.part == "forename":
            found = self._by_office(hit) or self._measured(hit) or self._thing(hit)
            found = found or self._surname_behind(hit) or self._in_handle(hit) or self._shouted(hit)
        if not found and (hit.part in _SINGLE or hit.rule in _TITLED):
            found = self._namesakes.doubt(target, hit)
        return found or self._other_use(target, hit)

    def _possessive(self, hit: Hit) -> bool:
        """Say whether an initial is no more than the s of a possessive: "Rosemary's Baby is a film"."""
        tokens = self._tokens
        ends = hit.last == hit.first + 1 and tokens.text[hit.last] == "s"
        return hit.part == "whole_name" and ends and tokens.gap(hit.first) == "'"

    def _hyphened_on(self, hit: Hit) -> str:
        """Doubt a misspelt surname that another one goes on: "Okonjo-Iweala" for Okonkwo."""
        tokens, after = self._tokens, hit.last + 1
        last = tokens.text[hit.last]
        if not hit.name.endswith("misspelt"):
            return ""
        if "-" in tokens.gap(hit.last - 1) and hit.last - 1 > hit.first and tokens.capital(hit.last):
            last, after = tokens.text[hit.last - 1], hit.last
        elif after >= len(tokens) or tokens.gap(hit.last) != "-" or not tokens.capital(after):
            return ""
        known = self._plain.stated(last) or self._plain.known(tokens.text[after])
        return "" if known else "another surname"

    def _other_use(self, target: Target, hit: Hit) -> str:
        """Return why a name may be a firm's or a word's."""
        if hit.rule in _TITLED:
            return self._welsh_month(hit) or self._other_office(target, hit) or self._firm(hit)
        if hit.part in _SURNAMES and (found := self._of_something(target, hit)):
            return found
        if hit.part in {"forename", "surname", "whole_name"} and hit.first == hit.last:
            return self._firm(hit) or self._joined(target, hit) or self._welsh_word(hit)
        return ""

    def _of_something(self, target: Target, hit: Hit) -> str:
        """Doubt surnames before a firm's word, a street's or another capital: "Tidworth Garrison held"."""
        if self._small_thing(hit):
            return "perhaps a thing"
        if hit.first < hit.last:
            return self._firm(hit) or self._another_behind(target, hit)
        longer = hit.strength is Strength.MEDIUM and (self._surname_behind(hit) or self._street(hit))
        return "place or firm" if longer else ""

    def _another_behind(self, target: Target, hit: Hit) -> str:
        """Doubt the first words of a surname that goes on otherwise: "Mac Giolla Phádraig"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or not tokens.capital(after):
            return ""
        text = tokens.text[after]
        other = len(text) >= _SURNAME_LEAST and text.isalpha() and text not in self._words
        if not other or self._plain.person_or_day(text) or self._plain.all_capital(after):
            return ""
        return "unknown surname" if self._fields.unlike(target, text) else ""

    def _street(self, hit: Hit) -> bool:
        """Say whether a sort of street with a capital follows: "Bowen Terrace, Llandrindod"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or not tokens.capital(after):
            return False
        text = tokens.text[after]
        return len(text) >= _SURNAME_LEAST and text in self._types and not self._plain.all_capital(after)

    def _middle_initial(self, target: Target, hit: Hit) -> str:
        """Doubt a usual surname with the initial of a middle name only: "M. Winter" for Rosalind Mary."""
        tokens = self._tokens
        seen = {tokens.text[at] for at in range(hit.first, hit.last + 1) if len(tokens.text[at]) == 1}
        first = {word.text[0] for word in target.words if word.role in FIRST_ROLES | {"previous"}}
        surname = max(tokens.text[hit.first : hit.last + 1], key=len)
        usual = surname in self._shared or surname in self._common
        return "initial of a middle name" if seen and usual and not seen & first else ""

    def _by_office(self, hit: Hit) -> str:
        """Doubt a forename behind the title of an office: "Supt Thomas" is his surname."""
        tokens, before = self._tokens, hit.first - 1
        if before < 0 or tokens.gap(before) not in {" ", ". "} or len(tokens.text[before]) < 2:
            return ""
        group = self._titles.get(tokens.text[before], "").partition(":")[2]
        return "behind the title of an office" if group in _OFFICES and tokens.capital(before) else ""

    def _other_office(self, target: Target, hit: Hit) -> str:
        """Doubt an ordinary word behind the title of an office that the person has not: "Captain Cook"."""
        texts = self._tokens.text[max(0, hit.first - 1) : hit.first + 1]
        group = next((self._titles[text].partition(":")[2] for text in texts if text in self._titles), "")
        own = any(group == title.partition(":")[2] for title in target.facts.get("title", ()))
        word = self._tokens.text[hit.last] in self._words
        return "behind the title of an office" if word and group in _OFFICES and not own else ""

    def _welsh_word(self, hit: Hit) -> str:
        """Doubt a Welsh word in small letters among Welsh ones: "roedd hi'n haf poeth"."""
        tokens, at = self._tokens, hit.first
        if tokens.capital(at) or tokens.text[at] not in self._welsh:
            return ""
        beside = (*tokens.text[max(0, at - 3) : at], *tokens.text[at + 1 : at + 4])
        return "small letters" if len(_WELSH_JOINTS.intersection(beside)) > 1 else ""

    def _measured(self, hit: Hit) -> str:
        """Doubt a name before a number with a fraction: "Li 0.6 mmol/L"."""
        tokens, after = self._tokens, hit.last + 1
        if after + 1 >= len(tokens) or tokens.gap(hit.last) not in _BLANK:
            return ""
        parts = tokens.text[after].isdigit() and tokens.text[after + 1].isdigit()
        return "something measured" if parts and tokens.gap(after) == "." else ""

    def _thing(self, hit: Hit) -> str:
        """Doubt a name that an article makes a thing: "an old aga", "the Will and the deeds"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 0 or tokens.gap(before) != " ":
            return ""
        if tokens.capital(hit.first):
            word = tokens.text[hit.first] in self._words
            owned = tokens.text[before] in (_OWNED if word else _ONE) and not tokens.capital(before)
            return "perhaps a thing" if owned or self._the_thing(hit) else ""
        plain = tokens.text[before] in self._words and not tokens.capital(before)
        led = before > 0 and tokens.gap(before - 1) == " " and tokens.text[before - 1] in _ARTICLES
        return "perhaps a thing" if plain and led else ""

    def _the_thing(self, hit: Hit) -> bool:
        """Say whether "the" leads to a name that nothing goes on: "The Aga was cold"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if after + 1 >= len(tokens) or tokens.gap(hit.last) != " ":
            return False
        return tokens.text[before] == "the" and tokens.text[after] in _WAS

    def _small_thing(self, hit: Hit) -> bool:
        """Say whether an article makes a surname in small letters a thing: "a fairweather friend"."""
        tokens, before = self._tokens, hit.first - 1
        text = tokens.text[hit.first]
        articles = _ARTICLES if text in self._titles else _ONE
        led = before >= 0 and tokens.gap(before) == " " and tokens.text[before] in articles
        return led and not tokens.capital(hit.first) and not self._plain.small_throughout()

    def _surname_behind(self, hit: Hit) -> str:
        """Doubt a name before an ordinary word with a capital in a sentence: "Liz Lemon was on"."""
        tokens, after = self._tokens, hit.last + 1
        if after + 1 >= len(tokens) or tokens.gap(hit.last) != " " or tokens.gap(after) != " ":
            return ""
        if not tokens.capital(after) or tokens.capital(after + 1) or ":" in tokens.gap(hit.last + 1):
            return ""
        text, least = tokens.text[after], _SURNAME_LEAST
        if hit.part == "surname" and hit.first and tokens.text[hit.first - 1] == "the":
            # "the Whitlock Oak is"
            least -= 1
        if len(text) < least or text not in self._words or text in self._after_names:
            return ""
        shouted = self._plain.all_capital(hit.first) or self._plain.all_capital(after)
        if shouted or self._plain.person_or_day(text):
            return ""
        return "unknown surname"

    def _in_handle(self, hit: Hit) -> str:
        """Doubt a forename that a sign joins to a surname of nobody here: "hari.patel.pharmacy"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) not in _SIGNS:
            return ""
        text = tokens.text[after]
        usual = len(text) >= _SURNAME_LEAST and text in self._common and not self._plain.known(text)
        return "unknown surname" if usual else ""

    def _welsh_month(self, hit: Hit) -> str:
        """Doubt a month behind the Welsh word for month, which reads as a title: "ym mis Mai"."""
        tokens, before = self._tokens, hit.first - 1
        month = tokens.text[hit.last] in self._compiled.lexicon.dates.months
        texts = {tokens.text[at] for at in (before, hit.first) if at >= 0}
        return ANOTHER if month and "mis" in texts else ""

    def _shouted(self, hit: Hit) -> str:
        """Doubt an ordinary word that begins a line of capitals: "WILL BE REVIEWED IN 6 WEEKS"."""
        word = hit.first == hit.last and self._tokens.text[hit.first] in self._words
        return "capitals throughout" if word and self._in_capitals(hit.first) else ""

    def _firm(self, hit: Hit) -> str:
        """Doubt a surname before a firm's word: "Lloyds Bank", "Reid & Holt LLP"."""
        tokens, after = self._tokens, hit.last + 1
        if after + 1 < len(tokens) and tokens.gap(hit.last).strip() == "&" and tokens.capital(after):
            after += 1
        elif self._owns_shop(hit):
            return "place or firm"
        beside = after < len(tokens) and tokens.gap(after - 1) == " " and tokens.capital(after)
        return "place or firm" if beside and tokens.text[after] in _FIRMS else ""

    def _owns_shop(self, hit: Hit) -> bool:
        """Say whether a shop is called after a usual name: "Hassan's Barbers"."""
        tokens, shop = self._tokens, hit.last + 2
        if shop >= len(tokens) or tokens.text[shop - 1] != "s":
            # a hit may hold the s
            shop = hit.last + 1
        owned = shop < len(tokens) and tokens.gap(shop - 1) == " " and tokens.text[shop - 1] == "s"
        if not owned or not tokens.capital(hit.first):
            return owned and tokens.text[shop] == "bank"
        # "Shevaun's Hair Studio"
        ends = shop + 1 < len(tokens) and tokens.gap(shop) == " " and tokens.capital(shop + 1)
        trades = {tokens.text[shop], tokens.text[shop + 1] if ends else ""}
        return tokens.capital(shop) and not trades.isdisjoint(self._trade)

    def _joined(self, target: Target, hit: Hit) -> str:
        """Doubt two ordinary words in one that a place may be called, too: "Markfield"."""
        tokens, text = self._tokens, self._tokens.text[hit.first]
        if hit.part != "whole_name" or not tokens.capital(hit.first) or not self._apart(hit):
            return ""
        start = tokens.start[hit.first]
        if any(tokens.canon.capital(start + at) for at in range(1, len(text))):
            return ""
        names = {word.text for word in target.words if word.text in self._words}
        halves = any(text.startswith(one) and text[len(one) :] in names for one in names)
        return "another word" if halves else ""

    def _apart(self, hit: Hit) -> bool:
        """Say whether a word stands between blanks, not in a handle or an address."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        left = before < 0 or tokens.gap(before)[-1:].isspace()
        right = after >= len(tokens) or tokens.gap(hit.last)[:1] in {" ", "\n", "\t", ",", "."}
        return left and right and not (after < len(tokens) and tokens.gap(hit.last) == ".")

    def _in_capitals(self, token: int) -> bool:
        """Say whether all words of a token's line or sentence have capitals throughout."""
        tokens, first, last = self._tokens, token, token
        while first and "\n" not in tokens.gap(first - 1) and not ends_sentence(tokens.gap(first - 1)):
            first -= 1
        while last + 1 < len(tokens) and "\n" not in tokens.gap(last) and not ends_sentence(tokens.gap(last)):
            last += 1
        line = range(first, last + 1)
        return len(line) >= _SHOUTED_LEAST and all(self._plain.all_capital(at) for at in line)
