"""Months in Welsh after a mutation, and in other languages that families write in."""

from __future__ import annotations

_O = "Ionawr Chwefror Fawrth Ebrill Fai Fehefin Orffennaf Awst Fedi Hydref Dachwedd Ragfyr"
CY_MUTATED = tuple(_O.split(" "))
ABROAD = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


def abroad(language: str, month: int) -> str:
    """The name of a month in another language."""
    return ABROAD[language].split(" ")[month - 1]
