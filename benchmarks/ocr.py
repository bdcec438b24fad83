"""How well and how fast scans are read: register values on drawn pages, crooked, dirty, at three resolutions.

Takes nothing; prints one row a resolution. `python -m benchmarks.ocr [PAGES]`. The pages are drawn with
Pillow's own font, so real faxes and photocopies will be worse: use the ratios.
"""

from __future__ import annotations

import io
import random
import resource
import sys
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from redactor.formats.image import UNCERTAIN, Picture
from redactor.model.document import Document
from redactor.outside.ocr import Tesseract, engine

_STREETS = (
    "Sorrel",
    "Rose",
    "Thornybank",
    "Weir",
    "Quarry",
    "Aldersyke",
    "Mill",
    "Fennimore",
    "Church",
    "Otter",
)
_ENDS = ("Lane", "Road", "Close", "Crescent", "Avenue", "Drive")
_TOWNS = ("Marnbridge", "Leominster", "Ottersham", "Wickstow", "Caerlwyn")
_FIRST = ("Tamsin", "Dana", "Noah", "Gwenllian", "Priya", "Ruth", "Oluwaseun", "Zofia", "Imogen", "Callum")
_LAST = (
    "Okafor-Blythe",
    "Whitcombe",
    "Ellacott",
    "Adeyemi",
    "Nowak",
    "Hale",
    "Pritchard",
    "Llewellyn",
    "Iqbal",
)
_PROSE = [
    "The",
    "social",
    "worker",
    "visited",
    "on",
    "Thursday",
    "and",
    "saw",
    "all",
    "three",
    "rooms.",
    "There",
    "was",
    "food",
    "in",
    "the",
    "house",
    "and",
    "the",
    "beds",
    "were",
    "made.",
    "The",
    "child",
    "was",
    "quiet",
    "at",
    "first",
    "but",
    "talked",
    "later",
    "about",
    "school",
    "and",
    "a",
    "friend.",
    "It",
    "was",
    "agreed",
    "that",
    "contact",
    "will",
    "take",
    "place",
    "in",
    "the",
    "centre",
    "and",
    "not",
    "at",
    "home,",
    "and",
    "that",
    "the",
    "next",
    "meeting",
    "is",
    "after",
    "the",
    "holidays.",
    "A",
    "copy",
    "of",
    "this",
    "note",
    "goes",
    "to",
    "the",
    "parent,",
    "who",
    "asked",
    "for",
    "it",
    "in",
    "writing.",
]


@dataclass
class Row:
    """What one resolution gave."""

    values: int = 0
    read: int = 0
    missed_but_held: int = 0
    held: int = 0
    seconds: float = 0.0
    plain_seconds: float = 0.0
    plain_read: int = 0


def values(chance: random.Random) -> list[str]:
    postcode = f"{chance.choice(('HR', 'WR', 'SO', 'M', 'EX'))}{chance.randint(1, 19)} {chance.randint(1, 9)}"
    postcode += "".join(chance.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
    number = f"{chance.randint(1, 180)}{chance.choice(('', '', '', 'a', 'B'))}"
    return [
        f"{number} {chance.choice(_STREETS)} {chance.choice(_ENDS)}",
        postcode,
        f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
        f"07700 900{chance.randint(0, 999):03}",
        f"999 {chance.randint(0, 999):03} {chance.randint(0, 9999):04}",
        f"{chance.choice(_FIRST).lower()}.{chance.choice(_LAST).lower()}@example.org",
    ]


def page(chance: random.Random, dpi: int) -> tuple[Image.Image, list[str]]:
    """Draw an A4 page of prose with values in it, then make it crooked, soft and dirty."""
    size = (round(8.27 * dpi), round(11.69 * dpi))
    letters = round(11 / 72 * dpi)
    hidden = values(chance) + values(chance)
    words = [word for value in hidden for word in (*chance.sample(_PROSE, 9), value.replace(" ", "\u00a0"))]
    picture = Image.new("L", size, 245)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(letters)
    x = left = round(0.9 * dpi)
    y = dpi
    for word in words:
        shown = word.replace("\u00a0", " ")
        width = draw.textlength(shown + " ", font=font)
        if x + width > size[0] - left:
            x, y = left, y + round(1.5 * letters)
        draw.text((x, y), shown, fill=chance.randint(20, 70), font=font)
        x += round(width)
    return dirty(picture, chance), hidden


def dirty(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Turn by up to three degrees, blur, and put grain and specks on it."""
    picture = picture.rotate(chance.uniform(-3, 3), Image.Resampling.BICUBIC, fillcolor=243)
    picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.9)))
    grain = np.random.default_rng(chance.randrange(10**6)).normal(
        0, chance.uniform(4, 14), picture.size[::-1]
    )
    points = np.clip(np.asarray(picture, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
    points[np.random.default_rng(chance.randrange(10**6)).random(points.shape) < 0.0005] = 60
    out = io.BytesIO()
    Image.fromarray(points).save(out, "JPEG", quality=chance.randint(35, 80))
    return Image.open(out).convert("L")


def spent() -> float:
    """Processor seconds of this process and of the programs it has called."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def measure(dpi: int, pages: int) -> Row:
    row = Row()
    chance = random.Random(dpi)
    reader = Picture()
    installed = engine()
    if not isinstance(installed, Tesseract):
        raise SystemExit("Tesseract is not installed: nothing to measure")
    for _ in range(pages):
        picture, hidden = page(chance, dpi)
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=1)
        start = spent()
        reading = reader.read(Document("page.png", out.getvalue()))
        row.seconds += spent() - start
        start = spent()
        plain = squeeze(" ".join(word.text for word in Tesseract("tesseract").words(out.getvalue())))
        row.plain_seconds += spent() - start
        texts = [squeeze(view.text) for view in reading.views]
        doubtful = any(part.what == UNCERTAIN for part in reading.opaque)
        missed = [value for value in hidden if not any(squeeze(value) in text for text in texts)]
        row.values += len(hidden)
        row.read += len(hidden) - len(missed)
        row.missed_but_held += len(missed) if doubtful else 0
        row.held += doubtful
        row.plain_read += sum(squeeze(value) in plain for value in hidden)
        if "-v" in sys.argv:
            print(dpi, missed, [part.location.label for part in reading.opaque])
    return row


def main() -> None:
    pages = next((int(word) for word in sys.argv[1:] if word.isdigit()), 4)
    print("dpi  values read exactly  (plain call)  missed, page held  pages held  CPU s/page  x plain call")
    for dpi in (150, 200, 300):
        row = measure(dpi, pages)
        missed = row.values - row.read
        print(
            f"{dpi:<4} {row.read}/{row.values} = {row.read / row.values:6.1%}       "
            f"{row.plain_read / row.values:6.1%}        {row.missed_but_held} of {missed}             "
            f"{row.held}/{pages}         {row.seconds / pages:5.1f}   {row.seconds / row.plain_seconds:4.1f}"
        )


if __name__ == "__main__":
    main()
