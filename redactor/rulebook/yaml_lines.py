"""One rules file: YAML -> its shape, with the line of whatever does not fit.

Takes bytes and a pydantic shape; gives the shape or raises `RulesInvalid` with file, line and cure.
Rules files are our own, so their words may stand in messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from redactor.model.errors import RulesInvalid

S = TypeVar("S", bound=BaseModel)
_CURES: Final = {
    "extra_forbidden": "Remove this key, or correct its spelling",
    "missing": "Add this key",
    "enum": "Use one of the words named",
}

# The same safe loader in C: a tenth of the time, and every start of a worker pays it.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_shape(data: bytes, name: str, shape: type[S]) -> S:
    """Return what `data` says, in the given shape.

    Raises:
        RulesInvalid: it is no YAML, a key stands twice, or something does not fit.
    """
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
        _refuse_repeats(node, name)
        content = yaml.load(data, Loader=_LOADER)  # noqa: S506  # a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or "this is not valid YAML"
        raise _invalid(name, line, problem, "Check the spaces at the beginning of the line") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise _invalid(name, 1, "this is not YAML in UTF-8", "Save the file as UTF-8") from None
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        raise _unfit(error, node, name) from None


def _unfit(error: ValidationError, node: yaml.Node | None, name: str) -> RulesInvalid:
    told = []
    for problem in error.errors():
        steps = [step for step in problem["loc"] if step != "[key]"]
        line = _line(node, steps)
        where = ".".join(str(step) for step in steps) or "the top"
        message = str(problem["msg"]).removeprefix("Value error, ")
        cure = _CURES.get(str(problem["type"]), "Correct it")
        told.append((line, f"{name}, line {line}: {where}: {message}. {cure}."))
    return RulesInvalid("\n".join(sentence for _, sentence in sorted(told)))


def _invalid(name: str, line: int, problem: str, cure: str) -> RulesInvalid:
    return RulesInvalid(f"{name}, line {line}: {problem}. {cure}.")


def _refuse_repeats(node: yaml.Node | None, name: str) -> None:
    """YAML lets a later key win silently; in rules that decides about release, it must not."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                line = key.start_mark.line + 1
                raise _invalid(name, line, f"the key '{key.value}' stands twice", "Remove one of the two")
            seen.add(str(key.value))
            _refuse_repeats(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            _refuse_repeats(entry, name)


def _line(node: yaml.Node | None, steps: Sequence[str | int]) -> int:
    """Return the line of the entry at `steps`, or of the nearest one above it that exists."""
    line = _line_of(node, 1)
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if str(k.value) == str(step)), None)
            if pair is None:
                break
            line, node = _line_of(pair[0], line), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = _line_of(node, line)
        else:
            break
    return line


def _line_of(node: yaml.Node | None, otherwise: int) -> int:
    return node.start_mark.line + 1 if node is not None and node.start_mark else otherwise
