"""Every form of every expander, each with a near miss beside it."""

from __future__ import annotations

import pytest

from tests.detect.matching import find, item, person, said

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
FLAT = item("address", "Flat 2, Weir House, 31 St Mary's Crescent, Ludlow, Shropshire, SY8 1AA", "flat")
WELSH = item("address", "7 Heol y Felin, Llanelli, SA15 3AB", "welsh")
NAME = person("Tamsin Grace Okoro-Bell", title="Miss", known_as=("Tam",), previous=("Hale",))
IRISH = person("Siobhán O'Rourke", "irish", title="Mrs")
PHONE = item("phone", "07700 900123")
MAIL = item("email", "tamsin.ob_91@example.org")
BORN = item("date_of_birth", "1991-03-02")
NHS = item("nhs_number", "999 234 5675")
NINO = item("nino", "QQ 12 34 56 C")
CAR = item("vehicle", "AB12 CDE")
BANK = item("bank_account", "20-00-00 55779911")
SCHOOL = item("school", "Thornybank Community Primary School")
SAINT = item("school", "St Oswald's C of E Primary School", "saint")
FIRM = item("organisation", "Dagnall & Prewett Joiners Ltd", "firm")
CASE = item("case_reference", "CF-2026-0417")
PAGE = item("url_or_handle", "https://facebook.com/tamsin.ob.91")
POINT = item("location", "52.2280, -2.7390")

