"""Polish."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [skill|temat] [o|dla|do] {it}
    """,
    "wziac": """
    (wziac|zrobic|zajac sie|pracowac nad|napisac|przejac|zarezerwowac|zaczac|popracowac \
        nad|podjac sie)
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    [ja] (chce|chcialbym|chcialabym|moge|czy moge|bede|zamierzam|chetnie|czy moglbym|czy \
        moglabym) {wziac} {x}
    [ja] (biore|wezme|zrobie|rezerwuje|zajme sie|zajmuje sie|pracuje nad|zaczynam|podejmuje sie) \
        {x}
    """,
    releases="""
    (rezygnuje z|oddaje|zwalniam|porzucam) {x}
    nie (moge|dam rady) [juz] (pracowac nad|zrobic|dokonczyc) {x}
    """,
    free="""
    jesli (jest|nadal jest|jeszcze) [wolne|wolny|dostepne|dostepny|mozna]
    jesli nikt (nad tym nie pracuje|tego nie robi)
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|czesc|hej|witam|witajcie|dzieki|dziekuje|ok|tak|wszystkim|@|dzien dobry
    """,
    tails="""
    (prosze|dzieki|dziekuje|teraz|dzisiaj|w tym tygodniu|tez|rowniez)
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞|bo|poniewaz|i|jesli
    """,
    doubts="""
    (jesli|gdy|kiedy|moze|nie|lub|albo|potem)
    """,
    doubts_behind="""
    (jesli|gdy|kiedy|ale|nie|lub|albo|potem|pozniej)
    """,
    denials="""
    (powiedzial|powiedziala|mowi|jak|dlaczego|gdybym)
    nie$
    """,
)
