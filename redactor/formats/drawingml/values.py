"""Which attribute values may be copied: numbers, colours and the words of the standard, nothing else.

Takes a value as found; gives it back, or None. An attribute is a place to hide an address in.
It does not promise that the value fits its attribute: Word ignores what does not.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.wordlist import words

_WORDS: Final = frozenset(
    words(
        """
        0 1 true false on off t f none nil auto clear default custom both left right center centre start end
        top bottom middle inline outside inside absolute relative char line page column margin paragraph
        text character single double thick dotted dash dashed dot dotDash dotDotDash dashDotStroked
        dashSmallGap triple wave wavyHeavy wavyDouble words dottedHeavy dashedHeavy dashLong dashLongHeavy
        dashDotHeavy dashDotDotHeavy thinThickSmallGap thickThinSmallGap thinThickThinSmallGap
        thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap thickThinLargeGap
        thinThickThinLargeGap doubleWave threeDEmboss threeDEngrave outset inset dashDot solid pct5 pct10
        pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75
        pct80 pct85 pct87 pct90 pct95 horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross
        thinHorzStripe thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross black
        blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow
        darkGray lightGray gray grey silver maroon purple fuchsia lime olive navy teal aqua orange window
        windowText dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink
        followedHyperlink background1 text1 background2 text2 dk1 lt1 dk2 lt2 tx1 tx2 bg1 bg2 hlink folHlink
        phClr minorHAnsi majorHAnsi minorAscii majorAscii minorEastAsia majorEastAsia minorBidi majorBidi
        minor major eastAsia cs ascii hAnsi baseline superscript subscript comma circle underDot
        blinkBackground lights antsBlack antsRed shimmer sparkle distribute mediumKashida numTab highKashida
        lowKashida thaiDistribute exact atLeast nextPage nextColumn evenPage oddPage continuous even odd
        first portrait landscape lr lrV lrTb lrTbV rl rlV tb tbV tbRl tbRlV tbLrV btLr square notBeside
        around tight through drop hyphen underscore heavy middleDot bar num decimal dxa pct fixed autofit
        restart continue before after newPage newSection separate begin textWrapping all never overlap
        pageBottom beneathText sectEnd docEnd eachPage eachSect perPage lines linesAndChars snapToChars
        offsetFrom allPages firstPage notFirstPage back front upperRoman lowerRoman upperLetter lowerLetter
        ordinal cardinalText ordinalText hex chicago bullet ideographDigital japaneseCounting aiueo iroha
        decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle
        decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero ganada chosung decimalEnclosedFullstop
        decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional
        ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional
        taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified
        chineseCountingThousand koreanDigital koreanCounting koreanLegal koreanDigital2 vietnameseCounting
        russianLower russianUpper numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels
        hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting tab space nothing
        singleLevel multilevel hybridMultilevel table numbering wholeTable firstRow lastRow firstCol lastCol
        band1Vert band2Vert band1Horz band2Horz neCell nwCell seCell swCell ltr rtl round brackets angle
        curly upright distributeLetter distributeSpace rightVertical doNotCompress compressPunctuation
        compressPunctuationAndJapaneseKana topAndBottom bothSides largest leftMargin rightMargin topMargin
        bottomMargin insideMargin outsideMargin b r l ctr just dist tl tr bl br ctrHighlight horz vert
        vert270 wordArtVert eaVert mongolianVert wordArtVertRtl overflow ellipsis clip noAutofit spAutoFit
        shape norm darken lighten darkenLess lightenLess flat sq rnd sng dbl thickThin thinThick tri in
        miter bevel lg med sm arrow diamond oval stealth triangle sysDash sysDot sysDashDot sysDashDotDot
        lgDash lgDashDot lgDashDotDot dashDotDot longDash longDashDot shortDash shortDot shortDashDot
        shortDashDotDot longDashDotDot x y xy email screen print hqprint tile stretch frame pattern gradient
        gradientRadial gradientUnscaled mid beneath any sigma linear solidFill relativeFrom atleast aspect
        ignore classic block classical long short wide narrow open undOvr subSup p fr bi i script roman
        fraktur double-struck sans-serif monospace noBar lin skw repeat rep centerGroup match between
        background orthographicFront legacyObliqueTopLeft legacyObliqueTopRight threePt twoPt flood harsh
        soft balanced contrasting line lineInv rtTriangle parallelogram trapezoid nonIsoscelesTrapezoid
        pentagon hexagon heptagon octagon decagon dodecagon star4 star5 star6 star7 star8 star10 star12
        star16 star24 star32 rect roundRect round1Rect round2SameRect round2DiagRect snipRoundRect snip1Rect
        snip2SameRect snip2DiagRect plaque ellipse teardrop homePlate chevron pieWedge pie blockArc donut
        noSmoking rightArrow leftArrow upArrow downArrow stripedRightArrow notchedRightArrow bentUpArrow
        leftRightArrow upDownArrow leftUpArrow leftRightUpArrow quadArrow leftArrowCallout rightArrowCallout
        upArrowCallout downArrowCallout leftRightArrowCallout upDownArrowCallout quadArrowCallout bentArrow
        uturnArrow circularArrow leftCircularArrow leftRightCircularArrow curvedRightArrow curvedLeftArrow
        curvedUpArrow curvedDownArrow swooshArrow cube can lightningBolt heart sun moon smileyFace
        irregularSeal1 irregularSeal2 foldedCorner halfFrame corner chord arc leftBracket rightBracket
        leftBrace rightBrace bracketPair bracePair straightConnector1 bentConnector2 bentConnector3
        bentConnector4 bentConnector5 curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5
        callout1 callout2 callout3 accentCallout1 accentCallout2 accentCallout3 borderCallout1
        borderCallout2 borderCallout3 accentBorderCallout1 accentBorderCallout2 accentBorderCallout3
        wedgeRectCallout wedgeRoundRectCallout wedgeEllipseCallout cloudCallout cloud ribbon ribbon2
        ellipseRibbon ellipseRibbon2 leftRightRibbon verticalScroll horizontalScroll plus flowChartProcess
        flowChartDecision flowChartInputOutput flowChartPredefinedProcess flowChartInternalStorage
        flowChartDocument flowChartMultidocument flowChartTerminator flowChartPreparation
        flowChartManualInput flowChartManualOperation flowChartConnector flowChartPunchedCard
        flowChartPunchedTape flowChartSummingJunction flowChartOr flowChartCollate flowChartSort
        flowChartExtract flowChartMerge flowChartOfflineStorage flowChartOnlineStorage flowChartMagneticTape
        flowChartMagneticDisk flowChartMagneticDrum flowChartDisplay flowChartDelay
        flowChartAlternateProcess flowChartOffpageConnector gear6 gear9 funnel mathPlus mathMinus
        mathMultiply mathDivide mathEqual mathNotEqual cornerTabs squareTabs plaqueTabs chartX chartStar
        chartPlus textNoShape textPlain textStop textTriangle textTriangleInverted textChevron
        textChevronInverted textRingInside textRingOutside textArchUp textArchDown textCircle textButton
        textArchUpPour textArchDownPour textCirclePour textButtonPour textCurveUp textCurveDown textCanUp
        textCanDown textWave1 textWave2 textDoubleWave1 textWave4 textInflate textDeflate textInflateBottom
        textDeflateBottom textInflateTop textDeflateTop textDeflateInflate textDeflateInflateDeflate
        textFadeRight textFadeLeft textFadeUp textFadeDown textSlantUp textSlantDown textCascadeUp
        textCascadeDown
        """
    )
)
_NUMBERS: Final = re.compile(
    r"""[+-]?(\d{1,9}(\.\d{1,9})?|\.\d{1,9})(pt|in|cm|mm|pc|pi|px|em|%|f)?   # a number with its unit
    | \#?[0-9A-Fa-f]{6} | \#[0-9A-Fa-f]{3} | [0-9A-Fa-f]{2} | [0-9A-Fa-f]{4} |
    [0-9A-Fa-f]{8}   # colours, flags
    | [01]{12}""",  # which conditional formats hold
    re.X,
)
_PRECISE: Final = re.compile(r"([+-]?\d{1,9}\.\d{3})\d{7,}(pt|in|cm|mm|pc|pi|px|em|%)?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Za-z]{2}|\d{3}))?|x-none")
_VML_COLOUR: Final = re.compile(r"(\S+) \[\d{1,4}\]")
_POINTS: Final = re.compile(r"[+-]?[\d.]{0,9}(pt|in|cm|mm|px)?([, ][+-]?[\d.]{0,9}(pt|in|cm|mm|px)?){1,7}")
_VML_PATH: Final = re.compile(r"[mlxecnhtrvwabqyisuofkg@\d,\s.-]{1,20000}")
_LONG_WORD: Final = re.compile(r"[a-z]{3}|\d{9}")
_FONT: Final = re.compile(r"[^\x00-\x1f<>\"&;\\/]{1,64}")
_FONT_DIGITS: Final = 4  # "8514oem" has as many as a font name needs; a telephone number has more

_PATH: Final = re.compile(r"[\\/]|\.\w{2,5}\Z|\Ahttps?:", re.I)

STYLE_PROPERTIES: Final = frozenset(
    words(
        """
        position left top width height margin-left margin-top margin-right margin-bottom z-index
        rotation flip visibility text-align layout-flow v-text-anchor v-text-kern v-text-align
        font-weight font-style font-size mso-position-horizontal mso-position-vertical
        mso-position-horizontal-relative mso-position-vertical-relative mso-left-percent mso-top-percent
        mso-width-percent mso-height-percent mso-width-relative mso-height-relative
        mso-wrap-distance-left mso-wrap-distance-top mso-wrap-distance-right mso-wrap-distance-bottom
        mso-wrap-style mso-wrap-edited mso-layout-flow-alt mso-fit-shape-to-text v-same-letter-heights
        v-rotate-letters v-text-reverse v-text-spacing mso-rotate mso-direction-alt
        """
    )
)
_STYLE_WORDS: Final = frozenset(
    words(
        """
        absolute relative static left right center top middle bottom char inside outside text margin
        page line visible inherit bold italic normal vertical horizontal vertical-ideographic
        bottom-to-top top-center middle-center bottom-center top-baseline square none auto tight through
        left-margin-area right-margin-area top-margin-area bottom-margin-area inner-margin-area
        outer-margin-area inner-margin outer-margin x y xy t f context-based
        """
    )
)


def plain(value: str) -> str | None:
    """Return the value if it is a number, a colour or a word of the standard."""
    if value in _WORDS or _NUMBERS.fullmatch(value):
        return value
    precise = _PRECISE.fullmatch(value)
    if precise:
        return precise[1] + (precise[2] or "")
    colour = _VML_COLOUR.fullmatch(value)
    return plain(colour[1]) if colour else None


def language(value: str) -> str | None:
    """Return the value if it is shaped like a language tag."""
    return value if _LANGUAGE.fullmatch(value) else None


def points(value: str) -> str | None:
    """Return the value if it is a short list of measures ("0,0" or "7.2pt,3.6pt,7.2pt,3.6pt")."""
    return value if plain(value) or _POINTS.fullmatch(value) else None


def vml_path(value: str) -> str | None:
    """Return the value if it is a VML path: its command letters and numbers, no words, no long numbers."""
    return value if _VML_PATH.fullmatch(value) and not _LONG_WORD.search(value) else None


def font(value: str) -> str | None:
    """Return the value if it can be a font name. It is searched like text before it is written."""
    digits = sum(character.isdigit() for character in value)
    return value if _FONT.fullmatch(value) and digits <= _FONT_DIGITS else None


def is_path(value: str) -> bool:
    """Say whether a description is only the path of the file the picture came from."""
    return bool(_PATH.search(value))


def css(value: str) -> str:
    """Return a VML style with only the declarations that place and size a shape."""
    kept = []
    for declaration in value.split(";"):
        name, _, content = (piece.strip() for piece in declaration.partition(":"))
        known = content in _STYLE_WORDS or _NUMBERS.fullmatch(content)
        if name in STYLE_PROPERTIES and known:
            kept.append(f"{name}:{content}")
    return ";".join(kept)
