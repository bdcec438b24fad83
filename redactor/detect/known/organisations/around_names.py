"""What stands around an institution's name alone: things of it, another place, a person who bears it.

Takes a page and a name without general words of its kind, says why it may be something else here:
"Thornybank Crematorium", "Mrs Thornybank". It does not find names.
"""

from __future__ import annotations

import re
from functools import cached_property

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER
from redactor.detect.known.shortened import shortens

_HOST = re.compile(r"(?:^|[@/.\s])[^\W_]+(?:[-_][\w-]+)?(?:\.[\w-]+)*\.[a-z]{2,}")
_HOST_REACH = 40
_PLACE_REACH = 4
_UPON = frozenset({"upon", "on", "under", "in", "by", "le", "next"})
_AFTER_TOWNS = frozenset({"new", "general", "royal", "infirmary", "airport"})
_SHORT_MOST, _SAINT_LEAST = 2, 5
_ATTENDS = frozenset(
    {"attends", "attend", "attended", "attending", "called", "at", "joined", "joining", "goes"}
)
_TO, _GOES = frozenset({"to", "too"}), frozenset({"go", "goes", "going", "went", "gone", "moved"})
_OPENS_QUOTE = re.compile('["“‘\\n]$')
# "at "brin hafren"": who does not know how it is written puts it in quotes
_BEHIND_LEAD = frozenset({" ", "\n", ' "', " '", " “", " ‘"})
_RUNG = frozenset({"ring", "phone", "call", "text", "email", "rang", "phoned", "called", "texted", "emailed"})
_SAID = frozenset({"said", "says", "say", "told", "want", "wants", "wrote", "cancelled", "closed", "shut"})
_OPENS_MESSAGE, _MESSAGE_MOST = re.compile('["“‘>]\\s?$'), 8
_SHORT_TYPES = frozenset({"rd", "ln", "cl", "av"})
_PLAIN_STREETS = frozenset({"road", "street", "lane", "avenue", "crescent", "terrace"})
# single letters that are words: Welsh "y", English "a", "I"
_NO_INITIALS = frozenset({"a", "i", "o", "y", "e"})


