"""The allow-lists: every element and attribute that can stand in a file we write.

Takes nothing; gives tables. What is not here is left out, and reported if it could hold content.
It does not promise a complete Word: what is missing here is missing in the output.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.docx.names import qn, w
from redactor.formats.wordlist import words


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Read lines of ``prefix:element attribute attribute``; attributes without prefix are in no namespace."""
    out = {}
    for line in text.strip().splitlines():
        element, *attributes = line.split()
        out[qn(element)] = tuple(qn(a) if ":" in a else a for a in attributes)
    return out


def _word(text: str) -> dict[str, tuple[str, ...]]:
    """Read ``element attribute ...`` of WordprocessingML, many elements separated by ``|``."""
    out = {}
    for entry in text.replace("\n", " ").split("|"):
        names = entry.split()
        if names:
            out[w(names[0])] = tuple(w(name) for name in names[1:])
    return out


_COLOUR: Final = "color themeColor themeTint themeShade"
_FILL: Final = "fill themeFill themeFillTint themeFillShade"
_BORDER: Final = f"val {_COLOUR} sz space shadow frame"
_FLAGS: Final = "firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand"
_BORDERS: Final = words(
    """
    top left start bottom right end between bar insideH insideV tl2br tr2bl bdr
    """
)

#: Formatting: may be nested in each other freely, holds no text.
PROPERTIES: Final = _word(
    f"""
    b val|bCs val|i val|iCs val|caps val|smallCaps val|strike val|dstrike val|outline val|shadow val|
    emboss val|
    imprint val|color val themeColor themeTint themeShade|
    spacing val before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule|
    w val|kern val|position val|sz val|szCs val|highlight val|u val {_COLOUR}|effect val|
    vertAlign val|rtl val|cs val|em val|snapToGrid val|oMath val|
    eastAsianLayout id combine combineBrackets vert vertCompress|shd val {_COLOUR} {_FILL}|
    keepNext val|keepLines val|pageBreakBefore val|widowControl val|suppressLineNumbers val|pBdr|tabs|
    framePr dropCap lines w h vSpace hSpace wrap hAnchor vAnchor x xAlign y yAlign hRule anchorLock|
    numPr|ilvl val|numId val|suppressAutoHyphens val|kinsoku val|wordWrap val|overflowPunct val|
    topLinePunct val|
    autoSpaceDE val|autoSpaceDN val|bidi val|adjustRightInd val|
    ind start startChars end endChars left leftChars right rightChars hanging hangingChars firstLine
    firstLineChars|
    contextualSpacing val|mirrorIndents val|suppressOverlap val|jc val|textDirection val|textAlignment val|
    textboxTightWrap val|outlineLvl val|cnfStyle val {_FLAGS}|tab val leader pos|
    tblpPr leftFromText rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpXSpec tblpX
    tblpYSpec tblpY|
    tblOverlap val|bidiVisual val|tblStyleRowBandSize val|tblStyleColBandSize val|tblW w type|
    tblCellSpacing w type|
    tblInd w type|tblBorders|tblLayout type|tblCellMar|
    tblLook val firstRow lastRow firstColumn lastColumn noHBand noVBand|
    gridCol w|gridBefore val|gridAfter val|wBefore w type|wAfter w type|cantSplit val|trHeight val hRule|
    tblHeader val|
    tcW w type|gridSpan val|hMerge val|vMerge val|tcBorders|noWrap val|tcMar|vAlign val|hideMark val|
    footnotePr|endnotePr|pos val|numFmt val|numStart val|numRestart val|type val|
    pgSz w h orient code|pgMar top right bottom left header footer gutter|pgBorders zOrder display offsetFrom|
    lnNumType countBy start distance restart|pgNumType fmt start chapStyle chapSep|
    cols equalWidth space num sep|col w space|noEndnote val|titlePg val|rtlGutter val|
    docGrid type linePitch charSpace|
    rubyAlign val|hps val|hpsRaise val|hpsBaseText val|lid val|rPr|pPr|
    start val w type|end val w type|lvlRestart val|isLgl val|suff val|lvlJc val|multiLevelType val|
    startOverride val|
    uiPriority val|semiHidden val|unhideWhenUsed val|qFormat val
    """
)
PROPERTIES.update({w(name): tuple(w(a) for a in [*_BORDER.split(), "w", "type"]) for name in _BORDERS})
PROPERTIES[w("start")] += (w("val"),)

