"""Do pages of real PDFs look the same outside the lines that were marked, and do four readers open them?

    REDACTOR_CORPORA=... python -m benchmarks.pdf.look [FOLDER]

For each PDF a common word is removed wherever it stands; first pages are rendered by PDFium before and
after and compared point by point outside the marked lines; pages that become pictures are left out. The
new file is opened with PDFium, MuPDF,
poppler and qpdf; a warning the input does not give as well counts against us.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, TimeoutError
from pathlib import Path

import pymupdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document, Limits
from redactor.model.errors import RedactorError
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Reading

PAGES = 3
SCALE = 1.5
FAINT = 24
"""Of 255: colour profiles are replaced by plain colours, and edges are smoothed a little differently."""
LARGEST = 4_000_000
SECONDS = 60
LABEL = "[name withheld]"


def marks(reading: Reading, word: str) -> tuple[Mark, ...]:
    """Mark the word in the order of lines."""
    found = []
    for view in reading.views[:1]:
        for match in re.finditer(re.escape(word), view.text):
            found.append(Mark(view.locate(*match.span()), LABEL, Kind.PERSON, ("x",)))
    return tuple(found)


def common_word(reading: Reading) -> str:
    """Return a word that stands a few times in the text, empty if there is none."""
    words = Counter(re.findall(r"\b[A-Za-z]{5,12}\b", reading.views[0].text if reading.views else ""))
    fitting = [word for word, count in words.most_common(200) if count <= 6]
    return fitting[0] if fitting else ""


def pictures(data: bytes) -> Iterator[Image.Image]:
    """Render the first pages."""
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    for index in range(min(PAGES, len(pdf))):
        page = pdf[index]
        scale = min(SCALE, 2000 / max(page.get_size()))
        yield page.render(scale=scale, no_smoothtext=True).to_pil().convert("RGB")


def bands(data: bytes, word: str, sizes: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return for each page the heights (in points of the picture) at which the word stands."""
    found: list[list[tuple[int, int]]] = []
    pdf = pymupdf.open(stream=data, filetype="pdf")
    for index, (_, height) in enumerate(sizes):
        page = pdf[index]
        scale = height / page.rect.height
        rows = [quad.rect * page.rotation_matrix for quad in page.search_for(word, quads=True)]
        found.append([(int((box.y0 - 4) * scale), int((box.y1 + 4) * scale) + 1) for box in rows])
    return found


def difference(before: Image.Image, after: Image.Image, rows: list[tuple[int, int]]) -> float:
    """Return the share of points that differ clearly outside the rows, in thousandths."""
    if before.size != after.size:
        return 1000.0
    one, other = before.copy(), after.copy()
    for picture in (one, other):
        draw = ImageDraw.Draw(picture)
        for low, high in rows:
            draw.rectangle((0, low, picture.width, high), fill=(255, 255, 255))
    apart = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > FAINT else 0)
    return 1000 * apart.histogram()[255] / (apart.width * apart.height)


def complaints(data: bytes) -> set[str]:
    """Return the readers that refuse a file or warn about it."""
    found = set()
    try:
        pdf = pypdfium2.PdfDocument(data)
        [page.close() for page in (pdf[index] for index in range(len(pdf)))]
    except pypdfium2.PdfiumError:
        found.add("PDFium")
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    pymupdf.TOOLS.mupdf_warnings()
    try:
        opened = pymupdf.open(stream=data, filetype="pdf")
        [opened[index].get_pixmap(dpi=20) for index in range(min(PAGES, len(opened)))]
    except (RuntimeError, ValueError):
        found.add("MuPDF")
    if pymupdf.TOOLS.mupdf_warnings():
        found.add("MuPDF")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:  # qpdf reads no standard input
        file.write(data)
        file.flush()
        if subprocess.run(["qpdf", "--check", file.name], capture_output=True, check=False).returncode:
            found.add("qpdf")
    for command in (["pdfinfo", "-struct-text", "-"], ["pdftoppm", "-l", "3", "-r", "20", "-"]):
        ran = subprocess.run(command, input=data, capture_output=True, check=False)
        if ran.returncode or ran.stderr.strip():
            found.add("poppler")
    return found


def one(path: str) -> tuple[str, str, list[float], set[str]]:
    """Return name, outcome, differences by page and readers that complain about our file only."""
    data = Path(path).read_bytes()
    name = Path(path).name
    document = Document("a.pdf", data)
    try:
        adapter = Pdf(Limits(pages=200))
        reading = adapter.read(document)
        word = common_word(reading)
        children = tuple((child.location, child.document) for child in reading.children)
        dropped = tuple(part.location for part in reading.opaque)
        out = adapter.write(document, Edit(marks(reading, word) if word else (), children, dropped)).data
    except RedactorError as error:
        return name, error.code, [], set()
    before, after = list(pictures(data)), list(pictures(out))
    rows = bands(data, word, [one.size for one in before]) if word else [[] for _ in before]
    turned = {child.location.key for child in reading.children}
    apart = [
        difference(*pair)
        for number, pair in enumerate(zip(before, after, rows, strict=True), 1)
        if f"raster:{number}" not in turned
    ]
    own = complaints(out)
    return name, "written", apart, own - complaints(data) if own else own


def main() -> None:
    """Print a table of all files, and the sums."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("REDACTOR_CORPORA", "")
    if not given:
        sys.exit("Set REDACTOR_CORPORA to the folder of real files, or give a folder")
    paths = sorted(path for path in Path(given).rglob("*.pdf") if path.stat().st_size < LARGEST)
    outcomes: Counter[str] = Counter()
    same = close = pages = warned = 0
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=20) as pool:
        for path in paths:
            try:
                name, outcome, apart, readers = pool.submit(one, str(path)).result(SECONDS)
            except (TimeoutError, Exception) as error:  # noqa: BLE001 -- a benchmark goes on
                name, outcome, apart, readers = path.name, f"failed: {type(error).__name__}", [], set()
            outcomes[outcome] += 1
            pages += len(apart)
            same += sum(value < 0.05 for value in apart)
            close += sum(value < 2 for value in apart)
            warned += bool(readers)
            if readers or outcome.startswith("failed") or any(value >= 2 for value in apart):
                shares = [round(value, 2) for value in apart]
                print(f"{name[:48]:48} {outcome:16} {shares} {sorted(readers)}", flush=True)
    print(f"files {len(paths)}: {dict(outcomes)}")
    print(f"pages compared {pages}, the same outside marked lines {same}, nearly (99.8 % of points) {close}")
    print(f"files about which a reader complains although it does not about the input: {warned}")


if __name__ == "__main__":
    main()
