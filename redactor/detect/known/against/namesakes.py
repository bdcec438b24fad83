"""What around a single name gives it to another person or a thing: "PC Hale", "Hale v Hale", "Storm Hale".

Takes a page and a hit of a single name of a person, gives a reason. It finds no names, and no list of
people: offices, courts, ships and storms say so themselves.
"""

from __future__ import annotations

import re

from redactor.detect.known.against.named_things import NamedThings
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, Hit, Target
from redactor.detect.known.page import Page

_OFFICES = frozenset({"police", "office", "military", "clergy"})
_BENCH = frozenset({"justice", "judge", "hhj", "dj", "ddj", "recorder", "lord", "squire", "qc", "kc", "lj"})
_RELATED = frozenset({"sister", "sis", "sr", "brother", "father", "mother", "head", "doc"})
_CARRIERS = frozenset(
    {
        "storm",
        "hurricane",
        "cyclone",
        "typhoon",
        "yacht",
        "barge",
        "narrowboat",
        "ferry",
        "trawler",
        "lifeboat",
    }
    | {
        "cafe",
        "chez",
        "villa",
        "restaurant",
        "hotel",
        "salon",
        "ss",
        "hms",
        "rms",
        "mv",
        "locomotive",
        "racehorse",
    }
)
_THINGS = frozenset(
    {"crags", "trophy", "cup", "shield", "medal", "prize", "theorem", "syndrome", "index", "scale", "act"}
    | {"award", "lecture", "ward", "wing", "suite", "pavilion", "perfume", "razor", "law", "country"}
)
_COUNTIES = frozenset(
    {"somerset", "sussex", "kent", "essex", "norfolk", "suffolk", "cornwall", "devon", "dorset", "surrey"}
    | {"cumbria", "powys", "gwynedd", "dyfed", "clwyd", "gwent", "durham", "northumberland", "rutland"}
)
_SETTLED = frozenset({"village", "town", "city", "parish", "hamlet", "battle", "bishop", "earl", "duke"})
# "Mottram-in-Longdendale", "Bron-yr-Aur"
_PLACE_JOINTS = frozenset(
    {"in", "on", "upon", "by", "le", "under", "y", "yr", "ar", "cum", "en", "next", "super"}
)
_COUNCILS = frozenset(
    {"village", "district", "borough", "parish", "city", "county", "station", "junction", "council"}
)
_WAYS = frozenset({"train", "trains", "bus", "buses", "coach", "road", "line", "service", "services"})
_TO, _IN = frozenset({"to", "from", "via"}), frozenset({"via", "near"})
_OFFICE_ROOMS = frozenset(
    {"housing", "payroll", "reception", "accounts", "hr", "finance", "admin", "planning", "legal"}
    | {"catering", "benefits", "it", "highways", "licensing"}
)
_PAPER = re.compile(
    r" (?:et al\b|(?:report |review |inquiry )?\((?:19|20)\d\d[a-z]?\)|[\[(](?:19|20)\d\d[\])] )"
)
_CITED = re.compile(r"(?i:[^.\n]{0,40}(?:[\[(](?:19|20)\d\d[\])]|\b(?:cited|council|secretary of state)\b))")
_NUMBER = re.compile(r"\d{1,6}")
_HALVES = frozenset({"half", "previous_half"})
_LEAST, _WAY = 2, 4


