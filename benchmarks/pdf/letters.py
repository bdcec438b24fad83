"""Ordinary scanned letters with nothing to withhold: are they released, and if not, for which words?

    python -m benchmarks.pdf.letters [--dpi 150 200 300] [--letters 2] [--save DIR]

Each letter has a crest, list numbers (beside their text and alone on a line), page numbers, small print and,
every second one, a signature. They are drawn with the fonts of LibreOffice (apt: fonts-liberation), then made
crooked, soft and grainy and packed as JPEG or, black and white, as fax. A signature is handwriting: such a
letter must be held, for the signature alone; one without must be released.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.pdf.speed import spent

FONTS = Path("/usr/share/fonts/truetype/liberation")
FACES = ("LiberationSans", "LiberationSerif", "LiberationSansNarrow")
REGISTER = """
register: 1
case: {reference: BENCH-2, title: Letters, language: en}
parties:
  - {id: hidden, name: Perpetua Quennell, role: third-party}
  - {id: reader, name: Dana Whitcombe, role: parent}
items:
  - {id: name, kind: person, party: hidden, withhold_from: [reader], severity: critical, reason: FPR29.1}
"""
PROSE = (
    "Thank you for coming to the meeting on 12 March. I said that I would write down what was agreed, so "
    "that everybody has the same record. The next review takes place in the town hall at half past two.",
    "Please bring the forms that we talked about. If you cannot come, telephone 01632 960417 and ask for the "
    "duty desk; somebody answers until 5 p.m. on working days, and there is an answering machine after that.",
    "We shall pay the fare for the journey up to a sum of £18.40 if you keep the tickets. You are welcome to "
    "bring a friend or an adviser, who may speak for you, and you may ask for a break at any time.",
)  # fmt: skip
LIST = (
    "Contact stays in the centre on Tuesdays.",
    "The school sends its report by the end of the month.",
    "The health visitor is asked for the red book.",
    "We look at the plan again in six weeks.",
)


@dataclass(frozen=True)
class Letter:
    """A scanned letter: its file, and where on the page the signature lies, if there is one."""

    name: str
    data: bytes
    signed: bool


class _Sheet:
    """A sheet of paper at twice the resolution of the scan."""

    def __init__(self, dpi: int, chance: random.Random) -> None:
        self.dots = 2 * dpi
        self.face = chance.choice(FACES)
        self.picture = Image.new("L", (round(8.27 * self.dots), round(11.69 * self.dots)), 255)
        self.draw = ImageDraw.Draw(self.picture)
        self.ink = chance.randint(10, 50)

    def at(self, inches: float) -> int:
        return round(inches * self.dots)

    def text(self, x: float, y: float, words: str, points: float = 11, style: str = "Regular") -> float:
        font = ImageFont.truetype(str(FONTS / f"{self.face}-{style}.ttf"), round(points / 72 * self.dots))
        self.draw.text((self.at(x), self.at(y)), words, fill=self.ink, font=font)
        return self.draw.textlength(words, font=font) / self.dots

    def prose(self, x: float, y: float, words: str, width: float) -> float:
        """Set words in lines, and return where the next line begins."""
        line: list[str] = []
        font = ImageFont.truetype(str(FONTS / f"{self.face}-Regular.ttf"), round(11 / 72 * self.dots))
        for word in [*words.split(), ""]:
            if not word or self.draw.textlength(" ".join([*line, word]), font=font) > self.at(width):
                self.text(x, y, " ".join(line))
                y, line = y + 0.2, []
            line.append(word)
        return y

    def crest(self, x: float, y: float) -> None:
        """Draw a shield with a chevron, three discs and a crown."""
        points = [(0, 0), (0.7, 0), (0.7, 0.45), (0.6, 0.68), (0.35, 0.85), (0.1, 0.68), (0, 0.45)]
        self.draw.polygon(
            [(self.at(x + a), self.at(y + b)) for a, b in points], outline=self.ink, width=self.at(0.02)
        )
        chevron = [(0.02, 0.5), (0.35, 0.25), (0.68, 0.5), (0.68, 0.62), (0.35, 0.37), (0.02, 0.62)]
        self.draw.polygon([(self.at(x + a), self.at(y + b)) for a, b in chevron], fill=110)
        for a, b in ((0.17, 0.15), (0.53, 0.15), (0.35, 0.62)):
            box = [self.at(x + a - 0.07), self.at(y + b - 0.07), self.at(x + a + 0.07), self.at(y + b + 0.07)]
            self.draw.ellipse(box, fill=self.ink)
        for step in range(5):
            left = x + 0.1 + 0.1 * step
            peak = [(left, y - 0.04), (left + 0.05, y - 0.2), (left + 0.1, y - 0.04)]
            self.draw.polygon([(self.at(a), self.at(b)) for a, b in peak], fill=90)

    def signature(self, x: float, y: float, chance: random.Random) -> None:
        """Scribble as a pen does: loops that lean, get smaller and end in a stroke."""
        steps = np.linspace(0, 1, 700)
        turns = chance.uniform(6, 9)
        high = 0.16 * (1 - 0.6 * steps) * (1 + 0.5 * np.sin(2.7 * turns * steps + chance.random()))
        across = x + 1.7 * steps + 0.07 * np.cos(2 * np.pi * turns * steps) + 0.2 * high
        down = y - high * np.sin(2 * np.pi * turns * steps) - 0.1 * steps
        line = [(self.at(float(a)), self.at(float(b))) for a, b in zip(across, down, strict=True)]
        line += [(self.at(x + 0.2), self.at(y + 0.17)), (self.at(x + 1.9), self.at(y + 0.1))]
        self.draw.line(line, fill=40, width=self.at(0.013), joint="curve")


def sheet(dpi: int, chance: random.Random, *, signed: bool) -> Image.Image:
    """Draw one letter."""
    paper = _Sheet(dpi, chance)
    paper.crest(0.9, 0.7)
    paper.text(1.8, 0.75, "Marnbridge County Council", 18, "Bold")
    paper.text(1.8, 1.08, "Children's Services · Civic Offices · 6 Plough Square · Marnbridge", 8)
    paper.text(5.6, 1.9, "Our ref: CS/2026/0417")
    paper.text(5.6, 2.1, "Date: 14 March 2026")
    for number, line in enumerate(("Ms D Whitcombe", "By hand")):
        paper.text(0.9, 1.9 + 0.2 * number, line)
    paper.text(0.9, 2.6, "Dear Ms Whitcombe,")
    paper.text(0.9, 2.95, "Review meeting of 12 March", 12, "Bold")
    y = 3.3
    for words in chance.sample(PROSE, 2):
        y = paper.prose(0.9, y, words, 6.4) + 0.12
    own_line = chance.random() < 0.5
    mark = chance.choice(("{}.", "({})", "{})"))
    for number, words in enumerate(LIST, chance.choice((1, 8))):
        paper.text(1.1, y, mark.format(number))
        y = paper.prose(1.1 if own_line else 1.5, y + 0.2 * own_line, words, 5.6) + 0.05
    y = paper.prose(0.9, y + 0.1, PROSE[2] if chance.random() < 0.5 else PROSE[1], 6.4) + 0.1
    paper.text(0.9, y, "Yours sincerely,")
    if signed:
        paper.signature(1.0, y + 0.55, chance)
    paper.text(0.9, y + 0.85, "Ruth Adeyemi")
    paper.text(0.9, y + 1.05, "Senior Social Worker")
    paper.draw.line(
        [paper.at(0.9), paper.at(10.9), paper.at(7.3), paper.at(10.9)], fill=120, width=paper.at(0.01)
    )
    paper.text(
        0.9, 10.97, "If you need this letter in large print or in another language, please tell us.", 8
    )
    paper.text(4.0, 11.2, chance.choice(("1", "- 1 -", "Page 1 of 2", "1/2")), 9)
    return paper.picture


def scanned(picture: Image.Image, chance: random.Random, skew: float) -> Image.Image:
    """Lay it on the glass: a little crooked, soft, grey paper, grain."""
    crooked = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    small = crooked.reduce(2).filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.6)))
    grain = np.random.default_rng(chance.randrange(10**6)).normal(0, chance.uniform(2, 6), small.size[::-1])
    points = np.asarray(small, dtype=np.float32) * 0.92 + 12 + grain
    return Image.fromarray(np.clip(points, 0, 255).astype(np.uint8))


def packed(picture: Image.Image, kind: str) -> bytes:
    """Put a scan on a page of a PDF, as JPEG or as a black and white fax."""
    pdf, out = pikepdf.Pdf.new(), io.BytesIO()
    common = {"Type": Name.XObject, "Subtype": Name.Image, "Width": picture.width, "Height": picture.height}
    if kind == "jpeg":
        picture.save(out, "JPEG", quality=75)
        made = pdf.make_stream(out.getvalue(), Dictionary(
            **common, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode
        ))  # fmt: skip
    else:
        sharp = picture.point(lambda value: 255 if value > 140 else 0).convert("1")
        sharp.save(out, "TIFF", compression="group4", tiffinfo={278: picture.height})  # one strip
        tags = Image.open(out).tag_v2  # type: ignore[attr-defined]
        at, length, black = tags[273][0], sum(tags[279]), tags[262] == 0
        settings = Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=black)
        made = pdf.make_stream(out.getvalue()[at : at + length], Dictionary(
            **common, ColorSpace=Name.DeviceGray, BitsPerComponent=1, Filter=Name.CCITTFaxDecode,
            DecodeParms=settings,
        ))  # fmt: skip
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]),
        Contents=pdf.make_stream(b"595 0 0 842 0 0 cm /I Do"),
        Resources=Dictionary(XObject=Dictionary(I=made)),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    whole = io.BytesIO()
    pdf.save(whole)
    return whole.getvalue()


def letters(resolutions: list[int], count: int) -> list[Letter]:
    """Make the letters: signed and unsigned, JPEG and fax, straight and crooked, at each resolution."""
    found = []
    for dpi in resolutions:
        for number in range(count):
            chance = random.Random(1000 * dpi + number)
            signed, kind = bool(number % 2), ("jpeg", "fax")[number // 2 % 2]
            skew = (0.5, 0.0, -0.5, 1.3)[number % 4]
            picture = scanned(sheet(dpi, chance, signed=signed), chance, skew)
            name = f"{dpi} dpi, {kind}, {skew} degrees, {'signed' if signed else 'unsigned'}, {number}"
            found.append(Letter(name, packed(picture, kind), signed))
    return found


def main() -> None:
    """Parse the options, make the letters and send them down the road."""
    import redactor

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200, 300])
    parser.add_argument("--letters", type=int, default=4)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    counted: Counter[tuple[bool, str]] = Counter()
    print("| letter | outcome | CPU s | why |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        register = redactor.load_register(REGISTER)
        for letter in letters(options.dpi, options.letters):
            if options.save:
                options.save.mkdir(exist_ok=True)
                (options.save / (letter.name.replace(", ", "-").replace(" ", "") + ".pdf")).write_bytes(
                    letter.data
                )
            begun, clock = spent(), time.perf_counter()
            result = redactor.redact(letter.data, "letter.pdf", register, ["reader"], "register-only")
            taken, wall = spent() - begun, time.perf_counter() - clock
            counted[letter.signed, result.outcome.value] += 1
            why = "; ".join(f"{one.code} {one.place}" for one in result.report.reasons)
            print(
                f"| {letter.name} | {result.outcome.value} | {taken:.1f} ({wall:.0f} wall) | {why} |",
                flush=True,
            )
    for (signed, outcome), many in sorted(counted.items()):
        print(f"\n{'signed' if signed else 'unsigned'}: {many} {outcome}")


if __name__ == "__main__":
    main()
