"""Text pages and scans through the whole road, beside a naive script, plain text extraction and plain OCR.

    python -m benchmarks.pdf.speed [--pages 10] [--rounds 5] [--without-scans] [--scans 4]

Everything in one run on one core, after a warm-up, best of several interleaved rounds, in CPU seconds; for
scans those of the programs that were called count as well. "Text part" is what the verifier does with
PDFium's text. Quote the ratios.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import ImageDraw, ImageFont

from benchmarks.naive import redact_pdf
from benchmarks.pdf.leaks import REGISTER as ONE_PERSON
from benchmarks.pdf.places.making import SECRET
from benchmarks.road import REGISTER, repeated

TEXT_PART = "verify, text part"


def extracted(data: bytes) -> int:
    """Text extraction alone: PDFium, page by page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def taken(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and the result."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def with_stages(laps: dict[str, float]) -> None:
    """Make the pipeline count CPU time, and the verifier tell its text part."""
    import redactor.pipeline
    from redactor.verify.pdf import reader

    redactor.pipeline.perf_counter = time.process_time  # type: ignore[attr-defined]
    whole = reader.read_pages

    def timed(*arguments: Any) -> Any:
        seconds, pages = taken(lambda: whole(*arguments))
        laps[TEXT_PART] = laps.get(TEXT_PART, 0.0) + seconds
        return pages

    reader.read_pages = timed  # type: ignore[assignment]


def text_pages(pages: int, rounds: int) -> None:
    """Print the table for text pages."""
    import redactor

    register = redactor.load_register(REGISTER)
    strings = [item.value.text.reveal() for item in register.items if item.value.text.reveal()]
    data = repeated(pages)
    laps: dict[str, float] = {}
    with_stages(laps)

    def ours() -> Any:
        laps.clear()
        return redactor.redact(data, "a.pdf", register, ["mother"], "register-only")

    best: dict[str, float] = {}
    result: Any = None
    others = {
        "naive script (proves nothing)": lambda: redact_pdf(data, strings, names=False),
        "text extraction alone": lambda: extracted(data),
    }
    for at in range(rounds + 1):
        seconds, result = taken(ours)
        stages = {"redact + verify": seconds, **dict(result.report.seconds), **laps}
        stages |= {name: taken(work)[0] for name, work in others.items()}
        if at:  # the first round warms up
            best = {name: min(value, best.get(name, value)) for name, value in stages.items()}
    naive, plain = best["naive script (proves nothing)"], best["text extraction alone"]
    print(f"\n## {pages} text pages, register only, {len(strings)} items, outcome {result.outcome.value}\n")
    print("| | CPU s | pages a second | ms a page | to naive | to extraction |\n|---|---|---|---|---|---|")
    for name, value in best.items():
        each = f"{pages / max(value, 1e-6):.1f} | {1000 * value / pages:.1f}"
        print(f"| {name} | {value:.2f} | {each} | {value / naive:.2f} | {value / plain:.1f} |")
    redaction = sum(best[stage] for stage in ("read", "find", "plan", "write"))
    print(
        f"\nverification / redaction {best['verify'] / redaction:.2f} (at most 1); its text part / redaction "
        f"{best[TEXT_PART] / redaction:.2f} (at most 0.25)"
    )
    print(f"size: input {len(data):,} bytes, output {len(result.output or b''):,} bytes")


def spent() -> float:
    """Processor seconds of this process and of the programs it has called."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def scanned(pages: int) -> tuple[bytes, list[bytes]]:
    """Return a PDF of scanned pages, 200 dpi grey, and their pictures."""
    pdf, pictures = pikepdf.Pdf.new(), []
    with pypdfium2.PdfDocument(repeated(1)) as source:
        for number in range(pages):
            picture = source[0].render(scale=200 / 72).to_pil().convert("L")
            letters = ImageFont.load_default(30)
            line = f"Copy {number + 1} of {pages} about {SECRET.name}, {SECRET.street}"
            ImageDraw.Draw(picture).text((60, 30), line, fill=0, font=letters)
            packed = io.BytesIO()
            picture.save(packed, "PNG")
            pictures.append(packed.getvalue())
            made = pdf.make_stream(picture.tobytes(), Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
                ColorSpace=Name.DeviceGray, BitsPerComponent=8,
            ))  # fmt: skip
            page = Dictionary(
                Type=Name.Page, MediaBox=Array([0, 0, 595, 842]),
                Contents=pdf.make_stream(b"595 0 0 842 0 0 cm /I Do"),
                Resources=Dictionary(XObject=Dictionary(I=made)),
            )  # fmt: skip
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue(), pictures


def scans(pages: int) -> None:
    """Print what scanned pages cost, beside Tesseract alone on the same pictures and text extraction."""
    import redactor
    import redactor.pipeline

    redactor.pipeline.perf_counter = spent  # type: ignore[attr-defined]
    register = redactor.load_register(ONE_PERSON)
    data, pictures = scanned(pages)
    redactor.redact(b"A first word.", "a.txt", register, ["reader"], "register-only")  # warms up
    begun = spent()
    for picture in pictures:
        subprocess.run(["tesseract", "-", "-"], input=picture, capture_output=True, check=True)
    alone = (spent() - begun) / pages
    begun = spent()
    extracted(repeated(pages))
    plain = (spent() - begun) / pages
    begun, clock = spent(), time.perf_counter()
    result = redactor.redact(data, "scan.pdf", register, ["reader"], "register-only")
    whole, wall = (spent() - begun) / pages, (time.perf_counter() - clock) / pages
    laps = {f"- {name}": seconds / pages for name, seconds in result.report.seconds}
    rows = {"redact + verify": whole, **laps, "Tesseract alone, once": alone, "text extraction": plain}
    print(f"\n## {pages} scanned pages, 200 dpi grey, outcome {result.outcome.value}\n")
    print("| | CPU s a page | pages a CPU second | to Tesseract alone | to text extraction |")
    print("|---|---|---|---|---|")
    for name, each in rows.items():
        rate = f"{1 / max(each, 1e-6):.2f}"
        print(f"| {name} | {each:.3f} | {rate} | {each / alone:.2f} | {each / plain:.0f} |")
    print(f"\nwall: {wall:.1f} s a page on this machine, which may be busy")
    print(f"size: input {len(data):,} bytes, output {len(result.output or b''):,} bytes")


def main() -> None:
    """Parse the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-scans", action="store_true")
    parser.add_argument("--scans", type=int, default=0, metavar="PAGES", help="only so many scanned pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        if not options.scans:
            text_pages(options.pages, options.rounds)
        if not options.without_scans:
            scans(options.scans or 2)


if __name__ == "__main__":
    main()
