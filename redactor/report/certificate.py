"""What a release certificate says about one released copy: how it was checked, by what, and by whom.

Takes a report and a way to make keyed fingerprints; gives plain content for a signed statement. There is
no value in it, no name of an item and no file name: it may lie beside the copy, wherever that goes. A
plain digest of the original or of the register would let the recipient try out addresses until it fits,
so these stand there keyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from redactor.model.finding import Disposition
from redactor.model.report import Report
from redactor.model.secret import Secret
from redactor.report.words import LIMITS, places

_REGISTER: Final = "register"


def certificate_content(
    report: Report,
    *,
    actor: str,
    size: int,
    checked: Sequence[Secret],
    fingerprint: Callable[[Secret], str],
) -> dict[str, Any]:
    """Return what the certificate of a released copy says.

    `size` is that of the copy in bytes; `checked` are the values that were looked for.
    """
    prints = sorted(fingerprint(value) for value in checked)
    position = report.ledger
    return {
        "case": report.case,
        "recipients": list(report.recipients),
        "outcome": report.outcome.value,
        "profile": report.profile,
        "made": report.when.isoformat(timespec="seconds"),
        "by": actor,
        "input_fingerprint": fingerprint(Secret(report.input_digest)),
        "output_digest": report.output_digest or "",
        "output_bytes": size,
        "counts": report.counts,
        "reason_codes": _codes(report),
        "checked": {"values": len(prints), "fingerprints": prints},
        "coverage": _grouped((one.means, one.place) for one in report.coverage),
        "left_out": dict(sorted(Counter(one.what for one in report.removed).items())),
        "not_examined": [*_grouped((one.why, one.place) for one in report.unread), {"what": LIMITS}],
        "answers": _answers(report),
        "versions": {
            name: fingerprint(Secret(version)) if name == _REGISTER else version
            for name, version in report.versions
        },
        "ledger": None if position is None else {"seq": position.seq, "hash": position.hash},
    }


def _codes(report: Report) -> dict[str, int]:
    withheld = (d.reason or "unlisted" for d in report.decisions if d.disposition is Disposition.REDACT)
    return dict(sorted(Counter(withheld).items()))


def _answers(report: Report) -> list[dict[str, str]]:
    return [
        {"question": d.id, "answer": d.disposition.value, "by": d.answered_by}
        for d in report.decisions
        if d.answered_by
    ]


def _grouped(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return what was read by which means, each means once with its places, short enough for a page."""
    grouped: dict[str, list[str]] = {}
    for what, place in pairs:
        grouped.setdefault(what, []).append(place)
    return [{"what": what, "places": places(found)} for what, found in grouped.items()]
