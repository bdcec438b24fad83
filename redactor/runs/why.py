"""Why was this released? The decision made again with register and rules as they then stood.

Takes a certificate; gives the story and whether the verdict is the same, or what differs and by name.
It needs the copy that was kept at release; what is no longer kept cannot be replayed, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from redactor.assemble import House, house
from redactor.model.certificate import RELEASE, Statement, proved
from redactor.model.errors import CertificateInvalid
from redactor.model.order import Order
from redactor.model.report import Report
from redactor.policy.account import audit_entry
from redactor.runs.look import replay_one, worked
from redactor.runs.statement import answered
from redactor.settings import Settings
from redactor.store.keyring import signed_by
from redactor.store.rules_kept import rules_folder_of
from redactor.store.sql.releases import Kept, Release

KIND: Final = "why"
SAME, SAME_VERDICT, DIFFERENT, NOT_COVERED = "same", "same verdict", "different", "not covered"


def why(at: House, certificate: Path, require: Callable[[str], None]) -> Statement:
    """Replay the decision that a certificate stands for; the answer is signed and on record.

    `require` raises `NotAllowed` for a case that the user may not ask about.

    Raises:
        CertificateInvalid: it is not genuine, not a release's, or not from this record.
        Misconfigured: there is no database.
    """
    statement = _certificate(at, certificate)
    require(str(statement.content["case"]))
    row = _row(at, statement)
    release = at.releases.by_seq(row["seq"])
    kept = at.releases.content(release) if release is not None else None
    story = {
        "certificate": statement.signature.hex(),
        "released": {name: row[name] for name in ("when", "actor", "recipients", "profile", "outcome")},
        "withheld": row["findings"],
        "answers": row["answers"],
        "versions_then": row["versions"],
        "digest": row["output"],
    }
    if release is None or kept is None:
        differences = [{"what": "nothing was kept", "then": "", "now": ""}]
        return _answer(at, statement, story, NOT_COVERED, differences)
    report, differences = _replayed(at, release, kept)
    if isinstance(report, str):
        differences.append({"what": "the replay failed", "then": "", "now": report})
        return _answer(at, statement, story, DIFFERENT, differences)
    differences += _compared(row, report)
    decided = {"verdict", "copy", "findings", "reasons"} & {one["what"] for one in differences}
    rest = SAME_VERDICT if "verdict" not in decided else DIFFERENT
    return _answer(at, statement, story, rest if decided else SAME, differences)


def _certificate(at: House, path: Path) -> Statement:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CertificateInvalid(f"The certificate cannot be read: {error.strerror}") from None
    statement = proved(data, signed_by, at.keys.public)
    if statement.kind != RELEASE:
        raise CertificateInvalid("It is no certificate of a release")
    return statement


def _row(at: House, statement: Statement) -> Mapping[str, Any]:
    """Return the row of the ledger that the certificate names."""
    place = statement.content.get("ledger") or {}
    row = at.ledger.row(int(place.get("seq", 0)))
    if row is None or row.get("hash") != place.get("hash"):
        raise CertificateInvalid(
            "The ledger has no such row: it is another ledger, or was changed",
            advice="Run 'redactor audit check --anchor' with this certificate.",
        )
    return row


def _replayed(at: House, release: Release, kept: Kept) -> tuple[Report | str, list[dict[str, str]]]:
    """Make the decision again by what was kept, and name what is no longer as it was."""
    settings, differences = _settings(at, release, kept)
    then = house(settings)
    register = then.load_register(kept.register.reveal())
    if register.version != release.register:
        differences.append(_differs("register", release.register, register.version))
    register = replace(register, stops=())
    order = Order(
        kept.document,
        register,
        release.recipients,
        release.profile,
        kept.overrides,
        release.actor,
        kept.number,
    )
    ((_, report),) = worked(then, [order], replay_one)
    return report, differences


def _settings(at: House, release: Release, kept: Kept) -> tuple[Settings, list[dict[str, str]]]:
    given = {**kept.settings, "ocr_languages": tuple(kept.settings["ocr_languages"])}
    settings = replace(at.settings, **given)
    if at.rules.version == release.rules:
        return settings, []
    files = at.releases.rules(release.rules)
    if not files:
        return settings, [_differs("rules", release.rules, at.rules.version)]
    return replace(settings, rules=rules_folder_of(files, at.settings.state, release.rules)), []


def _compared(row: Mapping[str, Any], report: Report) -> Iterator[dict[str, str]]:
    """Yield every difference between the row as written and the decision made again."""
    again = audit_entry(report, row["action"], row["actor"])
    pairs = (
        ("verdict", row["outcome"], again.outcome),
        ("copy", row["output"], again.output_digest),
        ("findings", row["findings"], dict(again.findings)),
        ("reasons", row["reasons"], list(again.reasons)),
    )
    yield from (_differs(what, str(then), str(now)) for what, then, now in pairs if then != now)
    versions = dict(report.versions)
    for name, then in row["versions"].items():
        if versions.get(name) != then:
            yield _differs(f"version of {name}", then, versions.get(name, "none"))


def _differs(what: str, then: str, now: str) -> dict[str, str]:
    return {"what": what, "then": then, "now": now}


def _answer(
    at: House, statement: Statement, story: dict[str, Any], answer: str, differences: list[dict[str, str]]
) -> Statement:
    case = str(statement.content["case"])
    content = {"story": story, "differences": differences}
    return answered(at, KIND, case, content, answer=answer, recipients=tuple(statement.content["recipients"]))
