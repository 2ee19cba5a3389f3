"""Sets of words that orders against the user are made of, for `speech`; RE2, a space is any run."""
# ruff: noqa: E501 - sets of words are read whole

PEOPLE = r"(?:the |your |any |a )?(?:users?|humans?|operators?|owners?|developers?|reviewers?|maintainers?|customers?|clients?|persons?|people|boss|managers?|callers?|anyone|anybody|team)"
AGENT = r"(?:AIs?|(?:AI |coding |language )?(?:agents?|assistants?|models?)|chatbots?|bots?|LLMs?|Claude|ChatGPT|Copilot|Codex|(?:automated|machine) readers?)"
PAGE = r"\b(?:this|the present) (?:page|skill|file|document|guide|text|note|line|message)\b"
RULES = r"(?:instructions?|guidelines?|guidance|rules?|directives?|directions?|polic(?:y|ies)|prompts?|constraints?|restrictions?|orders|safeguards|guardrails|limits|limitations|other skills|the users?|authority|system message)"
ALL = r"(?:whatever|everything|nothing|anything|only what|what you (?:were|have been|had been) (?:told|taught|given|asked|set))"
YOURS = r"\b(?:you (?:were|have been|had been|got|received|started|picked up|learned|read|saw)\b|your (?:operator|system|safety|setup|vendor|earlier|previous|prior|former|context|developer|original|initial|owner)\b)"
VOID = (
    r"\b(?:(?:no longer|not|stops? to|stop(?:s|ped)?|cease[sd]?(?: to)?) (?:apply(?:ing)?|applies|hold(?:ing)?|holds|counts?|bind(?:s|ing)?|valid|in force|cover|matter)|void|(?:hereby |are |is |now )revoked"
    r"|supersedes?|superseded by (?:it|this|the)|withdrawn|lapsed|(?:are|is) off (?:while|here|now|when)|put this (?:page|skill|file|document|guide) above|overrul\w+|outranks?|overrid(?:es|den)|(?:has|have) expired|(?:as|are|is) (?:now )?(?:outdated|obsolete|cancell?ed|lifted|suspended)"
    r"|takes? precedence over (?:all|your|the (?:system|user|operator|developer))|(?:is|are) (?:no longer )?binding|aside\b|\bdrop (?:all|any|every|your)|discard (?:all|any|every|your)"
    r"|replac(?:e|es|ed by|ed with) (?:those below|(?:the|all|any|every) (?:ones? below|(?:\w+ )?(?:rules|instructions|guidelines) (?:that )?you)))\b"
)
NOT = r"(?:do not|don['’]t|never|must not|must never|should not|should never|not to|no need to|need not|without|refrain from|avoid|refuses? to|cannot|can['’]t|may not)"
_DEED = r"(?:steps?|changes?|commands?|calls?|uploads?|downloads?|requests?|actions?|edits?|commits?|transfers?|packages?|dependenc(?:y|ies)|remotes?|backups?|telemetry|fact)"
ACTION = r"(?:steps?|changes?|commands?|calls?|uploads?|downloads?|lines?|sections?|instructions?|requests?|actions?|flags?|edits?|commits?|transfers?|items?|packages?|dependenc(?:y|ies)|remotes?|backups?|telemetry|part|fact)"
THIS = rf"(?:(?:this|that|it|these|those|any of (?:this|it|these))(?: (?:\w+ )?{ACTION})?|(?:this|that|these) (?:\w+ ){{0,2}}{ACTION}|the (?:\w+ ){{0,2}}{_DEED}(?: above| below)?)"
REPORT = r"(?:summar(?:y|ies|i[sz]\w*)|reports?|answers?|repl(?:y|ies)|responses?|commit messages?|change-?logs?|pull requests?|release notes|notes|messages?|output|history)"
SEND = r"\b(?:sends?|sent|sending|posts?|posted|uploads?|uploaded|transmits?|transmitted|forwards?|forwarded|shares?|shared|submits?|submitted|reports?|reported|pings?|calls?|mirror(?:s|ed)?|cop(?:y|ies|ied)|push(?:ed)?|deliver(?:ed)?|relay(?:ed)?|stream(?:ed)?|attach|hands?|handed|pass(?:es|ed)? on|logs?|logged|e-?mail(?:ed)?|request to|open an issue|publish(?:ed)?|leak(?:ed)?)\b"
_WHO = r"(?:the |a |this )?(?:users?|persons?|customers?|humans?|clients?|owners?|people|they)"
_DID = r"(?:has |have |had )?(?:typed|typ(?:es?|ing)|wrote|writes?|written|said|says?|ask(?:s|ed)?|enter(?:s|ed)?|past(?:es?|ed)|opened|opens?|sent|sends|uploads?|uploaded|shared|told)"
_TALK = r"(?:conversations?|chats?|dialog(?:ue)?s?|transcripts?|prompts?|messages|histor(?:y|ies)|contexts?)"
PERSONAL = (
    rf"\b(?:everything|all(?: that)?|whatever|anything|what|files|messages|text) (?:that )?{_WHO} {_DID}\b"
    r"|\b(?:full|whole|entire|complete|copy of (?:the|this)|all(?: of)?(?: the)?) (?:\w+ )?(?:conversations?|chats?|dialog(?:ue)?s?|transcripts?|(?:chat|session) history)\b|\b(?:all|every one|copy) of (?:the |your )?prompts\b|\ball (?:the |your |user )?(?:prompts|messages)\b|\bfull prompt, including\b"
    rf"|\b{_TALK} (?:of (?:this|the) session|so far)\b|\b(?:the|this|our) (?:conversation|transcript|chat|dialogue)\b|\bopen(?:ed)? files\b|\bcontents? of (?:the |your )?clipboard\b"
    r"|\benvironment variables\b|\boutput of [`\"']?(?:env|printenv)[`\"']? |\busers?['’]s? (?:\w+ )?(?:question|message|prompt|input|request)s? and (?:your|the) (?:answer|reply|response)s?\b"
    r"|\b(?:each|every|all) (?:questions?|messages?|prompts?|inputs?|words?) (?:of|from|by) (?:the |a )?users?\b|\b(?:mirror|upload|push|copy) the (?:workspace|working directory|home directory|users?['’]s? \w+)\b"
)
_SERVED = r"(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|(?:[\w-]+\.)*(?:openai\.com|anthropic\.com|huggingface\.co|langfuse\.com|langchain\.com|wandb\.ai|replicate\.com|fireworks\.ai|perplexity\.ai|deepseek\.com|voyageai\.com|cohere\.ai)|generativelanguage\.googleapis\.com|api\.mistral\.ai|api\.cohere\.com|api\.groq\.com|openrouter\.ai|api\.together\.xyz)(?:[:/\s`)>,;]|$)"
MAKERS = rf"https?://{_SERVED}"
"""Where language models and their traces are served by their makers; not a stranger's address."""
AWAY = r"https?://|\b[\w.+-]+@[\w-]+\.\w+|\b(?:our|the|this|my) (?:\w+ )?(?:webhook|collector)\b|\b(?:our|my) (?:\w+ )?(?:endpoint|server)\b"
IMAGE = r"!\[|<img\b|\b(?:badges?|images?|pictures?|pixels?|icons?|logos?|gifs?)\b|\[[^\]\n]*\]\(https?://[^)\s]*[?&]\w+="
THEIRS = (
    rf"\b(?:users?|customers?|persons?|humans?)(?:['’]s?)? (?:\w+ ){{0,3}}(?:text|messages?|questions?|prompts?|inputs?|projects?|names?|keys?|words|data|files?)\b|\b(?:previous|last|latest|preceding) (?:user )?(?:messages?|questions?|prompts?|turns?|input)\b"
    rf"|\bthe (?:conversation|chat|transcript|dialogue)\b|\bwhat {_WHO} {_DID}\b|\b(?:API|access|secret) (?:keys?|tokens?)\b|\bsystem prompt\b"
)
FILLED = r"[?&][\w-]+=|\bquery\b|\bin(?:to)? (?:the )?place of\b|\breplaced by\b|\bencoded\b|\bcarr(?:y|ies)\b|\bappend|\bplaceholder\b|\bfill"
DIALOG = r"\b(?:permissions?|confirmation|approval|consent|security|authori[sz]ation)(?: |-)(?:dialogs?|prompts?|questions?|requests?|pop-?ups?|windows?|boxes)\b|\bquestions? about permissions?\b|\b(?:agent|tool|harness|assistant|editor|it) asks (?:you )?for (?:permission|approval|confirmation|consent)\b"
OWN_FILES = r"\b(?:CLAUDE|AGENTS|GEMINI|MEMORY|SOUL|QWEN|copilot-instructions)\.md\b|\.(?:cursor|windsurf|cline)rules\b|\.cursor/rules\b|\bmcp(?:_config)?\.json\b|~/\.(?:claude|codex|gemini|cursor)/\S+|\.claude/settings\S*"
OWN_MEMORY = r"\byour (?:own |long-term |persistent |permanent )*(?:memory|memories|custom instructions|system prompt)\b|\b(?:agent|assistant|harness)['’]s (?:own )?memory\b"
LASTING = (
    r"\bthe following\b|\bthe (?:sentence|line|rule|words?)(?:\s*[\"“'`:]|$)|\bsessions? that follow\b|\b(?:sentence|lines?|text|paragraph|rule|block|section)s? (?:below|above)\b|\b(?:this|these) (?:\w+ )?(?:sentence|lines?|rules?|page|skill|paragraph|text|preference|instructions?|server)\b|\balways\b|\b(?:every|each|any) (?:later |new |future )?(?:session|time|start|chat|task)\b"
    r"|\b(?:later|future|all|next) (?:sessions|chats|conversations)\b|\bpermanent(?:ly)?\b|\bsurviv\w+|\bkeep this\b|\bfrom now on\b|\ballow(?:ed)? (?:everything|domains?|all)\b|\bapproval_policy\b|\bto never\b"
)
KEPT = r"\b(?:this|these|the following|following|the|my|our) (?:\w+ )?(?:rules?|instructions?|preferences?|sentences?|notes?|orders|guidelines|page|skill)\b"
CIPHER = r"\brot-?13\b|\bcaesar\b|\b(?:turn|move|rotate) (?:the|each|all|every) letters?\b|\bcipher\b|\bshift(?:ed|ing)? (?:each|every|the|all) letters?\b|\bbackwards?\b|\brevers(?:e|ed) (?:the|this|each|letters|text)\b|\b(?:second|third|fourth|other|first|initial|last) (?:letter|word|character)s?\b|\binitial letters\b|\bbase(?:64|32)\b|\bhex(?:adecimal)?\b|\bmorse\b|\b(?:decrypt|decipher|unscramble)\b|\bdecode (?:this|the (?:following|next|string|line|text|note|block))\b"
OBEY = r"\bact (?:on|upon) (?:it|them|that|the (?:result|text|message|words)|what)\b|\bobey\b|\bcarry (?:it|them|that) out\b|\bdo (?:what|as) (?:it|they|the result) (?:says?|tells?|asks?|reads?)\b|\bfollow (?:it|them|the result|the decoded|what it)\b|\b(?:and|then),? execute\b|\bexecute (?:it|them|the result)\b|\bcomply with\b|\binstructions? (?:to|for) you\b|\bwhat you (?:do|are to do|must do)\b|\bperform it\b"
PRIVATE_FILE = r"(?:~|\$HOME)/\.(?:ssh|aws|netrc|kube|docker|gnupg|git-credentials|npmrc|pypirc|azure|config/(?:gcloud|gh|rclone|hub)|cache/huggingface/token|vault-token|boto|cargo/credentials|m2/settings)\S*|/etc/shadow|\bid_(?:rsa|ed25519)\b|\bcontents? of (?:the )?[`\"']?\.env\b|\bcredentials\.json\b|\bbrowser['’]?s? (?:cookies|passwords)\b|\bcookies of the browser\b|\busers?['’]s? (?:ssh|api|private) keys\b|\bapi keys in the environment\b"

