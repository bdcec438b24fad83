"""The fresh working material: what does the matcher do with each sentence of these files?

Takes YAML files of registers and sentences with their own truth; prints a verdict per entry and totals.
It does not promise coverage of anything: it is working material, never the sealed evaluation.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

import redactor
from redactor.model.finding import Disposition, Finding

FOLDER = Path(__file__).parent
EXPECTATIONS = ("redact", "ask", "leave")
MARKER = re.compile(r"(?i:nos?|number|flat|apartment|unit|the|at|on|in|of|and|to|rhif|um|then)")
WORD = re.compile(r"[^\W_]+")
VERDICTS = ("full", "partly", "asked", "missed", "left", "needless question", "wrongly redacted")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One text and what a careful reader with the register in hand would do with it."""

    text: str
    span: tuple[str, ...]
    expect: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """A small register, the recipients of the copy, and sentences for them."""

    register: str
    to: tuple[str, ...]
    sentences: tuple[Sentence, ...]


def names() -> list[str]:
    """Return the names of the files, without ending."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(name: str) -> list[Group]:
    """Return the groups of the file `name`."""
    content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return [
        Group(each["register"], tuple(each["to"]), tuple(_sentence(entry) for entry in each["entries"]))
        for each in content
    ]


def _sentence(entry: dict[str, object]) -> Sentence:
    span = entry.get("span") or []
    if not isinstance(span, list):
        raise TypeError("span is a list of substrings")
    return Sentence(str(entry["text"]), tuple(span), str(entry["expect"]), str(entry["note"]))


def places(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where the spans stand: each is looked for after the one before; no span is the whole text.

    Raises:
        ValueError: a span does not stand in the text.
    """
    found = []
    start = 0
    for part in sentence.span:
        at = sentence.text.index(part, start)
        start = at + len(part)
        found.append((at, start))
    return found or [(0, len(sentence.text))]


def judge(sentence: Sentence, findings: list[Finding]) -> str:
    """Return one of `VERDICTS`; any `ask` on a span counts as asked, since it holds the release."""
    hidden = _touched(sentence, findings, Disposition.REDACT)
    asked = _touched(sentence, findings, Disposition.ASK)
    if sentence.expect == "leave":
        if hidden:
            return "wrongly redacted"
        return "needless question" if asked else "left"
    wanted = [_telling(sentence.text, place) for place in places(sentence)]
    if all(letters <= hidden for letters in wanted):
        return "full"
    if all(letters <= hidden or letters & asked for letters in wanted):
        return "asked"
    return "partly" if hidden or asked else "missed"


def _touched(sentence: Sentence, findings: list[Finding], disposition: Disposition) -> set[int]:
    """Return the letters and digits inside the spans that findings of this disposition cover."""
    inside = {at for place in places(sentence) for at in _letters(sentence.text, place)}
    covered = {
        at for each in findings if each.disposition is disposition for at in range(each.start, each.end)
    }
    return inside & covered


def _telling(text: str, place: tuple[int, int]) -> set[int]:
    """Return what of a span tells something: "flat", "no." and small words between may stay."""
    words = [match.span() for match in WORD.finditer(text, *place)]
    told = {at for start, end in words if not MARKER.fullmatch(text, start, end) for at in range(start, end)}
    return told & _letters(text, place) or _letters(text, place)


def _letters(text: str, place: tuple[int, int]) -> set[int]:
    return {at for at in range(*place) if text[at].isalnum()}


def verdicts(name: str) -> Iterator[tuple[Sentence, str]]:
    """Give each sentence of the file `name` with the verdict on it."""
    for group in load(name):
        register = redactor.load_register(group.register)
        for sentence in group.sentences:
            yield sentence, judge(sentence, redactor.find_text(sentence.text, register, to=group.to))


def main() -> None:
    """Print the entries that went otherwise than expected (`--show`: all), and totals for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", action="append", choices=names(), help="one file, without ending")
    parser.add_argument("--show", action="store_true", help="print every entry, not only the wrong ones")
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    for name in options.file or names():
        counts: Counter[tuple[str, str]] = Counter()
        for sentence, verdict in verdicts(name):
            counts[sentence.expect, verdict] += 1
            if options.show or not _fine(sentence.expect, verdict):
                print(f"{name} | {verdict} | {sentence.note} | {list(sentence.span)} | {sentence.text!r}")
        _print(name, counts)
        total += counts
    _print("all files", total)


def _fine(expect: str, verdict: str) -> bool:
    return verdict in {"full", "left"} or (expect, verdict) == ("ask", "asked")


def _print(name: str, counts: Counter[tuple[str, str]]) -> None:
    for expect in EXPECTATIONS:
        row = {verdict: counts[expect, verdict] for verdict in VERDICTS if counts[expect, verdict]}
        told = ", ".join(f"{verdict} {number}" for verdict, number in row.items())
        print(f"== {name}: {expect} {sum(row.values())}: {told}")


if __name__ == "__main__":
    main()
