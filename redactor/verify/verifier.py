"""The independent search: walks the finished file, asks each reader, joins the report.

Takes the output's bytes, what must not be in it and what may. Whatever a reader cannot examine is
`Unread`; a reader that fails makes its part unread and never stops the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Final

from redactor.model.document import Document, Limits
from redactor.model.errors import RedactorError
from redactor.model.kind import Permitted, Withheld
from redactor.model.outcome import Stance, VerificationReport
from redactor.verify.gather import Gather, OverLimit
from redactor.verify.part import Ocr, Part, Reader, Tools
from redactor.verify.raw import sweep_bytes
from redactor.verify.search import Search
from redactor.verify.sniff import sniff

_READERS: Final = {
    "pdf": ("redactor.verify.pdf.reader", "read_pdf"),
    "zip": ("redactor.verify.package", "read_zip"),
    "mail": ("redactor.verify.eml", "read_mail"),
    "html": ("redactor.verify.markup", "read_html"),
    "xml": ("redactor.verify.markup", "read_markup"),
    "rtf": ("redactor.verify.rtf", "read_rtf"),
    "ole": ("redactor.verify.binary", "read_ole"),
    "tnef": ("redactor.verify.outlook", "read_tnef"),
    "gzip": ("redactor.verify.binary", "read_packed"),
    "bzip2": ("redactor.verify.binary", "read_packed"),
    "xz": ("redactor.verify.binary", "read_packed"),
    "image": ("redactor.verify.image", "read_image"),
    "empty": ("redactor.verify.raw", "read_text"),
    "text": ("redactor.verify.raw", "read_text"),
    "unknown": ("redactor.verify.raw", "read_unknown"),
}
"""Where each kind is read; modules are loaded when a document needs them."""


class IndependentVerifier:
    """Knows the finished file and what must not be in it; see `ports.Verifier`."""

    def __init__(self, labels: frozenset[str], limits: Limits, ocr: Ocr | None = None) -> None:
        """`labels` are the texts we write in place of values; they are never searched."""
        self._labels = labels
        self._limits = limits
        self._ocr = ocr
        self._last: tuple[tuple[tuple[Withheld, ...], tuple[Permitted, ...]], Search] | None = None

    def verify(
        self,
        document: Document,
        withheld: Sequence[Withheld],
        permitted: Sequence[Permitted],
        stance: Stance,
        *,
        kind: str = "",
    ) -> VerificationReport:
        """Report leaks, doubts, unread parts and all text seen; `kind` is what the file is known to be."""
        search = self._search(withheld, permitted)
        return self._gathered(document, Gather(search, self._limits, stance, self._labels), kind)

    def read(self, document: Document, *, kind: str = "") -> VerificationReport:
        """Return all text of anyone's file, what is only encoded or hidden in it too; nothing is looked for.

        For whoever looks for the details of thousands of cases at once (the mail gate).
        """
        search = self._search((), ())
        gather = Gather(search, self._limits, Stance.FOREIGN, self._labels, everything=True)
        return self._gathered(document, gather, kind)

    def _gathered(self, document: Document, gather: Gather, kind: str) -> VerificationReport:
        gather.name(document.name)
        tools = Tools(gather, self._ocr, partial(_examine, gather=gather, ocr=self._ocr))
        if len(document.data) > self._limits.document_bytes:
            gather.unread("the whole file", "it is larger than the limit allows")
        else:
            tools.examine(Part("", document.data, kind=kind))
        return gather.report()

    def _search(self, withheld: Sequence[Withheld], permitted: Sequence[Permitted]) -> Search:
        """Return the compiled patterns; the last ones are kept, for a folder of documents of one case."""
        key = (tuple(withheld), tuple(permitted))
        if self._last is None or self._last[0] != key:
            self._last = (key, Search(withheld, permitted, self._labels))
        return self._last[1]


def _examine(part: Part, *, gather: Gather, ocr: Ocr | None) -> None:
    """Read one document, or say why it could not be read."""
    place = part.place or "the whole file"
    tools = Tools(gather, ocr, partial(_examine, gather=gather, ocr=ocr))
    try:
        if gather.enter(part.depth, part.data):
            _reader(part.kind or sniff(part.data))(part, tools)
    except OverLimit as over:
        gather.unread(place, str(over))
    except RedactorError as error:
        gather.unread(place, f"it could not be read ({error.code})")
    except RecursionError:
        gather.unread(place, "it is nested too deeply to be read")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - any failure of a reader must block, never crash
        gather.unread(place, f"it could not be read completely ({type(error).__name__})")
        with suppress(OverLimit):
            sweep_bytes(part, tools)


def _reader(kind: str) -> Reader:
    module, name = _READERS.get(kind, _READERS["unknown"])
    reader: Reader = getattr(import_module(module), name)
    return reader
