"""The results as Markdown and as JSON."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import Any

from .compose import Corpus
from .model import CERTAIN, DOUBTFUL, GROUPS, HARD, HUMAN, SOFT
from .prose import Unrelated
from .score import Scores, Tally

TARGETS = {
    "certain fully redacted": (">=", 0.99),
    "certain silently missed": ("<=", 0.003),
    "doubtful redacted or asked": (">=", 0.97),
    "hard distractors redacted": ("<=", 0.003),
    "over-redaction": ("<=", 0.006),
}
HANDLED = ("full", "partly", "asked")


def bound(bad: int, total: int) -> float:
    """Upper limit (Wilson, 95 %) of a share, so that 0 of 200 is not read as 0 %."""
    if not total:
        return 0.0
    z, p = 1.96, bad / total
    centre, spread = p + z * z / (2 * total), z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    return (centre + spread) / (1 + z * z / total)


def percent(value: float | None, digits: int = 1) -> str:
    """A share for the table."""
    return "–" if value is None else f"{100 * value:.{digits}f} %"


COLUMNS = [
    "certain",
    "full",
    "partly",
    "asked",
    "missed",
    "doubtful",
    "handled",
    "hard",
    "redacted",
    "asked",
    "soft",
    "redacted",
    "human",
]
HEAD = "| {} | " + " | ".join(COLUMNS) + " |\n|---|" + "---:|" * len(COLUMNS)


def row(name: str, tally: Tally) -> str:
    """One line of the table."""
    cells = [
        name,
        str(tally.of(CERTAIN)),
        percent(tally.rate(CERTAIN, "full")),
        percent(tally.rate(CERTAIN, "partly")),
        percent(tally.rate(CERTAIN, "asked")),
        percent(tally.rate(CERTAIN, "missed"), 2),
        str(tally.of(DOUBTFUL)),
        percent(tally.rate(DOUBTFUL, *HANDLED)),
        str(tally.of(HARD)),
        percent(tally.rate(HARD, "redacted"), 2),
        percent(tally.rate(HARD, "asked")),
        str(tally.of(SOFT)),
        percent(tally.rate(SOFT, "redacted")),
        str(tally.of(HUMAN)),
    ]
    return "| " + " | ".join(cells) + " |"


def pair_margins(scores: Scores) -> dict[str, Tally]:
    """Pair classes by kind and by each of the two changes: hundreds of rows become readable."""
    found: dict[str, Tally] = {}
    for name, tally in scores.classes.items():
        if not name.startswith("pair/"):
            continue
        _, kind, changes = name.split("/")
        for key in (f"pair/{kind}/*", *(f"pair/*/{c}" for c in changes.split("+"))):
            found.setdefault(key, Tally(Counter())).counts.update(tally.counts)
    return found


def headline(scores: Scores) -> dict[str, float | None]:
    """The figures that have a target."""
    total = scores.total()
    return {
        "certain fully redacted": total.rate(CERTAIN, "full"),
        "certain silently missed": total.rate(CERTAIN, "missed"),
        "doubtful redacted or asked": total.rate(DOUBTFUL, *HANDLED),
        "hard distractors redacted": total.rate(HARD, "redacted"),
        "over-redaction": scores.over / scores.outside if scores.outside else None,
    }


def met(name: str, value: float | None) -> bool:
    """Whether a target is met."""
    sign, limit = TARGETS[name]
    return value is not None and (value >= limit if sign == ">=" else value <= limit)


def markdown(
    corpus: Corpus, scores: Scores, prose: list[Unrelated] | str, seconds: float, *, per_class: bool
) -> str:
    """The whole report."""
    total = scores.total()
    lines = [
        f"# Register matcher, set `{corpus.set_name}`, seed {corpus.seed}",
        "",
        f"{len(corpus.cases)} cases, {len(corpus.documents)} documents, {scores.words} words, "
        f"{sum(len(d.mentions) for d in corpus.documents)} mentions, {seconds:.1f} s.",
        "",
        *trouble(scores, len(corpus.documents)),
        "| measure | result | target | |",
        "|---|---:|---:|---|",
    ]
    for name, value in headline(scores).items():
        sign, limit = TARGETS[name]
        mark = "met" if met(name, value) else "**not met**"
        if scores.errors or scores.refused:
            mark = "not valid, see above"
        lines.append(
            f"| {name} | {percent(value, 2)} | {'≥' if sign == '>=' else '≤'} {100 * limit:g} % | {mark} |"
        )
    missed = total.counts["certain:missed"]
    lines += [
        "",
        f"Silently missed: {missed} of {total.of(CERTAIN)}; "
        f"upper 95 % limit {percent(bound(missed, total.of(CERTAIN)), 2)}. "
        f"Over-redaction without the distractors themselves: "
        f"{percent((scores.over - scores.over_distractor) / scores.outside if scores.outside else None, 2)}.",
        "",
        "## By group",
        "",
        HEAD.format("group"),
        *(row(group, scores.groups[group]) for group in GROUPS if group in scores.groups),
        row("**all**", total),
        "",
    ]
    if per_class:
        plain = {k: v for k, v in scores.classes.items() if not k.startswith("pair/")}
        lines += ["## By class", "", HEAD.format("class")]
        lines += [row(name, plain[name]) for name in sorted(plain)]
        lines += ["", "## Pairs of changes, by kind and by change", "", HEAD.format("pairs with")]
        margins = pair_margins(scores)
        lines += [row(name, margins[name]) for name in sorted(margins)]
        lines.append("")
    lines += ["## Unrelated prose", ""]
    lines += [prose] if isinstance(prose, str) else prose_table(prose)
    if corpus.empty:
        lines += [
            "",
            f"Classes without any mention in this world ({len(corpus.empty)}): {', '.join(corpus.empty)}",
        ]
    for title, found in (("Registers refused", scores.refused), ("Errors", scores.errors)):
        if found:
            lines += ["", f"## {title}: {len(found)}", "", *distinct(found)]
    return "\n".join(lines) + "\n"


def trouble(scores: Scores, documents: int) -> list[str]:
    """A warning first: figures of a matcher that raised must not be read as figures."""
    if not scores.errors and not scores.refused:
        return []
    return [
        f"> **Not a valid run.** The matcher raised on {len(scores.errors)} of {documents} documents (their "
        f"mentions count as missed, their distractors as left) and refused {len(scores.refused)} registers "
        "(their mentions are not counted).",
        "",
    ]


def distinct(found: list[str]) -> list[str]:
    """The first example of each different message, with its count."""
    first: dict[str, list[str]] = {}
    for text in found:
        first.setdefault(text.split(": ", 1)[-1][:80], []).append(text)
    return [f"- {len(same)} x {same[0][:400]}" for same in list(first.values())[:20]]


def prose_table(prose: list[Unrelated]) -> list[str]:
    """Questions and redactions per 10,000 words of real text."""
    lines = [
        "| text | readings | words | questions / 10,000 (target ≤ 1) | redactions / 10,000 | "
        "characters redacted | the name itself stands there | errors |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in prose:
        share = one.redacted_characters / one.characters if one.characters else 0
        lines.append(
            f"| {one.source} | {one.texts} | {one.words} | {one.per_10000(one.asks):.2f} | "
            f"{one.per_10000(one.redactions):.2f} | {100 * share:.4f} % | {one.coincidences} | {one.errors} |"
        )
    return lines


def as_json(corpus: Corpus, scores: Scores, prose: list[Unrelated] | str) -> dict[str, Any]:
    """Everything, for machines."""
    return {
        "set": corpus.set_name,
        "seed": corpus.seed,
        "headline": headline(scores),
        "targets": {k: {"sign": s, "limit": v} for k, (s, v) in TARGETS.items()},
        "groups": {k: dict(v.counts) for k, v in sorted(scores.groups.items())},
        "classes": {k: dict(v.counts) for k, v in sorted(scores.classes.items())},
        "outside_characters": scores.outside,
        "over_redacted": scores.over,
        "prose": prose if isinstance(prose, str) else [vars(p) for p in prose],
        "refused": scores.refused,
        "errors": scores.errors,
        "empty_classes": corpus.empty,
    }
