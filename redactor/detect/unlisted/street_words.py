"""The patterns of a British address: numbers, units, streets, postcodes, and what they never follow.

Takes the lexicon's street types and unit words, gives compiled patterns for `detect/address.py`.
It does not decide; a pattern that fits is only a candidate. Patterns run over `shadow(text)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from redactor.model.lexicon import Lexicon


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as text: easier to read and to compare than one a line."""
    return frozenset(text.split())


# Types that make a street by themselves; every other type of the lexicon needs more evidence.
STRONG: Final = words_of(
    "road street lane avenue close drive crescent terrace gardens grove mews way row court place square "
    "hill walk rise yard parade gate green park view boulevard circus esplanade promenade quay wharf "
    "alley passage path vale approach broadway highway causeway arcade drove wynd snicket ginnel croft "
    "meadow meadows field fields brow embankment crossway heol ffordd stryd lon rhodfa clos llys teras "
    "rhes cilgant gerddi"
)
_WEAK_SHORT: Final = 3
_UNITS: Final = words_of(
    "flat apartment apt unit room studio maisonette bedsit suite fflat plot caravan pitch annexe"
)
_HOUSES: Final = words_of(
    "cottage cottages house farm farmhouse lodge barn grange hall manor mill villa bungalow vicarage "
    "rectory court end view croft chapel gatehouse stables"
)
CAPITAL: Final = r"[A-Z][\w'-]*\.?"
JOINER: Final = r"(?:of|the|and|upon|on|le|la|de|by|under|in|y|yr|a'r|ar|ap|&)"
GAP: Final = r"(?:[ ]{1,3}|[ ]*\n[ ]*(?!\n))"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORDS: Final = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
NUMBER: Final = rf"(?:\d{{1,4}}[A-Za-z]?(?: ?[-/&] ?\d{{1,4}}[A-Za-z]?)?(?![\w%°])|(?i:{_WORDS})\b)"
MARKER: Final = r"(?i:(?:no|nos|number|rhif)\b\.? ?|# ?)"
POSTCODE: Final = r"(?:GIR|[A-Z]{1,2}\d[A-Z\d]?)[ ]{0,2}(?:\n[ ]*)?\d[ABD-HJLNP-UW-Z]{2}"

# "lives at", "moved to", "address:", "14 ..." after these is a home
CUE: Final = (
    r"(?:\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing|ent)|stay(?:s|ed|ing)?|mov(?:e|es|ed|ing)|hous(?:ed|ing)"
    r"|placed|home|house|flat|address(?:es)?|accommodation|tenancy|property|bedsit|refuge|byw|yn byw"
    r"|cyfeiriad|lodg(?:es|ing)|relocated|rehoused|based)\b"
    r"(?: (?:is|was|now|back|still|currently|address|out|over|with (?:her|his|their|my) \w+))?"
    r"(?:[ ]?(?:at|in|on|to|of|into|from|near|off|along|yn|ar|i)\b| ?:)?(?: the\b)?[ ]?\n?[ ]*)\Z"
)


@dataclass(frozen=True, slots=True)
class StreetPatterns:
    """What `address.py` looks for, compiled once per lexicon."""

    numbered: re.Pattern[str]
    lower: re.Pattern[str]
    bare: re.Pattern[str]
    strong: re.Pattern[str]
    unit_before: re.Pattern[str]
    unit: re.Pattern[str]
    house: re.Pattern[str]
    house_before: re.Pattern[str]
    postcode: re.Pattern[str]
    cue: re.Pattern[str]


def shadow(text: str) -> str:
    r"""Return `text` with the same length, in plain letters, spaces, apostrophes and hyphens.

    >>> shadow("Lôn\u00a0y\u2019r")
    "Lon y'r"
    """
    return text if text.isascii() and "\t" not in text else "".join(_SIGNS.get(c) or _plain(c) for c in text)


