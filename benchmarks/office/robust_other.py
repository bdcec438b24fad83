"""Takes presentations and files of older programs of the corpora the whole road, with nothing to withhold.

Takes the folder in REDACTOR_CORPORA; prints what became of each kind, times, and whether the text that
LibreOffice shows is the same before and after.  Then the teeth: one withheld value in one place per file.
Run: REDACTOR_CORPORA=/path python -m benchmarks.office.robust_other [--verbose] [--teeth-only] [KIND ...]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import redactor
from redactor.model.errors import RedactorError
from redactor.model.outcome import Outcome
from redactor.outside.office import Conversion, office
from tests.formats import old_making as old
from tests.formats import slides_hidden as unseen
from tests.formats import slides_making as deck
from tests.formats.word_making import found

KINDS = ("pptx", "doc", "rtf", "odt", "ppt", "odp", "xls", "ods")
_BECOMES = {"pptx": "pptx", "ppt": "pptx", "odp": "pptx", "xls": "xlsx", "ods": "xlsx"}
_AS_TEXT = {
    "pptx": ("pdf", "impress_pdf_Export"),
    "docx": ("txt", "Text (encoded):UTF8"),
    "xlsx": ("csv", "Text - txt - csv (StarCalc):44,34,76,1"),
}
REGISTER = """
register: 1
case: {reference: CF-2026-0001, title: Measure}
parties: [{id: miss-x, name: Tamsin Okafor-Blythe}, {id: ms-z, name: Dana Whitcombe, role: parent}]
items: [{id: x, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", withhold_from: [ms-z]}]
"""


def reason_of(result: redactor.Result) -> str:
    """Return outcome and reasons in few words, without places."""
    if result.outcome is Outcome.RELEASE:
        return "released"
    told = {f"{one.code}: {one.message.split('.')[0]}" for one in result.report.reasons}
    told |= {decision.finding.rule for decision in result.report.questions} - {""}
    return f"{result.outcome.value} ({'; '.join(sorted(told))})"


def letters(data: bytes, kind: str) -> str | None:
    """Return the letters LibreOffice shows of a file, None where it shows none."""
    program = office()
    target = _AS_TEXT.get(_BECOMES.get(kind, kind if kind in _AS_TEXT else "docx"))
    if program is None or target is None:
        return None
    try:
        shown = program.convert(data, Conversion(kind, "", *target), most_bytes=100_000_000)
    except RedactorError:
        return None
    text = _pages(shown) if target[0] == "pdf" else shown.decode("utf-8", "replace")
    return "".join(filter(str.isalnum, text))


def _pages(data: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def corpora(root: Path, kinds: tuple[str, ...], register: redactor.Register, *, verbose: bool) -> int:
    """Print what became of the files; return how many crashed."""
    crashes = 0
    for kind in kinds:
        outcomes: Counter[str] = Counter()
        times, same, compared = [], 0, 0
        for path in sorted(root.glob(f"files/*/{kind}/*")):
            start = time.perf_counter()
            result = redactor.redact(path.read_bytes(), path.name, register, ["ms-z"], "register-only")
            times.append(time.perf_counter() - start)
            outcome = reason_of(result)
            outcomes[outcome] += 1
            crashes += "internal" in outcome
            if verbose:
                sys.stdout.write(f"  {path.name}: {outcome}, {times[-1]:.1f} s\n")
            before = letters(path.read_bytes(), kind) if result.output else None
            if result.output and before is not None:
                compared += 1
                same += before == letters(result.output, _BECOMES.get(kind, "docx"))
        if times:
            sys.stdout.write(
                f"{kind}: {len(times)} files, released {outcomes['released']}, "
                f"text identical {same} of {compared}, "
                f"median {statistics.median(times):.1f} s, worst {max(times):.1f} s\n"
            )
            for outcome, count in outcomes.most_common():
                sys.stdout.write(f"{count:5} {outcome}\n")
    return crashes


Made = Callable[[], bytes]


def teeth() -> Iterator[tuple[str, str, Made, Made]]:
    """Yield kind, place, the file with the value and its innocent twin."""
    for place, make in deck.SHOWN.items():
        yield "pptx", place, make, lambda make=make: twin(make())
    for place, (_, make) in unseen.LEFT.items():
        yield "pptx", place, make, lambda make=make: twin(make())
    for place, make in unseen.SILENT.items():
        yield "pptx", place, make, lambda make=make: twin(make())
    for kind, places in (
        ("rtf", {**old.RTF_SEEN, **old.RTF_UNSEEN}),
        ("odt", {**old.ODT_SEEN, **old.ODT_UNSEEN}),
    ):
        for place, build in places.items():
            yield kind, place, lambda b=build: b(old.VALUE), lambda b=build: b("35 Oak Hill")


def twin(data: bytes) -> bytes:
    """Return the same presentation with another address in the same place."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name)  # a picture has a checksum, and is left as it is
            after.writestr(name, data if name.endswith(".png") else data.replace(b"14 Rose", b"35 Pine"))
        after.comment = before.comment
    return out.getvalue()


def leaks(register: redactor.Register, *, verbose: bool) -> int:
    """Print the table of teeth; return how many leaked."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, place, with_value, without in teeth():
        planted = redactor.redact(with_value(), f"a.{kind}", register, ["ms-z"], "register-only")
        leaked = planted.output is not None and found(planted.output, old.VALUE)
        table[kind]["leaked" if leaked else planted.outcome.value] += 1
        innocent = redactor.redact(without(), f"a.{kind}", register, ["ms-z"], "register-only")
        table[kind]["innocent released"] += innocent.outcome is Outcome.RELEASE
        table[kind]["files"] += 1
        if verbose or leaked:
            sys.stdout.write(f"  {kind}, {place}: {reason_of(planted)} / innocent {reason_of(innocent)}\n")
    for kind, counts in table.items():
        sys.stdout.write(
            f"{kind}: {counts['files']} places, leaked {counts['leaked']}, "
            f"released clean {counts['released']}, "
            f"held {counts['held']}, blocked {counts['blocked']}; "
            f"innocent twins released {counts['innocent released']}\n"
        )
    return sum(counts["leaked"] for counts in table.values())


def main() -> int:
    """Run; the exit status is 1 after a crash or a leak."""
    verbose = "--verbose" in sys.argv
    kinds = tuple(one for one in sys.argv[1:] if one in KINDS) or KINDS
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        register = redactor.load_register(REGISTER)
        root = os.environ.get("REDACTOR_CORPORA")
        crashes = 0
        if not root:
            sys.stdout.write("REDACTOR_CORPORA is not set: no real files were measured\n")
        elif "--teeth-only" not in sys.argv:
            crashes = corpora(Path(root), kinds, register, verbose=verbose)
        leaked = 0 if len(kinds) < len(KINDS) else leaks(register, verbose=verbose)
    return int(bool(crashes or leaked))


if __name__ == "__main__":
    raise SystemExit(main())
