"""What around an institution's name makes it another one, a saint, a river or a common noun.

Takes a page and a hit of a school, surgery, firm or place, gives a reason: "Three Rivers Walking Club",
"the icon shows St Conleth", "a millstream", "St Malachy's Grammar" for a primary. It finds no names.
"""

from __future__ import annotations

from redactor.detect.known.against.elsewhere import Elsewhere
from redactor.detect.known.against.named_things import NamedThings
from redactor.detect.known.against.other_sorts import NEAR_MISS, OtherSorts, words_of
from redactor.detect.known.against.plain_words import PlainWords
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence

_CORES = frozenset({"core", "core_part", "alias", "phrase"})
_WORKED = frozenset(
    {"wrote", "painted", "composed", "sang", "directed", "starred", "invented", "discovered", "sculpted"}
)
_ROUND = frozenset(
    {
        "round",
        "around",
        "in",
        "through",
        "across",
        "over",
        "along",
        "past",
        "by",
        "behind",
        "beyond",
        "up",
        "down",
    }
)
_GROUNDS = frozenset(
    {
        "park",
        "wood",
        "woods",
        "hill",
        "green",
        "common",
        "bridge",
        "moor",
        "heath",
        "fields",
        "gardens",
        "valley",
    }
    | {"bay", "lake", "bank", "meadow", "meadows", "marsh", "fell", "forest", "beach", "harbour", "cross"}
)
_WELSH_JOINTS = frozenset({"y", "yr"})
_NOUN_BEFORE = frozenset({"a", "an", "the", "its", "their", "yn"})
_JOINED = frozenset({NEAR_MISS, "organisation_core_and_generic_word"})
_SAINTLY = frozenset({"was", "founded", "died", "became", "preached", "converted"})
_OF_SAINTS = frozenset({"feast", "life", "icon", "relics", "statue", "shrine", "tomb", "gospel", "martyrdom"})
_LIES = frozenset({"over", "along", "across", "into", "river", "banks", "beside"})
_PLAIN_STREETS = frozenset({"road", "street", "lane", "avenue", "crescent", "terrace", "close", "drive"})
_ARTICLES = frozenset({"a", "i"})
_LONGER_LEAST = 4
_CHANGED = "name as Welsh changes it"
_BLANK = frozenset({" ", "  "})


