"""Linkage: facts that may each appear, but never together in one release.

Pure. Takes all findings of a document with everything inside it; tightens those of linked items.
It sees one release only: two releases that combine are the differencing check's business.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from redactor.model.case import ProtectedItem, Withholding
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Severity

_GRAVITY = {Severity.STANDARD: 0, Severity.HIGH: 1, Severity.CRITICAL: 2}


def linkage_findings(findings: Sequence[Finding], withholding: Withholding) -> list[Finding]:
    """Return the findings with those of linked items kept, redacted or asked.

    One member alone stays. Of several, the gravest go until one is left; among equally grave ones
    a person chooses.
    """
    linked = {item.id: item for item in withholding.linked}
    if not linked:
        return list(findings)
    # what only resembles an item (`never_match`, part of an allowed value) is not the item
    meant = [finding for finding in findings if finding.disposition is not Disposition.KEEP]
    present = {finding.item_id for finding in meant} & linked.keys()
    fate = dict.fromkeys(present, Disposition.KEEP)
    for linkage in withholding.linkages:
        _settle([linked[member] for member in linkage.members if member in present], fate)
    return [
        _tightened(finding, fate[finding.item_id])
        if finding.item_id in fate and finding.disposition is not Disposition.KEEP
        else finding
        for finding in findings
    ]


def _settle(members: Sequence[ProtectedItem], fate: dict[str, Disposition]) -> None:
    if len(members) < 2:
        return
    lowest = min(_GRAVITY[item.severity] for item in members)
    mildest = [item for item in members if _GRAVITY[item.severity] == lowest]
    for item in members:
        if _GRAVITY[item.severity] > lowest:
            fate[item.id] = Disposition.REDACT
        elif len(mildest) > 1 and fate[item.id] is not Disposition.REDACT:
            fate[item.id] = Disposition.ASK


def _tightened(finding: Finding, fate: Disposition) -> Finding:
    explanation = {
        Disposition.KEEP: "May appear: nothing it must not be linked with is in this document.",
        Disposition.ASK: "Must not appear together with another detail in this document: one must go.",
        Disposition.REDACT: "Must not appear together with another detail in this document.",
    }[fate]
    return replace(finding, disposition=fate, explanation=explanation, rule=f"linkage:{finding.rule}")


def broken_linkages(item_ids: Collection[str], withholding: Withholding) -> tuple[str, ...]:
    """Return the ids of linkages of which two or more members are among `item_ids`."""
    return tuple(
        linkage.id
        for linkage in withholding.linkages
        if len([member for member in linkage.members if member in item_ids]) > 1
    )
