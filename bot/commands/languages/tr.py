"""Turkish."""

from bot.commands.language import Language

WORDS = {
    "obj": """
    {it} ['] [yi|yı|i|u|ü|ı|y|nin|nın|icin|uzerinde|konusunu|becerisini|skill] \
        [skill|skillini|becerisini|konusunu|icin]
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    [ben] {obj} [ben] [uzerinde|uzerine|ile] (almak istiyorum|yapmak istiyorum|calismak \
        istiyorum|ustlenmek istiyorum|yapabilirim|alabilir miyim|yapabilir miyim|calisabilir \
        miyim|aliyorum|yapiyorum|yapacagim|alacagim|calisiyorum|calisacagim|ustleniyorum|yazmak \
        istiyorum|almak isterim|yapmak isterim|calismak isterim)
    """,
    releases="""
    [artik] {obj} (birakiyorum|birakmak istiyorum|birakmak zorundayim|yapamayacagim|yapamiyorum)
    """,
    free="""
    (musaitse|bossa|uygunsa|kimse (almadiysa|yapmiyorsa|calismiyorsa))
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|merhaba|selam|tesekkurler|tamam|herkese|evet|ben|@|arkadaslar
    """,
    tails="""
    (lutfen|tesekkurler|simdi|bugun|bu hafta|musaitse|uygunsa)
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞|cunku|ve
    """,
    doubts="""
    (eger|belki|degil|veya|ya da|sonra)
    """,
    doubts_behind="""
    (eger|belki|degil|ama|veya|sonra|diyor|dedi|derse)
    """,
    denials="""
    (dedi|diyor|nasil|neden)
    """,
)
