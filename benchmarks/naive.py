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
    """Presidio with its default recognisers and the medium English model."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    configuration = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "en", "model_name": model_name()}],
    }
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())


def model_name() -> str:
    """The spaCy package that the pip-installed model provides."""
    return "en_core_web_md"


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
