"""One look-up over all active cases: which cases may a text concern, and what of them stands in it.

Takes registers (`put`, `end`) and texts, gives candidate cases and findings. The index holds keyed
hashes only; what they point at is confirmed by the matcher itself.
It promises strong forms only: weak ones are looked for in the cases a mail is tied to.

    text --readings--> keys --look-up--> candidate cases --Known, near the anchors--> strong findings
    tied cases ------------------------------------------Known, the whole text------> all findings
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import Anchors
from redactor.detect.cases.company import Candidate, Spots, candidates, spots
from redactor.detect.cases.first_look import FirstLook
from redactor.detect.cases.hashing import Hashing
from redactor.detect.cases.item_numbers import ItemNumbers
from redactor.detect.cases.keys import CaseKeys, KeyMaker
from redactor.detect.cases.pieces import pieces
from redactor.detect.cases.postings import Postings, joined, of_buffers, postings
from redactor.detect.cases.sight import Sight
from redactor.detect.cases.strong import Strong
from redactor.detect.cases.windows import furniture, windows
from redactor.detect.cases.words import Words
from redactor.detect.known.detector import Known
from redactor.detect.known.text.readings import readings
from redactor.model.case import CaseRef, Register
from redactor.model.finding import Finding
from redactor.model.lexicon import Lexicon
from redactor.model.text import TextMap
from redactor.ports import Search

_SHELVES = 8  # of eight searches each
_GROWTH = 8
_SLACK = 1_000


@dataclass(frozen=True, slots=True)
class Shared:
    """An index as plain bytes: case references in order, and the arrays of their keys."""

    references: tuple[CaseRef, ...]
    buffers: tuple[memoryview, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """What one look-up sees; replaced whole by every change, so that no reader waits."""

    parts: tuple[Postings, ...]
    references: tuple[CaseRef, ...]
    number: dict[CaseRef, int]
    alive: NDArray[np.bool_]


class CaseIndex:
    """All active cases. One thread may change it while others look up."""

    def __init__(self, lexicon: Lexicon, key: bytes | None = None) -> None:
        """Begin with no case. Indexes that share bytes or keys need the same `key` (16 bytes or more)."""
        self._hashing = Hashing(key or secrets.token_bytes(32))
        self._maker = KeyMaker(lexicon, self._hashing)
        self._sight = Sight(lexicon, self._hashing)
        # what counts in mail that is not tied: the gate may ask it about other texts of the same mail
        self.strong = Strong(lexicon, Anchors(lexicon), self._sight.folding)
        self._first = FirstLook(ItemNumbers(self._hashing), self.strong)
        self._furniture = lexicon.contexts.get("furniture", frozenset())
        self._known = [Known() for _ in range(_SHELVES)]
        self._lock = Lock()
        self._state = _State((), (), {}, np.zeros(0, dtype=np.bool_))
        self._words: tuple[tuple[Postings, ...], Words] = ((), Words(self._hashing, ()))

    # ---- changes --------------------------------------------------------------------------

    def keys(self, register: Register) -> CaseKeys:
        """Return the keys of a register: made once, taken by every worker."""
        return self._maker.keys(register)

    def put(self, register: Register) -> None:
        """Add a case, or replace what is known of it; in force when this returns."""
        self.take([self.keys(register)])

    def take(self, changes: Iterable[CaseKeys]) -> None:
        """Add or replace cases by their keys, all at once."""
        by_reference = {change.reference: change for change in changes}
        if not by_reference:
            return
        with self._lock:
            state = self._state
            first = len(state.references)
            alive = np.concatenate((state.alive, np.ones(len(by_reference), dtype=np.bool_)))
            alive[[state.number[ref] for ref in by_reference if ref in state.number]] = False
            fresh = {ref: first + place for place, ref in enumerate(by_reference)}
            part = _part(by_reference.values(), first)
            self._state = _merged(
                _State((*state.parts, part), (*state.references, *by_reference), state.number | fresh, alive)
            )

    def end(self, reference: CaseRef) -> None:
        """Forget a case; in force when this returns. An unknown case is no error."""
        with self._lock:
            state = self._state
            if reference not in state.number:
                return
            alive = state.alive.copy()
            alive[state.number[reference]] = False
            number = {ref: place for ref, place in state.number.items() if ref != reference}
            self._state = _merged(replace(state, number=number, alive=alive))

    # ---- sharing --------------------------------------------------------------------------

    def share(self) -> Shared:
        """Return the whole index as bytes; later changes are not in it."""
        with self._lock:
            state = self._state
            if len(state.parts) != 1 or not state.alive.all():
                self._state = state = _compacted(state)
            return Shared(state.references, state.parts[0].buffers() if state.parts else ())

    def adopt(self, shared: Shared) -> None:
        """Use shared bytes in place of everything known so far; they are not copied."""
        parts = (of_buffers(shared.buffers),) if shared.buffers else ()
        number = {ref: place for place, ref in enumerate(shared.references)}
        with self._lock:
            self._state = _State(parts, shared.references, number, np.ones(len(number), dtype=np.bool_))

    @property
    def memory_bytes(self) -> int:
        """Bytes of the arrays of the index; searches made ready are not counted."""
        state = self._state
        return sum(part.memory_bytes for part in state.parts) + state.alive.nbytes

    def __len__(self) -> int:
        return len(self._state.number)

    # ---- look-up --------------------------------------------------------------------------

    def candidates(self, text: str) -> frozenset[CaseRef]:
        """Return the cases of which an anchor stands in `text`."""
        return frozenset(self._anchored(TextMap("text", text, ()))[0])

    def find(
        self, text: TextMap, search_for: Callable[[CaseRef], Search], tied: Collection[CaseRef]
    ) -> Iterator[tuple[CaseRef, Finding]]:
        """Yield what stands in `text`: of `tied` cases everything, of all others what is strong.

        Args:
            text: one view of a document or a part of a mail.
            search_for: gives what to look for in a case; whatever it raises goes through.
            tied: the cases the mail belongs to (a party, the reference, a known document).
        """
        for reference in sorted(set(tied)):
            for finding in self._searcher(reference).find(text, search_for(reference)):
                yield reference, finding
        anchored, left_out = self._anchored(text)
        for reference in sorted(set(anchored) - set(tied)):
            search = search_for(reference)
            found = self._near(text, search, anchored[reference], left_out)
            for finding in self.strong.of(found, text.text):
                yield reference, finding

    def _searcher(self, reference: CaseRef) -> Known:
        return self._known[sum(reference.encode()) % _SHELVES]

    def _near(
        self, text: TextMap, search: Search, anchors: Candidate, left_out: Sequence[tuple[int, int]]
    ) -> list[Finding]:
        """Run the matcher over the neighbourhoods of anchors, if the first look finds their items there."""
        known = self._searcher(search.withholding.reference)
        near = list(windows(text, anchors.places, left_out))
        if not self._first.worth((window for _, window in near), search, anchors.items):
            return []
        found = [
            replace(finding, start=finding.start + low, end=finding.end + low)
            for low, window in near
            for finding in known.find(window, search)
        ]
        return sorted(dict.fromkeys(found), key=lambda finding: (finding.start, finding.end, finding.item_id))

    def _anchored(self, text: TextMap) -> tuple[dict[CaseRef, Candidate], list[tuple[int, int]]]:
        """Return the candidate cases with their anchors, and the page furniture."""
        state = self._state
        if not state.number or not text.text:
            return {}, []
        canons = readings(text, self._sight.folding, self._furniture, self._sight.spelling)
        words = self._words_of(state)
        sheets = self._sight.sheets(canons)
        found: list[Spots] = []
        for seen in self._sight.seen(sheets, words):
            for part in state.parts:
                spot = spots(seen, part.look(seen.key), state.alive, sheets)
                if spot is not None:
                    found.append(spot)
        cases = candidates(found)
        return {state.references[case]: anchors for case, anchors in cases.items()}, furniture(
            text, canons[0]
        )

    def _words_of(self, state: _State) -> Words:
        """Return what is known of words under these cases; any change begins anew."""
        parts, words = self._words
        if parts is not state.parts:
            words = Words(self._hashing, [part.pieces for part in state.parts])
            self._words = (state.parts, words)
        return words


def _part(changes: Iterable[CaseKeys], first: int) -> Postings:
    kept = list(changes)
    sizes = [len(change.key) for change in kept]
    return postings(
        np.concatenate([change.key for change in kept]),
        np.repeat(np.arange(first, first + len(kept), dtype=np.uint32), sizes),
        np.concatenate([change.what for change in kept]),
        pieces([change.half for change in kept]),
    )


def _merged(state: _State) -> _State:
    """Join small parts into larger ones: there are never many, and a key is rarely moved."""
    if len(state.references) > 2 * len(state.number) + _SLACK:
        return _compacted(state)
    parts = list(state.parts)
    same = np.arange(len(state.references), dtype=np.uint32)
    while len(parts) > 1 and len(parts[-1]) * _GROWTH >= len(parts[-2]):
        two = [parts.pop(), parts.pop()]
        parts.append(joined(two, state.alive, same))
    return replace(state, parts=tuple(parts))


def _compacted(state: _State) -> _State:
    """Return the same cases in one part, numbered anew, without those that ended."""
    number = np.zeros(len(state.references), dtype=np.uint32)
    kept = np.flatnonzero(state.alive)
    number[kept] = np.arange(len(kept), dtype=np.uint32)
    parts = (joined(state.parts, state.alive, number),) if state.parts else ()
    references = tuple(state.references[place] for place in kept)
    return _State(
        parts,
        references,
        {ref: place for place, ref in enumerate(references)},
        np.ones(len(kept), dtype=np.bool_),
    )
