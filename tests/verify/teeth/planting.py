"""What is planted, what is innocent, and the registry of teeth.

A tooth is a function from a short text to the bytes of a file that holds it somewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from redactor.model.document import Document, Limits
from redactor.model.kind import Kind, Permitted, Severity, Value, Withheld
from redactor.model.outcome import Stance, VerificationReport
from redactor.model.secret import Secret
from redactor.verify.verifier import IndependentVerifier

PLANTED = "14 Rose Lane"
INNOCENT = "27 Plum Walk"
LABELS = frozenset({"[address withheld]", "[name withheld]"})


def value(text: str, **parts: str | tuple[str, ...]) -> Value:
    """A value with its parts."""
    made = []
    for name, given in parts.items():
        texts = (given,) if isinstance(given, str) else given
        made.append((name, tuple(Secret(one) for one in texts)))
    return Value(Secret(text), tuple(made))


def withheld(kind: Kind, text: str, **parts: str | tuple[str, ...]) -> Withheld:
    """A withheld item named after its kind."""
    return Withheld(str(kind), kind, Severity.HIGH, value(text, **parts))


HOME = withheld(
    Kind.ADDRESS,
    "14 Rose Lane, Leominster, HR6 8XQ",
    number="14",
    street="Rose Lane",
    town="Leominster",
    postcode="HR6 8XQ",
)


def check(
    data: bytes,
    *items: Withheld,
    name: str = "a-file",
    stance: Stance = Stance.FOREIGN,
    permitted: tuple[Permitted, ...] = (),
    ocr: object = None,
) -> VerificationReport:
    """Verify bytes against items, the home address if none is given."""
    verifier = IndependentVerifier(LABELS, Limits(), ocr)  # type: ignore[arg-type]
    return verifier.verify(Document(name, data), items or (HOME,), permitted, stance)


@dataclass(frozen=True)
class Tooth:
    """`reads` says that the place can be read: then the innocent twin must be clean."""

    name: str
    build: Callable[[str], bytes]
    reads: bool = True


TEETH: dict[str, list[Tooth]] = {}


def tooth(kind: str, *, reads: bool = True) -> Callable[[Callable[[str], bytes]], Callable[[str], bytes]]:
    """Register a builder of files of one kind."""

    def register(build: Callable[[str], bytes]) -> Callable[[str], bytes]:
        TEETH.setdefault(kind, []).append(Tooth(build.__name__, build, reads))
        return build

    return register
