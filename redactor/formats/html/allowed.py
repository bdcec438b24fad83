"""What a page may keep: tags, links, table spans; and the code under which everything else is reported.

Tables and small tests only. A tag that is not listed loses its markup and keeps its text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_BLOCKS_WORDS: Final = (
    "p h1 h2 h3 h4 h5 h6 table ul ol dl blockquote section article header footer main nav aside "
    "figure pre fieldset details caption"
)
BLOCKS: Final = frozenset(_BLOCKS_WORDS.split())
_LINES_WORDS: Final = (
    "div li dt dd tr hr figcaption summary legend center address thead tbody tfoot option textarea "
    "form button title body html head select optgroup dialog menu noframes noscript frameset xmp "
    "listing plaintext"
)
LINES: Final = frozenset(_LINES_WORDS.split())
CELLS: Final = frozenset({"td", "th"})
_INLINE_WORDS: Final = (
    "b strong i em u s strike del ins sub sup small big tt code kbd samp var q cite abbr mark ruby rt rp bdi"
)
INLINE: Final = frozenset(_INLINE_WORDS.split())
VOID: Final = frozenset({"br", "hr", "wbr"})
_LISTED_WORDS: Final = "li dt dd thead tbody tfoot tr td th caption figcaption summary legend div"
LISTED: Final = frozenset(_LISTED_WORDS.split())
KEPT: Final = BLOCKS | LISTED | INLINE | VOID | {"center", "address", "a"}
PREFORMATTED: Final = frozenset({"pre", "textarea", "xmp", "listing", "plaintext"})
"""Kept as ``pre`` where they are not so named: their line ends are text."""
_UNDRESSED_WORDS: Final = (
    "html head body title meta font span label option optgroup select form button textarea noscript "
    "noframes frameset dialog menu time data output bdo acronym basefont nobr xmp listing plaintext "
    "colgroup col map area picture hgroup search slot"
)
UNDRESSED: Final = frozenset(_UNDRESSED_WORDS.split())
"""Known tags that lose their markup without a word: only their text is meant."""

DROPPED: Final[Mapping[str, str]] = {
    "script": "script",
    "style": "style",
    "template": "hidden-text",
    "svg": "vector-picture",
    "iframe": "frame",
    "noembed": "embedded-object",
    "datalist": "hidden-text",
}
"""Tags that go with all they hold, and the code of the report."""
REPORTED: Final[Mapping[str, str]] = {
    "img": "picture-reference",
    "image": "picture-reference",
    "link": "style",
    "meta": "metadata",
    "base": "link",
    "frame": "frame",
    "input": "form-field",
    "object": "external-reference",
    "embed": "external-reference",
    "applet": "external-reference",
    "audio": "external-reference",
    "video": "external-reference",
    "source": "external-reference",
    "track": "external-reference",
    "canvas": "external-reference",
    "param": "external-reference",
    "bgsound": "external-reference",
}
"""Tags whose markup goes and whose text, if they have any, stays."""
EMBEDDED: Final[Mapping[str, str]] = {"img": "picture", "image": "picture", "input": "picture"}
_EMBEDDED_ELSE: Final = "embedded-object"
UNKNOWN_TAG: Final = "unknown-markup"
COMMENT: Final = "comment"
HIDDEN: Final = "hidden-text"
LINK: Final = "link"
_ATTRIBUTES: Final[Mapping[str, str]] = {
    "alt": "alternative-text",
    "aria-label": "alternative-text",
    "aria-description": "alternative-text",
    "summary": "alternative-text",
    "title": "tooltip",
    "style": "style",
    "value": "form-default",
    "placeholder": "form-default",
    "action": "link",
    "cite": "link",
    "srcdoc": "frame",
    "background": "picture-reference",
}
_OTHER_ATTRIBUTE: Final = "attribute"
CODES: Final = frozenset(
    {*DROPPED.values(), *REPORTED.values(), *EMBEDDED.values(), *_ATTRIBUTES.values(), _EMBEDDED_ELSE}
    | {UNKNOWN_TAG, COMMENT, HIDDEN, LINK, _OTHER_ATTRIBUTE, "script"}
)
_SAFE_LINK: Final = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:\d{1,5})?(/[A-Za-z0-9._~/-]{0,500})?\Z")
_SPAN: Final = re.compile(r"[1-9]\d{0,2}\Z")
_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all"
    r"|(font-size|opacity|max-height)\s*:\s*0*(\.0+)?(px|pt|em|rem|%)?\s*(!|;|\Z)",
    re.I,
)


def gap(tag: str) -> str:
    """Return what an element puts between the texts before, in and after it."""
    if tag in BLOCKS:
        return "\n\n"
    if tag in LINES or tag == "br":
        return "\n"
    return "\t" if tag in CELLS else ""


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Say whether the element itself says that nobody sees it; the whole page never is."""
    if tag in {"html", "body"}:
        return False
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style", "")))


def safe_link(attributes: Mapping[str, str]) -> str:
    """Return the target of a link that may stay, or an empty string."""
    target = attributes.get("href", "").strip()
    return target if _SAFE_LINK.match(target) else ""


def spans(tag: str, attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the table spans that may stay."""
    if tag not in CELLS:
        return ()
    wanted = ((name, attributes.get(name, "").strip()) for name in ("colspan", "rowspan"))
    return tuple((name, value) for name, value in wanted if _SPAN.match(value))


def tag_loss(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the code of what is lost with a tag that is not kept; empty if nothing is."""
    if tag in UNDRESSED and not (tag == "meta" and set(attributes) != {"charset"}):
        return ""
    return REPORTED.get(tag, UNKNOWN_TAG)


def losses(tag: str, attributes: Mapping[str, str]) -> list[str]:
    """Return the codes of what an element's attributes lose."""
    lost: list[str] = []
    if tag == "meta" and set(attributes) == {"charset"}:
        return lost
    for name, value in attributes.items():
        if name in {"href", "src", "data", "srcset", "poster"}:
            lost += _target_loss(tag, name, value, attributes)
        elif name.startswith("on"):
            lost.append("script")
        elif name not in {"colspan", "rowspan"} and value:
            lost.append(_ATTRIBUTES.get(name, _OTHER_ATTRIBUTE))
    return lost


def _target_loss(tag: str, name: str, value: str, attributes: Mapping[str, str]) -> list[str]:
    if value.strip().lower().startswith("data:"):
        return [EMBEDDED.get(tag, _EMBEDDED_ELSE)]
    if name == "href" and tag == "a" and not safe_link(attributes):
        return [LINK]
    return [] if tag in REPORTED or tag == "a" else [LINK]
