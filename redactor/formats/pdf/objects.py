"""Reads loose PDF values without trusting their type.

Takes pikepdf objects; gives plain numbers, names and lists, with a default for what is wrong.
It does not promise anything about very large streams: `opening` measures them first.
"""

from __future__ import annotations

import math
import re
from typing import Any, Final

import pikepdf

_LANGUAGE: Final = re.compile("\x1b[A-Za-z]{2,4}\x1b")


def as_float(value: Any, default: float = 0.0) -> float:
    """Return a finite number, or `default`."""
    try:
        result = float(value)
    except (TypeError, ValueError, OverflowError):
        return default
    return result if math.isfinite(result) and abs(result) < 1e9 else default


def as_int(value: Any, default: int = 0) -> int:
    """Return an integer, or `default`."""
    return int(as_float(value, default))


def as_name(value: Any) -> str:
    """Return a name without its slash, empty for anything else."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def as_text(value: Any) -> str:
    """Return a text string as readers show it (without language codes), empty for anything else."""
    return _LANGUAGE.sub("", str(value)) if isinstance(value, pikepdf.String) else ""


def array(value: Any) -> list[Any]:
    """Return the items of an array, empty for anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def floats(value: Any, count: int) -> tuple[float, ...] | None:
    """Return `count` numbers of an array, or None."""
    items = array(value)
    if len(items) != count:
        return None
    return tuple(as_float(item) for item in items)


def dictionary(value: Any) -> Any:
    """Return a dictionary (a stream's own one too), an empty one for anything else."""
    if isinstance(value, pikepdf.Stream):
        return value.stream_dict
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def is_stream(value: Any) -> bool:
    """Say whether this is a stream."""
    return isinstance(value, pikepdf.Stream)


def stream_bytes(value: Any) -> bytes:
    """Return the decoded bytes of a stream, empty for anything else or on damage."""
    if not isinstance(value, pikepdf.Stream):
        return b""
    try:
        return bytes(value.read_bytes())
    except (pikepdf.PdfError, pikepdf.DataDecodingError):
        return b""


def identity(value: Any) -> tuple[int, int]:
    """Return object and generation number, (0, 0) for a direct object."""
    number, generation = value.objgen
    return (int(number), int(generation))


def matrix_of(operands: list[Any]) -> tuple[float, float, float, float, float, float]:
    """Return six operands as a matrix, the identity if there are fewer."""
    if len(operands) < 6:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = (as_float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def first_number(operands: list[Any]) -> float:
    """Return the first operand as a number, 0 if there is none."""
    return as_float(operands[0]) if operands else 0.0
