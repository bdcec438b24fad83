"""Sentences of the fifth world: records, calls, chats, court papers, forms, dictation, Welsh letters."""

from __future__ import annotations

from benchmarks.matching.templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "The tenancy for {} was surrendered in the autumn.",
        "Mother gave {} as the place where the children now sleep.",
        "Ambulance crew left {} with the patient on board.",
        "I attended {} on my own and knocked twice.",
        "All post should be forwarded to {} until further notice.",
        "the sofa is going to {} if you can borrow a van",
        "\nProperty: {}\n",
        "At paragraph six of her statement she names {} as the family home.",
    ),
    "there": (
        "The neighbour is sure that they were {} that evening.",
        "\nUpdate from the night desk: seen {} again\n",
        "Our records say that she has been {} since the summer.",
        "apparently it was {} and nobody told me",
    ),
    "street": (
        "Roadworks on {} meant that the taxi was late.",
        "They walk to nursery along {} each morning.",
        "\nScene: {}, dry, street lights working\n",
    ),
    "postcode": (
        "\nPostcode on the form: {}\n",
        "The parcel firm has {} on its label.",
        "Put {} in the sat nav and ring when you get here.",
    ),
    "town": ("I am not sure why {} was picked for the placement.", "There is an aunt in {} as well."),
    "location": (
        "\nPhoto properties, position: {}\n",
        "The phone was last seen at {} before it was switched off.",
    ),
    "file": (
        "\nUploaded to the case folder: {}\n",
        "Please open {} and check the last page.",
        "The link in the message was {} and it still works.",
    ),
    "quote": (
        "\n[19:22] unknown: can someone get {} pls\n",
        'In the recording a voice says "{}" and then the line goes quiet.',
        "\nVoicemail, typed up by reception: {} - rang off\n",
        "her reply was {} and a laughing face",
    ),
    "call": (
        "\nCALL TAKER: go ahead. CALLER: it's {} please hurry\n",
        "\nDictated note begins. {} Next paragraph.\n",
        "(captions by machine) so um {} if that helps you",
    ),
    "field": ("\nBox 7: {}\n", "\n  - {}\n", "\nResponse: {}\n", "\n(b) {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "On the second visit {} answered the door in a dressing gown.",
        "The guardian has spoken to {} twice since the last hearing.",
        "\nPresent: chair, {}, school nurse, minute taker.\n",
        "A voicemail was left asking {} to call back.",
        "It was agreed that {} would collect the uniform.",
        "14.2 Evidence in chief was given by {} over the video link.",
        "\nNight log: {} settled by ten, no concerns\n",
        "Could you pass this to {} when you see them, thanks.",
    ),
    "phone": (
        "\nBest contact: {}\n",
        "try {} after tea if you need owt",
        "The download shows forty calls to {} in a week.",
    ),
    "email": (
        "\nContact e-mail: {}\n",
        "Send the agenda to {} and not to the old account.",
        "The online form was submitted from {} just after lunch.",
    ),
    "nhs": ("\nPatient number: {}\n", "The discharge summary carries {} at the top right."),
    "upn": ("\nUnique pupil ref: {}\n", "The attendance extract lists {} among the late arrivals."),
    "nino": ("\nNI no: {}\n", "The payslip shows {} beside the tax code."),
    "vehicle": ("The barrier camera logged {} twice that night.", "\nVRM: {} parked across the drive\n"),
    "bank": ("\nMaintenance goes to: {}\n", "The allowance was sent to {} by mistake."),
    "ref": ("\nOur reference: {}\n", "Earlier papers are filed under {} in the archive."),
    "dob": (
        "\nD.O.B.: {}\n",
        "The birth certificate shows {} and is signed by the registrar.",
        "Identity checked at the desk: date of birth {} confirmed.",
    ),
    "school": (
        "A place has been found at {} from next term.",
        "\nEducation: {}, full time\n",
        "The book bag from {} was on the back seat.",
    ),
    "gp": ("All three are registered with {} at present.", "\nGP: {}; last review was routine\n"),
    "org": (
        "He has worked for {} since leaving college.",
        "The invoice from {} was never paid.",
        "\nEmployer or support: {}\n",
    ),
    "place": ("Handover will take place at {} on alternate weekends.", "\nVenue: {}. Arrive early.\n"),
    "welsh": (
        "Nid oes neb wedi ateb y drws yn {} ers wythnos.",
        "Dywedodd y fam fod {} ar y ffurflen gais.",
        "Gweler y nodyn am {} yn y ffeil.",
    ),
    "log": (
        "\n0147 INFT STATES {} - UNIT ASSIGNED\n0152 ON SCENE\n",
        "\n2231 {} >> MARKER ADDED, DOUBLE CREW\n",
    ),
    "life": (
        "She told the midwife about {} without being asked.",
        "The card on the shelf mentions {} in felt pen.",
    ),
}

FILLER: tuple[str, ...] = (
    "The referral was screened and passed to the assessment team on the same day.",
    "Thank you for taking the time to speak to me on the telephone.",
    "Breath sounds equal, pupils reactive, no visible injury to the limbs.",
    "The younger child built a tower and knocked it down with great delight.",
    "I make this statement from my own knowledge unless I say otherwise.",
    "lol he never even put the bins out",
    "No fracture seen; the plaster room will review the swelling tomorrow.",
    "Mae'r ymwelydd iechyd yn hapus gyda'r cynnydd.",
    "A reminder that the cake sale is for the new library corner.",
    "The interview was paused so that a drink of water could be fetched.",
    "Punctuality has improved and the gold certificate was well deserved.",
    "Damp in the back bedroom has been reported to the housing provider.",
    "She describes feeling low, tearful and short of patience by teatime.",
    "The panel considered the matching report and asked about sleeping arrangements.",
    "Actions: dentist, library card, bus pass, and a letter for the benefits office.",
    "Interactions were warm; the baby was soothed quickly and fed well.",
    "The appeal was dismissed and no order was made as to costs.",
    "There was a bag of flour and a baker's apron on the kitchen chair.",
    "np hun see u there, bring a brolly",
    "The hunt for the missing bicycle ended behind the bowling green.",
    "Directions were given for the filing of position statements.",
    "The children planted heather and holly in the sensory garden.",
    "Each day began with a story and ended with a song about the moon.",
    "A string of pearl beads was handed in at the desk.",
    "This message may contain privileged material and should not be copied on.",
    "The stream brooks no crossing after heavy rain, so the walk was cancelled.",
    "Observations stable overnight, eating and drinking, awaiting pharmacy.",
    "The moss on the path is slippery and the council has been told.",
    "Children in the green group measured their shadows on the playground.",
    "He accepts that voices were raised but says that nobody was hurt.",
    "Cynhelir y cyfarfod nesaf ar ôl y gwyliau, drwy gyswllt fideo.",
    "The pupils ran for miles in the sponsored relay and raised a good sum.",
    "A poppy collection was held in the foyer and everyone joined in the silence.",
)

HEADINGS = (
    "CHILD AND FAMILY ASSESSMENT: CONTINUATION SHEET",
    "Thank you for contacting us",
    "Emergency department summary",
    "Exported conversation",
    "Incident record (printed copy)",
    "Position statement on behalf of the respondent",
    "Cofnod cyswllt",
    "Term newsletter",
    "Voicemail and call notes",
    "Fax cover: urgent",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