class OtherInstitutions:
    """Looks around names of institutions in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of things and places."""
        self._tokens = page.tokens
        lexicon = compiled.lexicon
        self._plain = PlainWords(page, compiled)
        self._behind = Elsewhere(page, compiled)
        self._beside = Neighbours(page, compiled)
        self._named = NamedThings(page, compiled)
        self._sorts = OtherSorts(page, compiled)
        self._around = AroundNames(page, compiled)
        contexts = lexicon.contexts
        self._things = contexts.get("institution_things", frozenset())
        self._elsewhere = contexts.get("other_places", frozenset()) | contexts.get("trade", frozenset())
        self._world = contexts.get("world", frozenset()) | {"new"}
        self._rulers = contexts.get("ruler", frozenset())
        self._kinds = lexicon.organisations.kinds
        self._words = lexicon.words
        self._given = compiled.given
        self._saints = frozenset(lexicon.streets.saints)

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a name may be another institution's, or none's."""
        if hit.part == "organisation":
            return self._whole(target, hit) or self._in_another_town(target, hit)
        if hit.part not in _CORES:
            return ""
        if self._saint_himself(target, hit):
            return "perhaps the saint"
        if not self._tokens.capital(hit.first):
            return "small letters" if self._common_noun(hit) or self._torn(hit) else ""
        return self._other_use(target, hit) or self._in_another_town(target, hit)

    def _other_use(self, target: Target, hit: Hit) -> str:
        """Return what else a name with a capital may be: a thing, a person, a place, a longer name."""
        if self._named.thing(hit.first, hit.last):
            return "another thing of that name"
        if self._in_index_order(target, hit) or self._author(hit):
            return "a person of that name"
        if self._landscape(hit) or self._street_itself(hit) or self._river(target, hit) or self._pair(hit):
            return "another place of that name"
        return "a longer name" if self._goes_on(target, hit) else ""

    def _in_another_town(self, target: Target, hit: Hit) -> str:
        """Doubt a name that many towns have beside a town that is not the register's: "St Mary's, Leeds"."""
        usual = self._sorts.many_bear(target)
        return "another of that name" if usual and self._behind.town(target, hit) else ""

    # ---- general words of another sort ----------------------------------------------------

    def _whole(self, target: Target, hit: Hit) -> str:
        """Doubt a name with general words that are another sort's, or a ruler's, or reordered as well."""
        if self._cut(target, hit) and self._goes_on(target, hit):
            return "a longer name"
        if hit.rule in _JOINED and (self._sorts.other(target, hit) or self._ruler(target, hit)):
            return "other organisation"
        return ""

    def _cut(self, target: Target, hit: Hit) -> bool:
        """Say whether words of the name are missing: "Ysgol Uwchradd Dyffryn" for Dyffryn Arian."""
        texts = frozenset(self._tokens.text[hit.first : hit.last + 1])
        cores = words_of(target, "core")
        if hit.first == hit.last:
            return len(words_of(target, "name")) > 1
        return hit.rule in _JOINED and len(cores & texts) < len(cores) and bool(cores & texts)

    def _ruler(self, target: Target, hit: Hit) -> bool:
        """Say whether a ruler's title stands before a name that has none: "Queen Victoria's practice"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 0 or tokens.gap(before) != " " or not tokens.capital(before):
            return False
        return tokens.text[before] in self._rulers - words_of(target, "name") - self._saints

    # ---- a saint, a common noun, a landscape ----------------------------------------------

    def _saint_himself(self, target: Target, hit: Hit) -> bool:
        """Say whether a saint stands without the s that his school has: "the feast of St Malachy is"."""
        tokens = self._tokens
        if tokens.text[hit.first] not in self._saints or hit.last == hit.first:
            return False
        before = tokens.text[max(0, hit.first - 2) : hit.first]
        if len(before) > 1 and before[1] == "of" and before[0] in _OF_SAINTS:
            return True
        last, cores = tokens.text[hit.last], words_of(target, "core")
        after = hit.last + 1
        told = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.text[after] in _SAINTLY
        if f"{last}s" not in cores or last in cores or not (told or self._within(hit)):
            return False
        return not self._around.led(hit.first) and not self._around.thing_after(hit.last)

    def _within(self, hit: Hit) -> bool:
        """Say whether a name stands within a sentence, not alone in its line or cell."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        left = before >= 0 and tokens.gap(before) == " " and not tokens.capital(before)
        return left and (
            after >= len(tokens) or tokens.gap(hit.last) in _BLANK or ends_sentence(tokens.gap(hit.last))
        )

    def _author(self, hit: Hit) -> bool:
        """Say whether one whom a school is called after made a work: "Oliver Goldsmith wrote"."""
        tokens, after = self._tokens, hit.last + 1
        beside = after < len(tokens) and tokens.gap(hit.last) == " "
        return beside and tokens.text[hit.first] in self._given and tokens.text[after] in _WORKED

    def _in_index_order(self, target: Target, hit: Hit) -> bool:
        """Say whether an initial or a forename follows a name of one word, as in a list: "Hobday J"."""
        tokens, after = self._tokens, hit.last + 1
        if hit.last > hit.first or after >= len(tokens) or not tokens.capital(after):
            return False
        text, gap = tokens.text[after], tokens.gap(hit.last)
        if len(text) == 1 and text.isalpha():
            ends = after + 1 >= len(tokens) or tokens.gap(after) != "&"
            own = {word[0] for word in words_of(target, "name")}
            return gap in {" ", ", "} and text not in own | _ARTICLES and ends
        return gap == ", " and text in self._given and text not in self._words

    def _common_noun(self, hit: Hit) -> bool:
        """Say whether an article leads to one word in small letters among capitals: "in the millstream"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if hit.last > hit.first or tokens.span(hit.first, hit.last) != (hit.start, hit.end):
            return False
        if before < 0 or tokens.gap(before) != " " or tokens.text[before] not in _NOUN_BEFORE:
            return False
        follows = after >= len(tokens) or tokens.gap(hit.last)[:1] in {" ", ",", ".", "\n"}
        small = self._beside.all_small(hit.first) or self._beside.typed_small(hit.first)
        return follows and not self._around.thing_after(hit.last) and not small

    def _torn(self, hit: Hit) -> bool:
        """Say whether ordinary words in small letters meet as one word of a name, or as Welsh changes it."""
        tokens = self._tokens
        if hit.name == _CHANGED:
            return not self._beside.all_small(hit.first)
        every = range(hit.first, hit.last + 1)
        one = hit.last > hit.first and hit.part == "core_part"
        return one and all(tokens.text[at] in self._words and not tokens.capital(at) for at in every)

    def _landscape(self, hit: Hit) -> bool:
        """Say whether only the first word behind "the" has its capital: "by the Trent valley line"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 0 or tokens.gap(before) != " " or hit.last == hit.first:
            return False
        if tokens.text[before] in _ROUND and tokens.capital(hit.last) and tokens.text[hit.last] in _GROUNDS:
            return not self._around.thing_after(hit.last)
        if tokens.text[before] not in _NOUN_BEFORE:
            return False
        word = tokens.text[hit.last]
        place = not tokens.capital(hit.last) and (word in self._elsewhere or word in self._words)
        return place and not self._around.thing_after(hit.last)

    def _river(self, target: Target, hit: Hit) -> bool:
        """Say whether one lies over or along what one word of a name is: "the bridge over the Wharfe"."""
        tokens, before = self._tokens, hit.first - 1
        if hit.last > hit.first or before < 1 or tokens.text[before] != "the" or tokens.gap(before) != " ":
            return False
        lies = tokens.text[before - 1] in _LIES and tokens.gap(before - 1) == " "
        return lies and len(words_of(target, "core")) > 1 and not self._around.thing_after(hit.last)

    def _street_itself(self, hit: Hit) -> bool:
        """Say whether a name that ends as a street does stands alone: "Castle Street closed"."""
        tokens = self._tokens
        if hit.last == hit.first or not tokens.capital(hit.last):
            return False
        ends = tokens.text[hit.last] in _PLAIN_STREETS
        return ends and not self._around.led(hit.first) and not self._around.thing_after(hit.last)

    def _pair(self, hit: Hit) -> bool:
        """Say whether one word of a name stands in a pair of places: "Longsight and Levenshulme"."""
        tokens, last = self._tokens, hit.last
        if hit.last > hit.first or last + 2 >= len(tokens) or tokens.text[last + 1] != "and":
            return False
        if tokens.gap(last) != " " or tokens.gap(last + 1) != " " or self._around.led(hit.first):
            return False
        text = tokens.text[last + 2]
        known = text in self._words or self._plain.person_or_day(text) or self._plain.all_capital(last + 2)
        return tokens.capital(last + 2) and text.isalpha() and len(text) >= _LONGER_LEAST and not known

    # ---- a longer name --------------------------------------------------------------------

    def _goes_on(self, target: Target, hit: Hit) -> bool:
        """Say whether another word with a capital goes on a name: "Three Rivers Walking Club"."""
        tokens, own, last = self._tokens, words_of(target, "name"), hit.last
        while last + 1 < len(tokens) and tokens.gap(last) in {" ", "'"} and self._leads_on(own, last + 1):
            last += 1
        after = last + 1
        if after >= len(tokens) or not tokens.capital(after):
            return False
        text, gap = tokens.text[after], tokens.gap(last)
        if gap == ", ":
            return text in self._world
        short = len(text) < _LONGER_LEAST and not self._two_capitals(after)
        if gap != " " or short or not text.isalpha() or self._plain.all_capital(after):
            return False
        fits = str(target.kind) in self._kinds.get(text, ())
        if fits or text in self._things or text in own or self._around.led(hit.first):
            return False
        return not self._plain.person_or_day(text)

    def _two_capitals(self, token: int) -> bool:
        """Say whether another capital follows a short word: "Hillend Ski Centre"."""
        tokens, after = self._tokens, token + 1
        beside = after < len(tokens) and tokens.gap(token) == " "
        return (
            beside
            and len(tokens.text[token]) > 2
            and tokens.capital(after)
            and not self._plain.all_capital(after)
        )

    def _leads_on(self, own: frozenset[str], token: int) -> bool:
        """Say whether a word may stand between a name and what goes on it: its own, a possessive s."""
        text, gap = self._tokens.text[token], self._tokens.gap(token - 1)
        if gap == "'":
            return text == "s"
        return text in own or text in _WELSH_JOINTS
