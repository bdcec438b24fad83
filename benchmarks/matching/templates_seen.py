"""Sentences of the world ``seen``: other wording than in ``templates_dev``."""

from __future__ import annotations

from .templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "We called at {}, where nobody answered.",
        "Her last known accommodation was {} - see the housing letter.",
        "mum rang to say the van was outside {} again",
        "* Occupancy of {}: two adults, one infant.",
        "Having left {}, the household was re-registered elsewhere (date unclear).",
        "The respondent must not go within one hundred metres of {}.",
    ),
    "there": (
        "Witness says it happened {}, around teatime.",
        "They were last noted {} during the previous quarter.",
        "T/c received: caller had heard of a person {}.",
        "This was observed {}; nothing further.",
    ),
    "street": (
        "A blue door on {}, third along.",
        "the bins on {} were mentioned more than once",
        "Enquiries along {} drew a blank.",
    ),
    "postcode": (
        "Courier label reads {}.",
        "System match on {}, confidence unknown.",
        "council tax band for {} was looked up",
    ),
    "town": ("Reportedly relocated towards {}.", "Transport to {} has been refused."),
    "location": ("Photo metadata resolves to {}.", "location shared: {} (expires in an hour)"),
    "file": (
        "Evidence item: {}",
        "browser history shows {} opened at night",
        "Uploaded as {}, then withdrawn.",
    ),
    "quote": (
        "[text message, as typed] u know where {} is now",
        "> ask about {} when you can",
        "transcript: ... it was {} i think ...",
    ),
    "field": ("\n- Particulars .... {}\n", "\nEntry: {}\n", "\n(c) {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "Having met {}, the guardian remains cautious.",
        "T/c to {}, no reply, voicemail left.",
        "The undersigned is not aware of any contact with {} since spring.",
        "{} declined to comment; the offer stays open.",
        "- action for {}: return the form",
        "we understand from the nursery that {} collected on foot",
    ),
    "phone": (
        "Telephone held on file: {}",
        "texted {}, delivered but unread",
        "if urgent ring {} (not work)",
    ),
    "email": ("cc'd by mistake: {}", "account recovery was sent to {} yesterday"),
    "nhs": ("Immunisation record, NHS no {}, is complete.", "clinic label {} attached"),
    "upn": ("Census return lists {} once.", "school transfer file: UPN {}"),
    "nino": ("Payroll shows {} for the relevant weeks.", "NI no. {} (seen, copy not kept)"),
    "vehicle": ("CCTV picked up {} by the gate.", "reg {}, silver, dented wing"),
    "bank": ("Refund went to {} as requested.", "standing order from {} stopped"),
    "ref": ("Cross-reference: {}", "formerly opened under {}, closed no further action"),
    "dob": (
        "d.o.b. on the certificate is {}",
        "The birth was registered as {}.",
        "Age check passed using {} as date of birth.",
    ),
    "school": (
        "Roll call at {} shows two lates.",
        "designated lead, {}, returned the chronology",
        "Transfer to {} takes effect after the holiday.",
    ),
    "gp": ("Repeat prescriptions come through {}.", "the doctor at {} would not disclose more"),
    "org": (
        "Shift rota from {} was produced.",
        "support letter on the headed paper of {}",
        "Keyworker ({}) sends apologies.",
    ),
    "place": ("Handover happens outside {}, supervised.", "last sighting: {}, before noon"),
}

FILLER: tuple[str, ...] = (
    "Observations were limited because the visit was unannounced and short.",
    "The threshold document sets out the local authority's case in six paragraphs.",
    "In the writer's opinion, change is possible but the timescale is tight.",
    "Dad is doing well on the programme; the tutor has no worries at present.",
    "Weight has followed the same centile since the autumn clinic.",
    "Nobody smelt of drink and the kitchen had food in the cupboards.",
    "A strategy discussion was convened under the usual procedures.",
    "The parties will mark the anniversary quietly, and the child will choose a book.",
    "Threats were made on social media, screenshots of which are with the solicitor.",
    "Legal planning took place, with agreement to issue if matters deteriorate.",
    "The infant smiled, tracked faces and reached for the rattle.",
    "Historic concerns include neglect, missed appointments and overcrowding.",
    "Respite was discussed and declined for the time being.",
    "An interpreter was booked by telephone but the line failed.",
    "The keyworker thanked the family for a good deal of patience and grace under pressure.",
    "The price of the bus fare is a barrier to regular attendance.",
    "Direct work used cards about feelings; the field trip was the favourite topic.",
    "The fostering panel will sit again after the holiday.",
    "Written agreement signed by all, copy to each, original on file.",
    "He shows insight; he does not, however, keep to the times that were set.",
    "Risk is rated as medium, with protective factors recorded below.",
    "Their tenancy officer reports that rent has been paid in full.",
    "The guardian asked for further particulars of the alleged injuries.",
    "We have faith in the staying-put arrangement, subject to review.",
    "At school the children are polite, punctual and hungry by mid-morning.",
    "The carer asked whether savings could be released for a school trip.",
    "Sibling contact was warm, noisy and ended with a shared meal.",
    "There is no record of a medical examination in this period.",
    "The letter before proceedings was drafted and then put on hold.",
    "Consent to share information was refused, and the refusal respected.",
)

HEADINGS = (
    "POSITION STATEMENT",
    "Contact log",
    "Statement of the allocated worker",
    "Review record",
    "S47 enquiry: outcome",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