#: Values that are shaped like a language, a font or a style rather than a word of the standard.
LANGUAGE: Final = {w("lang"): tuple(w(a) for a in ("val", "eastAsia", "bidi"))}
FONT_NAMES: Final = tuple(w(a) for a in ("ascii", "hAnsi", "eastAsia", "cs"))
FONT_OTHERS: Final = tuple(w(a) for a in ("hint", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"))
STYLE_REFERENCES: Final = {w("rStyle"): "character", w("pStyle"): "paragraph", w("tblStyle"): "table"}

_BLOCKS: Final = frozenset({w("p"), w("tbl")})
_MATH: Final = frozenset({qn("m:oMath"), qn("m:oMathPara")})
_INLINE: Final = frozenset({w("r"), w("bdo"), w("dir"), w("fldSimple")}) | _MATH
#: What may stand in what: the structure of a story.
STRUCTURE: Final[dict[str, frozenset[str]]] = {
    w("body"): _BLOCKS | {w("sectPr")},
    w("hdr"): _BLOCKS,
    w("ftr"): _BLOCKS,
    w("footnote"): _BLOCKS,
    w("endnote"): _BLOCKS,
    w("txbxContent"): _BLOCKS,
    w("tc"): _BLOCKS | {w("tcPr")},
    w("tbl"): frozenset({w("tblPr"), w("tblGrid"), w("tr")}),
    w("tr"): frozenset({w("tblPrEx"), w("trPr"), w("tc")}),
    w("p"): _INLINE | {w("pPr")},
    w("bdo"): _INLINE,
    w("dir"): _INLINE,
    w("fldSimple"): _INLINE,
    w("rt"): frozenset({w("r")}),
    w("rubyBase"): frozenset({w("r")}),
    w("ruby"): frozenset({w("rubyPr"), w("rt"), w("rubyBase")}),
    w("r"): frozenset(
        w(name)
        for name in words(
            """
            rPr t tab br cr ptab noBreakHyphen softHyphen footnoteReference endnoteReference footnoteRef
            endnoteRef fldChar instrText ruby drawing pict object sym
            """
        )
    ),
}
#: Attributes of structural elements that are copied as they are.
STRUCTURE_ATTRIBUTES: Final = _word("br type clear|ptab relativeTo alignment leader|bdo val|dir val")
PROPERTY_ROOTS: Final = frozenset(
    w(name)
    for name in words(
        """
        rPr pPr sectPr tblPr tblPrEx tblGrid trPr tcPr rubyPr
        """
    )
)
#: Wrappers that give way to what they hold.
UNWRAPPED: Final = frozenset(
    w(name)
    for name in words(
        """
    ins moveTo smartTag customXml sdtContent hyperlink
    """
    )
)
#: Markup without content of its own: left out without a word.
SILENT: Final = frozenset(
    w(name)
    for name in words(
        """
        proofErr lastRenderedPageBreak bookmarkStart bookmarkEnd permStart permEnd sdtPr sdtEndPr
        customXmlPr smartTagPr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
        commentRangeStart commentRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart
        customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart
        customXmlMoveToRangeEnd commentReference annotationRef delInstrText separator continuationSeparator
        background
        """
    )
)
#: Content that is left out and named in the report.
LOSSES: Final = {
    w("del"): "deleted-text",
    w("moveFrom"): "deleted-text",
    w("delText"): "deleted-text",
    w("altChunk"): "alternative-chunk",
    w("subDoc"): "embedded-document",
    w("contentPart"): "ink",
    w("control"): "embedded-object",
    w("movie"): "media",
    w("pgNum"): "field",
    w("fldData"): "field-code",
    **{
        w(name): "field"
        for name in words(
            """
        dayShort dayLong monthShort monthLong yearShort yearLong
        """
        )
    },
}

MATH: Final = frozenset(
    qn(f"m:{name}")
    for name in words(
        """
        oMath oMathPara oMathParaPr acc accPr bar barPr box boxPr borderBox borderBoxPr d dPr e eqArr
        eqArrPr f fPr func funcPr fName groupChr groupChrPr limLow limLowPr limUpp limUppPr lim m mPr mr mcs
        mc mcPr count mcJc nary naryPr phant phantPr rad radPr deg r rPr t sPre sPrePr sSub sSubPr sSubSup
        sSubSupPr sSup sSupPr sub sup num den argPr argSz begChr endChr sepChr chr pos vertJc limLoc subHide
        supHide degHide grow shp type baseJc rSpRule rSp cSp plcHide brk aln lit nor scr sty jc opEmu
        noBreak diff hideTop hideBot hideLeft hideRight strikeH strikeV strikeBLTR strikeTLBR show zeroWid
        zeroAsc zeroDesc transp maxDist objDist ctrlPr
        """
    )
)
MATH_CHARACTERS: Final = frozenset(qn(f"m:{name}") for name in ("chr", "begChr", "endChr", "sepChr"))
