"""Sends one-leak-per-file sets down the whole road, each file with its innocent twin, and prints the table.

Takes places: functions from the planted words to a file. A leak is a released file from which the
independent checker still gets the value; an over-block is a twin, with nothing to withhold, not released.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from benchmarks.office import checker
from redactor.assemble import house
from redactor.model.document import Document
from redactor.model.order import Order
from redactor.model.outcome import AuditEntry
from redactor.model.report import Report, Result
from redactor.pipeline import Pipeline

PLANTED, INNOCENT, STAYS = "14 Rose Lane", "27 Plum Walk", "nothing else was decided"
_REGISTER = """
register: 1
case: {reference: BENCH-2, title: Leaks}
parties:
  - {id: hidden, name: Tamsin Grace Okafor, role: third-party-resident}
  - {id: reader, name: Dana Whitcombe, role: parent}
items:
  - {id: home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: hidden,
     withhold_from: [reader], severity: critical}
"""


@dataclass(frozen=True)
class Place:
    """One hiding place. `look` asks for text recognition; `plain` twins must be released."""

    group: str
    name: str
    build: Callable[[str], bytes]
    look: bool = False
    plain: bool = True
    file: str = "paper.docx"


@dataclass(frozen=True)
class Row:
    """What became of a place and of its twin."""

    place: Place
    inside: list[str]
    outcome: str
    leaks: list[str]
    reasons: str
    twin: str
    twin_reasons: str


class _NoAudit:
    """Forgets."""

    def append(self, entry: AuditEntry) -> None:
        """Do nothing."""


def road() -> Callable[[str, bytes], Result]:
    """Return the whole road: every format of this machine, the register's matcher, the real verifier."""
    at = house()
    matcher = at.detectors[0]
    pipeline = Pipeline(
        formats=at.formats,
        detectors=(matcher,),
        matcher=matcher,
        verifier=at.verifier,
        audit=_NoAudit(),
        rules=at.rules,
        limits=at.settings.limits,
        now=lambda: datetime.now(UTC),
    )
    order = Order(Document("paper", b""), at.load_register(_REGISTER), ("reader",), "register-only")
    return lambda name, data: pipeline.redact(replace(order, document=Document(name, data)))


def tried(place: Place, redact: Callable[[str, bytes], Result]) -> Row:
    """Send one file and its twin down the road."""
    data = place.build(PLANTED)
    result, twin = redact(place.file, data), redact(place.file, place.build(INNOCENT))
    left = checker.ways(result.output, PLANTED, look=place.look) if result.output else []
    inside = checker.ways(data, PLANTED)
    if not inside and place.look:
        inside = checker.ways(data, PLANTED, look=True)
    return Row(
        place, inside, result.outcome.value, left, _why(result.report), twin.outcome.value, _why(twin.report)
    )


def _why(report: Report) -> str:
    return "; ".join(f"{one.code}: {one.message}" for one in report.reasons)[:220]


def tell(rows: Sequence[Row]) -> int:
    """Print the table and what needs a look; return the number of leaks and over-blocks."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.place.group].append(row)
    print("| places | files | released | held | blocked | **leaks** | twins released | **over-blocks** |")
    print("|---|---|---|---|---|---|---|---|")
    for name, some in [*groups.items(), ("all", list(rows))]:
        ends = Counter(row.outcome for row in some)
        twins = sum(row.twin == "released" for row in some)
        print(
            f"| {name} | {len(some)} | {ends['released']} | {ends['held']} | {ends['blocked']} "
            f"| {sum(bool(row.leaks) for row in some)} | {twins} | {sum(map(over, some))} |"
        )
    for row in rows:
        at = f"{row.place.group}: {row.place.name}"
        if row.leaks:
            print(f"LEAK        {at}: {', '.join(row.leaks)[:300]}")
        if over(row):
            print(f"OVER-BLOCK  {at}: {row.twin}: {row.twin_reasons}")
        if row.outcome != "released":
            print(f"{row.outcome:11} {at}: {row.reasons}")
        if not row.inside:
            print(f"unseen      {at}: the checker does not get the value from the input either")
    return sum(bool(row.leaks) + over(row) for row in rows)


def over(row: Row) -> bool:
    """Say whether a harmless twin was not released."""
    return row.place.plain and row.twin != "released"


def run(places: Sequence[Place]) -> int:
    """Try all places, or those whose name holds the first argument; the status is 1 after a fault."""
    logging.disable(logging.CRITICAL)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    redact, begun, rows = road(), time.monotonic(), []
    for place in places:
        if wanted in f"{place.group}: {place.name}":
            rows.append(tried(place, redact))
            bad = rows[-1].leaks or over(rows[-1])
            print(f"{'!' if bad else '.'} {place.group}: {place.name}", file=sys.stderr, flush=True)
    faults = tell(rows)
    print(f"\n{len(rows)} places, {2 * len(rows)} files in {time.monotonic() - begun:.0f} s")
    return int(faults > 0)
