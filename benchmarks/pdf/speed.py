"""Text pages and scans through the whole road, beside a naive script, plain text extraction and plain OCR.

    python -m benchmarks.pdf.speed [--pages 10] [--rounds 5] [--without-scans]

Everything in one run on one core, after a warm-up, best of several interleaved rounds, in CPU seconds (OCR is
another program: wall seconds there). "Text part" is what the verifier does with PDFium's text. Quote the
ratios.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from benchmarks.naive import redact_pdf
from benchmarks.road import REGISTER, SAMPLE, repeated

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


def scans(pages: int) -> None:
    """Print what scanned pages cost, beside Tesseract alone on the same pictures."""
    import redactor

    register = redactor.load_register(REGISTER)
    pdf, pictures = pikepdf.Pdf.new(), []
    with pypdfium2.PdfDocument(SAMPLE.read_bytes()) as source:
        for number in range(pages):
            picture = source[number].render(scale=200 / 72).to_pil().convert("L")
            pictures.append(picture)
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
    begun = time.perf_counter()
    for picture in pictures:
        packed = io.BytesIO()
        picture.save(packed, "PNG")
        subprocess.run(["tesseract", "-", "-"], input=packed.getvalue(), capture_output=True, check=True)
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    result = redactor.redact(out.getvalue(), "scan.pdf", register, ["mother"], "register-only")
    seconds = time.perf_counter() - begun
    print(f"\n## {pages} scanned pages, 200 dpi grey, outcome {result.outcome.value}\n")
    print("| | wall s a page | pages a second | to Tesseract alone |\n|---|---|---|---|")
    print(f"| redact + verify | {seconds / pages:.1f} | {pages / seconds:.2f} | {seconds / alone:.1f} |")
    print(f"| Tesseract alone, once | {alone / pages:.1f} | {pages / alone:.2f} | 1.0 |")
    print(f"\nsize: input {len(out.getvalue()):,} bytes, output {len(result.output or b''):,} bytes")


def main() -> None:
    """Parse the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-scans", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        text_pages(options.pages, options.rounds)
        if not options.without_scans:
            scans(2)


if __name__ == "__main__":
    main()
