"""Names continued: broken accents, half-hidden names, other languages, handles, lists, chats."""

from __future__ import annotations

import html
import re
import unicodedata

from benchmarks.matching.context import Ctx
from benchmarks.matching.forms_person import forename_expect, grown, surname_expect, titled
from benchmarks.matching.model import DOUBTFUL, HUMAN, Form, form, out, tol
from benchmarks.matching.people import letters_only

from .common import both_rare, fourth, sure
from .person import WHO
from .slips import by_hand, longest

OTHER_ACCENT = {
    "\u0301": "\u0300",
    "\u0300": "\u0301",
    "\u0302": "\u0308",
    "\u030c": "\u0302",
    "\u0308": "\u0302",
}
BESIDE = {"\u0301": "'", "\u0300": "`", "\u0302": "^", "\u0308": '"', "\u030c": "^"}
POLISH_CASES = {"Jadwiga": ("Jadwigi", "Jadwidze", "Jadwigą"), "Nowicka": ("Nowickiej", "Nowicką"),
                "Kwiatkowska": ("Kwiatkowskiej", "Kwiatkowską"), "Bogdan": ("Bogdana", "Bogdanem"),
                "Kwiatkowski": ("Kwiatkowskiego", "Kwiatkowskim"), "Nowicki": ("Nowickiego", "Nowickim"),
                "Ivanka": ("Ivanki", "Ivanką"), "Szymczak": ("Szymczaka", "Szymczakiem")}  # fmt: skip


