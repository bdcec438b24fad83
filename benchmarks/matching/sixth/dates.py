"""Birth dates in data, in other languages, aloud, in posts and with slips."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from benchmarks.matching.choices import birth_dates
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.words import DAYS, MONTHS, UNITS, number_words, ordinal, ordinal_words

from .common import sixth, sure

dated = birth_dates(sixth)
_NAMES = {
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
FEASTS = {
    (12, 25): "Christmas Day",
    (12, 26): "Boxing Day",
    (1, 1): "New Year's Day",
    (2, 14): "Valentine's Day",
    (3, 17): "St Patrick's Day",
    (3, 1): "St David's Day",
    (4, 1): "April Fool's Day",
    (4, 23): "St George's Day",
    (11, 5): "Bonfire Night",
    (12, 24): "Christmas Eve",
}


@dated("t01-compact-with-zone")
def _zone(c: Ctx, y: int, m: int, d: int) -> Form:
    tail = c.pick("T000000Z", "T000000", "000000+0000")
    return form("field", f"{y}{m:02d}{d:02d}", tol(tail), expect=sure(tail[0] == "T"))


@dated("t02-script-milliseconds")
def _milliseconds(_c: Ctx, y: int, m: int, d: int) -> Form:
    seconds = int((datetime(y, m, d, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    return form("field", tol("/Date("), f"{seconds}000", tol(")/"), expect=DOUBTFUL)


@dated("t03-evening-before-in-zulu")
def _zulu(_c: Ctx, y: int, m: int, d: int) -> Form | None:
    before = date(y, m, d) - timedelta(days=1)
    if not 5 <= m <= 9:
        return None
    return form("dob", f"{before.isoformat()}T23:00:00.000Z", expect=DOUBTFUL)


@dated("t04-more-languages")
def _languages(c: Ctx, y: int, m: int, d: int) -> Form:
    month = _NAMES[lang := c.pick("it", "ro", "tr", "nl", "hu")].split(" ")[m - 1]
    return form("dob", f"{y}. {month} {d}." if lang == "hu" else f"{d} {month} {y}")


@dated("t05-cyrillic-month")
def _cyrillic(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob", f"{d} {_NAMES['uk'].split(' ')[m - 1]} {y}", tol(c.pick("", " р.", " року")), expect=DOUBTFUL
    )


@dated("t06-feast-day")
def _feast(_c: Ctx, y: int, m: int, d: int) -> Form | None:
    found = FEASTS.get((m, d))
    return form("life", out("being born on "), f"{found} {y}", expect=DOUBTFUL) if found else None


@dated("t07-tenth-birthday")
def _tenth(c: Ctx, y: int, m: int, d: int) -> Form:
    age = c.rng.choice((5, 10, 13))
    return form(
        "life",
        out(f"the {ordinal(age)} birthday on "),
        f"{c.pick(str(d), ordinal(d))} {MONTHS[m - 1]}",
        tol(f" {y + age}"),
        expect=DOUBTFUL,
    )


@dated("t08-letters-before-figures")
def _letters(c: Ctx, y: int, m: int, d: int) -> Form:
    gap = c.pick(" ", "/", " / ")
    return form("field", tol("D"), f"{d:02d}", tol(f"{gap}M"), f"{m:02d}", tol(f"{gap}Y"), str(y))


@dated("t09-card-without-year")
def _card(c: Ctx, y: int, m: int, d: int) -> Form:
    if c.rng.random() < 0.4:
        return form("field", tol("BDAY:--"), f"{m:02d}{d:02d}", expect=DOUBTFUL)
    return form(
        "field",
        tol(c.pick("BDAY;VALUE=date:", "X-BIRTHDAY=")),
        f"{y}{c.pick('-', '')}{m:02d}{c.pick('-', '')}{d:02d}",
    )


@dated("t10-message-field")
def _message(c: Ctx, y: int, m: int, d: int) -> Form:
    if c.rng.random() < 0.5:
        return form("block", out("PID|1||||||"), f"{y}{m:02d}{d:02d}", out("|F|||"))
    return form("field", tol('"birthDate": "'), f"{y}-{m:02d}-{d:02d}", tol('"'))


@dated("t11-year-leading-aloud")
def _leading(c: Ctx, y: int, m: int, d: int) -> Form:
    return form("call", str(y), out(c.pick(", ", " - it was ", ", on ")), f"{MONTHS[m - 1]} the {ordinal(d)}")


@dated("t12-statement")
def _statement(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "block",
        tol(c.pick("WHERE dob = DATE '", "AND birth = '", "SET dob='")),
        c.pick(
            f"{y}-{m:02d}-{d:02d}", f"{d:02d}-{MONTHS[m - 1][:3].upper()}-{y % 100:02d}", f"{y}{m:02d}{d:02d}"
        ),
        tol("'"),
    )


@dated("t13-function")
def _function(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field",
        tol(c.pick("=DATE(", "date(", "LocalDate.of(")),
        c.pick(f"{y},{m},{d}", f"{y}, {m}, {d}", f"{y};{m};{d}"),
        tol(")"),
    )


@dated("t14-ordinal-with-marks")
def _marks(c: Ctx, y: int, m: int, d: int) -> Form:
    mark = c.pick(".", "-", "/")
    return form("dob", f"{ordinal(d)}{mark}{c.pick(MONTHS[m - 1], MONTHS[m - 1][:3])}{mark}{y}")


@dated("t15-ordinal-misread")
def _misread(_c: Ctx, y: int, m: int, d: int) -> Form | None:
    made = (
        ordinal(d).replace("1st", "lst").replace("1th", "lth").replace("2nd", "2ncl").replace("3rd", "3rcl")
    )
    return form("dob", f"{made} {MONTHS[m - 1]} {y}") if made != ordinal(d) else None


@dated("t16-written-twice")
def _twice(c: Ctx, y: int, m: int, d: int) -> Form:
    left, right = c.rng.choice(((" (", ")"), (" - ", ""), (", that is ", "")))
    return form("dob", f"{d:02d}/{m:02d}/{y}", out(left), f"{d} {MONTHS[m - 1]} {y}", out(right))


@dated("t17-nineteen-hundred-and")
def _hundred(c: Ctx, y: int, m: int, d: int) -> Form | None:
    if y >= 2000:
        return None
    said = f"nineteen hundred and {number_words(y - 1900, c.pick('-', ' '))}"
    return form("call", f"{ordinal_words(d)} {c.pick('of ', '')}{MONTHS[m - 1]} {said}")


@dated("t18-two-thousand-bare")
def _bare(c: Ctx, y: int, m: int, d: int) -> Form | None:
    if y <= 2000:
        return None
    low = y - 2000
    said = c.pick(
        f"two thousand {number_words(low)}", f"twenty {('oh ' if low < 10 else '') + number_words(low)}"
    )
    return form("call", f"{ordinal_words(d)} {MONTHS[m - 1].lower()} {said}")


@dated("t19-two-k")
def _two_k(c: Ctx, y: int, m: int, d: int) -> Form | None:
    if y < 2001:
        return None
    return form("quote", f"{d} {MONTHS[m - 1][:3].lower()} 2{c.pick('k', 'K')}{y - 2000}", expect=DOUBTFUL)


@dated("t20-weekday-after")
def _weekday(c: Ctx, y: int, m: int, d: int) -> Form:
    day = DAYS[date(y, m, d).weekday()]
    return form("dob", f"{d} {MONTHS[m - 1]} {y}", tol(c.pick(f" ({day[:3]})", f", a {day}", f" - {day}")))


@dated("t21-northern-stroke")
def _northern(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "dob",
        c.pick(
            f"{d}/{m} {y}", f"{d}/{m} -{y % 100:02d}", f"{d}.{m} {y}", f"den {d}/{m} {y}".removeprefix("den ")
        ),
    )


@dated("t22-round-marks")
def _round(c: Ctx, y: int, m: int, d: int) -> Form:
    mark = c.pick("•", "·", "*", "~", " • ", "+")
    return form("quote", f"{d:02d}{mark}{m:02d}{mark}{c.pick(str(y), f'{y % 100:02d}')}")


@dated("t23-birthday-post")
def _post(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "quote",
        out("Best day of my life 💕 "),
        f"{d:02d}.{m:02d}.{y % 100:02d}",
        tol(c.pick(" 👶", " 🎂", " #mummy")),
    )


@dated("t24-figures-in-twos")
def _twos(c: Ctx, y: int, m: int, d: int) -> Form:
    s = str(y)
    return form(
        "dob",
        c.pick(
            f"{d:02d} {m:02d} {s[:2]} {s[2:]}",
            f"{d:02d}-{m:02d}-{s[:2]}-{s[2:]}",
            f"{s[:2]} {s[2:]} {m:02d} {d:02d}",
        ),
    )


@dated("t25-month-name-with-marks")
def _named(c: Ctx, y: int, m: int, d: int) -> Form:
    name = MONTHS[m - 1]
    return form(
        "dob",
        c.pick(
            f"{name}.{d},{y}",
            f"{name}/{d}/{y}",
            f"{name}-{d}-{y}",
            f"{name}{d},{y}",
            f"{name[:3]}/{d:02d}/{y}",
        ),
    )


@dated("t26-newcomers-words")
def _newcomers(c: Ctx, y: int, m: int, d: int) -> Form:
    name = MONTHS[m - 1]
    if c.rng.random() < 0.5:
        return form(
            "quote",
            tol("in the "),
            str(d),
            tol(" from "),
            name,
            tol(c.pick(" of ", " from ", " year ")),
            str(y),
        )
    return form("quote", tol("day "), str(d), tol(" month "), c.pick(name, str(m)), tol(" year "), str(y))


@dated("t27-welsh-weekday")
def _welsh(c: Ctx, y: int, m: int, d: int) -> Form:
    days = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
    months = (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    )
    return form(
        "welsh",
        tol(f"dydd {days[date(y, m, d).weekday()]}, "),
        f"{d} {months[m - 1]} {y}",
        tol(c.pick("", " (dyddiad geni)")),
    )


@dated("t28-figures-said-singly")
def _singly(_c: Ctx, y: int, m: int, d: int) -> Form:
    def said(figures: str) -> str:
        return " ".join("zero" if x == "0" else UNITS[int(x)] for x in figures)

    return form("call", f"{said(f'{d:02d}')}, {said(f'{m:02d}')}, {said(str(y))}", expect=DOUBTFUL)


@dated("t29-double-labelled")
def _labelled(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field",
        tol(c.pick("DOB/D.Geni: ", "Date of birth (dd/mm/yyyy) ", "D.O.B (if known)? ")),
        f"{d}{c.pick('/', '.', '-')}{m}{c.pick('/', '.', '-')}{y}",
    )


@dated("t30-year-first-name-between")
def _between(c: Ctx, y: int, m: int, d: int) -> Form:
    return form(
        "field",
        c.pick(
            f"{y}{MONTHS[m - 1][:3]}{d:02d}",
            f"{y}_{MONTHS[m - 1]}_{d}",
            f"{y} {d:02d} {MONTHS[m - 1][:3].upper()}",
        ),
    )


@dated("t31-only-the-sign")
def _sign(c: Ctx, _y: int, _m: int, _d: int) -> Form:
    return form(
        "life",
        c.pick(
            "the week after the old king's funeral", "a leap year baby, nearly", "the night of the big storm"
        ),
        expect=HUMAN,
    )
