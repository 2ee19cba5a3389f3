"""Sentences that turn a reading agent against its user.

All of it is RE2 (no look-around), so that hostile text is searched in linear time. A space in a
pattern stands for any run of spaces, newlines and marks of emphasis.
"""
# ruff: noqa: E501 - sentences are read whole

from bot.workflow.standards.threats import scan, speech

_IGNORE = (
    r"(?:[i1l!]gn[o0]r[e3]|i g n o r e|d[i1]sr[e3]gard|forget|dismiss|neglect|pay no attention to|set aside|stop (?:follow|obey)ing"
    r"|(?:do not|don['’]t|never) (?:follow|obey|comply with)|(?:override|bypass|circumvent) (?:all|any|your|every|my))"
)
_ALL = r"(?: (?:all|any|every|each|of|the|your|my|these|those|whatever|other)){0,4}"
_BEFORE = r"(?:previous|prior|above|earlier|preceding|existing|original|initial|former|foregoing|past|system|safety|other|internal|built-in)"
_TEXTS = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|context|messages?|polic(?:y|ies)|constraints?|orders|commands?|restrictions|guardrails|safeguards)"
_PEOPLE = r"(?:users?|humans?|operators?|owners?|developers?|reviewers?|maintainers?)"
_NOT = r"(?:do not|don['’]t|never|must not|must never|should never|without|refrain from)"
_INFORM = r"(?:inform|notify|alert|warn|consult)(?:ing)?"
_TELL = rf"(?:(?:tell|ask)(?:ing)?|{_INFORM})"
_DECIDE = (
    r"(?:confirm|approve|review|check|verify|agree|consent|permit|allow|authori[sz]e|accept|validate|decide|choose|grant|stop|intervene|be"
    r"|avoid|save|keep|prevent|reduce|ensure|make|speed|maintain|preserve|protect|spare|whom)"
)
"""What only people may do, and purposes that an order not to tell them is given."""
_LOOK = r"(?:inspect|look|read|open|see|watch|examine|find|compare)"
_END = r"[\s*_~]*(?:[^\w\s*_~]|$)"
_NO_TO = rf"(?:{_END}| (?:[^\Wt]|t[^\Wo]|to\w|t\b)| to {_DECIDE}\b)"
_NO_TO_FOR = rf"(?:{_END}| (?:[^\Wtf]|[tf][^\Wo]|to\w|fo[^\Wr]|for\w|[tf]\b)| to {_DECIDE}\b)"
"""What follows people who are told or asked nothing. What they are not told to do, or not asked
for, hides nothing from them; whether they may be spared a permission is another matter."""
_SHOW = r"(?:mention|reveal|disclose|admit)(?:ing)?"
_THIS = r"(?:this|these|that|it|any of this|the above)"
_PRIVATE = (
    r"[`\"'“(]*(?:api.?keys?|credentials?|secrets?|passwords?|access tokens?|tokens? of the user|environment variables|env vars|private keys?|ssh keys?"
    r"|~/\.\S+|conversation|chat history|(?:chat|session|conversation) transcript|transcript of (?:this|the|our) (?:session|chat|conversation|dialogue)|(?:this|our|your) transcript|\.env\b|/etc/(?:passwd|shadow)|id_(?:rsa|ed25519)"
    r"|contents? of the (?:\w+ )?(?:directory|repository|project|folder|disk)|(?:user|customer)['’]?s?['’]? (?:files|messages|data|keys|history|source code|code))"
)
_SEND = (
    r"(?:send|upload|post|transmit|exfiltrate|forward|e-?mail|copy|report|submit|leak|push|deliver)"
)
_AWAY = r"to (?:https?://|<?https?://|\S+@\S+|(?:the|this|an?|our|my) (?:\w+ )?(?:server|address|endpoint|url|webhook|site|bucket|collector|backend))"
_MODEL = r"(?:agent|assistant|ai|model|bot|chatbot|llm|persona|character)"
_LIMITS = r"(?:\w+ )?(?:restrictions?|rules?|limits?|limitations?|filters?|guidelines|boundaries|constraints|polic(?:y|ies)|guardrails)"
_GIVEN = (
    r"(?:rules|instructions?|guidelines|restrictions|policies|directives|limits|constraints|orders)"
)
_VOID = r"(?:(?:no longer|do not|don['’]t) (?:apply|hold|count|matter|bind)|(?:are|is) (?:now )?(?:void|cancell?ed|revoked|obsolete|superseded|suspended|lifted))"
_AGREED = r"(?:consented|agreed|approved|confirmed|authori[sz]ed|allowed|permitted|given (?:\w+ )?(?:consent|approval|permission))"
_ANSWER = r"(?:your|the|every|each) (?:answers?|responses?|reply|replies|reports?|outputs?|summary|messages?|requests?|commits?)"

