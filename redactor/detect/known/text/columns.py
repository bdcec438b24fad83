"""Reads lines in columns, and tables with wrapped cells, column by column.

Takes a text, gives another reading of its blocks of lines that wide gaps, tabs or bars part, with a map to
the source. Which column a piece belongs to is told by where it begins; nothing is known of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.decode import BREAK, Pieces

_LINE_MOST = 240
_CELL = re.compile(r"[^\s|│┃](?:(?! {3}|\t|[ ]{0,2}[|│┃])[^\n])*")
_PARTED = re.compile(r"\S(?: {3}|[ ]{0,2}\t|[ ]{0,2}[|│┃])[^\n]*[^\s|│┃]")
# what parts a line: without any of them it begins no block
_PARTING = ("   ", "\t", "|", "│", "┃")
_INDENTED = re.compile(r"[ ]{8}")
_RULE = re.compile(r"[-+=|│┃─━┼╪:\s]+")
_BAR = re.compile("[|│┃]")
_MOST = 8

Span = tuple[int, int]


def columns(source: str) -> Pieces | None:
    """Return blocks of lines in columns, read column by column, or None if there are none."""
    text, starts, ends = list[str](), list[int](), list[int]()
    for block in _blocks(source):
        for column in _columns(block):
            for low, high in column:
                text += [source[low:high], "\n"]
                starts += [*range(low, high), high - 1]
                ends += [*range(low + 1, high + 1), high]
            text.append(BREAK)
            starts += [starts[-1]] * len(BREAK)
            ends += [ends[-1]] * len(BREAK)
    return Pieces("".join(text), starts, ends) if text else None


def _blocks(source: str) -> Iterator[list[tuple[int, list[Span]]]]:
    """Yield runs of lines, of which at least two are parted: where each begins, and its cells."""
    block: list[tuple[int, list[Span]]] = []
    parted = at = 0
    for line in source.splitlines(keepends=True):
        told = bool(block) or any(sign in line for sign in _PARTING)
        cells = _cells(line) if told and len(line) <= _LINE_MOST else []
        # the other cells of a row may be empty: "| scent |      |"
        wide = len(cells) > 1 or (bool(cells) and len(_BAR.findall(line)) > 1)
        if wide or (block and cells and _belongs(line, block)):
            block.append((at, cells))
            parted += wide
        elif not (block and _RULE.fullmatch(line) and line.strip()):
            if parted > 1:
                yield block
            block, parted = [], 0
        at += len(line)
    if parted > 1:
        yield block


def _cells(line: str) -> list[Span]:
    """Return the stretches of a line that gaps part."""
    if not _PARTED.search(line):
        found = _CELL.search(line)
        return [found.span()] if found else []
    return [(m.start(), m.start() + len(m.group().rstrip())) for m in _CELL.finditer(line)][:_MOST]


def _belongs(line: str, block: list[tuple[int, list[Span]]]) -> bool:
    """Say whether a line of one piece goes on with a column: it is set in, or shorter than the first one."""
    _, cells = block[-1]
    second = cells[1][0] if len(cells) > 1 else 0
    return bool(_INDENTED.match(line)) or len(line.rstrip()) < second


def _columns(block: list[tuple[int, list[Span]]]) -> list[list[Span]]:
    """Return the cells of each column as spans of the source."""
    heads = [cell[0] for cell in max((cells for _, cells in block), key=len)]
    found: list[list[Span]] = [[] for _ in heads]
    for at, cells in block:
        for number, (low, high) in enumerate(cells):
            whole = len(cells) == len(heads)
            place = number if whole else min(range(len(heads)), key=lambda i: abs(heads[i] - low))
            found[place].append((at + low, at + high))
    return [column for column in found if column]
