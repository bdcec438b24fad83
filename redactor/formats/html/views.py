"""The views of a page: in reading order, tables down their columns, and the targets of links.

Takes a page; gives text maps. Cells are joined by a tab, lines by a newline, blocks by a blank line.
It does not promise the order a style sheet lays the page out in.
"""

from __future__ import annotations

from collections import defaultdict

from redactor.formats.html.tokens import Page, Text
from redactor.formats.joining import Joiner
from redactor.model.text import Location, TextMap


def views(page: Page) -> tuple[TextMap, ...]:
    """Return the views."""
    main, links = Joiner(), Joiner()
    if page.title is not None:
        main.add(Location("title", "the title of the page"), page.title.text)
        main.separate("\n\n")
    places = {text.key: _location(number, text) for number, text in enumerate(page.texts(), 1)}
    for text in page.texts():
        main.separate(text.gap)
        main.add(places[text.key], text.text)
    for number, link in enumerate(page.links(), 1):
        links.separate("\n\n")
        links.add(Location(link.key, f"the target of link {number}"), link.link)
    found = [main.view("text")]
    columns = _columns(page, places)
    found += [
        joiner.view(name) for joiner, name in ((columns, "columns"), (links, "links")) if not joiner.empty
    ]
    return tuple(found)


def _location(number: int, text: Text) -> Location:
    if text.cell is None:
        return Location(text.key, f"text {number}")
    return Location(
        text.key, f"table {text.cell.table}, row {text.cell.row + 1}, column {text.cell.column + 1}"
    )


def _columns(page: Page, places: dict[str, Location]) -> Joiner:
    columns: dict[tuple[int, int], list[Text]] = defaultdict(list)
    for text in page.texts():
        if text.cell is not None:
            columns[text.cell.table, text.cell.column].append(text)
    out = Joiner()
    for key in sorted(columns):
        out.separate("\n\n")
        row = -1
        for text in columns[key]:
            same = text.cell is not None and text.cell.row == row
            out.separate(text.gap if same else "\n")
            out.add(places[text.key], text.text)
            row = text.cell.row if text.cell else -1
    return out
