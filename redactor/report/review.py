"""The pages of held mail: what waits, one mail with its two decisions, and what became of a decision.

Takes held mail as a door is told of it (labels and places); gives UTF-8 pages without scripts.
It decides nothing, and no protected value can be in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from redactor.report.html import template
from redactor.report.words import counted


def waiting_page(user: str, waiting: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the list of what waits for `user`."""
    return _page("waiting.html", user, waiting=waiting, counted=counted, why=_why)


def held_page(
    user: str, mail: Mapping[str, Any], forms: Mapping[str, str], categories: Sequence[str], least: int
) -> bytes:
    """Return one held mail. `forms` are the marks of its two forms, `least` the letters of a reason."""
    return _page("held.html", user, mail=mail, forms=forms, categories=categories, least=least)


def said_page(user: str, title: str, text: str, *, done: bool, ref: str = "") -> bytes:
    """Return what became of a request; `ref` is the mail to go back to."""
    return _page("said.html", user, title=title, text=text, done=done, ref=ref)


def _page(name: str, user: str, **values: Any) -> bytes:
    return template(name).render(user=user, **values).encode()


def _why(mail: Mapping[str, Any]) -> list[str]:
    """Return the different reasons of a mail."""
    reasons = (reason["message"] for one in mail["recipients"] for reason in one["reasons"])
    return list(dict.fromkeys(reasons))
