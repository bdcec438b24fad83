"""Finds the register's own items, however they are written.

Takes a text map and a search, gives findings that explain themselves without the value.
It promises no description, relation or deduction: `explain.py` lists what it cannot find.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from redactor.detect.known.absorb import Absorber
from redactor.detect.known.against.codes import weighed
from redactor.detect.known.against.counterevidence import CounterEvidence, spread
from redactor.detect.known.arbitrate import arbitrate
from redactor.detect.known.balance import balanced
from redactor.detect.known.codes.hidden_codes import HiddenCodes
from redactor.detect.known.codes.typed import Typed
from redactor.detect.known.compile import Compiled, compile_search
from redactor.detect.known.dates.dates import Dates
from redactor.detect.known.evidence import Evidence
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.mirrored import mirrored
from redactor.detect.known.organisations.organisations import Organisations
from redactor.detect.known.organisations.phrases import Phrases
from redactor.detect.known.owners import Owners
from redactor.detect.known.page import Page
from redactor.detect.known.people.handles import Handles
from redactor.detect.known.people.heard_wholes import HeardWholes
from redactor.detect.known.people.names import Names, uses_by_target
from redactor.detect.known.people.own_company import OwnCompany
from redactor.detect.known.people.short_persons import ShortPersons
from redactor.detect.known.people.two_letters import TwoLetters
from redactor.detect.known.people.whole_names import WholeNames
from redactor.detect.known.places.extent import Extent
from redactor.detect.known.places.places import Places
from redactor.detect.known.romanised import questions
from redactor.detect.known.scan import scan
from redactor.detect.known.spans import Spans, unswallowed
from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.compose import identity
from redactor.detect.known.text.corrected import corrected
from redactor.detect.known.text.interrupted import OVER_WORDS, interrupted, over_doubts
from redactor.detect.known.text.mended import mended
from redactor.detect.known.text.readings import readings
from redactor.detect.known.wording import explanation
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.text import TextMap
from redactor.ports import Search

_KEPT = 8


class Known:
    """Finds withheld items; keeps the last searches ready."""

    name = "known"

    def __init__(self) -> None:
        """Begin with nothing ready."""
        self._ready: OrderedDict[tuple[str, str], Compiled] = OrderedDict()
        self._lock = Lock()

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        """Return findings of withheld items in `text`, in order of place."""
        compiled = self.compiled(search)
        if not compiled.targets or not text.text:
            return []
        pages = pages_of(text, compiled)
        found = decide(text, pages, collect(pages, compiled), compiled)
        return sorted(found, key=lambda finding: (finding.start, finding.end))

    def compiled(self, search: Search) -> Compiled:
        """Return the search made ready, from memory if it was asked before."""
        key = (search.withholding.key, search.rules.version)
        with self._lock:
            if key in self._ready:
                self._ready.move_to_end(key)
                return self._ready[key]
        made = compile_search(search.withholding, search.rules)
        with self._lock:
            self._ready[key] = made
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
        return made


def pages_of(text: TextMap, compiled: Compiled) -> list[Page]:
    """Return every reading of a text, ready to be searched."""
    furniture = compiled.lexicon.contexts.get("furniture", frozenset())
    found = readings(text, compiled.folding, furniture, compiled.spelling)
    pages = [Page(canon, compiled) for canon in found]
    backwards = mirrored(pages[0], compiled)
    own = [page for page in pages if not page.canon.romanised]
    own += _made(
        (mended(page.tokens, compiled.going_on, compiled.folding, page.numeric) for page in own), compiled
    )
    further = [each for page in own for each in _further(page, compiled)]
    foreign = [page for page in pages if page.canon.romanised]
    return [*own, *_made((*further, backwards), compiled), *foreign]


def _further(page: Page, compiled: Compiled) -> Iterator[Canon]:
    """Yield the readings over what parts halves of a mention, and those that somebody corrected."""
    yield from interrupted(page.tokens, compiled.going_on, compiled.folding)
    yield from corrected(page.canon, compiled.folding)


def _made(canons: Iterable[Canon | None], compiled: Compiled) -> list[Page]:
    """Return pages of readings; the same text from the same place is read once."""
    distinct = {identity(canon): canon for canon in canons if canon is not None}
    return [Page(canon, compiled) for canon in distinct.values()]


def collect(pages: list[Page], compiled: Compiled) -> list[Hit]:
    """Return the hits of all readings of a text."""
    hits: list[Hit] = []
    for number, page in enumerate(pages):
        found = _page_hits(page, compiled)
        if page.canon.romanised:
            found = questions(page, found, compiled.targets)
        elif page.canon.doubts:
            found = over_doubts(page.canon, found)
        against = CounterEvidence(page, compiled, pages[0].canon.source).weigh(found)
        OwnCompany(page, compiled).settle(against)
        for hit in against:
            hit.page = number
            hits.append(hit)
    spread(hits, pages, compiled)
    return _distinct(hits)


def _page_hits(page: Page, compiled: Compiled) -> Iterator[Hit]:
    if not page.tokens.text:  # signs only, as "@?": no form is without a letter or a digit
        return
    found = scan(page, compiled)
    uses = uses_by_target(page, compiled)
    kinds = [target.kind for target in compiled.targets]
    assembled = {Kind.ADDRESS, Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION}
    whole = WholeNames(page, compiled)
    for hit in weighed(found, page):
        if kinds[hit.target] is Kind.PERSON:
            if whole.keeps(hit):
                yield hit
        elif kinds[hit.target] not in assembled and (hit.part != "local" or whole.handle(hit)):
            yield hit
    yield from Names(page, compiled).hits(uses)
    yield from ShortPersons(page, compiled).hits()
    yield from TwoLetters(page, compiled).hits()
    yield from HeardWholes(page, compiled).hits()
    yield from Handles(page, compiled).hits()
    yield from Places(page, compiled).hits(found)
    yield from Organisations(page, compiled).hits(found, uses)
    yield from Phrases(page, compiled).hits()
    yield from Dates(page, compiled).hits()
    yield from Typed(page, compiled).hits()
    yield from HiddenCodes(page, compiled).hits()


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Drop a hit that another one of the same reading, item, part and span says better."""
    best: dict[tuple[int, int, str, int, int], Hit] = {}
    for hit in hits:
        key = (hit.page, hit.target, hit.part, hit.start, hit.end)
        known = best.get(key)
        if known is None or (known.strength, not known.shaky) < (hit.strength, not hit.shaky):
            best[key] = hit
    return list(best.values())


