"""Sentences of the sealed world: health visits, schools, courts, police, helplines, exports, translations."""

from __future__ import annotations

from benchmarks.matching.templates import Templates

FRAMES: dict[str, tuple[str, ...]] = {
    "address": (
        "The health visitor called at {} and was offered tea.",
        "Post has been going to {} for some weeks, it would seem.",
        "17. It is not in dispute that the family then moved into {} together.",
        "The boiler at {} has been condemned by the fitter.",
        "can u drop the pushchair at {} after tea",
        "\nThe property: {}\n",
        "A welfare check was carried out at {} by two officers.",
        "The key safe for {} has a new code, kept in the sealed envelope.",
    ),
    "there": (
        "On arrival the worker found things {} and made a note.",
        "\nDuty log: {} when the call came in\n",
        "Nobody could explain why the boxes were {} all week.",
        "so basically it was {} the hole time",
    ),
    "street": (
        "The school bus turns round in {} every morning.",
        "Roadworks have closed {} until further notice.",
        "\nBeat area: {}, footpath to the rear\n",
    ),
    "postcode": (
        "\nPostal code given: {}\n",
        "The taxi firm was told {} and the driver found it.",
        "Delivery to {} is free this month.",
    ),
    "town": ("There was some talk of {} at the meeting.", "The train stops in {} for four minutes."),
    "location": ("\nPosition shared: {}\n", "The wearable last reported {} at dusk."),
    "file": (
        "\nUploaded to the portal: {}\n",
        "The attachment {} would not open.",
        "The link she pasted was {} and it still works.",
    ),
    "quote": (
        '\n[21:16] unknown: "{}" was all it said\n',
        "The diary entry reads: {} and then a drawing of a boat.",
        "\nText received 06:58: {}\n",
        "He scribbled {} on the back of a menu.",
    ),
    "call": (
        "\nCaller: um, {}, yes that's right.\n",
        "\n(auto transcript) okay {} and then she hung up\n",
        "\nTranscript, page 8: {}. No further questions.\n",
    ),
    "field": ("\nBox 12: {}\n", "\n - {}\n", "\nAs recorded: {}\n", "\n(e) {}\n"),
    "block": ("\n\n{}\n\n", "\n\n{}\n\n"),
    "person": (
        "The midwife spoke with {} before the shift ended.",
        "\nPresent: chair, minute taker, {}.\n",
        "It was {} who opened the door in slippers.",
        "A food parcel was handed to {} at the hub.",
        "31. The tribunal found {} to be a careful witness.",
        "\nContact made with {} by video, ten minutes, settled\n",
        "Kindly make sure {} has a copy of the timetable.",
        "A place on the course has been kept for {} until half-term.",
    ),
    "phone": (
        "\nBest number: {}\n",
        "txt {} if the train is late",
        "Forty seconds of silence came from {} that evening.",
    ),
    "email": (
        "\nElectronic service: {}\n",
        "The newsletter is posted to {} every term.",
        "A calendar invite was declined by {} without comment.",
    ),
    "nhs": ("\nNo. of patient: {}\n", "The red book sticker shows {} under the name."),
    "upn": ("\nIdentifier of pupil: {}\n", "The census file has {} on the last row."),
    "nino": ("\nNat. Insurance: {}\n", "The claim form was completed with {} in block letters."),
    "vehicle": (
        "A parking warden noted {} on the double yellow line.",
        "\nReg seen: {} by the allotments\n",
    ),
    "bank": ("\nRefund to: {}\n", "The crisis grant was sent to {} the same day."),
    "ref": ("\nWhen calling please give: {}\n", "The older papers sit under {} in the archive."),
    "dob": (
        "\nBorn: {}\n",
        "The immunisation card has {} written at the top.",
        "Identity was confirmed with {} and a gas bill.",
    ),
    "school": (
        "A managed move to {} is being looked at.",
        "\nEducation setting: {}, since autumn\n",
        "The taxi contract for {} is out to tender.",
    ),
    "gp": ("A summary was requested from {} by fax.", "\nRegistered with: {}; seen last week\n"),
    "org": (
        "He has been on nights with {} since the summer.",
        "A reference came from {} by return.",
        "\nCompany: {}\n",
    ),
    "place": ("Handover will be at {} on alternate weekends.", "\nVenue: {}. Ring on arrival.\n"),
    "welsh": (
        "Soniodd y nyrs am {} wrth adael.",
        "Mae cofnod o {} yn y ffeil bapur.",
        "Gofynnwyd am {} dros y ffôn bore ddoe.",
    ),
    "log": (
        "\n2207 CTRL: {} - UNIT ASSIGNED\n2231 NO REPLY, CARD LEFT\n",
        "\n0644 INFT STATES {} / RECALL LATER\n",
    ),
    "life": (
        "During play she chatted about {} and laughed.",
        "There is a chapter on {} in the memory box.",
    ),
}

FILLER: tuple[str, ...] = (
    "The weight has been plotted and follows the same line as before.",
    "Please find enclosed the papers for the adjourned hearing.",
    "He managed two full days without a phone and was proud of it.",
    "Reading book changed, spelling list learnt, coat on the wrong peg.",
    "The statement of truth was signed on the second page.",
    "lol the wifi is down again so im on data",
    "A stair gate has been fitted and the smoke alarm tested.",
    "Bydd y cyfarfod nesaf yn cael ei gynnal ar-lein.",
    "Remember sun cream, a hat and a packed lunch for the trip.",
    "The interpreter asked for a short pause and it was given.",
    "Fixed penalty notices will be issued from the first of next term.",
    "The cot was moved away from the radiator on advice.",
    "He said the shouting stopped when the neighbour knocked.",
    "The reviewing officer thanked everyone for their candour.",
    "Shopping: nappies, oats, washing tablets, a birthday candle.",
    "Tummy time is going well and the head is held steady.",
    "An extension of seven days was granted by consent.",
    "A bowl of berry compote was left in the fridge.",
    "cba with any of this tbh, call me l8r",
    "The walker on the towpath saw nobody at all.",
    "The case is reserved to the same bench where possible.",
    "An old lake bed runs under the playing field.",
    "Praise was given for a swift reply to the letter.",
    "The choir rehearsed a melody in three parts.",
    "This mailbox is not monitored, please use the contact form.",
    "The bulbs in the pots are iris and they flower late.",
    "Observations stable overnight, fluids encouraged, plan unchanged.",
    "It would be an honor, as the American cousin wrote, to attend.",
    "The guy ropes of the marquee had come loose in the wind.",
    "They walked up the dale and had a picnic by the stile.",
    "The butcher gave the dog a bone and everyone cheered.",
    "She accepts that voices were raised but not that anything was thrown.",
    "Anfonwyd copi at y clerc gyda'r post cyntaf.",
    "An endeavour of this kind takes time and biscuits.",
    "A pioneer of the method will give the talk.",
    "There was unity in the room about the next step.",
)

HEADINGS = (
    "CHILD AND FAMILY ASSESSMENT: UPDATE",
    "We have received your form",
    "Health visitor contact record",
    "Chat export, part 2 of 3",
    "Intelligence log (not for onward sharing)",
    "Position statement",
    "Cofnod galwad",
    "Housing options interview",
    "Recording summary, audible parts only",
    "Report run: weekly caseload",
)

TEMPLATES = Templates(FRAMES, FILLER, HEADINGS)
