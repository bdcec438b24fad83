"""The letter after the meeting, as Word and as plain text.

Takes nothing; gives one `Paper` and the same words as text.  It holds the one mention
that is doubtful on purpose: a Tamsin who is somebody else (see `samples/README.md`).
"""

from __future__ import annotations

import textwrap

from making.blocks import Heading, Lines, Numbered, Paper, Para

_HEAD = (
    "Marnbridge Council, Children's Services",
    "Corn Exchange House, 6 Plough Square, Marnbridge, WR17 1ZZ",
    "Telephone 01632 960134",
)
_TO = (
    "To: Ms D. Whitcombe, Flat 2, 31 Saltmarsh Terrace, Ottersham, SY29 3LB",
    "To: Mr C. Penhallow, Flat 3, 27 Brewhouse Yard, Marnbridge, WR17 2PD",
)
_DATE = "24 June 2026"
_SUBJECT = "Noah: what we agreed on 22 June (CF-2026-0392)"
_BEFORE = (
    "Dear Ms Whitcombe, dear Mr Penhallow,",
    "Thank you both for coming on 22 June, at different hours, and for saying to me what was hard to "
    "say. The same letter goes to each of you, so that neither of you need wonder what I have written "
    "to the other. Here is what we agreed.",
)
_POINTS = (
    "Saturday sessions go on at the Sorrel Lane Children's Centre, ten to twelve. If you are late, "
    "please ring the centre on 01632 960231 and nobody else.",
    "On Saturdays Noah can have breakfast at the centre first. Tamsin Drummond, who runs the breakfast "
    "club there, needs a day's notice and knows about his inhaler.",
    "Mr Penhallow will ask Miss Ellacott whether she is content for Noah to be shown her garden. If "
    "so, the visit starts and ends at her gate, 14 Sorrel Lane, and she is to be rung first on "
    "07700 900347.",
    "Ms Whitcombe will let Alderwick know that Mr Penhallow may receive the school report through me, "
    "with the name of the school taken out.",
    "I shall ring Ms Whitcombe on 07700 900512 every second Tuesday.",
)
_AFTER = (
    "Noah chose the colours of the calendar himself: green for his mother's days and orange for his "
    "father's. A copy for each of you is on its way by separate post.",
    "If anything in this letter is wrong, please tell me before the end of the month.",
)
_SIGNED = ("Yours sincerely,", "", "Priya Nair", "Social worker")

LETTER = Paper(
    title="Letter to parents 24 June 2026",
    subject="CF-2026-0392",
    keywords="",
    author="Priya Nair",
    last_modified_by="Priya Nair",
    header_left="CF-2026-0392   Noah Whitcombe",
    header_right="Letter to both parents",
    footer="OFFICIAL-SENSITIVE   Marnbridge Council",
    blocks=(
        Lines(_HEAD),
        Lines(_TO),
        Para(_DATE),
        Heading(_SUBJECT, 1),
        *(Para(text) for text in _BEFORE),
        Numbered(_POINTS),
        *(Para(text) for text in _AFTER),
        Lines(_SIGNED),
    ),
)


def letter_text() -> str:
    """The same letter as it is pasted into the case system."""
    points = [f"{number}. {text}" for number, text in enumerate(_POINTS, 1)]
    blocks = [*_BEFORE, *points, *_AFTER]
    body = "\n\n".join(textwrap.fill(text, 76, break_on_hyphens=False) for text in blocks)
    top = "\n".join((*_HEAD, "", *_TO, "", _DATE, "", _SUBJECT))
    return f"{top}\n\n{body}\n\n" + "\n".join(_SIGNED) + "\n"
