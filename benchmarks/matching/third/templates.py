"""Sentences of the third world: notes, statements, letters, chats, forms, logs, Welsh."""

from __future__ import annotations

from benchmarks.matching.templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "Ms moved her belongings into {} the following weekend, she told us.",
        "3. I am advised by the police that {} is not a suitable venue for handover.",
        "Home visit (unannounced): {} / door answered by a lodger.",
        "yeah so shes at {} with the dog and everything",
        "Housing confirm a joint application in respect of {} was closed.",
        "\n10:41  Caller states shouting heard from {}, female voice.\n10:52  Unit on scene.\n",
        "Our records still show {}; kindly confirm by return.",
        "\nAction: GP to write to {} | Owner: practice manager | Due: Friday\n",
    ),
    "there": (
        "The paramedics saw her {} and took a set of observations.",
        "\n[08:14] Nan: heard they are {} these days\n",
        "Neighbourhood intelligence places the family {} as of last month.",
        "6.2 It is not in dispute that the incident occurred {}.",
    ),
    "street": (
        "Two calls about noise on {} were linked to the household.",
        "she gets off the bus at {} and walks",
        "\nLocus: {}. Weather dry.\n",
    ),
    "postcode": (
        "\nDelivery area: {}\n",
        "The sat-nav was still set to {} when the car was recovered.",
        "Please quote {} when booking the collection.",
    ),
    "town": (
        "He thinks they have gone to {} but has no proof.",
        "The case may transfer to {} in the new term.",
    ),
    "location": ("\nLast ping: {} (battery low)\n", "The fitness app saved {} as the start point."),
    "file": (
        "\nFrom phone download: {}\n",
        "He forwarded {} to a cousin, who deleted it.",
        "Row 48 of the audit trail reads {} and nothing else.",
    ),
    "quote": (
        "\n[17:55] Unknown: is it true {} got a new place\n[17:56] Unknown: answer me\n",
        '"he kept on about {} all night", the child said.',
        "(voicemail, transcribed by software) hi its me just to say {} came round ok bye",
    ),
    "field": ("\nFull details: {}\n", "\n| Entry | {} |\n", "\nQ7. Please state: {}\n", "\n* {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "The nurse in charge noted that {} had asked for a side room.",
        "4. On that day {} attended the contact centre on time.",
        "\nPresent: chair, minute taker, {}, two observers.\n",
        "Pls can someone ring {} back before 5, ta",
        "In the playground {} told a dinner lady that home was loud.",
        "\nLate shift: DW with {}. Settled. Ate well.\n",
        "I write further to your discussion with {} about the offer.",
    ),
    "phone": (
        "\nContact: {}\n",
        "ring this one instead {} after school run",
        "The handset linked to {} was seized and later returned.",
    ),
    "email": ("\nTo: {}\n", "Forwarded on from {} without comment.", "she only answers {} not the other one"),
    "nhs": ("\nPatient identifier: {}\n", "The discharge summary carries {} on page one."),
    "upn": ("\nPupil: {} (on roll)\n", "Attendance extract keyed on {} is attached."),
    "nino": ("\nClaimant: {}\n", "The wage slip for that week bears {} at the top."),
    "vehicle": ("Dashcam shows {} reversing at speed.", "\nIndex: {}. No insurance shown.\n"),
    "bank": ("\nPay to: {}\n", "The allowance moved over to {} in the spring."),
    "ref": ("\nOur ref: {}\n", "Papers under {} were consolidated by the judge."),
    "dob": (
        "\nDate of birth: {}\n",
        "The passport she produced gives {} as the date of birth.",
        "Patient born {}, seen with carer.",
    ),
    "school": (
        "The letter home from {} was found in a coat.",
        "\nEducation: {} (part time)\n",
        "There is a place at {} if transport can be agreed.",
    ),
    "gp": ("\nRegistered with: {}\n", "She rang {} twice about the rash and was called back."),
    "org": (
        "Wages from {} stopped without notice.",
        "The lad on the door from {} remembers them.",
        "\nReferrer: {}\n",
    ),
    "place": ("Siblings met at {} for an hour, supervised.", "\nVenue: {}. Tea provided.\n"),
    "welsh": (
        "Mae'r teulu bellach yn byw yn {} ers y gwanwyn.",
        "Cafwyd ymweliad â {} heb rybudd.",
        "Dylid anfon pob llythyr at {} yn unig.",
    ),
}

FILLER: tuple[str, ...] = (
    "The minutes of the previous meeting were taken as read.",
    "Bloods were taken and a urine sample sent; results to follow.",
    "He is frank about the drinking and says mornings are worst.",
    "The class teacher has moved the child nearer to the window.",
    "I make this statement from my own knowledge save where I say otherwise.",
    "The kitchen floor was sticky but there was milk, bread and fruit.",
    "Mae'r plentyn yn mwynhau darllen ac yn hoffi nofio.",
    "No further offences are disclosed and the log was closed.",
    "Could you let me know by Thursday whether the date still works for you?",
    "lol no idea, ask her yourself, im not getting involved",
    "Contact started late because the bus had broken down outside the church.",
    "The young person asked to cook tea for the whole unit and did it well.",
    "Observations at 02:00, 04:00 and 06:00: asleep, breathing settled.",
    "The respondent's case is that none of this happened.",
    "A pastoral note records three late marks and one lost jumper.",
    "Dental check due; letter sent, no reply so far.",
    "It is submitted that the delay is nobody's fault and can be cured.",
    "At dawn the alarm sounded, and the night worker logged it as a false call.",
    "Pen picture: quick, funny, wary of men in high-visibility jackets.",
    "The budget holder has approved taxis until the end of term.",
    "Minute taker apologised for the heating.",
    "There is joy in the house when the cousins visit, she says.",
    "Handover was brief; the car seat was checked by both adults.",
    "Staff are reminded to lock the drug cupboard and sign the sheet.",
    "ok thanks for letting me know, speak soon",
    "The complaint was partly upheld and an apology has been sent.",
    "He scored in the usual range on every scale but one.",
    "They argued about money, then about the dog, then about nothing much.",
    "The tribunal bundle is late and will be served by courier.",
    "Her feet had grown two sizes and the shoes were replaced.",
    "A slow cooker and two beds were bought from the hardship fund.",
    "The independent reviewing officer asked for the plan in plain words.",
)

HEADINGS = (
    "WITNESS STATEMENT",
    "Notes of home visit",
    "Incident log (extract)",
    "Minutes: team around the family",
    "Letter before action - draft",
    "Phone download, chat 4",
    "Discharge summary",
    "Cofnod achos",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
