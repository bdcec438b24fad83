"""A report as one self-contained page: no scripts, nothing from elsewhere, good on paper.

Takes a report, gives UTF-8 bytes. The order is that of a tired reader: may it go, what now, why,
what must I answer, what was done. No protected value can be in it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from redactor.model.report import Report
from redactor.report.page import page_of, summary
from redactor.report.words import counted

_TEMPLATE: Final = "report.html"


def report_html(report: Report, *, input: str = "", output: str = "", answers: str = "") -> bytes:  # noqa: ARG001  # as report_json
    """Return `report` as a page. `output` is where the copy was put, `answers` where to answer.

    `input` is taken for symmetry and not shown: a path may hold what the report must not.
    """
    page = page_of(report, output=output, answers=answers)
    return template(_TEMPLATE).render(page=page, summary=summary(page), counted=counted).encode()


@cache
def template(name: str) -> Template:
    """Return one of our templates; every value in it is escaped, and a missing one is an error."""
    environment = Environment(
        loader=PackageLoader("redactor.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["moment"] = lambda iso: f"{iso[:16].replace('T', ' ')} UTC"
    return environment.get_template(name)
