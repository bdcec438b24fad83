"""Tables of names written as text, which read better than lists in quotes.

Takes text; gives its words. It does not promise that a word stands there once.
"""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table written as text."""
    return tuple(text.split())
