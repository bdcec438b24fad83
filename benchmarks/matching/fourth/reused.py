"""Plain classes of the taxonomy that this world shares with the others; all else here is its own."""

from __future__ import annotations

from benchmarks.matching.model import share

BASICS = (
    "address/01-full",
    "address/05-number-street",
    "address/03-no-postcode",
    "address/31-street-alone",
    "address/36-postcode",
    "person/01-full",
    "person/02-forename-surname",
    "person/09-title-surname",
    "person/13-forename",
    "person/20-previous",
    "number/phone-01-usual",
    "number/mail-01-usual",
    "number/nhs-02-grouped",
    "number/bank-10-sort-and-account",
    "number/vehicle-02-grouped",
    "date/02-slashes",
    "date/07-long",
    "org/01-full",
    "org/05-core-alone",
    "layout/42-address-lines",
    "layout/line-break",
    "not/address-other-number",
    "not/allowed-shared-surname",
    "not/stranger",
    "not/nhs-sibling",
    "not/date-other-year",
)

share(BASICS, "fourth")
