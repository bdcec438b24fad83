r"""Rich text as a tree of groups: ``{\b word}`` is a group of a control word and some bytes.

Takes bytes; gives the outermost group. What follows its end is not looked at: no program shows it.
It does not promise that the words mean anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from redactor.model.errors import Damaged, TooDeep

_TOKEN: Final = re.compile(
    rb"\\bin(\d{1,10}) ?"  # 1: that many raw bytes follow
    rb"|\\'([0-9A-Fa-f]{2})"  # 2: a byte
    rb"|\\([A-Za-z]{1,40})(-?\d{1,10})? ?"  # 3, 4: a word and its number
    rb"|\\(.)"  # 5: a sign
    rb"|([{}])"  # 6: a group
    rb"|([^\\{}\r\n]+)"  # 7: text
    rb"|[\r\n]+|\\\Z",
    re.DOTALL,
)
_DEEPEST: Final = 150


@dataclass(frozen=True, slots=True)
class Word:
    """A control word with its number, if it has one."""

    name: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A control sign such as a tilde after a backslash: a no-break space."""

    sign: bytes


@dataclass(slots=True)
class Group:
    """What stands between braces: words, signs, bytes, groups."""

    items: list[Group | Word | Sign | bytes] = field(default_factory=list)

    @property
    def starred(self) -> bool:
        """Say whether a program that does not know the group shall leave it out."""
        return bool(self.items) and self.items[0] == Sign(b"*")

    @property
    def name(self) -> str:
        """The word the group begins with, or an empty string."""
        first = self.items[1 if self.starred else 0 :][:1]
        return first[0].name if first and isinstance(first[0], Word) else ""

    def groups(self) -> list[Group]:
        """Return the groups right inside."""
        return [item for item in self.items if isinstance(item, Group)]

    def text(self) -> bytes:
        """Return all bytes inside, groups included, words left out."""
        parts = [item.text() if isinstance(item, Group) else item for item in self.items]
        return b"".join(part for part in parts if isinstance(part, bytes))


def parse_groups(data: bytes) -> Group:
    """Return the outermost group. Raises Damaged, TooDeep."""
    at = data.find(b"{")
    stack: list[Group] = []
    while 0 <= at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            raise Damaged("The rich text breaks off")
        at = match.end() + int(match[1] or 0)
        if match[6] == b"{":
            if len(stack) > _DEEPEST:
                raise TooDeep("The document is nested too deeply")
            stack.append(Group())
        elif match[6] == b"}":
            inner = stack.pop()
            if not stack:
                return inner
            stack[-1].items.append(inner)
        else:
            _append(stack[-1], match)
    # Many programs forget the last brace; what was read so far is the document.
    while len(stack) > 1:
        inner = stack.pop()
        stack[-1].items.append(inner)
    return stack[0] if stack else Group()


def _append(group: Group, match: re.Match[bytes]) -> None:
    if match[2]:
        group.items.append(bytes.fromhex(match[2].decode()))
    elif match[3]:
        group.items.append(Word(match[3].decode(), None if match[4] is None else int(match[4])))
    elif match[5]:
        group.items.append(Sign(match[5]))
    elif match[7]:
        group.items.append(match[7])
