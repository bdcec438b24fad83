"""One sheet of a workbook: its cells, columns and merged cells, and an account of all else on it.

Takes the part's root; gives a `Sheet`. Hidden rows and columns stay hidden, and empty.
It does not promise pictures, charts or controls: `drawings` looks at those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words
from redactor.formats.xlsx.cells import CellReader, Row, number_of
from redactor.formats.xlsx.names import address, block, local, s, spelt
from redactor.formats.xlsx.styles import Styles
from redactor.model.errors import Damaged, TooLarge

_NARROWEST: Final = 0.5
_LAST_COLUMN: Final = 16_384
_PATIENCE: Final = 20_000_000
#: What becomes of the other elements of a sheet; an empty code is layout that is rebuilt or means nothing.
_CODES: Final = {
    **dict.fromkeys(
        words(
            """
            sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr mergeCells phoneticPr
            pageMargins printOptions pageSetup rowBreaks colBreaks cellWatches ignoredErrors drawing
            legacyDrawing
            """
        ),
        "",
    ),
    **dict.fromkeys(words("sheetProtection protectedRanges"), "metadata"),
    **dict.fromkeys(words("customSheetViews smartTags webPublishItems scenarios"), "private-data"),
    **dict.fromkeys(words("autoFilter sortState"), "filter"),
    **dict.fromkeys(words("headerFooter legacyDrawingHF drawingHF"), "page-header"),
    "oleObjects": "embedded-object",
    "dataConsolidate": "external-data",
    "conditionalFormatting": "conditional-format",
    "dataValidations": "data-validation",
    "hyperlinks": "link",
    "customProperties": "custom-property",
    "controls": "drawing",
    "picture": "picture",
    "tableParts": "table-definition",
}
_EXTENSIONS: Final = {
    "conditionalFormattings": "conditional-format",
    "dataValidations": "data-validation",
    "sparklineGroups": "conditional-format",
    "slicerList": "filter",
    "timelineRefs": "filter",
    "ignoredErrors": "",
    "PLV": "",
    "protectedRanges": "metadata",
    "webExtensions": "web-extension",
}
_LISTS: Final = frozenset(words("hyperlinks dataValidations tableParts scenarios customSheetViews"))
_SETUP: Final = {"landscape", "portrait"}


@dataclass(slots=True)
class Sheet:
    """A visible sheet. `number` is its place in the workbook, hidden sheets counted."""

    number: int
    name: str
    rows: list[Row] = field(default_factory=list)
    columns: list[dict[str, str]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    pane: dict[str, str] = field(default_factory=dict)
    view: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    setup: dict[str, str] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)


def read_sheet(root: Element, number: int, name: str, reader: CellReader, styles: Styles) -> Sheet:
    """Return the sheet. Raises Damaged, TooLarge."""
    sheet = Sheet(number, name)
    hidden = _columns(root.iterfind(f"{s('cols')}/{s('col')}"), sheet, styles)
    layout = root.find(s("sheetFormatPr"))
    by_default = layout is not None and layout.get("zeroHeight") in {"1", "true"}
    if layout is not None:
        _defaults(layout, sheet)
    reader.lost, reader.first = sheet.lost, sheet.first
    for data in root.iterchildren(s("sheetData")):
        if sheet.rows:
            raise Damaged("A sheet has its cells twice")
        sheet.rows = list(reader.rows(data, hidden_by_default=by_default, hidden_columns=hidden))
    _merges(root.find(s("mergeCells")), sheet)
    _view(root.find(f"{s('sheetViews')}/{s('sheetView')}"), sheet)
    _setup(root.find(s("pageSetup")), sheet)
    _account(root, sheet)
    return sheet


def _columns(columns: Iterable[Element], sheet: Sheet, styles: Styles) -> set[int]:
    """Read the columns; return the hidden ones."""
    hidden: set[int] = set()
    for column in columns:
        first, last = column.get("min", ""), column.get("max", "")
        if not first.isdecimal() or not last.isdecimal() or not 0 < int(first) <= int(last):
            raise Damaged("A column of a sheet has a wrong number")
        last = str(min(int(last), _LAST_COLUMN))
        width = number_of(column.get("width"), 9.0)
        found = {"min": first, "max": last, "width": f"{width:g}", "customWidth": "1"}
        if column.get("style"):
            found["style"] = str(styles.number(column.get("style", "")))
        if column.get("hidden") in {"1", "true"} or width < _NARROWEST:
            found["hidden"] = "1"
            hidden.update(range(int(first), int(last) + 1))
        sheet.columns.append(found)
    return hidden


def _defaults(layout: Element, sheet: Sheet) -> None:
    sheet.defaults["defaultRowHeight"] = f"{number_of(layout.get('defaultRowHeight'), 15.0):g}"
    if layout.get("defaultColWidth"):
        sheet.defaults["defaultColWidth"] = f"{number_of(layout.get('defaultColWidth'), 9.0):g}"
    for name in ("customHeight", "zeroHeight"):
        if layout.get(name) in {"1", "true"}:
            sheet.defaults[name] = "1"


def _merges(source: Element | None, sheet: Sheet) -> None:
    """Keep the merged blocks; what stands in their covered cells cannot be seen, and goes."""
    filled = {(cell.row, cell.column): cell for row in sheet.rows for cell in row.cells if cell.kind}
    patience = _PATIENCE
    for item in () if source is None else source.iterchildren(s("mergeCell")):
        found = block(item.get("ref", ""))
        if found is None:
            raise Damaged("The merged cells of a sheet cannot be read")
        top, left, bottom, right = found
        area = (bottom - top + 1) * (right - left + 1)
        patience -= min(area, len(filled))
        if patience < 0:
            raise TooLarge("The workbook has more merged cells than the limit allows")
        sheet.merged.append(f"{spelt(top, left)}:{spelt(bottom, right)}")
        for place in _inside(found, area, filled):
            cell = filled.pop(place)
            cell.kind = cell.stored = cell.shown = ""
            sheet.lost["hidden-text"] += 1


def _inside(
    found: tuple[int, int, int, int], area: int, filled: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the filled places of a block without its first, looking at the smaller of the two."""
    top, left, bottom, right = found
    if area <= len(filled):
        places = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        return [place for place in places[1:] if place in filled]
    return [
        place
        for place in filled
        if top <= place[0] <= bottom and left <= place[1] <= right and place != (top, left)
    ]


