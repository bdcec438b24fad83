"""Sentences of the world ``dev``."""

from __future__ import annotations

from .templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "She has been staying at {} since the separation.",
        "A home visit to {} was completed without difficulty.",
        "The tenancy of {} is in joint names.",
        "Officers attended {} after a neighbour rang.",
        "It is understood the children sleep at {} on alternate weekends.",
    ),
    "there": (
        "There was a disturbance {} according to the log.",
        "The family now live {} and have settled.",
        "A conversation took place {} with the duty worker present.",
    ),
    "street": (
        "The family were seen on {} by a passer-by.",
        "He parks on {} most evenings.",
        "The nearest bus stop is on {} itself.",
    ),
    "postcode": (
        "The postcode given was {} on the form.",
        "Post should go to {} only.",
        "The search returned {} as the current area.",
    ),
    "town": ("They have moved to {} for the time being.", "The placement is somewhere in {} now."),
    "location": ("The pin dropped at {} on the shared map.", "The app recorded {} at bedtime."),
    "file": (
        "The attachment was called {} on the system.",
        "A link to {} was found on the tablet.",
        "The log shows {} twice.",
    ),
    "quote": (
        'The message read "please dont tell {} anything".',
        'He wrote "i went to see {} again" and deleted it.',
    ),
    "field": ("\nDetails: {}\n", "\nRecorded as: {}\n", "\nSee also: {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "The worker spoke to {} about the plan.",
        "It was agreed that {} would be told first.",
        "According to the school nurse, {} was calm throughout.",
        "{} said the arrangements were working.",
        "The panel heard from {} and thanked everyone.",
    ),
    "phone": (
        "The best number is {} after four.",
        "A missed call came from {} overnight.",
        "Contact was made on {} twice.",
    ),
    "email": ("Minutes were sent to {} in error.", "The reply came from {} late on."),
    "nhs": ("The health visitor quoted {} as the NHS number.", "NHS number {} was checked."),
    "upn": ("The pupil record {} was transferred.", "The UPN is {} on the roll."),
    "nino": ("National insurance {} was on the payslip.", "The benefit claim uses {} throughout."),
    "vehicle": ("A car, {} by its plate, waited outside.", "The vehicle {} was seen twice."),
    "bank": ("The allowance is paid to {} monthly.", "Payment details {} were supplied."),
    "ref": ("This should be read with {} as well.", "The earlier file is {} in the index."),
    "dob": (
        "The date of birth was given as {} at intake.",
        "Born {} according to the register office.",
        "DOB {} confirmed.",
    ),
    "school": (
        "He started at {} after half term.",
        "Attendance at {} is improving.",
        "The teacher from {} was invited.",
    ),
    "gp": ("They are registered with {} for now.", "A letter from {} was received."),
    "org": (
        "She works for {} on a temporary contract.",
        "An advocate from {} came along.",
        "A call to {} was returned.",
    ),
    "place": ("Contact takes place at {} on Thursdays.", "They were dropped near {} afterwards."),
}

FILLER: tuple[str, ...] = (
    "The discussion moved on to routines and how the children manage the school week.",
    "There were no immediate concerns about the condition of the home.",
    "The worker explained the purpose of the assessment and what would happen next.",
    "It was noted that the older sibling sleeps well but worries about tests.",
    "A further visit will be arranged once the report from the clinic arrives.",
    "The parent was open about past difficulties and accepted the offer of support.",
    "Professionals agreed that the current plan remains proportionate.",
    "He described feeling tired, and he said the mornings are the hardest part of the day.",
    "The family enjoy walking, baking and watching films together.",
    "No one present raised a new worry, and the meeting closed early.",
    "The health visitor had seen steady progress with feeding and weight.",
    "She will attend the parenting course and has asked about childcare.",
    "Supervision of contact is to continue until the next review.",
    "The bedroom was clean, warm and had age-appropriate toys.",
    "The chair reminded everyone that papers must not be shared.",
    "They hope to find a bigger home, though the waiting list is long.",
    "The allotment group meets most weekends and the children like it.",
    "Police checks were returned with nothing of note for the period.",
    "A speech and language referral was made and is being followed up.",
    "The grandparent offers help with meals when shifts overlap.",
    "Money has been short since the hours at work were cut.",
    "It may help to bring the review forward if circumstances change.",
    "The young person rose early and was ready before the taxi arrived.",
    "Advice was given about online safety and screens at night.",
    "The social worker will write to all parties with the agreed actions.",
    "Nothing in the records suggested a previous referral of this kind.",
    "The boiler had been repaired and the smoke alarm tested.",
    "There was a frank exchange about alcohol, and a safety plan was signed.",
    "The youngest was shy at first but later showed drawings and a model train.",
    "Two colleagues shadowed the visit for training purposes.",
)

HEADINGS = (
    "CHILD AND FAMILY ASSESSMENT",
    "CASE NOTE",
    "Minutes of the core group",
    "Chronology",
    "Record of visit",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
