"""Sentences of the sixth world: lettings, wards, courts, schools, chats, exports, bilingual letters."""

from __future__ import annotations

from benchmarks.matching.templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "The rent account for {} was closed at the end of the quarter.",
        "He was bailed to reside at {} with a doorstep condition.",
        "We tried to deliver to {} but nobody was in.",
        "An inventory was taken at {} before the keys were handed back.",
        "Transport has been booked from {} for the twelve o'clock clinic.",
        "all the baby stuff is round at {} if u want it",
        "\nSupply address: {}\n",
        "In her second statement she says she has not been back to {} at all.",
    ),
    "there": (
        "The duty worker noted that he had been {} again.",
        "\nHandover sheet: was {} at the last check\n",
        "We are told that the family were {} on that weekend.",
        "well it turned out it was {} the whole time",
    ),
    "street": (
        "The gritting lorry does not go down {} in winter.",
        "Her bicycle was found leaning on a wall in {} the next day.",
        "\nLocus: {}, fine, good visibility\n",
    ),
    "postcode": (
        "\nCode typed into the look-up: {}\n",
        "The return label shows {} and nothing else.",
        "Type {} into your phone and follow the arrow.",
    ),
    "town": ("Nobody explained how {} came into the plan.", "A cousin is said to have moved to {} too."),
    "location": ("\nMarker dropped at: {}\n", "The tracker gave {} shortly before midnight."),
    "file": (
        "\nSaved in the shared drive as: {}\n",
        "I could not open {} on my laptop.",
        "The screenshot shows {} in the bar at the top.",
    ),
    "quote": (
        "\n[07:41] no name: whos coming to {} then\n",
        'The note pushed under the door said "{}" in red ink.',
        "\nAnswerphone, heard twice: {} - message ends\n",
        "all she texted back was {} and a thumbs up",
    ),
    "call": (
        "\nOPERATOR: take your time. CALLER: it's {} okay\n",
        "\nTape one, side A. {} Next question.\n",
        "(live captions) right so {} I think that was it",
    ),
    "field": ("\nAnswer 3: {}\n", "\n   > {}\n", "\nEntered by user: {}\n", "\n(iv) {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "At handover {} was sitting up and asking for toast.",
        "The tenancy officer met {} in the foyer.",
        "\nIn attendance: clerk, {}, interpreter.\n",
        "A letter was hand delivered to {} on the landing.",
        "It is proposed that {} brings the birth certificate.",
        "22. The court heard briefly from {} by telephone.",
        "\nObservation: {} engaged well and joined in the singing\n",
        "Please let {} know that the appointment has moved, many thanks.",
    ),
    "phone": (
        "\nCall back on: {}\n",
        "ring {} but not before ten cos of nights",
        "Billing shows nineteen texts to {} in one evening.",
    ),
    "email": (
        "\nMail for notices: {}\n",
        "Invitations went to {} and two bounced.",
        "The account was opened with {} as the contact.",
    ),
    "nhs": ("\nWristband number: {}\n", "The referral letter has {} printed under the barcode."),
    "upn": ("\nLearner number: {}\n", "The census return lists {} with the leavers."),
    "nino": ("\nNational Ins.: {}\n", "The award notice quotes {} beside the start date."),
    "vehicle": (
        "A neighbour wrote down {} on the back of an envelope.",
        "\nVehicle seen: {} outside the gate\n",
    ),
    "bank": ("\nPay into: {}\n", "The refund went to {} in error."),
    "ref": ("\nIn any reply quote: {}\n", "The closed volume is indexed as {} in the store."),
    "dob": (
        "\nBirth date: {}\n",
        "The red book has {} on the inside cover.",
        "Security question passed: {} given without hesitation.",
    ),
    "school": (
        "The transfer to {} was agreed by both heads.",
        "\nEstablishment: {}, on roll\n",
        "A lunch box marked {} was left on the coach.",
    ),
    "gp": ("The whole household is on the list of {} now.", "\nSurgery: {}; records requested\n"),
    "org": (
        "She starts with {} after the bank holiday.",
        "The pay slip from {} is attached.",
        "\nName of body: {}\n",
    ),
    "place": ("The next visit is at {} with a supervisor present.", "\nMeeting point: {}. Wait inside.\n"),
    "welsh": (
        "Mae'r gweithiwr wedi ysgrifennu {} ar y nodyn.",
        "Cafwyd gwybod am {} yn ystod yr alwad ffôn.",
        "Ceir manylion am {} yn yr atodiad.",
    ),
    "log": (
        "\n0312 CALLER GIVES {} - PATROL EN ROUTE\n0320 AREA SEARCH NEG\n",
        "\n1855 {} ** SEE PREVIOUS **\n",
    ),
    "life": (
        "He brought up {} while drawing at the table.",
        "The scrapbook has a page about {} with stickers.",
    ),
}

FILLER: tuple[str, ...] = (
    "The tenant was reminded to report repairs by the online form.",
    "Many thanks for your patience while we looked into this.",
    "Temperature normal, chest clear, drinking well, wet nappies as expected.",
    "The older child won a game of snap and asked to play again at once.",
    "I believe that the facts stated in this document are true.",
    "omg the bus never came again im fuming",
    "The plaster comes off next week and swimming must wait until then.",
    "Mae'r plant yn mwynhau'r clwb ar ôl ysgol.",
    "Please bring a named water bottle and sensible shoes.",
    "The recorder was switched off while the solicitor took instructions.",
    "Attendance stands at ninety-six per cent, which is above average.",
    "Mould was found behind the wardrobe and a dehumidifier has been lent.",
    "He says he is sleeping badly, skipping meals and avoiding company.",
    "The panel asked how the carers would manage contact in the holidays.",
    "To do: optician, swimming badge, passport photo, and a call to the warden.",
    "The baby turned to the voice, smiled, and reached for the rattle.",
    "Permission to appeal was refused on the papers.",
    "A jar of olive oil and a loaf stood on the kitchen table.",
    "soz cant make it tonite, got the kids",
    "The fisher on the pier caught nothing but weed all afternoon.",
    "The matter was listed for a directions hearing with a time estimate of one hour.",
    "The hazel hedge by the playground was cut back in the spring.",
    "Patience and praise were suggested to both parents as a way forward.",
    "A short break was taken so that everyone could stretch their legs.",
    "If you are not the intended reader of this message please delete it.",
    "Two rivers meet below the weir and the path there floods often.",
    "Bloods taken, results awaited, to be discussed on the round.",
    "Frost on the steps made the ramp the safer way in.",
    "Pupils built bridges from straws and tested them with marbles.",
    "She agrees that doors were slammed but denies any threat.",
    "Trefnwyd cyfieithydd ar gyfer y cyfarfod adolygu.",
    "A rich fruit cake was raffled for the hospice shop.",
    "The coral reef poster was finished with glitter and tissue paper.",
)

HEADINGS = (
    "SINGLE ASSESSMENT: ADDITIONAL INFORMATION",
    "Your enquiry has been received",
    "Ward round and discharge note",
    "Downloaded messages",
    "Crime report (working copy)",
    "Witness statement, section 9",
    "Nodyn ymweliad",
    "Tenancy file note",
    "Interview transcript, tape summary",
    "Data export: please check before use",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
