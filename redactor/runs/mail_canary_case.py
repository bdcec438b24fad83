"""The canary: an invented case in every gate, so that test mail about it can show that the gate works.

Takes the outside address that test mail goes to; gives a register. Nobody in it exists.
"""

from __future__ import annotations

from typing import Final

from redactor.assemble import House
from redactor.model.case import CaseRef, Register

CASE: Final = CaseRef("REDACTOR-CANARY")
PLACE: Final = "canary"
ADDRESS: Final = "7 Quillfeather Row, Nantquill, ZZ97 3ZZ"
_REGISTER: Final = """
register: 1
case: {{reference: {case}, title: Test of the mail gate with invented details}}
parties:
  - {{id: canary, name: Barnaby Quillfeather, role: test, emails: ["{to}"]}}
items:
  - {{id: secret, kind: address, value: "{address}", withhold_from: [canary], severity: critical}}
"""


def canary_register(at: House) -> Register:
    """Return the canary's register for the address in the settings."""
    return at.load_register(_REGISTER.format(case=CASE, to=at.settings.mail.canary, address=ADDRESS))
