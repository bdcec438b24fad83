"""A watched folder, and what lies in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.doors import Place, Ran

CASE, LANE = "CF-2026-0001", "CF-2026-0001/to ms-z"
ANSWER = {"disposition": "keep", "by": "R. Reviewer", "reason": "another street"}


def watch(place: Place, *args: str) -> Ran:
    return place.run("watch", "root", "--register", "reg.yaml", "--once", *args)


def drop(place: Place, name: str, data: str | bytes, lane: str = LANE) -> Path:
    return place.write(f"root/{lane}/in/{name}", data)


def standing(place: Place, folder: str, lane: str = LANE) -> set[str]:
    return place.files(f"root/{lane}/{folder}")


def reports(place: Place) -> dict[str, dict[str, Any]]:
    folder = place.folder / "root" / CASE / "reports"
    return {path.name: json.loads(path.read_text()) for path in folder.glob("*.report.json")}
