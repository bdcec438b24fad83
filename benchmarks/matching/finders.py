"""Finders: the real matcher through its public calls, and two fakes to test the scorer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .compose import Corpus
from .model import CERTAIN, DOUBTFUL
from .score import Finder, Found, RegisterRefused
from .world import Case


@dataclass(frozen=True)
class Fake:
    """A finding of a fake finder."""

    start: int
    end: int
    disposition: str


def oracle(corpus: Corpus) -> Finder:
    """Redacts exactly what is certain, asks exactly what is doubtful."""
    known = {(d.case_index, d.text): d for d in corpus.documents}

    def find(case: Case, text: str) -> Sequence[Found]:
        document = known[case.index, text]
        kinds = {CERTAIN: "redact", DOUBTFUL: "ask"}
        return [
            Fake(s, e, kinds[m.expect]) for m in document.mentions if m.expect in kinds for s, e in m.spans
        ]

    return find


def nothing(case: Case, text: str) -> Sequence[Found]:
    """Finds nothing at all."""
    del case, text
    return ()


def everything(case: Case, text: str) -> Sequence[Found]:
    """Redacts the whole text."""
    del case
    return [Fake(0, len(text), "redact")]


class Public:
    """``redactor.load_register`` and ``redactor.find_text``, one register per case, kept warm."""

    def __init__(self) -> None:
        import redactor

        self._redactor: Any = redactor
        self._registers: dict[tuple[str, int], Any] = {}

    def register(self, case: Case) -> Any:
        """The loaded register of a case."""
        key = (case.set_name, case.index)
        if key not in self._registers:
            try:
                self._registers[key] = self._redactor.load_register(case.yaml)
            except Exception as error:
                raise RegisterRefused(f"{type(error).__name__}: {error}") from error
        return self._registers[key]

    def __call__(self, case: Case, text: str) -> Sequence[Found]:
        """Find what is withheld from the case's recipient."""
        register = self.register(case)
        found: Sequence[Found] = self._redactor.find_text(
            text, register, to=[case.to], profile="register-only"
        )
        return found
