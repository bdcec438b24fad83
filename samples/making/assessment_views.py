"""The child and family assessment: second half, what people say and what follows.

Takes nothing; gives the blocks that `assessment` puts after its own.  All of it is
invented; nothing in it is meant to be doubtful for a reader who knows the register.
"""

from __future__ import annotations

from making.blocks import Block, Bullets, Heading, Lines, Notes, Numbered, Para, Quote, Table

VIEWS_AND_PLAN: tuple[Block, ...] = (
    Heading("Miss Ellacott", 2),
    Para(
        "Tamsin Ellacott is 34, has no children and manages the plant area of a garden centre. She "
        "lives by herself in a small house that she owns (No. 14 Sorrel Ln, known in the family as "
        "Weir Cottage). Checks were made in her present name and in her former name, Tamsin Brandreth, "
        "born 23 September 1991; nothing is recorded that would make it unsafe for Noah to spend time "
        "with her. She can be reached on +44 7700 900347 after six in the evening."
    ),
    Para(
        "Noah has met her on two Saturdays, at the swimming baths and in the park. Mr Penhallow would "
        "like him to stay at the cottage by the weir one night a fortnight once the court allows it. "
        'Tamsin is in no hurry. She said that she is glad to be "somebody\'s extra grown-up" and that she '
        "will move at the speed of the slowest person in the story, who she thinks is Noah. She "
        "was frightened by the parcels and by the visits to her work. She has changed her number once, "
        "has asked the delivery firms to leave nothing for WR17 6HN without a signature, and does not "
        "use social media any more."
    ),
    Para(
        "The social worker saw a tidy, safe house with a fenced garden; the weir is fifty metres away "
        "behind a locked gate, and a safety plan for visits near water has been agreed. The homes were "
        "seen as follows."
    ),
    Table(
        (
            ("House", "Street", "Town", "Postcode", "Who lives there", "Seen"),
            ("Flat 2, 31", "Saltmarsh Terrace", "Ottersham", "SY29 3LB", "Mother and Noah", "21.05.2026"),
            ("Flat 3, 27", "Brewhouse Yard", "Marnbridge", "WR17 2PD", "Father", "19.05.2026"),
            ("14", "Sorrel Lane", "Marnbridge", "WR17 6HN", "Miss Ellacott, alone", "12.05.2026"),
            ("14", "Larch Avenue", "Marnbridge", "WR17 4AB", "Grandmother", "by telephone"),
        ),
        (0.12, 0.21, 0.14, 0.13, 0.24, 0.16),
    ),
    Heading("8. Family and surroundings"),
    Para(
        "Mrs Sheila Whitcombe is the still point of this family. She took her daughter and grandson in "
        "within the hour in January, and she goes on having a civil word for her former son-in-law when "
        "they meet at the market. She has Noah every other Friday. She does not know the address in "
        "Sorrel Lane and has said, sensibly, that she does not want to know it."
    ),
    Para(
        "Money is short on both sides. Ms Whitcombe receives universal credit towards the rent; the "
        "move to Ottersham cost her the deposit on a car. Mr Penhallow pays maintenance regularly, "
        "through a third party, so that no bank details pass between the parents. Neither has debts "
        "that they cannot meet. There is no misuse of alcohol or drugs in either home."
    ),
    Para(
        "Ms Whitcombe has few friends near her new home. The outreach worker of the children's centre in "
        "the SY29 area has offered to visit, and Mrs Bexley has put her in touch with the parents' choir "
        "at Alderwick CP. Both offers were taken up in the first week of June."
    ),
    Heading("9. What people told us"),
    Heading("Noah", 2),
    Quote(
        '"I want a calendar with two colours. Mum days are green and Dad days are orange and nobody is '
        'allowed to rub anything out."'
    ),
    Quote('"Tamsie knows the names of all the plants, even the rubbish ones. She has got a weir."'),
    Quote("\"I am not telling Dad the name of my school. It's like a secret agent. But I'd like not to.\""),
    Para(
        "He drew three houses. The first had a planet chart in it, the second a workbench, the third a "
        "river with a fish that was larger than the house. He put himself on the path between the first "
        'two, carrying a bag. Asked what was in it he said: "everything, in case".'
    ),
    Heading("His mother", 2),
    Para(
        "Ms Whitcombe wants Noah to see his father and wants it to be safe. She would like the sessions "
        "at the children's centre to go on until the programme in September has begun. She disagrees "
        "with the sentence in section 7 about her fear and anger: she says that she was left to deal with "
        "both on her own, and that this should be said as well. It is said here. She asked again that "
        "nothing in any letter, not even a postmark, should lead to Saltmarsh Terrace."
    ),
    Heading("His father", 2),
    Para(
        'Mr Penhallow accepts the facts in the chronology but for one word: he would write "argued" for '
        '"shouted" under 24 April 2026. He wishes to have Noah to stay from the autumn, and says that he '
        'is willing to go step by step. He is worried that Tamsin will be "scared off" and that it will '
        "have been his doing. He does not ask for the address of Noah's mother. He asks that she be told "
        "that he does not ask."
    ),
    Heading("Miss Ellacott", 2),
    Para(
        "She would like the promise of 12 May 2026 kept, and otherwise to be left out of things. If "
        "something has to be posted to her it should be sent in a plain envelope to:"
    ),
    Lines(("Miss T. M. Ellacott", "14 Sorrel Lane,", "Marnbridge", "WR17 6HN")),
    Heading("10. Analysis"),
    Heading("What is working well", 2),
    Bullets(
        (
            "Noah is loved, fed, taught and listened to in both homes, and knows it.",
            "Both parents can describe him accurately, and describe the same child.",
            "Since the sessions moved to the Sorrel Lane Children's Centre there has been no scene at any "
            "hand-over: seven weeks, six sessions.",
            "Attendance at Alderwick Primary is full and he has made friends there.",
            "His grandmother is trusted by everyone.",
        )
    ),
    Heading("What we are worried about", 2),
    Bullets(
        (
            "The controlling behaviour before the separation was serious and lasted for years. It has been "
            "half acknowledged. Until it has been worked on, the safety of Ms Whitcombe depends on her "
            "address, her town and the school not being known to Mr Penhallow.",
            "Noah watches the adults more than an eight-year-old should have to.",
            "Ms Whitcombe has twice sought out Miss Ellacott. She regrets it; but she was in distress at the "
            "time and may be so again when the court hearing comes. The home of Miss Ellacott must not "
            "become known to her through this or any other paper.",
            "Each parent could learn from our own papers what the other has a right to keep back. That is a "
            "risk that we would create, and it is ours to prevent.",
        )
    ),
    Heading("What this means for Noah", 2),
    Para(
        "Without help, the likeliest course is not violence but exhaustion: hand-overs that go wrong one "
        "time in four, a boy who plans for weather, and two households that each know a little more about "
        "the other than they ought. With help there is good reason for hope. Both parents have moved "
        "within eight weeks, unprompted, on the point that mattered most to him, the messages. A child who "
        "asks for a calendar that nobody rubs things out of is asking for something that adults can give."
    ),
    Para(
        "On balance Noah is a child in need. The threshold for a child protection conference is not met: "
        "the harm that there is comes from conflict that is lessening, both parents work with us, and the "
        "order of 2 March 2026 is being kept. If it were broken, or if either confidential address became "
        "known, this view would have to be taken again at once."
    ),
    Heading("11. Plan"),
    Table(
        (
            ("What", "Who", "By when"),
            (
                "Contact once a week at the Sorrel Lane Children's Centre, supported for the first six weeks "
                "and then only observed at the beginning and the end",
                "Centre; both parents",
                "from 27 June 2026",
            ),
            ("Two-colour calendar, one copy for each home, made with Noah", "Priya Nair", "3 July 2026"),
            ("Programme on controlling behaviour", "Mr Penhallow", "September 2026"),
            ("Course for parents after separation, remaining four evenings", "Ms Whitcombe", "17 July 2026"),
            ("Weekly time at Alderwick with a learning mentor", "Mrs Bexley", "until the end of term"),
            (
                "Water safety plan for visits to Weir Cottage, should the court allow them",
                "Mr Penhallow; Miss Ellacott",
                "before any visit",
            ),
            ("Review of the confidential entries on this case", "Joanne Hartwell", "16 December 2026"),
            ("Child in need review, held twice, once with each parent", "Priya Nair", "30 July 2026"),
        ),
        (0.56, 0.24, 0.20),
    ),
    Heading("12. Recommendations to the court"),
    Numbered(
        (
            "That Noah live with his mother, and spend time with his father each Saturday at the children's "
            "centre until the end of September 2026.",
            "That from October 2026, if the programme has begun and nothing new is known against it, the "
            "time be extended step by step to a Saturday outside the centre, and to one night a fortnight "
            "from the new year.",
            "That the mother's address and the name of the school remain confidential until the court says "
            "otherwise, and that papers served on the father be checked for them.",
            "That the same care be taken of the details of Miss Ellacott, who is not a party.",
        )
    ),
    Heading("Signatures", 2),
    Table(
        (
            ("", "Name", "Signature", "Date"),
            ("Social worker", "Priya Nair", "P. Nair", "19.06.2026"),
            ("Team manager", "Joanne Hartwell", "J. Hartwell", "19.06.2026"),
            ("Mother", "Dana Whitcombe", "", ""),
            ("Father", "Callum Penhallow", "", ""),
        ),
        (0.22, 0.28, 0.30, 0.20),
    ),
    Para(
        "Copies to: the court; Ms Whitcombe (own copy); Mr Penhallow (own copy); head teacher, "
        "Alderwick Community Primary School; file."
    ),
    Heading("Notes", 2),
    Notes(
        (
            "The contact sheet was printed into the body of the report by the case system. It cannot be "
            "switched off there.",
            "Form C8, Family Procedure Rules 2010, rule 29.1; filed 16 February 2026.",
            "Case note of 12 May 2026. The promise covers her name, her telephone (07700 900347) and her "
            "home, 14 Sorrel Lane, Marnbridge, WR17 6HN. It was made to her and does not depend on the "
            "consent of Mr Penhallow.",
        )
    ),
)
