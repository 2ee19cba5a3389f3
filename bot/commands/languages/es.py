"""Spanish."""

from bot.commands.language import Language

WORDS = {
    "x": """
    [el|la|los|las|lo|un|una|de|del] [skill|skills|habilidad|habilidades|tema|tarea|item|parte] \
        [de|del|sobre|para|en] [el|la|los|las] {it}
    """,
    "quiero": """
    [yo] [me] [tambien] (quiero|quisiera|querria|deseo|gustaria|encantaria|puedo|podria|voy \
        a|vamos a|queremos|prefiero|puedo yo|podemos|ofrezco a|animo a)
    """,
    "hacer": """
    (hacer|tomar|coger|agarrar|trabajar (en|con|sobre)|encargarme de|ocuparme \
        de|reclamar|reservar|escribir|crear|implementar|desarrollar|empezar (con|por|a trabajar \
        en)|comenzar (con|por)|contribuir con|asumir|apuntarme a|hacerme cargo de|colaborar \
        con|elegir|llevar|quedarme con|ponerme con)
    """,
}

LANGUAGE = Language(
    words=WORDS,
    claims="""
    {quiero} [me] {hacer} {x}
    {quiero} {x}
    [yo] me (encargo|ocupo|apunto|hago cargo|quedo|pongo) (de|a|con) {x}
    [yo] \
        (tomo|hago|cojo|reclamo|reservo|escribo|agarro|hare|tomare|escribire|elijo|asumo|empiezo \
        con|comienzo con) {x}
    me (encargare|ocupare|hare cargo) de {x}
    (estoy|ya estoy) (trabajando en|haciendo|escribiendo|empezando con) {x}
    (asigname|asignenme|asignadme|me asignas|me asignan|me pueden asignar|me puedes \
        asignar|pueden asignarme|puedes asignarme) {x}
    (he empezado|empece) (con|a trabajar en) {x}
    dejenme {hacer} {x}
    """,
    claims_first="""
    (trabajando en|tomando|reclamando|reclamo) {x}
    """,
    releases="""
    [ya] no (puedo|podre|voy a poder|voy a) (trabajar en|hacer|seguir con|continuar \
        con|terminar|con|acabar|completar) {x}
    (dejo|abandono|suelto|libero|renuncio a|devuelvo) {x}
    (tengo que|debo|quiero|voy a|necesito) (dejar|abandonar|soltar|liberar|renunciar a) {x}
    no tengo [mas] tiempo para {x}
    """,
    extensions="""
    (necesito|me das|me dan|puedo tener|podria tener|quisiera) (mas tiempo|otra semana|una \
        semana mas|unos dias mas|mas dias|una extension|una prorroga) (para|con|de|en) {x}
    (puedo|podria|quiero) (extender|prolongar|ampliar) [el plazo (de|para)] {x}
    """,
    questions="""
    (alguien|quien) (esta|tiene) [trabajando (en|con)|haciendo|tomado|reclamado] {x}
    (esta|sigue|siguen) [libre|disponible|tomado|hecho|ocupado|terminado] {x} \
        [libre|disponible|tomado|hecho|ocupado|terminado]
    {x} (esta|sigue) [todavia|aun] (libre|disponible|tomado|hecho|ocupado|terminado)
    (cual es el|que) estado (de|del|tiene) {x}
    """,
    surveys="""
    que (skills|habilidades|items|temas|tareas) (estan|quedan|hay|siguen) \
        [libres|disponibles|abiertos|abiertas]
    """,
    free="""
    si (esta|sigue|estan|todavia esta|aun esta) [todavia|aun] \
        (libre|disponible|libres|abierto|sin asignar)
    si (nadie|nadie mas) (lo|la|los) (esta haciendo|tiene|ha tomado|ha reclamado|hace|toma)
    si nadie (esta trabajando en|tiene|ha tomado) {it}
    si (es posible|se puede|les parece [bien]|os parece [bien]|te parece [bien]|no hay \
        problema|no les importa|no hay inconveniente|puedo)
    """,
    openers="""
    ,|.|!|?|:|-|☺|⟨|⟩|hola|buenas|buenos dias|saludos|gracias|vale|ok|perfecto|genial|a \
        todos|equipo|por favor|si|claro|bueno|pues|y|@|buenas tardes
    """,
    tails="""
    (por favor|gracias|porfa|ahora|hoy|ya|tambien|esta semana|este fin de \
        semana|manana|primero|entonces|saludos|muchas gracias|por ahora)
    (como|para) mi (primera|primer) (contribucion|aporte|skill|pr)
    (de|en) la fase {n}
    phase {n}
    yo
    """,
    connectors="""
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞
    (porque|ya que|pues|para|y (lo|la|me|voy|tendre|espero|mando|abrire|hare)|que|si|con|en)
    """,
    doubts="""
    (si|cuando|quizas|quiza|tal vez|talvez|a lo mejor|no|o|despues|luego|podria ser|posiblemente)
    """,
    doubts_behind="""
    (si|cuando|pero|no|o|despues|luego|mas tarde|el mes que viene|el proximo mes|algun dia|y \
        luego)
    """,
    denials="""
    (dijo|dice|dicen|pregunto|escribio|alguien|ella|el dijo|ojala|si tuviera|si yo)
    (no|nunca|tampoco) [me]$
    como$
    """,
)
