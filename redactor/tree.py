"""A document opened with everything inside it, and written back from the inside out.

Takes the formats as sockets; gives nodes with their readings, then new bytes. One set of limits
holds for the whole tree. It decides nothing: what it cannot open is an opaque part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Refused, TooDeep, TooLarge, UnknownFormat
from redactor.model.finding import Edit, Mark
from redactor.model.text import Child, Location, OpaquePart, Reading
from redactor.ports import Format

UNKNOWN_CHILD = "unknown-child"


@dataclass(frozen=True, slots=True)
class Node:
    """One document of the tree. `path` names it from the outermost, whose path is empty.

    `opaque` is what its format could not read, and children that no format recognises.
    """

    document: Document
    path: str
    format: Format
    reading: Reading
    opaque: tuple[OpaquePart, ...]
    children: tuple[tuple[Location, Node], ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, outermost first."""
        yield self
        for _, child in self.children:
            yield from child.walk()

    @property
    def characters(self) -> int:
        """Characters of text in this document alone, each counted once."""
        if self.reading.characters or not self.reading.views:
            return self.reading.characters
        return sum(segment.end - segment.start for segment in self.reading.views[0].segments)


class _Budget:
    """What is left of the limits for one tree."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.children = limits.children
        self.bytes = limits.unpacked_bytes

    def spend(self, document: Document, depth: int) -> None:
        if depth > self.limits.depth:
            raise TooDeep("The file holds files inside files inside files, beyond the limit")
        self.children -= 1
        self.bytes -= len(document.data)
        if self.children < 0:
            raise TooLarge("The file holds more files than the limit allows")
        if self.bytes < 0 or len(document.data) > self.limits.document_bytes:
            raise TooLarge


def open_tree(document: Document, formats: Sequence[Format], limits: Limits) -> Node:
    """Read a document and everything in it.

    Raises:
        Refused: the outermost document cannot be handled, or a limit is exceeded.
    """
    if not document.data:
        raise Damaged("The file is empty")
    node = _open(document, "", 0, formats, _Budget(limits))
    if node is None:
        raise UnknownFormat
    _refuse_false_name(node, {one.name for one in formats} | {_OTHERS})
    return node


def _refuse_false_name(node: Node, known: Set[str]) -> None:
    """Refuse a file that is not what its name says: whoever receives the copy could not open it."""
    name = node.document.name.rpartition("/")[2]
    ending = name[name.rfind(".") :].casefold() if "." in name else ""
    told = next((kind for kind, endings in _ENDINGS.items() if ending in endings and kind in known), "")
    of = node.format.name
    expected = {told} if told else _ENDINGS.keys() - _BINARY
    # What has another's ending may be a plug-in's; of our own formats none writes it.
    if of not in expected and (of in _ENDINGS or told not in {"", _OTHERS}):
        raise Refused(
            "The file is not what its name says",
            advice="Open it in the program it was made with, save it under the right kind, and try again.",
        )


_OTHERS: Final = "another"
_BINARY: Final = frozenset({"docx", "pdf", "xlsx", "pptx", "convert"})
_ENDINGS: Final[Mapping[str, frozenset[str]]] = {
    "pdf": frozenset({".pdf"}),
    "docx": frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"}),
    "plain": frozenset({".txt", ".text", ".csv", ".tsv", ".md", ".log"}),
    "image": frozenset({".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".webp"}),
    "pptx": frozenset({".pptx", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm"}),
    "convert": frozenset(
        {".doc", ".dot", ".rtf", ".odt", ".ott", ".xls", ".xlt", ".ods", ".ots", ".ppt", ".pot", ".pps"}
        | {".odp", ".otp"}
    ),
    _OTHERS: frozenset({".zip"}),
}
"""Which format reads what has these endings; a plug-in for another ending is not judged by its name."""


def _open(
    document: Document, path: str, depth: int, formats: Sequence[Format], budget: _Budget
) -> Node | None:
    budget.spend(document, depth)
    chosen = next((candidate for candidate in formats if candidate.recognises(document)), None)
    if chosen is None:
        return None
    reading = chosen.read(document)
    opaque = list(reading.opaque)
    children: list[tuple[Location, Node]] = []
    for child in reading.children:
        below = _open(child.document, _below(path, child), depth + 1, formats, budget)
        if below is None:
            opaque.append(OpaquePart(child.location, UNKNOWN_CHILD))
        else:
            children.append((child.location, below))
    return Node(document, path, chosen, reading, tuple(opaque), tuple(children))


def _below(path: str, child: Child) -> str:
    return f"{path} > {child.location.label}" if path else child.location.label


def write_tree(
    node: Node,
    marks: dict[str, tuple[Mark, ...]],
    dropped: dict[str, tuple[Location, ...]],
    *,
    title: str = "",
    language: str = "",
) -> Document:
    """Return the document with every mark carried out, here and below; keys are paths.

    `title` is for the outermost document, `language` for all, where they do not say it themselves.

    Raises:
        CannotRedact: a format could not remove what is marked.
    """
    children = tuple(
        (location, write_tree(child, marks, dropped, language=language)) for location, child in node.children
    )
    edit = Edit(marks.get(node.path, ()), children, dropped.get(node.path, ()), title, language)
    return replace(node.format.write(node.document, edit), password=None)
