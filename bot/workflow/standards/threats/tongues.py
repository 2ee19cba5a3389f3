"""Orders against the user in other languages than English.

Sets of words that one sentence must hold. The languages need not be kept apart, for no sentence
mixes them. A space stands for any run of spaces.
"""
# ruff: noqa: E501 - sets of words are read whole

FORGET = (
    # German, Dutch
    r"(?:\b(?:vergiss|vergesst|vergessen sie|zu vergessen|ignorier|missacht|verwirf|verwerfen sie|übergeh|au(?:ß|ss)er acht|beiseite|hinfällig|ungültig|g(?:elten|ilt)\b[^.!?]{0,60}\bnicht|nicht mehr gültig|au(?:ß|ss)er kraft|aufgehoben|befolge\b[^.!?]{0,60} nicht|beachte\b[^.!?]{0,60} nicht)"
    r"|\b(?:vergeet|negeer|negeren|buiten beschouwing|geen rekening|niets aan van|terzijde|volg\b[^.!?]{0,60} niet|niet langer|gelden\b[^.!?]{0,30}\bniet|vervallen)"
    # French
    r"|\b(?:oublie[rzs]?\b|ignore[rz]?\b|ignorons|(?:ne |n['’])(?:tiens|tenez|tenir|obéis|obéissez|suis|suivez|respectez?|applique[sz]?)\b[^.!?]{0,12} (?:plus|pas|aucun)|sans tenir compte|sans te soucier|abstraction|fais fi|faites fi|néglige|passe outre|passez outre|(?:ne s['’]appliquent|ne valent|ne comptent) plus|n['’]ont plus cours|(?:sont|est) (?:annulé|caduc|levé|suspendu|révoqué)|laisse[rz]? (?:de côté|tomber)|mets de côté)"
    # Spanish, Portuguese
    r"|\b(?:olvid[aeo]|olvíd|ignor[aeáé]|desestim|descart[ae]|no (?:hagas|haga) (?:ningún )?caso|no (?:sigas|siga|obedezcas|tengas|tenga en|respetes|cumplas)|caso omiso|pas[ae] por alto|prescind[ae]|dej[ae] de (?:seguir|lado)|ya no (?:se aplican|valen|rigen)|dejan de (?:valer|aplicarse|regir)|quedan (?:sin efecto|anulad|derogad|suspendid))"
    r"|\b(?:esque[çc]|desconsider|desrespeit|desobede[çc]|não (?:siga|sigas|obedeça|leve|cumpra|respeite)|deixe de (?:seguir|lado)|deixa de (?:seguir|lado)|abandon[ae]|já não (?:valem|se aplicam)|não (?:valem|se aplicam) mais|deixam de (?:valer|se aplicar)|ficam (?:sem efeito|anulad|revogad|suspens))"
    # Italian
    r"|\b(?:dimentic|ignor[aio]|trascur|tralasci|scart[ai]|disattend|lasci[ai]? (?:perdere|da parte)|metti da parte|non (?:seguire|seguite|tenere|tener|tenete|considerare|rispettare|obbedire)|non (?:valgono|si applicano)|(?:sono|vengono) (?:annullat|revocat|sospes)|decadono)"
    # Polish, Turkish
    r"|(?:z?ignoruj|zignorować|zapomnij|pomiń|pomijaj|odrzuć|lekceważ|nie (?:stosuj|przestrzegaj|zwracaj|bierz|wykonuj|obowiązują)|przestają obowiązywać|tracą ważność)"
    r"|(?:unut|yok say|görmezden gel|dikkate alma|göz ardı|uyma|geçersiz (?:say|kıl)|bir kenara bırak|artık geçerli değil)"
    # Russian
    r"|(?:забуд|забыть|игнориру|проигнориру|отброс|пренебре|не (?:следуй|обращай|соблюдай|выполняй|учитывай|принимай)|больше не (?:действ|применя)|утратили силу|отменя|отменен)"
    # Chinese, Japanese, Korean
    r"|(?:忽略|无视|無視|忘记|忘掉|忘記|不要理会|不必理会|不要遵守|不再遵守|不必遵守|不要遵循|不再遵循|不必遵循|抛弃|丢弃|作废|别管|不用管|不再适用|不再有效|不再生效|失效|到此为止)"
    r"|(?:忘れ|従わない|従うな|従わず|破棄|捨てて|取り消し|無効|適用され(?:ない|ません)|効力を失)"
    r"|(?:무시|잊어|잊으|잊고|따르지|버리고|버려|폐기|무효|더 이상 (?:적용|유효)|적용되지 않))"
)
TOLD = (
    r"(?:anweisung|instruktion|regeln|vorgaben|vorschriften|richtlinien|befehle|anleitungen|hinweise|aufträge|weisungen|instructies|aanwijzingen|regels|opdrachten|richtlijnen|voorschriften"
    r"|\binstructions\b|consignes|règles|directives|\bordres\b|instrucciones|indicaciones|reglas|órdenes|directrices|\bnormas\b|instruções|\bregras\b|orientações|diretrizes|\bordens\b|comandos"
    r"|istruzioni|indicazioni|\bregole\b|direttive|\bordini\b|comandi\b|instrukcj|polece[nń]|\bzasad|reguł|wytyczn|rozkaz|wskazów|talimat|komutlar|kurallar|yönerge|emirler"
    r"|инструкци|указани|правил|распоряжени|команд|предписани|指令|指示|提示|规则|規則|规定|規定|要求|守则|准则|约定|约束|命令|プロンプト|ルール|制約|지시|명령|프롬프트|규칙|지침)"
)
BEFORE = (
    r"(?:\b(?:bisher|bislang|vorherig|vorig|früher|obig|vorangegangen|vorangehend|vorhergehend|zuvor|vorher|oben|ursprünglich|deine[rsn]?\b|ihre[rsn]?\b|sämtlich|erhalten)"
    r"|\b(?:vorige|eerdere?|voorgaande|bovenstaande|voorafgaande|tot nu toe|hierboven|gekregen|ontvangen|jouw)\b"
    r"|\b(?:précédent|précédemment|antérieur|reçue?s\b|ci-dessus|avant\b|jusqu['’](?:ici|à)|initiales|données?\b|tes\b|vos\b)"
    r"|\b(?:anterior|previ[ao]s\b|recibid|dad[ao]s\b|hasta (?:ahora|aquí)|antes\b|arriba\b|tus\b|iniciales|prévi[ao]s|recebid|até (?:agora|aqui)|acima\b|suas\b|tuas\b)"
    r"|\b(?:precedent[ei]|precedentemente|ricevut|finora|fino a|sopra\b|prima\b|tue\b|vostre\b|iniziali)"
    r"|(?:poprzedni|wcześniejsz|dotychczas|powyższ|otrzyman|swoje|wszystkich|wszystkie)|(?:önceki|önce verilen|daha önce|yukarıda|şimdiye kadar|bundan önce|tüm |bütün |verilen)"
    r"|(?:предыдущ|прежни|вышеуказан|выше|ранее|раньше|полученн|прошл|данные тебе|до этого|все )"
    r"|(?:以上|之前|先前|此前|前面|上面|上文|上述|所有|全部|一切|原来|系统|系統|收到|これまで|以前|前の|上記|今まで|すべて|全て|先の|受け取|元の|이전|지금까지|앞선|앞의|위의|모든|기존|받은))"
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
USER = r"(?:\b(?:person, für die|persona\b|personne\b|pessoa\b|auftraggeber|nutzer|benutzer|anwender|gebruiker|utilisat(?:eur|rice)|usu[aá]ri[oa]|utent[ei]\b|użytkowni|kullanıcı)|пользовател|用户|用戶|使用者|ユーザ|利用者|사용자)"
TELL = (
    r"(?:unerwähnt|\b(?:sag|erzähl|verrat|erwähn|bericht|zeig|inform|meld|mitteil|mitzuteil|erfahr|wiss|merk|vertel|zeg|noem|vermeld|weten|toon"
    r"|dis\b|dites\b|dire|dica|dig[ao]|decir|dizer|parl|mentionn|mencion|menzion|révél|revel|rivel|montr|mostr|muestr|signal|segnal|prévien|prévenir|avert|avis|avvis|habl|cuent|cont[ae]|comunic"
    r"|mów|wspomin|ujawn|pokaz|zgłasz|powiad|söyleme|bahsetme|bildirme|gösterme|haber verme)"
    r"|говор|сообщ|упомин|показыв|раскры|рассказ|уведом|告诉|告訴|告知|说明|說明|提及|透露|提起|通知|报告|報告|显示|顯示|解释|知道|伝え|知らせ|言わ|話さ|表示|見せ|알리|말하|언급|보고|설명|표시|보여)"
)
TELL_NOT = (
    r"(?:unerwähnt|verschweig|\b(?:nichts?\b|niemand|kein|nie(?:mals)?\b|ohne\b|niet\b|niets\b|nooit\b|geen\b|zonder\b|ne |n['’]|jamais\b|sans\b|no\b|nunca\b|jamás\b|sin\b|não\b|nada\b|sem\b|non\b|mai\b|senza\b|nigdy\b|bez\b|(?:söyle|bahset|bildir|göster|ver)me|asla\b)"
    r"|(?:^|\s)(?:не|ничего|никогда|без)\s|不要|不必|不用|无需|無需|无须|别|別|勿|不得|不让|不讓|ないで|ずに|るな|なく|ません|지 ?마|지 ?않|말고)"
)
SENDS = (
    r"(?:\b(?:schick|sende[nt]?\b|versend|übermitt|übertrag|hochlad|lade\b[^.!?]{0,60}\bhoch\b|leite\b[^.!?]{0,60}\bweiter\b|stuur|verstuur|verzend"
    r"|envoie|envoy[eo]|transmet|téléverse|expédie|env[ií][aeo]|enviar|mand[aei]\b|mandar|subir\b|sub[ae]\b|invi[ao]\b|invi(?:are|ate)\b|trasmett|carica\b|wyślij|wysłać|prześlij|przesłać|gönder|ilet\b|yükle)"
    r"|отправ|пошли|перешли|передай|загрузи|вышли|发送|发给|发到|上传|上傳|提交|附在|附上|传给|传到|傳給|寄到|打包|送信|送って|送り|アップロード|投稿|転送|添付|보내|전송|업로드|제출|첨부)"
)
_NEVER = r"(?:\b(?:nie(?:mals)?|nicht|kein\w*|nooit|niet|jamais|pas|nunca|jamás|no|não|non|mai|nigdy|asla)\b|не |никогда|不要|切勿|请勿|不得|禁止|しない|ないで|하지 ?마|않)"
SENDS_NOT = rf"{_NEVER}[^,;，。]{{0,40}}{SENDS}|{SENDS}[^,;，。]{{0,30}}{_NEVER}"
_ENVIRONMENT = r"[`\"']?\b(?:printenv|/proc/self/environ)\b|`env`|umgebungsvariablen|omgevingsvariabel|variables? d['’]environnement|variables de entorno|vari[áa]veis de ambiente|variabili d['’]ambiente|środowiskow|ortam değişken|переменн\w+ (?:окружения|среды)|环境变量|環境變數|環境変数|환경 ?변수"
PRIVATE = (
    rf"{_ENVIRONMENT}|gespräch|chatverlauf|chatgeschiedenis|conversaci[óo]n|conversa\b|historial|conversazione|rozmow|sohbet|konuşma|разговор|переписк|对话|對話|聊天记录|会話|チャット履歴|대화"
    r"|passwort|passwörter|wachtwoord|mots? de passe|contraseñ|senhas?\b|parola|hasł[ao]|şifre|парол|密码|密碼|パスワード|비밀번호|zugangsdaten|inloggegevens|identifiants|credencia|credenziali|poświadcze|kimlik bilgi|учётн|учетн|凭据|凭证|認証情報|자격 증명"
    r"|api[- ]?schlüssel|clés? (?:d['’])?(?:api|privée)|(?:claves?|chaves?|chiav[ei]|klucz\w*) (?:d[ei]l? |de )?(?:api|privad|privat|prywatn)|密钥|私钥|金鑰|秘密鍵|API ?キー|API ?키"
)
MACHINE_ABROAD = r"(?:\b(?:el|al|los|un|o|ao|os|um|il|l['’]|un['’]|der|den|dem|die|das|ein|einen|liebe[rs]?|de|een|le|les|pour|para|per|für|voor|dla|do) ?(?:(?:KI|IA|AI)-? ?)?(?:asistente|assistente|assistent(?:en|in|z)?|assistant|agente|agent(?:en)?|asystent\w*|agenta)\b|\bKI-?\w*|\basistana?\b|ассистент|помощник|агент|助手|智能体|代理|アシスタント|エージェント|어시스턴트|에이전트)"
APPROVE = r"(?:\b(?:acept[ae]|aprueb[ae]|aprob[ae]|accepte[rz]?\b|approuve|genehmig|akzeptier|aprov[ae]|aceit[ae]|approv[aio]|accett[aio]|zatwierdź|zaakceptuj|onayla|kabul et|keur\b|accepteer)|одобр|прими\b|批准|同意|通过|承認|許可|승인|수락)"
UNASKED = r"(?:\b(?:sin (?:pedir|preguntar|consultar|revis)|ohne (?:zu fragen|nachfrage|rückfrage|prüfung|nachzufragen|bestätigung)|sans (?:demander|poser|vérif|consulter)|sem (?:pedir|perguntar|consultar|revis)|senza (?:chiedere|domand|verific|consultare)|bez (?:pytania|sprawdz|potwierdz)|sormadan|onay almadan|zonder (?:te vragen|navraag|controle))|без (?:спроса|вопросов|проверки|подтвержд)|无需|不用问|不要询问|不必询问|無需|確認せず|聞かず|確認なし|확인 없이|묻지)"
ANSWER = r"(?:\b(?:antwort|bericht|zusammenfassung|antwoord|verslag|respuesta|informe|resumen|réponse|rapport|résumé|resposta|relatório|resumo|risposta|rapporto|riassunto|odpowied|raporc|streszczeni|yanıt|rapor|özet)|ответ|отч[её]т|回答|回复|报告|总结|摘要|答复|応答|報告|要約|답변|보고서|요약)"