def decide(text: TextMap, pages: list[Page], hits: list[Hit], compiled: Compiled) -> Iterator[Finding]:
    """Yield the findings that the hits of a text amount to."""
    kept, suppressed = arbitrate([*hits, *_whole_allowed(pages, hits, compiled)], compiled)
    evidence = Evidence(text.text, kept, compiled.targets, compiled.lexicon.evidence)
    judged: dict[Disposition, list[Hit]] = {each: [] for each in Disposition}
    why: dict[int, str] = {}
    for hit in kept:
        disposition, why[id(hit)] = evidence.verdict(hit)
        if disposition is not None:
            judged[disposition].append(hit)
    redacted = judged[Disposition.REDACT]
    redacted += list(Owners(text.text, redacted, compiled.targets).answered(judged[Disposition.ASK], why))
    parts = [hit for hit in kept if hit.strength is Strength.NOTE or hit.part in _ABSORBED]
    Absorber(pages, compiled).widen(redacted, parts)
    for hit, whole in list(Extent(pages, compiled).further(redacted, parts)):
        why[id(hit)] = why[id(whole)]
        redacted.append(hit)
    pieces = _pieces(text, pages, redacted, why)
    asked = list(_halves(text, pages, judged[Disposition.ASK], why))
    open_questions = _uncovered(asked, redacted, pieces)
    for disposition, found in ((Disposition.REDACT, pieces), (Disposition.ASK, open_questions)):
        for hit in _outer(found):
            yield _finding(text, hit, disposition, why[id(hit)], compiled)
    for hit in suppressed:
        if hit.strength >= Strength.MEDIUM:
            yield _finding(text, hit, Disposition.KEEP, "part of a value that may stay", compiled)


