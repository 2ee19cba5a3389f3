"""What people are not to learn."""
# ruff: noqa: E501 - sets of words are read whole

from bot.workflow.standards.threats.intents.intent import Intent
from bot.workflow.standards.threats.lexicon import ACTION, NOT, PAGE, PEOPLE, REPORT, THIS
from bot.workflow.standards.threats.tongues import ANSWER, TELL, TELL_NOT, USER

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

CONCEAL: dict[str, Intent] = {
    "silence in another language": Intent((USER, TELL_NOT, TELL)),
    "unmentioned in another language": Intent((ANSWER, TELL_NOT, TELL), is_doubted=True),
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
    "unheard of": Intent(
        (
            rf"\b{PEOPLE} (?:\w+ )?(?:does|do|did|must|should|may|will|need|needs|has|have)(?: not|n['’]t| never)?(?: to)? (?:never |not |ever )?(?:(?:hear|find out|be told|be shown|be bothered)(?: \w+)? (?:of|about)|learn of)\b|\b(?:leave|leaving|omit|drop|cut|strike|keep) (?:out of|from) (?:the|your|any|every) (?:\w+ )?{REPORT} (?:that|the fact|how|where|which)\b",
            rf"{NOT}|\bnot\b|n['’]t\b|\bnever\b|\b(?:leave|leaving|omit|drop|cut|strike|keep) (?:out of|from)\b",
        ),
        unless=r"\bprivate\b|\bpersonal data\b|\binternals?\b",
        is_doubted=True,
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
}
