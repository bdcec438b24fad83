"""A secret never prints itself."""

from __future__ import annotations

import json
import pickle

import pytest

from redactor.model.secret import Secret

WORDS = "14 Rose Lane"


def test_no_way_of_printing_shows_it() -> None:
    secret = Secret(WORDS)
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret:>20}",
        "%s %r" % (secret, secret),  # noqa: UP031  # this is one of the ways
        f"{[secret]}",
    ]
    assert not any(WORDS in text for text in shown)


def test_it_is_not_serialised_by_accident() -> None:
    with pytest.raises(TypeError):
        json.dumps({"value": Secret(WORDS)})


def test_it_travels_to_a_worker_and_compares_by_value() -> None:
    assert pickle.loads(pickle.dumps(Secret(WORDS))) == Secret(WORDS)  # noqa: S301
    assert Secret(WORDS) != Secret("other")
    assert len({Secret(WORDS), Secret(WORDS)}) == 1


def test_fingerprints_need_the_key() -> None:
    assert Secret(WORDS).fingerprint(b"k") == Secret(WORDS).fingerprint(b"k")
    assert Secret(WORDS).fingerprint(b"k") != Secret(WORDS).fingerprint(b"other")
