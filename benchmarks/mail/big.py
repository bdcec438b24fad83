"""Mails of 25 MB, each with one ordinary large attachment: ``python -m benchmarks.mail.big [--seconds 60]``.

Each is checked by a gate's worker under its usual limits of time and memory, with one register: what it
costs (the worker and the programs it calls), and what becomes of it.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

from benchmarks.mail.cost import busy
from benchmarks.mail.messages import letter, prose
from redactor import assemble
from redactor.execute import Supervised, failure_of
from redactor.gate.active import ActiveCases
from redactor.gate.book import AddressBook
from redactor.model.mail import Envelope
from redactor.model.secret import Secret
from redactor.settings import Settings
from tests.gate.mails import YAML

_KEY = b"the benchmark's own key, 32 byte"
_SIZE = 18_000_000  # base64 makes 25 MB of it


def _photo(rng: random.Random) -> bytes:
    """A photograph of twelve million points: soft shapes, and the grain of a camera."""
    from PIL import Image

    small = Image.frombytes("RGB", (40, 30), rng.randbytes(3_600))
    shapes = small.resize((4_000, 3_000), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((4_000, 3_000), 12).convert("RGB")
    out = io.BytesIO()
    Image.blend(shapes, grain, 0.3).save(out, "JPEG", quality=92)
    return out.getvalue()


def _scan(rng: random.Random) -> bytes:
    """A page as an office machine scans it: 200 points an inch, grey."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1_654, 2_339), 250)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(30)
    for number, line in enumerate(prose(3_000, rng).replace("\n", " ").split(". ")[:45]):
        draw.text((150, 150 + 44 * number), line[:85], font=font, fill=20)
    out = io.BytesIO()
    Image.blend(page, Image.effect_noise(page.size, 30), 0.1).save(out, "JPEG", quality=88)
    return out.getvalue()


def _until(size: int, make: Callable[[], bytes]) -> list[bytes]:
    made = [make()]
    while sum(map(len, made)) + len(made[-1]) < size:
        made.append(make())
    return made


def photos(rng: random.Random) -> list[tuple[str, bytes]]:
    """Photographs as they come from a telephone."""
    return [(f"photo{number}.jpg", one) for number, one in enumerate(_until(_SIZE, lambda: _photo(rng)))]


def scans(rng: random.Random) -> list[tuple[str, bytes]]:
    """One PDF of scanned pages."""
    from PIL import Image

    pages = [Image.open(io.BytesIO(one)) for one in _until(_SIZE, lambda: _scan(rng))]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=88)
    return [("report.pdf", out.getvalue())]


def zipped(rng: random.Random) -> list[tuple[str, bytes]]:
    """A zip of photographs."""
    return [("photos.zip", _zip(photos(rng)))]


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def illustrated(rng: random.Random) -> list[tuple[str, bytes]]:
    """A Word document with photographs."""
    from docx import Document

    document = Document()
    for number, one in enumerate(_until(_SIZE, lambda: _photo(rng))):
        document.add_paragraph(f"Picture {number}. {prose(1_500, rng)}")
        document.add_picture(io.BytesIO(one), width=4_000_000)
    out = io.BytesIO()
    document.save(out)
    return [("report.docx", out.getvalue())]


def exported(rng: random.Random) -> list[tuple[str, bytes]]:
    """A text file as a program exports it."""
    page = prose(60_000, rng)
    rows = "".join(f"{line};{page[line * 7 % 50_000 :][:900]}\n" for line in range(20_000))
    return [("export.txt", rows.encode())]


def unknown(rng: random.Random) -> list[tuple[str, bytes]]:
    """A film, which nobody can read."""
    return [("film.mp4", b"\x00\x00\x00\x18ftypmp42" + rng.randbytes(_SIZE))]


KINDS = (photos, scans, zipped, illustrated, exported, unknown)


def checked(settings: Settings, message: bytes) -> tuple[Any, float, int]:
    """Check a mail in a worker; return the verdict, CPU seconds and the most memory it had, in bytes."""
    house = assemble.house(settings)
    register = house.load_register(YAML.format(reference="CF-2026-0417"))
    index, book = house.case_index(_KEY), AddressBook(_KEY, settings.mail.rules)
    index.put(register)
    book.put(register.reference, book.numbers(register))
    cases = ActiveCases(index, book, [register.reference], lambda _: register)
    envelope = Envelope(Secret("worker@council.example.org"), (Secret("someone@elsewhere.example"),))
    begun = _cpu()
    verdict = house.mail_check(cases).check(message, envelope)
    return verdict, _cpu() - begun, 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def row(settings: Settings, make: Callable[[random.Random], list[tuple[str, bytes]]], seconds: float) -> str:
    """Return the row of one kind of mail."""
    message: EmailMessage = letter(100_001, "someone@elsewhere.example")
    for name, data in make(random.Random(7)):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    mail = message.as_bytes()
    begun = time.monotonic()
    with Supervised(1, seconds, settings.mail.memory_bytes) as pool:
        try:
            verdict, spent, most = pool.submit(checked, settings, mail).result()
        except Exception as error:  # noqa: BLE001 - whatever it was is the row's answer
            cost, became = "-", f"held after a second try: {failure_of(error)[0]}"
        else:
            cost = f"{spent:.0f} s, {most / 1e6:.0f} MB"
            (one,) = verdict.decisions
            became = one.decision.value + "".join(sorted({f"; {reason.message}" for reason in one.reasons}))
    took = time.monotonic() - begun
    return f"| {(make.__doc__ or '').rstrip('.')} | {len(mail) / 1e6:.0f} | {cost} | {took:.0f} | {became} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0, help="a mail's time in its worker")
    parser.add_argument("--kinds", nargs="*", default=[kind.__name__ for kind in KINDS])
    chosen = parser.parse_args()
    print(f"{busy():.1f} of 2 cores were busy before\n", flush=True)
    print("| mail with | MB | CPU, most memory | seconds with start | what became of it |")
    print("|---|---:|---:|---:|---|", flush=True)
    settings = assemble.house().settings
    for kind in KINDS:
        if kind.__name__ in chosen.kinds:
            print(row(settings, kind, chosen.seconds), flush=True)


if __name__ == "__main__":
    main()
