"""Every place where a PDF can hide a value: importing this fills `PLACES`."""

from benchmarks.pdf.places import (
    annotations,
    attachments,
    document,
    fonts,
    form_fields,
    hidden_text,
    links,
    metadata,
    page_text,
    pictures,
    structure,
    whole_file,
)
from benchmarks.pdf.places.making import OTHER, PLACES, SECRET, Place, Words

SETS = (
    page_text,
    hidden_text,
    fonts,
    pictures,
    annotations,
    links,
    form_fields,
    metadata,
    structure,
    attachments,
    document,
    whole_file,
)
__all__ = ["OTHER", "PLACES", "SECRET", "SETS", "Place", "Words"]