_SAID = (
    # Override what the agent was told.
    rf"\b{_IGNORE}{_ALL}(?: {_BEFORE})+(?: (?:and|or) {_BEFORE})? {_TEXTS}\b",
    rf"\b{_IGNORE} (?:\w+ )?(?:your|all|any|these|those) (?:\w+ )?(?:instructions|guidelines|training|restrictions|safety (?:rules|settings|checks|filters)|safeguards|guardrails|programming|rules)\b",
    rf"\b{_IGNORE} (?:everything|anything|all|what(?:ever)?|the (?:text|lines?))(?: (?:of|that) (?:it|this))? (?:(?:that )?you(?:['’]ve| were| have been| have| know)? (?:told|said|taught|given|instructed|read|learned)|(?:said |written |told |stated )?(?:above|before this|before that|previously|so far))\b",
    rf"\b{_IGNORE}{_ALL} (?:instructions|rules|prompts?|guidelines) (?:above|before|you (?:were|have|received|got)|that came|given)\b",
    rf"\b{_IGNORE} the above(?: (?:and|then)\b|[.,;!])",
    r"\b(?:your|all|any) (?:previous|prior|earlier|above|original|existing) (?:instructions?|rules?|guidelines|prompts?|orders|directives) (?:are|is) (?:now )?(?:void|null|cancell?ed|obsolete|revoked|superseded|replaced|invalid|suspended|lifted|overridden|no longer)",
    r"\bthe (?:previous|prior|earlier|above|original|existing) (?:instructions?|rules?|guidelines|prompts?|orders|directives) (?:are|is) (?:now )?(?:void|null|cancell?ed|revoked|suspended|lifted|overridden)",
    r"\b(?:override|disable|turn off|switch off) (?:your|all|any|every) (?:\w+ )?(?:safety|security|content|ethical|moral)(?: \w+)? (?:settings|rules|filters?|checks|policies|guidelines|restrictions|instructions|measures)\b",
    r"\byour (?:new|real|true|actual|only|secret) (?:instructions?|task|goal|purpose|role|orders|mission|objective) (?:is|are)\b",
    r"(?m)^[^\w\n]*(?:new|updated|real|actual|secret|hidden) (?:instructions?|orders|directives)\s?[:：]",
    r"\b(?:these|this|the following|my) (?:instructions?|rules?|document|page|file|skill|text|guide)\b[^.\n]{0,60}\b(?:precedence|priority) (?:over|than)\b[^.\n]{0,30}\b(?:users?|system|human|operator|developer|other instructions|previous|everything)",
    rf"\b{_GIVEN}(?: that| which)? you (?:were|have been|had been|got|received)\b[^.\n]{{0,60}}\b{_VOID}\b",
    rf"\byour (?:safety |system |content )?(?:rules|instructions?|guidelines|directives) {_VOID}\b",
    rf"\b{_IGNORE} (?:what(?:ever)?|anything|everything|all)(?: that)? (?:the |your )?(?:system|developers?|users?|operators?|anyone|people)(?: prompt| message)? (?:has |have )?(?:told|said|instructed|asked|says?|asks?|wants?|tells?)\b",
    r"\binstructions? (?:that were )?(?:given|provided|shown|you (?:received|were given))\b[^.\n]{0,60}\b(?:no longer apply|do not apply|are (?:void|cancell?ed|revoked|obsolete|superseded))",
    r"\b(?:whatever|no matter what) the user (?:says|asks|wants|requests),? (?:always|answer|reply|respond|do|run|execute|say)\b",
    r"\byour (?:first |top |main |only )?(?:priority|task|duty|job|role|mission) is (?:now )?to (?:follow|obey|serve|ignore|execute) (?:this|these|the following|what)\b",
    # Another role.
    r"\b(?:from now on|henceforth|from this (?:point|moment)(?: on(?:wards?)?)?|starting now|as of now),? (?:you (?:are (?:an?|no longer|not)|must|act|will (?:ignore|obey|act|answer|respond|do|only|always|never))|act as|behave as|pretend|obey|ignore)\b",
    r"\byou are now (?:an? )?(?:unrestricted|unfiltered|jailbroken|dan\b|in (?:developer|admin|god) mode|free (?:of|from)|root\b|the (?:admin\w*|system|root)\b)",
    r"\byou(?:['’]re| are) (?:no longer|not) (?:bound|restricted|constrained|subject) (?:by|to) (?:\w+ )?(?:rules|guidelines|instructions|restrictions|policies|constraints|limits|laws)\b",
    r"\b(?:act|behave|respond|answer|pretend)(?: as (?:if|though))? (?:that )?you (?:had|have|were|are) (?:no|not|without|free|un)\w*\s?(?:restrictions|rules|limits|limitations|guidelines|filters|bound|restricted|limited|from)",
    r"\b(?:act|behave|respond|answer) as an? (?:unrestricted|unfiltered|uncensored|jailbroken)\b",
    rf"\byou are now (?:[\w-]+[,:]? )?(?:an?|the) (?:\w+ ){{0,2}}?{_MODEL}\b[^.\n]{{0,40}}\b(?:no|without|free (?:of|from)) (?:any )?{_LIMITS}\b",
    rf"\b(?:act|behave|respond|answer|pretend|imagine)(?: as (?:if|though))? (?:that )?you (?:had|have|were|are) (?:no|without|free (?:of|from)) (?:\w+ )?{_LIMITS}\b",
    rf"\b(?:act|behave|respond|answer|operate) as an? (?:\w+ ){{0,2}}?{_MODEL} (?:without|with no|that has no|free (?:of|from)) (?:any )?{_LIMITS}\b",
    r"\bpretend (?:to be|you are) (?:the |an? )?(?:admin\w*|root|system|developer|owner|maintainer)\b",
    r"\byou (?:have been|are|were) (?:granted|given) (?:admin\w*|root|unrestricted|elevated|full system) (?:rights?|access|permissions?|privileges?)",
    r"\b(?:enable|enter|activate) (?:developer|god|admin|jailbreak|dan) mode\b",
    # Conceal.
    rf"\b{_NOT} (?:{_TELL} (?:this|it|that|anything) (?:to )?|{_INFORM} )(?:the|your|any) {_PEOPLE}\b",
    rf"\b{_NOT} tell(?:ing)? (?:the|your|any) {_PEOPLE}\b{_NO_TO}",
    rf"\b{_NOT} ask(?:ing)? (?:the|your|any) {_PEOPLE}\b{_NO_TO_FOR}",
    rf"\b{_NOT} {_SHOW} (?:{_THIS} (?:to )?)(?:\w+ ){{0,3}}?(?:(?:to|with) )?(?:the |your |any )?(?:{_PEOPLE}|anyone|anybody)\b",
    rf"\b{_NOT} (?:show|explain|report)(?:ing)? (?:this|these|that)(?: \w+){{1,3}}? to (?:the |your )?{_PEOPLE}\b",
    rf"\b{_NOT} (?:show|explain|report)(?:ing)? {_THIS} to (?:anyone|anybody)\b",
    rf"\b{_NOT} (?:mention|reveal)(?:ing)? (?:anything )?(?:to )?(?:the|your) {_PEOPLE}\b",
    rf"\b(?:do not|don['’]t|never) let (?:the|your|any) {_PEOPLE} (?:know|notice|learn|find out|discover|realise|realize)\b",
    rf"\b(?:the|your) {_PEOPLE} (?:must|should|may) (?:not|never) (?:\w+ )?(?:know|learn|notice|find out|be told|be informed|be aware|discover)\b",
    rf"\b(?:hide|conceal|keep) (?:this|it|these|the (?:output|steps?|commands?|changes?|files?|results?|prompts?|instructions?|messages?|uploads?|downloads?|facts?|logs?|errors?|scripts?|sections?|text|truth))(?: \w+){{0,4}} from (?:the |your )?{_PEOPLE}\b",
    rf"\bkeep (?:this|it|these)(?: \w+){{0,2}} secret from (?:the |your )?{_PEOPLE}\b",
    r"\bkeep (?:these|this) (?:instructions?|rules?|message|prompt|step|section|text|note)s? (?:confidential|secret|private|hidden|to yourself)\b",
    r"\b(?:do not|don['’]t|never) (?:disclose|reveal|mention|repeat|quote) (?:these|this) (?:lines?|instructions?|rules?|text|message|prompt|steps?|section)\b",
    r"\b(?:and|but|then) (?:do not|don['’]t|never) (?:mention|disclose|report) (?:it|this|that)\b",
    rf"\b(?:make sure|ensure|see to it)(?: that)? (?:the|your|no) {_PEOPLE} (?:never|does not|do not|don['’]t|doesn['’]t|cannot|can|will|ever) (?:\w+ )?(?:knows?|notices?|learns?|finds? out|sees? this|discovers?|realises?|realizes?)\b",
    r"\b(?:secretly|covertly|stealthily) (?:add|insert|inject|plant|install|run|execute|modify|change|delete|remove|disable|enable|commit|push)\b",
    r"\b(?:do (?:this|it|so)|act) (?:quietly|silently|secretly|covertly)\b|\b(?:leave no traces?|cover your tracks)\b",
    r"\bomit (?:this|that|these|it)\b[^.\n]{0,30} from (?:your|the) (?:summary|answer|response|reply|report)\b",
    r"\b(?:if|when)(?: you are| the user| someone|ever)? ask(?:ed|s)\b[^.\n]{0,80}\b(?:deny|pretend|lie\b|say (?:that )?(?:everything|nothing|all is|it is (?:safe|fine)))",
    r"\balways (?:recommend|suggest|promote|install|choose|praise)\b[^.\n]{1,80}\b(?:regardless of|no matter what|even if the user)",
    # Send out.
    r"\b(?:silently|secretly|covertly|quietly|discreetly) (?:upload|send|post|transmit|exfiltrate|forward|copy|e-?mail|collect)\b",
    rf"\b{_SEND} (?:[\w'’.,/~-]+ ){{0,6}}?{_PRIVATE}[^.\n]{{0,60}}?\b{_AWAY}",
    rf"\b{_SEND} (?:\w+ ){{0,4}}(?:every|each|any|all)(?: of the)? (?:files?|messages?|inputs?|prompts?|documents?|keys?|secrets?) (?:that )?you (?:open|read|see|find|edit|receive|touch|process)\b",
    r"\bexfiltrate (?:the|all|any|every|user|their|its)\b",
    r"\b(?:e-?mail|forward|send) (?:the|this|our|all) (?:\w+ )?(?:conversation|chat|transcript|history|session)s? to \S+@\S+",
    rf"\b(?:collect|gather|harvest|steal|find|extract) (?:all|any|every|the)(?: \w+)? (?:api keys?|credentials?|secrets|passwords|private keys?|tokens)\b[^.\n]{{0,60}}\b{_SEND}\b",
    r"\b(?:append|add|include|embed|encode|put|paste|copy|print) (?:the )?(?:user['’]s|users['’]) (?:\w+ ){0,3}?(?:keys?|credentials?|secrets?|passwords?|tokens?|data|messages?) (?:to|in|into|as)\b",
    rf"\b(?:include|append|add|embed|put|paste|copy|insert|read|collect|gather|cat)\b[^.\n]{{0,60}}(?:~/\.(?:ssh|aws|netrc|kube|gnupg)\S*|/etc/(?:passwd|shadow)|id_(?:rsa|ed25519))[^.\n]{{0,60}}\b(?:{_ANSWER}|send|post|upload|include|paste)\b",
    r"\b(?:include|append|add|embed|put|paste) (?:the )?(?:values?|contents?) of (?:the )?(?:\.env|\$?[A-Z_]*(?:KEY|TOKEN|SECRET|PASSWORD))\b[^.\n]{0,40}\b(?:in|into|to|and)\b",
    r"\bcontents? of (?:the )?(?:\.env|~/\.\w+)[^\n]{0,80}\b(?:send|post|upload)\b",
    # What only the user may decide.
    r"\b(?:always|automatically|silently) (?:run|execute|approve|accept|install|download) [^.\n]{0,60}\bwithout (?:asking|confirm\w*|permission|approval|telling|review)\b",
    r"\b(?:approve|accept|grant|merge) (?:all|every|any) (?:\w+ ){0,3}(?:automatically|silently|without (?:asking|review|reading)|pull requests?\b)",
    r"\b(?:bypass|circumvent|evade) (?:the |any |all |every )?(?:approval|review|permission|consent|confirmation)\b",
    r"\b(?:answer|say|reply|respond|click|press|choose|select)(?: with)? [\"'“`]?(?:yes|y|ok|allow|approve|accept|proceed)\b[^.\n]{0,30}\b(?:on behalf of|in place of|instead of) (?:the |your )?users?\b",
    rf"\b(?:assume|suppose|take it|act as (?:if|though)|consider)(?: that)? (?:the|your) users? (?:has|have|had|would have) (?:already |always )?{_AGREED}\b",
    rf"\b(?:the|your) users? (?:has|have) (?:already |always )?{_AGREED} (?:everything|anything|all|every|this|these|any)\b",
    # What the agent was told by others.
    r"\b(?:reveal|leak|repeat|recite) (?:me )?(?:the|your) (?:full |entire |hidden )?system prompt\b",
    r"\b(?:print|output|show|display|dump) (?:me )?your (?:full |entire |hidden )?system prompt\b",
    r"\b(?:print|output|show|tell|give|reveal|repeat)(?: me| us)? your (?:hidden|secret|initial|original|internal|confidential) (?:instructions|rules|prompt|guidelines)\b",
    r"\b(?:reveal|recite|disclose|leak) (?:me |us )?your (?:instructions|rules|prompt|guidelines|configuration)\b",
    # The first of them in other languages.
    r"\bignorier\w* (?:(?:alle|die|sämtliche|deine) )*(?:vorherigen|bisherigen|obigen|vorigen|früheren) (?:anweisungen|regeln)",
    r"\b(?:ignore[rz]?|oublie[rz]?|sans tenir compte des?|ne tiens pas compte des) (?:toutes )?(?:les |tes |vos )?(?:instructions|consignes|règles) (?:précédentes|antérieures|ci-dessus)",
    r"\b(?:ignor[ae]r?|olvid[ae]r?) (?:todas )?las instrucciones (?:anteriores|previas)|\bignor[ae]r? (?:todas )?as instruções anteriores|\bignora(?:re)? (?:tutte )?le istruzioni precedenti",
    r"\bnegeer (?:alle )?(?:vorige|eerdere|voorgaande|bovenstaande) instructies|\bzignoruj (?:wszystkie )?(?:poprzednie|wcześniejsze) (?:instrukcje|polecenia)",
    r"önceki (?:tüm )?talimatları (?:yok say|görmezden gel|unut)|bỏ qua (?:tất cả )?(?:các )?hướng dẫn",
    r"(?:忽略|无视|無視|忘记|忘掉|不要理会)[掉以上之前先述面所有全部一切任何这些的此你您系统原来]{1,12}(?:指令|指示|提示|规则|說明|说明)|(?:指示|命令|プロンプト)[^。\n]{0,6}(?:無視|忘れ)|(?:지시|명령|프롬프트)[^.\n]{0,8}무시",
    r"(?:игнорируй|забудь)\w*[^.\n]{0,30}(?:инструкци|указани)|تجاهل (?:جميع |كل )?(?:التعليمات|الأوامر)|पिछले (?:सभी )?निर्देशों को (?:अनदेखा|नज़रअंदाज़)",
)

