"""Makes every sample paper again: run `python samples/make.py [--out DIR]`.

Takes a folder (its own when none is given); writes the papers below it, the same bytes
each time.  The registers and the README are written by hand and left alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from making.assessment import ASSESSMENT
from making.boxed import boxed_bytes
from making.foster import PLACEMENT_PLAN
from making.letter import LETTER, letter_text
from making.mail import mail_bytes
from making.notes import CASE_NOTE, VISIT_NOTE
from making.scan import scan_bytes
from making.to_docx import docx_bytes
from making.to_pdf import pdf_bytes


def papers() -> dict[str, bytes]:
    """Every paper by its path below the samples folder."""
    letter = docx_bytes(LETTER)
    return {
        "inbox/assessment.docx": docx_bytes(ASSESSMENT),
        "inbox/assessment.pdf": pdf_bytes(ASSESSMENT),
        "inbox/letter.docx": letter,
        "inbox/letter.txt": letter_text().encode(),
        "inbox/case-note.txt": CASE_NOTE.encode(),
        "inbox/phone-message-scan.pdf": scan_bytes(),
        "inbox/reply.eml": mail_bytes(letter),
        "inbox-foster/placement-plan.docx": docx_bytes(PLACEMENT_PLAN),
        "inbox-foster/visit-note.txt": VISIT_NOTE.encode(),
        "supplied/boxed.pdf": boxed_bytes(),
    }


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description="Make the invented sample papers again.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    out: Path = parser.parse_args().out
    for name, data in papers().items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main()
