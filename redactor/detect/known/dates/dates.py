"""Birth dates in every written form: numbers, words, months in English, Welsh and Roman, cells, labels.

Takes a page, gives hits for dates that are the same day. The same day of another year is no hit;
what may be a part of the date, or the date with a slip, is for date_doubts.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from redactor.detect.known.against.codes import numbers_a_thing
from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.ages_told import AgesTold
from redactor.detect.known.dates.any_notation import AnyNotation
from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.dates.date_doubts import Doubts
from redactor.detect.known.dates.date_parts import DateParts
from redactor.detect.known.dates.feasts import Feasts
from redactor.detect.known.dates.paper_dates import PaperDates
from redactor.detect.known.dates.scattered import Scattered
from redactor.detect.known.dates.told_births import ToldBirths
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import Part
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_SIGNS = frozenset({"/", ".", "-"})
# what stands between the numbers of amounts, times and lists as well
_OTHER_SIGNS = frozenset({"", " ", ",", ":", ";", "'"})
# what stands between day and month before a year without its century: "21 06 '11"
_CUT = frozenset({" ", "/", ".", "-", ". "})
_MONEY = frozenset("£$€¥")
_LISTING = (",", "and", *_MONEY)
# signs that also stand inside amounts, addresses of machines, scores and times
_NUMBER_SIGNS = frozenset(",.:'-/")
_ZEROS = frozenset({"oh", "o", "zero", "nought", "nil", "dim", "sero"})
# where the parts of a date of six or eight digits end
_BORDERS = frozenset({2, 4, 6})
_GROUP = 3
_TIGHT = 8
_LONG = 8
_MONTHS = 12
_USUAL = frozenset({"dmy", "mdy", "ymd", "ydm"})
ORDERS = ("dmy", "ymd", "mdy", "ydm", "myd", "dym")
NAMES = {"d": "day", "m": "month", "y": "year"}


class Dates:
    """Finds birth dates in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page; its date parts are read when a birth date is looked for."""
        self._page = page
        self._compiled = compiled
        self._tokens = page.tokens

    def hits(self) -> Iterator[Hit]:
        """Yield the hits of every birth date."""
        targets = [target for target in self._compiled.targets if target.kind is Kind.DATE_OF_BIRTH]
        if not targets:
            return
        words = BirthWords(self._page, self._compiled.lexicon.contexts)
        finder = _Finder(self._page, self._compiled, words)
        others = (
            AgesTold(self._page, finder.clusters),
            PaperDates(self._page, self._compiled, words),
            AnyNotation(self._page, self._compiled, words),
            Feasts(self._page, self._compiled, words),
            ToldBirths(self._page, self._compiled, words),
        )
        for target in targets:
            parts = [int(target.value.first(name)) for name in ("day", "month", "year")]
            birth = Birth(*parts)
            yield from finder.hits(target, birth)
            for other in others:
                yield from other.hits(target, birth)


class _Finder:
    """Looks for one birth date after the other among the parts of a page."""

    def __init__(self, page: Page, compiled: Compiled, words: BirthWords) -> None:
        self._page = page
        contexts = compiled.lexicon.contexts
        self._numbering = contexts.get("numbering", frozenset())
        self._tokens = page.tokens
        self._parts = parts = DateParts(page, compiled.calendar)
        self._words = words
        self._scattered = Scattered(page, parts.clusters, words, contexts)
        self._places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, cluster in enumerate(parts.clusters):
            for index, part in enumerate(cluster):
                for key in {part.value, f"m{part.month}" if part.month else "", "?" if part.hidden else ""}:
                    self._places[key].add((number, index))

    @property
    def clusters(self) -> list[list[Part]]:
        """The parts of dates that stand beside each other."""
        return self._parts.clusters

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        by_cluster: dict[int, set[int]] = defaultdict(set)
        for key in (str(birth.day), str(birth.month), f"m{birth.month}", "?", *birth.years):
            for number, index in self._places.get(key.lstrip("0"), ()):
                by_cluster[number].add(index)
        doubts = Doubts(self._page, self._words, target, birth)
        done: set[int] = set()
        for number, indexes in sorted(by_cluster.items()):
            cluster = self._parts.clusters[number]
            taken: set[int] = set()
            yield from self._whole(target, birth, cluster, indexes, taken)
            done.update(cluster[index].at for index in taken)
            yield from doubts.hits(cluster, indexes, taken)
        for at, to, sure in self._scattered.places(birth, done):
            yield self._hit(target, at, to, sure=sure, name="date with other words between")
        yield from self._compact(target, birth)
        yield from self._joined(target, birth)

    # ---- three parts ----------------------------------------------------------------------

    def _whole(
        self, target: Target, birth: Birth, cluster: list[Part], indexes: set[int], taken: set[int]
    ) -> Iterator[Hit]:
        for start in sorted({index - back for index in indexes for back in (0, 1, 2)}):
            three = cluster[start : start + 3] if start >= 0 else []
            if len(three) < 3 or start in taken:
                continue
            sure = self._grade(birth, three)
            if sure is None or self._version(cluster, start) or self._day_of_year(cluster, start):
                continue
            low, high = self._stretch(birth, cluster, start, start + 2)
            taken.update(range(low, high + 1))
            in_words = any(p.month and not p.roman for p in three)
            sure = sure and (in_words or not self._other_number(three))
            name = "date with the month in words" if in_words else ""
            yield self._hit(target, self._zero_before(cluster[low]), cluster[high].to, sure=sure, name=name)

    def _zero_before(self, part: Part) -> int:
        """Return where a day begins; the zero in front is told: "oh eight"."""
        token = self._tokens.at(part.at) - 1
        told = part.worded and token >= 0 and self._tokens.text[token] in _ZEROS
        return self._tokens.start[token] if told and self._tokens.gap(token) in {" ", "-"} else part.at

    def _other_number(self, three: Sequence[Part]) -> bool:
        """Say whether numbers are rather money, a time, a score or part of a document: "section 2.3.91"."""
        one, two = three[1].sign, three[2].sign
        mixed = one != two and (":" in {one, two} or (one, two) == ("-", ","))
        token = self._tokens.at(three[0].at)
        numbered = token > 0 and self._tokens.text[token - 1] in self._numbering
        numbered = numbered or self._tokens.text[token].startswith("v")
        return (mixed or numbered or self._money(three[0].at)) and not self._birth(three)

    def _money(self, at: int) -> bool:
        return at > 0 and self._page.canon.text[at - 1] in _MONEY

    def _day_of_year(self, cluster: list[Part], start: int) -> bool:
        """Say whether the short year is the day of another date: "1. On July 10, 2000"."""
        last, after = cluster[start + 2], cluster[start + 3] if start + 3 < len(cluster) else None
        apart = any(part.skips for part in cluster[start + 1 : start + 3])
        if not apart or after is None or len(after.digits) != len("1991"):
            return False
        # "28 February, year seventy-nine: 1979" tells the year twice
        return len(last.digits) == len("91") and not (last.worded and after.digits.endswith(last.digits))

    def _version(self, cluster: list[Part], start: int) -> bool:
        """Say whether the same sign goes on before or after: "2.3.91.4" is no date."""
        sign = cluster[start + 1].gap
        if sign not in _SIGNS or max(len(part.digits) for part in cluster[start : start + 3]) > 2:
            return False
        return cluster[start].gap == sign or (start + 3 < len(cluster) and cluster[start + 3].gap == sign)

    def _stretch(self, birth: Birth, cluster: list[Part], low: int, high: int) -> tuple[int, int]:
        """Take the parts beside a date that say a part of it again: "2nd (second) March"."""

        def again(part: Part) -> bool:
            told = (part.worded or part.ordinal) and any(birth.fits(part, role) for role in "dmy")
            return told or part.digits == str(birth.year)

        while low > 0 and again(cluster[low - 1]):
            low -= 1
        while high + 1 < len(cluster) and again(cluster[high + 1]):
            high += 1
        return low, high

    def _grade(self, birth: Birth, three: Sequence[Part]) -> bool | None:
        """Say whether three parts are surely the date, perhaps, or not (None)."""
        found = None
        roles = [birth.roles(part) for part in three]
        if not all(roles) or not any("y" in role for role in roles):
            return None
        for order in ORDERS:
            if all(role in roles[at] for at, role in enumerate(order)):
                found = max((found, self._sure(order, three)), key=(None, False, True).index)
        return found

    def _sure(self, order: str, three: Sequence[Part]) -> bool | None:
        labels = tuple(part.label for part in three)
        named = tuple(NAMES[role] for role in order)
        if labels == named:
            return True
        by_role = dict(zip(order, three, strict=True))
        month = by_role["m"]
        if month.nearly:
            return True if order == "dmy" else None
        if month.month and not month.roman:
            return self._with_month(order, three, by_role["d"])
        if all(labels):
            return None
        if any(part.roman for part in three):
            plain = order == "dmy" and (len(by_role["y"].digits) == 4 or month.to - month.at > 1)
            return True if plain or self._written(three) or self._birth(three) else None
        return self._in_numbers(order, three, by_role, named)

    def _with_month(self, order: str, three: Sequence[Part], day: Part) -> bool | None:
        if order in _USUAL:
            return True
        together = not any(ends_sentence(part.gap) or " - " in part.gap for part in three[1:])
        return True if together and (day.ordinal or self._birth(three)) else None

    def _in_numbers(
        self, order: str, three: Sequence[Part], by_role: dict[str, Part], named: tuple[str, ...]
    ) -> bool | None:
        ordinals = by_role["d"].ordinal and by_role["m"].ordinal
        four = len(by_role["y"].digits) == 4
        if not ordinals and any(part.skips > 1 or len(part.gap) > _TIGHT for part in three[1:]):
            # "16 of the 7th 2003"; "27 of the 8 2014"
            one = by_role["d"].ordinal or by_role["m"].ordinal
            return (one or self._birth(three)) if order == "dmy" and four else None
        written = self._written(three)
        one_sign = three[1].said == three[2].said or three[1].sign == three[2].sign
        if order == "dmy" and not one_sign:
            return self._birth(three) or None
        if order == "dmy":
            sure = four or written or ordinals or self._cut(three) or self._birth(three)
            listed = any(sign in part.gap for part in three[1:] for sign in _LISTING)
            # "fourteen, three, eighty-nine"
            told = all(part.worded for part in three) and all(part.gap.strip() == "," for part in three[1:])
            sure = sure or told
            return sure or (None if listed else False)
        if (order == "ymd" and four) or self._parts.header(three[0].at) == named:
            return True
        if order not in _USUAL or not written:
            return None
        # 11/25/1988 can be read in one way only
        return (four or order == "mdy") and int(by_role["d"].value) > _MONTHS

    def _written(self, three: Sequence[Part]) -> bool:
        """Say whether separators are those of a date: one sign twice, none of amounts, times and lists."""
        one, two = three[1].sign, three[2].sign
        return one == two and one not in _OTHER_SIGNS and not any(map(str.isspace, one))

    def _cut(self, three: Sequence[Part]) -> bool:
        """Say whether a sign stands for the century: "21 06 '11", "27/8 -14"."""
        one, two = (part.gap for part in three[1:])
        return (two in {"'", " '"} and one in _CUT) or (two == " -" and one.strip() in {"/", "."})

    def _birth(self, three: Sequence[Part]) -> bool:
        return self._words.near(three[0].at, three[-1].to)

    # ---- digits in one piece, and in too many ---------------------------------------------

    def _compact(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Six or eight digits in one piece, alone or inside a word: "02031991", "dob020391"."""
        for digits in birth.compact:
            for number, index in sorted(self._places.get(digits.lstrip("0"), ())):
                part = self._parts.clusters[number][index]
                if part.digits == digits:
                    sure = birth.compact[digits]
                    born = (
                        len(digits) == _LONG or self._words.near(part.at, part.to) or self._words.inside(part)
                    )
                    thing = not born and numbers_a_thing(self._page.canon.text, part.at)
                    if (sure or born) and not thing:
                        yield self._hit(target, part.at, part.to, sure=sure and born)

    def _joined(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Digits in cells, letter-spaced or parted by OCR: joined until there are eight."""
        stream = self._page.digits
        values = [stream.text[stream.at[i] : stream.at[i + 1]] for i in range(len(stream.first))]
        wanted = tuple(birth.compact)
        for index, value in enumerate(values):
            if len(value) > 4 or not any(digits.startswith(value) for digits in wanted):
                continue
            text, at = value, index
            while len(text) < _LONG and at + 1 < len(values) and self._follows(at):
                at += 1
                text += values[at]
                if len(text) in {6, _LONG} and (sure := birth.compact.get(text)) is not None:
                    begin = self._tokens.start[stream.first[index]]
                    end = self._tokens.end[stream.last[at]]
                    born = self._words.near(begin, end)
                    sizes = [len(each) for each in values[index : at + 1]]
                    spoken = born or self._spoken(stream.first[index], stream.last[at])
                    if (len(text) == _LONG or spoken) and self._regular(stream.last[index:at], sizes):
                        full = born or len(text) == _LONG
                        plain = born or not (
                            self._money(begin) or _counted(sizes) or _two_years(value, sizes)
                        )
                        yield self._hit(target, begin, end, sure=sure and at > index and plain and full)

    def _spoken(self, first: int, last: int) -> bool:
        """Say whether all numbers are told in words: "two five one two twelve"."""
        return all(text.isalpha() for text in self._tokens.text[first : last + 1])

    def _regular(self, ends: Sequence[int], sizes: Sequence[int]) -> bool:
        """Say whether the signs between digits stand where a date has them: not in "10,012,022"."""
        told = [self._tokens.gap(token).strip() for token in ends]
        gaps = set(told)
        if ":" in gaps and len(gaps) > 1:
            return False
        if not _NUMBER_SIGNS & set("".join(gaps)) or max(sizes) == 1:
            return True
        signed = {at for at, sign in zip(accumulate(sizes), told, strict=False) if sign}
        return signed <= _BORDERS or not any(size % 2 for size in sizes)

    def _follows(self, index: int) -> bool:
        """Say whether number `index + 1` comes directly after number `index`."""
        stream, tokens = self._page.digits, self._tokens
        one, two = stream.last[index], stream.first[index + 1]
        return two == one + 1 and tokens.joined(one) and len(tokens.gap(one)) <= _TIGHT

    def _hit(self, target: Target, at: int, to: int, *, sure: bool, name: str = "") -> Hit:
        tokens = self._tokens
        first, last = tokens.at(at), tokens.at(to - 1)
        start, end = self._page.canon.span(at, to)
        rule = "full_date_of_birth" if sure else "date_of_birth_us_order"
        return Hit(
            target.index,
            "date",
            start,
            end,
            Strength.STRONG if sure else Strength.WEAK,
            rule,
            name or ("date in numbers" if sure else "date, perhaps month first"),
            first,
            last,
        )


def _counted(sizes: Sequence[int]) -> bool:
    """Say whether digits stand in groups as in "10 012 022"."""
    return len(sizes) > 1 and all(size == _GROUP for size in sizes[1:])


def _two_years(first: str, sizes: Sequence[int]) -> bool:
    """Say whether eight digits are rather two years: "1910-1985", "2010/2011"."""
    return list(sizes) == [4, 4] and first[:2] in {"18", "19", "20"}
