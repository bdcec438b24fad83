"""`locate` is the inverse of joining."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.model.text import Location, Segment, TextMap


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=8), st.data())
def test_locating_and_cutting_gives_the_text_back(pieces: list[str], data: st.DataObject) -> None:
    at, segments = 0, []
    for number, piece in enumerate(pieces):
        segments.append(Segment(at, at + len(piece), Location(str(number), f"piece {number}")))
        at += len(piece) + 1
    text = " ".join(pieces)
    whole = TextMap("v", text, tuple(segments))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = "".join(pieces[int(p.location.key)][p.start : p.end] for p in whole.locate(start, end))
    separators = {s.end for s in segments[:-1]}
    assert found == "".join(c for n, c in enumerate(text[start:end], start=start) if n not in separators)


def test_offsets_let_two_segments_share_a_location() -> None:
    here = Location("a", "line 1")
    split = TextMap("v", "abc def", (Segment(0, 3, here), Segment(4, 7, here, offset=4)))
    assert [(p.start, p.end) for p in split.locate(2, 6)] == [(2, 3), (4, 6)]