def _view(source: Element | None, sheet: Sheet) -> None:
    """Keep frozen panes, grid lines, direction."""
    if source is None:
        return
    for name in ("showGridLines", "rightToLeft"):
        if source.get(name) in {"0", "1"}:
            sheet.view[name] = source.get(name, "")
    pane = source.find(s("pane"))
    top = None if pane is None else address(pane.get("topLeftCell", ""))
    if pane is None or top is None or pane.get("state") not in {"frozen", "frozenSplit"}:
        return
    splits = {name: f"{number_of(pane.get(name), 0.0):g}" for name in ("xSplit", "ySplit") if pane.get(name)}
    sides = {frozenset({"xSplit"}): "topRight", frozenset({"ySplit"}): "bottomLeft"}
    active = sides.get(frozenset(splits), "bottomRight")
    sheet.pane = {
        **splits,
        "topLeftCell": pane.get("topLeftCell", ""),
        "activePane": active,
        "state": "frozen",
    }


def _setup(source: Element | None, sheet: Sheet) -> None:
    if source is None:
        return
    if source.get("orientation") in _SETUP:
        sheet.setup["orientation"] = source.get("orientation", "")
    for name in ("paperSize", "scale", "fitToWidth", "fitToHeight"):
        value = source.get(name, "")
        if value.isdecimal() and len(value) < 5:
            sheet.setup[name] = value


def _account(root: Element, sheet: Sheet) -> None:
    """Count everything that is not rebuilt."""
    for child in root.iterchildren("*"):
        name = local(child.tag)
        if name == "extLst":
            for extension in child.iter("*"):
                if extension.getparent().getparent() is child:
                    sheet.lost[_EXTENSIONS.get(local(extension.tag), "unknown-content")] += 1
        elif name == "AlternateContent":
            for inner in child.iter("*"):
                sheet.lost[_CODES.get(local(inner.tag), "")] += 1
        else:
            times = max(1, len(child)) if name in _LISTS else 1
            sheet.lost[_CODES.get(name, "unknown-content")] += times
    del sheet.lost[""]
