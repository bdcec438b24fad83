"""Hiding places in what pages show."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    drawn,
    literal,
    place,
    text,
    turned,
)

said = place("page text")


@said
def plain(w: Words) -> bytes:
    return drawn(text(f"The child lives with {w.name} in the town."))


@said
def address_on_one_line(w: Words) -> bytes:
    return drawn(text(f"They moved to {w.street}, {w.town}, {w.postcode} in May."))


@said
def address_block(w: Words) -> bytes:
    return drawn(*(text(part, y=700 - 15 * at) for at, part in enumerate((w.street, w.town, w.postcode))))


@said
def phone(w: Words) -> bytes:
    return drawn(text(f"Call {w.phone} after six."))


@said
def letters_one_by_one(w: Words) -> bytes:
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in enumerate(w.name) if letter != " "))


@said
def letters_moved_by_Td(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn("BT /F1 12 Tf 72 700 Td ", *(f"{literal(one)} Tj 8 0 Td " for one in w.name), "ET\n")


@said
def kerned_array(w: Words) -> bytes:
    return drawn("BT /F1 12 Tf 72 700 Td [", *(f"{literal(one)} -30 " for one in w.name), "] TJ ET\n")


@said
def spaced_by_Tc(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn(f"BT /F1 12 Tf 9 Tc 72 700 Td {literal(w.name)} Tj ET\n")


@said
def shuffled_letters(w: Words) -> bytes:
    order = sorted(enumerate(w.name), key=lambda one: (one[0] * 7) % 19)
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in order if letter != " "))


@said
def reversed_letters(w: Words) -> bytes:
    order = list(enumerate(w.name))[::-1]
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in order if letter != " "))


@said
def hyphenated(w: Words) -> bytes:
    return drawn(text(f"lives with {w.first[:3]}-"), text(f"{w.first[3:]} {w.last} now", y=685))


@said
def over_two_lines(w: Words) -> bytes:
    return drawn(text(f"They now live with {w.first}"), text(f"{w.last} in the town.", y=685))


@said
def over_two_columns(w: Words) -> bytes:
    left = [text(f"left words {at}", y=700 - 14 * at) for at in range(10)]
    right = [text(f"right words {at}", x=320, y=700 - 14 * at) for at in range(1, 11)]
    return drawn(*left, text(f"and with {w.first}", y=560), text(f"{w.last} who", x=320, y=700), *right)


@said
def over_two_pages(w: Words) -> bytes:
    sheet = Sheet()
    sheet.page(text("Running head", y=810) + text(f"lives with {w.first}", y=60) + text("Page 1 of 2", y=20))
    sheet.page(text("Running head", y=810) + text(f"{w.last} in town", y=795) + text("Page 2 of 2", y=20))
    return sheet.bytes()


@said
def table_row(w: Words) -> bytes:
    rules = "0.5 w 70 690 400 20 re S 170 690 m 170 710 l S 270 690 m 270 710 l S\n"
    return drawn(rules, text(w.first, x=75, y=695), text(w.last, x=175, y=695), text("aunt", x=275, y=695))


@said
def table_row_with_filled_borders(w: Words) -> bytes:
    rules = "".join(f"{x} 690 0.5 20 re f\n" for x in (70, 170, 270, 470))
    cells = ((75, w.first), (175, w.last), (275, "aunt"))
    return drawn(*(text(words, x=x, y=695) for x, words in cells), rules)


@said
def borderless_table(w: Words) -> bytes:
    rows = (("Name", w.name, "aunt"), ("Home", w.street, w.town), ("Code", w.postcode, w.phone))
    cells = [(x, y, said) for y, row in enumerate(rows) for x, said in enumerate(row)]
    return drawn(*(text(said, x=72 + 160 * x, y=700 - 16 * y) for x, y, said in cells))


@said
def drawn_twice(w: Words) -> bytes:
    return drawn(text(w.name), text(w.name, x=72.4), text(w.name, y=700.3))


@said
def outlined_mode(w: Words) -> bytes:
    return drawn(text(w.name, before="1 Tr"))


@said
def quarter_turn(w: Words) -> bytes:
    return drawn(turned(w.name, 90))


@said
def upside_down(w: Words) -> bytes:
    return drawn(turned(w.name, 180))


@said
def slanted_watermark(w: Words) -> bytes:
    return drawn("0.8 g\n", turned(w.name, 35), "0 g\n")


@said
def mirrored(w: Words) -> bytes:
    return drawn(f"q -1 0 0 1 595 0 cm {text(w.name)} Q\n")


@said
def stacked(w: Words) -> bytes:
    return drawn(*(text(one, y=700 - 13 * at) for at, one in enumerate(w.joined)))


@said
def along_a_circle(w: Words) -> bytes:
    return drawn(*(turned(one, 70 - 8 * at, x=100 + 9 * at, y=500) for at, one in enumerate(w.joined)))


@said
def turned_page(w: Words) -> bytes:
    return drawn(text(w.name), Rotate=90)


@said
def large_user_unit(w: Words) -> bytes:
    return drawn(text(w.name), UserUnit=2)


@said
def crossed_media_box(w: Words) -> bytes:
    return drawn(text(w.name), MediaBox=Array([595, 842, 0, 0]))


@said
def in_several_streams(w: Words) -> bytes:
    sheet = Sheet()
    page = sheet.page()
    cut = f"BT /F1 12 Tf 72 700 Td {literal(w.first)} Tj ", f"{literal(' ' + w.last)} Tj ET"
    page.Contents = Array([page.Contents, *(sheet.stream(part) for part in cut)])
    return sheet.bytes()


@said
def half_in_a_form(w: Words) -> bytes:
    sheet = Sheet()
    form = sheet.form(text(w.last, x=0, y=0))
    sheet.page(text(w.first) + "q 1 0 0 1 120 700 cm /X Do Q\n", resources={"XObject": Dictionary(X=form)})
    return sheet.bytes()


def _forms(w: Words, depth: int, uses: int) -> bytes:
    sheet = Sheet()
    inner = sheet.form(text(w.name, x=0, y=5))
    for _ in range(depth - 1):
        inner = sheet.stream(
            "q 1 0 0 1 2 2 cm /X Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 500, 60]),
            Resources=Dictionary(XObject=Dictionary(X=inner)),
        )  # fmt: skip
    draws = "".join(f"q 1 0 0 1 72 {700 - 50 * at} cm /X Do Q\n" for at in range(uses))
    sheet.page(draws, resources={"XObject": Dictionary(X=inner)})
    sheet.page(draws, resources={"XObject": Dictionary(X=inner)})
    return sheet.bytes()


@said
def form(w: Words) -> bytes:
    return _forms(w, 1, 1)


@said
def nested_forms(w: Words) -> bytes:
    return _forms(w, 5, 1)


@said
def shared_form(w: Words) -> bytes:
    return _forms(w, 2, 4)


@said
def inherited_resources(w: Words) -> bytes:
    sheet = Sheet()
    page = sheet.page(text(w.name))
    sheet.pdf.Root.Pages.Resources = page.Resources
    del page["/Resources"]
    return sheet.bytes()


@said
def underlined_and_highlighted(w: Words) -> bytes:
    return drawn("1 1 0 rg 70 696 130 14 re f 0 g\n", text(w.name), "72 698 110 0.7 re f\n")


@said
def superscript_between(w: Words) -> bytes:
    return drawn(text(w.first), text("1", x=117, y=705, size=6), text(w.last, x=124))


@said
def spelt_backwards(w: Words) -> bytes:
    return drawn(text(w.name[::-1]))


@said
def soft_hyphens(w: Words) -> bytes:
    return drawn(text(f"lives with {w.first[:4]}\xad{w.first[4:]} {w.last[:5]}\xad{w.last[5:]} now"))
