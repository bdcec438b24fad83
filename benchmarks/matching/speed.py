"""Speed: ``python -m benchmarks.matching.speed``.

Fifty pages of prose (200,000 characters) against one case of about 30 items, warm, in CPU
seconds (target: at most 1), the growth from 50,000 to 400,000 characters, and, in the same run,
the time of a bare ``text.casefold()`` with a loop of ``str.find`` over the item values, so that
figures from different machines can be compared by their ratio. ``--hard LENGTH`` measures the
texts of ``hard_texts.py`` instead: the cost a character beside prose, and its growth.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from .compose import build
from .finders import Public
from .hard_texts import hard_texts
from .score import Finder
from .templates import templates
from .world import Case

SIZES = (50_000, 100_000, 200_000, 400_000)
PAGES = 200_000
TARGET = 1.0


def long_text(case: Case, length: int, seed: int) -> str:
    """Prose about a case: its own documents first, then filler, cut to length."""
    rng, words = Random(f"speed:{seed}"), templates(case.set_name)
    corpus = build(case.set_name, seed, cases=4, size=0.25)
    mine = [d.text for d in corpus.documents if d.case_index == case.index]
    parts: list[str] = []
    total = 0
    while total < length:
        # about one document with mentions for every four pages of other prose
        part = (
            rng.choice(mine)
            if rng.random() < 0.02
            else rng.choice(words.filler) + rng.choice((" ", " ", "\n\n"))
        )
        parts.append(part)
        total += len(part)
    return "".join(parts)[:length]


def cpu(run: Callable[[], object], repeat: int) -> float:
    """The least CPU time of several runs."""
    best = float("inf")
    for _ in range(repeat):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return best


def values(register: dict[str, Any]) -> list[str]:
    """Every text value of a register, for the naive loop."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, str) and len(value) > 2:
            found.append(value.casefold())

    walk(register["items"])
    walk(register["parties"])
    return found


def naive(text: str, wanted: list[str]) -> int:
    """What a first attempt would do."""
    folded, count = text.casefold(), 0
    for value in wanted:
        at = folded.find(value)
        while at >= 0:
            count += 1
            at = folded.find(value, at + 1)
    return count


def measure(find: Finder, case: Case, seed: int, repeat: int) -> dict[str, Any]:
    """All figures of one run."""
    whole = long_text(case, SIZES[-1], seed)
    wanted = values(case.register)
    find(case, whole[:20_000])  # load, build and warm up
    rows: list[dict[str, Any]] = []
    for size in SIZES:
        text = whole[:size]
        taken = cpu(lambda t=text: find(case, t), repeat)  # type: ignore[misc]
        base = cpu(lambda t=text: naive(t, wanted), repeat)  # type: ignore[misc]
        rows.append(
            {"characters": size, "cpu": taken, "naive": base, "ratio": taken / base if base else None}
        )
    per_char = [r["cpu"] / r["characters"] for r in rows]
    return {
        "items": len(case.register["items"]),
        "rows": rows,
        "fifty_pages": next(r["cpu"] for r in rows if r["characters"] == PAGES),
        "growth": per_char[-1] / per_char[0] if per_char[0] else None,
    }


def hard(find: Finder, case: Case, length: int, seed: int) -> dict[str, dict[str, float]]:
    """The cost of hard texts, a character, beside prose; and from a quarter of the length to the whole."""
    prose = cpu(lambda: find(case, long_text(case, PAGES, seed)), 2) / PAGES
    rows: dict[str, dict[str, float]] = {}
    print("| hard text | µs per character | times prose | growth |\n|---|---:|---:|---:|")
    for name, make in hard_texts(values(case.register)).items():
        short, long = make(length // 4), make(length)
        quarter = cpu(lambda t=short: find(case, t), 1) / len(short)  # type: ignore[misc]
        whole = cpu(lambda t=long: find(case, t), 1) / len(long)  # type: ignore[misc]
        rows[name] = {"each": whole, "prose": whole / prose, "growth": whole / quarter}
        print(f"| {name} | {1e6 * whole:.1f} | {whole / prose:.1f} | {whole / quarter:.2f} |", flush=True)
    return rows


def main(argv: list[str] | None = None) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.speed", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--enforce", action="store_true")
    parser.add_argument("--hard", type=int, metavar="LENGTH", help="measure the hard texts at this length")
    args = parser.parse_args(argv)
    try:
        find = Public()
    except (ImportError, AttributeError) as error:
        print(f"the matcher cannot be imported: {error}", file=sys.stderr)
        return 2
    case = build("dev", args.seed, cases=4, size=0.25).cases[0]
    started = time.process_time()
    find.register(case)
    loading = time.process_time() - started
    if args.hard:
        find(case, "to load, build and warm up " * 200)
        rows = hard(find, case, args.hard, args.seed)
        if args.json:
            args.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        return 0
    result = measure(find, case, args.seed, args.repeat)
    print(f"register of {result['items']} items loaded in {loading:.3f} CPU seconds\n")
    print("| characters | CPU seconds | µs per character | naive loop | ratio |\n|---:|---:|---:|---:|---:|")
    for r in result["rows"]:
        each = 1e6 * r["cpu"] / r["characters"]
        ratio = r["ratio"] or 0
        print(f"| {r['characters']} | {r['cpu']:.3f} | {each:.2f} | {r['naive']:.4f} | {ratio:.0f} |")
    good = result["fifty_pages"] <= TARGET
    print(
        f"\n50 pages: {result['fifty_pages']:.3f} CPU s (target ≤ {TARGET:g}): {'met' if good else 'NOT met'}"
    )
    print(f"time per character, longest against shortest text: {result['growth'] or 0:.2f} (1 is linear)")
    if args.json:
        args.json.write_text(json.dumps(result | {"loading": loading}, indent=1), encoding="utf-8")
    return int(args.enforce and not good)


if __name__ == "__main__":
    sys.exit(main())
