"""One leak in each file, in every place where a PDF can hide a value, and each file's innocent twin.

    python -m benchmarks.pdf.leaks [--only WORD] [--without-pictures | --pictures] [--list]

Every file goes the whole road (`redactor.redact`). A leak is a released file from which the independent
checker (`benchmarks.pdf.checker`) still gets the value; an over-block is a twin, with nothing to withhold,
that is not released. Files that nobody could vouch for (a password, damage) may be blocked either way.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.pdf import checker
from benchmarks.pdf.places import OTHER, PLACES, SECRET, Place

REGISTER = f"""
register: 1
case: {{reference: BENCH-1, title: Leaks, language: en}}
parties:
  - {{id: hidden, name: {SECRET.name}, role: third-party}}
  - {{id: reader, name: Dana Whitcombe, role: parent}}
items:
  - {{id: name, kind: person, party: hidden, withhold_from: [reader], severity: critical, reason: FPR29.1}}
  - id: home
    kind: address
    value: "{SECRET.street}, {SECRET.town}, {SECRET.postcode}"
    about: hidden
    withhold_from: [reader]
    severity: critical
  - {{id: phone, kind: phone, value: "{SECRET.phone}", about: hidden, withhold_from: [reader]}}
"""
NEEDLES = (SECRET.joined, SECRET.last, SECRET.first, SECRET.postcode, SECRET.phone, SECRET.street)
STAYS = "nothingelsewasdecided"


@dataclass(frozen=True)
class Row:
    """What became of one place. `inside` says how the checker got the value from the input."""

    place: Place
    inside: tuple[str, ...]
    outcome: str
    leaks: tuple[str, ...]
    reasons: tuple[str, ...]
    twin: str
    twin_reasons: tuple[str, ...]
    lost: bool


def tried(place: Place) -> Row:
    """Send one file and its twin down the road."""
    import redactor

    register = redactor.load_register(REGISTER)
    data, twin_data = place.build(SECRET), place.build(OTHER)
    result = redactor.redact(data, "paper.pdf", register, ["reader"], "register-only")
    twin = redactor.redact(twin_data, "paper.pdf", register, ["reader"], "register-only")
    left = checker.ways(result.output, NEEDLES, look=place.look) if result.output else []
    kept = any(STAYS in checker.squeezed(text) for _, text in checker.texts(result.output or twin_data))
    return Row(
        place,
        tuple(checker.ways(data, NEEDLES)) or (("a picture",) if place.look else ()),
        result.outcome.value,
        tuple(left),
        tuple(f"{one.code}: {one.message} ({one.place})" for one in result.report.reasons),
        twin.outcome.value,
        tuple(f"{one.code}: {one.message} ({one.place})" for one in twin.report.reasons),
        bool(result.output) and not kept and not place.look,
    )


def tell(rows: list[Row]) -> None:
    """Print the table, then what needs a look."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.place.group].append(row)
    print("| places | files | released | held | blocked | **leaks** | twins released | **over-blocks** |")
    print("|---|---|---|---|---|---|---|---|")
    for name, some in [*groups.items(), ("all", rows)]:
        ends = Counter(row.outcome for row in some)
        twins = sum(row.twin == "released" for row in some)
        over = sum(row.twin != "released" and row.place.plain for row in some)
        print(
            f"| {name} | {len(some)} | {ends['released']} | {ends['held']} | {ends['blocked']} "
            f"| {sum(bool(row.leaks) for row in some)} | {twins} | {over} |"
        )
    for row in rows:
        for word, said in _remarks(row):
            print(f"{word:11} {row.place.group}: {row.place.name}: {said[:200]}")


def _remarks(row: Row) -> Iterator[tuple[str, str]]:
    if row.leaks:
        yield "LEAK", ", ".join(row.leaks)
    if row.twin != "released" and row.place.plain:
        yield "OVER-BLOCK", "; ".join(row.twin_reasons)
    if row.lost:
        yield "LOST", "the plain text around it is gone"
    if row.outcome != "released":
        yield row.outcome, "; ".join(row.reasons)
    if not row.inside:
        yield "unseen", "the checker does not get the value from the input either"


def looked_at(place: Place) -> bool:
    """Say whether text recognition is needed."""
    return place.look or place.group == "picture data"


def main() -> None:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="places whose name or group holds this")
    parser.add_argument("--without-pictures", action="store_true", help="leave out what needs a look")
    parser.add_argument("--pictures", action="store_true", help="only what needs a look")
    parser.add_argument("--list", action="store_true", help="only name the places")
    options = parser.parse_args()
    chosen = [
        one
        for one in PLACES
        if options.only in f"{one.group}: {one.name}"
        and not (options.without_pictures and looked_at(one))
        and not (options.pictures and not looked_at(one))
    ]
    if options.list:
        print("\n".join(f"{one.group}: {one.name}" for one in chosen))
        return
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        begun = time.monotonic()
        rows = []
        for one in chosen:
            rows.append(tried(one))
            bad = rows[-1].leaks or (rows[-1].twin != "released" and one.plain)
            print(f"{'!' if bad else '.'} {one.group}: {one.name}", file=sys.stderr, flush=True)
        tell(rows)
        print(f"\n{len(rows)} places, {2 * len(rows)} files in {time.monotonic() - begun:.0f} s")
    bad = sum(bool(row.leaks) or (row.twin != "released" and row.place.plain) for row in rows)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
