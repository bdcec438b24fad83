"""Words and shapes that decide whether a number and some capitals are an address.

Constants only, compiled once; `detect/address.py` uses them. Street types come from the lexicon.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.detect.unlisted.street_words import CAPITAL, JOINER, words_of

# "page 14 ...": what follows these is no house number
NOT_BEFORE: Final = words_of(
    "section sections s ss page pages p pp paragraph paragraphs para article articles chapter schedule "
    "appendix annex room year years form clause regulation rule part figure table item version stage "
    "bus route junction platform ward level grade band tier class key exhibit tab bundle volume "
    "question action point step week day age aged"
)
# a line that begins so is no line of an address
STOP: Final = words_of(
    "dear tel telephone phone mobile fax email e-mail date ref our your re to from postcode town city "
    "county dob born address name nhs note notes signed yours cc subject case type worker child time mr "
    "mrs ms miss dr"
)
# words of a sentence, not of a place
FUNCTION: Final = words_of(
    "is was are were and which who has had have he she they it to at in for with that this but or as "
    "will would said be been not no so we i you his her their from when where there the a an on by of"
)
# of these, what may stand inside a place: "Stow on the Wold"
INSIDE: Final = words_of("in the on by of")
ORGANISED: Final = re.compile(
    r"[ ]?(?:C of E |RC |Community )?(?:Primary|Infants?|Junior|Secondary|High|School|Academy|Nursery|Surgery"
    r"|Clinic|Medical|Health|Hospital|Children'?s|Family|Police|Library|Church|Chapel|Centre|Center|Leisure|Pharmacy"
    r"|Dental|Station|College|Project|Hub|Club|Team|Office)\b"
)
HOME_AFTER: Final = re.compile(r"[ ](?:flat|house|address|property|home|bedsit)\b")
ORDINAL: Final = re.compile(r"(?:1st|2nd|3rd|\dth)$", re.IGNORECASE)
UNIT_OF_MEASURE: Final = re.compile(r"\d(?:hr|yr|ft|lb|st|nd|rd|th|pt|gb|tb|hz|ah|wh|db|bn|px|hp|ph)$")
PO_BOX: Final = re.compile(r"\bP\.? ?O\.? Box (?:No\.? ?)?\d{1,6}\b", re.IGNORECASE)
WORDS3: Final = re.compile(r"(?<![\w:])///[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}")
POINT: Final = re.compile(r"(?<![\d.])(?:49|5\d|60)\.\d{4,},\s*-?[0-8]\.\d{4,}(?!\d)")
SEPARATOR: Final = re.compile(r"\.?(?:[ ]*[,;][ ]*(?:\n[ ]*){0,2}|[ ]*(?:\n[ ]*){1,2}|\t|[ ]+|[ ]*\|[ ]*)")
COMPONENT: Final = re.compile(
    rf"(?:{CAPITAL}|[a-z][\w'-]+)(?: (?:{CAPITAL}|{JOINER}|[a-z][\w'-]+)){{0,3}}?"
    r"(?=[ ]*(?:[,;.\n\t|):]|$)|[ ]+[A-Za-z]{1,2}\d)"
)
CAPITALS: Final = re.compile(rf"{CAPITAL}(?: (?:{CAPITAL}|{JOINER}))*")
TRAILING: Final = re.compile(rf"(?:{CAPITAL} ?(?:{JOINER} )?){{1,3}}$")
