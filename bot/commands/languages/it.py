"""Italian."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [il|lo|la|i|le|l'|un|una|di|del|della] [skill|competenza|punto|tema] [di|del|su|per] {it}
    """,
    "voglio": """
    (vorrei|voglio|posso|potrei|mi piacerebbe|desidero|preferirei|possiamo|sto per)
    """,
    "fare": """
    (fare|prendere [in carico]|lavorare (su|a|al|con|sul|sulla)|occuparmi \
        (di|del|della)|scrivere|creare|implementare|rivendicare|prenotare|iniziare [con|a lavorare \
        su]|cominciare [con]|contribuire [con|a]|assumermi|prendermi)
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    {voglio} {fare} {x}
    (vorrei|voglio) {x}
    [io] (prendo [io]|faccio [io]|scrivo|rivendico|mi occupo [io] (di|del|della)|me ne occupo \
        :|comincio con|inizio con) {x}
    {x} (lo|la) (prendo|faccio) io
    [io] (sto lavorando|lavoro) (su|a|al|con) {x}
    mi occupero (di|del|della) {x}
    (assegnatemi|assegnami|potete assegnarmi|puoi assegnarmi) {x}
    ho iniziato (con|a lavorare su) {x}
    """,
    releases="""
    non (posso|riesco|potro) [piu] (a) (lavorare su|fare|finire|continuare \
        con|completare|occuparmi di) {x}
    non posso piu (lavorare su|fare|finire|continuare con|completare|occuparmi di) {x}
    (rinuncio a|lascio|abbandono|rilascio|libero) {x}
    (devo|voglio|vorrei) (rinunciare a|lasciare|abbandonare|rilasciare) {x}
    non ho [piu] tempo per {x}
    """,
    extensions="""
    (ho bisogno di|mi serve|mi servirebbe|posso avere|vorrei) (piu tempo|un'altra \
        settimana|ancora una settimana|qualche giorno in piu|una proroga) (per|con|su) {x}
    """,
    questions="""
    (qualcuno|chi) (sta lavorando|lavora) (su|a) {x}
    {x} e [ancora|gia] (libero|disponibile|preso)
    """,
    surveys="""
    quali (skill|competenze) sono [ancora] (libere|disponibili|liberi)
    """,
    free="""
    se (e|e ancora|ancora) (libero|libera|disponibile|possibile)
    se nessuno (lo sta facendo|ci sta lavorando|l'ha preso|ci lavora)
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|ciao|salve|buongiorno|buonasera|grazie|ok|va bene|perfetto|ottimo|a \
        tutti|si|allora|e|@|per favore
    """,
    tails="""
    (per favore|grazie|ora|adesso|oggi|questa settimana|domani|anche|prima|allora|io|volentieri)
    (come|per) (il mio primo|la mia prima) (contributo|pr)
    (della|nella|di) fase {n}
    phase {n}
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (perche|poiche|per|e (ho|lo|poi|sono)|che|se|con)
    """,
    doubts="""
    (se|quando|forse|magari|non|o|dopo|poi|mai)
    """,
    doubts_behind="""
    (se|quando|ma|pero|non|o|dopo|piu tardi|un giorno)
    """,
    denials="""
    (ha detto|dice|disse|chiede|scrive|se avessi|come|perche|lui|lei)
    non$
    """,
)
