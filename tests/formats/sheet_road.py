"""The whole road for workbooks and tables: real formats, the register's matcher, the real verifier.

Takes bytes; gives the pipeline's result. The register withholds a person with all her details.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import openpyxl

from redactor.detect.known.detector import Known
from redactor.formats.image import Picture
from redactor.formats.plain import Plain
from redactor.formats.xlsx.adapter import Xlsx
from redactor.model.case import Register
from redactor.model.document import Document, Limits
from redactor.model.finding import Override
from redactor.model.order import Order
from redactor.model.report import Result
from redactor.pipeline import Pipeline
from redactor.rulebook.rules import load_rules
from redactor.store.register_file import load_register
from redactor.verify.verifier import IndependentVerifier
from tests.fakes import Ledger

PLANTED = "14 Rose Lane"
INNOCENT = "27 Plum Walk"
_REGISTER = """
register: 1
case: {reference: CF-1, title: Test}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor, role: third-party-resident}
  - {id: ms-z, name: Dana Whitcombe, role: parent, emails: [dana@example.net]}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: miss-x,
     withhold_from: [ms-z], severity: critical}
  - {id: x-name, kind: person, party: miss-x, withhold_from: [ms-z]}
  - {id: x-born, kind: date_of_birth, value: "1991-03-02", about: miss-x, withhold_from: [ms-z]}
  - {id: x-phone, kind: phone, value: "07700 900123", about: miss-x, withhold_from: [ms-z]}
  - {id: x-nhs, kind: nhs_number, value: "999 000 0018", about: miss-x, withhold_from: [ms-z]}
"""


@lru_cache(maxsize=1)
def parts() -> tuple[Pipeline, Register]:
    """Return the pipeline and the register."""
    rules, limits, matcher = load_rules(), Limits(), Known()
    formats = (Xlsx(limits), Picture(limits), Plain(limits))
    verifier = IndependentVerifier(rules.all_labels(), limits)
    pipeline = Pipeline(formats, (matcher,), matcher, verifier, Ledger(), rules, limits)
    codes = [reason.code for reason in rules.reasons]
    return pipeline, load_register(_REGISTER, lexicon=rules.lexicon, reasons=codes)


def run(data: bytes, name: str = "a.xlsx", answers: Sequence[Override] = ()) -> Result:
    """Redact for the parent."""
    pipeline, register = parts()
    order = Order(Document(name, data), register, ("ms-z",), "register-only", tuple(answers))
    return pipeline.redact(order)


def opened(data: bytes) -> Any:
    """Open a workbook with openpyxl."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))


def values(data: bytes) -> list[list[object]]:
    """Return the values of the first sheet, as openpyxl reads them."""
    return [list(cells) for cells in opened(data).worksheets[0].iter_rows(values_only=True)]
