"""Writes docs/formats.md and docs/errors.md from the code: python docs/make.py [--check]."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from redactor.assemble import house
from redactor.model.errors import RedactorError

HERE = Path(__file__).parent
TITLES = {
    "plain": "Plain text (.txt, .csv, .md)",
    "docx": "Word (.docx, .dotx)",
    "xlsx": "Excel (.xlsx, .xltx)",
    "pptx": "PowerPoint (.pptx, .ppsx, .potx)",
    "convert": "Older programs (.doc, .rtf, .odt, .xls, .ods, .ppt, .odp)",
    "pdf": "PDF",
    "image": "Pictures (.png, .jpg, .tif, .bmp, .heic)",
    "metafile": "Windows metafiles (.emf, .wmf)",
    "eml": "E-mail (.eml)",
    "msg": "Outlook messages (.msg)",
    "tnef": "Outlook's attachment (winmail.dat)",
    "html": "Web pages (.html)",
    "zip": "Zip archives",
}


def formats() -> Iterator[str]:
    """Yield the lines of docs/formats.md."""
    yield "# Formats: what is kept, dropped and refused"
    yield ""
    yield "Made by `python docs/make.py` from the adapters' own words. A file of any other kind is blocked with a reason."
    yield "The type is decided by content, never by the name. `rules/policy.yaml` says which unreadable parts are left"
    yield "out and reported, which are asked about, and which block."
    for one in sorted(house().formats, key=lambda f: list(TITLES).index(f.name) if f.name in TITLES else 99):
        yield ""
        yield f"## {TITLES.get(one.name, one.name)}"
        yield ""
        for sentence in one.limitations:
            yield f"* {sentence}"


def errors() -> Iterator[str]:
    """Yield the lines of docs/errors.md."""
    yield "# Reason codes of held and blocked documents"
    yield ""
    yield "Made by `python docs/make.py`. Besides these: `question` (a person must decide), `leak`, `unread`, `opaque`,"
    yield "`linkage` (two details that must not meet), `promise-open` (a promise that no item keeps yet), `quarantined` (a"
    yield "change of the register that waits for a second person)."
    yield ""
    yield "| code | what happened | what to do | exit code |"
    yield "|---|---|---|---|"
    for kind in sorted(_below(RedactorError), key=lambda k: k.code):
        what = (kind.__doc__ or "").split("\n")[0]
        yield f"| `{kind.code}` | {what} | {kind.advice} | {kind.exit_code} |"


def _below(kind: type[RedactorError]) -> Iterator[type[RedactorError]]:
    yield kind
    for sub in kind.__subclasses__():
        yield from _below(sub)


def main() -> int:
    """Write the pages, or with --check say whether they are true."""
    stale = 0
    for name, lines in (("formats.md", formats()), ("errors.md", errors())):
        text = "\n".join(lines) + "\n"
        path = HERE / name
        if "--check" in sys.argv:
            stale += not path.exists() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
    return int(stale > 0)


if __name__ == "__main__":
    sys.exit(main())
