"""A report as JSON: for scripts, and for whoever must prove later what was done.

Takes a report, gives UTF-8 bytes; the top level holds the fields of a ``--json`` line and more. No
protected value can be in it, because no value of a report holds one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from redactor.model.finding import Decision
from redactor.model.report import Report
from redactor.report.words import headline, next_step


def report_json(report: Report, *, input: str = "", output: str = "", answers: str = "") -> bytes:
    """Return `report` as JSON. `input` is the path as given, `output` and `answers` where they were put.

    Where the file's own name gave something away, `input` is the neutral name instead.
    """
    content = {
        "input": shown_input(report, input),
        "recipient": ",".join(report.recipients),
        "outcome": report.outcome.value,
        "output": output or None,
        "answers_file": answers or None,
        "reasons": [
            {"code": r.code, "message": r.message, "place": r.place, "item": r.item} for r in report.reasons
        ],
        "counts": report.counts,
        "sentence": headline(report),
        "advice": next_step(report),
        "name": report.name,
        "case": report.case,
        "recipients": list(report.recipients),
        "profile": report.profile,
        "when": report.when.isoformat(timespec="seconds"),
        "input_digest": report.input_digest,
        "output_digest": report.output_digest,
        "decisions": _decisions(report.decisions),
        "questions": [decision.id for decision in report.questions],
        "people": _decisions(report.people),
        "removed": [{"place": one.place, "what": one.what} for one in report.removed],
        "leaks": [
            {"item": leak.item_id, "place": leak.place, "fragment": leak.fragment} for leak in report.leaks
        ],
        "unread": [{"place": one.place, "why": one.why} for one in report.unread],
        "coverage": [{"place": one.place, "means": one.means} for one in report.coverage],
        "notes": list(report.notes),
        "over_redaction": _over_redaction(report),
        "versions": dict(report.versions),
        "ledger": {"seq": report.ledger.seq, "hash": report.ledger.hash} if report.ledger else None,
        "seconds": dict(report.seconds),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def shown_input(report: Report, given: str) -> str:
    """Return the path as given, or the report's name where that had to be a neutral one."""
    # The format, and so the extension, may have changed; any other difference was made on purpose.
    path, name = _bare(given), _bare(report.name)
    return given if path[-len(name) :] == name else report.name


def _bare(name: str) -> tuple[str, ...]:
    path = PurePosixPath(name)
    return (path.with_suffix("") if path.name else path).parts


def _decisions(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    return [
        {
            "id": decision.id,
            "place": decision.place,
            "path": decision.path,
            "kind": decision.finding.kind.value,
            "item": decision.finding.item_id,
            "disposition": decision.disposition.value,
            "rule": decision.finding.rule,
            "form": decision.finding.form,
            "detector": decision.finding.detector,
            "score": round(decision.finding.score, 3),
            "explanation": decision.finding.explanation,
            "reason": decision.reason,
            "answered_by": decision.answered_by,
        }
        for decision in decisions
    ]


def _over_redaction(report: Report) -> dict[str, float]:
    over = report.over_redaction
    return {
        "characters": over.characters,
        "removed": over.removed,
        "not_required": over.not_required,
        "share_removed": round(over.share_removed, 4),
        "share_not_required": round(over.share_not_required, 4),
    }
