"""Dutch."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [de|het|een|aan|met] [skill|onderdeel|item] [voor|over|van] {it}
    """,
    "doen": """
    (doen|nemen|oppakken|schrijven|maken|claimen|oppikken|overnemen|pakken|werken|beginnen|aanpakken|hebben|implementeren|reserveren)
    """,
    "graag": """
    [graag|ook|wel|nu|heel graag]
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    ik (wil|zou|ga|kan|mag) {graag} {x} {graag} [willen] {doen}
    ik (wil|zou|ga|kan|mag) {graag} (aan|met) {x} [gaan|willen] (werken|beginnen|starten)
    (mag|kan|zou) ik {graag} {x} {doen}
    (mag|kan|zou) ik {graag} (aan|met) {x} (werken|beginnen)
    ik (neem|doe|pak|claim|schrijf|maak|kies) {graag} {x} [op]
    ik werk [nu|al] aan {x}
    ik ga [graag|nu] aan de slag met {x}
    ik wil [graag] aan de slag met {x}
    ik ben (bezig met|begonnen met|begonnen aan) {x}
    """,
    releases="""
    ik (geef|laat|stop met) {x} [op|vrij|los|terug]
    ik (kan|ga) {x} (niet meer|niet) (doen|afmaken|afronden)
    ik heb geen tijd [meer] voor {x}
    ik kan niet meer aan {x} werken
    """,
    extensions="""
    ik heb (meer tijd|nog een week|nog een paar dagen) nodig voor {x}
    """,
    questions="""
    is {x} [nog|al] (vrij|beschikbaar|bezet|klaar)
    (werkt|is) (iemand|er iemand) [al] (aan|bezig met) {x}
    wie werkt [er] aan {x}
    """,
    free="""
    als (het|dat|deze|{it}) [nog] (vrij|beschikbaar|mogelijk|oke|goed) is
    als (niemand) [anders] er [al] (aan werkt|mee bezig is)
    als het (mag|kan)
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|hoi|hallo|hey|hi|goedemorgen|goedemiddag|dag|bedankt|dank|ok|oke|prima|allemaal|ja|en|dan|@
    """,
    tails="""
    (graag|alstublieft|alsjeblieft|aub|bedankt|nu|vandaag|deze week|dit \
        weekend|morgen|ook|dan|wel)
    (uit|van) fase {n}
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (omdat|want|en (ik|heb|zal)|om|als|met)
    """,
    doubts="""
    (als|wanneer|misschien|niet|of|zodra|later|ooit|geen)
    """,
    doubts_behind="""
    (als|wanneer|maar|niet|of|zodra|later|ooit|volgende maand)
    """,
    denials="""
    (zei|zegt|gezegd|schreef|hoe|waarom|hij|zij|had ik)
    niet$
    """,
)
