"""German."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [den|die|das|dem|der|am|an|ein|einen|mit] [skill|skills|punkt|thema|eintrag|teil] \
        [fur|zu|uber|von|namens|zum] {it}
    """,
    "machen": """
    (ubernehmen|machen|nehmen|schreiben|bearbeiten|angehen|anpacken|erstellen|haben|beanspruchen|umsetzen|reservieren|implementieren|arbeiten|anfangen|beginnen|starten|beisteuern|bekommen|beitragen)
    """,
    "gern": """
    [gerne|gern|auch|sehr gerne|mal|bitte|dann|jetzt|schon|mich]
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    ich (wurde|mochte|will|werde|kann|darf|wollte) {gern} {gern} {x} {gern} {machen}
    ich (wurde|mochte|will|werde|kann|darf) {gern} {gern} (um|mit|an) {x} \
        (kummern|anfangen|arbeiten|beginnen|loslegen|starten)
    (kann|darf|konnte|durfte) ich {gern} {x} {gern} {machen}
    (kann|darf|konnte|durfte) ich {gern} [um|mit|an] {x} {machen}
    ich (nehme|ubernehme|mache|schreibe|beanspruche|reserviere|bearbeite|hatte gerne|hatte \
        gern|starte mit|beginne mit|fange mit) {gern} {x}
    ich (arbeite|bin) [gerade|schon|jetzt|bereits|aktuell] [an|dran an] {x}
    ich kummere mich um {x}
    ich mochte {gern} {x}
    (kann|konnte|wurde) mir {gern} (jemand|bitte jemand|wer) {x} {gern} (zuweisen|zuteilen|geben)
    (kann|darf|konnte|durfte) ich {gern} {x} {gern} (zugewiesen|zugeteilt) (bekommen|haben|werden)
    {x} (ubernehme|nehme|mache|schreibe) ich
    {x} (wurde|mochte|kann|will|werde|darf) ich {gern} {machen}
    (weist|weise|teilt|teile|ordnet) mir {gern} {x} zu
    (konnt ihr|kannst du|konnten sie|kann jemand|konnte jemand) mir {gern} {x} \
        (zuweisen|zuteilen|geben)
    ich habe [schon|bereits] mit {x} (angefangen|begonnen)
    ich (wurde|mochte) {gern} [an] {x} arbeiten
    """,
    wishes="""
    (ich hatte|ich habe|hatte|habe) [grosses] interesse an {x}
    ich bin [sehr] interessiert an {x}
    """,
    releases="""
    ich (gebe|lasse|trete) {x} (ab|frei|auf|zuruck|fallen|wieder frei)
    ich (muss|mochte|will) {x} (abgeben|freigeben|aufgeben|zuruckgeben|wieder abgeben)
    ich (kann|schaffe|werde) [leider|doch] {x} [leider|doch] (nicht|nicht mehr) \
        [machen|fertigstellen|schaffen|ubernehmen|bearbeiten|weiter machen]
    ich kann [leider] (nicht mehr|nicht) an {x} [weiter] arbeiten
    (ich habe|habe ich) [leider|gerade] keine zeit [mehr] fur {x}
    (ich schaffe|schaffe ich) {x} [leider] (nicht|nicht mehr)
    """,
    extensions="""
    ich (brauche|benotige|brauchte|hatte gern|hatte gerne) [noch] (mehr zeit|eine woche|eine \
        weitere woche|ein paar tage|etwas mehr zeit|zwei wochen|einige tage) [mehr|langer] (fur|mit) \
        {x}
    (kann|konnte|darf) ich {x} (verlangern|um eine woche verlangern)
    """,
    questions="""
    (arbeitet|ist) [schon|gerade] (jemand|wer) [schon|gerade|bereits] (an|dran) {x}
    (ist|sind) {x} [noch|schon|bereits] (frei|vergeben|fertig|verfugbar|zu haben)
    wer (arbeitet an|macht|hat) {x}
    hat [schon|bereits|denn] jemand [schon|bereits] [mit|an] {x} [schon|bereits] \
        (angefangen|begonnen|ubernommen|genommen|gearbeitet|gemacht)
    (wie ist|was ist) der (stand|status) (von|bei) {x}
    """,
    surveys="""
    welche (skills|themen|punkte) sind [noch] (frei|offen|verfugbar)
    was ist [noch] (frei|offen)
    """,
    free="""
    (wenn|falls|sofern) (es|das|er|der|noch|{it}) [noch] (frei|verfugbar|moglich|ok|okay|in \
        ordnung) [ist]
    (wenn|falls|sofern) (niemand|keiner) [sonst] [schon] (daran|dran) [schon] (arbeitet|ist)
    (wenn|falls|sofern) {it} noch frei ist
    (wenn|falls|sofern) (niemand|keiner) (etwas|was) dagegen hat
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|hallo|hi|hey|moin|servus|guten \
        (tag|morgen|abend)|danke|ok|okay|super|prima|zusammen|alle|leute|team|ja|also|dann|und|@|klasse|gut
    """,
    tails="""
    (bitte|danke|jetzt|heute|diese woche|dieses wochenende|am \
        wochenende|morgen|auch|zuerst|dann|gerne|gern|vielen dank|als erstes)
    (als|fur) (meinen ersten|meine erste|mein erstes) (beitrag|pr|skill)
    (aus|in|von) phase {n}
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (weil|da|denn|und|um|wenn|falls|mit)
    """,
    doubts="""
    (wenn|falls|sobald|vielleicht|eventuell|nicht|oder|nachdem|spater|irgendwann|nie|kein|keine)
    """,
    doubts_behind="""
    (wenn|falls|sobald|aber|nicht|oder|nachdem|spater|irgendwann|nachsten monat|nachstes jahr)
    """,
    misfits="""
    (nicht|nie|niemals|auf keinen fall)
    """,
    denials="""
    (sagte|sagt|gesagt|meinte|meint|schrieb|hatte ich|ware ich|wie|warum|er|sie)
    (nicht|nie)$
    """,
)
