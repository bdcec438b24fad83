"""How a name changes in a sentence: plurals, Slavic and Romanian cases, what a wife and a family are called.

Takes a name in canonical letters, gives its other forms. Whether a form is a word or another name is for the
expander.
"""

from __future__ import annotations

from collections.abc import Iterator

CASES = ("a", "owi", "em", "iem", "u", "owa", "owie", "ow", "ami", "owej", "owe", "ova", "ove", "ovou", "ovi")
# those that make no other name of it, as the a of "daniela" does
PLAIN_CASES = ("owi", "iem", "em", "zu", "nu", "ku", "ei", "oyu", "ami")
_STEM_LEAST = 3
_ENDINGS = (
    (
        ("ska", "ski"),
        ("ska", "ski", "skiej", "skiego", "skiemu", "skim", "skich", "skimi", "scy", "skie", "sky", "skaya"),
    ),
    (
        ("cka", "cki"),
        ("cka", "cki", "ckiej", "ckiego", "ckiemu", "ckim", "ckich", "ckimi", "ccy", "ckie", "cky", "ckaya"),
    ),
    (("dzka", "dzki"), ("dzka", "dzki", "dzkiej", "dzkiego", "dzkiemu", "dzkim", "dzkich", "dzcy", "dzkie")),
    (("ova", "ov"), ("ova", "ov", "off", "ovi", "ove", "ovou")),
    (("eva", "ev"), ("eva", "ev", "eff", "evi", "eve", "evou")),
)


def plurals(name: str) -> Iterator[str]:
    """Yield the plurals of a surname: "hales", "foxes"."""
    if not name.endswith("s"):
        yield name + "s"
    yield name + "es"
    if name.endswith("y"):
        yield name[:-1] + "ies"


def inflected(name: str) -> Iterator[str]:
    """Yield the other forms of a Slavic surname ("wisniewskiej")."""
    for ends, forms in _ENDINGS:
        end = next((end for end in ends if name.endswith(end) and len(name) > len(end) + 2), "")
        if end:
            yield from (name.removesuffix(end) + form for form in forms if form != end)
            return


def cases_in_a(name: str) -> Iterator[str]:
    """Yield the cases of a name in -a: "zosi", "ionelei", "oksanoyu", "mariou"."""
    if name.endswith("a") and len(name) > _STEM_LEAST + 1:
        stem = name.removesuffix("a")
        yield from (stem + end for end in ("i", "y", "e", "ei", "ie", "u", "o", "ou", "oy", "oyu", "ej"))
        if stem.endswith("i"):
            yield from (stem, stem[:-1] + "ei")
        elif stem.endswith("k"):
            yield from (stem[:-1] + "ce", stem[:-1] + "tsi")