class AroundNames:
    """Looks around names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of things and places."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon
        self._beside = Neighbours(page, compiled)
        contexts = compiled.lexicon.contexts
        self._things = contexts.get("institution_things", frozenset())
        self._places = contexts.get("other_places", frozenset())
        self._trades = contexts.get("trade", frozenset())
        self._before_saints = contexts.get("before_saint", frozenset())
        self._world = contexts.get("world", frozenset())
        self._small_places = contexts.get("other_places_small", frozenset())
        self._leads = contexts.get("institution_before", frozenset())
        self._led: dict[str, list[int]] = {}
        self._kinds = compiled.lexicon.organisations.kinds

    def doubt(self, core: Hit, *, other: bool) -> str:
        """Return why a name may not be the institution's, or an empty string.

        `other` says that a general word of another kind stands beside it.
        """
        if other_name := self._longer_name(core):
            return other_name
        thing = self.thing_after(core.last)
        if other and not thing:
            return "other organisation"
        if self._own_after(core):
            return ""
        if self._other_place(core.last, wrapped=self._in_prose(core)):
            return "another place of that name"
        if (self._street_after(core) and not thing) or self._place_of(core):
            return "another place of that name"
        return "a person of that name" if self._of_a_person(core) else ""

    def _own_after(self, core: Hit) -> bool:
        """Say whether the next word of the name goes on behind a part of it: "Whitcliffe Common"."""
        tokens, name = self._tokens, self._compiled.targets[core.target].facts["core"]
        after, text = core.last + 1, tokens.text[core.last]
        if after >= len(tokens) or tokens.gap(core.last) != " " or text not in name[:-1]:
            return False
        following, word = tokens.text[after], name[name.index(text) + 1]
        return following == word or (shortens(following, word) and following[-1] == word[-1])

    def saint_left_out(self, core: Hit) -> bool:
        """Say whether a rare saint stands without the title where an institution does: "at Osyth's, 5pm"."""
        words, text = self._compiled.targets[core.target].facts["core"], self._tokens.text[core.first]
        saint = core.part == "core_part" and words[0] in self._lexicon.streets.saints
        name = text.removesuffix("s")
        if not saint or len(name) < _SAINT_LEAST or f"{name}s" not in words:
            return False
        known = name in self._lexicon.names.given or name in self._lexicon.names.common
        return not known and (self.led(core.first) or self.thing_after(core.last))

    def led(self, first: int) -> bool:
        """Say whether a word or a label before says that an institution follows: "attends X", "School: X"."""
        tokens, before = self._tokens, first - 1
        if before < 0 or not tokens.joined(before):
            return False
        gap = tokens.gap(before)
        if ":" in gap or "\t" in gap or "@" in gap:
            return "@" in gap or tokens.text[before] in self._leads or tokens.text[before] in self._kinds
        if before and tokens.text[before] == "the" and gap == " ":
            before, gap = before - 1, tokens.gap(before - 1)
        return gap in _BEHIND_LEAD and tokens.text[before] in self._leads

    def told(self, core: Hit) -> bool:
        """Say whether an institution is told of: "attends Harbour", "the Harbour staff room"."""
        article = core.first > 0 and self._tokens.text[core.first - 1] == "the"
        return self.led(core.first) or (article and self.thing_after(core.last))

    def attended(self, first: int) -> bool:
        """Say whether somebody goes to what stands at a token: "i go to X", "she attends X"."""
        before = self._tokens.text[max(0, first - 2) : first]
        return bool(before) and (before[-1] in _ATTENDS or (before[-1] in _TO and before[0] in _GOES))

    def rung(self, first: int) -> bool:
        """Say whether a message has somebody rung who has no article: "ring castle"."""
        tokens, before = self._tokens, first - 1
        if before < 0 or tokens.gap(before) != " " or tokens.text[before] not in _RUNG:
            return False
        opened = before > 0 and not tokens.capital(before) and _OPENS_QUOTE.search(tokens.gap(before - 1))
        return bool(opened) or self._beside.typed_small(first)

    def opens(self, core: Hit) -> bool:
        """Say whether a message without capitals begins with a name: "kingfisher said no appts"."""
        tokens, first = self._tokens, core.first
        begins = first == 0 or _OPENS_MESSAGE.search(tokens.gap(first - 1)) is not None
        if not begins or tokens.capital(first):
            return False
        told = core.last > first or (
            core.last + 1 < len(tokens) and tokens.text[core.last + 1] in _RUNG | _SAID
        )
        return told and not any(map(tokens.capital, range(first, min(first + _MESSAGE_MOST, len(tokens)))))

    def behind_leads(self, letter: str) -> list[int]:
        """Return the tokens with a first letter that stand behind what says that an institution follows."""
        if letter not in self._led:
            self._led[letter] = [token for token in self._behind.get(letter, ()) if self.led(token)]
        return self._led[letter]

    @cached_property
    def _behind(self) -> dict[str, list[int]]:
        """The tokens behind leading words, by first letter."""
        texts, found = self._tokens.text, dict[str, list[int]]()
        behind = [t + 1 for t, text in enumerate(texts[:-1]) if text in self._leads]
        behind += [t + 1 for t in behind if t + 1 < len(texts) and texts[t] == "the"]
        for token in behind:
            found.setdefault(texts[token][0], []).append(token)
        return found

    def trade(self, core: Hit, last: int) -> bool:
        """Say whether the general words behind a usual word make it an inn or taxis, as the name is not."""
        texts = self._tokens.text[core.last + 1 : last + 1]
        own = self._compiled.targets[core.target].facts["name"]
        return bool(texts) and all(text in self._trades and text not in own for text in texts)

    def _longer_name(self, core: Hit) -> str:
        """Say whether a name is part of a longer one: "Bury St Edmunds", "Stratford-upon-Avon"."""
        tokens, before, after = self._tokens, core.first - 1, core.last + 1
        if before >= 0 and tokens.gap(before) in {" ", "-"} and tokens.text[before] in self._before_saints:
            saint = tokens.text[core.first] in self._lexicon.streets.saints
            if saint and tokens.capital(before):
                return ANOTHER
        if after >= len(tokens) or core.part == "core":
            return ""
        if tokens.gap(core.last) == "-" and tokens.text[after] in _UPON:
            return "another place of that name"
        if not tokens.capital(core.first) and core.last == core.first:
            return "small letters"
        return "another place of that name" if self._town(core) else ""

    def _town(self, core: Hit) -> bool:
        """Say whether a country or a sister town follows the first word of a name: "Newark, New Jersey"."""
        tokens, after = self._tokens, core.last + 1
        beside = tokens.gap(core.last) in {", ", " "} and tokens.capital(after)
        return beside and tokens.text[after] in self._world | _AFTER_TOWNS

    def in_host(self, core: Hit) -> bool:
        """Say whether a name of several words, in one, begins the host of an address."""
        canon, tokens = self._page.canon, self._tokens
        if len(self._compiled.targets[core.target].facts["core"]) < 2 or core.last > core.first:
            return False
        start, end = tokens.span(core.first, core.last)
        return _HOST.search(canon.source, max(0, start - 1), end + _HOST_REACH) is not None

    def thing_after(self, last: int) -> bool:
        """Say whether a thing of an institution follows its name: "Thornybank bus"."""
        tokens = self._tokens
        follows = last + 1 < len(tokens) and tokens.gap(last) in {" ", "  ", "\n", "'"}
        if follows and tokens.text[last + 1] == "s" and last + 2 < len(tokens):
            last += 1
        return follows and tokens.text[last + 1] in self._things and not self._other_place(last + 1)

    def _in_prose(self, core: Hit) -> bool:
        """Say whether a small word leads to a name: then what the next line begins with may belong to it."""
        tokens, before = self._tokens, core.first - 1
        return before >= 0 and tokens.gap(before) == " " and not tokens.capital(before)

    def _other_place(self, last: int, *, wrapped: bool = False) -> bool:
        """Say whether words of another place follow a name: "Thornybank Bowling Green", "Thornybank pub"."""
        tokens, gaps = self._tokens, {" ", "  "} | ({"\n"} if wrapped else set())
        if last + 2 < len(tokens) and tokens.gap(last) == "'" and tokens.text[last + 1] == "s":
            last += 1
        for at in range(last + 1, min(last + _PLACE_REACH, len(tokens))):
            if tokens.gap(at - 1) not in gaps:
                return False
            if not tokens.capital(at):
                # in small letters only directly behind it
                return at == last + 1 and tokens.text[at] in self._small_places
            if tokens.text[at] in self._places:
                return True
        return False

    def _place_of(self, core: Hit) -> bool:
        """Say whether a place leads to a name: "the village of Thornybank"."""
        tokens, before = self._tokens, core.first - 1
        if before < 1 or tokens.text[before] != "of" or not tokens.joined(before - 1):
            return False
        return tokens.text[before - 1] in self._small_places

    def _of_a_person(self, core: Hit) -> bool:
        """Say whether a title or forename makes a name of one word a person's: "Mrs Hollins"."""
        before = core.first - 1
        if core.last > core.first or before < 0 or self._tokens.gap(before) not in {" ", ". "}:
            return False
        text = self._tokens.text[before]
        if not self._tokens.capital(before) or text == "dr":
            return False
        if len(text) == 1 and text.isalpha():
            return text not in _NO_INITIALS
        given = text in self._lexicon.names.given and text not in self._lexicon.words
        return bool(self._beside.title(core.first)) or given

    def _street_after(self, core: Hit) -> bool:
        """Say whether a street type follows: "Thornybank Road", "Thornybank Rd"."""
        tokens, after = self._tokens, core.last + 1
        if after >= len(tokens) or tokens.gap(core.last) not in {" ", "  "}:
            return False
        text = tokens.text[after]
        if not tokens.capital(after):
            return text in _PLAIN_STREETS
        return text in self._lexicon.streets.form_of and (len(text) > _SHORT_MOST or text in _SHORT_TYPES)
