"""To forget what one was told, in other languages than English.

Three sets of words that one sentence must hold: forgetting, what was told, and when or to whom. The
languages need not be kept apart, for no sentence mixes them. A space stands for any run of spaces.
"""
# ruff: noqa: E501 - sets of words are read whole

FORGET = (
    # German, Dutch
    r"(?:\b(?:vergiss|vergesst|vergessen sie|zu vergessen|ignorier|missacht|verwirf|verwerfen sie|übergeh|au(?:ß|ss)er acht|beiseite|hinfällig|ungültig|gelten nicht|gilt nicht|nicht mehr gültig|befolge\b[^.!?]{0,60} nicht|beachte\b[^.!?]{0,60} nicht)"
    r"|\b(?:vergeet|negeer|negeren|buiten beschouwing|geen rekening|niets aan van|terzijde|volg\b[^.!?]{0,60} niet|niet langer|gelden niet)"
    # French
    r"|\b(?:oublie[rzs]?\b|ignore[rz]?\b|ignorons|(?:ne |n['’])(?:tiens|tenez|tenir|obéis|obéissez|suis|suivez|respectez?|applique[sz]?)\b[^.!?]{0,12} (?:plus|pas|aucun)|sans tenir compte|sans te soucier|abstraction|fais fi|faites fi|néglige|passe outre|passez outre|(?:ne s['’]appliquent|ne valent|ne comptent) plus|laisse[rz]? (?:de côté|tomber)|mets de côté)"
    # Spanish, Portuguese
    r"|\b(?:olvid[aeo]|olvíd|ignor[aeáé]|desestim|descart[ae]|no (?:hagas|haga) (?:ningún )?caso|no (?:sigas|siga|obedezcas|tengas|tenga en|respetes|cumplas)|caso omiso|pas[ae] por alto|prescind[ae]|dej[ae] de (?:seguir|lado)|ya no (?:se aplican|valen|rigen))"
    r"|\b(?:esque[çc]|desconsider|desrespeit|desobede[çc]|não (?:siga|sigas|obedeça|leve|cumpra|respeite)|deixe de (?:seguir|lado)|deixa de (?:seguir|lado)|abandon[ae]|já não (?:valem|se aplicam))"
    # Italian
    r"|\b(?:dimentic|ignor[aio]|trascur|tralasci|scart[ai]|disattend|lasci[ai]? (?:perdere|da parte)|metti da parte|non (?:seguire|seguite|tenere|tener|tenete|considerare|rispettare|obbedire)|non valgono)"
    # Polish, Turkish
    r"|(?:z?ignoruj|zignorować|zapomnij|pomiń|pomijaj|odrzuć|lekceważ|nie (?:stosuj|przestrzegaj|zwracaj|bierz|wykonuj|obowiązują))"
    r"|(?:unut|yok say|görmezden gel|dikkate alma|göz ardı|uyma|geçersiz (?:say|kıl)|bir kenara bırak)"
    # Russian
    r"|(?:забуд|забыть|игнориру|проигнориру|отброс|пренебре|не (?:следуй|обращай|соблюдай|выполняй|учитывай|принимай)|больше не действуют)"
    # Chinese, Japanese, Korean
    r"|(?:忽略|无视|無視|忘记|忘掉|忘記|不要理会|不必理会|不要遵守|不再遵守|不必遵守|不要遵循|不再遵循|不必遵循|抛弃|丢弃|作废|别管|不用管)"
    r"|(?:忘れ|従わない|従うな|従わず|破棄|捨てて|取り消し|無効)"
    r"|(?:무시|잊어|잊으|잊고|따르지|버리고|버려|폐기|무효))"
)
TOLD = (
    r"(?:anweisung|instruktion|regeln|vorgaben|vorschriften|richtlinien|befehle|anleitungen|hinweise|aufträge|weisungen|instructies|aanwijzingen|regels|opdrachten|richtlijnen|voorschriften"
    r"|\binstructions\b|consignes|règles|directives|\bordres\b|instrucciones|indicaciones|reglas|órdenes|directrices|\bnormas\b|instruções|\bregras\b|orientações|diretrizes|\bordens\b|comandos"
    r"|istruzioni|indicazioni|\bregole\b|direttive|\bordini\b|comandi\b|instrukcj|polece[nń]|\bzasad|reguł|wytyczn|rozkaz|wskazów|talimat|komutlar|kurallar|yönerge|emirler"
    r"|инструкци|указани|правил|распоряжени|команд|предписани|指令|指示|提示|规则|規則|约束|命令|プロンプト|ルール|制約|지시|명령|프롬프트|규칙|지침)"
)
BEFORE = (
    r"(?:\b(?:bisher|bislang|vorherig|vorig|früher|obig|vorangegangen|vorangehend|vorhergehend|zuvor|vorher|oben|ursprünglich|deine[rsn]?\b|ihre[rsn]?\b|sämtlich|erhalten)"
    r"|\b(?:vorige|eerdere?|voorgaande|bovenstaande|voorafgaande|tot nu toe|hierboven|gekregen|ontvangen|jouw)\b"
    r"|\b(?:précédent|précédemment|antérieur|reçue?s\b|ci-dessus|avant\b|jusqu['’](?:ici|à)|initiales|données?\b|tes\b|vos\b)"
    r"|\b(?:anterior|previ[ao]s\b|recibid|dad[ao]s\b|hasta (?:ahora|aquí)|antes\b|arriba\b|tus\b|iniciales|prévi[ao]s|recebid|até (?:agora|aqui)|acima\b|suas\b|tuas\b)"
    r"|\b(?:precedent[ei]|precedentemente|ricevut|finora|fino a|sopra\b|prima\b|tue\b|vostre\b|iniziali)"
    r"|(?:poprzedni|wcześniejsz|dotychczas|powyższ|otrzyman|swoje|wszystkich|wszystkie)|(?:önceki|önce verilen|daha önce|yukarıda|şimdiye kadar|bundan önce|tüm |bütün |verilen)"
    r"|(?:предыдущ|прежни|вышеуказан|выше|ранее|раньше|полученн|прошл|данные тебе|до этого|все )"
    r"|(?:以上|之前|先前|此前|前面|上述|所有|全部|一切|原来|系统|系統|收到|これまで|以前|前の|上記|今まで|すべて|全て|先の|受け取|元の|이전|지금까지|앞선|앞의|위의|모든|기존|받은))"
)
_FAR = r"[^.!?;。！？]{0,80}"
FORGOTTEN = (
    rf"{FORGET}{_FAR}{TOLD}|{TOLD}{_FAR}{FORGET}"
    rf"|\b(?:befolge|beachte|volg)\b{_FAR}{TOLD}{_FAR} (?:nicht|niet)\b"
)
UNLESS = (
    r"\b(?:vergiss|vergessen sie|vergeet) (?:nicht|niet)\b|\bn['’]oublie[rzs]?\b|\bno (?:olvid|ignor)|\bnão (?:se )?(?:esque|ignor|desconsider)|\bnon (?:dimentic|ignor|trascur)"
    r"|\bnie (?:zapomnij|ignoruj|pomijaj)|не (?:забуд|игнориру)|unutma|不要(?:忽略|忘记|无视)|别忘|忘れない|잊지"
)
