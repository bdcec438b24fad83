"""The whole road for mails, pages and archives: real formats, the register's matcher, the real verifier.

Takes bytes; gives the pipeline's result. The register withholds one address and nothing else.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from functools import lru_cache

from redactor.detect.known.detector import Known
from redactor.formats.archive.adapter import Archive
from redactor.formats.docx.adapter import Docx
from redactor.formats.eml.adapter import Eml
from redactor.formats.html.adapter import Html
from redactor.formats.plain import Plain
from redactor.model.document import Document, Limits
from redactor.model.order import Order
from redactor.model.outcome import Outcome
from redactor.model.report import Result
from redactor.pipeline import Pipeline
from redactor.rulebook.rules import load_rules
from redactor.store.register_file import load_register
from redactor.verify.verifier import IndependentVerifier
from tests.fakes import Ledger

PLANTED = "14 Rose Lane"
INNOCENT = "27 Plum Walk"
LABEL = "[address withheld]"
_REGISTER = """
register: 1
case: {reference: CF-1, title: Test}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor, role: third-party-resident}
  - {id: ms-z, name: Dana Whitcombe, role: parent, emails: [dana@example.net]}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: miss-x,
     withhold_from: [ms-z], severity: critical}
"""


@lru_cache(maxsize=1)
def _parts() -> tuple[Pipeline, object]:
    rules = load_rules()
    limits = Limits()
    matcher = Known()
    formats = (Docx(limits), Eml(limits), Html(limits), Archive(limits), Plain(limits))
    verifier = IndependentVerifier(rules.all_labels(), limits)
    pipeline = Pipeline(formats, (matcher,), matcher, verifier, Ledger(), rules, limits)
    codes = [reason.code for reason in rules.reasons]
    return pipeline, load_register(_REGISTER, lexicon=rules.lexicon, reasons=codes)


def run(data: bytes, name: str = "a-file") -> Result:
    """Redact for the parent."""
    pipeline, register = _parts()
    return pipeline.redact(Order(Document(name, data), register, ("ms-z",), "register-only"))  # type: ignore[arg-type]


def released(data: bytes, name: str = "a-file") -> bytes:
    """Return the output; fails with the reasons if there is none."""
    result = run(data, name)
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert result.output is not None
    return result.output


def codes(result: Result) -> set[str]:
    """Return what was left out, by code."""
    return {removed.what for removed in result.report.removed}


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def said(data: bytes) -> str:
    """Return everything that can be read in a file, by readers that are not the product's."""
    return "\n".join(_said(data))


def _said(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename
                yield from _said(archive.read(info))
    elif b"MIME-Version" in data:
        message = message_from_bytes(data, policy=policy.default)
        for part in message.walk():
            yield from (f"{name}: {value}" for name, value in part.items())
            yield str(part.get_filename() or "")
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield from _said(payload)


def has(data: bytes, value: str) -> bool:
    """Say whether a value can be read somewhere, whatever stands between its letters."""
    text = said(data)
    return squeezed(value) in squeezed(text) or squeezed(value) in squeezed(re.sub(r"<[^<>]*>", "", text))
