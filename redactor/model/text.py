"""The text of a document with, for each stretch, its location.

A `Reading` accounts for everything in a document: text, children, or opaque parts.
It does not promise one reading order: an adapter gives several views of the same text.

    text      "14 Rose Lane, Leominster"
    segments  |0--3|3-----------13|...      each with the location of its first character
    locate(0, 12) -> Place(segment 0, 0..3), Place(segment 1, 0..9)
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from redactor.model.document import Document


@dataclass(frozen=True, slots=True)
class Location:
    """The address of a piece of text: `key` for the adapter that minted it, `label` for people.

    Two locations with the same key are the same place. A label never holds document text.
    """

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) of the stretch at `location`."""

    location: Location
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters [start, end) of a text map come from `location`, from its character `offset` on.

    `offset` lets several segments (of one or several views) share one location.
    """

    start: int
    end: int
    location: Location
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TextMap:
    """One view of a document's text.

    `segments` are sorted, disjoint and lie inside `text`; text between them (separators the
    adapter added: a space, a newline, a tab between cells, a blank line between paragraphs,
    a form feed between pages) has no location. `furniture` are [start, end) spans of page
    headers, footers and page numbers: text is matched across them as if they were not there,
    and they are searched on their own as well.
    """

    view: str
    text: str
    segments: tuple[Segment, ...]
    furniture: tuple[tuple[int, int], ...] = ()

    def locate(self, start: int, end: int) -> tuple[Place, ...]:
        """Return the places of text[start:end], in order; separators have none."""
        places = []
        index = max(0, bisect_right(self.segments, start, key=lambda s: s.start) - 1)
        for segment in self.segments[index:]:
            if segment.start >= end:
                break
            low, high = max(start, segment.start), min(end, segment.end)
            if low < high:
                shift = segment.offset - segment.start
                places.append(Place(segment.location, low + shift, high + shift))
        return tuple(places)

    def label(self, start: int) -> str:
        """Return the readable place of character `start` (or of the text before it)."""
        index = bisect_right(self.segments, start, key=lambda s: s.start) - 1
        return self.segments[max(0, index)].location.label if self.segments else ""


@dataclass(frozen=True, slots=True)
class Child:
    """A document inside a document. The writer is given its redacted bytes in the `Edit`."""

    location: Location
    document: Document


@dataclass(frozen=True, slots=True)
class OpaquePart:
    """A part the adapter did not read as text or child.

    `what` is a stable code ("comment", "macro", "embedded-font", "chart"...) that
    `rules/policy.yaml` maps to drop, hold or block; unknown codes block. The writer must be
    able to leave out every part whose code the policy may drop.
    """

    location: Location
    what: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything in a document. `notes` are plain sentences for the report, without values."""

    views: tuple[TextMap, ...]
    children: tuple[Child, ...] = ()
    opaque: tuple[OpaquePart, ...] = ()
    notes: tuple[str, ...] = ()
    characters: int = 0
