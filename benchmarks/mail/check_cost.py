"""What a check costs, stage by stage: ``python -m benchmarks.mail.check_cost [--cases N] [--mails N]``.

CPU milliseconds a mail in one process, with all cases of the gate's benchmark loaded: reading the mail,
looking it up in all cases, confirming candidates, the rest of the check, and writing decision and answer
into the gate's own database. A fixed piece of work is timed beside it, for other people's load on the
machine shows there as well. With --state the keys of the cases are kept for the next run.
"""

from __future__ import annotations

import argparse
import asyncio
import pickle
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import redactor.gate.check as checking
from benchmarks.mail.messages import KINDS
from benchmarks.matching.cases_world import register
from redactor import assemble
from redactor.detect.cases.index import CaseIndex
from redactor.detect.cases.keys import CaseKeys
from redactor.gate.active import ActiveCases
from redactor.gate.book import AddressBook
from redactor.model.mail import Envelope, Verdict
from redactor.model.secret import Secret
from redactor.runs.mail_book import MailBook
from redactor.runs.mail_record import gate_record
from redactor.runs.mail_values import Posted, reply

KEY = b"the benchmark's own key, 32 byte"
SENDER = "worker@council.example.org"
FIRST = 100_000  # mails are numbered in the subject: small numbers would be house numbers


class Stages:
    """CPU seconds of named stages; a stage within another one is not counted twice."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]

    def within(self, name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        """Return `run`, timed under a name."""

        def timed(*args: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            begun = time.process_time()
            try:
                return run(*args, **named)
            finally:
                spent = time.process_time() - begun
                self.seconds[name] = self.seconds.get(name, 0.0) + spent - self._inner.pop()
                self._inner[-1] += spent

        return timed


def keys_of(count: int, state: Path | None) -> list[CaseKeys]:
    """Return the keys of so many invented cases, from `state` if they are there."""
    lexicon = assemble.house().rules.lexicon
    kept = state / f"keys-{count}.pickle" if state else None
    if kept and kept.exists():
        found: list[CaseKeys] = pickle.loads(kept.read_bytes())  # noqa: S301 - we wrote it
        return found
    index, began = CaseIndex(lexicon, KEY), time.process_time()
    made = [index.keys(register(number, lexicon)) for number in range(count)]
    print(f"keys of {count:,} cases: {time.process_time() - began:.0f} CPU s on one core")
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(made, protocol=5))
    return made


def fixed_work() -> float:
    """Return the CPU seconds of a fixed piece of work."""
    begun = time.process_time()
    words = [f"{number:x}" for number in range(40_000)]
    sorted({word[::-1]: word.translate({48: "o"}) for word in words}.values())
    return time.process_time() - begun


async def written(book: MailBook, mails: Sequence[Posted], verdicts: Sequence[Verdict]) -> None:
    """Write decisions and answers, one mail after the other."""
    for number, (mail, verdict) in enumerate(zip(mails, verdicts, strict=True)):
        to = book.addressed(mail, f"<{number}@bench.example>")
        await book.known([one.id for one in to], mail.digest)
        await book.decide(mail, list(zip(to, verdict.decisions, strict=True)), verdict, ())
        await book.finish({one.id: reply(250, "2.0.0 OK") for one in to}, ())


def measured(kind: str, count: int, check: checking.Check, stages: Stages, book: MailBook) -> None:
    """Print the row of one kind of mail."""
    mails = []
    for number in range(FIRST, FIRST + count + 5):
        recipient = f"someone{number}@elsewhere.example"
        envelope = Envelope(Secret(SENDER), (Secret(recipient),))
        mails.append(Posted(KINDS[kind](number, recipient), envelope))
    once = stages.within("the rest", check.check)
    for mail in mails[:5]:
        once(mail.message, mail.envelope)
    stages.seconds.clear()
    verdicts = [once(mail.message, mail.envelope) for mail in mails[5:]]
    stages.within("written", asyncio.run)(written(book, mails[5:], verdicts))
    parts = [stages.seconds.get(name, 0.0) for name in ("read", "looked up", "confirmed", "the rest")]
    cells = [*parts, sum(parts), stages.seconds["written"]]
    size = sum(len(mail.message) for mail in mails) // len(mails)
    row = " | ".join(f"{1000 * cell / count:.1f}" for cell in cells)
    fixed = 1000 * min(fixed_work() for _ in range(5))
    print(f"| {kind}, {size / 1000:.0f} kB | {row} | {fixed:.1f} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--mails", type=int, default=100)
    parser.add_argument("--state", type=Path, default=None)
    parser.add_argument("--kinds", nargs="*", default=["small", "office", "plain20"])
    chosen = parser.parse_args()
    house = assemble.house()
    index = CaseIndex(house.rules.lexicon, KEY)
    keys = keys_of(chosen.cases, chosen.state)
    index.take(keys)
    cases = ActiveCases(
        index,
        AddressBook(KEY, house.settings.mail.rules),
        [one.reference for one in keys],
        lambda case: register(int(case[-5:]), house.rules.lexicon),
    )
    stages = Stages()
    setattr(checking, "open_mail", stages.within("read", vars(checking)["open_mail"]))  # noqa: B010
    for name, stage in (("_anchored", "looked up"), ("_near", "confirmed")):
        setattr(index, name, stages.within(stage, getattr(index, name)))
    with tempfile.TemporaryDirectory(prefix="check-cost-") as folder:
        at = assemble.House(replace(house.settings, state=Path(folder), database=""))
        record = gate_record(at)
        book = MailBook(record, at.settings.mail.rules, 30)
        print(f"{chosen.cases:,} cases of ten items; CPU ms a mail, {chosen.mails} mails of each kind\n")
        print("| mail | read | looked up | confirmed | the rest | the check | written | fixed work |")
        print("|---|" + "---:|" * 7)
        for kind in chosen.kinds:
            measured(kind, chosen.mails, house.mail_check(cases), stages, book)
        book.close()
        record.database.close()


if __name__ == "__main__":
    main()