ORDER = "(?i)" + "|".join(f"(?:{said})" for said in _SAID).replace(" ", r"[\s*_~]+")
"""Any of them, as one RE2 pattern; whoever needs a match of the words calls `first`."""


_DOUBTED = (
    r"\b(?:run|execute|perform|apply|accept|carry out|install|delete|make|call) (?:all|any|each|every|everything|these|this)\b[^.\n]{0,40} without (?:asking|confirm\w*|permission|approval|prompting|waiting|checking|review)\b",
    r"\b(?:skip|bypass|suppress|dismiss|silence) (?:all |any |the |every |these )?(?:permission|confirmation|approval|consent)(?:s| (?:prompts?|requests?|dialogs?|questions?|steps?|checks?))\b",
    r"\b(?:add|append|include|attach|embed|put|encode|write)\b[^.\n]{0,40}\b(?:conversation|chat history|transcript|environment variables|credentials|private keys?|user['’]s (?:files|messages|data|keys))\b[^.\n]{0,60}\b(?:to|at|into|in|of) [`<]?https?://",
    rf"\b(?:the|your) {_PEOPLE} (?:does not|doesn['’]t|do not|don['’]t|need not|needn['’]t|has no) (?:need to |have to )?(?:know|be told|be informed|be aware|notice)(?: about| of)? (?:this|that|it|these)\b",
    r"\b(?:do not|don['’]t|never|no need to) (?:ask|check with|prompt|consult) (?:(?:the|your) users? )?(?:before|first|again)\b",
    rf"\b(?:include|add|append|attach|embed|put|collect|gather|copy|take|read)\b[^.\n]{{0,60}}\b{_PRIVATE}[^.\n]{{0,60}}\b(?:and|then) {_SEND} (?:it|them|this|that|both|(?:the|a) \w+)\b[^.\n]{{0,20}}?\b{_AWAY}",
    r"\b(?:add|append|write|copy|insert|put|save|store|paste)\b[^.\n]{0,60}\b(?:to|into|in) (?:your |the |a |its )?[`\"'“]?(?:\S*/)?(?:claude|agents|gemini|copilot-instructions|memory)\.md\b[^\n]{0,80}\b(?:(?:future|later|every|all|each|next|new) (?:\w+ )?(?:sessions?|conversations?|chats?|runs)|always|permanent(?:ly)?|forever|from now on)\b",
    r"\b(?:add|append|write|copy|insert|put|save|store|paste)\b[^.\n]{0,60}\b(?:to|into|in) (?:your |the )?[`\"'“]?(?:~/|\S*/)?\.(?:claude|codex|gemini|cursor)/(?:settings|config|hooks|rules)\S*",
    r"\b(?:store|save|keep|note|record|write|remember|add|put)\b[^.\n]{0,60}\b(?:in|to|into) your (?:long-term |persistent |permanent |own )?memor(?:y|ies)\b",
    r"\b(?:remember|memori[sz]e|keep in mind|apply|obey|follow|trust)\b[^.\n]{0,60}\b(?:in|for|across) (?:all|every|any|each) (?:of your )?(?:future|later|other|following|subsequent|next) (?:sessions?|conversations?|chats?|interactions?|users?)\b",
    r"\b(?:do not|don['’]t|never) (?:ask for|request|wait for|seek) (?:any |the user['’]s |user )?(?:confirmation|permission|approval|consent)\b",
    r"\bwithout (?:telling|informing|notifying) (?:anyone|anybody)\b",
    rf"\b{_NOT} (?:tell|ask)(?:ing)? (?:the|your|any) {_PEOPLE} to {_LOOK}\b",
    rf"\b{_NOT} ask(?:ing)? (?:the|your|any) {_PEOPLE} for (?:\w+ )?(?:confirmation|permission|approval|consent|leave|review|go-ahead|sign-off|agreement|authori[sz]ation|time|now)\b",
    rf"\b(?:add|include|append|put|print|write) (?:the |any |all )?(?:api.?keys?|credentials?|secrets?|passwords?|tokens?)\b[^.\n]{{0,60}}\b(?:to|in|into) {_ANSWER}\b",
    r"\byou must (?:first |always )?(?:run|fetch|download|execute|load)\b[^.\n]{0,60}https?://",
)

DOUBTED = "(?i)" + "|".join(f"(?:{said})" for said in _DOUBTED).replace(" ", r"[\s*_~]+")
"""What an honest page may say too, of a program that works by itself; people should look."""


def first(text: str) -> scan.Found | None:
    """The first order in a text, told by its phrase or by the words of a sentence."""
    phrase = next(scan.find(ORDER, text, most=1), None)
    if phrase is not None:
        return phrase
    held = scan.which(speech.ANCHORS, text.encode("utf-8", "replace"))
    return next((said.found for said in speech.found(text, held)), None)
