"""Redacts every mail, page, archive and photograph of the corpora with nothing to withhold: what becomes?

Takes the folder in REDACTOR_CORPORA; prints figures by kind and every reason. The whole road is walked: all
formats of this machine, the real verifier.
Run: REDACTOR_CORPORA=/path python -m benchmarks.office.robust_mail [--verbose]
"""

from __future__ import annotations

import html
import logging
import os
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

from redactor.assemble import house
from redactor.model.document import Document
from redactor.model.order import Order
from redactor.model.outcome import AuditEntry, Outcome
from redactor.model.report import Result
from redactor.pipeline import Pipeline

_KINDS = ("eml", "html", "zip", "msg", "tnef", "heic")
_HANG = 60.0
_REGISTER = """
register: 1
case: {reference: CF-1, title: Nothing}
parties: [{id: reader, name: Some Reader, role: parent}]
items: []
nothing_to_withhold: {confirmed_by: benchmark, on: 2026-01-01}
"""


class _NoAudit:
    """Forgets."""

    def append(self, entry: AuditEntry) -> None:
        """Do nothing."""


def road() -> tuple[Pipeline, Order]:
    """Return the pipeline and an order to copy."""
    at = house()
    pipeline = Pipeline(
        formats=at.formats,
        detectors=at.detectors[:1],
        matcher=at.detectors[0],
        verifier=at.verifier,
        audit=_NoAudit(),
        rules=at.rules,
        limits=at.settings.limits,
        now=lambda: datetime.now(UTC),
    )
    register = at.load_register(_REGISTER)
    return pipeline, Order(Document("", b""), register, ("reader",), "register-only")


def outcome_of(result: Result) -> str:
    """Return the outcome with its first reason, in general."""
    if result.outcome is Outcome.RELEASE:
        return "released"
    reason = result.report.reasons[0]
    told = re.search(r"\(([a-z -]+)\)|left out: ([a-z -]+)|examined: (.*)", reason.message)
    about = next((group for group in told.groups() if group), "") if told else ""
    return f"{result.outcome}: {reason.code}" + (f" ({about})" if about else "")


def words(data: bytes) -> Counter[str]:
    """Return the words of a mail's text bodies, read crudely and by another road than the product's."""
    found: Counter[str] = Counter()
    for part in message_from_bytes(data).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/plain" and isinstance(payload, bytes):
            try:
                text = payload.decode(part.get_content_charset("utf-8"), "ignore")
            except LookupError:
                text = payload.decode("utf-8", "ignore")
            text = html.unescape(text)
            found.update(re.findall(r"[A-Za-z]{3,}", text))
    return found


def measured(kind: str, root: Path) -> int:
    """Walk the road with all files of a kind, print what became of them, return crashes and hangs."""
    pipeline, order = road()
    outcomes: Counter[str] = Counter()
    times: list[float] = []
    bad = kept = compared = 0
    for path in sorted(root.glob(f"files/*/{kind}/*")):
        document = Document(path.name, path.read_bytes())
        start = time.perf_counter()
        result = pipeline.redact(replace(order, document=document))
        times.append(time.perf_counter() - start)
        told = outcome_of(result)
        outcomes[told] += 1
        if "--verbose" in sys.argv:
            sys.stdout.write(f"  {path.name}: {told}, {times[-1]:.2f} s\n")
        if result.output is not None and kind == "eml":
            compared += 1
            kept += not words(document.data) - words(result.output)
        bad += times[-1] > _HANG or any(reason.code == "internal" for reason in result.report.reasons)
    sys.stdout.write(f"{kind}: {sum(outcomes.values())} files\n")
    sys.stdout.writelines(f"{count:5} {told}\n" for told, count in outcomes.most_common())
    if compared:
        sys.stdout.write(f"      all words of the plain bodies kept: {kept} of {compared} released\n")
    if times:
        sys.stdout.write(f"      seconds: median {statistics.median(times):.3f}, worst {max(times):.3f}\n")
    return bad


def main() -> int:
    """Run over all files; the exit status is 1 after a crash or a hang."""
    root = os.environ.get("REDACTOR_CORPORA")
    if not root:
        sys.stdout.write("REDACTOR_CORPORA is not set: nothing was measured\n")
        return 0
    logging.disable(logging.CRITICAL)
    bad = sum(measured(kind, Path(root)) for kind in _KINDS)
    sys.stdout.write(f"crashes and hangs: {bad}\n")
    return int(bool(bad))


if __name__ == "__main__":
    raise SystemExit(main())
