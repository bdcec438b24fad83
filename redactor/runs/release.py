"""What goes with every released copy: its certificate, and what a later replay of the decision needs.

Takes a released result that is not published yet; gives the certificate's files. What cannot be
certified or kept raises, and is not published.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from redactor.assemble import House
from redactor.model.certificate import RELEASE, stated
from redactor.model.errors import RedactorError
from redactor.model.order import Order
from redactor.model.outcome import Outcome
from redactor.model.report import Report, Result
from redactor.policy.withhold import recipients_of, withhold
from redactor.report.certificate import certificate_content
from redactor.rulebook.files import read_files, rules_folder
from redactor.store.outbox import CERTIFICATE


def evidence_of(at: House, order: Order, result: Result) -> Mapping[str, bytes]:
    """Keep a release in the database, if there is one, and return its certificate by file suffix.

    Raises:
        RedactorError: it cannot be kept or signed, so it must not be published.
    """
    from redactor.report.certificate_pdf import certificate_pdf

    output = result.output or b""
    if at.settings.database:
        at.releases.keep(
            order,
            result.report,
            output,
            rules=lambda: read_files(rules_folder(at.settings.rules)),
            settings=_settings(at),
            days=at.settings.retention_days,
        )
    withheld = withhold(order.register, recipients_of(order.register, order.recipients)).withheld
    content = certificate_content(
        result.report,
        actor=order.actor,
        size=len(output),
        checked=[item.value.text for item in withheld],
        fingerprint=at.audit.fingerprint,
    )
    statement = stated(RELEASE, content, at.keys.public, at.keys.sign)
    return dict(zip(CERTIFICATE, (statement.data, certificate_pdf(statement)), strict=True))


def _settings(at: House) -> dict[str, Any]:
    """Return the settings that a decision may depend on besides the rules."""
    given = at.settings
    return {"show_codes": given.show_codes, "model": given.model, "ocr_languages": list(given.ocr_languages)}


def take_back(at: House, report: Report, actor: str) -> None:
    """Note that a release was not published after all, whether it could be kept or not."""
    if at.settings.database and report.ledger is not None and report.outcome is Outcome.RELEASE:
        with suppress(RedactorError):
            at.releases.withdraw(report, actor)
