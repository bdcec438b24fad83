"""Real texts nobody here wrote, for questions and redactions in unrelated prose.

``REDACTOR_CORPORA`` names the folder with the corpora; without it this part is skipped.
"""

from __future__ import annotations

import email
import email.policy
import html
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .score import Finder, RegisterRefused, disposition
from .world import Case

SKIPPED = "skipped: the environment variable REDACTOR_CORPORA is not set (see the corpora's README)"
LEAST_WORDS = 800
MOST_CHARACTERS = 150_000


@dataclass
class Unrelated:
    """Findings in text that has nothing to do with the case."""

    source: str
    texts: int = 0
    words: int = 0
    characters: int = 0
    asks: int = 0
    redactions: int = 0
    redacted_characters: int = 0
    coincidences: int = 0  # of both: the very name of the case stands there, capitalised
    errors: int = 0

    def per_10000(self, count: int) -> float:
        """Findings per ten thousand words."""
        return 10_000 * count / self.words if self.words else 0.0


def corpora() -> Path | None:
    """The corpora folder, if there is one."""
    named = os.environ.get("REDACTOR_CORPORA", "")
    return Path(named) if named and Path(named).is_dir() else None


def judgments(folder: Path) -> Iterator[str]:
    """The court judgments of the Text Anonymization Benchmark."""
    path = folder / "tab" / "tab_train_dev.jsonl"
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def _strip(markup: str) -> str:
    markup = re.sub(r"(?is)<(script|style).*?</\1>", " ", markup)
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode("utf-8", "replace")
    return _strip(xml.replace("</w:p>", "\n").replace("<w:tab/>", "\t"))


def _mail(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))  # type: ignore[attr-defined]
    return _strip(body.get_content()) if body else ""


def files(folder: Path) -> Iterator[str]:
    """Long readable texts among the real files: pages, mails, Word documents."""
    readers = {".html": lambda p: _strip(p.read_text("utf-8", "replace")), ".eml": _mail, ".docx": _docx}
    for path in sorted((folder / "files").rglob("*")):
        reader = readers.get(path.suffix.lower())
        if reader is None or path.stat().st_size > 3_000_000:
            continue
        try:
            text = reader(path)
        except Exception:  # noqa: BLE001, S112 - many of these files are damaged on purpose
            continue
        words = text.split()
        if len(words) >= LEAST_WORDS and sum(w.strip(".,;:()").isalpha() for w in words) > 0.6 * len(words):
            yield text[:MOST_CHARACTERS]


def names_of(case: Case) -> set[str]:
    """Every word of the names of a case, as written."""
    people = " ".join(p.full + " " + p.previous + " " + p.known_as for p in case.people)
    return set(re.findall(r"\w{3,}", people))


def measure(
    source: str, texts: Iterator[str], cases: list[Case], find: Finder, *, seed: int, each: int = 2
) -> Unrelated:
    """Every text against a few registers it has nothing to do with."""
    result, rng = Unrelated(source), Random(f"prose:{source}:{seed}")
    for text in texts:
        for case in rng.sample(cases, min(each, len(cases))):
            try:
                found = find(case, text)
            except RegisterRefused:
                continue
            except Exception:  # noqa: BLE001
                result.errors += 1
                continue
            result.texts += 1
            result.words += len(text.split())
            result.characters += len(text)
            names = names_of(case)
            for one in found:
                kind = disposition(one)
                if kind not in ("ask", "redact"):
                    continue
                span = text[one.start : one.end]
                result.asks += kind == "ask"
                result.redactions += kind == "redact"
                result.redacted_characters += len(span) if kind == "redact" else 0
                result.coincidences += bool(set(re.findall(r"\w{3,}", span)) & names)
    return result


def unrelated(cases: list[Case], find: Finder, seed: int, folder: Path | None) -> list[Unrelated] | str:
    """All measurements in real prose, or why there are none."""
    if folder is None:
        return SKIPPED
    return [
        measure("court judgments (TAB)", judgments(folder), cases, find, seed=seed),
        measure("real html, eml and docx files", files(folder), cases, find, seed=seed, each=4),
    ]