def accents(text: str, table: dict[str, str]) -> str:
    """A text with its accents exchanged as in a table; the same text where it has none of them."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(table.get(ch, ch) for ch in parts))


def entity(text: str) -> str:
    """Accented letters as named HTML entities, where they have a name."""
    names = html.entities.codepoint2name
    return "".join(f"&{names[ord(ch)]};" if ord(ch) > 127 and ord(ch) in names else ch for ch in text)


@fourth("person/q40-named-entities", WHO)
def _entities(c: Ctx) -> Form | None:
    p = c.person(lambda x: entity(x.short) != x.short)
    return p and form("person", entity(p.short))


@fourth("person/q41-other-accent", WHO)
def _other(c: Ctx) -> Form | None:
    p = c.person(lambda x: accents(x.short, OTHER_ACCENT) != x.short)
    return p and form("person", accents(p.short, OTHER_ACCENT))


@fourth("person/q42-accent-typed-after", WHO)
def _after(c: Ctx) -> Form | None:
    p = c.person(lambda x: accents(x.short, BESIDE) != x.short)
    return p and form("person", accents(p.short, BESIDE), expect=DOUBTFUL)


@fourth("person/q43-old-code-page", WHO)
def _code_page(c: Ctx) -> Form | None:
    def garbled(text: str) -> str:
        return text.encode("cp1252", "ignore").decode("cp850")

    p = c.person(
        lambda x: both_rare(x) and garbled(x.short) != x.short and len(garbled(x.short)) == len(x.short)
    )
    if not p or len(p.short) < 10 or len(re.findall(r"[^\x00-\x7f]", p.short)) > 1:
        return None
    return form("person", garbled(p.short))


@fourth("person/q44-completed-by-editor", WHO)
def _completed(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(x.forename) > 4)
    return p and form("person", f"{p.forename[0]}[{p.forename[1:]}] {p.surname}")


@fourth("person/q45-title-and-initial", WHO)
def _title_initial(c: Ctx) -> Form | None:
    p = c.person(titled)
    if not p:
        return None
    # one letter is how a court hides a name: only who knows the case can tell
    shown = c.pick(p.surname_initials(), f"{p.surname[0].upper()}.", f"{p.surname[0].upper()}----")
    return form("person", tol(f"{p.title} "), shown, expect=DOUBTFUL if len(shown) == 3 else HUMAN)


@fourth("person/q46-initial-dashes", WHO)
def _dashes(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.isalpha() and len(x.surname) > 5 and x.forename_rare)
    if not p:
        return None
    return form(
        "person",
        p.forename,
        tol(" "),
        f"{p.surname[:2]}{c.pick('...', '—', '****', '.....')}",
        expect=DOUBTFUL,
    )


@fourth("person/q47-forename-and-cut-surname", WHO)
def _cut(c: Ctx) -> Form | None:
    p = c.person(lambda x: both_rare(x) and len(x.surname) > 8)
    return p and form(
        "field", f"{p.forename} {p.surname[:7]}", tol(c.pick("…", "...", "~1")), expect=DOUBTFUL
    )


@fourth("person/q48-pet-name", WHO)
def _pet(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare and len(x.forename) > 5 and x.forename.isalpha())
    if not p:
        return None
    stem = p.forename[:3]
    return form("quote", f"{stem}{c.pick('sy', 'z', 'o', 'ster')} {p.surname}", expect=DOUBTFUL)


@fourth("person/q49-pet-name-alone", WHO)
def _pet_alone(c: Ctx) -> Form | None:
    p = c.person(lambda x: len(x.forename) > 5 and x.forename.isalpha())
    return p and form("quote", f"{p.forename[:3]}{c.pick('sy', 'ster', 'zee')}", expect=HUMAN)


@fourth("person/q50-polish-case", WHO)
def _polish(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared and (x.surname in POLISH_CASES or x.forename in POLISH_CASES))
    if not p:
        return None
    name = p.surname if p.surname in POLISH_CASES else p.forename
    return form("quote", c.rng.choice(POLISH_CASES[name]), expect=DOUBTFUL)


@fourth("person/q51-parent-of", WHO)
def _parent_of(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.pid == "child-n")
    head = c.pick("Umm ", "Abu ", "mummy of ", "mam ", "tad ", "mother to ")
    return p and form("person", out(head), p.forename, expect=forename_expect(p))


@fourth("person/q52-irish-of", WHO)
def _irish(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname.startswith(("O'", "Ó ", "Ní ")))
    if not p:
        return None
    rest = re.sub(r"^(O'|Ó |Ní )", "", p.surname)
    other = c.pick("Ní ", "Uí ", "O ", "Ó ", "Nic ")
    return (
        form("person", f"{p.forename} {other}{rest}", expect=DOUBTFUL) if other + rest != p.surname else None
    )


@fourth("person/q53-surname-spelling", WHO)
def _spelling(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname in c.vocab.surname_spellings and x.forename_rare)
    if not p:
        return None
    made = c.rng.choice(c.vocab.surname_spellings[p.surname])
    return form("person", f"{p.forename} {made}", expect=sure(near_enough(p.surname, made)))


def near_enough(name: str, made: str) -> bool:
    """Two letters of difference at the most, one in a short name."""
    from .slips import near

    return near(name, made)


@fourth("person/q54-chat-company", WHO)
def _company(c: Ctx) -> Form | None:
    a, b = c.case.people[0], c.case.people[1]
    if not (both_rare(a) and b.forename_rare):
        return None
    joint = c.pick(" n ", " nd ", " an ", " + ", "/", " & ")
    return form("quote", a.forename.lower(), out(joint), b.forename.lower())


@fourth("person/q55-handle-of-mum", WHO)
def _mum(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.pid == "child-n" and x.forename_rare and len(letters_only(x.forename)) > 4)
    if not p:
        return None
    tail = c.pick("smum", "s_mam_", "sdad88", "_and_me")
    return form("file", tol("@"), letters_only(p.forename), tol(tail), expect=sure(len(p.forename) > 7))


@fourth("person/q56-login", WHO)
def _login(c: Ctx) -> Form | None:
    p = c.person(lambda x: not x.surname_shared and len(letters_only(x.surname)) > 6)
    if not p:
        return None
    a, b = letters_only(p.forename)[0], letters_only(p.surname)
    head, made, tail = c.rng.choice(
        (("", b + a, ""), ("SCHOOL\\", a + b, ""), ("", b + a, "01"), ("25", b + a, ""))
    )
    return form(
        "file", tol(head), c.pick(made, made.capitalize()), tol(tail), expect=sure(not tail and "\\" in head)
    )


@fourth("person/q57-short-login", WHO)
def _short_login(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "file",
        letters_only(p.surname)[:4].upper() + letters_only(p.forename)[:2].upper() + "01",
        expect=HUMAN,
    )


@fourth("person/q58-task-list", WHO)
def _task(c: Ctx) -> Form | None:
    p = c.person()
    head, tail = c.rng.choice(
        (("☐ ring ", ""), ("- [ ] ", " re: passport"), ("☑ ", " - done"), ("* f/up ", ""))
    )
    return form("block", out(head), p.short, out(tail))


@fourth("person/q59-pronouns", WHO)
def _pronouns(c: Ctx) -> Form | None:
    p = c.person()
    return form(
        "block",
        out("Regards\n"),
        p.short,
        out(c.pick(" (she/they)", " | Carer", " - sent from my phone", " MA")),
    )


@fourth("person/q60-with-number-after", WHO)
def _number(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    return p and form("field", p.forename, out(c.pick(" 1st call", " x2", " 3/5", " no.2 contact")))


@fourth("person/q61-two-children-one-surname", WHO)
def _children(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.forename_rare)
    other = c.rng.choice(c.vocab.strangers[5:])
    return p and form("person", out(f"{other}{c.pick(', ', ' and ', ' & ')}"), f"{p.forename} {p.surname}")


@fourth("person/q62-hyphen-turned-and", WHO)
def _barrel(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    if not p:
        return None
    a, b = p.halves
    return form(
        "person", f"{p.forename} {c.pick(f'{a} - {b}', f'{a} -{b}', f'{a}- {b}', f'{a}--{b}', f'{a}~{b}')}"
    )


@fourth("person/q63-barrel-second-initial", WHO)
def _half(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves)
    return p and form(
        "person", f"{p.forename} {p.halves[0]}{c.pick(' ', '-')}{p.halves[1][0]}{c.pick('', '.')}"
    )


@fourth("person/q64-first-half-misread", WHO)
def _half_slip(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.halves and x.forename_rare)
    word = longest(p.surname) if p else ""
    made = by_hand(word, c.rng)
    return form("person", f"{p.forename} {made}", expect=DOUBTFUL) if p and made else None


@fourth("person/q65-alias-in-speech", WHO)
def _alias(c: Ctx) -> Form | None:
    text = c.case.aliases.get("name-adult-a", "")
    return (
        form("quote", out(c.pick("ask ", "tell ")), text, tol(c.pick("'s", "")), out(" mate"))
        if text
        else None
    )


@fourth("person/q66-known-as-bracketed", WHO)
def _known(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    made = c.pick("{0} ({1}) {2}", "{2}, {0} '{1}'", "{0} - {1} - {2}", "{0}/{1} {2}") if p else ""
    return p and form("person", made.format(p.forename, p.known_as, p.surname))


@fourth("person/q67-prefers", WHO)
def _prefers(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.known_as)
    return p and form(
        "person", p.short, out(c.pick(" likes to be called ", ", pref. name ", ", goes by ")), p.known_as
    )


@fourth("person/q68-translator", WHO)
def _translator(c: Ctx) -> Form | None:
    p = c.person(grown)
    title = c.pick("Pan ", "Señora ", "Herr ", "Bibi ", "Khala ", "Mme ", "Sig.ra ", "Doamna ")
    return p and form("person", tol(title), p.surname, expect=surname_expect(p))


@fourth("person/q69-read-from-badge", WHO)
def _badge(c: Ctx) -> Form | None:
    p = c.person(both_rare)
    return p and form(
        "block", out("VISITOR\n"), p.forename.upper(), out("\n"), p.surname.upper(), out("\nEscort: none")
    )


@fourth("person/q70-subtitle-name", WHO)
def _speaker(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.surname_rare)
    mark = c.pick(">> ", "SPEAKER ", "[", "<v ") if p else ""
    tail = {"[": "]: yes", "<v ": ">yes</v>"}.get(mark, ": yes")
    return p and form("block", out(mark), p.surname.upper() if mark == ">> " else p.short, out(tail))


@fourth("person/q71-initials-of-list", WHO)
def _initials(c: Ctx) -> Form | None:
    p = c.person(lambda x: x.middle and x.surname[0].isascii())
    shown = f"{p.forename[0]}{p.middle.name[0]}{p.surname[0].upper()}" if p else ""
    return p and form("block", out("Action: letter to school ("), shown, out(")"), expect=DOUBTFUL)
