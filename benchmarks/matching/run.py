"""Run the evaluation: ``python -m benchmarks.matching.run --seed 1 --set dev --per-class``.

Exit code 0: ran; 1: ran, but registers were refused or the matcher raised, or (with
``--enforce``) a target is not met; 2: the matcher is not there or the request makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from .compose import Corpus, build
from .finders import Public, nothing, oracle
from .prose import corpora, unrelated
from .report import as_json, headline, markdown, met
from .score import Finder, Scores, score
from .vocab import SETS


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.run", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", dest="set_name", choices=SETS, default="dev")
    parser.add_argument("--classes", nargs="*", default=[], help="class names, patterns (person/*) or groups")
    parser.add_argument("--cases", type=int, default=160)
    parser.add_argument(
        "--size", type=float, default=1.0, help="1 gives 1,000 mentions or more in each group"
    )
    parser.add_argument("--per-class", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--no-prose", action="store_true", help="leave out the real texts")
    parser.add_argument("--enforce", action="store_true", help="exit 1 when a target is not met")
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="print examples")
    parser.add_argument(
        "--class",
        dest="miss_class",
        default="",
        metavar="X",
        help="with --show-misses: only classes containing X",
    )
    parser.add_argument("--finder", choices=("public", "oracle", "nothing"), default="public")
    return parser.parse_args(argv)


def show_misses(scores: Scores, count: int, wanted: str) -> None:
    """Print examples, spread over the classes."""
    seen: dict[str, int] = {}
    chosen = [m for m in scores.misses if wanted in m.cls]
    limit = count if wanted else max(1, count // max(1, len({m.cls for m in chosen})) + 1)
    shown = 0
    for miss in chosen:
        if shown >= count or seen.get(miss.cls, 0) >= limit:
            continue
        seen[miss.cls] = seen.get(miss.cls, 0) + 1
        shown += 1
        print(f"[{miss.cls}] {miss.expect} -> {miss.outcome}\n    {miss.context}")
        print(f"    findings: {miss.findings or 'none'}")


def finder(name: str, corpus: Corpus) -> Finder:
    """The finder of a name."""
    if name == "public":
        return Public()
    return oracle(corpus) if name == "oracle" else nothing


def main(argv: list[str] | None = None) -> int:
    """Run and print."""
    args = arguments(argv)
    if args.set_name == "sealed" and (args.show_misses or args.per_class or args.classes or args.json):
        print("refused: of the sealed set only totals by group are shown; use another set", file=sys.stderr)
        return 2
    folder = corpora()
    corpus = build(args.set_name, args.seed, cases=args.cases, size=args.size, patterns=tuple(args.classes))
    if not corpus.specs:
        print("no class has such a name", file=sys.stderr)
        return 2
    try:
        find = finder(args.finder, corpus)
    except (ImportError, AttributeError) as error:
        print(f"the matcher cannot be imported: {error}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    scores = score(corpus, find, keep_misses=bool(args.show_misses))
    seconds = time.perf_counter() - started
    bare = args.no_prose or args.finder == "oracle"
    prose = "left out" if bare else unrelated(corpus.cases, find, args.seed, folder)
    print(markdown(corpus, scores, prose, seconds, per_class=args.per_class))
    if args.show_misses:
        show_misses(scores, args.show_misses, args.miss_class)
    if args.json:
        args.json.write_text(
            json.dumps(as_json(corpus, scores, prose), indent=1, ensure_ascii=False), encoding="utf-8"
        )
    short = args.enforce and not all(met(k, v) for k, v in headline(scores).items() if v is not None)
    return int(bool(scores.refused or scores.errors) or short)


if __name__ == "__main__":
    sys.exit(main())
