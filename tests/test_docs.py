"""The documents tell the truth: formats, errors, settings, kinds, commands."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from redactor.entry.cli.app import COMMANDS, HELP
from redactor.model.document import Limits
from redactor.model.kind import Kind
from redactor.settings import _READERS

ROOT = Path(__file__).parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_made_pages_are_up_to_date() -> None:
    run = subprocess.run([sys.executable, "docs/make.py", "--check"], cwd=ROOT, check=False)
    assert run.returncode == 0, "run: python docs/make.py"


@pytest.mark.parametrize("key", sorted(_READERS))
def test_every_setting_is_documented(key: str) -> None:
    assert key.rsplit(".", maxsplit=1)[-1] in read("docs/settings.md")


def test_documented_limits_are_the_real_ones() -> None:
    text = read("docs/settings.md")
    for limit in fields(Limits):
        assert f"{limit.name} = {limit.default:g}" in text or f"{limit.name} = {limit.default}" in text


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_documented(kind: Kind) -> None:
    assert kind.value in read("docs/register.md")


def test_every_command_has_help_and_stands_in_the_readme_or_help() -> None:
    assert COMMANDS.keys() == HELP.keys()
    command = [sys.executable, "-m", "redactor", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert all(name in shown.stdout for name in COMMANDS)


def test_files_named_in_the_readme_exist() -> None:
    import re

    for name in re.findall(r"`((?:docs|samples)/[\w./-]+)`", read("README.md")):
        assert (ROOT / name).exists(), name
