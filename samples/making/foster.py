"""The placement plan of the foster-carer case, as a Word file.

Takes nothing; gives the `Paper`.  It serves two points: a carer kept from both birth
parents, and two facts that a grandmother may each know, but not together.
"""

from __future__ import annotations

from making.blocks import Bullets, Heading, Paper, Para, Table

PLACEMENT_PLAN = Paper(
    title="Placement plan - Elin Stapleford (carer J Tharby)",
    subject="CF-2025-0871",
    keywords="placement; Tharby",
    author="Marcus Oyelaran",
    last_modified_by="Marcus Oyelaran",
    header_left="CF-2025-0871   Elin Stapleford   Placement plan",
    header_right="Carer: Mrs J. Tharby",
    footer="OFFICIAL-SENSITIVE   Marnbridge Council, Children's Services",
    blocks=(
        Heading("Placement plan", 0),
        Table(
            (
                ("Child", "Elin Stapleford, aged 9"),
                ("Foster carer", 'Mrs Jessamy Ruth Tharby ("Jessa")'),
                ("Placement address", "Coppice End, 5 Fuller's Row, Hallowick, LD11 4RT"),
                ("Carer's telephone, e-mail", "07700 900641; jessa.tharby@example.org"),
                ("School", "Dunnock Hill Primary School"),
                ("Social worker", "Marcus Oyelaran, 01632 960152"),
            ),
            (0.27, 0.73),
            plain=True,
        ),
        Heading("How Elin lives now"),
        Para(
            "Elin has lived with Jessamy Tharby since 4 September 2025. She has her own room, a hamster "
            "and a bicycle. She likes Dunnock Hill Primary School, where she sits beside a girl who "
            "also collects erasers. On Mondays and Thursdays at five she trains with the Quernbeck "
            "Otters Swimming Club."
        ),
        Heading("Family time"),
        Bullets(
            (
                "Ms Kerry Stapleford: every second Wednesday, at a family centre. Mrs Tharby brings Elin "
                "to the side door and does not come in.",
                "Mr Lee Dobney: by letter, through the social worker.",
                "Mrs Maureen Dobney: one Sunday a month. She may hear about school, and she may come to "
                "a gala of the swimming club; she should not be given the weekly timetable.",
            )
        ),
        Heading("Who may know what"),
        Table(
            (
                ("", "Birth parents", "Grandmother", "School, doctor, court"),
                ("Name and home of the carer", "no", "yes", "yes"),
                ("Name of the school", "no", "yes, but not with the club", "yes"),
                ("Name of the club", "no", "yes, but not with the school", "yes"),
            ),
            (0.34, 0.18, 0.27, 0.21),
        ),
        Para("Marcus Oyelaran, 6 March 2026"),
    ),
)