_SIGNS: Final = {
    **dict.fromkeys("\u00a0\u2009\u202f\u2007\u3000", " "),
    **dict.fromkeys("\u2019\u2018\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\x0b\u2028\u2029\x85\r", "\n"),
}


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    flat = unicodedata.normalize("NFKD", sign)
    return flat[0] if len(flat[0]) == 1 and flat[0].isascii() else sign


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def street_patterns(lexicon: Lexicon) -> StreetPatterns:
    """Compile the patterns for this lexicon; without one, the usual types in full."""
    types = lexicon.streets.types
    strong = set(STRONG) | {form for full in STRONG for form in types.get(full, ())}
    # "two hill walks": a plural is no street by itself, unless it is the usual form (Gardens)
    strong -= {form for form in strong - STRONG if form.endswith("s") and form[:-1] in STRONG}
    weak = {form for forms in types.values() for form in forms if len(form) > _WEAK_SHORT} - strong
    before = set(lexicon.streets.prefixes) | {
        "heol",
        "ffordd",
        "stryd",
        "lon",
        "rhodfa",
        "clos",
        "llys",
        "maes",
    }
    units = {form for forms in lexicon.units.units.values() for form in forms if len(form) > 2} | set(_UNITS)
    units -= {"house", "cottage", "bungalow"}
    houses = {word for word in lexicon.units.house_words if len(word) > _WEAK_SHORT} | set(_HOUSES)
    kind = rf"(?i:{_either(strong | weak)})\b"
    surely = rf"(?i:{_either(strong)})\b"
    name = rf"{CAPITAL}(?:{GAP}(?:{CAPITAL}|{JOINER})){{0,3}}?"
    after = (
        rf"(?:{GAP}(?:(?i:north|south|east|west|upper|lower)|[A-Z](?i:{_either(w[1:] for w in strong)}))\b)*"
    )
    welsh = (
        rf"(?=[A-Z])(?i:{_either(before)}){GAP}(?:(?:y|yr|'r|a'r|the)\b ?)*{CAPITAL}(?:{GAP}{CAPITAL}){{0,1}}"
    )
    street = rf"(?P<street>{name}{GAP}{kind}{after}|The{GAP}[A-Z]\w+(?:s|way|side|gate)\b|{welsh})"
    number = rf"(?<![\w£$€.:/%+])(?<!\d[-,])(?:{MARKER})?(?P<number>{NUMBER})"
    unit = rf"(?i:{_either(units)})\b\.? ?(?:{MARKER})?(?:\d{{1,4}}[A-Za-z]?|[A-Za-z]|(?i:{_WORDS}))\b"
    word = rf"(?i:{_either(units)})\b\.?(?=[ ]*\Z)"  # "Apt" before "2/14"
    floor = r"(?i:(?:ground|first|second|third|top|lower ground|upper|garden|basement)(?: floor)?(?: flat)?)"
    house = rf"(?:[A-Z][\w'-]* (?:(?:of|the|y|yr) )?){{1,3}}[A-Z](?i:{_either(h[1:] for h in houses)})\b"
    return StreetPatterns(
        numbered=re.compile(rf"{number}(?:,? ?\n[ ]*|[ ,\t]{{1,4}}){street}"),
        lower=re.compile(
            rf"{number}[ ,]{{1,2}}(?P<street>(?:[a-z][a-z'-]+ ){{1,3}}"
            r"(?:road|rd|street|lane|ln|avenue|ave|crescent|terrace|close|drive|grove|gardens|mews|heol|ffordd)\b)"
        ),
        bare=re.compile(rf"(?P<street>{name}{GAP}{surely}{after}|{welsh})"),
        strong=re.compile(rf"\b{surely}|\b(?i:{_either(before)})\b"),
        unit_before=re.compile(rf"\b(?P<flat>{unit}|{floor}|{word})[ ]*[,/(]?[ ]*(?:\n[ ]*)?\Z"),
        unit=re.compile(rf"\b{unit}"),
        house=re.compile(rf"\b(?P<house>{house})"),
        house_before=re.compile(rf"\b(?P<house>{house})[ ]*(?:,[ ]*\n?[ ]*|(?:\n[ ]*){{1,2}}|\([ ]*|\t)\Z"),
        postcode=re.compile(rf"(?<![A-Z0-9]){POSTCODE}(?![A-Z0-9])", re.IGNORECASE),
        cue=re.compile(CUE, re.IGNORECASE),
    )