ADDRESS = [
    ("14 Rose Lane, Leominster, HR6 8XQ", "redact:14 Rose Lane, Leominster, HR6 8XQ"),
    ("at 14 ROSE LANE now", "redact:14 ROSE LANE"),
    ("14, rose lane", "redact:14, rose lane"),
    ("14 Rose Ln", "redact:14 Rose Ln"),
    ("No. 14, Rose Lane", "redact:No. 14, Rose Lane"),
    ("No14 Rose Lane", "redact:No14 Rose Lane"),
    ("fourteen Rose Lane", "redact:fourteen Rose Lane"),
    ("Rose Lane (14)", "redact:Rose Lane (14)"),
    ("XIV Rose Lane", "redact:XIV Rose Lane"),
    ("Flat 1, 14 Rose Lane", "redact:Flat 1, 14 Rose Lane"),
    ("2/14 Rose Lane", "redact:2/14 Rose Lane"),
    ("12-16 Rose Lane", "redact:12-16 Rose Lane"),
    ("on Rose Lane, at number 14", "redact:Rose Lane, at number 14"),
    ("14 R0se L4ne", "redact:14 R0se L4ne"),
    ("14 Rsoe Lane", "redact:14 Rsoe Lane"),
    ("fourteen rosse ln", "redact:fourteen rosse ln"),
    ("14 Ro-\nse Lane", "redact:14 Ro-\nse Lane"),
    ("1 4  R o s e  L a n e", "redact:1 4  R o s e  L a n e"),
    ("visit14roselane.pdf", "redact:visit14roselane"),
    ("?house=14&street=rose-lane", "redact:14&street=rose-lane"),
    ("14%20Rose%20Lane", "redact:14%20Rose%20Lane"),
    ("House no.\t14\nStreet\tRose Lane", "redact:14\nStreet\tRose Lane"),
    ("HR6 BXQ", "redact:HR6 BXQ"),
    ("h r 6 8 x q", "redact:h r 6 8 x q"),
    ("Hotel Romeo six, eight X-ray Quebec", "redact:Hotel Romeo six, eight X-ray Quebec"),
    ("live on Rose Lane", "ask:Rose Lane"),
    ("16 Rose Lane", "ask:Rose Lane"),
    ("14 Rose Avenue", "ask:14 Rose"),
    ("114 Rose Lane", "ask:Rose Lane"),
    ("HR6 8XR", "-"),
    ("page 14 of the report", "-"),
    ("number 14", "-"),
    ("in Leominster", "-"),
    ("a rose lane closed", "-"),
]
OTHER_ADDRESSES = [
    ("31 Saint Marys Cres, Ludlow", FLAT, "redact:31 Saint Marys Cres, Ludlow"),
    ("thirty-one St. Mary Crescent", FLAT, "redact:thirty-one St. Mary Crescent"),
    ("Weir House", FLAT, "redact:Weir House"),
    ("Weir Hse, St Marys Cresent", FLAT, "redact:Weir Hse, St Marys Cresent"),
    ("a weir house", FLAT, "ask:weir house"),
    ("33 St Mary's Crescent", FLAT, "ask:St Mary's Crescent"),
    ("7 Mill Road, Llanelli", WELSH, "redact:7 Mill Road, Llanelli"),
    ("7 Ffordd y Felin", WELSH, "redact:7 Ffordd y Felin"),
    ("7 Felin", WELSH, "redact:7 Felin"),
    ("9 Ffordd y Felin", WELSH, "ask:Ffordd y Felin"),
]
PEOPLE = [
    ("Tamsin Okoro-Bell", NAME, "redact:Tamsin Okoro-Bell"),
    ("OKORO-BELL, Tamsin", NAME, "redact:OKORO-BELL, Tamsin"),
    ("T. G. Okoro Bell", NAME, "redact:T. G. Okoro Bell"),
    ("Tasmin Okoro-Bel", NAME, "redact:Tasmin Okoro-Bel"),
    ("Tamsin Jane Okoro-Bell", NAME, "redact:Tamsin Jane Okoro-Bell"),
    ("Tam\tOkoro-Bell", NAME, "redact:Tam\tOkoro-Bell"),
    ("Miss Hale", NAME, "redact:Hale"),
    ("Mrs Bell", NAME, "redact:Bell"),
    ("Mr Bell", NAME, "ask:Bell"),
    ("tell tamsin", NAME, "redact:tamsin"),
    ("we saw Okoro", NAME, "redact:Okoro"),
    ("we saw Hale", NAME, "ask:Hale"),
    ("tamsin.okoro-bell@example.net", NAME, "redact:tamsin.okoro-bell@example.net"),
    ("tokorobell99", NAME, "redact:tokorobell99"),
    ("T.O-B.", NAME, "ask:T.O-B"),
    ("Tamsin and Gareth Okoro-Bell", NAME, "redact:Okoro-Bell"),
    ("Tamsin Drummond", NAME, "ask:Tamsin"),
    ("Gareth Hale", NAME, "ask:Hale"),
    ("the bell rang", NAME, "-"),
    ("hale and hearty", NAME, "-"),
    ("Grace period", NAME, "-"),
    ("Siobhan ORourke", IRISH, "redact:Siobhan ORourke"),
    ("SiobhÃ¡n O Rourke", IRISH, "redact:SiobhÃ¡n O Rourke"),
    ("Mrs O’Rouke", IRISH, "ask:O’Rouke"),
]
NUMBERS = [
    ("+44 (0) 7700 900-123", PHONE, "redact:+44 (0) 7700 900-123"),
    (
        "oh seven seven double oh nine hundred one two three",
        PHONE,
        "redact:oh seven seven double oh nine hundred one two three",
    ),
    ("07700 900 (mob) 123", PHONE, "redact:07700 900 (mob) 123"),
    ("O77OO 9OO I23", PHONE, "redact:O77OO 9OO I23"),
    ("ending 123", PHONE, "ask:123"),
    ("07700 ***123", PHONE, "ask:07700 ***123"),
    ("07700 900132", PHONE, "ask:07700 900132"),
    ("07700 900124", PHONE, "-"),
    ("1077009001234", PHONE, "ask:07700900123"),
    (
        "tamsin dot ob underscore 91 at example dot org",
        MAIL,
        "redact:tamsin dot ob underscore 91 at example dot org",
    ),
    ("tamsn.ob_91@example.org", MAIL, "ask:tamsn.ob_91@example.org"),
    ("duty@example.org", MAIL, "-"),
    ("2nd March '91", BORN, "redact:2nd March '91"),
    ("02/03/1991", BORN, "redact:02/03/1991"),
    ("the second of March nineteen ninety-one", BORN, "redact:the second of March nineteen ninety-one"),
    ("2 Mawrth 1991", BORN, "redact:2 Mawrth 1991"),
    ("2.iii.1991", BORN, "redact:2.iii.1991"),
    ("2 Marhc 1991", BORN, "redact:2 Marhc 1991"),
    ("O2/O3/I991", BORN, "redact:O2/O3/I991"),
    ("03/02/1991", BORN, "ask:03/02/1991"),
    ("birthday on 2 March", BORN, "ask:2 March"),
    ("2 March 1992", BORN, "-"),
    ("3 March 1991", BORN, "-"),
    ("2 March", BORN, "-"),
    ("999-234-5675", NHS, "redact:999-234-5675"),
    ("999 234 5674", NHS, "ask:999 234 5674"),
    ("999 234 5683", NHS, "-"),
    ("qq12 34 56 c", NINO, "redact:qq12 34 56 c"),
    ("QQ 12 34 57 C", NINO, "-"),
    ("ab12-cde", CAR, "redact:ab12-cde"),
    ("the car, AB12", CAR, "ask:AB12"),
    ("AB12 CDF", CAR, "-"),
    ("200000 55779911", BANK, "redact:200000 55779911"),
    ("55779912", BANK, "-"),
    ("ref 2026/0417", CASE, "redact:2026/0417"),
    ("CF-2026-0418", CASE, "-"),
    ("see @tamsin.ob.91", PAGE, "redact:@tamsin.ob.91"),
    ("@tamsin.ob.92", PAGE, "-"),
    ("?q=52.2281,-2.7391", POINT, "redact:52.2281,-2.7391"),
    ("52.3280,-2.7390", POINT, "-"),
]
NAMED = [
    ("Thornybank CP School", SCHOOL, "redact:Thornybank CP School"),
    ("Thorny Bank Primary", SCHOOL, "redact:Thorny Bank Primary"),
    ("thornybank", SCHOOL, "redact:thornybank"),
    ("Thornybnak Primary", SCHOOL, "redact:Thornybnak Primary"),
    ("TCPS", SCHOOL, "ask:TCPS"),
    ("Thornybank Road", SCHOOL, "ask:Thornybank"),
    ("the primary school", SCHOOL, "-"),
    ("Saint Oswalds CE Primary", SAINT, "redact:Saint Oswalds CE Primary"),
    ("St Oswald's Church", SAINT, "ask:St Oswald's"),
    ("St Oswin's Primary", SAINT, "-"),
    ("dagnall and prewett", FIRM, "redact:dagnall and prewett"),
    ("Dagnall", FIRM, "redact:Dagnall"),
    ("Prewitt Ltd", FIRM, "-"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESS)
def test_address_forms(text: str, expected: str) -> None:
    assert said(text, find(text, HOME)) == expected


@pytest.mark.parametrize(("text", "of", "expected"), [*OTHER_ADDRESSES, *PEOPLE, *NUMBERS, *NAMED])
def test_forms(text: str, of: object, expected: str) -> None:
    assert said(text, find(text, of)) == expected  # type: ignore[arg-type]
