"""Sentences of the fourth world: letters, chats, recordings, mails, logs, notes, statements, Welsh."""

from __future__ import annotations

from benchmarks.matching.templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "I can confirm that the tenant gave notice on {} before the summer.",
        "Police attended {} at 23.40 hrs following a report of a domestic.",
        "\nDear Sir or Madam\nRe: {}\nWe write about the arrears on the above.\n",
        "Crew called to {} / fall / declined hospital.",
        "M said the children had been left at {} while she worked nights.",
        "In my second statement I described how we came to leave {} in a taxi.",
        "Reception took a message: new details are {} with effect from Monday.",
        "mam wants the cot fetched from {} if anyone has a car",
    ),
    "there": (
        "According to the support worker the meeting took place {} and was civil.",
        "\n23:12 update from control: informant saw them {} earlier tonight\n",
        "It says in the bundle that she was found {}, cold and upset.",
        "hes telling everyone it was {} but im not so sure",
    ),
    "street": (
        "The camera on {} was not working.",
        "They do the school run by {} most days.",
        "\nIncident location: {}. No CCTV.\n",
    ),
    "postcode": (
        "\nPost code: {}\n",
        "The broadband order is for {} according to the provider.",
        "You will be asked to key in {} at the gate.",
    ),
    "town": ("Nobody has told us why {} was chosen.", "She used to work in {} before the baby."),
    "location": (
        "\nCoordinates recorded by the tracker: {}\n",
        "The image was taken at {} (see properties).",
    ),
    "file": (
        "\nSaved to the shared drive as {}\n",
        "There is an entry for {} in the download.",
        "He clicked on {} and it opened.",
    ),
    "quote": (
        "\n12/05/2025, 21:03 - Unsaved number: dont go {} tomorrow ok\n",
        'She typed "{}" and then deleted the message.',
        "(auto-generated captions) yeah so {} and then we went home",
        "\nVOICE NOTE 3 (transcribed)\nerm {} is what he said\n",
    ),
    "field": ("\nEntry 4: {}\n", "\n   {}\n", "\nAnswer: {}\n", "\n[x] {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "During the joint visit {} became tearful and left the room.",
        "I have known {} for about six years through the playgroup.",
        "\nAttendees: IRO, {}, health visitor (part).\n",
        "The ward sister rang to say that {} was ready to go home.",
        "Can you let {} know that the form has to be back by noon?",
        "9. The court heard oral evidence from {} on the second day.",
        "\nShift note: {} in good spirits, ate breakfast, refused shower.\n",
        "Message for {} - please ring the office when you get this.",
    ),
    "phone": (
        "\nDaytime tel: {}\n",
        "you can get me on {} till about nine",
        "The billing data for {} was requested from the operator.",
    ),
    "email": (
        "\nReply address: {}\n",
        "She asked for the minutes to go to {} in future.",
        "The portal account is under {} with a reset pending.",
    ),
    "nhs": ("\nNHS identifier: {}\n", "The clinic letter is headed {} and dated in May."),
    "upn": ("\nPupil identifier: {}\n", "The common transfer file for {} arrived in September."),
    "nino": ("\nNat. Ins.: {}\n", "The universal credit award letter quotes {} twice."),
    "vehicle": (
        "Number plate recognition gave {} on the ring road.",
        "\nVehicle stopped: {}, one occupant.\n",
    ),
    "bank": ("\nAccount to credit: {}\n", "Child maintenance used to be paid into {} each month."),
    "ref": ("\nPlease quote: {}\n", "See the earlier recordings held under {} for background."),
    "dob": (
        "\nBirth date on record: {}\n",
        "The health visitor's red book shows {} as the date of birth.",
        "Patient's d.o.b. confirmed verbally as {} before the scan.",
    ),
    "school": (
        "The head of {} has offered a managed start.",
        "\nSetting: {}, part days.\n",
        "We still have the coat peg label from {} in a drawer.",
    ),
    "gp": ("The prescription was collected from {} on time.", "\nSurgery: {}. Last seen in spring.\n"),
    "org": (
        "Her contract with {} ends in June.",
        "A letter of support from {} is exhibited.",
        "\nSource of income: {}\n",
    ),
    "place": ("The next session will be at {} if a room is free.", "\nMeeting point: {}. Bring a coat.\n"),
    "welsh": (
        "Symudodd y fam i {} ym mis Mai.",
        "Mae'r cofnod yn dweud mai {} yw'r cyfeiriad diweddaraf.",
        "Anfonwyd llythyr at {} ddoe.",
    ),
    "log": (
        "\n0214 CALLER: {} - LINE DROPPED\n0216 CALLBACK NO REPLY\n",
        "\n19:45 {} ** risk assessment done, single crew ok **\n",
    ),
}

FILLER: tuple[str, ...] = (
    "The outcome of the strategy meeting was shared with those who needed to know.",
    "Thank you for your letter, the contents of which I have noted.",
    "Chest clear, abdomen soft, no rash; advice given and safety-netted.",
    "The children chose pizza and the youngest picked off the peppers.",
    "I believe that the facts stated in this witness statement are true.",
    "omg tell me about it, i was up all night with teething",
    "Nothing abnormal seen on the film; formal report to follow.",
    "Mae'r plant yn setlo'n dda ac yn mwynhau'r ardd.",
    "Please find attached the spelling list and a reminder about swimming kit.",
    "The officer explained the powers of arrest and the caution was understood.",
    "Attendance stands at ninety-four per cent, above the borough average.",
    "The landlord has agreed to replace the boiler before the cold weather.",
    "Mum reports broken sleep, low appetite and worry about money.",
    "It was put to him that he had been shouting; he said he has a loud voice.",
    "Next steps: parenting course, dental check, referral to the early help team.",
    "Direct observations: warm tone, good eye contact, prompt response to crying.",
    "We regret that we are unable to offer a place at this time.",
    "There were wood shavings on the floor of the shed and a smell of paint.",
    "haha no worries, give us a shout when youre about",
    "The stone steps at the back are steep and need a gate.",
    "Judgment was reserved and the parties will be told the date.",
    "The farmer next to the nursery lets the groups see the lambs.",
    "She was dressed for the weather and carried a robin on a lunch box.",
    "Both adults were asked to leave their phones in the tray.",
    "This e-mail has been scanned and is intended only for the person named.",
    "Contact will be reviewed in the winter once the new flat is ready.",
    "Fluids encouraged, temperature settling, for review by the night team.",
    "The banks of the river were out of bounds after the rain.",
    "Pupils in year six made bread and wrote about it.",
    "He denies the allegation and has asked for an interpreter.",
    "Dim pryderon newydd; cytunwyd i gyfarfod eto cyn y Nadolig.",
    "A ruby-coloured scarf was left in the contact room and is at reception.",
    "In summer the family go to the beach and come back sandy and cheerful.",
)

HEADINGS = (
    "RECORD OF STRATEGY DISCUSSION",
    "Re: your enquiry",
    "Clinic letter (dictated, not read)",
    "Message export",
    "Command and control log",
    "Second statement of the applicant",
    "Nodiadau ymweliad",
    "Newsletter and notes home",
    "Call recording: transcript",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
