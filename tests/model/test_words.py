"""The words of the house: every public class of the model stands in the glossary, forbidden words nowhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(r"(?i)(?<![a-z])(pii|scrub|sanitise|sanitize|helper|utils|manager)(?![a-z])")


def public_classes() -> set[str]:
    found = set()
    for path in (ROOT / "redactor/model").glob("*.py"):
        if path.stem != "errors":
            tree = ast.parse(path.read_text())
            found |= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    return {name for name in found if not name.startswith("_")}


def test_every_public_class_of_the_model_is_in_the_glossary() -> None:
    words = (ROOT / "docs/glossary.md").read_text()
    missing = {name for name in public_classes() if f"`{name}`" not in words}
    assert not missing


def test_forbidden_words_name_nothing() -> None:
    named = []
    for path in (ROOT / "redactor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(node, "name", "") or ""
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and FORBIDDEN.search(name.replace("_", " ")):
                named.append(f"{path.name}: {name}")
    assert not named
