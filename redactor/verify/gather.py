"""What the readers hand in: text to be searched, text to be shown, what was read and what was not.

Takes text by place, gives the report at the end. Limits are kept here: past them, the rest is
`Unread`. It does not read any format.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from redactor.model.document import Digest, Limits
from redactor.model.outcome import Coverage, Leak, Sighting, Stance, Unread, VerificationReport
from redactor.verify.fold import Squeezed
from redactor.verify.pattern import Weight
from redactor.verify.rest import Rest, without_packed
from redactor.verify.search import Hit, Search

_AROUND: Final = 160
_NEAR: Final = 24
_PATIENCE: Final = 1_000_000_000
_PLACE_LENGTH: Final = 200
_LINES_AT_ONCE: Final = 8
_SUSPICIOUS: Final = 20_000_000
_SWEEPS: Final = 40
"""How many times the character limit may be swept in all: views, decodings, hidden strings."""


class OverLimit(Exception):
    """The document costs more than its limits allow; caught by the verifier, never shown."""


class Gather:
    """Collects for one document. `stance` is for the readers to ask."""

    def __init__(  # what one document needs to be collected
        self,
        search: Search,
        limits: Limits,
        stance: Stance,
        labels: frozenset[str],
        *,
        everything: bool = False,
    ) -> None:
        """Start empty; the clock runs from here. `everything` makes sightings of swept texts too."""
        self.stance = stance
        self.labels = labels
        self.limits = limits
        self._search = search
        self._rest = Rest() if everything else None
        self._end = time.monotonic() + limits.seconds
        self._left = limits.characters * _SWEEPS
        self._unpacked = limits.unpacked_bytes
        self._children = limits.children
        self._swept: set[tuple[str, int]] = set()
        self._heard: set[tuple[bool, int]] = set()
        self._shown: dict[str, dict[str, None]] = {}
        self._patience = _PATIENCE
        self._last: tuple[str, Squeezed] | None = None
        self._seen: set[int] = set()
        self._places: dict[str, str] = {}
        self._leaks: dict[Leak, None] = {}
        self._doubts: dict[Leak, None] = {}
        self._unread: dict[Unread, None] = {}
        self._sightings: list[Sighting] = []
        self._coverage: dict[Coverage, None] = {}
        self._notes: dict[str, None] = {}
        self._parts: dict[Digest, None] = {}

    def show(self, place: str, text: str) -> None:
        """Search a text that somebody may read, and hand it on as a sighting, once."""
        squeezed = self._squeezed(text)
        self._judge(place, squeezed, key=place)
        if squeezed.text and not any(squeezed.text in shown for shown in self._shown.values()):
            self._shown.setdefault(place, {})[squeezed.text] = None
            self._sightings.append(Sighting(self.place(place), text))
            if self._rest is not None:
                self._rest.seen(text)

    def remember(self, place: str, text: str) -> None:
        """Take note that this text of a place was shown as part of a larger one."""
        self._shown.setdefault(place, {})[self._squeezed(text).text] = None

    def sweep(self, place: str, text: str, *, data: bool = False) -> None:
        """Search further decodings and views; only the surroundings of doubts become sightings.

        `data` says that the text is no prose: see `edges.weigh`. The same text is searched once.
        """
        heard = (data, hash(text))
        if heard in self._heard:
            return
        self._heard.add(heard)
        squeezed = self._squeezed(text)
        for hit in self._judge(place, squeezed, key="data" if data else "text"):
            if hit.weight is Weight.DOUBT and not self.knows(
                place, squeezed.around(hit.start, hit.end, _NEAR)
            ):
                self.show(place, squeezed.around(hit.start, hit.end, _AROUND))
        if self._rest is not None:
            new = self._rest.new(text, lambda line: self.knows(place, line), data=data)
            if new:
                self.show(place, new)

    def joinings(self, ends: Iterable[str], begins: Iterable[str]) -> list[str]:
        """Return the ends with beginnings after which something may be found across the seam.

        What lies on one side of it was searched before. Whoever wants everything is given every one.
        """
        before = [(text, self._search.squeezed(text).skeleton) for text in dict.fromkeys(ends)]
        after = [(text, self._search.squeezed(text).skeleton) for text in dict.fromkeys(begins)]
        every = self._rest is not None
        return [
            f"{end}\n{begin}"
            for end, left in before
            for begin, right in after
            if every or self._search.crosses(left, right)
        ]

    def sweep_backwards(self, place: str, text: str) -> None:
        """Search a text from its end; whoever wants everything has it the right way round already."""
        if self._rest is None:
            self.sweep(place, text[::-1], data=True)

    def prose(self, text: str) -> str:
        """Return a text, for whoever wants everything without packed data, which is unpacked anyway."""
        return text if self._rest is None else without_packed(text)

    def was_examined(self, data: bytes) -> bool:
        """Say whether these very bytes were read as a document before."""
        return hash((b"document", data)) in self._seen

    def show_new(self, place: str, view: str) -> None:
        """Search another reading order, and hand on the lines that meet in it for the first time."""
        self.sweep(place, view)
        if self.knows(place, view):
            return
        lines = [line for line in view.split("\n") if line.strip()]
        squeezed = [self._search.squeezed(line).text for line in lines]
        known: list[bool] = []
        for start in range(0, len(lines), _LINES_AT_ONCE):
            several = squeezed[start : start + _LINES_AT_ONCE + 1]
            if self._holds(place, "".join(several)):
                known += [True] * min(_LINES_AT_ONCE, len(several))
            else:
                ahead = [*several, ""] if len(several) <= _LINES_AT_ONCE else several
                known += [self._holds(place, "".join(pair)) for pair in pairwise(ahead)]
        new = [line for index, line in enumerate(lines) if not (known[index] and known[max(index - 1, 0)])]
        if new:
            self.show(place, "\n".join(new))

    def _judge(self, place: str, squeezed: Squeezed, *, key: str) -> list[Hit]:
        """Record the hits of a text that was not yet searched under this key."""
        self.spend(len(squeezed.source))
        seen = (key, hash(squeezed.cased))
        if not squeezed.text or seen in self._swept:
            return []
        self._swept.add(seen)
        hits = self._search.hits(squeezed, data=key == "data")
        for hit in hits:
            kind = self._leaks if hit.weight is Weight.LEAK else self._doubts
            kind[Leak(hit.item_id, self.place(place), hit.fragment)] = None
        return hits

    def knows(self, place: str, text: str) -> bool:
        """Say whether a text is part of one that was shown, at this place or, with patience, anywhere.

        A wrong no costs a sighting too many; looking everywhere for each line would cost the square.
        """
        return self._holds(place, self._squeezed(text).text)

    def _squeezed(self, text: str) -> Squeezed:
        """Squeeze a text; the last one is at hand, for it is often asked for again at once."""
        if self._last is None or self._last[0] is not text:
            self._last = (text, self._search.squeezed(text))
        return self._last[1]

    def _holds(self, place: str, squeezed: str) -> bool:
        if any(squeezed in shown for shown in self._shown.get(place, ())):
            return True
        for texts in self._shown.values():
            for shown in texts:
                if self._patience <= 0:
                    return False
                self._patience -= len(shown)
                if squeezed in shown:
                    return True
        return False

    def first(self, data: bytes) -> bool:
        """Say whether these very bytes come for the first time; the second time they cost nothing."""
        known = self.is_known(data)
        self._seen.add(hash(data))
        return not known

    def is_known(self, data: bytes) -> bool:
        """Say whether these very bytes came before."""
        return hash(data) in self._seen

    def narrow(self, wide: str, places: Sequence[str]) -> None:
        """Forget what was seen at a wide place if it was seen at one of the places within as well."""
        within = {self.place(one) for one in places}
        for found in (self._leaks, self._doubts):
            closer = {(leak.item_id, leak.fragment) for leak in found if leak.place in within}
            for leak in list(found):
                if leak.place == self.place(wide) and (leak.item_id, leak.fragment) in closer:
                    del found[leak]

    def name(self, untrusted_name: str) -> None:
        """Search the file's own name."""
        self.sweep("the file name", untrusted_name)

    def place(self, untrusted_place: str) -> str:
        """Return the place, or a neutral name for it if it holds a protected value itself."""
        untrusted_place = untrusted_place[:_PLACE_LENGTH] or "document"
        known = self._places.get(untrusted_place)
        if known is None:
            hits = self._search.hits(self._search.squeezed(untrusted_place))
            known = f"part {len(self._places) + 1}" if hits else untrusted_place
            self._places[untrusted_place] = known
        return known

    def unread(self, place: str, why: str) -> None:
        """Say that a part could not be examined: this blocks."""
        self._unread[Unread(self.place(place), why)] = None

    def structure(self, place: str, what: str) -> None:
        """Report something that our own writer never leaves: blocks our output, noted on others'."""
        if self.stance is Stance.OURS:
            self.unread(place, what)
        else:
            self.note(f"{self.place(place)}: {what}")

    def covered(self, place: str, means: str) -> None:
        """Say what was read and by which means."""
        self._coverage[Coverage(self.place(place), means)] = None

    def note(self, sentence: str) -> None:
        """Add an observation, without values."""
        self._notes[sentence] = None

    def spend(self, characters: int) -> None:
        """Count characters to be searched; raises OverLimit past characters or time."""
        self._left -= characters
        if self._left < 0:
            raise OverLimit("it holds more text than the limit allows")
        if time.monotonic() > self._end:
            raise OverLimit("checking it took longer than the limit allows")

    def unpack(self, count: int, packed: int = 0) -> None:
        """Count unpacked bytes, and what they were packed in if that is known.

        Raises OverLimit past the limit, or where much comes out of next to nothing.
        """
        self._unpacked -= count
        bomb = 0 < packed * self.limits.expansion < count and count > _SUSPICIOUS
        if self._unpacked < 0 or bomb:
            raise OverLimit("it unpacks to more than the limit allows")

    @property
    def room(self) -> int:
        """How many bytes may still be unpacked."""
        return self._unpacked

    def enter(self, depth: int, data: bytes) -> bool:
        """Count a document inside the document and say whether it is new.

        Raises OverLimit past number or depth.
        """
        self._children -= 1
        if self._children < 0 or depth > self.limits.depth:
            raise OverLimit("it holds files inside files beyond the limit")
        key = hash((b"document", data))
        known = key in self._seen
        self._seen.add(key)
        if not known:
            self.contains(data)
        return not known

    def contains(self, data: bytes) -> None:
        """Take note of a document by its digest, where all is wanted; a text also as it was before a mail."""
        if self._rest is None:
            return
        self._parts[Digest(hashlib.sha256(data).hexdigest())] = None
        if b"\r\n" in data:
            self._parts[Digest(hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest())] = None

    def report(self) -> VerificationReport:
        """Return everything; a doubt that is also a leak at the same place is only a leak."""
        return VerificationReport(
            leaks=tuple(self._leaks),
            doubts=tuple(doubt for doubt in self._doubts if doubt not in self._leaks),
            unread=tuple(self._unread),
            sightings=tuple(self._sightings),
            coverage=tuple(self._coverage),
            notes=tuple(self._notes),
            parts=tuple(self._parts),
        )
