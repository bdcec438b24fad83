"""Reads the little programs that draw the glyphs of a Type 1 font, as far as they name other ones.

Takes a decrypted charstring; gives the subroutines it calls and the two letters it is put together
of. It does not follow numbers that are computed: such a program is said to call anything.
"""

from __future__ import annotations

from collections.abc import Iterator

CALL, ESCAPE = 10, 12
SEAC, DIV, OTHER, POP = 6, 12, 16, 17
ANYTHING = -1
_NEW_HINTS = 4
_HINTS = bytes((140, 142, ESCAPE, OTHER, ESCAPE, POP, CALL, 11))
"""What the fourth subroutine is in every program that follows the book."""


def operators(body: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield each operator (escaped ones from 256 on) with the numbers before it."""
    numbers: list[int] = []
    at = 0
    while at < len(body):
        first = body[at]
        if first >= 32:
            value, at = _number(body, at)
            numbers.append(value)
            continue
        at += 1
        if first == ESCAPE:
            first = 256 + body[at] if at < len(body) else 256
            at += 1
        yield first, numbers
        numbers = _left_behind(first, numbers)


def _left_behind(operator: int, numbers: list[int]) -> list[int]:
    """Return the numbers after an operator: a division's is not known, new hints give back their own."""
    if operator == 256 + OTHER and len(numbers) > 2 and numbers[-2:] == [1, 3]:
        return [numbers[-3]]
    if operator == 256 + POP:
        return numbers or [ANYTHING]
    return [ANYTHING] if operator in (256 + DIV, 256 + OTHER) else []


def _number(body: bytes, at: int) -> tuple[int, int]:
    first = body[at]
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + int.from_bytes(body[at + 1 : at + 2]) + 108, at + 2
    if first <= 254:
        return -(first - 251) * 256 - int.from_bytes(body[at + 1 : at + 2]) - 108, at + 2
    return int.from_bytes(body[at + 1 : at + 5], signed=True), at + 5


def calls(body: bytes) -> set[int]:
    """Return the numbers of the subroutines a program calls, `ANYTHING` where one is computed."""
    if body == _HINTS:
        return set()
    found: set[int] = set()
    for operator, numbers in operators(body):
        if operator == CALL:
            last = numbers[-1] if numbers else ANYTHING
            found.add(last)
            # The fourth calls the one before it by another road: new hints.
            found |= {numbers[-2] if len(numbers) > 1 else ANYTHING} if last == _NEW_HINTS else set()
    return found


def letters(body: bytes) -> tuple[int, int] | None:
    """Return the codes (of the standard encoding) of a letter and its accent, None for other glyphs."""
    for operator, numbers in operators(body):
        if operator == 256 + SEAC and len(numbers) >= 2:
            return numbers[-2], numbers[-1]
    return None