class Namesakes:
    """Looks around single names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the titles and the words of places."""
        self._tokens = page.tokens
        self._text = page.canon.text
        self._things = NamedThings(page, compiled)
        self._given, self._usual = compiled.given, compiled.lexicon.names.common
        self._look = compiled.vocabulary.look
        self._titles = compiled.lexicon.names.titles
        contexts = compiled.lexicon.contexts
        self._world = contexts.get("world", frozenset())
        self._landscape, self._heads = (
            contexts.get("landscape", frozenset()),
            contexts.get("place_head", frozenset()),
        )
        self._callings = contexts.get("callings", frozenset())

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a single name is another's, or a thing's."""
        if self._carried(hit) or self._things.thing(hit.first, hit.last):
            return "another thing of that name"
        if hit.part == "forename":
            if self._place_name(hit):
                return "place or firm"
            other = self._of_an_office(hit) or self._by_calling(target, hit)
            return "another of that name" if other else ""
        if self._by_calling(target, hit):
            return "behind the title of an office"
        if self._cited(hit):
            return "perhaps a case or a paper"
        placed = "place or firm" if self._place(hit) or self._travelled(hit) else ""
        return "unknown forename" if self._beside_another(target, hit) else placed

    def _before(self, token: int) -> str:
        """Return the word before a token, with a number left out: "PC 4412 Hale"."""
        tokens, at = self._tokens, token - 1
        if at > 0 and tokens.gap(at) == " " and _NUMBER.fullmatch(tokens.text[at]):
            at -= 1
        beside = at >= 0 and tokens.gap(at) in {" ", ". ", ' "', " '"} and tokens.capital(at)
        return tokens.text[at] if beside else ""

    def _by_calling(self, target: Target, hit: Hit) -> bool:
        """Say whether the title of an office, a court or a calling that the person has not stands before."""
        tokens, first = self._tokens, hit.first
        if tokens.text[first] in self._titles and first < hit.last:
            first += 1
        seen = self._before(first)
        while first < hit.last and (tokens.text[first] in self._titles or tokens.text[first] in _BENCH):
            seen, first = tokens.text[first], first + 1
        own = {title.partition(":")[2] for title in target.facts.get("title", ())}
        half = hit.rule == "title_surname" and self._is_half(target, hit)
        pair = " ".join(tokens.text[max(0, first - 2) : first])
        title = self._titles.get(pair) or self._titles.get(seen, "")
        group = title.partition(":")[2] if len(seen) >= _LEAST else ""
        # a compound surname is nobody else's, whatever the title: "Pastor Okoro-Bell"
        compound = first < hit.last and "-" in tokens.gap(first)
        if compound or (hit.part == "forename" and seen in _RELATED):
            return False
        # "Dr Bowen" for Mr Lloyd-Bowen
        other = half and group not in {"", "social", "family"}
        return seen in _BENCH or (group not in own and (other or group in _OFFICES))

    def _is_half(self, target: Target, hit: Hit) -> bool:
        """Say whether only a usual half of a compound surname stands there."""
        text = self._tokens.text[hit.last]
        roles = {word.role for word in target.words if word.text == text}
        return bool(roles) and roles <= _HALVES and text in self._usual

    def _carried(self, hit: Hit) -> bool:
        """Say whether a ship or a storm is called so: "the yacht 'Maureen'", "Storm Hale"."""
        tokens, before = self._tokens, hit.first - 1
        beside = before >= 0 and tokens.gap(before) in {" ", ' "', " '"} and tokens.capital(hit.first)
        return beside and tokens.text[before] in _CARRIERS

    def _of_an_office(self, hit: Hit) -> bool:
        """Say whether an office's room, or an Irish surname, follows a forename: "Maureen from housing"."""
        tokens, after = self._tokens, hit.last + 1
        if after + 1 >= len(tokens):
            return False
        if tokens.gap(hit.last) != " ":
            return tokens.gap(hit.last) in {" (", ", "} and tokens.text[after] in self._callings
        if tokens.text[after] == "of":
            # "Philippa of Hainault", "Lily of the valley"
            if tokens.text[after + 1] == "the" and hit.first == hit.last:
                return after + 2 < len(tokens) and not self._look(tokens.text[after + 2])
            return tokens.capital(after + 1) and not self._look(tokens.text[after + 1])
        if tokens.text[after] == "o" and tokens.capital(after):
            return tokens.gap(after) == "'" and tokens.capital(after + 1)
        return tokens.text[after] in {"from", "in", "at"} and tokens.text[after + 1] in _OFFICE_ROOMS

    def _cited(self, hit: Hit) -> bool:
        """Say whether a name is a party's of a case or a writer's: "R v Hale [2011]", "Hale et al."."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        end = tokens.end[hit.last]
        if _PAPER.match(self._text, end):
            return True
        cited = _CITED.match(self._text, end) is not None
        if before > 0 and tokens.text[before] == "v" and tokens.gap(before - 1) == " ":
            return cited or tokens.text[before - 1] == "r"
        if after + 1 < len(tokens) and tokens.text[after] == "v" and tokens.gap(hit.last) == " ":
            return cited and tokens.capital(after + 1)
        return False

    def _beside_another(self, target: Target, hit: Hit) -> bool:
        """Say whether a sign joins a surname to another's forename: "b.hale@", "hale_brian.pdf"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        own = {word.text for word in target.words}
        first = {word.text[:1] for word in target.words if word.role in FIRST_ROLES | {"middle"}}
        if before >= 0 and tokens.gap(before) in {".", "_"}:
            text = tokens.text[before]
            mailed = after < len(tokens) and tokens.gap(hit.last) == "@"
            initial = mailed and len(text) == 1 and text not in first
            if initial or (text in self._given and text not in own):
                return True
        joined = after < len(tokens) and tokens.gap(hit.last) in {".", "_"}
        return joined and tokens.text[after] in self._given and tokens.text[after] not in own

    def _place(self, hit: Hit) -> bool:
        return self._goes_on(hit) or self._place_name(hit)

    def _place_name(self, hit: Hit) -> bool:
        """Say whether a name is a part of a place's: "Bron-yr-Aur", "Ystrad Bron", "Ellis Island"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if not tokens.capital(hit.first):
            return False
        if before >= 0 and tokens.gap(before) == " " and tokens.capital(before):
            head = tokens.text[before]
            if head in self._heads and head not in self._given:
                return True
        if after + 1 >= len(tokens) or not tokens.capital(after + 1):
            here = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.capital(after)
            return here and tokens.text[after] in self._landscape
        joint = tokens.gap(hit.last) == tokens.gap(after) == "-" and tokens.text[after] in _PLACE_JOINTS
        lies = tokens.gap(hit.last) == " " and tokens.capital(after) and tokens.text[after] in self._landscape
        return joint or lies

    def _goes_on(self, hit: Hit) -> bool:
        """Say whether a thing or a place is called so: "Hale Crags", "Hale's Law", "Stroud, Ohio"."""
        tokens, last = self._tokens, hit.last
        if last + 1 < len(tokens) and tokens.gap(last) == "'" and tokens.text[last + 1] == "s":
            last += 1
        after = last + 1
        if after >= len(tokens) or not tokens.capital(hit.first):
            return False
        text = tokens.text[after]
        if tokens.gap(last) == ", ":
            return tokens.capital(after) and (
                text in self._world or text in _COUNTIES or text.endswith("shire")
            )
        if tokens.gap(last) != " ":
            return False
        return text in _THINGS or (text in _COUNCILS and tokens.capital(after))

    def _travelled(self, hit: Hit) -> bool:
        """Say whether one travels to a place of that name: "the train to Stroud"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 1 or tokens.gap(before) != " " or not tokens.capital(hit.first):
            return False
        text = tokens.text[before]
        ways = text in _TO and not _WAYS.isdisjoint(tokens.text[max(0, before - _WAY) : before])
        settled = text == "of" and tokens.text[before - 1] in _SETTLED
        return ways or settled or text in _IN
