"""The allow-lists: every element and attribute that can stand in a presentation we write.

Takes nothing; gives tables. What is not here is left out, and reported if it could hold content.
It does not promise a complete PowerPoint: transitions, animations and 3-D effects are missing.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.drawingml import values
from redactor.formats.pptx.names import qns
from redactor.formats.wordlist import words

_LEVELS: Final = " ".join(f"lvl{n}pPr" for n in range(1, 10))

#: Elements that are copied with their allowed attributes and children.
COPIED: Final = qns(
    "p",
    "nvSpPr nvGrpSpPr nvPicPr nvCxnSpPr nvGraphicFramePr cNvSpPr cNvGrpSpPr cNvPicPr cNvCxnSpPr "
    "cNvGraphicFramePr ph spPr grpSpPr style txBody blipFill xfrm bg bgPr bgRef clrMap clrMapOvr "
    "txStyles titleStyle bodyStyle otherStyle hf",
) | qns(
    "a",
    "xfrm off ext chOff chExt spLocks grpSpLocks picLocks cxnSpLocks graphicFrameLocks stretch "
    "fillRect tile "
    "srcRect prstGeom avLst custGeom pathLst path moveTo lnTo cubicBezTo quadBezTo arcTo close pt "
    "rect ln "
    "round bevel miter headEnd tailEnd prstDash custDash ds noFill solidFill gradFill gsLst gs "
    "lin fillToRect "
    "tileRect pattFill fgClr bgClr grpFill srgbClr schemeClr prstClr sysClr scrgbClr hslClr "
    "alpha alphaMod "
    "alphaOff lumMod lumOff shade tint sat satMod satOff hue hueMod hueOff lum gamma invGamma comp "
    "inv gray "
    "effectLst outerShdw innerShdw prstShdw glow softEdge reflection blur lnRef fillRef "
    "effectRef fontRef "
    "grayscl biLevel duotone alphaModFix clrChange clrFrom clrTo blipFill bodyPr "
    "prstTxWarp noAutofit "
    "spAutoFit normAutofit flatTx lstStyle defPPr lnSpc spcBef spcAft spcPct spcPts buClrTx "
    "buClr buSzTx "
    "buSzPct buSzPts buFontTx buNone buAutoNum tabLst tab defRPr uLnTx uLn uFillTx uFill highlight "
    "rPr pPr "
    "endParaRPr masterClrMapping overrideClrMapping tblGrid gridCol lnL lnR lnT lnB lnTlToBr "
    "lnBlToTr tcPr "
    "tableStyleId tcStyle tcTxStyle tcBdr fill left right top bottom insideH insideV tl2br "
    "tr2bl wholeTbl "
    "band1H band2H band1V band2V firstRow lastRow firstCol lastCol nwCell neCell swCell seCell "
    "tblBg fillStyleLst "
    "lnStyleLst effectStyleLst effectStyle bgFillStyleLst " + _LEVELS,
)
#: Elements with a rule of their own in `copying`.
SPECIAL: Final = qns("p", "cNvPr nvPr") | qns(
    "a", "blip gd p r br fld t tbl tr tc tblPr latin ea cs sym buFont buChar rPr defRPr endParaRPr"
)
#: Attributes of any copied element; each value is looked at.
ATTRIBUTES: Final = words(
    """
    x y cx cy rot flipH flipV prst w h cap cmpd algn idx val pos ang scaled path len type lim amt thresh
    bright contrast sx sy kx ky blurRad dist dir rotWithShape rad fadeDir stPos endPos stA endA wrap
    vert anchor anchorCtr lIns tIns rIns bIns rtlCol vertOverflow horzOverflow upright spcFirstLastPara
    numCol spcCol fromWordArt forceAA compatLnSpc dpi bwMode fill stroke extrusionOk wR hR stAng swAng
    cstate lastClr tx ty flip hue sat lum grow useA fontScale lnSpcReduction l t r b noChangeAspect
    txBox orient sz marL marR lvl indent defTabSz rtl eaLnBrk fontAlgn latinLnBrk hangingPunct startAt i
    u strike kern spc normalizeH baseline noProof kumimoji bg1 tx1 bg2 tx2 accent1 accent2 accent3
    accent4 accent5 accent6 hlink folHlink shadeToTitle marT marB rowSpan gridSpan hMerge vMerge
    firstCol lastCol firstRow lastRow bandRow bandCol noGrp noSelect noRot noMove noResize noEditPoints
    noAdjustHandles noChangeArrowheads noChangeShapeType noCrop noUngrp noDrilldown noTextEdit userDrawn
    preserve showMasterSp showMasterPhAnim useBgFill red green blue d sp dt ftr hdr sldNum
    """
)
LANGUAGES: Final = ("lang", "altLang")
FONTS: Final = qns("a", "latin ea cs sym buFont")
NEEDED: Final = {"cx": "0", "cy": "0", "x": "0", "y": "0", "w": "0", "h": "0"}
_MORE: Final = frozenset(
    words(
        """
    title body ctrTitle subTitle dt sldNum ftr hdr obj chart tbl clipArt dgm media sldImg pic half
    quarter justLow thaiDist ctr sngStrike dblStrike noStrike small dotDashHeavy dotDotDashHeavy
    wavyHeavy wavyDbl dashLong dashLongHeavy dashHeavy dottedHeavy b base alphaLcParenBoth
    alphaUcParenBoth alphaLcParenR alphaUcParenR alphaLcPeriod alphaUcPeriod arabicParenBoth
    arabicParenR arabicPeriod arabicPlain romanLcParenBoth romanUcParenBoth romanLcParenR romanUcParenR
    romanLcPeriod romanUcPeriod circleNumDbPlain circleNumWdBlackPlain circleNumWdWhitePlain
    arabicDbPeriod arabicDbPlain ea1ChsPeriod ea1ChsPlain ea1ChtPeriod ea1ChtPlain ea1JpnKorPeriod
    ea1JpnKorPlain lnTx shdw1 shdw2 shdw3 shdw4 shdw5 shdw6 shdw7 shdw8 shdw9 shdw10 shdw11 shdw12
    shdw13 shdw14 shdw15 shdw16 shdw17 shdw18 shdw19 shdw20 ltUpDiag ltDnDiag dkUpDiag dkDnDiag wdUpDiag
    wdDnDiag ltVert ltHorz dkVert dkHorz narVert narHorz dashVert dashHorz cross dnDiag upDiag smCheck
    lgCheck smGrid lgGrid dotGrid smConfetti lgConfetti horzBrick diagBrick solidDmnd openDmnd dotDmnd
    sphere weave divot zigZag trellis flowChartAlternateProcess flowChartOr plaqueTabs actionButtonBlank
    actionButtonHome actionButtonHelp actionButtonInformation actionButtonForwardNext
    actionButtonBackPrevious actionButtonEnd actionButtonBeginning actionButtonReturn
    actionButtonDocument actionButtonSound actionButtonMovie line
    """
    )
)
_PRESET_COLOURS: Final = frozenset(
    words(
        """
    beige brown coral crimson gold indigo ivory khaki lavender ltGray dkGray dkBlue dkGreen dkRed pink
    plum salmon tan tomato turquoise violet wheat orchid skyBlue steelBlue slateGray forestGreen
    seaGreen
    """
    )
)


def value(name: str, found: str) -> str | None:
    """Return the value of an attribute if it is a number, a colour or a word of the standard."""
    if name == "val" and found in _PRESET_COLOURS:
        return found
    return found if found in _MORE else values.plain(found)
