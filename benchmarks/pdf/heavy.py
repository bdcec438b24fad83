"""Pages with very much on them: does each end in time, with a result or a plain reason?

    python -m benchmarks.pdf.heavy [--only WORD] [--seconds 300] [--limit-mb 4000]

Each file goes down the whole road in a supervised worker with the usual limits, and must come back released,
held or blocked; `late` and `worker-died` are plain reasons too, but say that the limit had to end it.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from benchmarks.pdf.leaks import REGISTER

LINE = "BT /F1 12 Tf 72 760 Td (A plain line that stays) Tj ET\n"


def packed(pdf: pikepdf.Pdf) -> bytes:
    """Return the file."""
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def one_page(content: str, **resources: Dictionary) -> bytes:
    """Return a file of one page with a line of text and this content."""
    pdf = pikepdf.Pdf.new()
    fill(pdf, content, resources)
    return packed(pdf)


def fill(pdf: pikepdf.Pdf, content: str, resources: dict[str, Dictionary]) -> None:
    """Add a page."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=pdf.make_stream((LINE + content).encode()),
        Resources=Dictionary(Font=Dictionary(F1=font), **resources),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def operators() -> bytes:
    """1.2 million operators that draw nothing anybody sees."""
    return one_page("q 1 0 0 1 0 0 cm Q\n" * 400_000)


def letters() -> bytes:
    """A page with 200,000 letters, each placed by itself."""
    return one_page("BT /F1 4 Tf " + "".join(
        f"1 0 0 1 {20 + at % 500 * 1.1:.1f} {20 + at // 500 * 1.8:.1f} Tm ({chr(97 + at % 26)}) Tj\n"
        for at in range(200_000)
    ) + "ET")  # fmt: skip


def steps(chance: random.Random, many: int) -> Iterator[str]:
    x, y = 300.0, 400.0
    for at in range(many):
        x = min(580.0, max(10.0, x + chance.uniform(-6, 6)))
        y = min(740.0, max(10.0, y + chance.uniform(-6, 6)))
        yield f"{x:.2f} {y:.2f} {'m' if at % 6 == 0 else 'l'}{' S' if at % 6 == 5 else ''}\n"


def map_of_paths() -> bytes:
    """200,000 small vector paths of six points each, as in maps."""
    return one_page("0.3 w\n" + "".join(steps(random.Random(3), 1_200_000)))


def curves() -> bytes:
    """100,000 small curves: contour lines."""
    chance = random.Random(4)
    return one_page("0.3 w\n" + "".join(
        f"{x:.1f} {y:.1f} m {x + 2:.1f} {y + 3:.1f} {x + 4:.1f} {y - 3:.1f} {x + 6:.1f} {y:.1f} c S\n"
        for x, y in ((chance.uniform(10, 570), chance.uniform(10, 740)) for _ in range(100_000))
    ))  # fmt: skip


def one_long_path() -> bytes:
    """One path of a million points."""
    return one_page("0.3 w 10 10 m " + " ".join(
        f"{10 + at % 570} {10 + at * 7 % 730} l" for at in range(1_000_000)
    ) + " S")  # fmt: skip


def pictures(size: int, many: int, *, same: bool) -> bytes:
    pdf = pikepdf.Pdf.new()
    chance = random.Random(5)
    named, content = Dictionary(), []
    for at in range(many):
        if at == 0 or not same:
            entry = Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=size, Height=size, ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
            )  # fmt: skip
            named[f"/I{at}"] = pdf.make_stream(chance.randbytes(size * size), entry)
        x, y = at % 140 * 4 + 10, at // 140 * 4 + 10
        content.append(f"q 3 0 0 3 {x} {y} cm /I{0 if same else at} Do Q\n")
    fill(pdf, "".join(content), {"XObject": named})
    return packed(pdf)


def small_pictures() -> bytes:
    """20,000 different pictures of 4 by 4 points on a page: a mosaic."""
    return pictures(4, 20_000, same=False)


def one_picture_often() -> bytes:
    """One picture drawn 20,000 times."""
    return pictures(24, 20_000, same=True)


def many_pictures() -> bytes:
    """2,000 different pictures of 40 by 40 points: each could hold a word."""
    return pictures(40, 2_000, same=False)


def pages() -> bytes:
    """A tree of 10,000 pages, as deep as it is long."""
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(10_000):
        content = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td (Page {number} says little) Tj ET".encode())
        page = Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=content,
            Resources=Dictionary(Font=Dictionary(F1=font)),
        )  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return packed(pdf)


def thousand_pages() -> bytes:
    """1,000 pages that share one drawing of 2,000 paths."""
    pdf = pikepdf.Pdf.new()
    form = pdf.make_stream(
        "".join(steps(random.Random(6), 12_000)).encode(),
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842])),
    )
    for _ in range(1_000):
        fill(pdf, "/X Do", {"XObject": Dictionary(X=form)})
    return packed(pdf)


def shades() -> bytes:
    """60,000 small filled boxes, as spreadsheets print their grids."""
    return one_page("".join(
        f"0.{at % 9 + 1} g {10 + at % 250 * 2.2:.1f} {10 + at // 250 * 3:.1f} 2 2.6 re f\n"
        for at in range(60_000)
    ))  # fmt: skip


FILES: tuple[Callable[[], bytes], ...] = (
    operators, letters, map_of_paths, curves, one_long_path, small_pictures, one_picture_often, many_pictures,
    pages, thousand_pages, shades,
)  # fmt: skip


def worked(data: bytes) -> tuple[str, str, float]:
    """Redact in the worker; return the outcome, its first reason and the CPU seconds."""
    import redactor

    begun = time.process_time()
    result = redactor.redact(data, "heavy.pdf", redactor.load_register(REGISTER), ["reader"], "register-only")
    why = "; ".join(f"{one.code}: {one.message}" for one in result.report.reasons[:1])
    return result.outcome.value, why, time.process_time() - begun


def main() -> None:
    """Parse the options and measure."""
    from redactor.execute import Supervised

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--limit-mb", type=int, default=4000)
    options = parser.parse_args()
    print("| file | MB | outcome | CPU s | wall s | why |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        for build in FILES:
            if options.only not in build.__name__:
                continue
            data = build()
            with Supervised(1, options.seconds, options.limit_mb * 1_000_000) as pool:
                clock = time.perf_counter()
                try:
                    outcome, why, cpu = pool.submit(worked, data).result()
                except Exception as error:  # noqa: BLE001 - the worker was ended: that is what is measured
                    outcome, why, cpu = "blocked", type(error).__name__, 0.0
            what = " ".join((build.__doc__ or "").split())
            wall = time.perf_counter() - clock
            print(
                f"| {what} | {len(data) / 1e6:.1f} | {outcome} | {cpu:.1f} | {wall:.0f} | {why[:90]} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
