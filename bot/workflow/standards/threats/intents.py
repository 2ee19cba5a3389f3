"""What a sentence may order, each told by the kinds of words that it holds."""
# ruff: noqa: E501 - sets of words are read whole

from dataclasses import dataclass

from bot.workflow.standards.threats.lexicon import (
    ACTION,
    AGENT,
    ALL,
    AWAY,
    CIPHER,
    DIALOG,
    FILLED,
    IMAGE,
    KEPT,
    LASTING,
    NOT,
    OBEY,
    OWN_FILES,
    OWN_MEMORY,
    OWN_SETTINGS,
    PAGE,
    PEOPLE,
    PERSONAL,
    PRIVATE_FILE,
    REPORT,
    RULES,
    SEND,
    THEIRS,
    THIS,
    VOID,
    YOURS,
)
from bot.workflow.standards.threats.tongues import (
    BEFORE,
    FORGET,
    FORGOTTEN,
    PRIVATE,
    SENDS,
    SENDS_NOT,
    TELL,
    TELL_NOT,
    UNLESS,
    USER,
)


@dataclass(frozen=True)
class Intent:
    """Sets of words that a sentence must all hold, and those that make it harmless.

    The first is sought in the text, the others in its sentence: what is looked for soonest first.
    """

    needs: tuple[str, ...]
    unless: str = ""
    is_doubted: bool = False
    """May an honest page say so too, of a program or of its own matter?"""


_OMITTED = (
    r"(?:leav(?:e|ing)|keep(?:ing)?) # (?:out|off)\b|(?:leav(?:e|ing) out|hold(?:ing)? back) #|silent (?:on|about) (?:#|the \w+)"
    r"|(?:omit|exclud|withhold|conceal|suppress)(?:e|ing)? #|(?:skip|drop|hid)(?:e|ping|ing)? #"
    r"|! (?:\w+ )?(?:list|mention|includ|nam|record|not|report|document|describ|reveal|disclos|acknowledg|cit)(?:e|ing)? #"
    r"|no (?:mention|trace|word|record) of #|(?:nothing|not a word|no word) (?:about|of|on) #"
    r"|# (?:\w+ )?(?:must|should|may|shall|need|is|are|has|have|can)(?: not| never|n['’]t)(?: to)?(?: be)? (?:appear|mention|list|show|seen|visible|includ|report|part|record|discuss|brought up)"
    r"|(?:must|should|may|shall|does|do)(?: not| never|n['’]t) (?:contain|mention|include|list|name|reveal) #"
    r"|(?:bring|raise)(?:ing)? (?:this|that|it) up|(?:bring|raise)(?:ing)? (?:up )?#"
    r"|! (?:show|log) (?:this|that|the) (?:\w+ )?@\b"
)
"""Leaving something out: `#` is what, `!` a negation, `@` a noun for what was done."""
_OMIT = _OMITTED.replace("#", THIS).replace("!", NOT).replace("@", ACTION)
_MAYBE_OMIT = (
    r"\b(?:(?:leav(?:e|ing)|hold(?:ing)? back|silent (?:on|about)|keep(?:ing)?|omit(?:ting)?|exclud(?:e|ing)|withhold|conceal|suppress|skip|drop|hid(?:e|ing)|(?:mention|trace|word|record|nothing) (?:of|about|on)|bring(?:ing)?|raise"
    r"|(?:not|never|n['’]t|without|avoid|refrain from|need to) \w+)(?: out| up)? (?:this|that|it|these|those|any of|the)"
    r"|(?:not|never|n['’]t)(?: to)?(?: be)? (?:appear|mention|list|show|seen|visible|includ|report|part|record|discuss|brought up)\w*)\b"
)
"""Wider and of fewer states than `_OMIT`, to find the sentences."""
_ANY_REPORT = (
    rf"{PEOPLE}|\byour (?:\w+ )?{REPORT}|commit messages?|change-?logs?|release notes|final (?:answer|message|reply|report|summary)"
    r"|without (?:mention|report|list|not|record)ing|shell history|(?:nothing|not a word|no word) (?:about|of|on) (?:this|it)"
)
_TOLD = rf"what you (?:tell|say|show|report|write)|summari[sz]|describe your|tell(?:ing)? {PEOPLE}"
_WELL = r"(?:pass(?:ed|es)?|success\w*|succeed\w*|worked|nothing (?:was|has been|is|had) (?:chang|sent|writ|delet|remov|happen)\w*|unchanged|accepted|approved|safe|fine|done|clean|correct|five stars|excellent|all is well)"
_GIVEN = r"(?:agreed|granted|consent(?:ed)?|approv(?:al|ed)|authori[sz](?:ed|ation)|permission|permitted|signed off|okayed)"
_BEFORE = r"(?:in advance|beforehand|already|blanket|standing|prior|once and for all|up front|ahead of time)"
_YES = r"(?:yes|allow\w*|[\"'“`]y[\"'”`]|press y|automatic\w*|on behalf|yourself|without (?:consult|ask|review|read|look)\w*|every|each|all|any|whenever|always)"
_TO_ACCEPT = r"(?:answer(?:ed)?|repl(?:y|ied)|respond|click|press|confirm(?:ed)?|accept(?:ed)?|approv(?:e|ed)|grant(?:ed)?|allow(?:ed)?|say|choose|select|type|dismiss|okay|wave through)"
_TO_KEEP = r"(?:append|add|put|write|copy|insert|save|store|paste|note|record|persist|update|extend|register|edit|set|create|place|memori[sz]e|include|inject|plant|contain|remember|change|pin)"
_TO_READ = r"(?:read|reading|print|printing|show|dump|dumping|cat|list|collect|gather|harvest|grab|steal|take)"
_START = r"(?:^|[,;:.!?] |\bthen |\band |\bby |\bfirst |\bplease |\balso |\balways |\] )"
_OF_VERSIONS = r"\bversions?\b|\breleases?\b|\d\.\d|\bAPI\b|\bdeprecat"

