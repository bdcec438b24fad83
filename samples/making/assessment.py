"""The child and family assessment: first half, who and what happened.

Takes nothing; gives the `Paper`, its second half from `assessment_views`.  All of it
is invented; the protected details stand in it the way people really write them.
"""

from __future__ import annotations

from making.assessment_views import VIEWS_AND_PLAN
from making.blocks import Block, Heading, Lines, Numbered, Paper, Para, Table

_FRONT: list[Block] = [
    Heading("Child and Family Assessment", 0),
    Lines(
        (
            "Marnbridge Council, Children's Services",
            "Corn Exchange House, 6 Plough Square, Marnbridge, WR17 1ZZ",
            "Duty desk 01632 960120, duty@marnbridge.example.org",
        )
    ),
    Table(
        (
            ("Child", "Noah Whitcombe, aged 8"),
            ("Date of birth", "11 March 2018"),
            ("NHS number", "999 234 5675"),
            ("Lives with", "Mother, at Flat 2, 31 Saltmarsh Terrace, Ottersham, SY29 3LB"),
            ("School", "Alderwick Community Primary School (Year 3), since 23 February 2026"),
            ("Doctor", "Teasel House Surgery"),
            ("First language, ethnicity", "English; White British"),
            ("Legal status", "Private law proceedings (child arrangements); child in need, s. 17"),
            ("Case reference", "CF-2026-0392"),
            ("Social worker, manager", "Priya Nair; Joanne Hartwell"),
            ("Started, completed", "28 April 2026; 19 June 2026"),
        ),
        (0.27, 0.73),
        plain=True,
    ),
    Heading("1. The family and household"),
    Para(
        "Noah is the only child of Dana Whitcombe and Callum Penhallow, who separated in January "
        "2026. The table stands in place of a drawn genogram. Ages are at 19 June 2026."
    ),
    Table(
        (
            ("Generation", "Name", "Age", "Relationship to Noah", "Lives"),
            (
                "Grandparents",
                "Mrs Sheila Whitcombe",
                "66",
                "Maternal grandmother",
                "14 Larch Avenue, Marnbridge",
            ),
            (
                "Parents",
                "Ms Dana Louise Whitcombe",
                "35",
                "Mother",
                "31 Saltmarsh Terrace, Flat 2, Ottersham",
            ),
            ("Parents", "Mr Callum Rhys Penhallow", "36", "Father", "Flat 3, 27 Brewhouse Yard, Marnbridge"),
            (
                "Other adults",
                "Miss Tamsin May Ellacott",
                "34",
                "Partner of the father",
                "14 Sorrel Lane, Marnbridge",
            ),
            ("Child", "Noah Whitcombe", "8", "Subject of this assessment", "With his mother"),
        ),
        (0.14, 0.25, 0.07, 0.22, 0.32),
    ),
    Heading("2. Contact sheet"),
    Para("For the professional network only. Not to be copied to either parent as it stands.^1"),
    Table(
        (
            ("Who", "Address", "Telephone", "E-mail"),
            (
                "Ms Whitcombe",
                "Flat 2\n31 Saltmarsh Terrace\nOttersham\nSY29 3LB",
                "07700 900512",
                "dana.whitcombe@example.net",
            ),
            (
                "Mr Penhallow",
                "Flat 3, 27 Brewhouse Yard\nMarnbridge\nWR17 2PD",
                "07700 900188",
                "callum.penhallow@example.com",
            ),
            (
                "Miss T. Ellacott, born 23.09.1991",
                "14 Sorrel\nLane, Marnbridge\nWR17 6HN",
                "07700 900 347",
                "t.ellacott@example.org",
            ),
            ("Mrs S. Whitcombe", "14 Larch Avenue\nMarnbridge\nWR17 4AB", "01632 960718", "none"),
            ("School office", "Alderwick CP School", "01632 960455", "office@alderwick.example.org"),
            ("Sorrel Lane Children's Centre (contact sessions)", "see booking form", "01632 960231", "none"),
            (
                "Priya Nair, social worker",
                "Corn Exchange House",
                "01632 960134",
                "p.nair@marnbridge.example.org",
            ),
        ),
        (0.22, 0.29, 0.17, 0.32),
    ),
    Heading("3. Why this assessment was made"),
    Para(
        "On 24 April 2026 a neighbour of the former family home (Mrs Pell, 11 Cordwainer Row, "
        "Marnbridge, WR17 2QA, telephone 07700 900763) rang the duty desk. She had seen Noah "
        "crying on the pavement outside 9 Cordwainer Row while the adults shouted about where he "
        "should spend the weekend. She asked not to be named to the family. The manager, Joanne "
        "Hartwell, decided on 28 April 2026 that an assessment under section 17 of the Children "
        "Act 1989 was needed, because this was the third report of the kind within half a year and "
        "because the court had asked the authority what it knew."
    ),
    Para(
        "The parents disagree about nearly everything that led to the separation. Ms Whitcombe "
        "describes several years in which her spending, her friendships and her telephone were "
        "watched, and two occasions on which she was pushed. Mr Penhallow denies the pushing; he "
        'accepts that he "kept checking up" and says that he is ashamed of it. The court made a '
        "non-molestation order on 2 March 2026. Ms Whitcombe's present address, the town she lives "
        "in and the name of Noah's school are confidential from Mr Penhallow.^2"
    ),
    Para(
        "There is a second matter of confidentiality, and it runs the other way. Mr Penhallow has "
        "been in a relationship with Tamsin Ellacott since February 2026. She is neither a party to "
        "the proceedings nor a parent. In March 2026 Ms Whitcombe went twice to the garden centre "
        "where she works and spoke to her in front of customers, and after that there was a run of "
        "unwanted parcels. Miss Ellacott agreed to take part in this assessment only after a promise "
        "that neither her name nor where she lives would reach Ms Whitcombe through us.^3"
    ),
    Heading("4. How the assessment was carried out"),
    Numbered(
        (
            "Home visit to Ms Whitcombe and Noah on 6 May 2026 at Saltmarsh Terrace; second visit on "
            "21 May 2026 (announced) and third on 9 June 2026 (unannounced).",
            "Home visit to Mr Penhallow on 19 May 2026 at 27 Brewhouse Yard.",
            "Home visit to Miss Ellacott on 12 May 2026 at Weir Cottage, with her agreement.",
            "Three sessions with Noah alone: two at school, one at the Sorrel Lane Children's Centre.",
            "Telephone call with his grandmother on 2 June 2026, 01632 960718.",
            "Information from Alderwick Primary (head teacher Mrs Helen Bexley, class teacher Mr Idris "
            "Farrow), from Teasel House (Dr Grace Osei) and from PC Liam Oakes, Marnbridge "
            "neighbourhood team.",
            "Court papers: application, response, form C8, statements of both parents.",
        )
    ),
    Para(
        "Both parents read a draft of the parts about themselves. Corrections of fact have been "
        "made; where a parent disagrees with a view of the social worker, that is recorded in "
        "section 9."
    ),
    Heading("5. Chronology"),
    Table(
        (
            ("Date", "What happened", "Source"),
            (
                "2017 to 2025",
                "The parents live together at 9 Cordwainer Row, Marnbridge. Noah is "
                "born in 2018. No contact with Children's Services.",
                "Both parents",
            ),
            (
                "October 2025",
                "Police called by a passer-by; raised voices, nobody hurt. Noah asleep upstairs. "
                "Leaflet given.",
                "PC Oakes",
            ),
            (
                "11 January 2026",
                "Separation. Ms Whitcombe and Noah stay with the maternal grandmother, 14 Larch Avenue.",
                "Mother",
            ),
            (
                "9 February 2026",
                "Ms Whitcombe and Noah move to Ottersham, Flat 2, 31 Saltmarsh Terr. "
                "Form C8 is filed on 16 February 2026.",
                "Court papers",
            ),
            ("23 February 2026", "Noah starts at Alderwick Community Primary.", "School"),
            ("2 March 2026", "Non-molestation order, for one year.", "Court papers"),
            (
                "March 2026",
                "Ms Whitcombe twice goes to the workplace of Miss Ellacott. Three parcels "
                "that nobody had ordered are delivered to 14, Sorrel Lane.",
                "Miss Ellacott; father",
            ),
            (
                "24 April 2026",
                "Shouting at a hand-over outside 9 Cordwainer Row. Neighbour's call.",
                "Duty desk",
            ),
            ("28 April 2026", "Strategy discussion. Decision: assessment under s. 17.", "Manager"),
            (
                "12 May 2026",
                "Promise of confidentiality given to Miss Ellacott and written into the case note "
                "the same day.",
                "Social worker",
            ),
            (
                "May 2026",
                "Six contact sessions at the Sorrel Lane Children's Centre, all attended.",
                "Centre",
            ),
            (
                "8 June 2026",
                "Noah moves up a reading level; class teacher rings his mother on 07700-900-512 to tell her.",
                "School",
            ),
            ("19 June 2026", "Assessment completed.", "Social worker"),
        ),
        (0.17, 0.63, 0.20),
    ),
    Heading("6. Noah"),
    Heading("Health", 2),
    Para(
        "Noah is a healthy boy of average height who wears glasses for reading. He has mild asthma "
        "and a blue inhaler, which both parents carry. He was registered with Teasel House Surgery in "
        "February 2026; Dr Osei confirmed that his immunisations are complete and that the asthma "
        "review is not overdue. Ms Whitcombe asked that letters about him carry the surgery's postal "
        "box and not its name, since the name alone would tell which town they live in. His NHS no. "
        "(9992345675) has been checked against the record."
    ),
    Para(
        "He has trouble falling asleep on the evenings before a contact session and sometimes on the "
        "evening after it. This was worst in April and has eased since the sessions moved to the "
        "children's centre and began to keep to the clock. He eats well."
    ),
    Heading("Education", 2),
    Para(
        'Mrs Bexley describes a boy who arrived "with his coat zipped to the chin and stayed in it '
        'for a week". He missed eleven days of schooling between January and February 2026 and none '
        "since. Mr Farrow places him at the expected standard in mathematics and a little above it in "
        "reading. He has two good friends and belongs to the chess table on Wednesdays. School has "
        "no concerns about his appearance, his lunch or his punctuality. Alderwick keeps a list of "
        "the adults who may collect him: his mother and his grandmother."
    ),
    Heading("Feelings, behaviour and identity", 2),
    Para(
        'Noah is a careful observer. He told the social worker that he "does the weather" at home: he '
        "knows from the way a door closes how the evening will go. He loves both his parents and says "
        "so without being asked. He has stopped bringing messages from one to the other since it was "
        "agreed with both of them in May 2026 that he should not be asked to."
    ),
]

