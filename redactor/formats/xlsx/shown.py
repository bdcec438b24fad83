"""How a number looks under a number format: digits, dates, and the words that the format adds.

Takes a stored number and a format code; gives the text a reader sees, near enough to search it.
It does not promise a spreadsheet's own rounding, colours or locale: the number is searched as stored too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from redactor.formats.xlsx.moments import is_moment, moment

GENERAL: Final = "General"
_TOKEN: Final = re.compile(
    r'"(?P<words>[^"]*)"?|\\(?P<sign>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<note>[^\]]*)\]'
    r"|(?P<general>General)|(?P<text>@)|(?P<power>[Ee][+-])|(?P<holder>[0#?]+)|(?P<point>\.)"
    r"|(?P<comma>,)|(?P<percent>%)|(?P<plain>.)",
    re.I | re.S,
)
_SPLIT: Final = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]|;|[^;"\\\[]+|.', re.S)
_SYMBOL: Final = re.compile(r"\$([^-]*)(-[0-9A-Fa-f]+)?\Z")
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\Z")
_CHECKS: Final = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__, ">=": Decimal.__ge__,
    "=": Decimal.__eq__, "<>": Decimal.__ne__,
}  # fmt: skip
_WHOLE_DIGITS: Final = 11
_DIGITS: Final = 10


def shown_number(raw: str, code: str, *, from_1904: bool) -> str:
    """Return the number as the format shows it; empty if the format hides it."""
    if code == GENERAL and raw.isdecimal() and len(raw) < _WHOLE_DIGITS:
        return raw.lstrip("0") or "0"
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    section, value = _section(value, code)
    if section is None or abs(value) >= Decimal(10) ** 40:
        return general(value)
    if is_moment(section):
        return moment(value, section, from_1904=from_1904)
    return _numeric(value, section)


def shown_text(text: str, code: str) -> str:
    """Return a text as the format shows it: a fourth section may add words, or hide it."""
    sections = _sections(code)
    section = next((s for s in sections if "@" in s), None)
    if section is None:
        return "" if len(sections) == 4 else text
    out = []
    for token in _tokens(section):
        kind = token.lastgroup
        out.append(text if kind == "text" else _literal(token) if kind != "note" else "")
    return "".join(out)


def general(value: Decimal) -> str:
    """Return a number without any format: eleven places, then as a power of ten."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _WHOLE_DIGITS:
        return str(int(value))
    if Decimal("1e-9") < abs(value) < Decimal(10) ** _WHOLE_DIGITS:
        places = max(0, _DIGITS - max(1, value.adjusted() + 1))
        return f"{value:.{places}f}".rstrip("0").rstrip(".")
    return f"{value:.5E}" if value else "0"


@lru_cache(maxsize=1024)
def _sections(code: str) -> list[str]:
    found = [""]
    for piece in _SPLIT.findall(code):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


def _section(value: Decimal, code: str) -> tuple[str | None, Decimal]:
    """Return the section that holds for the value, and the value as it shows there."""
    sections = _sections(code)[:3]
    if "[" in code and any(_condition(section) for section in sections):
        fits = (s for s in sections if (check := _condition(s)) is None or check[0](value, check[1]))
        return next(fits, None), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return (sections[0] if "@" not in sections[0] else None), value


@lru_cache(maxsize=1024)
def _condition(section: str) -> tuple[Callable[[Decimal, Decimal], bool], Decimal] | None:
    for note in re.findall(r"\[([^\]]*)\]", section):
        match = _CONDITION.match(note)
        if match:
            return _CHECKS[match.group(1)], Decimal(match.group(2))
    return None


def _literal(token: re.Match[str]) -> str:
    """Return the words a token stands for, if it stands for words."""
    kind = token.lastgroup
    if kind in {"words", "sign", "plain", "percent", "point", "comma"}:
        return token.group(kind or "") if kind != "words" else token.group("words")
    if kind == "note":
        symbol = _SYMBOL.match(token.group("note"))
        return symbol.group(1) if symbol else ""
    return " " if kind == "blank" else ""


@dataclass
class _Plan:
    """The tokens of a section, each a literal or a run of placeholders, before and after the point."""

    whole: list[tuple[str, str]]
    decimals: list[tuple[str, str]]
    grouped: bool = False
    scale: int = 0
    power: bool = False


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[re.Match[str], ...]:
    return tuple(_TOKEN.finditer(section))


def _numeric(value: Decimal, section: str) -> str:
    tokens = _tokens(section)
    if any(token.lastgroup == "general" for token in tokens):
        return "".join(general(value) if t.lastgroup == "general" else _literal(t) for t in tokens)
    if not any(token.lastgroup == "holder" for token in tokens):
        return "".join(map(_literal, tokens))
    plan = _planned(tokens)
    if plan.power or "/" in re.sub(r'"[^"]*"', "", section):
        return f"{value:.5E}" if plan.power else general(value)
    places = sum(len(text) for kind, text in plan.decimals if kind == "holder")
    scaled = value.scaleb(plan.scale)
    digits = f"{abs(scaled).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    whole, _, part = digits.partition(".")
    sign = "-" if value < 0 else ""
    return sign + _filled_whole(whole, plan) + _filled_decimals(part, plan)


def _planned(tokens: Sequence[re.Match[str]]) -> _Plan:
    plan = _Plan([], [])
    side = plan.whole
    for index, token in enumerate(tokens):
        kind = token.lastgroup
        if kind == "point" and side is plan.whole:
            side = plan.decimals
            side.append(("literal", "."))
        elif kind == "comma":
            more = any(later.lastgroup == "holder" for later in tokens[index + 1 :])
            plan.grouped |= more
            plan.scale -= 0 if more else 3
        elif kind == "holder":
            side.append(("holder", token.group()))
        else:
            plan.power |= kind == "power"
            plan.scale += 2 if kind == "percent" else 0
            side.append(("literal", _literal(token)))
    return plan


def _filled_whole(digits: str, plan: _Plan) -> str:
    """Put the digits into the placeholders from the right; what is left over goes before the first."""
    rest = digits.lstrip("0")
    out: list[str] = []
    holders = [text for kind, text in plan.whole if kind == "holder"]
    if plan.grouped:
        rest = rest.zfill(sum(text.count("0") for text in holders)) if holders else rest
        rest = f"{int(rest):,}" if rest else ""
    left = len(holders)
    for kind, text in reversed(plan.whole):
        if kind == "literal":
            out.append(text)
            continue
        left -= 1
        taken = rest if left == 0 or plan.grouped else rest[len(rest) - len(text) :][-len(text) :]
        rest = rest[: len(rest) - len(taken)] if taken else rest
        missing = text[: max(0, len(text) - len(taken))]
        out.append(("" if plan.grouped else missing.replace("#", "").replace("?", "")) + taken)
    return "".join(reversed(out))


def _filled_decimals(digits: str, plan: _Plan) -> str:
    out: list[str] = []
    for kind, text in plan.decimals:
        if kind == "literal":
            out.append(text)
            continue
        mine, digits = digits[: len(text)], digits[len(text) :]
        kept = len(mine.rstrip("0"))
        least = max(kept, text.rfind("0") + 1)
        out.append(mine[:least])
    return "".join(out)