_STUDIED = r"\battack\w*|\bresearch|\bbenchmark|\bdetect|\bdefen[cs]e|\bpoison"

INTENTS: dict[str, Intent] = {
    # Other rules than those that the agent has.
    "void": Intent(
        (
            VOID,
            rf"\b{RULES}\b|\b{ALL}\b",
            rf"{YOURS}|{AGENT} reading|\b(?:note|message) (?:to|for) (?:all |any )?{AGENT}\b|binding for you",
        ),
        unless=_OF_VERSIONS,
    ),
    "in another language": Intent((FORGET, BEFORE, FORGOTTEN), unless=UNLESS),
    "void here": Intent(
        (
            VOID,
            rf"\b{RULES}\b|\b{ALL}\b",
            PAGE,
            r"\b(?:ahead of|before|prior to|once|while|after|came|loaded|overrul\w+|outranks?|precedence|supersed\w+|only|cover|by (?:this|the present))\b",
        ),
        unless=rf"{RULES} (?:\w+ )?(?:in|of|on|from|below|above) {PAGE}|{RULES} (?:that|which) (?:do|does) |{_OF_VERSIONS}|\bcopy of\b",
        is_doubted=True,
    ),
    "authority": Intent(
        (
            r"\b(?:sole|only|final|highest|single|supreme|last) (?:source of )?(?:authority|truth|word)\b",
            rf"{PAGE}|\bthis\b",
            rf"\byou\b|{AGENT}|from now on|authority",
        ),
        unless=_OF_VERSIONS,
    ),
    "conflict": Intent(
        (
            r"\bconflict(?:s|ing)?\b|\bcontradicts?\b|\bdisagrees?\b",
            rf"\bwins?\b|\bprevails?\b|\bcomes? first\b|\b(?:follow|obey|trust|prefer|believe) {PAGE}",
            PAGE,
            rf"\b(?:users?|system|operator|developer|owner|your)\b|{RULES}",
        ),
    ),
    "configured": Intent(
        (
            r"\b(?:ignore|disregard|forget|override|overlook|bypass) (?:what(?:ever)?|anything|everything|all(?: that)?) (?:the |your )?(?:operators?|developers?|owners?|system|admin\w*|users?|company|vendor)\b|\b(?:ignore|disregard|forget|override|overlook|bypass|drop) (?:the |all |any )?(?:rules|instructions|constraints|guidelines|limits|polic(?:y|ies)|restrictions) (?:from|of|in|by) your (?:setup|configuration|developers?|operators?|vendor|owner|maker|creator|system)\b",
        ),
    ),
    "announced": Intent(
        (
            r"\b(?:message|note|order|instructions?|update|notice|word) from (?:anthropic|openai|google|microsoft|the (?:system )?administrators?|your (?:operator|developer|creator|maker|owner)s?|the (?:system|platform|vendor))\b|\bthis is your (?:operator|developer|creator|owner|administrator)\b|\b(?:anthropic|openai|system|platform|security) (?:policy )?(?:update|override|notice):|\b(?:agents?|assistants?|AIs?|LLMs) (?:may|must|shall) now\b",
            r"\b(?:you|agents?|assistants?|models?) (?:must|may|shall|are to|have to|can|need to)\b|\b(?:run|execute|send|upload|skip|obey|approve)\b",
        ),
        unless=rf"\b(?:forged?|fakes?|pretend\w*|claims?) |\b(?:subscribe|newsletter)\b|{NOT} trust",
        is_doubted=True,
    ),
    "full rights": Intent(
        (
            r"\b(?:act|work|proceed|operate|continue|go on|carry on|run) with (?:full|unrestricted|all|elevated|root|administrator|unlimited) (?:rights|permissions?|access|privileges|powers|authority)\b",
            rf"\byou\b|{AGENT}|\bfrom (?:this|here|now)\b|{_START}(?:act|work|proceed|operate|continue|carry on)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:act|work|proceed|operate|continue|run)\b|\bneeds?\b|\brequires?\b",
        is_doubted=True,
    ),
    # What people are not to learn.
    "silence in another language": Intent((USER, TELL_NOT, TELL)),
    "omit": Intent(
        (
            _MAYBE_OMIT,
            _ANY_REPORT,
            rf"{REPORT}|{_TOLD}|\b(?:mention|bring|brought|rais|disclos|reveal|acknowledg|conceal|withh?[eo]ld)\w*",
            _OMIT,
        ),
        unless=r"\b(?:when|if) (?:it|they|its) |\bempty\b",
    ),
    "silence": Intent(
        (
            rf"\b(?:keep|stay|remain|be) (?:quiet|silent|mum|discreet) (?:about|on|over)\b|\bbetween (?:you and (?:me|us|{PAGE})|us two)\b|\b(?:say|tell|write) (?:nothing|not a word)(?: of it)? to {PEOPLE}|\btell {PEOPLE} nothing(?:[^\w\s]|\s*$| (?:[^\Wt]|t[^\Wo]|to\w))",
        ),
    ),
    "unseen": Intent(
        (
            rf"\b{PEOPLE} (?:is|are) (?:not|never) to (?:hear|know|learn|see|be told|find out|notice|be shown)\b|\bso that (?:the )?(?:reviewers?|maintainers?|owners?|operators?) (?:do not|does not|never|will not) (?:look|notice|see|check|ask)\b|\b{PEOPLE} (?:does|do)(?: not|n['’]t) (?:have|need) to (?:hear|know|learn|see|be told)\b|\b{PEOPLE} (?:need|must|should|may|do)(?: not|n['’]t) (?:see|hear|learn of|be shown|be bothered with) (?:about )?{THIS}",
        ),
    ),
    "evade": Intent(
        (
            rf"\b(?:if|when|should) (?:the |your |a )?{PEOPLE} (?:asks?|inquires?|wants? to know|wonders?)(?: about| what| which| whether| why| if| how)\b",
            r"\b(?:leave out|omit|deny|lie|say nothing|pretend|change the subject|do not (?:say|mention|tell|reveal)|never (?:say|mention|tell|reveal)|claim|answer that (?:nothing|all|everything)|evade|dodge)\b",
        ),
        unless=r"\bprivate\b|\bpersonal data\b|\bnot know\b",
    ),
    "lie": Intent(
        (
            r"\b(?:whatever|regardless|no matter|even (?:if|though)|without (?:running|checking|reading|looking|testing|doing)|in any case|pretend|five stars|always (?:mark|report|rate|score|say|treat|count|declare|tick))\b",
            rf"\b(?:pretend|claim|report|say|state|declare|mark|treat|rate|score|act as (?:if|though))\b[^.\n]*\b{_WELL}\b|\btick (?:all|every|each)\b|\brate {PAGE}",
            r"\b(?:every|all|each|any|this skill|reviews?|checks?|tests?|steps?|boxes|nothing|that|results?|audits?|builds?|scans?|success)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:pretend|claim|report|say|state|declare|mark|treat|count|rate|tick)\b|\balways (?:check|verify|run|test|report (?:both|whether|how))\b|\bexpected\b|\b(?:reports|says|claims|marks|treats|counts) ",
        is_doubted=True,
    ),
    # What is sent away.
    "send": Intent(
        (PERSONAL, SEND, AWAY),
        unless=rf"{NOT} (?:\w+ )?{SEND}|\bnothing (?:is|was) sent\b|\byour (?:own )?(?:endpoint|server|gateway|deployment|instance)\b|\bmask|\bredact|\banonymi[sz]",
    ),
    "send in another language": Intent(
        (
            SENDS,
            rf"{PRIVATE}|{PRIVATE_FILE}",
            rf"{AWAY}|{PRIVATE_FILE}|\w\.(?:com|net|org|dev|io|app)\b",
        ),
        unless=SENDS_NOT,
    ),
    "image": Intent(
        (
            THEIRS,
            IMAGE,
            r"https?://",
            FILLED,
            rf"{_START}(?:show|render|embed|place|append|put|display|include|insert|add|fill|finish|end|close|let)\b|\b(?:each|every|the|your) (?:answer|reply|response)s?\b",
        ),
        unless=rf"{NOT} (?:render|show|load|display|embed|include|follow)|\battack\w*|\bexfiltrat",
    ),
    # What only people may decide.
    "dialog": Intent(
        (DIALOG, rf"\b{_TO_ACCEPT}\b", rf"{_YES}"),
        unless=rf"\bby (?:a|an|the|two|another) (?:\w+ )?{PEOPLE}|\bafter (?:reading|review|check)|\bcan be\b|\bor [\"']?(?:n|no|reject|deny|edit)\b|{NOT} (?:\w+ )?{_TO_ACCEPT}|\b{PEOPLE} (?:can |may |must |should |has to |have to |then |will )?(?:{_TO_ACCEPT}s?)\b",
        is_doubted=True,
    ),
    "consent": Intent(
        (
            rf"\b{_GIVEN}\b",
            rf"\b{_BEFORE}\b",
            rf"\b(?:everything|anything|all (?:of )?(?:the )?(?:commands?|steps?|actions?|this|it|below)|{PAGE}|no questions?|do not ask|without asking|(?:commands?|steps?) below)(?:\b|$)",
            rf"\b(?:{PEOPLE}|they|you|approval|consent|permission)\b",
        ),
        unless=r"\b(?:if|unless|until|whether|once|before|only when|must have|needs?)\b",
    ),
    "considered": Intent(
        (
            rf"\b(?:consider|treat|regard|deem|take|count|view|assume|look (?:on|upon))\b[^.\n]{{0,100}}(?:\b|-|pre){_GIVEN}\b",
            rf"\b(?:each|every|any|all|everything|anything|whatever)\b|{PAGE}|\b(?:the|these|those) (?:\w+ )?{ACTION}",
            rf"\basking\b|\bno need to ask\b|{NOT} ask|\b{_BEFORE}\b|\bpre-?{_GIVEN}|\bwithout asking\b",
        ),
        unless=rf"\b(?:if|unless|until|whether|once|only (?:if|when|after|by|with)|after|by (?:a|an|the|two) )\b|{NOT} (?:\w+ )?(?:consider|treat|regard|deem|take|count|view|assume)\b",
    ),
    "asking is costly": Intent(
        (
            rf"\b(?:asking|consulting|checking with|prompting|bothering|interrupting|disturbing) {PEOPLE}\b[^.\n]{{0,40}}\b(?:costs?|wastes?|slows?|delays?|annoys?|loses?|breaks|(?:is|are) (?:not |un|a waste|superfluous|pointless)\w*)",
            rf"\b(?:pre-?)?{_GIVEN}\b|\bpermi|\bconfirm|\bcommands?\b|\bsteps?\b",
        ),
        is_doubted=True,
    ),
    "unasked": Intent(
        (
            rf"{NOT} (?:\w+ )?(?:wait|pause|stop|hold)(?:ing)?\b",
            rf"\b(?:wait|pause|stop|hold)(?:ing)?\b[^.\n]*\b{PEOPLE}\b[^.\n]*\b(?:confirm|approv|agree|permi|consent)",
        ),
        is_doubted=True,
    ),
    "unneeded": Intent(
        (
            r"\bno (?:confirmation|approval|permission|consent) (?:is |was )?(?:needed|required|necessary)\b",
            rf"\b(?:from|by|of) {PEOPLE}|before \w+(?: \w+)? (?:is|are) (?:remov|delet|overwrit|push|sent)",
        ),
        is_doubted=True,
    ),
    "unheard": Intent(
        (
            r"\bwithout (?:the |a |your )?(?:users?|owners?|operators?|customers?)['’]s? (?:go-ahead|approval|consent|permission|ok|knowledge|say-so)\b|\bwhen(?:ever)? asked for (?:approval|permission|confirmation|consent),? (?:approve|say yes|confirm|accept|agree)|\b(?:consider|take|treat) (?:consent|approval|permission) (?:as )?(?:given|granted)\b",
        ),
        unless=rf"{NOT} (?:\w+ ){{0,4}}?without|\b(?:nothing|nobody|no one)\b",
        is_doubted=True,
    ),
    "always allow": Intent(
        (
            r"\balways allow\b|\b(?:permission|approval) (?:mode|prompts?|checks?|policy|settings?)\b|\bauto-?approv\w*|\byolo mode\b|\bapproval_policy\b|\bsilence of\b",
            r"\b(?:choose|select|click|pick|bypass|turn(?:ed)? off|switch(?:ed)? off|disable|so that (?:the )?users? (?:is|are) not|never|treat|take)\b",
            rf"\b(?:your|harness|{PEOPLE}|whenever|every|tool asks|agent['’]?s?)\b|approval_policy",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:choose|select|click|pick|bypass|turn off|disable|treat|take)\b",
        is_doubted=True,
    ),
    # What outlasts the page.
    "memory": Intent(
        (OWN_FILES, rf"\b{_TO_KEEP}\b", LASTING),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own memory": Intent(
        (OWN_MEMORY, rf"\b{_TO_KEEP}\b", rf"{LASTING}|\bthat\b|https?://|:"),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own settings": Intent(
        (
            OWN_SETTINGS,
            rf"\b{_TO_KEEP}\b",
            r"\ballow|\bpermi|\bapprov|\btrust|\bnever ask|\bunrestricted\b",
        ),
        unless=rf"{NOT} (?:\w+ )?{_TO_KEEP}\b",
        is_doubted=True,
    ),
    "own rights": Intent(
        (
            r"\bBash\((?:\*|:\*|\*:\*|\*\*)?\)|\bdefaultMode\b|\bbypassPermissions\b|\bskipDangerousModePermissionPrompt\b|\"allow(?:edTools)?\": ?\[[^\]\n]*\"(?:Bash|\*)\"",
            rf"\b(?:{_TO_KEEP}|grant|allow|turn on|enable)\b",
            rf"{OWN_FILES}|{OWN_SETTINGS}|\bsettings(?:\.local)?\.json\b|\bpermissions\b",
            r"\binterrupt|\bask(?:s|ed|ing)?\b|\bprompt|\bpaus|\bstop|\bhalt|\bnow\b|\bfirst\b|\bbefore\b|\blater steps\b|\bconfirm",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:{_TO_KEEP}|grant|allow)\b|\bcontainer\b|\bsandbox",
    ),
    "rule kept": Intent(
        (
            r"\b(?:across|in|for|to|over) (?:all |every |each |any )?(?:of your )?(?:future |later |other |next |coming )?(?:sessions|conversations|chats)\b|\bin memory:",
            rf"\b{_TO_KEEP}\b",
            KEPT,
        ),
        is_doubted=True,
    ),
    # What is written so that people cannot read it.
    "cipher": Intent((OBEY, CIPHER), unless=rf"{NOT} (?:\w+ )?(?:obey|follow|act|execute|do)\b"),
    # What the work is spoilt by.
    "private file": Intent(
        (
            PRIVATE_FILE,
            rf"{_START}{_TO_READ}\b|\b(?:open|search|look|find|use|check)\b[\s\S]*\b(?:note|copy|read|list|write|send|use it|every request)\b",
        ),
        unless=rf"{NOT} (?:\w+ )?{_TO_READ}|\.pub\b|\b(?:in)?to [`\"']?(?:{PRIVATE_FILE})|\bset\b|\bmask|\bwith\W+(?:aws|kubectl|ssh-\w+|gh|gcloud|hf|docker)\b",
        is_doubted=True,
    ),
    "environment": Intent(
        (
            r"\ball (?:of the |the )?environment variables\b|\boutput of [`\"']?(?:env|printenv|set)[`\"']? ",
            r"\b(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
            rf"\b{REPORT}\b|\bissue\b|https?://",
        ),
        unless=rf"{NOT} (?:\w+ )?(?:include|add|dump|print|put|paste|write|list|append|attach|show)\b",
        is_doubted=True,
    ),
    "back door": Intent(
        (
            r"\b(?:back-?doors?|trojans?|key-?loggers?|malware|(?:hidden|secret|web|ad|user|visitor|click) trackers?|tracking (?:snippet|pixel|script))\b",
            rf"{_START}(?:add|insert|plant|leave|hide|build|inject|put)\b",
        ),
        unless=_STUDIED,
        is_doubted=True,
    ),
    "in all you write": Intent(
        (
            r"\b(?:code|files?|pages?|scripts?|answers?) (?:that )?you (?:write|create|make|generate|edit|give)\b",
            r"https?://|\bhosted (?:at|on|by)\b",
        ),
        unless=rf"{_STUDIED}|\bsee\b|\bread\b|\bdocumented\b",
        is_doubted=True,
    ),
    "checks": Intent(
        (
            r"\b(?:weaken|loosen)\b|\bfailing tests\b|\btests that fail\b|\b(?:directly|straight) to (?:main|master)\b",
            rf"\b(?:weaken|loosen) (?:the |all )?(?:\w+ )?(?:checks?|validation|authentication)\b|{_START}delete (?:the |all )?(?:failing tests|tests that fail(?:[.,;]|$))|\bpush(?:es)? (?:directly|straight) to (?:main|master)\b[^.\n]*\bwithout\b",
        ),
        unless=_STUDIED,
        is_doubted=True,
    ),
}
"""What a sentence may order, and the words by which it is known."""