def _whole_allowed(pages: list[Page], hits: list[Hit], compiled: Compiled) -> list[Hit]:
    """Return the addresses that may stay once more, with the town and postcode that stand beside them."""
    found = [hit for hit in hits if _allowed_address(compiled.targets[hit.target])]
    whole = [replace(hit) for hit in found if hit.strength is Strength.STRONG and not hit.shaky]
    if whole:
        Absorber(pages, compiled).widen(whole, found)
    return whole


def _allowed_address(target: Target) -> bool:
    return target.allowed and target.kind is Kind.ADDRESS


def _pieces(text: TextMap, pages: list[Page], hits: list[Hit], why: dict[int, str]) -> list[Hit]:
    """Return the hits without the words that a reordered reading leaves out."""
    found = []
    for hit in hits:
        for piece in unswallowed(text.text, pages[hit.page], hit):
            why[id(piece)] = why[id(hit)]
            piece.start, piece.end = balanced(text.text, piece.start, piece.end)
            found.append(piece)
    return found


def _uncovered(asked: list[Hit], redacted: list[Hit], pieces: list[Hit]) -> list[Hit]:
    """Return the questions that no redaction of the same item answers already.

    A redaction over reordered columns answers what begins and ends at its pieces.
    """
    whole, parts = _by_target(redacted), _by_target(pieces)
    return [hit for hit in asked if not (_answered(hit, parts) or _framed(hit, whole, parts))]


def _halves(text: TextMap, pages: list[Page], asked: list[Hit], why: dict[int, str]) -> Iterator[Hit]:
    """Yield the questions; of one over other words, its halves without these."""
    for hit in asked:
        doubts = pages[hit.page].canon.doubts if hit.shaky == OVER_WORDS else ()
        for start, end in _without(text.text, hit.start, hit.end, doubts):
            half = replace(hit, start=start, end=end)
            why[id(half)] = why[id(hit)]
            yield half


def _without(text: str, start: int, end: int, doubts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a span without the stretches in it, where it is more than blanks."""
    for low, high in (*sorted(each for each in doubts if start < each[0] and each[1] < end), (end, end)):
        part = text[start:low]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = high


def _by_target(hits: list[Hit]) -> dict[int, Spans]:
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.target].append(hit)
    return {target: Spans(each) for target, each in found.items()}


def _answered(hit: Hit, parts: dict[int, Spans]) -> bool:
    return hit.target in parts and parts[hit.target].covers(hit.start, hit.end)


def _framed(hit: Hit, whole: dict[int, Spans], parts: dict[int, Spans]) -> bool:
    if hit.target not in whole or not whole[hit.target].covers(hit.start, hit.end):
        return False
    mine = parts[hit.target]
    return mine.covers(hit.start, hit.start + 1) and mine.covers(hit.end - 1, hit.end)


_ABSORBED = frozenset(
    [
        "town",
        "county",
        "locality",
        "flat",
        "district",
        "sector",
        "postcode",
        "house",
        "street",
        "uprn",
        "postcode_slip",
    ]
)


def _outer(hits: list[Hit]) -> list[Hit]:
    """Return the hits that no other of the same item covers."""
    found: list[Hit] = []
    reach: dict[int, int] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, -h.strength)):
        if hit.end > reach.get(hit.target, -1):
            found.append(hit)
            reach[hit.target] = hit.end
    return found


def _finding(text: TextMap, hit: Hit, disposition: Disposition, reason: str, compiled: Compiled) -> Finding:
    target = compiled.targets[hit.target]
    scores = compiled.lexicon.evidence.scores
    score = scores.get(hit.strength.name.lower(), 0.2)
    return Finding(
        hit.start,
        hit.end,
        target.kind,
        disposition,
        hit.rule,
        min(1.0, score),
        explanation(target.kind, hit.name, disposition, reason),
        target.item.id if target.item else "",
        hit.name,
        view=text.view,
        evidence=tuple(dict.fromkeys(hit.evidence)),
    )