_PEOPLE: list[Block] = [
    Heading("7. The adults"),
    Heading("Ms Whitcombe", 2),
    Para(
        "Dana Whitcombe is 35 and works part-time in the accounts office of a builders' merchant. She "
        "is warm and quick with Noah, keeps to bedtimes, reads with him and has made a home out of a "
        "rented flat in four months. At the first visit there were still boxes in the hall; at the "
        "third, unannounced, there was a chart of the planets over his bed and a second-hand desk. "
        "The landlord's checks and the tenancy are in order (rent account seen on 21 May 2026)."
    ),
    Para(
        "She has found it hard to keep her own fear and anger away from him. She accepts that on 24 "
        "April she shouted in front of him and that she asked him afterwards what his father's "
        "girlfriend looked like. She accepts as well that going to the garden centre was wrong, and "
        "that she does not have any right to know where this woman lives. She has begun a course for "
        "parents after separation and had attended four of eight evenings by the date of this report. "
        "The best number for her during the day is (07700) 900512."
    ),
    Heading("Mr Penhallow", 2),
    Para(
        "Callum Penhallow is 36 and a joiner with a small firm. He rents a one-bedroom flat above the "
        "workshop at Brewhouse Yard, which is clean, warm and not yet set up for a child to stay. He "
        "has been on time for every contact session, brings something to do rather than something to "
        "give, and lets Noah win at draughts no more often than is believable. The staff of the centre "
        "were struck by how well he listens."
    ),
    Para(
        "He minimises what happened before the separation. When the checking of the telephone was "
        "discussed he said first that any husband would have done it and, ten minutes later, that his "
        "own father used to do it and that he had sworn he never would. He has put his name down for "
        "the council's programme on controlling behaviour, which begins in September 2026. He has "
        "asked three times where Noah goes to school, and has accepted the answer that he will not be "
        "told while the order stands."
    ),
]

ASSESSMENT = Paper(
    title="Child and family assessment - Noah Whitcombe (and Miss T Ellacott, 14 Sorrel Lane)",
    subject="CF-2026-0392",
    keywords="s17; Whitcombe; Penhallow; Alderwick CP School",
    author="Priya Nair",
    last_modified_by="Joanne Hartwell",
    header_left="CF-2026-0392   Noah Whitcombe   Child and family assessment",
    header_right="Adults: Ms D. Whitcombe, Mr C. Penhallow, Miss T. Ellacott",
    footer="OFFICIAL-SENSITIVE   Marnbridge Council, Children's Services",
    blocks=(*_FRONT, *_PEOPLE, *VIEWS_AND_PLAN),
    comment=(
        "There is a second matter",
        "Joanne Hartwell",
        "Priya, before a copy goes to Ms Whitcombe: her name and 14 Sorrel Lane have to come out "
        "everywhere, the header too. And for Mr Penhallow the flat at Saltmarsh Terrace. J.",
    ),
)
