"""Portuguese."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [o|a|os|as|no|na|nos|nas|do|da|um|uma|com o|com a] \
        [skill|skills|habilidade|item|tarefa|parte] [de|do|da|sobre|para] [o|a] {it}
    """,
    "quero": """
    [eu] (gostaria de|quero|queria|posso|poderia|vou|vamos|adoraria|prefiro|podemos|gostava \
        de|tenho interesse em|estou disposto a|pretendo|me ofereco para)
    """,
    "fazer": """
    [me] (fazer|pegar|trabalhar \
        (em|no|na|com|nos|nas|sobre)|assumir|escrever|criar|implementar|cuidar \
        (de|do|da)|reivindicar|reservar|comecar [com|pelo|pela|a trabalhar]|ficar com|contribuir \
        com|encarregar (de|do|da)|desenvolver|tomar|tratar (de|do|da))
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    {quero} {fazer} {x}
    (quero|queria|gostaria de ter|eu quero) {x}
    [eu] (pego|assumo|faco|reivindico|reservo|escrevo|fico com|escolho|cuido (de|do|da)|me \
        encarrego (de|do|da)) {x}
    [eu] (estou|ja estou|to) (trabalhando|a trabalhar) (em|no|na|com) {x}
    [eu] (comecei) (com|a trabalhar|no|na|o|a) [no|na|em] {x}
    (me atribua|atribua-me|pode me atribuir|podem me atribuir|atribuam) {x} [a mim|para mim]
    (atribua|atribuam) {x} (a mim|para mim)
    deixa {x} comigo
    deixem {x} comigo
    """,
    claims_first="""
    (trabalhando|pegando|assumindo) [em|no|na] {x}
    """,
    releases="""
    [eu] (nao) (posso|vou|consigo|poderei) [mais|poder] \
        (trabalhar|fazer|continuar|terminar|mais) [mais] [com|no|na|em] {x} [mais]
    [eu] (desisto|abro mao|libero|abandono|largo|devolvo) [de|do|da] {x}
    [eu] (preciso|tenho que|quero|vou) (desistir|abrir mao|liberar|abandonar|largar|devolver) \
        [de|do|da] {x}
    nao tenho [mais] tempo para {x}
    """,
    extensions="""
    [eu] (preciso de|posso ter|gostaria de) (mais tempo|mais uma semana|mais alguns dias|uma \
        extensao|mais dias) (para|com|no|na) {x}
    (posso|quero|gostaria de) (estender|prorrogar) [o prazo (de|do|da|para)] {x}
    """,
    questions="""
    (alguem|quem) [ja] (esta|ta|pegou|tem) [trabalhando|fazendo] [em|no|na|com] {x}
    {x} [ainda|ja] (esta|ta) [ainda|ja] (livre|disponivel|ocupado|feito|pronto)
    qual [e] [o] (status|estado) (de|do|da) {x}
    """,
    surveys="""
    (quais|que) (skills|itens|habilidades) (estao|ainda estao) \
        (livres|disponiveis|abertos|abertas)
    """,
    free="""
    se (estiver|ainda estiver|esta|ainda esta) (livre|disponivel|aberto|vago)
    se (ninguem) [mais] (estiver|esta) (fazendo|trabalhando [nisso|nele|com isso]|com {it})
    se (possivel|puder|for possivel|ninguem se importar|nao houver problema|tudo bem)
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|ola|oi|bom dia|boa \
        (tarde|noite)|obrigado|obrigada|ok|otimo|legal|pessoal|a todos|gente|sim|entao|e|eu|@|por \
        favor|beleza
    """,
    tails="""
    (por favor|obrigado|obrigada|agora|hoje|esta semana|essa \
        semana|amanha|tambem|primeiro|entao|valeu)
    (como|para) minha primeira (contribuicao|pr)
    (da|na) fase {n}
    phase {n}
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (porque|pois|ja que|para|e (vou|eu|tenho|espero|devo)|que|se|com)
    """,
    doubts="""
    (se|quando|talvez|nao|ou|depois|mais tarde|algum dia|nunca)
    """,
    doubts_behind="""
    (se|quando|mas|nao|ou|depois|mais tarde|algum dia|mes que vem|proximo mes)
    """,
    denials="""
    (disse|diz|falou|perguntou|escreveu|se eu tivesse|se eu|como|por que|ele|ela)
    (nao|nunca)$
    """,
)
