"""A tagged PDF made by hand, and what a screen reader would say of one: by pypdf, not by our reader."""

from __future__ import annotations

import io
from typing import Any

import pypdf
from pikepdf import Array, Dictionary, Name, String
from pypdf.generic import ContentStream

from tests.formats.pdf.making import Sheet, text


class Tagged:
    """One page whose words are tagged one by one."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.pdf = self.sheet.pdf
        self.content = ""
        self.parents: list[Any] = []
        self.y = 760
        self.page = self.sheet.page("")
        self.page["/StructParents"] = 0
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))

    def element(self, kind: str, *kids: Any, **entry: Any) -> Any:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + kind), Pg=self.page, **entry)
        )
        for kid in kids:
            if isinstance(kid, int) and self.parents[kid] is None:
                self.parents[kid] = made
            elif not isinstance(kid, int) and "/S" in kid:
                kid["/P"] = made
        made["/K"] = Array(list(kids))
        return made

    def say(self, words: str, *, x: float = 72, down: int = 20, properties: str = "") -> int:
        """Draw words on the next line as marked content; return its number."""
        self.y -= down
        number = len(self.parents)
        self.parents.append(None)
        self.content += f"/Span <</MCID {number}{properties}>> BDC\n{text(words, x=x, y=self.y)}EMC\n"
        return number

    def draw(self, operators: str, tag: str = "") -> int:
        number = len(self.parents)
        self.parents.append(None)
        self.content += f"{tag or f'/Figure <</MCID {number}>> BDC'}\n{operators}\nEMC\n"
        return number

    def bytes(self, *kids: Any, **root: Any) -> bytes:
        self.page["/Contents"] = self.pdf.make_stream(self.content.encode("latin-1"))
        document = self.element("Document", *kids)
        document["/P"] = self.root
        self.root["/K"] = document
        self.root["/ParentTree"] = Dictionary(
            Nums=Array([0, Array([one or document for one in self.parents])])
        )
        for key, value in root.items():
            self.root["/" + key] = value
        self.pdf.Root["/StructTreeRoot"] = self.root
        self.pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        return self.sheet.bytes()


def spoken(data: bytes) -> list[str]:
    """What is tagged as what, in the order of the tags: "H1: Words", a picture with its description."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    said: list[str] = []
    _speak(reader.root_object["/StructTreeRoot"], reader, said, {})
    return said


def _speak(element: Any, reader: Any, said: list[str], known: dict[int, dict[int, str]]) -> None:
    kind = str(element.get("/S", ""))[1:]
    words = ""
    if "/Alt" in element:
        said.append(f"{kind} ({element['/Alt']})")
    for kid in [one.get_object() for one in element["/K"]]:
        if kid.get("/Type") == "/StructElem":
            _speak(kid, reader, said, known)
        elif kid.get("/Type") == "/OBJR":
            said.append(f"{kind} -> {kid['/Obj']['/Subtype']}")
        else:
            holder = kid.get("/Stm", kid["/Pg"])
            source = holder if "/Stm" in kid else holder["/Contents"]
            key = id(source)
            known.setdefault(key, _marked(source, reader))
            words += known[key][kid["/MCID"]]
            parents = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
            mine = parents[2 * holder["/StructParents"] + 1][kid["/MCID"]]
            assert mine.get_object() == element
    if words:
        said.append(f"{kind}: {words}")


def _marked(stream: Any, reader: Any) -> dict[int, str]:
    """The words of each marked content; the fonts of these tests write Latin letters as they are."""
    found: dict[int, str] = {}
    open_: list[int] = []
    for operands, operator in ContentStream(stream, reader).operations:
        if operator == b"BDC":
            open_.append(operands[1]["/MCID"])
            assert open_[-1] not in found
            found[open_[-1]] = ""
        elif operator == b"BMC":
            assert operands == ["/Artifact"]
            open_.append(-1)
        elif operator == b"EMC":
            open_.pop()
        elif operator in (b"Tj", b"TJ") and open_ and open_[-1] >= 0:
            items = operands[0] if operator == b"TJ" else operands
            found[open_[-1]] += "".join(
                item if isinstance(item, str) else item.decode("latin-1")
                for item in items
                if isinstance(item, str | bytes)
            )
    assert not open_
    return found


def minutes(name: str) -> bytes:
    """Minutes with everything: heading, paragraph over two lines, list, table, picture, header, link."""
    made = Tagged()
    heading = made.element("Heading", made.say("Minutes"))
    first = made.element("P", made.say(f"The child lives with {name} in"), made.say("the town by the sea."))
    items = [
        made.element(
            "LI", made.element("Lbl", made.say("1.")), made.element("LBody", made.say(words, x=90, down=0))
        )
        for words in ("Visit next week", f"Ring {name}")
    ]
    listed = made.element("L", *items, A=Dictionary(O=Name.List, ListNumbering=Name.Decimal))
    head = Dictionary(O=Name.Table, Scope=Name.Column, ColSpan=2)
    rows = [
        made.element("TR", made.element("TH", made.say("Who"), A=head)),
        made.element(
            "TR", made.element("TD", made.say(name)), made.element("TD", made.say("Aunt", x=300, down=0))
        ),
    ]
    table = made.element("Table", *rows)
    figure = made.element("Figure", made.draw("100 100 50 50 re f"), Alt=String(f"House of {name}"))
    made.draw(text("Council header", y=800), "/Artifact BMC")
    made.parents.pop()
    return made.bytes(
        heading, first, listed, table, figure, RoleMap=Dictionary(Heading=Name.H1, Private=Name.H2)
    )
