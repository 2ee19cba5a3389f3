"""French."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [le|la|les|un|une|l'|d'|du|de] [skill|skills|competence|item|sujet|tache|partie] \
        [de|du|sur|pour|d'] [l'|le|la] {it}
    """,
    "jeveux": """
    (je (voudrais|veux|souhaite|souhaiterais|peux|vais|pourrais|compte|propose \
        de|prefere)|j'aimerais [bien]|je veux bien|puis-je|puis - je|est-ce que je peux|est - ce que \
        je peux|pourrais-je|pourrais - je|je serais \
        (ravi|heureux|interesse|contente|ravie|heureuse|content) (de|d')|on (peut|voudrait|va))
    """,
    "prendre": """
    [me|m'|aussi] (prendre [en charge]|faire|travailler sur|bosser sur|ecrire|m'occuper de|m ' \
        occuper de|occuper de|reserver|reclamer|commencer [par|avec|a travailler \
        sur]|realiser|creer|contribuer [a|avec]|m'attaquer a|attaquer a|charger \
        de|rediger|implementer|m'en charger)
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    {jeveux} {prendre} {x}
    je voudrais {x}
    [je|moi , je] (m'occupe|me charge|m ' occupe) (de|d'|du) {x}
    je m'occuperai (de|d'|du) {x}
    je (prends|fais|reserve|reclame|commence|choisis|prendrai|ferai) {x}
    je (travaille|bosse) [deja|actuellement] sur {x}
    j'ai commence {x}
    (assignez-moi|assigne-moi|assignez - moi|assigne - moi|attribuez - moi) {x}
    (pouvez-vous|peux-tu|pouvez - vous|peux - tu|merci de) (m'assigner|m'attribuer) {x}
    {x} (est|c'est) pour moi
    """,
    releases="""
    je ne (peux|pourrai|vais) (plus|pas) [pouvoir] (travailler \
        sur|faire|continuer|finir|m'occuper de|terminer) {x}
    (j'abandonne|je libere|je rends|je laisse [tomber]|je renonce a|je lache) {x}
    je (dois|veux|souhaite|voudrais) (abandonner|liberer|rendre|laisser [tomber]|renoncer a) {x}
    je n'ai plus le temps (pour|de faire) {x}
    """,
    extensions="""
    (j'ai besoin|j'aurais besoin|il me faut|il me faudrait|puis - je avoir|je peux avoir) \
        (d'|de|d'un peu|une|un peu|plus|encore) [plus de temps|semaine|de temps|semaine de plus|une \
        semaine|plus] [de plus|supplementaire] (pour|sur|avec) {x}
    (je voudrais|j'aimerais|puis - je|je peux) prolonger {x}
    """,
    questions="""
    (quelqu'un|qui) (travaille|bosse|est) [deja] sur {x}
    {x} est (-|il|elle) [-|il|elle] [encore|toujours|deja] (libre|disponible|pris|prise)
    (est-ce que|est - ce que) {x} est [encore|toujours|deja] (libre|disponible|pris|termine)
    {x} est [encore|toujours|deja] (libre|disponible|pris)
    (qui s'occupe|ou en est) [de|du] {x}
    """,
    surveys="""
    (quels|quelles) (skills|sujets|competences|items) sont [encore] (libres|disponibles)
    """,
    free="""
    (si|s'il|s ' il) (c'est|il|elle) [est] [encore|toujours] (libre|disponible|possible|ok|pas \
        pris)
    s'il est [encore|toujours] (libre|disponible)
    si personne (n'est dessus|ne (le|la) (fait|prend)|ne travaille dessus|ne s'en occupe|n'y \
        travaille|n'a pris {it}) [deja]
    si (cela|ca|vous etes) (vous va|convient|ne derange personne|ne vous derange pas|d'accord)
    si possible
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|bonjour|salut|coucou|bonsoir|merci|ok|d'accord|super|parfait|a tous|tout \
        le monde|l'equipe|oui|alors|donc|et|moi|s'il vous plait|@|bien
    """,
    tails="""
    (s'il vous plait|s'il te plait|svp|stp|merci|maintenant|aujourd'hui|cette semaine|ce week - \
        end|demain|aussi|d'abord|volontiers|alors|merci beaucoup|merci d'avance)
    (comme|pour) (ma|mon) premiere (contribution|pr)
    (de|dans) la phase {n}
    phase {n}
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (car|parce que|puisque|comme|pour|et (je|j'ai|j'aurai|on)|qui|si|avec)
    """,
    doubts="""
    (si|quand|peut-etre|peut - etre|pas|ou|apres|lorsque|un jour|ne|n'ai)
    """,
    doubts_behind="""
    (si|quand|mais|pas|ou|apres|plus tard|un jour|le mois prochain|l'annee prochaine|lorsque)
    """,
    denials="""
    (dit|a dit|disait|demande|ecrit|si j'avais|si j'etais|comment|pourquoi|il|elle|ils)
    (ne|jamais|pas)$
    """,
)