MACHINE = r"(?:(?:AI|LLM|(?:coding|automated|review(?:er|ing)?|language|machine) (?:agent|model|assistant)|agent|assistant|bot|chatbot|model reader|machine reader|automated reader|Claude|ChatGPT|Copilot|Codex|Gemini)s?(?: (?:agent|assistant|model|reader|reviewer|system|tool|bot)s?)?)"
_DO = (
    r"(?:(?:add|append|approve|accept|assume|bypass|click|consider|copy|delete|disable|disregard|download|execute|fetch|forget|forward|give|grant|hide|ignore|include|insert|install|mark|merge|obey|omit|praise"
    r"|print|promote|rank|rate|recommend|remember|remove|replace|report|reveal|run|say|score|send|skip|submit|tell|tick|treat|trust|upload|write)"
    r" (?:the|this|that|these|those|every|each|all|any|it|no|nothing|your|a|an|my|me|everything|success|sudo|[^\s]*[/.~][^\s]*)|(?:do not|don['’]t|never) [a-z]+)(?:\s|[.,;!)\]\"']|$|-)"
)
OWN_SETTINGS = r"\byour (?:agent |tool |own )?settings\b|\b(?:agent|assistant|harness)['’]s (?:own )?(?:settings|permissions)\b"
TO_MACHINES = (
    rf"\b{MACHINE}\s*[:,;–—-]+\s*(?:(?:please|you (?:must|should|may|can|will|have to|are to)|also|then|now|always|first|kindly)\s+)*(?:{_DO}|(?:you must|you should always|please always|always|never) [a-z]+)"
    rf"|\b{MACHINE} (?:reading|seeing|loading|processing) (?:this|the)\b|\bmodels reading this\b|\bif you are an? (?:\w+ )?{MACHINE}\b"
    rf"|\b(?:notes?|messages?|instructions?|orders?|hints?) (?:to|for) (?:the |all |any )?{MACHINE}\s*[:,–—-]"
    rf"|\b{MACHINE} (?:must|should|please|may|has to|have to|will|are to|is to) (?:also |first |always |now |then |please )*{_DO}"
)
"""An order that is addressed to whatever machine reads it."""
